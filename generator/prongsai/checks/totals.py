"""Tables that add up: a total row, what is worked out within a row, and the bars beside a table.

Source: arithmetic itself. Nothing is said where a column may be something else than a sum (shares, averages, years,
ordinals), nor where rows stand within rows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import permutations

from prongsai.catalogue import Catalogue
from prongsai.loading import YearData
from prongsai.model.evidence import ChartEvidence, Evidence, TableEvidence
from prongsai.problems import Place, Problem, Severity
from prongsai.thai import arabic, fold

NUMBER = re.compile(r"([-−]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?) ?([^0-9\s][^0-9]{0,20})?")
AMOUNT_BEHIND = re.compile(r"[^0-9]+ ([0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?)")
"""A name with a sum behind it: ร้านสมมติการไฟฟ้า 43,800."""
NOTHING = re.compile(r"[-–—\s]*|(?:-\s*)?ไม่มี|ไม่ใช้งบประมาณ|ไม่ได้ใช้งบประมาณ|ไม่ได้ดำเนินการ")
TOTAL = re.compile(r"(?:รวม|ยอดรวม|ผลรวม)(?:ทั้งสิ้น|ทั้งหมด|ทั้งปี|เป็นเงิน|จำนวน)?(?: ?\(?[^\s0-9]{1,12}\)?)?(?: ?[0-9]+ ?\S+)?")
COUNTED = re.compile(r"(?:รวม(?:ทั้งสิ้น|ทั้งหมด)? ?)?([0-9]+) ?(โครงการ|กิจกรรม|รายการ|มาตรการ|เรื่อง|งาน|ประเด็น|ข้อ)")
STATUS = (
    "(?:และ)?(?:ระดับ)?(?:สูงมาก|สูง|ปานกลาง|ต่ำมาก|ต่ำ|เสร็จแล้ว|แล้วเสร็จ|เสร็จ|ไม่เสร็จ|กำลังดำเนินการ|อยู่ระหว่างดำเนินการ"
    "|กำลังจัดหา|ยังไม่เริ่ม|ยังไม่ถึงกำหนด|ยังไม่ดำเนินการ|ยกเลิก|บริหารสัญญา|ทยอยจัดหา|ประกาศเชิญชวน|พิจารณาผล)"
)
"""Words for groups that make up a whole."""
PARTS = re.compile(rf"(?:{STATUS} [0-9]+(?: (?:โครงการ|กิจกรรม|รายการ|มาตรการ|เรื่อง|งาน))?(?: |$)){{2,}}")
SPENT_SHARE = re.compile(r"(?:ใช้จ่าย|เบิกจ่าย|ใช้จริง|คิดเป็น)?ร้อยละ ?([0-9]+\.[0-9]+)")
INNER_ROW = re.compile(r"[-–•]|ในจำนวนนี้|[0-9]+\.[0-9]")
SHARE = re.compile("ร้อยละ|%|เปอร์เซ็นต์")
WEIGHT = re.compile("น้ำหนัก")
NO_SUM = re.compile(
    "ร้อยละ|%|เปอร์เซ็นต์|เฉลี่ย|อัตรา|ต่อหน่วย|/หน่วย|หน่วยละ|ลำดับ|ที่$|ข้อ$|รหัส|หมายเลข|โทร|เลขที่|วันที่|เดือน$|ปี$|พ.ศ.|ระดับ|สะสม|เป้าหมาย"
)
ORDINAL = re.compile("ที่|ลำดับ(?:ที่)?|ข้อ(?:ที่)?|ประเด็น(?:ที่)?")
LARGE = 100
ENOUGH = 3
PERCENT = Decimal(100)


@dataclass(frozen=True)
class Table:
    """A table with its cells read: amounts by row and column, None where a cell holds no number."""

    evidence: TableEvidence

    @property
    def columns(self) -> tuple[str, ...]:
        """The headings."""
        return self.evidence.table.columns

    @cached_property
    def cells(self) -> tuple[tuple[str, ...], ...]:
        """Every row in Arabic digits; ragged rows are as long as they are."""
        return tuple(tuple(arabic(cell).strip() for cell in row) for row in self.evidence.table.rows)

    @cached_property
    def amounts(self) -> tuple[tuple[Decimal | None, ...], ...]:
        """The number in each cell; ragged rows are filled up with None."""
        width = len(self.columns)
        return tuple(tuple([*map(amount, row), *[None] * width][:width]) for row in self.cells)

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """Positions of the rows that begin with รวม, below at least two others."""
        firsts = ((position, next(filter(None, row), "")) for position, row in enumerate(self.cells))
        return tuple(position for position, first in firsts if position > 1 and TOTAL.fullmatch(first))

    def place(self, row: int, column: int | None = None) -> Place:
        """Where a row begins, or one of its cells."""
        path = ("rows", row) if column is None else ("rows", row, column)
        return self.evidence.table.place_of(*path)

    def label(self, row: int) -> str:
        """The first cell of a row that is no ordinal."""
        return next(
            (cell for cell in self.evidence.table.rows[row] if not NUMBER.fullmatch(arabic(cell))), str(row + 1)
        )


def amount(cell: str) -> Decimal | None:
    """The number a cell states, with or without a unit behind it."""
    found = NUMBER.fullmatch(cell)
    return Decimal(found[1].replace(",", "").replace("−", "-")) if found else None


def shown(value: Decimal) -> str:
    """A number as tables print it."""
    return f"{value:,f}"


def components(data: YearData) -> Iterator[Sequence[Evidence]]:
    """What is shown together, wherever a year shows evidence."""
    for item in data.oit.items.values() if data.oit else ():
        yield from item.components.values()
    for round_ in data.progress.rounds if data.progress else ():
        for outcome in round_.results:
            yield outcome.evidence
    for document in data.documents.documents if data.documents else ():
        yield document.files


def tables_add_up(catalogue: Catalogue) -> Iterator[Problem]:
    """Every table has whole rows, right totals and rows that are worked out alike; charts agree with it."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for parts in components(data):
                tables = [Table(part) for part in parts if isinstance(part, TableEvidence)]
                for table in tables:
                    yield from _row_lengths(table)
                    yield from _totals(table)
                    yield from _ordinals(table)
                    yield from _rows(table)
                for part in parts:
                    if isinstance(part, ChartEvidence) and tables:
                        yield from _chart(part, tables)


def _row_lengths(table: Table) -> Iterator[Problem]:
    for row, cells in enumerate(table.cells):
        if len(cells) != len(table.columns):
            params = {"row": table.label(row), "cells": str(len(cells)), "columns": str(len(table.columns))}
            yield Problem("table-row-length", table.place(row), params, Severity.CHECK)


# --- a total row


def _totals(table: Table) -> Iterator[Problem]:
    if any(INNER_ROW.match(row[0]) for row in table.cells if row):
        return
    for row in table.totals:
        above = [position for position in range(row) if position not in table.totals]
        since = [position for position in above if position > max([-1, *(at for at in table.totals if at < row)])]
        for column in range(min(len(table.columns), len(table.cells[row]))):
            yield from _sum(table, row, column, [since or above, above])
            yield from _counted(table, row, column, [since or above, above])


def _sum(table: Table, row: int, column: int, choices: list[list[int]]) -> Iterator[Problem]:
    printed = table.amounts[row][column]
    heading = table.columns[column].strip()
    if printed is None or (NO_SUM.search(heading) and not WEIGHT.search(heading)):
        return
    columns = [[_addend(table.cells[at][column : column + 1]) for at in rows] for rows in choices]
    if any(value is None for values in columns for value in values):
        return
    sums = [sum((value for value in values if value is not None), Decimal(0)) for values in columns]
    mean = sums[0] / len(columns[0])
    if printed in sums or abs(printed - mean) < Decimal("0.01"):
        return
    params = {"column": heading, "total": table.cells[row][column], "sum": shown(sums[0])}
    params["meant"] = _misread(table, column, choices[0], printed - sums[0])
    yield Problem("total-row-differs", table.place(row, column), params, Severity.CHECK)


def _addend(cells: Sequence[str]) -> Decimal | None:
    """What a cell adds to a total; None when it cannot be told."""
    cell = cells[0] if cells else ""
    if NOTHING.fullmatch(cell):
        return Decimal(0)
    behind = AMOUNT_BEHIND.fullmatch(cell)
    return Decimal(behind[1].replace(",", "")) if behind else amount(cell)


def _misread(table: Table, column: int, rows: list[int], missing: Decimal) -> str:
    """Cells of which one digit, read differently, would give the printed total."""
    told = []
    for row in rows:
        value = table.amounts[row][column]
        if value is not None and value + missing >= 0 and one_digit(shown(value), shown(value + missing)):
            told.append(f"“{table.label(row)}” {shown(value)} → {shown(value + missing)}")
    return " หรือ ".join(told[:3]) or "–"


def one_digit(one: str, other: str) -> bool:
    """Whether two numbers differ in exactly one digit."""
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _counted(table: Table, row: int, column: int, choices: list[list[int]]) -> Iterator[Problem]:
    """`12 โครงการ` and `เสร็จ 11 โครงการ ไม่เสร็จ 1 โครงการ` in a total row count the rows above."""
    cell = table.cells[row][column]
    if any(table.amounts[at][column] is not None for at in choices[0]) and not cell.startswith("รวม"):
        return
    counted, parts = COUNTED.fullmatch(cell), PARTS.fullmatch(cell)
    share = SPENT_SHARE.fullmatch(cell)
    if share:
        yield from _spent(table, row, column, Decimal(share[1]))
    elif counted or parts:
        number = int(counted[1]) if counted else sum(map(int, re.findall(r"[0-9]+", cell)))
        if number not in map(len, choices):
            params = {"column": table.columns[column], "total": cell, "sum": str(len(choices[0])), "meant": "–"}
            yield Problem("total-row-differs", table.place(row, column), params, Severity.CHECK)


def _spent(table: Table, row: int, column: int, printed: Decimal) -> Iterator[Problem]:
    """`ใช้จ่ายร้อยละ 93.49` behind exactly two sums of money."""
    sums = [value for value in table.amounts[row] if value is not None]
    if len(sums) == len("ab") and sums[0]:
        worked = _rounded(sums[1] / sums[0] * PERCENT, printed, ROUND_HALF_UP)
        if worked != printed:
            params = {
                "column": table.columns[column],
                "total": table.cells[row][column],
                "sum": str(worked),
                "meant": "–",
            }
            yield Problem("total-row-differs", table.place(row, column), params, Severity.CHECK)


# --- within a row


def _ordinals(table: Table) -> Iterator[Problem]:
    """The only row of a numbered list whose number is not its own."""
    if not table.columns or not ORDINAL.fullmatch(table.columns[0].strip()):
        return
    rows = [row for row in range(len(table.cells)) if row not in table.totals]
    odd = [(row, own) for own, row in enumerate(rows, 1) if table.amounts[row][0] != own]
    if len(odd) == 1 and len(rows) > ENOUGH and table.amounts[odd[0][0]][0] is not None:
        row, own = odd[0]
        params = {"row": table.label(row), "column": table.columns[0], "rule": "เลขลำดับต่อจากแถวก่อน"}
        yield Problem(
            "row-differs",
            table.place(row, 0),
            {**params, "printed": table.cells[row][0], "worked": str(own)},
            Severity.CHECK,
        )


@dataclass(frozen=True)
class Relation:
    """How one column comes out of others."""

    result: int
    told: str
    """For the reader: `งบประมาณ − เบิกจ่าย`."""
    worked: tuple[Decimal | None, ...]
    """The value by row; None where it cannot be worked out."""


def _rows(table: Table) -> Iterator[Problem]:
    told: set[int] = set()
    for relation in _relations(table):
        row = _odd(table, relation)
        if row is not None and row not in told:
            told.add(row)
            worked = relation.worked[row]
            params = {"row": table.label(row), "column": table.columns[relation.result], "rule": relation.told}
            params |= {"printed": table.cells[row][relation.result], "worked": shown(worked or Decimal(0))}
            yield Problem("row-differs", table.place(row, relation.result), params, Severity.CHECK)


def _relations(table: Table) -> Iterator[Relation]:
    numeric = [
        column
        for column, heading in enumerate(table.columns)
        if not re.search("ลำดับ|^ที่$|^ข้อ$|^ปี$|พ.ศ.", heading)
        and sum(row[column] is not None for row in table.amounts) >= max(2, len(table.amounts) - 2)
    ]
    if len(numeric) > 2:  # noqa: PLR2004  # a result and two it comes from
        yield from _across(table, numeric)
    for result, a, b in permutations(numeric[:8], 3):
        headings = table.columns[result], table.columns[a], table.columns[b]
        if SHARE.search(headings[0]):
            yield Relation(result, f"{headings[1]} ÷ {headings[2]} × 100", _shares(table, result, a, b))
        elif "โอกาส" in headings[1] and "ผลกระทบ" in headings[2]:
            yield _each(table, (result, a, b), "×")
        elif not any(map(SHARE.search, headings)):
            yield _each(table, (result, a, b), "−")


def _across(table: Table, numeric: list[int]) -> Iterator[Relation]:
    """A column headed รวม adds up those before it."""
    result = numeric[-1]
    if re.match("รวม", table.columns[result]) and len(numeric) > ENOUGH:
        values = tuple(
            sum((row[column] or Decimal(0) for column in numeric[:-1]), Decimal(0)) if row[result] is not None else None
            for row in table.amounts
        )
        yield Relation(result, "ผลบวกของช่องก่อนหน้าในแถวเดียวกัน", values)


def _each(table: Table, columns: tuple[int, int, int], sign: str) -> Relation:
    result, a, b = columns
    values = []
    for row in table.amounts:
        one, other = row[a], row[b]
        known = row[result] is not None and one is not None and other is not None
        values.append(
            (one - other if sign == "−" else one * other) if known and one is not None and other is not None else None
        )
    return Relation(result, f"{table.columns[a]} {sign} {table.columns[b]}", tuple(values))


def _shares(table: Table, result: int, a: int, b: int) -> tuple[Decimal | None, ...]:
    values: list[Decimal | None] = []
    for row in table.amounts:
        printed, part, whole = row[result], row[a], row[b]
        if printed is None or part is None or not whole:
            values.append(None)
        else:
            values.append(_rounded(part / whole * PERCENT, printed, ROUND_HALF_UP))
    return tuple(values)


def _rounded(value: Decimal, like: Decimal, rounding: str) -> Decimal:
    """A value with as many decimals as another, shown by one of the two habits."""
    return value.quantize(Decimal(1).scaleb(int(like.as_tuple().exponent)), rounding)


def _odd(table: Table, relation: Relation) -> int | None:
    """The only row that breaks a relation which the others are enough to prove."""
    share = bool(SHARE.search(table.columns[relation.result]))
    odd: list[int] = []
    proof: set[tuple[Decimal | None, ...]] = set()
    large = 0
    for row, worked in enumerate(relation.worked):
        printed = table.amounts[row][relation.result]
        if worked is None or printed is None:
            continue
        if worked != printed:
            odd.append(row)
        elif worked and worked not in table.amounts[row][: relation.result]:
            proof.add((worked,))
            large += worked >= LARGE or bool(share and printed % 1)
    proven = len(proof) >= (2 if "×" in relation.told else ENOUGH) or large > 1
    if len(odd) != 1 or not proven or (share and _cut(table, relation, odd[0])):
        return None
    return odd[0]


def _cut(table: Table, relation: Relation, row: int) -> bool:
    """Whether a share is only the last digit below: cut off instead of rounded."""
    printed, worked = table.amounts[row][relation.result], relation.worked[row]
    return (
        printed is not None
        and worked is not None
        and worked - printed == Decimal(1).scaleb(int(printed.as_tuple().exponent))
    )


# --- bars beside a table


def _chart(part: ChartEvidence, tables: list[Table]) -> Iterator[Problem]:
    bars = part.chart.bars
    found: list[tuple[int, Decimal, str]] = []
    for table in tables:
        for column in range(len(table.columns)):
            pairs = _paired([fold(bar.label) for bar in bars], table, column)
            same = [bar for bar, value in pairs if bars[bar].value == value]
            odd = [(bar, value) for bar, value in pairs if bars[bar].value != value]
            if not odd and len(same) > 1:
                return
            if len(odd) == 1 and len(same) > 1 and any(bars[bar].value for bar in same):
                found.append((*odd[0], table.columns[column]))
    for bar, value, heading in found[:1]:
        params = {"label": bars[bar].label, "bar": shown(bars[bar].value), "cell": shown(value), "column": heading}
        yield Problem("chart-differs", bars[bar].place_of("value"), params, Severity.CHECK)


def _paired(labels: list[str], table: Table, column: int) -> list[tuple[int, Decimal]]:
    """Bars with the number the table gives for them: by equal names, or by order where both list as many."""
    rows = [row for row in range(len(table.cells)) if row not in table.totals]
    values = {row: value for row in rows if (value := table.amounts[row][column]) is not None}
    names = {row: fold(table.label(row)) for row in values}
    if len(values) == len(labels) and len(rows) == len(labels) and SHARE.search(table.columns[column]) is None:
        return (
            list(zip(range(len(labels)), values.values(), strict=True))
            if _ordered(labels, names)
            else _named(labels, names, values)
        )
    return _named(labels, names, values)


def _ordered(labels: list[str], names: dict[int, str]) -> bool:
    return all(label[:4] == name[:4] for label, name in zip(labels, names.values(), strict=True))


def _named(labels: list[str], names: dict[int, str], values: dict[int, Decimal]) -> list[tuple[int, Decimal]]:
    pairs = []
    for bar, label in enumerate(labels):
        rows = [row for row, name in names.items() if name == label] or [
            row for row, name in names.items() if label.rstrip("ฯ") in name
        ]
        if len(rows) == 1:
            pairs.append((bar, values[rows[0]]))
    return pairs
