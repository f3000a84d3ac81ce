"""Digits, Buddhist dates and periods, codes, folding for search and comparison.

Text of a clerk goes in, values come out; what was written stays beside what it means. What cannot be read
raises `Unreadable` with a stable code, worded in `messages/values.yml`. Nothing of ours is imported here.

Digits are matched by explicit sets throughout: `str.isdigit` accepts signs that `int` refuses.
"""

import datetime as dt
import re
import unicodedata
from calendar import monthrange
from dataclasses import dataclass, field
from decimal import Decimal
from functools import total_ordering
from typing import NamedTuple, NoReturn

THAI_DIGITS = "๐๑๒๓๔๕๖๗๘๙"
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
TOPICS = range(1, 8)
LONGEST_QUOTE = 80

_TO_ARABIC = str.maketrans(THAI_DIGITS, "0123456789")
_TO_THAI = str.maketrans("0123456789", THAI_DIGITS)
_INVISIBLE = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_SPACES = re.compile(r"\s+")


class Unreadable(ValueError):  # noqa: N818  # it says what the text is, as UnicodeError's subclasses do not
    """A text that does not say what its field needs."""

    def __init__(self, code: str, params: dict[str, str]) -> None:
        super().__init__(code)
        self.code = code
        """Stable code of the problem."""
        self.params = params
        """Particulars for the wording; `written` is always among them."""


def _refuse(code: str, written: str, **params: str) -> NoReturn:
    short = written if len(written) <= LONGEST_QUOTE else f"{written[:LONGEST_QUOTE]}…"
    raise Unreadable(code, {"written": short, **params})


def _tidy(text: str) -> str:
    """Arabic digits, nothing invisible, single spaces: what every reader below starts from."""
    return _SPACES.sub(" ", _INVISIBLE.sub("", text).translate(_TO_ARABIC)).strip()


# --- digits and numbers


def arabic(text: str) -> str:
    """The text with Arabic digits."""
    return text.translate(_TO_ARABIC)


_URL_OR_TOKEN = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+|&#[0-9]+;|[A-Za-z0-9@_.:/?=&%#~+-]+")
_STAYS_ARABIC = re.compile(r"[A-Za-z@]|://|&#")


def thai_digits(text: str) -> str:
    """The text with Thai digits, except in codes, addresses and whatever else holds Latin letters."""

    def convert(match: re.Match[str]) -> str:
        token = match.group()
        return token if _STAYS_ARABIC.search(token) else token.translate(_TO_THAI)

    return _URL_OR_TOKEN.sub(convert, text)


# Twenty digits are more than any budget needs, and far fewer than make `int` refuse or slow down.
_NUMBER = re.compile(r"[-−]?(?:[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20})(?:\.[0-9]{1,20})?")
_INTEGER = re.compile(r"[0-9]{1,3}(?:,[0-9]{3}){1,6}|[0-9]{1,20}")


def number(text: str) -> Decimal:
    """A number as written, trailing zeros included; thousands separators must stand where they belong."""
    tidy = _tidy(text)
    if not _NUMBER.fullmatch(tidy):
        _refuse("bad-number", text)
    return Decimal(tidy.replace(",", "").replace("−", "-"))


def integer(text: str) -> int:
    """A whole number from 0 up."""
    tidy = _tidy(text)
    if not _INTEGER.fullmatch(tidy):
        _refuse("bad-integer", text)
    return int(tidy.replace(",", ""))


# --- dates


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
            _refuse("bad-date", self._shown)
        if self.month is not None and not 1 <= self.month <= len(MONTHS):
            _refuse("bad-date", self._shown)
        if self.day is not None and not 1 <= self.day <= self._days_in_month:
            _refuse("no-such-day", self._shown, last=str(self._days_in_month))

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


class _Parts(NamedTuple):
    """What was found of a date; the first half of a period may leave its year to the second."""

    day: str | None
    month: int | None
    year: str | None

    def completed_by(self, other: "_Parts") -> "_Parts":
        """`1` and `1 ม.ค.` take what they lack from `31 ม.ค. 2566`; a lone month takes only the year."""
        return _Parts(self.day, self.month or (other.month if self.day else None), self.year or other.year)

    def date(self, written: str) -> Date:
        """The date; `written` is told to whoever cannot find it in the calendar."""
        if self.year is None:
            _refuse("bad-date", written)
        return Date(_buddhist(self.year, written), self.month, int(self.day) if self.day else None, written)


def _buddhist(digits: str, written: str) -> int:
    """The Buddhist year of four digits, or of the last two."""
    year = int(digits)
    if year < OLDEST_SHORT_YEAR:
        _refuse("gregorian-year", written, meant=str(2000 + year + BUDDHIST_ERA))
    if year in GREGORIAN_YEARS:
        _refuse("gregorian-year", written, meant=str(year + BUDDHIST_ERA))
    return year if year >= 100 else 2500 + year  # noqa: PLR2004  # two digits or four


def _month_pattern(number_: int) -> str:
    """Full name, or the abbreviation with any of its dots missing and spaces between."""
    short = r" ?\.? ?".join(SHORT_MONTHS[number_].rstrip(".").split("."))
    full = MONTHS[number_].replace("ฎ", "[ฎฏ]").replace("ธ์", "ธ์?")  # two frequent misspellings
    return rf"(?P<m{number_ + 1}>{full}|{short} ?\.?)"


_BE = r"(?:ปี ?)?(?:พ ?\. ?ศ ?\.? ?|พศ ?)?"
_DATE = re.compile(
    r"(?P<iso_year>[0-9]{4})-(?P<iso_month>[0-9]{1,2})-(?P<iso_day>[0-9]{1,2})(?![0-9])"
    r"|(?:วันที่ ?)?(?P<slash_day>[0-9]{1,2})/(?P<slash_month>[0-9]{1,2})/"
    r"(?P<slash_year>[0-9]{4}|[0-9]{2})(?![0-9])"
    r"|(?:วันที่ ?)?(?:(?P<day>[0-9]{1,2}) ?)?(?:เดือน ?)?"
    rf"(?:{'|'.join(map(_month_pattern, range(len(MONTHS))))})"
    rf"(?: ?{_BE}(?P<year>[0-9]{{4}}|[0-9]{{2}})(?![0-9/]))?"
    rf"|{_BE}(?P<only_year>[0-9]{{4}})(?![0-9])"
)
_DAY = re.compile(r"(?:วันที่ ?)?([0-9]{1,2})(?![0-9])")


def _parts(match: re.Match[str]) -> _Parts:
    found = match.groupdict()
    named = (number_ for number_ in range(1, len(MONTHS) + 1) if found[f"m{number_}"])
    numeric = found["iso_month"] or found["slash_month"]
    return _Parts(
        day=found["day"] or found["iso_day"] or found["slash_day"],
        month=int(numeric) if numeric else next(named, None),
        year=found["year"] or found["only_year"] or found["iso_year"] or found["slash_year"],
    )


def date(text: str) -> Date:
    """A day, month or year in any of the forms a clerk uses."""
    match = _DATE.fullmatch(_tidy(text))
    if not match:
        _refuse("bad-date", text)
    return _parts(match).date(text)


_YEAR = re.compile(rf"(?:ประจำ)?(?:ปี ?งบประมาณ ?)?{_BE}([0-9]{{4}})")


def year(text: str) -> int:
    """A fiscal year of the Buddhist era in four digits."""
    match = _YEAR.fullmatch(_tidy(text))
    if not match:
        _refuse("bad-year", text)
    found = _buddhist(match[1], text)
    if found not in FISCAL_YEARS:
        _refuse("bad-year", text)
    return found


def fiscal_year(day: dt.date) -> int:
    """The Buddhist fiscal year of a day: 2569 runs from 1 October 2568 to 30 September 2569."""
    return day.year + BUDDHIST_ERA + (day.month >= FISCAL_YEAR_STARTS_IN)


def show_date(date: Date, *, long: bool = True) -> str:
    """`1 ตุลาคม 2568`, or `1 ต.ค. 2568` when short."""
    month = None if date.month is None else (MONTHS if long else SHORT_MONTHS)[date.month - 1]
    return " ".join(str(part) for part in (date.day, month, date.year) if part is not None)


# --- periods


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
            _refuse("bad-period", self.written)
        if self.start is not None and self.end is not None and self.end.last < self.start.first:
            _refuse("period-reversed", self.written)

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
_FROM = re.compile(r"(?:ตั้งแต่|ระหว่าง|ช่วง) ?")
_SEPARATOR = re.compile(_TO)
_ONWARDS = re.compile(r" ?เป็นต้นไป$")
_WITHIN = re.compile(r"ภายใน ?")
_WHOLE_YEAR = re.compile(
    r"(?:ตลอด ?(?:ทั้ง ?)?ปี ?(?:งบประมาณ ?)?|(?:ใน|ประจำ)?ปี ?งบประมาณ ?)"
    rf"{_BE}([0-9]{{4}}|[0-9]{{2}})(?:{_TO}{_BE}([0-9]{{4}}|[0-9]{{2}}))?"
)


def period(text: str) -> Period:
    """A stretch of time in any of the forms a clerk uses."""
    try:
        return _read_period(_tidy(text), text)
    except Unreadable as error:
        if error.code != "bad-date":
            raise
    _refuse("bad-period", text)


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
    begin, end = _buddhist(first, written), _buddhist(last, written)
    return Period(
        Date(begin - 1, FISCAL_YEAR_STARTS_IN, 1, written),
        Date(end, FISCAL_YEAR_STARTS_IN - 1, 30, written),
        written,
        begin if begin == end else None,
    )


def _date_at(tidy: str, begin: int) -> _Parts:
    """The date that fills the text from `begin` to its end."""
    match = _DATE.fullmatch(tidy, begin)
    if not match:
        _refuse("bad-date", tidy)
    return _parts(match)


def _stretch(tidy: str, written: str) -> Period:
    """One date, or two of which the first may leave month and year to the second."""
    if single := _DATE.fullmatch(tidy):
        day = _parts(single).date(written)
        return Period(day, day, written)
    begin, after = _begin(tidy)
    separator = _SEPARATOR.match(tidy, after)
    # Some printed tables have lost the dash between two whole dates.
    if not separator and (begin.year is None or begin.month is None):
        _refuse("bad-period", written)
    rest = separator.end() if separator else after + (tidy[after : after + 1] == " ")
    end = _date_at(tidy, rest)
    return Period(begin.completed_by(end).date(written), end.date(written), written)


def _begin(tidy: str) -> tuple[_Parts, int]:
    if match := _DATE.match(tidy):
        return _parts(match), match.end()
    if match := _DAY.match(tidy):
        return _Parts(match[1], None, None), match.end()
    _refuse("bad-date", tidy)


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


# --- codes and words

_ITEM = re.compile(r"(?:ข้อ(?:ที่)?)?(?:o|โอ|0)[-.]?0?([0-9]{1,2})")
_QUESTION = re.compile(r"(?:ข้อ(?:ที่)?)?(i|e|ไอ|อี)[-.]?0?([0-9]{1,2})")
_QUESTION_LETTERS = {"i": "i", "e": "e", "ไอ": "i", "อี": "e"}
_FLAGS = {"ใช่": True, "ไม่ใช่": False, "yes": True, "no": False, "true": True, "false": False}
_NONE = re.compile(r"[-–—−]+|(?:[-–—−]+ ?)?ไม่มี(?: ?[-–—−]+)?(?: ?\.)?")
_IDENTIFIER = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def _item(text: str) -> str | None:
    match = _ITEM.fullmatch(_tidy(text).replace(" ", "").lower())
    return f"O{int(match[1])}" if match and int(match[1]) else None


def _question(text: str) -> str | None:
    match = _QUESTION.fullmatch(_tidy(text).replace(" ", "").lower())
    return f"{_QUESTION_LETTERS[match[1]]}{int(match[2])}" if match and int(match[2]) else None


def item_code(text: str) -> str:
    """`O28` of any spelling, the letter typed as zero or in Thai included."""
    if found := _item(text):
        return found
    _refuse("bad-item-code", text)


def question_code(text: str) -> str:
    """`i10` or `e3` of any spelling."""
    if found := _question(text):
        return found
    _refuse("bad-question-code", text)


def code(text: str) -> str:
    """An item or a question, by its letter."""
    if found := _item(text) or _question(text):
        return found
    _refuse("bad-code", text)


def flag(text: str) -> bool:
    """ใช่ or ไม่ใช่; also yes, no, true, false."""
    found = _FLAGS.get(_tidy(text).lower())
    if found is None:
        _refuse("bad-flag", text)
    return found


def topic(text: str) -> int:
    """One of the seven topics."""
    tidy = _tidy(text)
    if not _INTEGER.fullmatch(tidy) or "," in tidy or int(tidy) not in TOPICS:
        _refuse("bad-topic", text)
    return int(tidy)


def says_none(text: str) -> bool:
    """Whether the text states that there is nothing, and says nothing else."""
    return _NONE.fullmatch(_tidy(text)) is not None


def is_identifier(text: str) -> bool:
    """Whether the text may become part of an address."""
    return _IDENTIFIER.fullmatch(text) is not None


# --- folding

_TONES = "\u0e48-\u0e4b"
# Only behind a consonant, where normalization has nothing to move; else folding twice would fold further.
_SARA_AM = re.compile(f"([ก-ฮ][{_TONES}]*)\u0e4d([{_TONES}]*)\u0e32")
_TONE_TOO_LATE = re.compile(f"([ก-ฮ])\u0e33([{_TONES}]+)")
_ITEM_IN_THAI = re.compile(r"โอ(?=[0-9])")
# Consumes the character before instead of looking behind: the search worker runs the same patterns, and some
# browsers cannot look behind.
_ITEM_WITH_ZERO = re.compile(r"(^|[^0-9a-z.,/:-])0([0-9]{2})(?![0-9a-z])(?![.,/:-][0-9])")
_LATIN_HYPHEN = re.compile(r"([a-z])[-\u2010\u2011]+(?=[a-z0-9])|([0-9])[-\u2010\u2011]+(?=[a-z])")


def fold(text: str) -> str:
    """The text as search and comparison see it: equal for all who would call two texts the same.

    The order of the steps matters, and the search worker takes the same ones in the same order.
    """
    visible = _INVISIBLE.sub("", text)
    plain = unicodedata.normalize("NFC", unicodedata.normalize("NFC", visible).lower())
    digits = plain.translate(_TO_ARABIC).replace("เเ", "แ")
    marks = _TONE_TOO_LATE.sub(r"\1\2ำ", _SARA_AM.sub(r"\1\2ำ", digits))
    coded = _ITEM_WITH_ZERO.sub(r"\1o\2", _ITEM_IN_THAI.sub("o", marks))
    return _SPACES.sub(" ", _LATIN_HYPHEN.sub(r"\1\2", coded)).strip()
