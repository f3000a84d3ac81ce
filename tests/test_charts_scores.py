"""Bars of scores are as long as their scores, and nothing lies over anything else."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.charts import ROOM, LevelRange, ScoreRow, length, level_chart, score_chart
from prongsai.charts.lettering import width
from prongsai.charts.scores import DOT

SCORES = st.decimals(0, 100, places=2)
LABELS = st.text(alphabet="การปฏิบัติหน้าที่ 0123456789.", max_size=70)
ROWS = st.lists(
    st.builds(ScoreRow, LABELS, st.none() | SCORES, st.booleans(), st.integers(4, 30)), min_size=1, max_size=12
)
AIMS = st.none() | SCORES
LEVELS = st.lists(
    st.tuples(LABELS, SCORES, SCORES, st.booleans()).map(
        lambda one: LevelRange(one[0], min(one[1:3]), max(one[1:3]), one[3])
    ),
    min_size=1,
    max_size=7,
)

LENGTHS = [("0", 0), ("50", ROOM / 2), ("85", ROOM * 0.85), ("89.69", ROOM * 0.8969), ("100", ROOM)]


@pytest.mark.parametrize(("value", "expected"), LENGTHS)
def test_a_bar_is_as_long_as_its_score(value: str, expected: float) -> None:
    assert length(Decimal(value)) == pytest.approx(expected, abs=1)


@given(one=SCORES, other=SCORES)
def test_more_is_never_shorter(one: Decimal, other: Decimal) -> None:
    assert length(max(one, other)) >= length(min(one, other))


@given(rows=ROWS, aim=AIMS)
def test_a_chart_says_every_score_as_printed_and_in_order(rows: list[ScoreRow], aim: Decimal | None) -> None:
    assert [bar.row for bar in score_chart(rows, aim).bars] == rows


@given(rows=ROWS, aim=AIMS)
def test_rows_stand_below_each_other_inside_the_drawing(rows: list[ScoreRow], aim: Decimal | None) -> None:
    chart = score_chart(rows, aim)
    for one, other in pairwise(chart.bars):
        assert one.top + one.end < other.top
    last = chart.bars[-1]
    assert last.top + last.end <= chart.height
    assert all(0 <= bar.length <= ROOM and DOT <= bar.dot <= ROOM - DOT for bar in chart.bars)


@given(rows=ROWS, aim=AIMS)
def test_a_label_ends_before_the_number_beside_it(rows: list[ScoreRow], aim: Decimal | None) -> None:
    for bar in score_chart(rows, aim).bars:
        number = width(str(bar.row.value)) if bar.row.value is not None else 0
        assert all(width(line) + number < ROOM for _, line in bar.label.lines)


@given(rows=ROWS, aim=SCORES)
def test_what_falls_short_is_less_than_the_line(rows: list[ScoreRow], aim: Decimal) -> None:
    chart = score_chart(rows, aim)
    assert chart.line == length(aim)
    assert [bar.row for bar in chart.below] == [row for row in rows if row.value is not None and row.value < aim]


def test_what_was_not_printed_has_no_bar_and_does_not_fall_short() -> None:
    chart = score_chart([ScoreRow("ก", None), ScoreRow("ข", Decimal(0))], Decimal(85))
    assert [bar.length for bar in chart.bars] == [0, 0]
    assert [bar.row.label for bar in chart.below] == ["ข"]


@given(ranges=LEVELS, total=SCORES)
def test_levels_stand_below_each_other_where_their_scores_are(ranges: list[LevelRange], total: Decimal) -> None:
    chart = level_chart(ranges, total)
    assert [one.level for one in chart.stretches] == ranges
    for one, other in pairwise(chart.stretches):
        assert one.top + one.end < other.top
    for one in chart.stretches:
        assert 0 <= one.x < one.x + one.length <= ROOM
        assert one.top + one.end <= chart.height
        assert abs(one.x - length(one.level.low)) <= 3
    assert 0 <= chart.here <= ROOM - 4
    assert abs(chart.here + 2 - length(total)) <= 2
