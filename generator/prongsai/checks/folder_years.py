"""The wrong year in a year's folder: periods, rounds and titles that belong to another one.

A folder holds what was measured, planned and done in one fiscal year. Real papers look one year back (measures made
of last year's analysis) and are signed somewhat before or after, so each kind of date has a season of its own.
"""

import datetime as dt
import re
from collections.abc import Iterator

from prongsai import thai
from prongsai.catalogue import Catalogue, key
from prongsai.checks.data_years import COMPARES, days_of, first_day, last_day, shown_of
from prongsai.criteria import data_year
from prongsai.loading import PARTS, YearData
from prongsai.model.base import Record
from prongsai.model.documents import Document
from prongsai.model.progress import Outcome, Round
from prongsai.problems import Place, Problem, Severity
from prongsai.texts import locate
from prongsai.thai import Date, Period

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
SURVEYS = frozenset({"IIT", "EIT"})
"""Instruments that ask people; OIT looks at data of more than one year."""
NOT_DONE = frozenset({"source", "title", "columns", "evidence", "sections", "notes", "origin"})
"""Fields of measures and rounds that do not tell what was planned or done, or are looked at elsewhere."""
APART = dt.timedelta(days=180)
"""Days between the dates of one paper that no chain of approval takes."""
_NOT_BEGUN = frozenset({"ยังไม่เริ่ม", "ยกเลิก"})
_NOT_YET = re.compile("ยังไม่|อยู่ระหว่าง|เตรียม|จะดำเนินการ|กำหนดดำเนินการ")
"""Words of an outcome that claims no result."""


def folders_of_their_year(catalogue: Catalogue) -> Iterator[Problem]:
    """Titles, periods and rounds of each year speak of that year."""
    for agency in catalogue.agencies:
        for data in agency.years:
            yield from _titles(catalogue, data)
            yield from _item_titles(catalogue, data)
            yield from _surveys(catalogue, data)
            yield from _periods(data)
            if data.measures:
                yield from days_of(catalogue, data.year, data.measures, NOT_DONE)
            for round_ in data.progress.rounds if data.progress else ():
                yield from _round(catalogue, data.year, round_)
                yield from days_of(catalogue, data.year, round_, NOT_DONE)
                for outcome in round_.results:
                    yield from shown_of(catalogue, data.year, outcome)


# --- titles


def _titles(catalogue: Catalogue, data: YearData) -> Iterator[Problem]:
    for part in PARTS:
        record = getattr(data, part)
        if record is None or part not in SOURCES:
            continue
        for field in ("title", "subtitle"):
            if title := getattr(record, field, None):
                yield from named_in(catalogue, data.year, title, record.place_of(field), TITLES[part])
        place = record.place_of("source", "document")
        yield from named_in(catalogue, data.year, record.source.document, place, SOURCES[part])


def named_in(catalogue: Catalogue, year: int, title: str, place: Place, ahead: range) -> Iterator[Problem]:
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


def _surveys(catalogue: Catalogue, data: YearData) -> Iterator[Problem]:
    """Those asked worked for the office, or came to it, in the year that is assessed."""
    for instrument in data.results.instruments if data.results else ():
        text = instrument.description or ""
        named = thai.mentions(text) if instrument.code in SURVEYS and not COMPARES.search(text) else []
        if named and not any(mention.covers(data.year) for mention in named):
            words = text[named[0].start : named[0].end]
            place = locate(catalogue.texts, instrument.place_of("description"), words)
            params = {"words": words, "year": str(data.year), "instrument": instrument.code}
            yield Problem("survey-year-differs", place, params, Severity.CHECK)


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
    yield from named_in(catalogue, year, round_.title, place, range(1))
    for mention in named:
        if mention.kind in {"day", "month"} and mention.year != year:
            words = round_.title[mention.start : mention.end]
            params = {"words": words, "year": str(year)}
            yield Problem("title-year-differs", locate(catalogue.texts, place, words), params, Severity.CHECK)
    opens, over = _season(year, round_)
    for field in ("due", "reported"):
        date = getattr(round_, field)
        if date and not opens <= date.last <= over + dt.timedelta(days=183):
            params = {"round": round_.id, "words": date.written, "year": str(year), "over": _shown(over)}
            yield Problem("round-outside-year", round_.place_of(field), params, Severity.CHECK)


def _season(year: int, round_: Round) -> tuple[dt.date, dt.date]:
    """The first day on which a round may be reported, and the day its months are over."""
    months = max(round_.months, default=0)
    over = thai.Date(year, 9, 30).first if months in {0, 12} else _month_end(year, months)
    return (over - dt.timedelta(days=31) if months else first_day(year)), over


def _month_end(year: int, months: int) -> dt.date:
    """The last day of so many months of a fiscal year."""
    month = (9 + months - 1) % 12 + 1
    return thai.Date(year if month <= 9 else year - 1, month).last  # noqa: PLR2004  # September ends the year


def _shown(day: dt.date) -> str:
    return thai.show_date(thai.Date(day.year + 543, day.month, day.day))


# --- reports and the work they tell of


def work_done_when_reported(catalogue: Catalogue) -> Iterator[Problem]:
    """A report tells results only of work that had begun by its own day."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.progress:
                paper = agency.documents.get(key(data.progress.source.reference or "", data.year))
                yield from _rounds(data.year, data.progress.rounds, paper)


def _rounds(year: int, rounds: tuple[Round, ...], paper: Document | None) -> Iterator[Problem]:
    """Each round by its own day; where a paper reports on a single round, by the day of that paper.

    A day out of season is itself mistaken, which is said where it stands.
    """
    printed = dated(paper) if paper else None
    for round_ in rounds:
        if round_.reported and _season(year, round_)[0] <= round_.reported.last:
            yield from _work_ahead(year, round_, round_.reported)
        elif not round_.reported and len(rounds) == 1 and printed and first_day(year) <= printed.last:
            yield from _work_ahead(year, round_, printed)
    first = min((round_.reported.first for round_ in rounds if round_.reported), default=None)
    if paper and paper.date and printed and first and first - printed.last > APART and first_day(year) <= printed.last:
        params = {"words": paper.date.written, "title": paper.title}
        yield Problem("document-year-differs", paper.place_of("date"), params, Severity.CHECK)


def dated(document: Document) -> Date | None:
    """The later one of the dates of a paper and its memo."""
    dates = [date for date in (document.date, document.memo and document.memo.date) if date]
    return max(dates, key=lambda date: date.last, default=None)


def _work_ahead(year: int, round_: Round, date: Date) -> Iterator[Problem]:
    ahead = [outcome for outcome in round_.results if _begun_after(outcome, date.last, year)]
    if ahead and ahead[0].period:
        params = {
            "round": round_.id,
            "measure": ", ".join(outcome.measure for outcome in ahead),
            "period": ahead[0].period.written,
            "date": date.written,
        }
        yield Problem("work-after-report", ahead[0].place_of("period"), params, Severity.CHECK)


def _begun_after(outcome: Outcome, day: dt.date, year: int) -> bool:
    """Whether results are claimed of work that began after the day, in the same year."""
    first = outcome.period.first if outcome.period else None
    if not first or first <= day or thai.fiscal_year(first) != year or outcome.state in _NOT_BEGUN:
        return False
    results = (*outcome.output, *outcome.outcome, *outcome.result)
    claimed = any(not thai.says_none(text) for text in results)
    return claimed and not any(_NOT_YET.search(text) for text in (*results, *outcome.detail))
