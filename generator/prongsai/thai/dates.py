"""Days, months and years of the Buddhist era, in the forms offices write them."""

import datetime as dt
import re
from calendar import monthrange
from dataclasses import dataclass, field
from functools import total_ordering
from typing import NamedTuple

from prongsai.thai.digits import refuse, tidied

MONTHS = (
    "มกราคม",
    "กุมภาพันธ์",
    "มีนาคม",
    "เมษายน",
    "พฤษภาคม",
    "มิถุนายน",
    "กรกฎาคม",
    "สิงหาคม",
    "กันยายน",
    "ตุลาคม",
    "พฤศจิกายน",
    "ธันวาคม",
)
SHORT_MONTHS = (
    "ม.ค.",
    "ก.พ.",
    "มี.ค.",
    "เม.ย.",
    "พ.ค.",
    "มิ.ย.",
    "ก.ค.",
    "ส.ค.",
    "ก.ย.",
    "ต.ค.",
    "พ.ย.",
    "ธ.ค.",
)

BUDDHIST_ERA = 543
"""What a Buddhist year is ahead of the Gregorian one."""
DATE_YEARS = range(2400, 2701)
"""Buddhist years a date may stand in."""
FISCAL_YEARS = range(2540, 2641)
GREGORIAN_YEARS = range(1900, 2201)
"""Years nobody means by the Buddhist era."""
OLDEST_SHORT_YEAR = 40
"""`๖๘` is 2568; what is below would lie before 2540 and is rather the end of a Gregorian year."""
FISCAL_YEAR_STARTS_IN = 10


@total_ordering
@dataclass(frozen=True, slots=True)
class Date:
    """A day, month or year of the Buddhist era; equal when they mean the same, however they were written."""

    year: int
    month: int | None = None
    """Absent when only the year is given."""
    day: int | None = None
    """Absent when only the month or the year is given."""
    written: str = field(default="", compare=False)
    """As it stands in the source."""

    def __post_init__(self) -> None:
        if self.year not in DATE_YEARS or (self.month is None and self.day is not None):
            refuse("bad-date", self._shown)
        if self.month is not None and not 1 <= self.month <= len(MONTHS):
            refuse("bad-date", self._shown)
        if self.day is not None and not 1 <= self.day <= self._days_in_month:
            refuse("no-such-day", self._shown, last=str(self._days_in_month))

    @property
    def _shown(self) -> str:
        parts = (self.year, self.month, self.day)
        return self.written or "-".join(str(part) for part in parts if part is not None)

    @property
    def _days_in_month(self) -> int:
        return monthrange(self.year - BUDDHIST_ERA, self.month or len(MONTHS))[1]

    @property
    def first(self) -> dt.date:
        """The first day meant."""
        return dt.date(self.year - BUDDHIST_ERA, self.month or 1, self.day or 1)

    @property
    def last(self) -> dt.date:
        """The last day meant."""
        return dt.date(self.year - BUDDHIST_ERA, self.month or len(MONTHS), self.day or self._days_in_month)

    def __lt__(self, other: "Date") -> bool:
        """By the first day; what begins together is ordered by where it ends."""
        return (self.first, self.last) < (other.first, other.last)


class Parts(NamedTuple):
    """What was found of a date; the first half of a period may leave its year to the second."""

    day: str | None
    month: int | None
    year: str | None

    def completed_by(self, other: "Parts") -> "Parts":
        """`1` and `1 ม.ค.` take what they lack from `31 ม.ค. 2566`; a lone month takes only the year."""
        return Parts(self.day, self.month or (other.month if self.day else None), self.year or other.year)

    def date(self, written: str) -> Date:
        """The date; `written` is told to whoever cannot find it in the calendar."""
        if self.year is None:
            refuse("bad-date", written)
        return Date(buddhist(self.year, written), self.month, int(self.day) if self.day else None, written)


def buddhist(digits: str, written: str) -> int:
    """The Buddhist year of four digits, or of the last two."""
    year = int(digits)
    if year < OLDEST_SHORT_YEAR:
        refuse("gregorian-year", written, meant=str(2000 + year + BUDDHIST_ERA))
    if year in GREGORIAN_YEARS:
        refuse("gregorian-year", written, meant=str(year + BUDDHIST_ERA))
    return year if year >= 100 else 2500 + year  # noqa: PLR2004  # two digits or four


def _month_pattern(number_: int) -> str:
    """Full name, or the abbreviation with any of its dots missing and spaces between."""
    short = r" ?\.? ?".join(SHORT_MONTHS[number_].rstrip(".").split("."))
    full = MONTHS[number_].replace("ฎ", "[ฎฏ]").replace("ธ์", "ธ์?")  # two frequent misspellings
    return rf"(?P<m{number_ + 1}>{full}|{short} ?\.?)"


BUDDHIST_MARK = r"(?:ปี ?)?(?:พ ?\. ?ศ ?\.? ?|พศ ?)?"
DATE = re.compile(
    r"(?P<iso_year>[0-9]{4})-(?P<iso_month>[0-9]{1,2})-(?P<iso_day>[0-9]{1,2})(?![0-9])"
    r"|(?:วันที่ ?)?(?P<slash_day>[0-9]{1,2})/(?P<slash_month>[0-9]{1,2})/"
    r"(?P<slash_year>[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|(?:วันที่ ?)?(?:(?P<day>[0-9]{1,2}) ?)?(?:เดือน ?)?"
    rf"(?:{'|'.join(map(_month_pattern, range(len(MONTHS))))})"
    rf"(?: ?{BUDDHIST_MARK}(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9/]))?"
    rf"|{BUDDHIST_MARK}(?P<only_year>[0-9]{{4}})(?![0-9])"
)


def parts(match: re.Match[str]) -> Parts:
    """What a match of `DATE` holds."""
    found = match.groupdict()
    named = (number_ for number_ in range(1, len(MONTHS) + 1) if found[f"m{number_}"])
    numeric = found["iso_month"] or found["slash_month"]
    return Parts(
        day=found["day"] or found["iso_day"] or found["slash_day"],
        month=int(numeric) if numeric else next(named, None),
        year=found["year"] or found["only_year"] or found["iso_year"] or found["slash_year"],
    )


def date(text: str) -> Date:
    """A day, month or year in any of the forms a clerk uses."""
    match = DATE.fullmatch(tidied(text))
    if not match:
        refuse("bad-date", text)
    return parts(match).date(text)


def day(text: str) -> dt.date:
    """A single day in any of the forms a clerk uses; a month or a year alone is refused."""
    found = date(text)
    if found.day is None:
        refuse("bad-date", text)
    return found.first


_YEAR = re.compile(rf"(?:ประจำ)?(?:ปี ?งบประมาณ ?)?{BUDDHIST_MARK}([0-9]{{4}})")


def year(text: str) -> int:
    """A fiscal year of the Buddhist era in four digits."""
    match = _YEAR.fullmatch(tidied(text))
    if not match:
        refuse("bad-year", text)
    found = buddhist(match[1], text)
    if found not in FISCAL_YEARS:
        refuse("bad-year", text)
    return found


def fiscal_year(day: dt.date) -> int:
    """The Buddhist fiscal year of a day: 2569 runs from 1 October 2568 to 30 September 2569."""
    return day.year + BUDDHIST_ERA + (day.month >= FISCAL_YEAR_STARTS_IN)


def show_date(date: Date, *, long: bool = True) -> str:
    """`1 ตุลาคม 2568`, or `1 ต.ค. 2568` when short."""
    month = None if date.month is None else (MONTHS if long else SHORT_MONTHS)[date.month - 1]
    return " ".join(str(part) for part in (date.day, month, date.year) if part is not None)
