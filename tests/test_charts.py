"""A chart says the same as its table: longer where more, never longer than its room."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.charts import bar_chart
from prongsai.charts.bars import BAR, VALUE, WIDTH

VALUES = st.decimals(min_value=-1000, max_value=10**9, allow_nan=False, allow_infinity=False, places=2)
ROWS = st.lists(st.tuples(st.text(max_size=5), VALUES), min_size=1, max_size=12)
ROOM = WIDTH - VALUE


def lengths(*values: str, top: str | None = None) -> list[int]:
    """Lengths of bars."""
    chart = bar_chart([("", Decimal(value)) for value in values], Decimal(top) if top else None)
    return [bar.length for bar in chart.bars]


EXAMPLES = [
    # values, top, lengths as parts of the room
    (("100", "50", "0"), "100", (1, 0.5, 0)),
    (("100", "50"), None, (1, 0.5)),
    (("50", "25"), "100", (0.5, 0.25)),
    (("200", "100"), "100", (1, 0.5)),
    (("-5", "10"), None, (0, 1)),
    (("0", "0"), None, (0, 0)),
]


@pytest.mark.parametrize(("values", "top", "parts"), EXAMPLES)
def test_a_bar_is_as_long_as_its_value(values: tuple[str, ...], top: str | None, parts: tuple[float, ...]) -> None:
    assert lengths(*values, top=top) == pytest.approx([part * ROOM for part in parts], abs=1)


def test_a_chart_without_rows_is_empty() -> None:
    chart = bar_chart([])
    assert chart.bars == ()
    assert chart.height == 0


def test_the_line_stands_where_a_bar_of_its_value_ends() -> None:
    chart = bar_chart([("a", Decimal(85)), ("b", Decimal(100))], Decimal(100), Decimal(85))
    assert chart.line == chart.bars[0].length


def test_without_a_reference_there_is_no_line() -> None:
    assert bar_chart([("a", Decimal(1))]).line is None


@given(rows=ROWS)
def test_labels_and_numbers_are_those_of_the_table(rows: list[tuple[str, Decimal]]) -> None:
    assert [(bar.label, bar.value) for bar in bar_chart(rows).bars] == rows


@given(rows=ROWS, top=st.none() | st.integers(0, 1000).map(Decimal))
def test_no_bar_leaves_its_room(rows: list[tuple[str, Decimal]], top: Decimal | None) -> None:
    assert all(0 <= bar.length <= ROOM for bar in bar_chart(rows, top).bars)


@given(rows=ROWS)
def test_more_is_never_shorter(rows: list[tuple[str, Decimal]]) -> None:
    bars = sorted(bar_chart(rows).bars, key=lambda bar: bar.value)
    assert [bar.length for bar in bars] == sorted(bar.length for bar in bars)


@given(rows=ROWS)
def test_bars_stand_below_each_other_inside_the_drawing(rows: list[tuple[str, Decimal]]) -> None:
    chart = bar_chart(rows)
    ends = [0, *(bar.y + BAR for bar in chart.bars)]
    assert all(end <= bar.y for end, bar in zip(ends, chart.bars, strict=False))
    assert ends[-1] <= chart.height


@given(rows=ROWS)
def test_a_label_stands_between_its_bar_and_the_one_above(rows: list[tuple[str, Decimal]]) -> None:
    above = 0
    for bar in bar_chart(rows).bars:
        assert above < bar.baseline < bar.y
        above = bar.y + BAR
