"""Where a measure stands: what its reports say, what is known of it, and what a named day makes of its period."""

import datetime as dt
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import thai
from prongsai.prose import brief
from prongsai.standing import STATE_IDS, STATE_LOOKS, UNFINISHED, Standing, day, round_name, standing_of, standings
from prongsai.status import NOT_REPORTED, REPORTED, STATES
from writing import SOURCE, agency

PERIOD = "1 ต.ค. 2567 - 30 ก.ย. 2568"
LAST, AFTER = dt.date(2025, 9, 30), dt.date(2025, 10, 1)


def stood(tmp_path: Path, reports: list[str], period: str | None = PERIOD, today: dt.date | None = None) -> Standing:
    """Where a measure of 2568 stands; each report is what a round says about it, line by line."""
    rounds = "".join(
        f"  - id: r{number}\n    months: [{number * 6}]\n    title: รอบที่ {number}\n    reported: {number} เม.ย. 2568\n"
        "    results:\n      - measure: m1\n" + "".join(f"        {line}\n" for line in report.splitlines())
        for number, report in enumerate(reports, 1)
    )
    measure = f"measures:\n  - id: m1\n    title: ก\n{f'    period: {period}' if period else ''}\n"
    files = {"2568/measures.yml": SOURCE + measure}
    if rounds:
        files["2568/progress.yml"] = f"{SOURCE}rounds:\n{rounds}"
    (one,) = standings(agency(tmp_path, files), 2568, today)
    return one


OVERDUE: list[tuple[str, list[str], str | None, dt.date | None, bool]] = [
    # what, reports, period, the named day, whether it is overdue
    ("nobody names a day", [], PERIOD, None, False),
    ("the last day itself", [], PERIOD, LAST, False),
    ("the day after", [], PERIOD, AFTER, True),
    ("not begun", ["state: ยังไม่เริ่ม"], PERIOD, AFTER, True),
    ("under way", ["state: กำลังดำเนินการ"], PERIOD, AFTER, True),
    ("done", ["state: เสร็จแล้ว"], PERIOD, AFTER, False),
    ("cancelled", ["state: ยกเลิก"], PERIOD, AFTER, False),
    ("reported without a word about its state", ["result: ทำแล้ว"], PERIOD, AFTER, False),
    ("done, then under way again", ["state: เสร็จแล้ว", "state: กำลังดำเนินการ"], PERIOD, AFTER, True),
    ("no period", [], None, AFTER, False),
    ("a period without an end", [], "1 ต.ค. 2567 เป็นต้นไป", AFTER, False),
    ("a period of a month", [], "กันยายน 2568", LAST, False),
    ("a period of a month, after it", [], "กันยายน 2568", AFTER, True),
    ("a whole year", [], "ตลอดปี 2568", AFTER, True),
]


@pytest.mark.parametrize(
    ("reports", "period", "today", "over"), [one[1:] for one in OVERDUE], ids=[o[0] for o in OVERDUE]
)
def test_overdue_is_what_ended_before_the_named_day_and_is_not_told_to_be_over(
    reports: list[str],
    period: str | None,
    today: dt.date | None,
    over: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    assert stood(tmp_path, reports, period, today).overdue is over


LINK = "- {link: 'https://a.example/1', title: ก}"
Known = tuple[str, str | None, int, tuple[str, str] | None]
KNOWN: list[tuple[str, list[str], Known]] = [
    # what, reports; state, latest report, pieces of evidence, what came of it
    ("nothing", [], (NOT_REPORTED, None, 0, None)),
    ("an output", ["output: ได้ 1 ฉบับ\noutcome: ดีขึ้น"], (REPORTED, "รอบ 6 เดือน", 0, ("ผลผลิต", "ได้ 1 ฉบับ"))),
    ("no output but an outcome", ["output: ไม่มี\noutcome: ดีขึ้น"], (REPORTED, "รอบ 6 เดือน", 0, ("ผลลัพธ์", "ดีขึ้น"))),
    ("a result", ["result: ทำแล้ว"], (REPORTED, "รอบ 6 เดือน", 0, ("ผลการดำเนินการ", "ทำแล้ว"))),
    ("detail alone", ["detail: ประชุม"], (REPORTED, "รอบ 6 เดือน", 0, ("รายละเอียด", "ประชุม"))),
    ("only none", ["output: '-'\noutcome: ไม่มี"], (REPORTED, "รอบ 6 เดือน", 0, None)),
    ("the latest counts", ["output: ก", "output: ข"], (REPORTED, "รอบ 12 เดือน", 0, ("ผลผลิต", "ข"))),
    ("evidence", [f"evidence:\n  {LINK}\n  - บันทึก"], (REPORTED, "รอบ 6 เดือน", 2, None)),
    ("the same again", [f"evidence: [{LINK[2:]}]"] * 2, (REPORTED, "รอบ 12 เดือน", 1, None)),
    ("of both rounds", [f"evidence: [{LINK[2:]}]", "evidence: บันทึก"], (REPORTED, "รอบ 12 เดือน", 2, None)),
    ("none is no evidence", ["evidence: ไม่มี"], (REPORTED, "รอบ 6 เดือน", 0, None)),
]


@pytest.mark.parametrize(("reports", "known"), [one[1:] for one in KNOWN], ids=[one[0] for one in KNOWN])
def test_beside_the_state_stands_what_is_known(reports: list[str], known: Known, tmp_path: Path) -> None:
    one = stood(tmp_path, reports)
    assert (one.state, one.report, one.evidence, one.said) == known


def test_a_round_without_months_goes_by_its_title_shortened(tmp_path: Path) -> None:
    long = "รายงาน" * 30
    report = f"{SOURCE}rounds:\n  - id: x\n    title: {long}\n    results: [{{measure: m1}}]\n"
    files = {"2568/measures.yml": SOURCE + "measures: [{id: m1, title: ก}]\n", "2568/progress.yml": report}
    one = agency(tmp_path, files)
    (round_,) = one.year(2568).progress.rounds  # type: ignore[union-attr]  # it was just written
    assert round_name(round_).endswith("…")
    assert len(round_name(round_)) <= 60
    assert standing_of(one, one.measures[2568, "m1"]).report == round_name(round_)


def test_every_state_has_an_id_and_a_meaning() -> None:
    assert set(STATE_IDS) == set(STATES)
    assert set(STATE_LOOKS) | UNFINISHED == set(STATES)
    assert len(set(STATE_IDS.values())) == len(STATE_IDS)


def test_the_named_day_is_shown_in_the_buddhist_era() -> None:
    assert day(None) is None
    assert day(dt.date(2026, 3, 31)) == thai.date("31 มี.ค. 2569")


MARKS = "\u0e31\u0e34\u0e35\u0e36\u0e37\u0e38\u0e39\u0e47\u0e48\u0e49\u0e4a\u0e4b\u0e4c\u0e4d\u0e33\u0e30\u0e32"
THAI = st.text("กขคงจเแโ ๑2<&*" + MARKS, min_size=1, max_size=120)


@given(THAI, st.integers(12, 60))
def test_a_shortened_text_is_short_and_a_beginning_of_the_whole(text: str, longest: int) -> None:
    short, whole = brief(text, longest), brief(text, 10_000)
    assert len(short) <= max(longest, 1)
    assert "\n" not in short
    if short != whole:
        assert short.endswith("…")
        assert whole.startswith(short[:-1])


def test_no_letter_loses_its_mark() -> None:
    text = "ผู้บริหาร" * 20
    for longest in range(20, 60):
        cut = brief(text, longest)[:-1]
        assert text[len(cut)] not in MARKS
        assert cut[-1] not in "เแโใไ"
