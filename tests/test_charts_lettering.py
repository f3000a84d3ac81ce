"""Labels are told whole, in lines that fit, and no Thai mark is parted from its letter."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.charts.lettering import LINE, ROOM, SIZE, UNDER, label, lines, width

MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d"
THAI = st.text(alphabet="กขคงจชซญฐณดตถทนบปผพฟภมยรลวศษสหอฮะาำเแโใไ" + MARKS + " -/()0123456789๐๑๙abmWiIO.,", max_size=90)
ROOMS = st.integers(60, ROOM)

BREAKS = [
    # text, where it breaks
    ("คุณภาพการดำเนินงาน", ["คุณภาพการดำเนินงาน"]),
    ("", []),
    ("รอบ 6 เดือน", ["รอบ 6 เดือน"]),
    (
        "10.1 การดำเนินการเพื่อป้องกันการทุจริตในประเด็นสินบน",
        ["10.1 การดำเนินการเพื่อป้องกันการทุจริต", "ในประเด็นสินบน"],
    ),
    (
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        ["รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรม", "และความโปร่งใสภายในหน่วยงาน"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BREAKS)
def test_a_line_breaks_where_a_word_begins(text: str, expected: list[str]) -> None:
    assert list(lines(text)) == expected


@given(text=THAI, room=ROOMS)
def test_nothing_is_lost(text: str, room: int) -> None:
    assert re.sub(r"\s", "", "".join(lines(text, room))) == re.sub(r"\s", "", text)


@given(text=THAI, room=ROOMS)
def test_every_line_fits(text: str, room: int) -> None:
    assert all(width(line) <= room for line in lines(text, room))


@given(text=THAI, room=ROOMS)
def test_no_line_begins_with_a_mark(text: str, room: int) -> None:
    bare = re.sub(rf"(^|\s)[{MARKS}ำาะ]+", r"\1", text)  # text that does not do so itself
    assert not any(re.match(f"[{MARKS}ำา]", line) for line in lines(bare, room)[1:])


@given(one=THAI, other=THAI)
def test_more_letters_never_take_less_room(one: str, other: str) -> None:
    assert width(one + other) >= max(width(one), width(other))


@given(text=THAI, room=ROOMS)
def test_lines_of_a_label_stand_below_each_other_and_above_the_bar(text: str, room: int) -> None:
    found = label(text, room)
    baselines = [baseline for baseline, _ in found.lines]
    assert baselines == [LINE * count - UNDER for count in range(1, len(baselines) + 1)]
    assert all(SIZE <= baseline < found.height for baseline in baselines)
    assert LINE >= SIZE + UNDER
