"""Tables that add up: a total row, what is worked out within a row, and the bars beside a table.

Source: arithmetic itself. Nothing is said where a column may be something else than a sum (shares, averages, years,
ordinals), nor where rows stand within rows.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from functools import cached_property, partial
from itertools import permutations
from operator import mul, sub

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
NUMBER_BEGINS = frozenset("0123456789-−")
"""What `NUMBER` begins with: a look at one letter tells most cells apart."""
UNCOUNTED = re.compile("ลำดับ|^ที่$|^ข้อ$|^ปี$|พ.ศ.")
"""Headings of columns whose numbers are no amounts."""
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
        # The cells of a row at once: no text holds a NUL.
        rows = (arabic("\0".join(row)).split("\0") if row else () for row in self.evidence.table.rows)
        return tuple(tuple([cell.strip() for cell in row]) for row in rows)

    @cached_property
    def amounts(self) -> tuple[tuple[Decimal | None, ...], ...]:
        """The number in each cell; ragged rows are filled up with None."""
        width = len(self.columns)
        return tuple(tuple([*map(amount, row), *[None] * width][:width]) for row in self.cells)

    @cached_property
    def totals(self) -> tuple[int, ...]:
        """Positions of the rows that begin with รวม, below at least two others."""
        firsts = (next(filter(None, row), "") for row in self.cells[2:])
        return tuple(position for position, first in enumerate(firsts, 2) if TOTAL.fullmatch(first))

    @cached_property
    def folded(self) -> tuple[str, ...]:
        """The label of each row, as comparison sees it."""
        return tuple(map(fold, self.labels))

    def place(self, row: int, column: int | None = None) -> Place:
        """Where a row begins, or one of its cells."""
        path = ("rows", row) if column is None else ("rows", row, column)
        return self.evidence.table.place_of(*path)

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The first cell of each row that is no ordinal."""
        rows = enumerate(self.evidence.table.rows, 1)
        return tuple(next((cell for cell in row if amount(arabic(cell)) is None), str(own)) for own, row in rows)


def amount(cell: str) -> Decimal | None:
    """The number a cell states, with or without a unit behind it."""
    found = NUMBER.fullmatch(cell) if cell[:1] in NUMBER_BEGINS else None
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
            params = {"row": table.labels[row], "cells": str(len(cells)), "columns": str(len(table.columns))}
            yield Problem("table-row-length", table.place(row), params, Severity.CHECK)


# --- a total row


def _totals(table: Table) -> Iterator[Problem]:
    if not table.totals or any(INNER_ROW.match(row[0]) for row in table.cells if row):
        return
    for row in table.totals:
        above = [position for position in range(row) if position not in table.totals]
        since = [position for position in above if position > max([-1, *(at for at in table.totals if at < row)])]
        choices = [since, above] if since and since != above else [above]
        for column in range(min(len(table.columns), len(table.cells[row]))):
            yield from _sum(table, row, column, choices)
            yield from _counted(table, row, column, choices)


def _sum(table: Table, row: int, column: int, choices: list[list[int]]) -> Iterator[Problem]:
    printed = table.amounts[row][column]
    heading = table.columns[column].strip()
    if printed is None or (NO_SUM.search(heading) and not WEIGHT.search(heading)):
        return
    sums = [_added(table, rows, column) for rows in choices]
    if None in sums or sums[0] is None:
        return
    mean = sums[0] / len(choices[0])
    if printed in sums or abs(printed - mean) < Decimal("0.01"):
        return
    params = {"column": heading, "total": table.cells[row][column], "sum": shown(sums[0])}
    params["meant"] = _misread(table, column, choices[0], printed - sums[0])
    yield Problem("total-row-differs", table.place(row, column), params, Severity.CHECK)


def _added(table: Table, rows: list[int], column: int) -> Decimal | None:
    """What the cells of a column add up to; None when one of them cannot be told."""
    whole = Decimal(0)
    for row in rows:
        value = table.amounts[row][column]
        value = _addend(table.cells[row][column : column + 1]) if value is None else value
        if value is None:
            return None
        whole += value
    return whole


def _addend(cells: Sequence[str]) -> Decimal | None:
    """What a cell that is no number adds to a total; None when it cannot be told."""
    cell = cells[0] if cells else ""
    if NOTHING.fullmatch(cell):
        return Decimal(0)
    behind = AMOUNT_BEHIND.fullmatch(cell)
    return Decimal(behind[1].replace(",", "")) if behind else None


def _misread(table: Table, column: int, rows: list[int], missing: Decimal) -> str:
    """Cells of which one digit, read differently, would give the printed total."""
    told = []
    for row in rows:
        value = table.amounts[row][column]
        if value is not None and value + missing >= 0 and one_digit(shown(value), shown(value + missing)):
            told.append(f"“{table.labels[row]}” {shown(value)} → {shown(value + missing)}")
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
    cells = zip(table.amounts[row], table.cells[row], strict=False)
    sums = [value for value, cell in cells if value is not None and not COUNTED.fullmatch(cell)]
    if len(sums) == len("ab") and sums[0]:
        worked = _share(2, 1, 0, (*sums, printed))
        if worked != printed:
            params = {"column": table.columns[column], "total": table.cells[row][column]}
            params |= {"sum": str(worked), "meant": "–"}
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
        params = {"row": table.labels[row], "column": table.columns[0], "rule": "เลขลำดับต่อจากแถวก่อน"}
        params |= {"printed": table.cells[row][0], "worked": str(own)}
        yield Problem("row-differs", table.place(row, 0), params, Severity.CHECK)


Row = Sequence[Decimal | None]
"""The amounts of a row."""


@dataclass(frozen=True)
class Relation:
    """How one column comes out of others."""

    result: int
    told: str
    """For the reader: `งบประมาณ − เบิกจ่าย`."""
    worked: Callable[[Row], Decimal | None]
    """The value of a row; None where it cannot be worked out."""
    cut: Callable[[Row], Decimal | None] | None = None
    """Of a share, the value when the digits behind are cut off instead of rounded."""


def _rows(table: Table) -> Iterator[Problem]:
    told: set[int] = set()
    for relation in _relations(table):
        row = _odd(table, relation)
        if row is not None and row not in told:
            told.add(row)
            worked = relation.worked(table.amounts[row])
            params = {"row": table.labels[row], "column": table.columns[relation.result], "rule": relation.told}
            params |= {"printed": table.cells[row][relation.result], "worked": shown(worked or Decimal(0))}
            yield Problem("row-differs", table.place(row, relation.result), params, Severity.CHECK)


def _relations(table: Table) -> Iterator[Relation]:
    columns = zip(table.columns, zip(*table.amounts, strict=True), strict=False)
    enough = max(2, len(table.amounts) - 2)
    numeric = [
        column
        for column, (heading, values) in enumerate(columns)
        if len(values) - values.count(None) >= enough and not UNCOUNTED.search(heading)
    ]
    if len(numeric) > 2:  # noqa: PLR2004  # a result and two it comes from
        yield from _across(table, numeric)
    shares = {column for column in numeric if SHARE.search(table.columns[column])}
    for result, a, b in permutations(numeric[:8], 3):
        one, other = table.columns[a], table.columns[b]
        if result in shares:
            share = partial(_share, result, a, b)
            yield Relation(result, f"{one} ÷ {other} × 100", share, partial(share, rounding=ROUND_DOWN))
        elif "โอกาส" in one and "ผลกระทบ" in other:
            yield Relation(result, f"{one} × {other}", partial(_of_two, mul, a, b))
        elif a not in shares and b not in shares:
            yield Relation(result, f"{one} − {other}", partial(_of_two, sub, a, b))


def _across(table: Table, numeric: list[int]) -> Iterator[Relation]:
    """A column headed รวม adds up those before it."""
    *before, result = numeric
    if table.columns[result].startswith("รวม") and len(numeric) > ENOUGH:
        yield Relation(result, "ผลบวกของช่องก่อนหน้าในแถวเดียวกัน", partial(_sum_of, before))


def _sum_of(columns: list[int], row: Row) -> Decimal:
    return sum((row[column] or Decimal(0) for column in columns), Decimal(0))


def _of_two(work: Callable[[Decimal, Decimal], Decimal], a: int, b: int, row: Row) -> Decimal | None:
    one, other = row[a], row[b]
    return None if one is None or other is None else work(one, other)


def _share(result: int, a: int, b: int, row: Row, rounding: str = ROUND_HALF_UP) -> Decimal | None:
    """A part in a hundred, with as many decimals as printed."""
    printed, part, whole = row[result], row[a], row[b]
    if printed is None or part is None or not whole:
        return None
    return (part / whole * PERCENT).quantize(Decimal(1).scaleb(int(printed.as_tuple().exponent)), rounding)


def _odd(table: Table, relation: Relation) -> int | None:
    """The only row that breaks a relation which the others prove; a share cut off only where another is rounded up."""
    share = bool(SHARE.search(table.columns[relation.result]))
    odd: int | None = None
    below = rounded = False
    proof: set[Decimal] = set()
    large = 0
    for position, row in enumerate(table.amounts):
        printed = row[relation.result]
        worked = relation.worked(row) if printed is not None else None
        if worked is None or printed is None:
            continue
        cut = relation.cut(row) if relation.cut else worked
        if worked != printed:
            if odd is not None:
                return None
            odd, below = position, cut == printed
            continue
        rounded = rounded or cut != printed
        if worked and worked not in row[: relation.result]:
            proof.add(worked)
            large += worked >= LARGE or bool(share and printed % 1)
    proven = len(proof) >= (2 if "×" in relation.told else ENOUGH) or large > 1
    return odd if proven and (rounded or not below) else None


# --- bars beside a table


def _chart(part: ChartEvidence, tables: list[Table]) -> Iterator[Problem]:
    bars = part.chart.bars
    labels = [fold(bar.label) for bar in bars]
    found: list[tuple[int, Decimal, str]] = []
    for table in tables:
        for column in range(len(table.columns)):
            pairs = _paired(labels, table, column)
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
    names = {row: table.folded[row] for row in values}
    even = len(values) == len(labels) == len(rows) and SHARE.search(table.columns[column]) is None
    if even and _ordered(labels, names):
        return list(zip(range(len(labels)), values.values(), strict=True))
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
