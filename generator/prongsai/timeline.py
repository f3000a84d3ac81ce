"""A fiscal year along its months: when each measure runs, which rounds it has to report, when it did.

Pure geometry from the data: no text is made up for what the documents leave out. A measure without a period has no
bar; a report dated by its month or year alone has no mark, as its day is not known.
"""

import datetime as dt
from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass

from prongsai.catalogue import AgencyCatalogue
from prongsai.loading import YearData
from prongsai.model.progress import Round
from prongsai.standing import Standing, round_name, standings
from prongsai.thai import Date, Period
from prongsai.thai.dates import BUDDHIST_ERA, FISCAL_YEAR_STARTS_IN, SHORT_MONTHS

LANES = 12
"""Months of the year, October first."""
THINNEST = 0.8
"""Percent of the width that a bar of a single day takes, so that it is seen."""
MONTHS = (*SHORT_MONTHS[FISCAL_YEAR_STARTS_IN - 1 :], *SHORT_MONTHS[: FISCAL_YEAR_STARTS_IN - 1])


@dataclass(frozen=True)
class Bar:
    """A stretch of the year; lengths in percent of the whole width."""

    left: float
    width: float
    before: bool
    """Whether it began before the year, or no one says when."""
    after: bool
    """Whether it goes on after the year, or without an end."""


@dataclass(frozen=True)
class Mark:
    """Something dated."""

    at: float
    """Percent of the whole width."""
    title: str
    date: Date


@dataclass(frozen=True)
class Line:
    """A measure along the year."""

    standing: Standing
    bar: Bar | None
    """None where its period does not touch the year."""
    dues: tuple[float, ...]
    """Ends of the months after which it has to report, in percent of the whole width."""
    reports: tuple[Mark, ...]


@dataclass(frozen=True)
class RoundLine:
    """A round along the year."""

    round: Round
    ends: tuple[float, ...]
    """Ends of the months it covers, in percent of the whole width."""
    due: Mark | None
    reported: Mark | None

    @property
    def name(self) -> str:
        """What it is called, in a few words."""
        return round_name(self.round)


@dataclass(frozen=True)
class Timeline:
    """A year's measures and rounds."""

    year: int
    lines: tuple[Line, ...]
    unplaced: tuple[Standing, ...]
    """Measures whose documents name no period."""
    rounds: tuple[RoundLine, ...]
    late: bool
    """Whether a thirteenth lane holds what is dated after the year."""
    today: float | None
    """The named day, where it lies in the year; in percent of the whole width."""

    @property
    def months(self) -> tuple[str, ...]:
        """What the lanes are called."""
        return (*MONTHS, "หลังปี") if self.late else MONTHS

    @property
    def quarters(self) -> tuple[float, ...]:
        """Where three months end, in percent of the whole width."""
        return tuple(percent(months, lanes(late=self.late)) for months in (3, 6, 9, 12) if self.late or months < LANES)


def timeline(agency: AgencyCatalogue, data: YearData, today: dt.date | None = None) -> Timeline | None:
    """The measures of a year, with and without a period; None for a year without measures."""
    reached = standings(agency, data.year, today)
    rounds = data.progress.rounds if data.progress else ()
    if not reached:
        return None
    dated = {one.found.measure.id: _reports(agency, one) for one in reached}
    days = [day for many in dated.values() for _, day in many]
    days += [day for one in rounds for day in (one.due, one.reported) if day]
    late = any(day.day and position(day.first, data.year) >= LANES for day in days)
    count = lanes(late=late)
    now = position(today, data.year) if today else -1
    return Timeline(
        data.year,
        tuple(_line(one, dated[one.found.measure.id], data.year, count) for one in reached if one.found.measure.period),
        tuple(one for one in reached if not one.found.measure.period),
        tuple(_round_line(one, data.year, count) for one in rounds),
        late,
        percent(now, count) if 0 <= now < LANES else None,
    )


def lanes(*, late: bool) -> int:
    """How many lanes are drawn."""
    return LANES + late


def position(day: dt.date, year: int, *, end: bool = False) -> float:
    """Where a day lies on the fiscal year, in months: 0 where 1 October begins, 12 where 30 September ends.

    end: where the day ends instead of where it begins. Months are equally wide; a day outside lies below 0 or above 12.
    """
    months = (day.year - (year - BUDDHIST_ERA - 1)) * LANES + day.month - FISCAL_YEAR_STARTS_IN
    days = monthrange(day.year, day.month)[1]
    return months + (day.day - (not end)) / days


def percent(months: float, count: int) -> float:
    """A place in months as percent of the width of so many lanes."""
    return round(months / count * 100, 2)


def bar(period: Period, year: int, count: int = LANES) -> Bar | None:
    """The part of a period that lies in the year; None when no day of it does."""
    if not period.touches(year):
        return None
    start = position(period.first, year) if period.first else -1
    end = position(period.last, year, end=True) if period.last else LANES + 1
    left = percent(max(start, 0), count)
    width = max(percent(min(end, LANES), count) - left, THINNEST)
    return Bar(left, round(width, 2), start < 0, end > LANES)


def mark(title: str, date: Date, year: int, count: int) -> Mark | None:
    """A dated mark; after the year in the middle of its thirteenth lane. None without a day, or before the year."""
    place = position(date.first, year)
    if date.day is None or place < 0 or (place >= LANES and count == LANES):
        return None
    days = monthrange(date.first.year, date.first.month)[1]
    return Mark(percent(place + 0.5 / days if place < LANES else LANES + 0.5, count), title, date)


def _line(standing: Standing, dated: Iterable[tuple[str, Date]], year: int, count: int) -> Line:
    measure = standing.found.measure
    return Line(
        standing,
        bar(measure.period, year, count) if measure.period else None,
        _ends(measure.rounds, count),
        tuple(filter(None, (mark(title, date, year, count) for title, date in dated))),
    )


def _round_line(one: Round, year: int, count: int) -> RoundLine:
    return RoundLine(
        one,
        _ends(one.months, count),
        mark("กำหนดส่ง", one.due, year, count) if one.due else None,
        mark("รายงานแล้ว", one.reported, year, count) if one.reported else None,
    )


def _ends(months: Iterable[int], count: int) -> tuple[float, ...]:
    return tuple(percent(month, count) for month in months if 1 <= month <= LANES)


def _reports(agency: AgencyCatalogue, standing: Standing) -> list[tuple[str, Date]]:
    """The rounds that report on a measure, as far as they are dated."""
    found = agency.outcomes.get((standing.found.year, standing.found.measure.id), ())
    rounds = {id(one.round): one.round for one in found}
    return [(round_name(one), one.reported) for one in rounds.values() if one.reported]
