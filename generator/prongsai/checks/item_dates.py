"""The wrong year in the dates of an item: published, due, approved, changed, and the day its data speak of."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator

from prongsai import thai
from prongsai.catalogue import Catalogue
from prongsai.checks.data_years import first_day, last_day, particulars
from prongsai.criteria import data_year
from prongsai.model.base import Record
from prongsai.model.criteria import Item
from prongsai.model.evidence import FileEvidence
from prongsai.model.oit import ItemEvidence
from prongsai.problems import Place, Problem, Severity
from prongsai.texts import Piece, locate, pieces
from prongsai.thai import Mention

LASTING = 5
"""Years for which a manual that is tied to no year may be old."""
SPAN = re.compile("[2๒][5๕][0-9๐-๙]{2} ?[-–—] ?[2๒][5๕]")
NEAR = 2
"""Years between two spans that may be one misprinted."""


def dates_of_their_year(catalogue: Catalogue) -> Iterator[Problem]:
    """Publication, due date, approval, changes and the day data speak of lie in the season of the item's year."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for code, evidence in data.oit.items.items() if data.oit else ():
                item = catalogue.criteria.items.get((data.year, code))
                yield from _season(data.year, code, evidence)
                yield from _approved(catalogue, data.year, item, code, evidence)
                if item:
                    yield from _as_of(data.year, item, evidence)
                    yield from _file_dates(data.year, item, evidence)


def _season(year: int, code: str, evidence: ItemEvidence) -> Iterator[Problem]:
    """Between 1 October and 30 September of the assessed year; changes may come until New Year."""
    opens, closes = first_day(year), last_day(year)
    later = dt.date(closes.year, 12, 31)
    dated: list[tuple[Record, str, thai.Date | None, dt.date]] = [
        (evidence, "published", evidence.published, closes),
        (evidence, "due", evidence.due, closes),
        *((change, "date", change.date, later) for change in evidence.changes),
    ]
    if evidence.withdrawn:
        dated.append((evidence.withdrawn, "date", evidence.withdrawn.date, later))
    for record, field, date, until in dated:
        if date and not (date.last >= opens and date.first <= until):
            yield _outside(record.place_of(field), code, year, date.written)


def _approved(
    catalogue: Catalogue, year: int, item: Item | None, code: str, evidence: ItemEvidence
) -> Iterator[Problem]:
    """The day named in `approval`; a manual that is tied to no year may have been approved earlier."""
    lasting = item is not None and item.data_year == "none"
    for mention in thai.mentions(evidence.approval) if evidence.approval else ():
        dated = mention.kind in {"day", "month"}
        if dated and mention.year != year and not (lasting and mention.year < year):
            words = (evidence.approval or "")[mention.start : mention.end]
            place = locate(catalogue.texts, evidence.place_of("approval"), words)
            yield _outside(place, code, year, words)


def _outside(place: Place, code: str, year: int, words: str) -> Problem:
    params = {"item": code, "assessed": str(year), "words": words}
    return Problem("season-year-differs", place, params, Severity.CHECK)


def _as_of(assessed: int, item: Item, evidence: ItemEvidence) -> Iterator[Problem]:
    """The day the data speak of: in the data year; of last year's data no later than they were published."""
    if not (date := evidence.as_of):
        return
    year = data_year(assessed, item)
    opens, closes = first_day(year or assessed - LASTING), last_day(assessed)
    if year == assessed - 1:
        known = [one.last for one in (evidence.published, *(change.date for change in evidence.changes)) if one]
        closes = max((day for day in known if day <= closes), default=closes)
    if date.last < opens or date.first > closes:
        params = particulars(item, assessed, year or assessed, date.written)
        yield Problem("data-year-differs", evidence.place_of("as_of"), params, Severity.CHECK)


def _file_dates(assessed: int, item: Item, evidence: ItemEvidence) -> Iterator[Problem]:
    """A file of last year's results is made when that year ends or after; one of this year, in it."""
    year = data_year(assessed, item)
    for parts in evidence.components.values():
        for part in parts:
            if not isinstance(part, FileEvidence) or not part.date:
                continue
            whole = year == assessed - 1 and "ประจำปี" in part.title
            opens = last_day(assessed - 1) - dt.timedelta(days=30) if whole else first_day(year or assessed - LASTING)
            if not opens <= part.date.last or part.date.first > last_day(assessed):
                params = particulars(item, assessed, year or assessed, part.date.written)
                yield Problem("data-year-differs", part.place_of("date"), params, Severity.CHECK)


def plans_of_one_span(catalogue: Catalogue) -> Iterator[Problem]:
    """A plan of several years has the same years wherever an item names it."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for code, evidence in data.oit.items.items() if data.oit else ():
                # The summary of an item about a plan says which years it is for.
                if evidence.summary and SPAN.search(evidence.summary):
                    yield from _plans(catalogue, code, evidence)


def _plans(catalogue: Catalogue, code: str, evidence: ItemEvidence) -> Iterator[Problem]:
    found = [(piece, mention) for piece in pieces(evidence) for mention in _spans(piece)]
    counts = Counter((mention.year, mention.until) for _, mention in found)
    for piece, mention in found:
        span = (mention.year, mention.until)
        for usual, count in counts.items():
            if count > max(1, counts[span]) and _misprinted(span, usual):
                words = piece.text[mention.start : mention.end]
                params = {"item": code, "words": words, "usual": f"{usual[0]}–{usual[1]}"}
                place = locate(catalogue.texts, piece.place, words)
                yield Problem("plan-years-differ", place, params, Severity.CHECK)


def _spans(piece: Piece) -> list[Mention]:
    return [one for one in thai.mentions(piece.text) if one.kind == "span"] if SPAN.search(piece.text) else []


def _misprinted(span: tuple[int, int], usual: tuple[int, int]) -> bool:
    """Whether they have one end in common and the other nearly."""
    apart = sorted(abs(one - other) for one, other in zip(span, usual, strict=True))
    return apart[0] == 0 and 0 < apart[1] <= NEAR
