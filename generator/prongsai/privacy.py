"""Personal data in a text: citizen ids, phones, e-mail addresses, bank accounts, and what is told of a named person.

A text goes in as it is written; hits come out with their offsets. Precision comes first: budgets, dates, document
numbers and thirteen digits that fail the checksum are no hits. Sources: พ.ร.บ.คุ้มครองข้อมูลส่วนบุคคล พ.ศ. 2562
(section 26 for health); the checksum of กรมการปกครอง for the 13 digits; the numbering plan of กสทช. for phones.

Digits may be Thai or Arabic, dashes of any kind, and characters nobody sees may stand in between.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from prongsai import people, thai


class Kind(StrEnum):
    """What was found."""

    CITIZEN = "citizen"
    """Thirteen digits whose checksum is right."""
    DOUBTFUL = "doubtful"
    """Thirteen digits that may be a citizen id: named as another number, or named as an id with a wrong checksum."""
    PHONE = "phone"
    """A mobile phone, or a landline beside a person's name."""
    LANDLINE = "landline"
    """A landline that is not said to be an office's."""
    EMAIL = "email"
    ACCOUNT = "account"
    HOUSE = "house"
    """A house number with a person's name near it."""
    HEALTH = "health"
    """Illness or disability of a named person."""


@dataclass(frozen=True, slots=True)
class Hit:
    """One piece of personal data."""

    kind: Kind
    start: int
    end: int
    """Offsets in the text as written."""
    shown: str
    """Masked: what a report may repeat."""
    value: str
    """Digits, or the address in lower case, for comparing; never to be shown."""
    name: str = ""
    """The person near it, masked."""


_DIGIT = "[0-9๐-๙]"
_DASHES = "\u2010-\u2015\u2212\ufe58\ufe63\uff0d"
_SPACES = "\t\u00a0\u2000-\u200a\u202f\u3000"
_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_RUN = re.compile(
    rf"{_DIGIT}(?<!{_DIGIT}{{2}})(?=[0-9๐-๙ .()\-{_DASHES}{_SPACES}\s]{{8}})"
    rf"(?:(?:[ .()\-{_DASHES}{_SPACES}]{{0,3}}|[-{_DASHES}]\s{{1,24}}){_DIGIT}){{8,}}"
)
"""Nine digits or more with little between them: everything below is looked for in these alone.

Most numbers are shorter: one look ahead from their first digit is enough for those.
"""

_ANY_DASH, _ANY_SPACE = re.compile(f"[{_DASHES}]"), re.compile(rf"[{_SPACES}\n\r]")

_LEFT = r"(?<![0-9A-Za-z])(?<![0-9][-.])"
_RIGHT = r"(?![0-9A-Za-z])(?![-.][0-9])"
_GAP = r"(?: {0,2}-\s*| {1,2}|\.)"
_THIRTEEN = re.compile(
    rf"(?<![0-9])(?<![0-9][-.])(?:(?<![A-Za-z])|(?<=ID|id|No|no))(?:[0-9]{{13}}"
    rf"|[0-9]{_GAP}[0-9]{{4}}{_GAP}[0-9]{{5}}{_GAP}[0-9]{{2}}{_GAP}[0-9]){_RIGHT}"
)
_LOOSE = re.compile(rf"(?<![0-9])[0-9](?:[- .]{{0,3}}[0-9]){{12}}{_RIGHT}")
"""Thirteen digits in any grouping: only where the text says that they are an id."""

_JOIN = r"(?: ?- ?|\) ?|[. ])"
_MOBILE = (
    rf"0[689][0-9]{_JOIN}?[0-9]{{3}}{_JOIN}?[0-9]{{4}}"
    rf"|0[689][0-9]{_JOIN}[0-9]{{4}}{_JOIN}[0-9]{{3}}|0[689]{_JOIN}[0-9]{{4}}{_JOIN}?[0-9]{{4}}"
    rf"|0{_JOIN}[689][0-9]{{3}}{_JOIN}[0-9]{{4}}{_JOIN}?[0-9]"
    rf"|0[689][0-9]{{2}}{_JOIN}[0-9]{{3}}{_JOIN}[0-9]{{3}}|0[689][0-9]{_JOIN}[0-9]{{3}}{_JOIN}[0-9]{{2}}{_JOIN}[0-9]{{2}}"
)
_AREA = "(?:3[2-9]|4[2-5]|5[2-6]|7[3-7])"
_LANDLINE = (
    rf"02{_JOIN}[0-9]{{3}}{_JOIN}?[0-9]{{4}}|0{_JOIN}(?:2[0-9]{{3}}|{_AREA}[0-9]{{2}}){_JOIN}?[0-9]{{4}}"
    rf"|0{_AREA}{_JOIN}[0-9]{{3}}{_JOIN}?[0-9]{{3}}|0{_AREA}{_JOIN}[0-9]{{2}}{_JOIN}[0-9]{{4}}"
)
_ABROAD = r"(?:\+|00)66 ?-?(?: ?\(0\) ?)?[ -]?(?:[689](?:[- ]?[0-9]){8}|[2-57](?:[- ]?[0-9]){7})"
_PHONE = re.compile(
    rf"(?<![0-9]){_ABROAD}(?![0-9])|{_LEFT}(?:(?:{_MOBILE}){_RIGHT}"
    # 0-2123-4567-8: the last digits of further lines.
    rf"|(?:{_LANDLINE})(?=(?:-[0-9]{{1,2}})?(?![0-9A-Za-z])(?![-.][0-9]{{3}}))"
    rf"|0(?:2[0-9]|{_AREA})[0-9]{{6}}{_RIGHT})"
)
_ACCOUNT = re.compile(rf"{_LEFT}[0-9]{{3}}-[0-9]-[0-9]{{5}}-[0-9]{_RIGHT}")
_NAMED_ACCOUNT = re.compile(
    rf"{_LEFT}(?:[0-9]{{10,12}}|[0-9]{{3}} ?-? ?[0-9] ?-? ?[0-9]{{5}} ?-? ?[0-9]"
    r"|(?!25[0-9]{2}-)[0-9]{4}-[0-9]{4}-[0-9]{4}|[0-9]{3}-[0-9]{3}-[0-9]{4,6}|[0-9]{3}-[0-9]{6}-[0-9]"
    rf"|[0-9]{{2}}-[0-9]{{4}}-[0-9]{{6}}){_RIGHT}(?! *(?:ล้าน)?บาท)"
)
"""Shapes of accounts that other numbers have as well: only where the text says that they are one."""

_WORDS = re.compile(
    r"(?P<phone>โทร|มือถือ|เบอร์|หมายเลขติดต่อ|(?<!โรค)ติดต่อ|แฟกซ์|(?<!ออน)ไลน์|(?i:phone|mobile|\btel\b|fax|\bline\b|call))"
    r"|(?P<account>(?:เลขที่|หมายเลข|เลข)\s*บัญชี|บัญชี\s*(?:เงินฝาก\S*\s*)?(?:เลขที่|ธนาคาร)|ธนาคาร|ออมทรัพย์|กระแสรายวัน|พร้อมเพย์"
    r"|(?i:bank|account))"
    r"|(?P<document>สัญญา|โครงการ|เอกสาร|ครุภัณฑ์|ใบเสร็จ|ใบแจ้งหนี้|ใบสั่ง|ฎีกา|รหัส|เลขคุม|เลขที่|ทะเบียน|พิกัด"
    r"|(?i:barcode|e-?gp|isbn))"
)
_CITIZEN_WORDS = re.compile(
    r"(?:(?:บัตร|เลข|รหัส|ประจำตัว)\s?(?:ประจำตัว\s?)?ประชาชน|(?:ประจำตัว|เลข)\s?(?=(?:13|๑๓)\s?หลัก)|ไม่มีสถานะทางทะเบียน"
    r"|(?i:citizen|national)[ _-]*(?i:id))(?:[^0-9๐-๙]|(?:13|๑๓)\s?หลัก){0,40}\Z"
)
"""What says of the next number that it is a citizen id; ประชาชน alone stands in every other sentence."""
_OTHER_NUMBER = re.compile(
    r"(?:เลขที่\s*(?:สัญญา|โครงการ|บัญชี|เอกสาร|หนังสือ|ใบ\S{0,20})|(?:สัญญา|โครงการ)\S{0,12}\s*เลขที่|เลขคุม(?:สัญญา)?"
    r"|รหัส\s*(?:โครงการ|งบประมาณ|สินค้า|ครุภัณฑ์|บัญชี|พัสดุ|เอกสาร|สัญญา|หน่วยงาน)|บัญชี\S{0,20}(?:\s*เลขที่)?|ครุภัณฑ์|บาร์โค้ด"
    r"|(?i:barcode|e-?gp))[\s:=\"'(\[-]*(?:e-?GP)?[\s:=\"'(\[-]*\Z"
)
"""What stands right before a number and says that it is another number."""
_NUMBERED = re.compile(
    r"(?:เลขที่|เลขคุม|รหัส|ครุภัณฑ์|ฎีกา|(?<!ลง)ทะเบียน|สัญญา|ใบสั่ง|ใบเสร็จ|(?i:isbn|e-?gp))[ก-๎]{0,20}[\s:=\"'(\[-]*\Z"
)
"""The same of ten digits that look like a phone."""

_OFFICE = re.compile(
    "สำนัก|ศูนย์|กรม|กระทรวง|โรงพยาบาล|รพ|อำเภอ|เทศบาล|อบต|อบจ|องค์การ|กอง|สถานี|โรงเรียน|ธนาคาร|บริษัท|ที่ทำการ|หน่วยงาน|ส่วนราชการ|ป\\.ป\\.|ป\\.ป\\.ช"
)
_CELL_BEFORE = re.compile(r"[,|(:\[][\s\"']*\Z")
_IN_ADDRESS = re.compile(r"(?:[a-z]+://|www\.)\S*\Z|[\w./%-]*[/_]\Z", re.IGNORECASE)
_FILE_NAME = re.compile(r"[\w-]*\.[A-Za-z]{3,4}\b")
_MAILBOX, _HOST = re.compile(r"[A-Za-z0-9][A-Za-z0-9._%+-]*\Z"), re.compile(r"(?:[A-Za-z0-9-]+\.)+[A-Za-z]{2,24}\b")
_FILE_ENDINGS = frozenset({"png", "jpg", "jpeg", "gif", "webp", "svg", "pdf", "css", "js", "html", "md", "yml", "json"})
_NEAR = 60
"""Characters before a number in which a word says what it is."""
_BESIDE = 100
"""Characters between a person's name and what is told of that person."""
_ROW = 250
"""The same within a row of a table."""
_NEXT = 2
"""A blank or two."""
_CELLS = re.compile(r"[,|\t]")
"""What stands between the cells of a row."""
_CLOCK = (1_300_000_000_000, 2_000_000_000_000)
"""Milliseconds since 1970 from 2011 to 2033: thirteen digits that programs put into file names."""


def valid(digits: str) -> bool:
    """Whether the last of thirteen digits is the check digit of the others: weights 13 to 2, modulo 11."""
    total = sum(int(digit) * weight for digit, weight in zip(digits[:12], range(13, 1, -1), strict=True))
    return (11 - total % 11) % 10 == int(digits[12])


def hits(text: str) -> Iterator[Hit]:
    """The personal data in a text, grouped by kind, each stretch of the text at most once."""
    if _INVISIBLE.search(text):
        yield from _without_invisible(text)
        return
    named = people.names(text)
    for run in _RUN.finditer(text):
        yield from _numbers(text, run.start(), run.end(), named)
    if "@" in text:
        yield from _emails(text)
    for house in people.houses(text, named) if named else ():
        if person := _beside(text, house.start, house.end, named):
            digit = thai.arabic(house.value)[0]
            yield Hit(Kind.HOUSE, house.start, house.end, f"{digit}xx", f"{person.value} {house.value}", person.shown)
    private = [name for name in named if not name.official]
    for told in people.conditions(text) if named else ():
        person = _beside(text, told.start, told.end, named)
        # Whoever signs or answers for a service is not ill by that; "นายสมชาย ใจดี ผู้พิการ" is told of anybody.
        if person and person.official and not 0 <= told.start - person.end <= _NEXT:
            person = _beside(text, told.start, told.end, private)
        if person:
            yield Hit(Kind.HEALTH, told.start, told.end, told.shown, f"{person.value} {told.value}", person.shown)


def _without_invisible(text: str) -> Iterator[Hit]:
    """What is found once the invisible is gone, at its offsets in the text as written."""
    gone = [sign.start() - number for number, sign in enumerate(_INVISIBLE.finditer(text))]
    for hit in hits(_INVISIBLE.sub("", text)):
        last = hit.end - 1
        yield replace(hit, start=hit.start + bisect_right(gone, hit.start), end=last + bisect_right(gone, last) + 1)


def _numbers(text: str, start: int, end: int, named: list[people.Name]) -> Iterator[Hit]:
    """What a run of digits is: ids first, then phones and accounts in what is left."""
    # Two characters more on the left and ten on the right say whether a number goes on, or counts baht.
    begin = max(0, start - 2)
    plain = thai.arabic(text[begin : end + 10])
    plain = _ANY_SPACE.sub(" ", _ANY_DASH.sub("-", plain))
    for pattern, reader in _READERS:
        for found in pattern.finditer(plain):
            hit = reader(_Found(text, named, found[0], found.start() + begin, found.end() + begin))
            if hit:
                yield hit
            # A tax id is used up as well, or a phone would be found in it. 0066 calls Thailand from abroad, but
            # thirteen digits without a space or a hyphen are as likely the number of a contract.
            if hit or (pattern is _THIRTEEN and (found[0].isdecimal() or not found[0].startswith("0066"))):
                plain = plain[: found.start()] + "·" * len(found[0]) + plain[found.end() :]


@dataclass(frozen=True, slots=True)
class _Found:
    """Digits in the shape of something, and the text around them."""

    text: str
    named: list[people.Name]
    written: str
    """With Arabic digits and plain dashes."""
    start: int
    end: int

    @property
    def digits(self) -> str:
        return re.sub("[^0-9]", "", self.written)

    @property
    def before(self) -> str:
        """What stands before on the line; where nothing does, on the line before, too."""
        before = self.text[max(0, self.start - _NEAR) : self.start]
        line = before.rpartition("\n")[2]
        return line if line.strip(" \t-\"'") else before

    @property
    def word(self) -> str:
        """What the last telling word before says that the number is."""
        kind = ""
        for found in _WORDS.finditer(self.before):
            kind = found.lastgroup or ""
        return kind

    def hit(self, kind: Kind, shown: str, value: str = "") -> Hit:
        return Hit(kind, self.start, self.end, shown, value or self.digits)


def _citizen(found: _Found) -> Hit | None:
    digits, before = found.digits, found.before
    other = bool(_OTHER_NUMBER.search(before))
    called = not other and "ภาษี" not in before and bool(_CITIZEN_WORDS.search(before))
    sound = valid(digits)
    # 0 begins the ids of organisations (and of stateless persons), 9 those of nobody.
    if len(set(digits)) == 1 or not (called or (sound and digits[0] not in "09")):
        return None
    doubtful = not sound or other or (not called and found.written == digits and _clock(found))
    kind = Kind.DOUBTFUL if doubtful else Kind.CITIZEN
    return found.hit(kind, f"{digits[0]}-{digits[1:5]}-xxxxx-xx-{digits[-1]}")


def _loose(found: _Found) -> Hit | None:
    return _citizen(found) if valid(found.digits) and _CITIZEN_WORDS.search(found.before) else None


def _clock(found: _Found) -> bool:
    """Whether the digits may be the time at which a file got its name."""
    before = found.text[max(0, found.start - 200) : found.start]
    in_name = _IN_ADDRESS.search(before) or _FILE_NAME.match(found.text, found.end)
    return bool(in_name) and _CLOCK[0] <= int(found.digits) <= _CLOCK[1]


def _account(found: _Found) -> Hit | None:
    digits = found.digits
    shaped = _ACCOUNT.fullmatch(found.written) or found.word == "account"
    return found.hit(Kind.ACCOUNT, f"xxx-x-x{digits[-5:-1]}-{digits[-1]}") if shaped and len(set(digits)) > 1 else None


def _phone(found: _Found) -> Hit | None:
    written, digits = found.written, found.digits
    if written.startswith(("+", "0066")):
        digits = "0" + re.sub("^(?:00)?660?", "", digits)
    if not digits[3:-1].strip("0"):  # 0-4400-0000 stands for any number
        return None
    mobile, word = digits[1] in "689", found.word
    if word == "account" or (written.isdecimal() and _NUMBERED.search(found.before)):
        return None
    # Nine digits, or digits between blanks, are in a table of numbers more often than in a list of phones.
    if not mobile and word != "phone" and not re.search(r"[-)+.]", written):
        return None
    kind = Kind.PHONE
    if not mobile and not _beside(found.text, found.start, found.end, found.named):
        kind = Kind.LANDLINE
        if _OFFICE.search(found.before) and (word == "phone" or _CELL_BEFORE.search(found.before)):
            return None
    return found.hit(kind, f"{digits[:2]}{'x' * (len(digits) - 9)}-xxx-xx{digits[-2:]}", digits)


_READERS: tuple[tuple[re.Pattern[str], Callable[[_Found], Hit | None]], ...] = (
    (_THIRTEEN, _citizen),
    (_LOOSE, _loose),
    (_ACCOUNT, _account),
    (_PHONE, _phone),
    (_NAMED_ACCOUNT, _account),
)


def _emails(text: str) -> Iterator[Hit]:
    at = text.find("@")
    while at >= 0:
        mailbox, host = _MAILBOX.search(text[max(0, at - 64) : at]), _HOST.match(text, at + 1)
        if mailbox and host and host[0].rpartition(".")[2].lower() not in _FILE_ENDINGS:
            address = f"{mailbox[0]}@{host[0]}".lower()
            start = at - len(mailbox[0])
            yield Hit(Kind.EMAIL, start, host.end(), f"{address[0]}xxx@{host[0].lower()}", address)
        at = text.find("@", at + 1)


def _beside(text: str, start: int, end: int, named: list[people.Name]) -> people.Name | None:
    """The nearest person named beside a stretch of text, or in the same line."""
    nearest: tuple[int, people.Name] | None = None
    at = bisect_left(named, start, key=lambda name: name.start)
    for name in named[max(0, at - 1) : at + 1]:
        first, last = (name.end, start) if name.start < start else (end, name.start)
        between = text[first:last] if last - first <= _ROW else "\n"
        reach = _ROW if "\n" not in between and _CELLS.search(between) else _BESIDE
        if last - first <= reach and (nearest is None or last - first < nearest[0]):
            nearest = (last - first, name)
    return nearest[1] if nearest else None
