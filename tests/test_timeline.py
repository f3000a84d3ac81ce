"""A fiscal year along its months: places are computed, never guessed."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import thai
from prongsai.timeline import LANES, MONTHS, THINNEST, bar, mark, percent, position, timeline
from writing import SOURCE, agency

YEAR = 2568
FIRST, LAST = dt.date(2024, 10, 1), dt.date(2025, 9, 30)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))

POSITIONS = [
    # day, where it begins, where it ends
    (FIRST, 0, 1 / 31),
    (dt.date(2024, 10, 31), 30 / 31, 1),
    (dt.date(2025, 1, 1), 3, 3 + 1 / 31),
    (dt.date(2025, 2, 28), 4 + 27 / 28, 5),
    (dt.date(2025, 3, 31), 5 + 30 / 31, 6),
    (LAST, 12 - 1 / 30, 12),
    (dt.date(2025, 10, 1), 12, 12 + 1 / 31),
    (dt.date(2024, 9, 30), -1 / 30, 0),
]


@pytest.mark.parametrize(("day", "begins", "ends"), POSITIONS)
def test_a_day_lies_in_its_month(day: dt.date, begins: float, ends: float) -> None:
    assert position(day, YEAR) == pytest.approx(begins)
    assert position(day, YEAR, end=True) == pytest.approx(ends)


@given(DAYS)
def test_a_day_ends_where_the_next_begins(day: dt.date) -> None:
    assert position(day, YEAR, end=True) == pytest.approx(position(day + dt.timedelta(1), YEAR))


@given(DAYS, DAYS)
def test_later_days_lie_further_on(one: dt.date, other: dt.date) -> None:
    assert (one < other) == (position(one, YEAR) < position(other, YEAR))


BARS: list[tuple[str, tuple[float, float, bool, bool] | None]] = [
    # period, left and width in percent, before, after
    ("ตลอดปี 2568", (0, 100, False, False)),
    ("1 ต.ค. 2567 - 31 มี.ค. 2568", (0, 50, False, False)),
    ("มกราคม 2568 - มีนาคม 2568", (25, 25, False, False)),
    ("1 ม.ค. 2567 - 31 ธ.ค. 2567", (0, 25, True, False)),
    ("1 ก.ค. 2568 - 30 ก.ย. 2569", (75, 25, False, True)),
    ("1 ก.ค. 2568 เป็นต้นไป", (75, 25, False, True)),
    ("ภายใน 31 มี.ค. 2568", (0, 50, True, False)),
    ("30 กันยายน 2568", (99.72, THINNEST, False, False)),
    ("ตลอดปี 2569", None),
    ("1 ต.ค. 2568 - 30 ก.ย. 2569", None),
    ("30 ก.ย. 2567", None),
    ("1 ต.ค. 2568 เป็นต้นไป", None),
]


@pytest.mark.parametrize(("period", "drawn"), BARS)
def test_a_period_is_drawn_as_far_as_it_lies_in_the_year(
    period: str, drawn: tuple[float, float, bool, bool] | None
) -> None:
    found = bar(thai.period(period), YEAR)
    assert (found and (found.left, found.width, found.before, found.after)) == drawn


@given(DAYS, DAYS)
def test_a_bar_stays_on_the_year_and_is_seen(one: dt.date, other: dt.date) -> None:
    begin, end = sorted((one, other))
    dates = [thai.Date(day.year + 543, day.month, day.day) for day in (begin, end)]
    found = bar(thai.Period(dates[0], dates[1], ""), YEAR)
    assert (found is None) == (end < FIRST or begin > LAST)
    if found:
        assert 0 <= found.left <= 100
        assert THINNEST <= found.width <= 100 + THINNEST
        assert found.left + found.width <= 100 + THINNEST
        assert found.before == (begin < FIRST)
        assert found.after == (end > LAST)


MARKED: list[tuple[str, int, float | None]] = [
    # date, lanes, percent of the width
    ("1 ต.ค. 2567", 12, percent(0.5 / 31, 12)),
    ("21 เม.ย. 2568", 12, percent(6 + 20.5 / 30, 12)),
    ("10 ต.ค. 2568", 13, percent(12.5, 13)),
    ("10 ม.ค. 2570", 13, percent(12.5, 13)),
    ("10 ต.ค. 2568", 12, None),
    ("30 ก.ย. 2567", 12, None),
    ("เมษายน 2568", 12, None),
    ("2568", 12, None),
]


@pytest.mark.parametrize(("date", "count", "at"), MARKED)
def test_a_mark_needs_a_day_that_has_a_place(date: str, count: int, at: float | None) -> None:
    found = mark("ก", thai.date(date), YEAR, count)
    assert (found and found.at) == at


def test_the_months_are_those_of_the_fiscal_year() -> None:
    assert len(MONTHS) == LANES
    assert (MONTHS[0], MONTHS[3], MONTHS[-1]) == ("ต.ค.", "ม.ค.", "ก.ย.")


MEASURES = """\
measures:
  - {id: m1, title: ก, period: 1 ต.ค. 2567 - 31 มี.ค. 2568, rounds: [6, 12]}
  - {id: m2, title: ข}
  - {id: m3, title: ค, period: ตลอดปี 2567, rounds: [15]}
"""
PROGRESS = """\
rounds:
  - {id: r6, months: [6], title: รอบหก, reported: 21 เม.ย. 2568, due: 30 เม.ย. 2568, results: [{measure: m1}]}
  - {id: r12, months: [12], title: รอบสิบสอง, reported: %s, results: [{measure: m1}]}
"""


def test_a_year_holds_its_measures_and_rounds(tmp_path: Path) -> None:
    files = {"2568/measures.yml": SOURCE + MEASURES, "2568/progress.yml": SOURCE + PROGRESS % "10 ต.ค. 2568"}
    one = agency(tmp_path, files)
    whole = timeline(one, one.year(YEAR), dt.date(2025, 1, 1))
    assert whole is not None
    assert [line.standing.found.measure.id for line in whole.lines] == ["m1", "m3"]
    assert [one.found.measure.id for one in whole.unplaced] == ["m2"]
    first, third = whole.lines
    assert third.bar is None, "its period lies in another year"
    assert third.dues == (), "no fiscal year has a fifteenth month"
    assert whole.late
    assert len(whole.months) == 13
    assert first.dues == (percent(6, 13), percent(12, 13))
    assert [report.title for report in first.reports] == ["รอบ 6 เดือน", "รอบ 12 เดือน"]
    assert first.reports[1].at == percent(12.5, 13)
    assert [one.name for one in whole.rounds] == ["รอบ 6 เดือน", "รอบ 12 เดือน"]
    assert whole.rounds[0].due
    assert whole.rounds[1].due is None
    assert whole.today == percent(3, 13)
    assert all(left < right for left, right in pairwise(whole.quarters))


def test_a_year_in_time_has_twelve_lanes(tmp_path: Path) -> None:
    files = {"2568/measures.yml": SOURCE + MEASURES, "2568/progress.yml": SOURCE + PROGRESS % "30 ก.ย. 2568"}
    one = agency(tmp_path, files)
    whole = timeline(one, one.year(YEAR))
    assert whole
    assert (whole.late, whole.today, len(whole.months)) == (False, None, 12)


@pytest.mark.parametrize("day", [dt.date(2024, 9, 30), dt.date(2025, 10, 1)])
def test_a_day_outside_of_the_year_is_not_drawn(day: dt.date, tmp_path: Path) -> None:
    one = agency(tmp_path, {"2568/measures.yml": SOURCE + MEASURES})
    whole = timeline(one, one.year(YEAR), day)
    assert whole
    assert whole.today is None


def test_a_year_without_measures_has_no_timeline(tmp_path: Path) -> None:
    one = agency(tmp_path, {"2568/progress.yml": SOURCE + "rounds: [{id: r6, title: ก}]\n"})
    assert timeline(one, one.year(YEAR)) is None
