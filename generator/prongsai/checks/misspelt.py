"""Slips of the pen: official words misspelt, and sentences that lost the word which turns their sense.

Source: the official spelling of each word, kept beside its slips. A slip is listed only when it can be no other word.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.written import suspects
from prongsai.loading import YearData
from prongsai.problems import Problem, Severity
from prongsai.texts import locate


class Slip(NamedTuple):
    """A word as it should be, and how it is found misspelt."""

    meant: str
    part: str
    """What every misspelling holds; looking for it first is many times faster than the pattern alone."""
    pattern: re.Pattern[str]


SLIPS = tuple(
    Slip(meant, part, re.compile(pattern))
    for meant, part, pattern in (
        ("ประพฤติมิชอบ", "ประพ", "ประพ(?!ฤติ)[ก-ฮะ-ู]{1,6}มิชอบ|ประพฤติ(?:นิ|นิยม|มี|มิ่)ชอบ"),
        ("เจตนารมณ์", "เจตนา", "เจตนา(?:ธรรม(?!า)(?:ณ์?)?|ธรมณ?์?|รมย์?|รมณ(?!์))"),
        ("มาตรการ", "มาตราการ", "มาตราการ"),
        ("ธรรมาภิบาล", "ภิบา", "ธรรมภิบาล|ธรรมาภิบาน"),
        ("โปร่งใส", "งใส", "โปรงใส|โป่รงใส"),
        ("ทุจริต", "ทุจร", "ทุจริด|ทุจรติ"),
        ("งบประมาณ", "งบประมาน", "งบประมาน"),
        ("คุ้มค่า", "คุ่มค่า", "คุ่มค่า"),
        ("มากน้อยเพียงใด", "น้อยเพียงใด", "(?:เล็ก|อย่าง|มากนัก)น้อยเพียงใด"),
        ("นายกองค์การบริหารส่วนตำบล", "นายองค์การ", "นายองค์การบริหารส่วนตำบล"),
        ("นายกเทศมนตรี", "นายเทศมนตรี", "นายเทศมนตรี"),
        (
            "สำนักงานคณะกรรมการป้องกันและปราบปรามการทุจริตแห่งชาติ",
            "สำนักงานป้องกันและปราบปราม",
            "สำนักงานป้องกันและปราบปรามการทุจริตแห่งชาติ",
        ),
        ("ป.ป.ช.", "ปปช", r"ปปช\.?"),
        ("ป.ป.ช.", "ของปชช", r"(?<=เกณฑ์การเปิดเผยข้อมูลของ)ปชช\.?"),
    )
)
"""Words of the assessment, of the law and of offices, with their slips."""


def words_spelt(catalogue: Catalogue) -> Iterator[Problem]:
    """Official words are spelt as they are; a slip is told once in each file, where it stands first."""
    told: set[tuple[str, str]] = set()
    for _, _, piece, (written, meant) in suspects(catalogue, _slips):
        if (piece.place.file, written) not in told:
            told.add((piece.place.file, written))
            place = locate(catalogue.texts, piece.place, written)
            yield Problem("word-misspelt", place, {"written": written, "meant": meant}, Severity.ADVICE)


def _slips(_agency: AgencyCatalogue, _data: YearData, text: str) -> Iterator[tuple[str, str]]:
    for slip in SLIPS:
        if slip.part in text:
            for found in slip.pattern.finditer(text):
                yield found[0], slip.meant


# --- sentences that say the opposite

_AS_IT_SHOULD = "เท่าที่ควร"
_TURNED = re.compile(rf"{_AS_IT_SHOULD}(?!จะ)|ป้องกันให้(?:นำ|เกิด|มี)")
"""Words that want a negation: before them, or within them (`ป้องกันไม่ให้`)."""
_LACKING = re.compile("ไม่|ขาด|น้อย|มิ|ไร้|ต่ำ|ช้า|จำกัด|ด้อย|อ่อน|ยาก|เพียง|บาง(?:ส่วน|ครั้ง)")
"""Words by which something is less than it should be."""
_HARM = re.compile("ส่วนตัว|พวกพ้อง|ทุจริต|สินบน|มิชอบ|เสียหาย|รั่วไหล|ทับซ้อน|สูญหาย")
"""What is prevented, and never brought about."""
_NO_HARM = re.compile("ไม่|ลด|น้อย|ปลอด|ปราศจาก|ต้าน|ป้องกัน|ปราบ|โปร่งใส|รายงาน|แจ้ง|ร้องเรียน")
"""Words that turn a harm into its opposite again."""
_REACH = 60
"""Letters behind the words in which the harm is named."""


def negations_kept(catalogue: Catalogue) -> Iterator[Problem]:
    """A weakness is `ไม่ … เท่าที่ควร`, and harm is prevented by `ป้องกันไม่ให้ …`."""
    for _, _, piece, found in suspects(catalogue, _turned):
        start, end = found.span()
        weakness = piece.fields[-2:] == ("findings", "text") or piece.field == "constraints"
        if found[0] != _AS_IT_SHOULD:
            after = piece.text[end : end + _REACH].partition("\n")[0]
            harm = _HARM.search(after)
            lost, meant = harm and not _NO_HARM.search(after[: harm.start()]), found[0].replace("ให้", "ไม่ให้")
        else:
            before = piece.text[:start].rpartition("\n")[2]
            lost, meant = weakness and not _LACKING.search(before), f"ไม่ … {_AS_IT_SHOULD}"
        if lost:
            params = {"written": found[0], "meant": meant, "text": piece.text}
            yield Problem("negation-missing", locate(catalogue.texts, piece.place, found[0]), params, Severity.CHECK)


def _turned(_agency: AgencyCatalogue, _data: YearData, text: str) -> Iterator[re.Match[str]]:
    if _AS_IT_SHOULD in text or "ป้องกันให้" in text:
        yield from _TURNED.finditer(text)
