"""The papers of a year: one paper has one date and one year, and is numbered in the year it was made."""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from prongsai import thai
from prongsai.catalogue import Catalogue
from prongsai.checks.data_years import agree, first_day, last_day, named_otherwise
from prongsai.checks.folder_years import APART, named_in
from prongsai.model.base import Record
from prongsai.model.documents import Document
from prongsai.model.evidence import FileEvidence
from prongsai.problems import Place, Problem, Severity
from prongsai.texts import Piece, locate, pieces, place_at
from prongsai.thai import Mention, fold

NUMBERED = re.compile(
    r"(?P<number>(?<![0-9/])[0-9]{1,5} ?/ ?(?P<year>2[4-6][0-9]{2}))\s?(?P<dated>(?:ลงวันที่|ลว\.?)\s?)?"
)
"""The number of an order or contract: `ที่ 12/2568 ลงวันที่ 20 มกราคม 2568`."""
_GREGORIAN = r"(?<=[ก-๙. ]..)[0-9๐-๙]{2}(?![0-9๐-๙])"
MAYBE_NUMBERED = re.compile(
    r"/ ?[2๒][5๕][0-9๐-๙]{2}\s?(?:ลงวันที่|ลว)"
    rf"|19{_GREGORIAN}|20{_GREGORIAN}|๑๙{_GREGORIAN}|๒๐{_GREGORIAN}"
)
"""A quick look before the careful one, at whole files and at single texts.

Each of the choices begins with a letter of its own: the search skips from one such letter to the next.
"""
FAR = dt.timedelta(days=800)
"""Days: what lies further away is another paper's date."""
SIGNED = re.compile(r"(?:ประกาศ|สั่ง|ให้ไว้)\s?ณ\s?(?:วันที่)?\s?$")
"""What leads to the day a paper was signed."""
NEAR = len("วันที่ ")
"""Characters between the number and the date behind it."""
SPEAKS = re.compile("(?:ฉบับ|เล่ม)นี้")
THIS_PAPER = re.compile(rf"\s?{SPEAKS.pattern}")
"""What says that the year in front of it is the paper's own."""
TELLING = 12
"""Letters of a title that tell it from others."""
NAME = 30
"""Characters in front of a year by which it is told from the same year elsewhere."""
YEARS = frozenset({"year", "fiscal", "span"})
_ASIDE = re.compile(r"<[^>]*>|\*")
_BEFORE_A_YEAR = re.compile("(?:ประจำ)?(?:ปี(?:งบประมาณ)?)?$")
ASKS = re.compile(r"ขอ(?:อนุมัติ|ความเห็นชอบ)(?!.*(?:รายงาน|ผล|สรุป))")
"""The subject of a memo that asks leave and names no report."""
LOOSE = frozenset({"รายงาน", "บันทึกข้อความ"})
"""Kinds of papers that are written when their year is over."""


def papers_of_their_year(catalogue: Catalogue) -> Iterator[Problem]:
    """Title, dates and enclosures of a paper are of one year."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for document in data.documents.documents if data.documents else ():
                yield from _document(catalogue, data.year, document)


def _document(catalogue: Catalogue, year: int, document: Document) -> Iterator[Problem]:
    yield from named_in(catalogue, year, document.title, document.place_of("title"), range(-1, 2))
    own = thai.mentions(document.title)
    files = [part for part in document.files if isinstance(part, FileEvidence)]
    for part in files:
        yield from named_otherwise(part, year)
    titled: list[tuple[str, Place]] = [(part.title, part.place_of("title")) for part in files]
    if document.memo:
        titled.append((document.memo.subject, document.memo.place_of("subject")))
    titled += [(line, document.place_of("cover", number)) for number, line in enumerate(document.cover)]
    others = [(text, place, named) for text, place in titled if (named := thai.mentions(text))]
    differing = [other for other in others if own and not agree(own, other[2])]
    # Where name and title of a file agree, it is rather the document's title that is wrong.
    sound = all(agree(thai.mentions(part.file), thai.mentions(part.title)) for part in files)
    for text, place, _ in differing:
        alone = sound and len(differing) == len(others)
        params = {"words": text, "title": document.title}
        yield Problem("document-year-differs", document.place_of("title") if alone else place, params, Severity.CHECK)
    yield from _document_dates(year, document, files, _years(own))
    yield from _signed(catalogue, document)
    yield from _of_itself(catalogue, document, own)
    yield from _asking(document)


def _of_itself(catalogue: Catalogue, document: Document, own: list[Mention]) -> Iterator[Problem]:
    """The year a paper gives itself in its preface and sections is one of its title: ประจำปี 2569 ฉบับนี้."""
    name = _plain(document.title[: own[0].start]) if own else ""
    told = _told_within(document) if own else ()
    for text, place in (one for one in told if SPEAKS.search(one[0]) or document.title[:TELLING] in one[0]):
        # Behind a number ฉบับ counts copies; the other word is as long.
        for mention in thai.mentions(text.replace("ฉบับนี้", "เล่มนี้")):
            line = text[: mention.start].rpartition("\n")[2]
            named = len(name) >= TELLING and _plain(line) == name
            if mention.kind in YEARS and (named or THIS_PAPER.match(text, mention.end)) and not agree(own, [mention]):
                words = text[mention.start : mention.end]
                # The same year may well stand in the text before, on its own account.
                around = text[mention.start - len(line[-NAME:]) : mention.end + len(" ฉบับนี้")].partition("\n")[0]
                near = locate(catalogue.texts, place, around)
                params = {"words": words, "title": document.title}
                yield Problem("document-year-differs", locate(catalogue.texts, near, words), params, Severity.CHECK)


def _told_within(document: Document) -> Iterator[tuple[str, Place]]:
    if document.preface:
        yield document.preface.text, document.preface.place_of("text")
    for section in document.sections:
        if section.heading:
            yield section.heading, section.place_of("heading")
        yield section.text, section.place_of("text")


def _plain(words: str) -> str:
    """Words in front of a year without what they may be set in."""
    return _BEFORE_A_YEAR.sub("", re.sub(r"\s", "", fold(_ASIDE.sub("", words))))


def _asking(document: Document) -> Iterator[Problem]:
    """A memo before a report is about a report or its results, and does not ask leave for what is reported on."""
    memo = document.memo
    if memo and document.title.startswith("รายงานผล") and ASKS.match(memo.subject):
        params = {"words": memo.subject, "title": document.title}
        yield Problem("memo-subject-differs", memo.place_of("subject"), params, Severity.CHECK)


def _signed(catalogue: Catalogue, document: Document) -> Iterator[Problem]:
    """The days a paper says it was signed on are near its own date."""
    if not (own := document.date):
        return
    texts: list[tuple[str, Place, bool]] = [
        (section.text, section.place_of("text"), False) for section in document.sections
    ]
    if document.memo:
        texts += [(one.opinion, one.place_of("opinion"), True) for one in document.memo.approvals if one.opinion]
    for text, place, every in texts:
        for mention in thai.mentions(text):
            signed = every or SIGNED.search(text[: mention.start])
            apart = min(abs(mention.first - own.first), abs(mention.first - own.last))
            if mention.kind == "day" and signed and APART < apart < FAR:
                words = text[mention.start : mention.end]
                params = {"words": words, "title": document.title}
                yield Problem("document-year-differs", locate(catalogue.texts, place, words), params, Severity.CHECK)


def _years(named: list[Mention]) -> set[int]:
    return {year for mention in named for year in range(mention.year, mention.until + 1)}


def _document_dates(year: int, document: Document, files: list[FileEvidence], named: set[int]) -> Iterator[Problem]:
    dated: list[tuple[Record, str, thai.Date | None]] = [
        (document, "date", document.date),
        *((part, "date", part.date) for part in files),
    ]
    if document.memo:
        dated.append((document.memo, "date", document.memo.date))
    loose = document.kind in LOOSE
    opens = first_day(year) - dt.timedelta(days=0 if loose else 92)
    closes = last_day(year + 1) if loose else dt.date(last_day(year).year, 12, 31)
    if loose and named and max(named) < year:
        closes = last_day(max(named) + 1)
    others = [date for record, _, date in dated if date and record is not document]
    # Where the other dates of the paper agree with each other, it is rather the document's own that is wrong.
    alone = bool(others) and all(_apart(document.date, date) for date in others)
    for record, field, date in dated:
        astray = alone if record is document else not alone and _apart(document.date, date)
        if date and (astray or not (opens <= date.last and date.first <= closes)):
            params = {"words": date.written, "title": document.title}
            yield Problem("document-year-differs", record.place_of(field), params, Severity.CHECK)
    number = NUMBERED.search(thai.arabic(document.title))
    if number and document.date and not alone and not _may_number(document.title, number, document.date.first):
        params = {"number": document.title[number.start("number") : number.end("number")]}
        params["words"] = document.date.written
        yield Problem("number-year-differs", document.place_of("title"), params, Severity.CHECK)


def _apart(own: thai.Date | None, other: thai.Date | None) -> bool:
    """Whether two dates of one paper lie further apart than it takes to sign one."""
    if not own or not other:
        return False
    return abs(other.first - own.first) > APART and abs(other.last - own.last) > APART


# --- numbers of orders and contracts


def numbers_of_their_year(catalogue: Catalogue) -> Iterator[Problem]:
    """An order is numbered in the calendar year it is dated in; a year of the Gregorian era is written as such."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.documents:
                yield from _numbered_in(catalogue, data.documents.place.file, data.documents.documents)
            if data.oit:
                yield from _numbered_in(catalogue, data.oit.place.file, tuple(data.oit.items.values()))
            if data.measures:
                yield from _numbered_in(catalogue, data.measures.place.file, (data.measures,))
            if data.progress:
                yield from _numbered_in(catalogue, data.progress.place.file, (data.progress,))


def _numbered_in(catalogue: Catalogue, file: str, records: Sequence[Record]) -> Iterator[Problem]:
    """Only the records of a file in whose lines something of the kind stands are read text by text."""
    text = catalogue.texts.get(file, "")
    lines = [place_at(text, file, match.start()).line for match in MAYBE_NUMBERED.finditer(text)]
    if not lines:
        return
    ordered = sorted(records, key=lambda record: record.place)
    begins = [record.place.line for record in ordered]
    for position in sorted({bisect_right(begins, line) - 1 for line in lines} - {-1}):
        for piece in pieces(ordered[position], holding=MAYBE_NUMBERED):
            yield from _numbered(catalogue, piece)


def _may_number(text: str, number: re.Match[str], day: dt.date) -> bool:
    """Orders are numbered by the calendar year; contracts by that or by the fiscal year."""
    years = {day.year + 543}
    if "คำสั่ง" not in text[: number.start()]:
        years.add(thai.fiscal_year(day))
    return int(number["year"]) in years


def _numbered(catalogue: Catalogue, piece: Piece) -> Iterator[Problem]:
    named = thai.mentions(piece.text)
    for mention in named:
        if mention.kind == "gregorian":
            words = piece.text[mention.start : mention.end]
            place = locate(catalogue.texts, piece.place, words)
            params = {"words": words, "meant": str(mention.year + 543)}
            yield Problem("gregorian-in-text", place, params, Severity.CHECK)
    for match in NUMBERED.finditer(thai.arabic(piece.text)):
        day = next((one for one in named if one.kind == "day" and 0 <= one.start - match.end() <= NEAR), None)
        if match["dated"] and day and not _may_number(piece.text, match, day.first):
            words = piece.text[day.start : day.end]
            number = piece.text[match.start("number") : match.end("number")]
            place = locate(catalogue.texts, piece.place, words)
            yield Problem("number-year-differs", place, {"number": number, "words": words}, Severity.CHECK)
