"""Persons named in a text, and what is told beside a name: a house number, an illness, a disability.

A text goes in; stretches of it come out. A name is a title, a given name and a surname: officers are titled alike
(นายก, นายทะเบียน, นางพยาบาล), and so are places (อำเภอนางรอง), so what may be no name is left out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name."""

    start: int
    end: int
    shown: str
    """Title and first letter."""
    value: str
    official: bool
    """Whether the person is named for an office held: who reports, signs or answers for something."""


@dataclass(frozen=True, slots=True)
class Told:
    """A stretch that tells something of a person, if one is named beside it."""

    start: int
    end: int
    shown: str
    value: str


_LETTERS = "[ก-ฮะ-ฺเ-๎]"
_END = f"(?!{_LETTERS})"
_OFFICES = (
    "ก(?:รัฐมนตรี|เทศ|องค์|อ\\.?บ|สภา|สมาคม|สโมสร|เมือง|เหล่า|พุทธ|ตำบล|และ|หรือ|ได้|เป็น|ไม่|จัด|ประกาศ|ที่|ให้|โดย|ต้อง|ลง|อนุมัติ|เห็น|มอบ|สั่ง|กล่าว|นำ|ร่วม|คน|ท้องถิ่น)"
    "|ทะเบียน|อำเภอ|ช่าง|แพทย์|จ้าง|ตรวจ|ไปรษณีย์|ทหาร|หน้า|ด่าน|สถานี|หนัง|ประกัน|ธนาคาร|องค์การ|ตำรวจ|สัตวแพทย์|อากร|คลัง|ทุน|แบบ|จังหวัด"
    f"|(?:พล|พัน|เรือ|ร้อย|กอง|พราน|หมวด|สิบ|ดาบ|เวร|ท่า|บ้าน|โรง|ประตู|ท้าย|งาน|วง|ยาม){_END}"
)
_WOMEN = f"พยาบาล|แบบ|งาม|นพมาศ|สงกรานต์|สนม|พญา|กวัก|ฟ้า|รำ|(?:เอก|ไม้|ใน|รอง|สาว){_END}"
_STOP = (
    "อำเภอ|จังหวัด|ตำบล|หมู่(?:ที่|บ้าน)|บ้านเลขที่|เลขที่|ตำแหน่ง|ประจำ|ประธาน|ผู้|โทร|กรรมการ|หัวหน้า|ปลัด|นายก|เทศบาล|สมาชิก|องค์การ|โรงเรียน"
    "|ซึ่ง|เพื่อ|โดย|พร้อม|เจ้าหน้าที่|เจ้าพนักงาน|พนักงาน|ดังนี้|จำนวน|เมื่อ|วันที่|ระดับ|ชำนาญ|ปฏิบัติ|นักวิชา|นักพัฒนา|นาย|นาง|ครั้ง|อายุ|ดำรง|เรื่อง|ทราบ|พิจารณา|กำนัน"
    f"|(?:และ|หรือ|เป็น|ได้|ให้|ไม่|ที่|ใน|จาก|ของ|มี|ณ|ปี|กับ|ว่า|จึง|จะ|ต้อง|ต่อ|ตาม|คน|ราย|ท่าน|รอง|อบต|ถึง|ครู|บริหาร|บ้าน|ไป|มา){_END}"
)
_LEAD = (
    "โดย|เรียน|ให้|และ|แก่|ของ|กับ|ชื่อ|คือ|ถึง|หรือ|แทน|ว่า|เชิญ|หมาย|ราย|บ้าน|เป็น|ที่|จาก|ต่อ|สกุล|คุณ|ผู้รับ"
    "|ป่วย|พิการ|เหลือ|เยี่ยม|คน|เตียง|เอดส์"
)
_TITLE = (
    f"นาย(?!{_OFFICES})|นางสาว|นาง(?!{_WOMEN})|น\\.\\s?ส\\.|ด\\.\\s?[ชญ]\\.|เด็กชาย|เด็กหญิง"
    "|ว่าที่\\s?(?:ร้อย(?:ตรี|โท|เอก)|พันตรี|ร\\.\\s?[ตทอ]\\.)(?:\\s?หญิง)?"
    "|(?:พล|พ|ร|ส|จ)\\.[ตอสจ]\\.[ตทอ]?\\.?|ดาบตำรวจ|สิบ(?:ตำรวจ)?(?:ตรี|โท|เอก)|จ่าสิบ(?:ตรี|โท|เอก)"
)
_NAME = re.compile(
    rf"(?P<title>{_TITLE})\s{{0,2}}(?P<given>[ก-ฮเ-ไ]{_LETTERS}{{1,24}})[ \t\u00a0]{{1,4}}"
    rf"(?:ณ [ \t]?)?(?!{_STOP})(?P<surname>[ก-ฮเ-ไ]{_LETTERS}{{1,30}})"
)
_HEAD, _SHORT_HEAD = re.compile("นา[ยง]"), re.compile(r"\.(?<=[นดพลรสจ]\.)\s?[ตสชญอ]")
_LONG_HEADS = ("เด็ก", "ว่าที่", "สิบ", "ดาบตำรวจ", "จ่าสิบ")
"""How titles begin: these are looked for one by one, which is several times faster than a pattern of them all."""
_JOINED = re.compile(f"(?:{_LEAD})\\Z")
_OFFICIAL = re.compile(
    "ผู้รับผิดชอบ|ผู้รายงาน|ผู้ตรวจ|ผู้อนุมัติ|ผู้เสนอ|ผู้จัดทำ|ผู้ประสาน|ผู้อำนวยการ|ลงชื่อ|ตำแหน่ง|เจ้าหน้าที่|เจ้าพนักงาน|ปลัด|นายก|นักพัฒนา|นักวิชาการ|พยาบาล|หัวหน้า|ประธาน|กำนัน|ผู้ใหญ่บ้าน|สมาชิกสภา|อสม|วิทยากร|กล่าว|เปิดงาน|เปิดโครงการ|นิติกร|นักทรัพยากร|ผู้ช่วย|รักษาราชการ"
)
_AROUND = 30

_D = "[0-9๐-๙]"
_NUMBER = f"(?<![0-9๐-๙/.,-])(?P<number>[1-9๑-๙]{_D}{{0,3}}(?:/[1-9๑-๙]{_D}{{0,3}})?)(?![0-9๐-๙/,.]*[0-9๐-๙])"
_HOUSE = re.compile(
    rf"{_NUMBER}(?P<behind>\s{{0,2}},?\s{{0,2}}(?:(?:หมู่(?:ที่)?|ม\.)\s{{0,2}}{_D}|(?:ซอย|ซ\.|ถนน|ถ\.)\s{{0,2}}(?:{_D}|{_LETTERS})))?"
)
_HOUSE_CALLED = re.compile(r"(?:บ้าน\s?เลขที่|บ้านเลข|house no\.?)\s{0,2}:?\s{0,2}\Z", re.IGNORECASE)
_HOUSE_LED = re.compile(r"(?:เลขที่|ที่อยู่|อยู่(?:ที่)?|อาศัย|(?:\A|[\[\],\"'|:;(\n\t-])\s*)\s{0,2}:?\s{0,2}[\"']?\Z")
_SEAT = re.compile("ที่ทำการ|สำนักงาน|องค์การ|เทศบาล|ศูนย์|โรงเรียน|โรงพยาบาล|วัด|บริษัท|ห้าง|ร้าน")

_CONDITION = re.compile(
    "ผู้ป่วย[ก-๎]{0,20}|ป่วย(?:เป็น|ด้วย|ติด|จิต|เรื้อรัง)[ก-๎]{0,20}|ติดเชื้อ[ก-๎]{0,12}|(?:ผู้|คน|ความ)?พิการ[ก-๎]{0,20}|โรค(?!ระบาด|ติดต่อ|พิษสุนัข|อุบัติ|โควิด|ภัย)[ก-๎]{2,20}|เอดส์|เอชไอวี|\\bHIV\\b"
    "|ติดยาเสพติด|อัมพาต|อัมพฤกษ์|ตาบอด|หูหนวก|ออทิสติก|สมองเสื่อม|จิตเภท|จิตเวช|ซึมเศร้า"
)
_SERVICE = re.compile(
    "(?:ควบคุม|ป้องกัน|ระบาด|เฝ้าระวัง|กองทุน|ศูนย์|สมาคม|ชมรม|ฟื้นฟู|คุณภาพชีวิต|อนามัย|กำจัด|ปลอด|ต้าน|วัคซีน|และ|สาธารณสุข)"
    r"[ก-๎]{0,16}\s?\Z"
)


def names(text: str) -> list[Name]:
    """The persons named in a text, in order."""
    found: list[Name] = []
    end = 0
    for start in _heads(text):
        if start < end:
            continue
        before = text[max(0, start - _AROUND) : start]
        if before[-1:] and "ก" <= before[-1] <= "๎" and before[-1] != "ฯ" and not _JOINED.search(before):
            continue
        if match := _NAME.match(text, start):
            end = match.end()
            behind = text[end : end + _AROUND]
            official = bool(_OFFICIAL.search(before.rpartition("\n")[2]) or _OFFICIAL.search(behind))
            shown = f"{match['title']}{match['given'][0]}…"
            found.append(Name(start, end, shown, f"{match['given']} {match['surname']}", official))
    return found


def _heads(text: str) -> list[int]:
    """Where titles may begin."""
    starts = {head.start() for head in _HEAD.finditer(text)}
    for head in _SHORT_HEAD.finditer(text):
        starts |= {head.start() - 1, head.start() - 2}  # พ.ต.อ. and พล.ต. alike
    for word in _LONG_HEADS:
        if word in text:
            starts |= {head.start() for head in re.finditer(word, text)}
    return sorted(starts)


def houses(text: str, named: list[Name]) -> Iterator[Told]:
    """House numbers in a text that names persons; not those of offices."""
    ends = {name.end for name in named}
    for found in _HOUSE.finditer(text):
        start = found.start("number")
        before = text[max(0, start - 80) : start]
        called = _HOUSE_CALLED.search(before)
        if not called:
            led = _HOUSE_LED.search(before) or start - len(before) + len(before.rstrip()) in ends
            if not found["behind"] or not led or _SEAT.search(before.rpartition("\n")[2]):
                continue
        yield Told(start, found.end("number"), "", found["number"])


def conditions(text: str) -> Iterator[Told]:
    """Words for illness and disability, but for those that name a service to everybody."""
    for found in _CONDITION.finditer(text):
        if not _SERVICE.search(text[max(0, found.start() - _AROUND) : found.start()]):
            yield Told(found.start(), found.end(), found[0], found[0])
