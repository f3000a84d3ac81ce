"""Years stand in order; a gap stays a gap; higher is higher."""

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from prongsai.charts import ROOM, YearScore, history_chart, small_history_chart
from prongsai.charts.history import BOTTOM, SHOWN, SMALL_HEIGHT, SMALL_WIDTH, TOP
from prongsai.charts.lettering import SIZE, width

SCORES = st.decimals(0, 100, places=2)
YEARS = st.dictionaries(st.integers(2560, 2572), st.tuples(SCORES, st.booleans()), max_size=13).map(
    lambda found: [YearScore(year, *found[year]) for year in sorted(found)]
)


def scores(*pairs: tuple[int, str]) -> list[YearScore]:
    """Scores of years."""
    return [YearScore(year, Decimal(value)) for year, value in pairs]


@given(given_=YEARS)
def test_every_late_score_is_drawn_as_printed(given_: list[YearScore]) -> None:
    chart = history_chart(given_)
    shown = [score for score in given_ if score.year > given_[-1].year - SHOWN]
    if len(shown) < 2:
        assert chart is None
        return
    assert chart
    assert [(dot.year, dot.value, dot.doubtful) for dot in chart.scored] == [tuple(score) for score in shown]
    assert chart.left_out == len(given_) - len(shown)


@given(given_=YEARS)
def test_all_years_between_have_their_place_and_none_without_a_score_is_joined(given_: list[YearScore]) -> None:
    chart = history_chart(given_)
    if not chart:
        return
    assert [dot.year for dot in chart.dots] == list(range(chart.dots[0].year, chart.dots[-1].year + 1))
    for one, other in chart.joints:
        assert other.year == one.year + 1
        assert None not in {one.value, other.value}
    assert all(dot.value is None for dot in chart.missing)


@given(given_=YEARS)
def test_dots_and_their_numbers_stay_inside_and_apart(given_: list[YearScore]) -> None:
    chart = history_chart(given_)
    if not chart:
        return
    widest = width("100.00")
    assert all(TOP <= (dot.y or TOP) <= BOTTOM < chart.height for dot in chart.dots)
    assert all(widest / 2 <= dot.x <= ROOM - widest / 2 for dot in chart.dots)
    assert all(other.x - one.x >= widest for one, other in pairwise(chart.dots))
    assert TOP - 10 >= SIZE


@given(given_=YEARS)
def test_a_higher_score_is_never_drawn_lower(given_: list[YearScore]) -> None:
    for chart in (history_chart(given_), small_history_chart(given_)):
        if chart:
            by_value = sorted(chart.scored, key=lambda dot: dot.value or 0)
            heights = [dot.y or 0 for dot in by_value]
            assert heights == sorted(heights, reverse=True)


@given(given_=YEARS)
def test_the_small_line_stays_in_its_drawing(given_: list[YearScore]) -> None:
    chart = small_history_chart(given_)
    assert not chart or all(3 <= dot.x <= SMALL_WIDTH - 3 and (dot.y or 0) <= SMALL_HEIGHT - 3 for dot in chart.dots)


def test_a_year_without_a_score_breaks_the_line() -> None:
    chart = history_chart(scores((2564, "90"), (2565, "91"), (2567, "92"), (2568, "93")))
    assert chart
    assert [dot.year for dot in chart.missing] == [2566]
    assert [(one.year, other.year) for one, other in chart.joints] == [(2564, 2565), (2567, 2568)]


def test_the_scale_begins_below_the_lowest_score_and_below_the_line() -> None:
    high, low = history_chart(scores((2567, "95"), (2568, "99"))), history_chart(scores((2567, "70"), (2568, "99")))
    assert high
    assert low
    assert (str(high.low), str(low.low)) == ("80", "60")


def test_one_year_makes_no_history() -> None:
    assert history_chart(scores((2568, "90"))) is None
    assert history_chart([]) is None
