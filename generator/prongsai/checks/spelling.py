"""One agency, one spelling: the agency's own name everywhere, and no other agency's.

A copied template is the usual cause: a paragraph still says which agency it was written for. Thai has no spaces,
so a name is told by what follows the kind of agency; where that could as well be the sentence going on, nothing
is said.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum
from functools import cached_property, lru_cache

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.loading import PARTS
from prongsai.model.agency import Agency
from prongsai.model.base import Record
from prongsai.problems import Problem, Severity
from prongsai.texts import Piece, locate, pieces
from prongsai.thai import fold

LETTERS = "\u0e01-\u0e3a\u0e40-\u0e4e"
"""Thai consonants, vowels and marks; no digits."""
KINDS = (
    *("องค์การบริหารส่วนตำบล", "องค์กรบริหารส่วนตำบล", "เทศบาลตำบล", "เทศบาลเมือง", "เทศบาลนคร"),
    *("เทศมนตรีตำบล", "เทศมนตรีเมือง", "เทศมนตรีนคร", "อบต.", "ทต.", "ทม.", "ทน."),
)
"""What stands before the place in a local agency's name, the titles of mayors and a usual misspelling included."""
MISSPELT_KIND = "องค์กรบริหาร"
_NAMED = re.compile(rf"({'|'.join(map(re.escape, KINDS))})( ?)([{LETTERS}]+)")
_SEAT = re.compile(rf"\s*(?:อำเภอ|อ\.) ?([{LETTERS}]+)(?:\s*(?:จังหวัด|จ\.) ?([{LETTERS}]+))?")
_PROVINCE = re.compile(rf"\s*(?:จังหวัด|จ\.) ?([{LETTERS}]+)")
_PLACE = re.compile(
    r"(?:บ้าน(?!เกิด|เลขที่|พัก|เรือน|เมือง|ที่|ของ|และ)|หนอง|โคก|ห้วย|ท่า(?!น)|บาง(?!ส่วน|ราย|คน|แห่ง|กรณี|เรื่อง|ครั้ง)|ดอน|"
    rf"แม่(?!น|บ้าน|ข่าย|แบบ|และ)|วัง|คลอง|โนน|โพน|ทุ่ง|ดง|สระ)(?:[{LETTERS}]{{2,}})"
)
"""Words that names of sub-districts begin with, and hardly a sentence."""
_NAME_GOES_ON = re.compile(r"\s*(?:อำเภอ|อ\.|จังหวัด|จ\.|ประจำปี)")
_RUNS_ON = re.compile(
    r"การ|และ|หรือ|ที่|ให้|ได้|เป็น|เพื่อ|จาก|ตาม|โดย|ของ|ผู้|จึง|ต้อง|ไม่|มี|จะ|ซึ่ง|ควร|เห็น|ลงนาม|ประกาศ|รายงาน|กำหนด|จัด|ดำเนิน|ทุก|อนุมัติ|แต่ง|"
    r"เข้า|พบ|หวัง|ยัง|อยู่|แจ้ง|ประจำ|ประชุม|เรื่อง|ว่า|ใน"
)
"""Words that end a name when they follow it."""
_GOES_ON = """
ทุก อื่น ที่ ใน ของ และ หรือ ได้ มี ต้อง จะ เป็น เพื่อ ตาม โดย ให้ ไม่ กับ ทั้ง แห่ง ต่าง ขึ้น เรื่อง ว่า ควร
จึง ยัง แล้ว ดัง นั้น นี้ ครบ ตรวจ ทราบ ทำ ประกาศ ประชุม ประธาน ประจำ ประเมิน ประสาน ประชา ลง อนุ เห็น ราย กำ
จัด ดำเนิน แต่ง มอบ เสนอ พิจารณา สั่ง เผยแพร่ แจ้ง รับ ส่ง ใช้ สามารถ อยู่ ถึง ขอ เข้า ออก ผู้ คณะ คน ฝ่าย กอง
สำนัก งาน พนัก สมาชิก สภา นายก ปลัด รอง หัวหน้า บุคลากร เจ้า ข้าราชการ ระดับ ขนาด ประเภท แบบ ก่อน หลัง เมื่อ
ระหว่าง ตั้งแต่ จาก ต่อ เพราะ ซึ่ง อัน คือ เช่น เอง ก็ ร่วม สนับสนุน ปรับ พัฒนา ติดตาม รักษา ปฏิบัติ บริหาร เปิด
ปิด เริ่ม แสดง สรุป ชี้แจง ยก ยืน รวม ละ หนึ่ง จำนวน ปี เดือน วัน รอบ ครั้ง แม้ หาก ถ้า อาจ เคย พร้อม สำหรับ
ด้าน ภาย บน นอก เขต พื้นที่ หมู่ ตำบล อำเภอ จังหวัด มา ไป ผ่าน พบ หวัง ขยาย ตั้ง ถูก เพียง เท่า เดียว ใกล้ ข้าง
แต่ เกี่ยว โปร่ง สะอาด น่า คุณธรรม ต้นแบบ นำ กระทำ ทรง เรียน ศูนย์ ผล แผน โครงการ มาตรการ ข้อ เลข เว็บ ระบบ ส่วน
หน่วย ไว้ วาง ร้อง ลด เพิ่ม แก้ ชุด ช่วย เชิญ เน้น เร่ง เลือก เรียก เสริม โทร ไตรมาส การ ความ คำ ค่า คู่ ดูแล
ตอบ ถือ ทบทวน บันทึก ฯ เดิม สนใจ สนอง หลาย ยินดี สุจริต เก็บ ซ่อม สร้าง ขุด ห้าม จ่าย ย้าย หยุด ท่านใด บางแห่ง
บางส่วน ใด โดน คง ค้น คุ้ม ศึกษา สำรวจ สอบ สืบ สนับ อบรม อุด เอา ใส่ กล่าว ก่อ
"""
"""What a sentence goes on with behind a bare อบต. or องค์การบริหารส่วนตำบล."""
GENERIC = tuple(_GOES_ON.split())
_ABOUT_ANOTHER = re.compile(
    r"(?:ดูงาน|ร่วมกับ|ติดต่อกับ|ติดกับ|เขต|ทิศ|เทียบ|แบบอย่าง|เครือข่าย|ใกล้เคียง|สมาคม|ชมรม|ระหว่าง|โอนมา|โอนย้าย|ย้ายมา|ย้ายไป|แยกจาก)"
    r"[^\n]{0,40}$"
)
"""What is said of another agency on purpose: visits, borders, comparisons."""
SHORTEST_PLACE, LONGEST_PLACE = 3, 20
"""Letters of a place name that stands by itself."""
SHORT_NAME, LONG_NAME = 5, 9
"""From so many letters on, one wrong letter or two still leave a name recognizable."""
UNASKED = frozenset({"notes", "source", "names", "also", "printed", "where"})
"""Fields that speak of other spellings on purpose, or name documents of others."""


# --- likeness


def letters_apart(one: str, other: str) -> int:
    """How many letters must be added, left out, exchanged or swapped with their neighbour to make one the other."""
    above: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, above, row = above, row, [i]
        for j, wanted in enumerate(other, 1):
            least = min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == wanted:
                least = min(least, before[j - 2] + 1)
            row.append(least)
    return row[-1]


def tolerance(name: str) -> int:
    """How many letters a misspelling of this name may have wrong."""
    return 2 if len(name) >= LONG_NAME else 1 if len(name) >= SHORT_NAME else 0


def misspelt(written: str, known: Iterable[str]) -> str | None:
    """The one of `known` that `written` is with a slip or two; None when it is one of them, or none of them.

    A word left out or added is no slip: `กองการศึกษา` may well be a name of its own.
    """
    folded = fold(written)
    near: list[tuple[int, str]] = []
    for name in known:
        wanted = fold(name)
        if wanted == folded:
            return None
        if abs(len(wanted) - len(folded)) <= tolerance(wanted):
            slips = letters_apart(folded, wanted)
            near += [(slips, name)] if slips <= tolerance(wanted) else []
    return min(near)[1] if near else None


# --- the agency's own name


class Reading(Enum):
    """What the word behind a kind of agency is taken for."""

    OWN = "the agency's own place"
    SLIP = "its own place with a slip"
    OTHER = "another place"
    NOTHING = "the sentence going on"


@dataclass(frozen=True)
class _Names:
    """How the agency may be named, and how the others of this site are."""

    own: tuple[str, ...]
    """Places of all declared spellings, folded, e.g. `ขามสะแกแสง`; the first is the official one."""
    here: frozenset[str]
    """Places of all agencies here, folded."""
    full: str
    short: str
    declared: frozenset[str]
    """All spellings, kind and place, folded."""
    district: str | None
    province: str | None

    @cached_property
    def near(self) -> tuple[str, ...]:
        """Own places first: a longer one before its beginning."""
        return tuple(sorted(self.own, key=len, reverse=True))


def _place(name: str) -> str | None:
    """What follows the kind of agency in its name, folded: `ขามสะแกแสง`."""
    found = _NAMED.match(name)
    return fold(name[found.start(3) :]) if found else None


def names_own(catalogue: Catalogue) -> Iterator[Problem]:
    """Wherever an agency of this kind is named, it is this one, spelt as it spells itself; and so is where it lies."""
    places = frozenset(filter(None, (_place(agency.agency.name) for agency in catalogue.agencies)))
    for agency in catalogue.agencies:
        itself = agency.agency
        spelt = (itself.name, itself.short, *(variant.written for variant in itself.names))
        own = tuple(place for place in map(_place, spelt) if place)
        if not own:
            continue
        names = _Names(
            own=own,
            here=places,
            full=itself.name,
            short=itself.short,
            declared=frozenset(map(fold, spelt)),
            district=itself.district and fold(itself.district),
            province=itself.province and fold(itself.province),
        )
        yield from _itself(catalogue, itself, names)
        for record in _records(agency):
            # The files are searched as they are written first: most hold nothing that needs a closer look.
            text = catalogue.texts.get(record.place.file, "")
            if any(_judged(text, found, names) for found in _mentions(text)):
                for piece in pieces(record, without=UNASKED):
                    yield from _of_piece(catalogue, piece, names)


def _records(agency: AgencyCatalogue) -> Iterator[Record]:
    yield agency.agency
    for data in agency.years:
        for part in PARTS:
            if record := getattr(data, part):
                yield record


def _mentions(text: str) -> Iterator[re.Match[str]]:
    """Every agency named in a text. Looking for the words first is ten times faster than the pattern alone."""
    for kind in KINDS:
        start = text.find(kind)
        while start >= 0:
            if found := _NAMED.match(text, start):
                yield found
            start = text.find(kind, start + len(kind))


def _of_piece(catalogue: Catalogue, piece: Piece, names: _Names) -> Iterator[Problem]:
    judged = dict.fromkeys(_judged(piece.text, found, names) for found in _mentions(piece.text))
    for code, written, meant in filter(None, judged):
        place = locate(catalogue.texts, piece.place, written)
        yield Problem(code, place, {"written": written, "meant": meant}, Severity.CHECK)


def _judged(text: str, found: re.Match[str], names: _Names) -> tuple[str, str, str] | None:
    """What is wrong with an agency named in a text: code, words, and what was meant; None when all is right."""
    kind, space, word = found.groups()
    reading, name = _read(word, bool(space), _name_expected(text, found), names)
    if reading is Reading.OWN and not _misspelt_kind(kind + name, names):
        return _seat(text, found, names)
    if reading is Reading.NOTHING or (reading is not Reading.OWN and _about_another(text, found)):
        return None
    code = "another-agency" if reading is Reading.OTHER else "agency-misspelt"
    return code, kind + space + name, names.short if kind.endswith(".") else names.full


def _misspelt_kind(written: str, names: _Names) -> bool:
    return written.startswith(MISSPELT_KIND) and fold(written) not in names.declared


@lru_cache(maxsize=4096)
def _read(word: str, apart: bool, name_expected: bool, names: _Names) -> tuple[Reading, str]:  # noqa: FBT001  # facts, no options
    """What the word behind a kind of agency is, and the part of it that is a name.

    apart: whether a space stands before it. name_expected: whether the words around want a name.
    """
    folded = fold(word)
    mine = next((place for place in names.near if folded.startswith(place)), "")
    # The longest beginning of the word that is another agency's name; longer than the own name, if that is one, too.
    end = next((end for end in range(len(folded), len(mine), -1) if folded[:end] in names.here), 0)
    if end == len(folded) or end >= SHORT_NAME - 1:
        return Reading.OTHER, word[:end]
    if mine:
        return Reading.OWN, word if folded == mine else word[: len(mine)]
    if slip := _slip(word, names):
        return Reading.SLIP, slip
    if other := _unknown_place(word, apart=apart, name_expected=name_expected):
        return Reading.OTHER, other
    return Reading.NOTHING, word


def _about_another(text: str, found: re.Match[str]) -> bool:
    return bool(_ABOUT_ANOTHER.search(text[max(0, found.start() - 80) : found.start()]))


def _slip(word: str, names: _Names) -> str | None:
    """The beginning of the word, where it is the agency's place with a letter or two wrong."""
    near: list[tuple[int, int, str]] = []
    for place in names.own:
        allowed = tolerance(place)
        for length in range(len(place) - allowed, len(place) + allowed + 1):
            start = word[:length]
            if len(start) == length and allowed:
                slips = letters_apart(fold(start), place)
                near += [(slips, abs(length - len(place)), start)] if slips <= allowed else []
    return min(near)[2] if near else None


def _unknown_place(word: str, *, apart: bool, name_expected: bool) -> str | None:
    """The name of a sub-district or town a word begins with; None where it is more likely the sentence going on."""
    if word.startswith(GENERIC):
        return None
    ends = _RUNS_ON.search(word, 2)
    name = word[: ends.start()] if ends else word
    if _PLACE.match(word):
        return name
    whole = not ends and not apart and SHORTEST_PLACE <= len(word) <= LONGEST_PLACE
    return word if whole and name_expected else None


def _name_expected(text: str, found: re.Match[str]) -> bool:
    """Whether the words around want a name here: of whom something is, where it lies, or nothing else is said."""
    start, end = found.span()
    if text.endswith("ของ", 0, start) or _NAME_GOES_ON.match(text, end):
        return True
    alone = start == 0 or text.endswith((": ", "- ", "  ", "\n"), 0, start)
    return alone and not found[1].endswith(".") and (end == len(text) or text[end] == "\n")


def _seat(text: str, found: re.Match[str], names: _Names) -> tuple[str, str, str] | None:
    """The district and province right behind the agency's own name are its own."""
    return _seat_at(text, found.end(), names) if fold(found[3]) in names.own else None


def _seat_at(text: str, start: int, names: _Names) -> tuple[str, str, str] | None:
    seat, province = _SEAT.match(text, start), _PROVINCE.match(text, start)
    told = (
        (seat and seat[1], names.district, "อำเภอ"),
        ((seat and seat[2]) or (province and province[1]), names.province, "จังหวัด"),
    )
    for written, wanted, kind in told:
        # เมือง and เมืองลำปาง are one district; where a sentence goes on, no place is named.
        same = not written or not wanted or fold(written).startswith(wanted) or wanted.startswith(fold(written))
        if written and wanted and not same and not written.startswith(GENERIC):
            code = "seat-differs"
            return code, kind + written, kind + wanted
    return None


def _itself(catalogue: Catalogue, itself: Agency, names: _Names) -> Iterator[Problem]:
    """Full and short name and other spellings are of one place; the address lies in its district and province."""
    short = _place(itself.short)
    if short and short != names.own[0] and misspelt(short, names.own[:1]):
        params = {"written": itself.short, "meant": itself.name}
        yield Problem("agency-misspelt", itself.place_of("short"), params, Severity.CHECK)
    for variant in itself.names:
        named = _place(variant.written)
        if named and letters_apart(named, names.own[0]) > max(1, tolerance(names.own[0])):
            params = {"written": variant.written, "name": itself.name, "where": variant.where}
            yield Problem("agency-named-otherwise", variant.place_of("written"), params, Severity.ADVICE)
    address = (itself.contacts and itself.contacts.address) or ""
    lies = _SEAT.search(address)
    if itself.contacts and lies and (judged := _seat_at(address, lies.start(), names)):
        code, written, meant = judged
        place = locate(catalogue.texts, itself.contacts.place_of("address"), written)
        yield Problem(code, place, {"written": written, "meant": meant}, Severity.CHECK)
