"""Sums, shares and counts written out in prose, held against each other and against what stands beside them.

Source: arithmetic itself. A sentence is worked out only where all its numbers are in it; a count is compared only
with a list or a table that says it lists the same.
"""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from itertools import permutations

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.totals import STATUS, Table, amount, one_digit
from prongsai.loading import YearData
from prongsai.model.evidence import ChartBody, ChartEvidence, ShownEvidence, TableEvidence
from prongsai.model.oit import ItemEvidence
from prongsai.model.progress import Round
from prongsai.problems import Place, Problem, Severity
from prongsai.texts import Piece, locate, pieces
from prongsai.thai import arabic

PROSE = ("results", "analysis", "measures", "progress", "constraints", "documents")
NOT_PROSE = frozenset(
    {
        *("notes", "source", "table", "chart", "tree", "contact", "file", "link"),
        *("image", "columns", "contents", "cover", "questions", "items", "indicators", "levels"),
        *("units", "period", "author", "approvals"),
    }
)
DIGIT = re.compile("[0-9๐-๙]")
NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
SIDE = rf"[(]?{NUMBER}[)]?(?: ?[)]? ?[+×÷−*/] ?[(]?{NUMBER}[)]?)*"
CHAIN = re.compile(rf"{SIDE}(?: ?= ?\**{SIDE})+")
SIGNS = re.compile(r"[0-9.]+|[-+×÷−*/()]")
MEAN = re.compile(
    r"ส่วนที่ 1 ได้ ([0-9.]+[0-9])(?: คะแนน)? ?(?:และ)?ส่วนที่ 2 ได้ ([0-9.]+[0-9])(?: คะแนน)? เฉลี่ย ?([0-9.]+[0-9])"
)
CHANGE = re.compile(
    r"([0-9]+\.[0-9]{2}) คะแนน ?\**[^0-9\n]{0,40}(?:เพิ่มขึ้น|ลดลง)จากปี[^0-9\n]{0,20}25[0-9]{2} "
    r"ซึ่งได้(?:รับ)?(?:คะแนน)? ?([0-9]+\.[0-9]{2}) คะแนน จำนวน ([0-9]+\.[0-9]{2})"
)
IN_ALL = re.compile(r"([0-9]+) ใน ([0-9]+) ข้อ (?:คิดเป็น|ร้อยละ) ?(?:ร้อยละ ?)?([0-9]+\.[0-9]+)")
SHARE = re.compile(rf"(?:({NUMBER}) ([^\s0-9()]+)|[)]) ?[(]?(?:หรือ|คิดเป็น|ประหยัด(?:ได้)?)?ร้อยละ ?([0-9]+\.[0-9]+)")
COUNT = re.compile(rf"(?<![0-9.,/–-])({NUMBER}) ([^\s0-9(),.]+)")
EXCEPT = re.compile("หาก|ไม่นับ|ไม่รวม|ยกเว้น|เฉลี่ย")
STATES = {"แล้วเสร็จ": "เสร็จแล้ว", "อยู่ระหว่างดำเนินการ": "กำลังดำเนินการ"}
STATED = re.compile(r"(เสร็จแล้ว|แล้วเสร็จ|กำลังดำเนินการ|อยู่ระหว่างดำเนินการ|ยังไม่เริ่ม|ยกเลิก) ?([0-9]+) ?(?:รายการ|มาตรการ)?")
MEASURES = re.compile(
    r"มาตรการ(?:[^0-9\n]{0,60}?จำนวน)? ?([0-9]+) (?:รายการ|มาตรการ)(?=\s(?:เสร็จ|แล้วเสร็จ|กำลัง|อยู่ระหว่าง|ยัง))"
)
SPENT = re.compile(rf"ใช้งบประมาณ(?:สะสม|ไป|รวม)? ?({NUMBER}) บาท(?: จากงบประมาณ ({NUMBER}) บาท)?")
GROUPS = re.compile(
    r"([0-9]+) (ประเด็น|มาตรการ|รายการ|โครงการ|กิจกรรม|เรื่อง) "
    rf"((?:{STATUS} [0-9]+(?: \2)?(?: |$)){{2,}})"
)
REST = re.compile("เหลือ|นอกนั้น|นอกจาก|อีก|ส่วน|และ")
"""Words that go on telling of the same whole."""
LISTED = re.compile(
    r"(?:มี|จำนวน|รวม|ดำเนินการ|ครบ|ซื้อจัดจ้าง) ([0-9]+) (โครงการ|กิจกรรม|รายการ|มาตรการ|ประเด็น|งานบริการ|งาน)"
)
STATE = re.compile(r"(?<![^\s(])(เสร็จแล้ว|แล้วเสร็จ|เสร็จ|ไม่เสร็จ|กำลังดำเนินการ|ยังไม่เริ่ม|ยกเลิก) ([0-9]+)")
SHOWN = re.compile(r"มาตรการ[^0-9]{0,60}(?<![0-9]) ([0-9]+) (?:รายการ|มาตรการ)(?: ครบ ([0-9]+) ประเด็น)?")
ORDINAL = re.compile("ที่|ลำดับ(?:ที่)?")
WHOLE = ("ครบ", "รวม", "ดำเนินการ")
LARGE = 1000


def sums_written_out(catalogue: Catalogue) -> Iterator[Problem]:
    """Sums, means and shares in prose come out as written."""
    for agency in catalogue.agencies:
        for data in agency.years:
            roots = [getattr(data, part) for part in PROSE]
            roots += data.oit.items.values() if data.oit else ()
            for root in roots:
                for piece in pieces(root, without=NOT_PROSE, holding=DIGIT) if root else ():
                    yield from _sums(catalogue, piece)


def counts_agree(catalogue: Catalogue) -> Iterator[Problem]:
    """Counts and totals in prose are those of the list or table they stand beside."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for item in data.oit.items.values() if data.oit else ():
                yield from _item(catalogue, agency, data, item)
            for round_ in data.progress.rounds if data.progress else ():
                yield from _round(catalogue, agency, data, round_)


# --- worked out within a sentence

WORDS = ("=", "เฉลี่ย", "ร้อยละ", "คิดเป็น", "ซึ่งได้")
SORTED = re.compile(
    "[0-9๐-๙] (?:ประเด็น|มาตรการ|รายการ|โครงการ|กิจกรรม|เรื่อง) (?:และ)?(?:ระดับ)?"
    "(?:สูง|ปานกลาง|ต่ำ|เสร็จ|แล้วเสร็จ|ไม่เสร็จ|กำลัง|อยู่ระหว่าง|ยัง|ยกเลิก)"
)
"""What begins groups that make up a whole; without that or one of the words nothing is worked out."""


def _sums(catalogue: Catalogue, piece: Piece) -> Iterator[Problem]:
    if not any(word in piece.text for word in WORDS) and not SORTED.search(piece.text):
        return
    text = arabic(piece.text)
    for printed, worked, rule in (*_chains(text), *_means(text), *_shares(text), *_grouped(text)):
        place = _locate(catalogue, piece, printed)
        params = {"printed": printed, "worked": worked, "rule": " ".join(rule.split())[:160]}
        yield Problem("sum-differs", place, params, Severity.CHECK)


Found = tuple[str, str, str]
"""As printed, as worked out, and the words that say so."""


def _chains(text: str) -> Iterator[Found]:
    """`28.89 + 27.69 + 38.00 = 94.58`, each side worked out."""
    if "=" not in text:
        return
    for chain in CHAIN.finditer(text):
        sides = [side.strip(" *") for side in chain[0].split("=")]
        values = [evaluated(side) for side in sides]
        known = [value for value in values if value is not None]
        if len(known) == len(values) and max(known) - min(known) > Decimal("0.011"):
            usual = Counter(value.quantize(Decimal("0.01")) for value in known).most_common(1)[0][0]
            worked = usual if known[-1].quantize(Decimal("0.01")) != usual else known[0].quantize(Decimal("0.01"))
            yield sides[-1], str(worked), chain[0]


def evaluated(side: str) -> Decimal | None:
    """The value of a sum of products; None where it is none."""
    tokens = SIGNS.findall(side.replace(",", ""))
    if tokens.count("(") != tokens.count(")"):
        tokens = [token for token in tokens if token not in {"(", ")"}]
    value, rest = _sum(tokens)
    return value if not rest else None


def _sum(tokens: list[str]) -> tuple[Decimal | None, list[str]]:
    value, rest = _product(tokens)
    while value is not None and rest and rest[0] in "+−-":
        other, behind = _product(rest[1:])
        value = None if other is None else value + other if rest[0] == "+" else value - other
        rest = behind
    return value, rest


def _product(tokens: list[str]) -> tuple[Decimal | None, list[str]]:
    value, rest = _factor(tokens)
    while value is not None and rest and rest[0] in "×*÷/":
        other, behind = _factor(rest[1:])
        if other is None or (not other and rest[0] in "÷/"):
            return None, behind
        value, rest = (value * other if rest[0] in "×*" else value / other), behind
    return value, rest


def _factor(tokens: list[str]) -> tuple[Decimal | None, list[str]]:
    if tokens and tokens[0] == "(":
        value, rest = _sum(tokens[1:])
        return (value, rest[1:]) if rest and rest[0] == ")" else (None, rest)
    return (amount(tokens[0]), tokens[1:]) if tokens else (None, [])


def _means(text: str) -> Iterator[Found]:
    """Two parts and their mean; two totals and their difference."""
    for found in MEAN.finditer(text):
        first, second, mean = (Decimal(found[group]) for group in (1, 2, 3))
        if abs((first + second) / 2 - mean) > Decimal("0.006"):
            yield found[3], str((first + second) / 2), found[0]
    for found in CHANGE.finditer(text):
        now, then, change = (Decimal(found[group]) for group in (1, 2, 3))
        if abs(now - then) != change:
            yield found[3], str(abs(now - then)), found[0]


def _shares(text: str) -> Iterator[Found]:
    """`56 คน จาก 60 คน (ร้อยละ 93.33)`: the share of numbers of one unit named before it."""
    for found in IN_ALL.finditer(text):
        part, whole, share = int(found[1]), int(found[2]), Decimal(found[3])
        if whole and not _comes_out(share, Decimal(part * 100) / whole):
            yield found[3], str(_like(share, Decimal(part * 100) / whole)), found[0]
    for found in SHARE.finditer(text) if "ร้อยละ" in text else ():
        start = text.rfind("\n", 0, found.start()) + 1
        before = text[start : found.start(3)]
        since = re.split("ร้อยละ ?[0-9]", before)[-1] if "ร้อยละ" in before[:-8] else before
        if not found[1] or EXCEPT.search(since):
            continue
        numbers = [(Decimal(one[1].replace(",", "")), one[2]) for one in COUNT.finditer(before)]
        last = numbers[-1] if numbers else (Decimal(0), "")
        alike = [value for value, unit in numbers[:-1] if unit == found[2]][-4:]
        share = Decimal(found[3])
        if "ครบ" in since and not alike and share != 100:  # noqa: PLR2004  # all of them are a hundred in a hundred
            yield found[3], "100.00", found[0]
        if not alike or last[1] != found[2]:
            continue
        values = [*alike, last[0]]
        pairs = [(one, other) for one, other in permutations(values, 2) if other]
        if not any(_comes_out(share, part / other * 100) for one, other in pairs for part in (one, abs(one - other))):
            less, more = (last[0], alike[-1]) if alike[-1] and last[0] <= alike[-1] else (alike[-1], last[0])
            usual = less / (more or 1) * 100
            yield found[3], str(_like(share, usual)), f"{before[-90:]}{found[3]}"


def _comes_out(share: Decimal, worked: Decimal) -> bool:
    """Whether a share is what was worked out, rounded to its own decimals."""
    return _like(share, worked) == share


def _like(share: Decimal, worked: Decimal) -> Decimal:
    return worked.quantize(Decimal(1).scaleb(int(share.as_tuple().exponent)), ROUND_HALF_UP)


def _grouped(text: str) -> Iterator[Found]:
    """`4 ประเด็น ระดับสูง 1 ปานกลาง 2 ต่ำ 1`: the groups make up the whole."""
    line = text.replace("\n", " ")
    for found in GROUPS.finditer(line):
        whole, parts = int(found[1]), sum(map(int, re.findall("[0-9]+", found[3])))
        if parts > whole or (parts < whole and not REST.match(line, found.end())):
            yield f"{found[1]} {found[2]}", str(parts), found[0]


def _locate(catalogue: Catalogue, piece: Piece, words: str) -> Place:
    """Where a number stands in the file, in whichever digits it is written."""
    start = arabic(piece.text).find(words)
    return locate(catalogue.texts, piece.place, piece.text[start : start + len(words)]) if start >= 0 else piece.place


# --- an item's summary and its tables


def _item(catalogue: Catalogue, agency: AgencyCatalogue, data: YearData, item: ItemEvidence) -> Iterator[Problem]:
    tables = [Table(part) for parts in item.components.values() for part in parts if isinstance(part, TableEvidence)]
    if not tables:
        return
    charts = [p.chart for parts in item.components.values() for p in parts if isinstance(p, ChartEvidence)]
    for piece in pieces(item, without=NOT_PROSE | {"changes"}, holding=DIGIT):
        if piece.field in {"summary", "text"}:
            text = arabic(piece.text)
            for found in COUNT.finditer(text):
                yield from _against_totals(catalogue, piece, found, tables, charts)
            if piece.field == "summary":
                yield from _labelled(catalogue, piece, text, tables)
                yield from _stated(catalogue, piece, text, tables)
                yield from _shown_measures(catalogue, agency, data.year, item)
                yield from _rows_counted(catalogue, piece, text, tables, len(agency.measures_of(data.year)))


def _against_totals(
    catalogue: Catalogue, piece: Piece, found: re.Match[str], tables: list[Table], charts: list[ChartBody]
) -> Iterator[Problem]:
    """A large number in no table, one digit away from the total of a column with its unit."""
    number = Decimal(found[1].replace(",", ""))
    if number < LARGE:
        return
    alike = (
        (table, row, column)
        for table in tables
        for row in table.totals
        for column, value in enumerate(table.amounts[row])
        if value is not None and found[2] in table.columns[column] and one_digit(f"{value:f}", f"{number:f}")
    )
    if (first := next(alike, None)) and not _shows(tables, charts, number):
        table, row, column = first
        yield _count(_locate(catalogue, piece, found[1]), found[0], table.cells[row][column], table.place(row))


def _shows(tables: list[Table], charts: list[ChartBody], number: Decimal) -> bool:
    """Whether it stands in a table or chart, or is what the bars of a chart add up to."""
    bars = [[value for _, value in chart.values] for chart in charts]
    rows = (row for table in tables for row in table.amounts)
    return any(number in values for values in (*rows, *bars, list(map(sum, bars))))


def _labelled(catalogue: Catalogue, piece: Piece, text: str, tables: list[Table]) -> Iterator[Problem]:
    """`นำเข้าแผน 14 เรื่อง`: the row or the table so called, in its column of that unit."""
    for found in re.finditer(rf"(?:^|(?<= ))(?:ได้|มี|มีผู้)?([^\s0-9(),.]{{5,}}) ({NUMBER}) ([^\s0-9(),.]+)", text):
        choices: list[tuple[str, Place]] = []
        for table in tables:
            for column, heading in enumerate(table.columns):
                if f"({found[3]})" in heading:
                    choices += _called(table, column, found[1])
        if choices and found[2] not in {value for value, _ in choices}:
            yield _count(_locate(catalogue, piece, f"{found[2]} {found[3]}"), found[0], *choices[0])


def _stated(catalogue: Catalogue, piece: Piece, text: str, tables: list[Table]) -> Iterator[Problem]:
    """`เสร็จ 11 โครงการ`, as the total row says of the same."""
    totals = [(table, row, " ".join(table.cells[row])) for table in tables for row in table.totals]
    for found in STATE.finditer(text):
        alike = [
            (one[2], table.place(row))
            for table, row, cells in totals
            for one in STATE.finditer(cells)
            if one[1] == found[1]
        ]
        if alike and found[2] not in {number for number, _ in alike}:
            yield _count(_locate(catalogue, piece, found[0]), found[0], *alike[0])


def _shown_measures(catalogue: Catalogue, agency: AgencyCatalogue, year: int, item: ItemEvidence) -> Iterator[Problem]:
    """`มาตรการ … 8 รายการ ครบ 7 ประเด็น` where the measures themselves are shown beside it."""
    parts = [part for several in item.components.values() for part in several]
    shown = [part for part in parts if isinstance(part, ShownEvidence) and part.show == "measures" and not part.id]
    measures = agency.measures_of((shown[0].year or year) if shown else 0)
    if not measures or not item.summary:
        return
    piece = Piece(item.summary, item, ("summary",), ("summary",))
    text, first = arabic(item.summary), measures[0].measure.place
    topics = {found.measure.topic for found in measures}
    for found in SHOWN.finditer(text):
        if int(found[1]) != len(measures):
            place = _locate(catalogue, piece, found[0][found.start(1) - found.start() :])
            yield _count(place, found[0], str(len(measures)), first)
        if found[2] and None not in topics and int(found[2]) != len(topics):
            place = _locate(catalogue, piece, f"{found[2]} ประเด็น")
            yield _count(place, f"{found[2]} ประเด็น", str(len(topics)), first)


def _called(table: Table, column: int, name: str) -> list[tuple[str, Place]]:
    """The one row whose label begins so; the total of a table whose caption begins so."""
    rows = [row for row in range(len(table.cells)) if row not in table.totals and table.labels[row].startswith(name)]
    if not rows and table.evidence.table.caption.startswith(name):
        rows = list(table.totals[-1:])
    cell = table.cells[rows[0]][column : column + 1] if len(rows) == 1 else ()
    return [(value, table.place(rows[0])) for value in cell]


def _rows_counted(
    catalogue: Catalogue, piece: Piece, text: str, tables: list[Table], measures: int
) -> Iterator[Problem]:
    """`มี 12 โครงการ`: as many as the rows of a table of โครงการ that closes with a total."""
    for found in LISTED.finditer(text):
        if int(found[1]) in _counts(tables, found[2]) | ({measures} - {0}):
            continue
        for table in tables:
            numbered = bool(ORDINAL.fullmatch(table.columns[0])) or table.columns[0] == found[2]
            closed = bool(table.totals) or (found[0].startswith(WHOLE) and numbered)
            if closed and any(found[2] in heading for heading in table.columns):
                rows = str(len(table.cells) - len(table.totals))
                yield _count(_locate(catalogue, piece, f"{found[1]} {found[2]}"), found[0], rows, table.place(0))
                break


def _counts(tables: list[Table], unit: str) -> set[int]:
    """How many of a unit the tables count: as their totals say, else as many as they have rows or any total."""
    cells = [
        (column, cell)
        for table in tables
        for row in table.totals
        for column, cell in zip(table.columns, table.cells[row], strict=False)
    ]
    said = {int(number) for _, cell in cells for number in re.findall(rf"^(?:รวม ?)?([0-9]+) {unit}$", cell)}
    said |= {int(cell) for column, cell in cells if f"({unit})" in column and cell.isdecimal()}
    if said:
        return said
    return {len(table.cells) - len(table.totals) for table in tables} | {
        int(number) for _, cell in cells for number in re.findall(r"(?<![0-9,.])[0-9]+(?![0-9,.])", cell)
    }


def _count(place: Place, said: str, counted: str, where: Place) -> Problem:
    params = {"said": " ".join(said.split()), "counted": counted, "known": f"{where.file}:{where.line}"}
    return Problem("count-differs", place, params, Severity.CHECK)


# --- a round's introduction and its results


def _round(catalogue: Catalogue, agency: AgencyCatalogue, data: YearData, round_: Round) -> Iterator[Problem]:
    if not round_.intro or not round_.results:
        return
    text, place = arabic(round_.intro), round_.place_of("intro")
    piece = Piece(round_.intro, round_, ("intro",), ("intro",))
    first = round_.results[0].place
    states = Counter(outcome.state for outcome in round_.results)
    if all(outcome.state for outcome in round_.results):
        for found in STATED.finditer(text):
            counted = states.get(STATES.get(found[1], found[1]), 0)  # type: ignore[call-overload]  # the words of `state`
            if int(found[2]) != counted:
                yield _count(locate(catalogue.texts, place, found[0]), found[0], str(counted), first)
    for found in MEASURES.finditer(text):
        if int(found[1]) not in {len(round_.results), len(agency.measures_of(data.year))}:
            yield _count(_locate(catalogue, piece, found[0]), found[0], str(len(round_.results)), first)
    used = _money(outcome.budget_used for outcome in round_.results)
    planned = _money(found.measure.budget for found in agency.measures_of(data.year))
    for found in SPENT.finditer(text):
        for said, worked in ((found[1], used), (found[2], planned)):
            if said and worked is not None and Decimal(said.replace(",", "")) != worked:
                yield _count(_locate(catalogue, piece, said), f"{said} บาท", f"{worked:,f}", first)


def _money(texts: Iterator[str | None]) -> Decimal | None:
    """The sum of what each says it costs; None when one does not say."""
    whole = Decimal(0)
    for text in texts:
        said = arabic(text or "").strip()
        found = re.fullmatch(rf"({NUMBER}) บาท", said)
        if not found and not said.startswith("ไม่ใช้"):
            return None
        whole += Decimal(found[1].replace(",", "")) if found else 0
    return whole
