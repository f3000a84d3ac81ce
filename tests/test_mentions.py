"""What a running text names: days, months, years, spans; and what only looks like a year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import thai

NAMED: dict[str, list[tuple[str, int, int]]] = {
    "ณ วันที่ 1 ตุลาคม ๒๕๖๗": [("day", 2568, 2568)],
    "แผน (พ.ศ. 2566–2570)": [("span", 2566, 2570)],
    "plan-2568.pdf": [("year", 2568, 2568)],
    "development-plan-2566-2570.pdf": [("span", 2566, 2570)],
    "procurement-2569-03.pdf": [("year", 2569, 2569)],
    "https://www.example.go.th/procurement/2569/10": [("year", 2569, 2569)],
    "ต.ค. 68": [("month", 2569, 2569)],
    "27 ก.พ. ๖๙": [("day", 2569, 2569)],
    "13/3/2569": [("day", 2569, 2569)],
    "2569-03-20": [("day", 2569, 2569)],
    "ม.ค. – เม.ย. 2568": [("month", 2568, 2568)],
    "วันที่ 2–13 ธันวาคม 2567": [("day", 2568, 2568)],
    "ประจำปีงบประมาณ พ.ศ. ๒๕๖๘": [("fiscal", 2568, 2568)],
    "ปีงบประมาณ ๖๘": [("fiscal", 2568, 2568)],
    "ประจำปี 2568": [("year", 2568, 2568)],
    "คำสั่งที่ 15/2569 ลงวันที่ 12 มกราคม 2569": [("day", 2569, 2569)],
    "ข้อบัญญัติงบประมาณรายจ่าย ประจำปีงบประมาณ พ.ศ. 2568": [("fiscal", 2568, 2568)],
    "15 มกราคม 2025": [("gregorian", 2025, 2025)],
    "ปีงบประมาณ 2025": [("gregorian", 2025, 2025)],
    # what is no year of data
    "พระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. ๒๕๔๐": [],
    "ระเบียบกระทรวงการคลังว่าด้วยการจัดซื้อจัดจ้าง พ.ศ. 2560": [],
    "ภาคเรียนที่ 2/2567": [],
    "2,568 บาท": [],
    "2568 บาท": [],
    "โทร. 0-2568-2569": [],
    "หมู่ที่ 68": [],
    "31 เมษายน 2568": [],
    "มีนาคม": [],
}


@pytest.mark.parametrize("text", NAMED)
def test_a_text_names(text: str) -> None:
    assert [(one.kind, one.year, one.until) for one in thai.mentions(text)] == NAMED[text]


@given(st.integers(2541, 2639), st.integers(1, 12), st.integers(1, 28))
def test_a_day_is_the_same_in_every_notation(year: int, month: int, day: int) -> None:
    forms = [
        f"{day} {thai.MONTHS[month - 1]} {year}",
        f"วันที่ {day} {thai.MONTHS[month - 1]} พ.ศ. {year}",
        f"{day} {thai.SHORT_MONTHS[month - 1]} {year}",
        f"{day}/{month}/{year}",
        f"{year}-{month:02}-{day:02}",
    ]
    named = [thai.mentions(form) for form in (*forms, *map(thai.thai_digits, forms[:4]))]
    assert {tuple((one.kind, one.first, one.last) for one in some) for some in named} == {
        (("day", thai.date(forms[0]).first, thai.date(forms[0]).last),)
    }


@given(st.text(alphabet="0123456789๒๕๖๗๘ กพ.ศปีมคจต./-–เ", max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for one in thai.mentions(text):
        assert 0 <= one.start < one.end <= len(text)
        assert one.first <= one.last
