"""Scores named outside the score sheet: quoted in prose and tables, called highest or lowest, given a level.

The score sheet (results.yml) says what was printed, `also` included; a quotation is compared with it only where the
thing and the year it speaks of are plain. Source: the agency's own results of the year.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.totals import Table, components, one_digit
from prongsai.loading import YearData
from prongsai.model.analysis import Analysis, Entry, Finding
from prongsai.model.base import Record, Score
from prongsai.model.evidence import TableEvidence
from prongsai.model.results import Results
from prongsai.problems import Place, Problem, Severity
from prongsai.texts import Piece, locate, pieces
from prongsai.thai import arabic

SHEET = ("results", "analysis")
"""Parts that speak of their own year; the others may speak of the year before."""
PARTS = ("results", "analysis", "measures", "constraints", "documents", "progress")
NOT_PROSE = frozenset(
    {
        *("notes", "source", "where", "note", "also", "evidence", "files", "components"),
        *("columns", "contents", "cover", "questions", "items", "indicators", "levels", "levels_intro"),
        *("units", "period", "author", "approvals"),
    }
)

TOKEN = re.compile(
    # The first characters of all that follows: most places in a text are done with after one look.
    r"(?=[ตสรขคผใภ0-9ieOIE(])(?:"
    r"ตัวชี้วัดย่อยที่ ?(?P<sub>[0-9]{1,2}\.[0-9])(?![0-9–-])"
    r"|(?P<part>ตัวชี้วัดย่อย|ส่วนที่ ?[0-9]|รวมทั้งเครื่องมือ|ข้อ(?:คำถาม)?ที่ได้คะแนน)"
    r"|ตัวชี้วัดที่ {0,3}(?P<indicator>[0-9]{1,2})(?![0-9–-]|\.[0-9])"
    r"|(?P<year>(?<![0-9])25[0-9]{2}(?![0-9]))"
    r"|(?<![A-Za-z0-9–(-])(?P<code>[ie][0-9]{1,2}|O[0-9]{1,2})(?![A-Za-z0-9–-])"
    r"|(?<=\()(?P<inside>[ie][0-9]{1,2}|O[0-9]{1,2})(?![A-Za-z0-9–-])"
    r"|(?<![A-Za-z])(?P<instrument>IIT|EIT|OIT)(?![A-Za-z])"
    r"|(?P<total>คะแนนรวม|ผลคะแนน|ค่าคะแนน|คะแนนภาพรวม|ในภาพรวม|ภาพรวมหน่วยงาน|\(ITA\)|ผลการประเมิน ITA)"
    r"|(?P<number>(?<![0-9.,/])[0-9]{1,3}\.[0-9]{2}(?![0-9%])|(?<![0-9.,/])[0-9]{1,3}(?= คะแนน)))"
)
"""What a sentence about scores is made of, in the order written."""
SCORE = re.compile(r"[0-9](?:\.[0-9]{2}| คะแนน)")
"""What any score is written with."""
LIMIT = re.compile(
    r"(?:น้อยกว่า|ต่ำกว่า|สูงกว่า|มากกว่า|ไม่ถึง|เกิน|เป้าหมาย|เกณฑ์|อย่างน้อย|ตั้งแต่|เต็ม|น้ำหนัก|ร้อยละ|อีก|ขาด)[^0-9]{0,12}$"
)
CHANGE = re.compile(r"(?:เพิ่มขึ้น|ลดลง|สูงขึ้น)[^0-9]{0,40}(?:25[0-9]{2} )?(?:ซึ่ง[^0-9]{0,24}[0-9.]+ คะแนน )?(?:จำนวน ?)?$")
FROM = re.compile("(?:เพิ่ม|ลด)(?:ขึ้น|ลง)?จาก ?$")
MARKED_BEFORE = re.compile(r"(?:ได้(?:รับ)?(?:คะแนน)?|คะแนน|เท่ากับ|เหลือ|เป็น|เพียง|จำนวน|เฉลี่ย|[(]|[IEO]IT)[ *]*$")
MARKED_AFTER = re.compile(r"[ *]*(?:คะแนน|\))")
SIGN_AFTER = re.compile(" ?[+×÷−=]")
FAR = 320
"""Characters between a thing and its score, enough for the text of a question."""
COMPARED = re.compile(r"(?:จาก|กว่า|เทียบกับ)[^0-9]{0,24}$")
BLOCK = re.compile(r"\n[ \t]*\n|\n(?=[-*] )|(?<=\))(?= ตัวชี้วัดที่ได้คะแนน)")


@dataclass(frozen=True)
class Sheet:
    """Every printed score of one year, by what it belongs to: `i5`, `O24`, `ตัวชี้วัดที่ 7`, `IIT`, `คะแนนรวม`."""

    scores: dict[str, tuple[Decimal, ...]] = field(default_factory=dict)
    groups: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    """Things that are compared with each other, with their first printed value."""
    places: dict[str, Place] = field(default_factory=dict)
    level: str | None = None


def sheets_of(agency: AgencyCatalogue) -> dict[int, Sheet]:
    """The score sheet of each year; of years without results the totals that later ones name."""
    sheets = {data.year: _sheet(data.results) for data in agency.years if data.results}
    for data in agency.years:
        for compared in data.results.history if data.results else ():
            sheet = sheets.setdefault(compared.year, Sheet())
            sheet.scores["คะแนนรวม"] = (*sheet.scores.get("คะแนนรวม", ()), *_values(compared.score))
            sheet.places.setdefault("คะแนนรวม", compared.place_of("score"))
    return sheets


def _sheet(results: Results) -> Sheet:
    sheet = Sheet(level=results.total.level if results.total else None)

    def put(thing: str, record: Record, score: Score | None, *groups: str) -> None:
        if score:
            sheet.scores[thing] = _values(score)
            sheet.places[thing] = record.place_of("score")
            for group in groups:
                sheet.groups.setdefault(group, {})[thing] = score.value

    if results.total:
        put("คะแนนรวม", results.total, results.total.score)
    for instrument in results.instruments:
        put(instrument.code, instrument, instrument.score)
    for one in results.indicators:
        put(f"ตัวชี้วัดที่ {one.number}", one, one.score, "ตัวชี้วัด", f"ตัวชี้วัด {one.instrument}")
    for question in results.questions:
        put(question.code, question, question.score, "ข้อคำถาม", f"ข้อ {question.indicator}")
    for item in results.items:
        put(item.code, item, item.score, f"ข้อ {item.indicator}")
    return sheet


def _values(score: Score) -> tuple[Decimal, ...]:
    return (score.value, *(other.value for other in score.also))


@dataclass(frozen=True)
class Told:
    """A stretch of prose and what it is about before it says so."""

    text: str
    piece: Piece
    year: int
    part: str
    thing: str | None = None
    instrument: str | None = None


@dataclass(frozen=True)
class Quote:
    """A number that prose or a table gives as the score of something."""

    thing: str
    number: str
    subject: int | None
    """The year the sentence names as the one it speaks of."""
    earlier: bool = False
    """Whether it is the first of `เพิ่มจาก … เป็น …`."""


@dataclass
class Heard:
    """Scores of years whose own results are not kept, by year and thing, as each place gives them."""

    catalogue: Catalogue
    told: dict[tuple[int, str], list[tuple[Decimal, Callable[[], Place]]]] = field(default_factory=dict)

    def hear(self, sheets: dict[int, Sheet], quote: Quote, block: Told) -> None:
        """Keep a quotation that no score sheet can confirm, if the year it speaks of is plain."""
        spoken = block.year - 1 if quote.earlier else quote.subject
        if quote.thing.startswith("ตัวชี้วัดย่อย"):
            spoken = quote.subject or block.year
        if spoken and quote.thing not in sheets.get(spoken, Sheet()).scores:
            place = partial(locate_in, self.catalogue, block, quote.number)
            self.add(spoken, quote.thing, Decimal(quote.number), place)

    def add(self, year: int, thing: str, number: Decimal, place: Callable[[], Place]) -> None:
        """One more place that gives a score."""
        self.told.setdefault((year, thing), []).append((number, place))

    def disagreeing(self) -> Iterator[Problem]:
        """Places that give another score than most others, or than the first."""
        for (year, thing), told in self.told.items():
            numbers = [number for number, _ in told]
            usual = max(numbers, key=numbers.count)
            for number, place in told:
                if number != usual:
                    first = next(where for said, where in told if said == usual)()
                    yield score_differs(place(), (thing, str(number)), (usual,), (year, first))


def scores_quoted(catalogue: Catalogue) -> Iterator[Problem]:
    """Scores, superlatives and levels said elsewhere are those of the score sheet."""
    for agency in catalogue.agencies:
        sheets = sheets_of(agency)
        if not sheets:
            continue
        heard = Heard(catalogue)
        for data in agency.years:
            for told in told_of(data):
                for block in blocks(told):
                    for quote in _quotes(block):
                        yield from _compared(catalogue, sheets, block, quote)
                        heard.hear(sheets, quote, block)
            yield from _tabled(sheets, data, heard)
        yield from heard.disagreeing()


def told_of(data: YearData) -> Iterator[Told]:
    """The prose of a year that speaks of scores."""
    roots: list[tuple[str, Record]] = [(part, root) for part in PARTS if (root := getattr(data, part))]
    roots += (("oit", item) for item in (data.oit.items.values() if data.oit else ()) if item.summary)
    for part, root in roots:
        things = dict(_things(root.entries)) if isinstance(root, Analysis) else {}
        for piece in pieces(root, without=NOT_PROSE, holding=SPOKEN):
            if len(piece.text) > len("i1 ได้ 0") and piece.field != "title":
                yield Told(arabic(piece.text), piece, data.year, part, things.get(id(piece.holder)))


SPOKEN = re.compile("คะแนน|อยู่ในระดับ|ที่สุด|ตัวชี้วัดที่")


def _things(entries: tuple[Entry, ...]) -> Iterator[tuple[int, str]]:
    """What an entry or a finding is about without saying so in its text."""
    for entry in entries:
        if entry.indicator:
            yield id(entry), f"ตัวชี้วัดที่ {entry.indicator}"
        for finding in entry.findings:
            if finding.code:
                yield id(finding), finding.code


def blocks(told: Told) -> Iterator[Told]:
    """Paragraphs and points of a list, each as one line."""
    for text in BLOCK.split(told.text):
        yield Told(text.replace("\n", " "), told.piece, told.year, told.part, told.thing)


def _quotes(block: Told) -> Iterator[Quote]:
    if not SCORE.search(block.text):
        return
    question = isinstance(block.piece.holder, Finding) and block.piece.field == "question"
    thing = block.thing if question else None
    since, subject, last = 0, None, None
    for token in TOKEN.finditer(block.text):
        kind, before = token.lastgroup, block.text[max(0, token.start() - 70) : token.start()]
        if kind == "number":
            if thing and token.start() - since < FAR and _is_score(block.text, token, before):
                last = Quote(thing, token[0], None if question else subject, earlier=bool(FROM.search(before)))
                yield last
            thing = thing if last and last.earlier and last.number == token[0] else None
        elif kind == "year":
            if not COMPARED.search(before):
                subject = int(token[0])
        elif kind == "part":
            thing = None
        elif not question:
            thing, since = thing_of(token), token.end()


def thing_of(token: re.Match[str]) -> str:
    """What a token names."""
    if token["indicator"]:
        return f"ตัวชี้วัดที่ {token['indicator']}"
    if token["sub"]:
        return f"ตัวชี้วัดย่อยที่ {token['sub']}"
    return token["code"] or token["inside"] or token["instrument"] or "คะแนนรวม"


def _is_score(text: str, token: re.Match[str], before: str) -> bool:
    """Whether the words around a number say that it is a score, and no limit, change or sum."""
    if before.endswith(("+", "−", "-", "×", "÷", "= ")) or SIGN_AFTER.match(text, token.end()) or LIMIT.search(before):
        return False
    if FROM.search(before):
        return True
    marked = MARKED_BEFORE.search(before) or MARKED_AFTER.match(text, token.end())
    return bool(marked) and not CHANGE.search(before)


def _years(sheets: dict[int, Sheet], block: Told, quote: Quote) -> tuple[list[int], bool]:
    """Years whose printed score a quotation may be, and whether one of them is surely meant."""
    year = quote.subject or block.year
    if quote.earlier:
        return [year - 1, year - 2] if quote.subject is None and block.part not in SHEET else [year - 1], True
    if quote.subject or block.part == "results":
        return [year], True
    return [year, year - 1], block.part in SHEET or quote.thing in sheets.get(year - 1, Sheet()).scores


def _compared(catalogue: Catalogue, sheets: dict[int, Sheet], block: Told, quote: Quote) -> Iterator[Problem]:
    years, certain = _years(sheets, block, quote)
    printed = {
        year: sheets[year].scores[quote.thing] for year in years if quote.thing in sheets.get(year, Sheet()).scores
    }
    number = Decimal(quote.number)
    if (
        not printed
        or (quote.earlier and years[0] not in printed)
        or any(number in values for values in printed.values())
    ):
        return
    year, values = next(iter(printed.items()))
    if certain or one_digit(str(values[0]), quote.number):
        place = locate_in(catalogue, block, quote.number)
        yield score_differs(place, (quote.thing, quote.number), values, (year, sheets[year].places[quote.thing]))


def score_differs(
    place: Place, told: tuple[str, str], printed: tuple[Decimal, ...], where: tuple[int, Place]
) -> Problem:
    """A score told as another than printed.

    told: what it belongs to, and the number; where: the year and the place of the printed one.
    """
    (what, quoted), (year, source) = told, where
    params = {"what": what, "quoted": quoted, "printed": " และ ".join(map(str, dict.fromkeys(printed)))}
    params |= {"year": str(year), "known": f"{source.file}:{source.line}"}
    return Problem("quoted-score-differs", place, params, Severity.CHECK)


def locate_in(catalogue: Catalogue, block: Told, words: str) -> Place:
    """Where words of a block stand, in whichever digits they are written."""
    start = block.piece.text.find(words) if block.piece.text.isascii() else arabic(block.piece.text).find(words)
    written = block.piece.text[start : start + len(words)] if start >= 0 else words
    return locate(catalogue.texts, block.piece.place, written)


# --- scores in tables


def _tabled(sheets: dict[int, Sheet], data: YearData, heard: Heard) -> Iterator[Problem]:
    """Rows of a table that name a question, an item, an indicator or an instrument beside its score."""
    for parts in components(data):
        for part in parts:
            if isinstance(part, TableEvidence):
                years = re.findall(r"25[0-9]{2}", arabic(part.table.caption))
                if len(set(years)) == 1 and "คะแนน" in "".join(part.table.columns):
                    year = int(years[0])
                    yield from _rows(Table(part), sheets.get(year, Sheet()), year, heard)


def _rows(table: Table, sheet: Sheet, year: int, heard: Heard) -> Iterator[Problem]:
    headings = [heading.strip() for heading in table.columns]
    for row, cells in enumerate(table.cells):
        for column, heading in enumerate(headings[: len(cells)]):
            thing = _row_thing(headings, cells) if heading == "คะแนน" else None
            if heading == "คะแนนเครื่องมือ":
                thing = cells[0]
            number = table.amounts[row][column]
            values = sheet.scores.get(thing or "")
            if thing and number is not None and values and number not in values:
                yield score_differs(
                    table.place(row, column), (thing, cells[column]), values, (year, sheet.places[thing])
                )
            elif thing and number is not None and not values:
                heard.add(year, thing, number, partial(table.place, row, column))


def _row_thing(headings: list[str], cells: tuple[str, ...]) -> str | None:
    if re.fullmatch("[ie][0-9]{1,2}|O[0-9]{1,2}", cells[0]):
        return cells[0]
    if "ตัวชี้วัด" in headings:
        number = re.match(r"[0-9]{1,2}", cells[headings.index("ตัวชี้วัด")])
        return f"ตัวชี้วัดที่ {number[0]}" if number else None
    return cells[0] if cells[0] in {"IIT", "EIT", "OIT"} else None
