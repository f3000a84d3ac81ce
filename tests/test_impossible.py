"""Days, years and hours that cannot be."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import thai
from prongsai.catalogue import Catalogue
from prongsai.checks import impossible as checks
from prongsai.checks.impossible import impossible
from prongsai.loading import load
from writing import SOURCE, catalogue, single

ROOT = Path(__file__).parents[1]

TEXTS: list[tuple[str, list[tuple[str, str]]]] = [
    ("17 ก.พ. – 32 มี.ค. 2568, กองช่าง", [("day-impossible", "32 มี.ค. 2568")]),
    ("๓๒ มีนาคม ๒๕๖๘", [("day-impossible", "๓๒ มีนาคม ๒๕๖๘")]),
    ("วันที่ 31 เมษายน 2568", [("day-impossible", "31 เมษายน 2568")]),
    ("วันที่ 30 ก.พ. 68", [("day-impossible", "30 ก.พ. 68")]),
    ("29 ก.พ. 2568 31 มี.ค. 2568 30 กันยายน 2568", []),
    ("ธ.ค. 67 ม.ค. 68 ก.พ. 68", []),
    ("สำนักงาน ก.พ. ออกหลักเกณฑ์ 45 ข้อ ผู้รับบริการ 45 คน", []),
    ("ประชุมครั้งที่ 35 มกราคม 2568", []),
    ("ปีงบประมาณ พ.ศ. 3568", [("year-impossible", "3568")]),
    ("ปีงบประมาณ ๒๙๖๘", [("year-impossible", "๒๙๖๘")]),
    ("ก.พ. – มิ.ย. 1568, กองช่าง", [("year-impossible", "1568")]),
    ("ตั้งแต่ปี 2968", [("year-impossible", "2968")]),
    ("1 ต.ค. 2268 ถึง 9569", [("year-impossible", "2268")]),
    ("ก่อตั้งเมื่อ พ.ศ. 2310 ตรงกับ ค.ศ. 1767 ปี 1782 ปีงบประมาณ 2026 พ.ศ. 2455", []),
    ("ต่อปี 3560 บาท 3 ปี 3560 คน เลขที่ 3568 โทร. 9568", []),
    ("เวลา 99.00–16.00 น.", [("time-impossible", "99.00–16.00")]),
    ("เวลา ๐๘.๓๐ น. – ๑๖.๗๐ น.", [("time-impossible", "๐๘.๓๐ น. – ๑๖.๗๐")]),
    ("เวลา 08:30 น. ถึง 24.00 น. ใช้เวลา 30.50 ชั่วโมง", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_what_cannot_be_is_told(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(impossible(text)) == expected


@given(st.dates(), st.booleans(), st.booleans())
def test_every_day_can_be(day: object, thai_digits: bool, short: bool) -> None:  # noqa: FBT001  # drawn by Hypothesis
    names = thai.SHORT_MONTHS if short else thai.MONTHS
    text = f"วันที่ {day.day} {names[day.month - 1]} {2400 + day.year % 200}"  # type: ignore[attr-defined]
    assert not list(impossible(thai.thai_digits(text) if thai_digits else text))


def test_the_words_stand_at_their_place(tmp_path: Path) -> None:
    text = SOURCE + "intro: >-\n  ข้อจำกัด\n  เวลา 25.00 น. วันที่ 32 มี.ค. 2568\n"
    (one, other) = checks.dates_exist(catalogue(tmp_path, single({"2568/constraints.yml": text})))
    assert (one.code, one.place.line, one.place.column) == ("day-impossible", 4, 24)
    assert (other.code, other.place.line, other.place.column) == ("time-impossible", 4, 8)


def test_the_sample_data_are_possible() -> None:
    assert not list(checks.dates_exist(Catalogue.of(load(ROOT / "data"))))
