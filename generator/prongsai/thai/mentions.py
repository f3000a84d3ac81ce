"""Years, months and days that a running text names, in the forms offices write them.

Laws, numbers of orders and amounts also hold four digits; what they name is told apart here, once.
"""

import datetime as dt
import re
from calendar import monthrange
from typing import Literal, NamedTuple

from prongsai.thai.dates import (
    BUDDHIST_ERA,
    FISCAL_YEAR_STARTS_IN,
    FISCAL_YEARS,
    GREGORIAN_YEARS,
    MONTHS,
    SHORT_MONTHS,
    fiscal_year,
)
from prongsai.thai.digits import arabic

Kind = Literal["day", "month", "fiscal", "year", "span", "gregorian"]


class Mention(NamedTuple):
    """One year, month or day named in a text."""

    kind: Kind
    """`fiscal` only where the text says ปีงบประมาณ; `gregorian` for a year that is none of the Buddhist era."""
    start: int
    end: int
    """Where the words stand in the text."""
    year: int
    """As named; of a day or month the fiscal year it lies in; of a span its first year."""
    until: int
    """Of a span its last year; else the same as `year`."""
    first: dt.date
    last: dt.date
    """The days meant."""

    def covers(self, year: int) -> bool:
        """Whether the year lies in what is named."""
        return self.year <= year <= self.until


_NUMBERS = {
    re.sub(r"[ .]", "", name): number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)
} | {"กุมภาพันธ": 2, "กรกฏาคม": 7}
_MONTH = "|".join((*MONTHS, "กุมภาพันธ", "กรกฏาคม", *(r" ?\.? ?".join(n.rstrip(".").split(".")) for n in SHORT_MONTHS)))
_ERA = r"(?:พ ?\. ?ศ ?\.? ?|พศ ?)?"
_BUDDHIST = r"2[4-6][0-9]{2}"
_MENTION = re.compile(
    # The first characters of all that follows: most places in a text are done with after one look.
    r"(?=[0-9กธตปพมสเ])(?:"
    r"(?<![0-9])(?P<iso>[0-9]{4})-(?P<iso_month>[0-9]{1,2})-(?P<iso_day>[0-9]{1,2})(?![0-9])"
    r"|(?<![0-9/])(?P<slash_day>[0-9]{1,2})/(?P<slash_month>[0-9]{1,2})/(?P<slash>[0-9]{4}|[4-9][0-9])(?![0-9/])"
    rf"|(?:(?<![0-9])(?P<day>[0-9]{{1,2}})\s?)?(?P<month>{_MONTH})\s?\.?\s?(?:ปี ?)?{_ERA}"
    r"(?P<of>[0-9]{4}|[4-9][0-9])(?![0-9,])"
    rf"|(?P<fiscal>ปี\s?งบประมาณ\s?){_ERA}(?P<fiscal_year>[0-9]{{4}}|[4-9][0-9])(?![0-9,])"
    rf"|(?P<era>พ ?\. ?ศ ?\.? ?|พศ ?|ปี ?)?(?<![0-9,.])(?<![0-9]-)(?P<year>{_BUDDHIST})"
    rf"(?:\s?[-–—]\s?(?P<until>{_BUDDHIST}))?(?![0-9,]|\.[0-9]))"
)
"""A day, a month, a fiscal year, a year or a span of years; a two-digit year only where a month or ปีงบประมาณ leads."""
_LAW = re.compile(r"(?:พระราช(?:บัญญัติ|กฤษฎีกา|กำหนด)|พ\. ?ร\. ?[บฎก]\.|ระเบียบ|กฎ|ข้อบัญญัติ|เทศบัญญัติ|ข้อบังคับ|รัฐธรรมนูญ)[^\n]*$")
_BEFORE_A_LAWS_YEAR = 160
"""Characters: longer titles of laws are rare."""
_YEARLIKE = re.compile(
    r"[0-9๐-๙](?:(?<=[2๒])[0๐4๔5๕6๖][0-9๐-๙]{2}|(?<=[12๑๒])[0-9๐-๙]{3}-|(?<=[ก-๙. /][4-9๔-๙])[0-9๐-๙](?![0-9๐-๙%,]))"
)
"""What must be in a text that names a year; a quick look, from digit to digit, before the careful one."""
_UNIT = re.compile(r"\s?(?:บาท|คน|ครั้ง|ราย|แห่ง|เมตร|กิโล|ตาราง|ชุด|เรื่อง|ฉบับ|หน่วย|น\.|ครัวเรือน)")


def mentions(text: str) -> list[Mention]:
    """What a text names, in its order; the years of laws and of numbered orders and plain amounts left out."""
    if not _YEARLIKE.search(text):
        return []
    plain = arabic(text)
    found = (_read(match, plain) for match in _MENTION.finditer(plain))
    return [mention for mention in found if mention]


def _read(match: re.Match[str], text: str) -> Mention | None:
    named = match["of"] or match["iso"] or match["slash"]
    if named:
        month = _NUMBERS[re.sub(r"[ .]", "", match["month"])] if match["month"] else 0
        month = month or int(match["iso_month"] or match["slash_month"])
        day = match["day"] or match["iso_day"] or match["slash_day"]
        return _dated(match, _four(named), month, int(day) if day else None)
    if match["fiscal"]:
        return _whole(match, "fiscal", _four(match["fiscal_year"]))
    year = int(match["year"])
    before = text[max(0, match.start() - _BEFORE_A_LAWS_YEAR) : match.start()]
    if _numbered(text, match.start("year")) or _of_a_law(before, match["era"]) or _UNIT.match(text, match.end()):
        return None
    if match["until"]:
        return _years(match, year, int(match["until"]))
    return _whole(match, "year", year)


def _four(digits: str) -> int:
    return int(digits) if len(digits) > 2 else 2500 + int(digits)  # noqa: PLR2004  # two digits or four


def _numbered(text: str, start: int) -> bool:
    """Whether it is the year in the number of an order or a school term: `12/2567`."""
    return text[start - 1 : start] == "/" and text[start - 2 : start - 1].isdecimal()


def _of_a_law(before: str, era: str | None) -> bool:
    """Whether a law is named in front, with no other year between: ระเบียบ…พัสดุภาครัฐ พ.ศ. 2560."""
    return bool(era and "ศ" in era and (law := _LAW.search(before)) and not re.search(r"[0-9]{4}", law[0]))


def _whole(match: re.Match[str], kind: Kind, year: int) -> Mention | None:
    if year in GREGORIAN_YEARS and kind == "fiscal":
        return _gregorian(match, year)
    if year not in FISCAL_YEARS:
        return None
    gregorian = year - BUDDHIST_ERA
    first, last = dt.date(gregorian, 1, 1), dt.date(gregorian, 12, 31)
    if kind == "fiscal":
        first = dt.date(gregorian - 1, FISCAL_YEAR_STARTS_IN, 1)
        last = dt.date(gregorian, FISCAL_YEAR_STARTS_IN - 1, 30)
    return Mention(kind, match.start(), match.end(), year, year, first, last)


def _years(match: re.Match[str], first: int, last: int) -> Mention | None:
    if first not in FISCAL_YEARS or not first <= last <= FISCAL_YEARS[-1]:
        return None
    days = dt.date(first - BUDDHIST_ERA, 1, 1), dt.date(last - BUDDHIST_ERA, 12, 31)
    return Mention("span", match.start(), match.end(), first, last, *days)


def _dated(match: re.Match[str], year: int, month: int, day: int | None) -> Mention | None:
    if year in GREGORIAN_YEARS:
        return _gregorian(match, year)
    if year not in FISCAL_YEARS or not 1 <= month <= len(MONTHS):
        return None
    gregorian = year - BUDDHIST_ERA
    days = monthrange(gregorian, month)[1]
    if day is not None and not 1 <= day <= days:
        return None
    first, last = dt.date(gregorian, month, day or 1), dt.date(gregorian, month, day or days)
    fiscal = fiscal_year(first)
    return Mention("day" if day else "month", match.start(), match.end(), fiscal, fiscal, first, last)


def _gregorian(match: re.Match[str], year: int) -> Mention:
    return Mention("gregorian", match.start(), match.end(), year, year, dt.date(year, 1, 1), dt.date(year, 12, 31))
