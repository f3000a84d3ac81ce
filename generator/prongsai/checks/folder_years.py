"""The wrong year in a year's folder: periods, rounds, titles and papers that belong to another one.

A folder holds what was measured, planned and done in one fiscal year. Real papers look one year back (measures made
of last year's analysis) and are signed somewhat before or after, so each kind of date has a season of its own.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from prongsai import thai
from prongsai.catalogue import Catalogue
from prongsai.checks.data_years import agree, days_of, first_day, last_day, named_otherwise, shown_of
from prongsai.criteria import data_year
from prongsai.loading import PARTS, YearData
from prongsai.model.base import Record
from prongsai.model.documents import Document
from prongsai.model.evidence import FileEvidence
from prongsai.model.progress import Round
from prongsai.problems import Place, Problem, Severity
from prongsai.texts import Piece, locate, pieces, place_at
from prongsai.thai import Mention, Period

SOURCES: dict[str, range] = {
    "results": range(2),
    "analysis": range(2),
    "constraints": range(2),
    "measures": range(-1, 1),
    "progress": range(1),
    "oit": range(1),
}
"""Per part, how far ahead of the folder's year its source may name a year: the plan of a year prints the scores of
the year before, and a report on scores the measures made of them."""
TITLES: dict[str, range] = {**SOURCES, "results": range(1), "analysis": range(-1, 1), "measures": range(1)}
"""The same for the part's own title."""
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
NOT_DONE = frozenset({"source", "title", "columns", "evidence", "sections", "notes", "origin"})
"""Fields of measures and rounds that do not tell what was planned or done, or are looked at elsewhere."""
APART = dt.timedelta(days=180)
"""Days between the dates of one paper that no chain of approval takes."""
FAR = dt.timedelta(days=800)
"""Days: what lies further away is another paper's date."""
SIGNED = re.compile(r"(?:ประกาศ|สั่ง|ให้ไว้)\s?ณ\s?(?:วันที่)?\s?$")
"""What leads to the day a paper was signed."""
NEAR = len("วันที่ ")
"""Characters between the number and the date behind it."""
LOOSE = frozenset({"รายงาน", "บันทึกข้อความ"})
"""Kinds of papers that are written when their year is over."""


def folders_of_their_year(catalogue: Catalogue) -> Iterator[Problem]:
    """Titles, periods, rounds and papers of each year speak of that year."""
    for agency in catalogue.agencies:
        for data in agency.years:
            yield from _titles(catalogue, data)
            yield from _item_titles(catalogue, data)
            yield from _periods(data)
            if data.measures:
                yield from days_of(catalogue, data.year, data.measures, NOT_DONE)
            for round_ in data.progress.rounds if data.progress else ():
                yield from _round(catalogue, data.year, round_)
                yield from days_of(catalogue, data.year, round_, NOT_DONE)
                for outcome in round_.results:
                    yield from shown_of(catalogue, data.year, outcome)
            for document in data.documents.documents if data.documents else ():
                yield from _document(catalogue, data.year, document)


def numbers_of_their_year(catalogue: Catalogue) -> Iterator[Problem]:
    """An order is numbered in the calendar year it is dated in; a year of the Gregorian era is written as such."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.documents:
                yield from _numbered_in(catalogue, data.documents.place.file, data.documents.documents)
            if data.oit:
                yield from _numbered_in(catalogue, data.oit.place.file, tuple(data.oit.items.values()))


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


# --- titles


def _titles(catalogue: Catalogue, data: YearData) -> Iterator[Problem]:
    for part in PARTS:
        record = getattr(data, part)
        if record is None or part not in SOURCES:
            continue
        for field in ("title", "subtitle"):
            if title := getattr(record, field, None):
                yield from _named(catalogue, data.year, title, record.place_of(field), TITLES[part])
        place = record.place_of("source", "document")
        yield from _named(catalogue, data.year, record.source.document, place, SOURCES[part])


def _named(catalogue: Catalogue, year: int, title: str, place: Place, ahead: range) -> Iterator[Problem]:
    """A title names the folder's year, or one as far from it as its kind may be; or no year at all."""
    named = thai.mentions(title)
    if named and not any(mention.covers(year + far) for mention in named for far in ahead):
        words = title[named[0].start : named[0].end]
        params = {"words": words, "year": str(year)}
        yield Problem("title-year-differs", locate(catalogue.texts, place, words), params, Severity.CHECK)


def _item_titles(catalogue: Catalogue, data: YearData) -> Iterator[Problem]:
    """Titles of scored items name the data year of the item: รายงานผล … ประจำปี พ.ศ. 2567 in 2568."""
    for scored in data.results.items if data.results else ():
        item = catalogue.criteria.items.get((data.year, scored.code))
        named = thai.mentions(scored.title) if item else []
        if not item or not named or (year := data_year(data.year, item)) is None:
            continue
        if not any(mention.covers(year) for mention in named):
            words = scored.title[named[0].start : named[0].end]
            place = locate(catalogue.texts, scored.place_of("title"), words)
            params = {
                "item": item.code,
                "assessed": str(data.year),
                "expected": str(year),
                "words": words,
                "certainty": item.certainty,
            }
            yield Problem("data-year-differs", place, params, Severity.CHECK)


# --- measures and their progress


def _periods(data: YearData) -> Iterator[Problem]:
    periods: list[tuple[Record, Period]] = [
        (measure, measure.period) for measure in (data.measures.measures if data.measures else ()) if measure.period
    ]
    periods += [
        (outcome, outcome.period)
        for round_ in (data.progress.rounds if data.progress else ())
        for outcome in round_.results
        if outcome.period
    ]
    opens, closes = first_day(data.year), dt.date(last_day(data.year).year, 12, 31)
    for record, period in periods:
        begins, ends = period.first or period.last, period.last or period.first
        if begins and ends and not (opens <= begins and ends <= closes and begins <= last_day(data.year)):
            params = {"period": period.written, "year": str(data.year)}
            yield Problem("period-outside-year", record.place_of("period"), params, Severity.CHECK)


def _round(catalogue: Catalogue, year: int, round_: Round) -> Iterator[Problem]:
    """A report is due when its months are over, and made within half a year of that."""
    place = round_.place_of("title")
    named = thai.mentions(round_.title)
    yield from _named(catalogue, year, round_.title, place, range(1))
    for mention in named:
        if mention.kind in {"day", "month"} and mention.year != year:
            words = round_.title[mention.start : mention.end]
            params = {"words": words, "year": str(year)}
            yield Problem("title-year-differs", locate(catalogue.texts, place, words), params, Severity.CHECK)
    months = max(round_.months, default=0)
    over = thai.Date(year, 9, 30).first if months in {0, 12} else _month_end(year, months)
    opens = first_day(year) if not months else over - dt.timedelta(days=31)
    for field in ("due", "reported"):
        date = getattr(round_, field)
        if date and not opens <= date.last <= over + dt.timedelta(days=183):
            params = {"round": round_.id, "words": date.written, "year": str(year), "over": _shown(over)}
            yield Problem("round-outside-year", round_.place_of(field), params, Severity.CHECK)


def _month_end(year: int, months: int) -> dt.date:
    """The last day of so many months of a fiscal year."""
    month = (9 + months - 1) % 12 + 1
    return thai.Date(year if month <= 9 else year - 1, month).last  # noqa: PLR2004  # September ends the year


def _shown(day: dt.date) -> str:
    return thai.show_date(thai.Date(day.year + 543, day.month, day.day))


# --- papers


def _document(catalogue: Catalogue, year: int, document: Document) -> Iterator[Problem]:
    yield from _named(catalogue, year, document.title, document.place_of("title"), range(-1, 2))
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
