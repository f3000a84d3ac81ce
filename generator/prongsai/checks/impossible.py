"""Days, years and hours that no calendar and no clock has: slips of one digit in running text.

Fields that hold dates are read when they are loaded; this is about dates within texts and cells. The years of old
history and of the common era are no slips.
"""

import re
from calendar import monthrange
from collections.abc import Iterator

from prongsai.catalogue import Catalogue
from prongsai.checks.written import suspects
from prongsai.problems import Problem, Severity
from prongsai.texts import locate
from prongsai.thai import MONTHS, SHORT_MONTHS, arabic

MONTH = "|".join((*MONTHS, *(name.rstrip(".").replace(".", r"\. ?") + r"\.?" for name in SHORT_MONTHS)))
_NUMBERS = {name.replace(".", ""): number for names in (MONTHS, SHORT_MONTHS) for number, name in enumerate(names, 1)}
_CANDIDATE = re.compile(
    # A quick look first: most spaces have no number behind them.
    r"[ \[\"'(“](?=[0-9๐-๙]{2})(?:"
    r"(?:[013-9๐๑๓-๙][0-9๐-๙]|[2๒][0-37-9๐-๓๗-๙])[0-9๐-๙]{2}(?!,?[0-9๐-๙]|[./-][0-9๐-๙])"
    r"|(?:00|๐๐|[3๓][2-9๒-๙]|[4-9๔-๙][0-9๐-๙]) (?:ม[.กีิ]|ก[.ุรั]|พ[.ฤ]|ส[.ิ]|ต[.ุ]|ธ[.ั]|เม)"
    r"|[3๓](?:[0๐] ก(?:\.พ|ุ)|[1๑] (?:ก(?:\.[พย]|ุ|ั)|เม|มิ|พ(?:\.ย|ฤศ))))"
)
"""Four digits that are no year of these times, two that no month has as a day, or not this one: worth a closer look."""
_DAY = re.compile(rf"(?P<day>[0-9]{{2}}) (?P<month>{MONTH}) ?(?:พ\.ศ\. ?)?(?P<of>(?:[0-9]{{2}})?[0-9]{{2}})(?!,?[0-9])")
_COUNTED_BEFORE = re.compile(rf"(?:{MONTH}|ปี|พ\.ศ\.|ข้อ|มาตรา|ครั้งที่|ฉบับที่|คนที่|งวดที่|หน้า|ลำดับที่) ?$")
"""What leads to a number that is no day: `ธ.ค. 67 ม.ค. 68`."""
_YEAR = re.compile(r"(?P<year>[0-9]{4})(?!,?[0-9]|[./-][0-9])")
_DATED_BEFORE = re.compile(
    rf"(?P<certain>งบประมาณ ?(?:พ\.ศ\. ?)?|[0-9]{{1,2}} ?(?:{MONTH}) ?(?:พ\.ศ\. ?)?)$|(?:พ\.ศ\.|{MONTH}) ?$"
)
_YEAR_BEFORE = re.compile(r"(?<![0-9] )(?<![0-9])(?<!ต่อ)(?<!ราย)(?<!ทั้ง)(?<!หลาย)(?<!ทุก)ปี ?$")
_SLIP = re.compile(r"[013-9]5[5-7][0-9]|2[0-37-9][5-7][0-9]")
"""A year of these decades with one of its first two digits another."""
ORIGIN = frozenset({"source"})
"""Fields about the paper, whose numbers are not the agency's to mend; a note may say what an original prints."""
GREGORIAN, HISTORY = range(1800, 2101), range(2400)
BEFORE = 40
"""Characters in front of a number that say what it is."""
_HOURS = r"[0-9๐-๙]{1,2}[.:][0-9๐-๙]{2}"
_TIME = re.compile(rf"เวลา\s?(?P<times>{_HOURS}(?:\s?น\.)?(?:\s?(?:[-–—]|ถึง)\s?{_HOURS})?)\s?น")
_CLOCK = re.compile(r"(?P<hour>[0-9]{1,2})[.:](?P<minute>[0-9]{2})")
LAST_HOUR, LAST_MINUTE = 24, 59


def dates_exist(catalogue: Catalogue) -> Iterator[Problem]:
    """Every day a text names is in its month, every year can be meant, and every hour is on the clock."""
    for _, _, piece, (code, words) in suspects(catalogue, lambda _, __, text: impossible(text), ORIGIN):
        if "พิมพ์" in piece.text and "notes" in piece.fields:
            continue
        yield Problem(code, locate(catalogue.texts, piece.place, words), {"words": words}, Severity.CHECK)


def impossible(text: str) -> Iterator[tuple[str, str]]:
    """Code and words of what cannot be."""
    # A text may begin with the number; in front of all others stands a space.
    for candidate in _CANDIDATE.finditer(text):
        yield from _at(text, candidate.start() + 1)
    if _CANDIDATE.match(" " + text[:8]):
        yield from _at(text, 0)
    for told in _TIME.finditer(text):
        for clock in _CLOCK.finditer(arabic(told["times"])):
            if int(clock["hour"]) > LAST_HOUR or int(clock["minute"]) > LAST_MINUTE:
                code = "time-impossible"
                yield code, told["times"]
                break


def _at(text: str, start: int) -> Iterator[tuple[str, str]]:
    before, after = arabic(text[max(0, start - BEFORE) : start]), arabic(text[start : start + BEFORE])
    if day := _DAY.match(after):
        if not _COUNTED_BEFORE.search(before) and not 1 <= int(day["day"]) <= _days(day["month"]):
            code = "day-impossible"
            yield code, text[start : start + day.end()]
    elif (number := _YEAR.match(after)) and _no_year(int(number["year"]), before):
        code = "year-impossible"
        yield code, text[start : start + number.end()]


def _days(month: str) -> int:
    """How many days a month has, in a leap year."""
    return monthrange(2024, _NUMBERS[re.sub(r"[ .]", "", month)])[1]


def _no_year(year: int, before: str) -> bool:
    """Whether the words before say that it is a year of the Buddhist era, which it cannot be."""
    if year in GREGORIAN:
        return False
    slip = bool(_SLIP.fullmatch(f"{year:04}"))
    dated = _DATED_BEFORE.search(before)
    if dated:
        return slip or year not in HISTORY or bool(dated["certain"])
    return slip and bool(_YEAR_BEFORE.search(before))
