"""Stretches of time, as plans and reports write them."""

import datetime as dt
import re
from dataclasses import dataclass, field

from prongsai.thai.dates import (
    BUDDHIST_MARK,
    DATE,
    FISCAL_YEAR_STARTS_IN,
    Date,
    Parts,
    buddhist,
    fiscal_year,
    parts,
    show_date,
)
from prongsai.thai.digits import Unreadable, refuse, tidied


@dataclass(frozen=True, slots=True)
class Period:
    """A stretch of time; a side left open is None."""

    start: Date | None
    end: Date | None
    written: str = field(compare=False)
    """As it stands in the source."""
    whole_year: int | None = None
    """The fiscal year, where the source names a whole year and no days."""

    def __post_init__(self) -> None:
        if self.start is None and self.end is None:
            refuse("bad-period", self.written)
        if self.start is not None and self.end is not None and self.end.last < self.start.first:
            refuse("period-reversed", self.written)

    @property
    def first(self) -> dt.date | None:
        """The first day, unless open."""
        return self.start.first if self.start else None

    @property
    def last(self) -> dt.date | None:
        """The last day, unless open."""
        return self.end.last if self.end else None

    @property
    def open_ended(self) -> bool:
        """Whether it goes on (เป็นต้นไป)."""
        return self.end is None

    @property
    def fiscal_years(self) -> frozenset[int]:
        """The fiscal years touched; of a period open on one side only the year it begins or ends in."""
        known = [fiscal_year(day) for day in (self.first, self.last) if day]
        return frozenset(range(known[0], known[-1] + 1))

    def touches(self, year: int) -> bool:
        """Whether a day of the fiscal year lies in it; an open side has no limit."""
        begins_in_time = self.first is None or fiscal_year(self.first) <= year
        return begins_in_time and (self.last is None or year <= fiscal_year(self.last))


_TO = r" ?(?:-|‐|‑|–|—|−|~|(?:จน)?ถึง) ?"
_DAY = re.compile(r"(?:วันที่ ?)?([0-9]{1,2})(?![0-9])")
_FROM = re.compile(r"(?:ตั้งแต่|ระหว่าง|ช่วง) ?")
_SEPARATOR = re.compile(_TO)
_ONWARDS = re.compile(r" ?เป็นต้นไป$")
_WITHIN = re.compile(r"ภายใน ?")
_WHOLE_YEAR = re.compile(
    r"(?:ตลอด ?(?:ทั้ง ?)?ปี ?(?:งบประมาณ ?)?|(?:ใน|ประจำ)?ปี ?งบประมาณ ?)"
    rf"{BUDDHIST_MARK}([0-9]{{4}}|[0-9]{{2}})(?:{_TO}{BUDDHIST_MARK}([0-9]{{4}}|[0-9]{{2}}))?"
)


def period(text: str) -> Period:
    """A stretch of time in any of the forms a clerk uses."""
    try:
        return _read_period(tidied(text), text)
    except Unreadable as error:
        if error.code != "bad-date":
            raise
        return refuse("bad-period", text)


def _read_period(tidy: str, written: str) -> Period:
    if whole := _WHOLE_YEAR.fullmatch(tidy):
        return _whole_years(whole[1], whole[2] or whole[1], written)
    if within := _WITHIN.match(tidy):
        return Period(None, _date_at(tidy, within.end()).date(written), written)
    plain = tidy[opening.end() :] if (opening := _FROM.match(tidy)) else tidy
    if onwards := _ONWARDS.search(plain):
        return Period(_date_at(plain[: onwards.start()], 0).date(written), None, written)
    return _stretch(plain, written)


def _whole_years(first: str, last: str, written: str) -> Period:
    begin, end = buddhist(first, written), buddhist(last, written)
    return Period(
        Date(begin - 1, FISCAL_YEAR_STARTS_IN, 1, written),
        Date(end, FISCAL_YEAR_STARTS_IN - 1, 30, written),
        written,
        begin if begin == end else None,
    )


def _date_at(tidy: str, begin: int) -> Parts:
    """The date that fills the text from `begin` to its end."""
    match = DATE.fullmatch(tidy, begin)
    if not match:
        refuse("bad-date", tidy)
    return parts(match)


def _stretch(tidy: str, written: str) -> Period:
    """One date, or two of which the first may leave month and year to the second."""
    if single := DATE.fullmatch(tidy):
        day = parts(single).date(written)
        return Period(day, day, written)
    begin, after = _begin(tidy)
    separator = _SEPARATOR.match(tidy, after)
    # Some printed tables have lost the dash between two whole dates.
    if not separator and (begin.year is None or begin.month is None):
        refuse("bad-period", written)
    rest = separator.end() if separator else after + (tidy[after : after + 1] == " ")
    end = _date_at(tidy, rest)
    return Period(begin.completed_by(end).date(written), end.date(written), written)


def _begin(tidy: str) -> tuple[Parts, int]:
    if match := DATE.match(tidy):
        return parts(match), match.end()
    if match := _DAY.match(tidy):
        return Parts(match[1], None, None), match.end()
    return refuse("bad-date", tidy)


def show_period(period: Period) -> str:
    """`1 ต.ค. 2565 – 30 ก.ย. 2566`; a whole year, a single date and an open side in words."""
    if period.whole_year is not None:
        return f"ตลอดปี {period.whole_year}"
    if period.start is None:
        return f"ภายใน {show_date(period.end)}" if period.end else ""
    if period.end is None:
        return f"{show_date(period.start)} เป็นต้นไป"
    if period.start == period.end:
        return show_date(period.start)
    return f"{show_date(period.start, long=False)} – {show_date(period.end, long=False)}"
