"""Parts fill the bar, are told apart, and have room for their numbers."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prongsai.charts import ROOM, Count, Look, share_chart
from prongsai.charts.lettering import width

LOOKS: tuple[Look, ...] = ("solid", "lines", "hatch", "empty", "dots", "cross")
COUNTS = st.lists(st.integers(0, 400), min_size=1, max_size=6).map(
    lambda numbers: [Count(look, look, number) for look, number in zip(LOOKS, numbers, strict=False)]
)
TITLES = st.text(alphabet="รอบ 6 เดือน/กขค", max_size=80)


@given(counts=COUNTS)
def test_parts_follow_each_other_and_fill_the_bar(counts: list[Count]) -> None:
    (bar,) = share_chart([("", counts)]).bars
    assert [part.count for part in bar.parts] == [count for count in counts if count.number]
    for one, other in pairwise(bar.parts):
        assert one.x + one.length == other.x
    assert sum(part.length for part in bar.parts) == (ROOM if bar.parts else 0)
    assert bar.total == sum(count.number for count in counts)


@given(counts=COUNTS)
def test_more_is_never_shorter(counts: list[Count]) -> None:
    (bar,) = share_chart([("", counts)]).bars
    by_number = sorted(bar.parts, key=lambda part: part.count.number)
    assert all(one.length <= other.length + 1 for one, other in pairwise(by_number))


@given(counts=COUNTS)
def test_a_number_fits_into_its_part(counts: list[Count]) -> None:
    (bar,) = share_chart([("", counts)]).bars
    for part in bar.parts:
        assert part.length - 2 >= width(str(part.count.number))
        assert part.x <= part.middle <= part.x + part.length


@given(rows=st.lists(st.tuples(TITLES, COUNTS), min_size=1, max_size=5))
def test_bars_stand_below_each_other_with_their_titles(rows: list[tuple[str, list[Count]]]) -> None:
    chart = share_chart(rows)
    assert [bar.title for bar in chart.bars] == [title for title, _ in rows]
    for one, other in pairwise(chart.bars):
        assert one.top + one.end < other.top
    assert chart.bars[-1].top + chart.bars[-1].end <= chart.height
    assert all(width(line) <= ROOM for bar in chart.bars for _, line in bar.label.lines)


@given(rows=st.lists(st.tuples(TITLES, COUNTS), min_size=1, max_size=5))
def test_the_table_has_the_numbers_of_the_bars(rows: list[tuple[str, list[Count]]]) -> None:
    chart = share_chart(rows)
    for bar in chart.bars:
        assert sum(bar.of(state) for state, _ in chart.used) == bar.total
    assert set(chart.looks) == {look for _, look in chart.used}


def test_shares_that_fit_are_exact() -> None:
    (bar,) = share_chart([("", [Count("a", "solid", 3), Count("b", "empty", 1)])]).bars
    assert [part.length for part in bar.parts] == [ROOM * 3 // 4, ROOM // 4]
