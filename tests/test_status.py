"""How far a duty and a measure got follows from the data alone."""

from pathlib import Path

import pytest

from prongsai.model.progress import Progress
from prongsai.status import NOT_REPORTED, REPORTED, STATES, ItemState, item_status, state_of
from writing import SOURCE, agency

CRITERIA = """year: 2569
certainty: high
sources: คู่มือ
indicators: []
sub_indicators:
  - code: 9.1
    title: ข้อมูลพื้นฐาน
    indicator: 9
items:
  - code: O1
    title: โครงสร้าง
    concept: structure
    sub_indicator: 9.1
    data_year: current
    certainty: high
    basis: retrieved
    components:
      - id: chart
        text: แผนผัง
      - id: duties
        text: หน้าที่
"""

WITHDRAWN = "withdrawn: {date: 2569, reason: ก}"

ITEMS = [
    # evidence for O1 with its components `chart` and `duties`, state, how many are shown
    (None, ItemState.MISSING, 0),
    ("{summary: ก}", ItemState.MISSING, 0),
    ("{components: {}}", ItemState.MISSING, 0),
    ("{components: {chart: แผนผัง}}", ItemState.PARTIAL, 1),
    ("{components: {chart: ไม่มี}}", ItemState.PARTIAL, 1),
    ("{components: {chart: แผนผัง, duties: ไม่มี}}", ItemState.COMPLETE, 2),
    ("{components: {chart: ไม่มี, duties: ไม่มี}}", ItemState.COMPLETE, 2),
    (f"{{{WITHDRAWN}}}", ItemState.WITHDRAWN, 0),
    (f"{{{WITHDRAWN}, components: {{chart: แผนผัง, duties: ก}}}}", ItemState.WITHDRAWN, 2),
]


@pytest.mark.parametrize(("evidence", "state", "shown"), ITEMS)
def test_an_item_is_complete_when_every_component_is_answered(
    evidence: str | None, state: ItemState, shown: int, tmp_path: Path
) -> None:
    oit = SOURCE + (f"items:\n  O1: {evidence}\n" if evidence else "")
    found = agency(tmp_path, {"criteria/2569.yml": CRITERIA, "2569/oit.yml": oit})
    (item,) = found.items(2569)
    status = item_status(item)
    assert status.state is state
    assert status.shown == shown
    assert [one.component.id for one in status.components] == ["chart", "duties"]


def test_a_year_nobody_collected_says_nothing_about_the_agency(tmp_path: Path) -> None:
    """Without oit.yml the site holds nothing; with it, an item left out is missing."""
    found = agency(tmp_path, {"criteria/2569.yml": CRITERIA, "2569/.gitkeep": ""})
    (item,) = found.items(2569)
    assert item_status(item).state is ItemState.UNCOLLECTED


DECLARED = [
    # what is shown for a component, whether it states that there is nothing
    ("ไม่มี", True),
    ("[ไม่มี, {none: ไม่มีโครงการในปีนี้}]", True),
    ("[ไม่มี, แผนผัง]", False),
    ("แผนผัง", False),
]


@pytest.mark.parametrize(("shown", "declared"), DECLARED)
def test_nothing_to_report_is_declared_when_nothing_else_is_shown(shown: str, declared: bool, tmp_path: Path) -> None:  # noqa: FBT001
    oit = f"{SOURCE}items:\n  O1:\n    components:\n      chart: {shown}\n"
    (item,) = agency(tmp_path, {"criteria/2569.yml": CRITERIA, "2569/oit.yml": oit}).items(2569)
    chart, duties = item_status(item).components
    assert chart.declared_none is declared
    assert not duties.declared_none, "a component that is not answered declares nothing"


LATE = [
    # published, due, whether it was late
    ("31 ม.ค. 2569", "31 ม.ค. 2569", False),
    ("1 ก.พ. 2569", "31 ม.ค. 2569", True),
    ("31 ม.ค. 2569", "ม.ค. 2569", False),
    ("1 ก.พ. 2569", "ม.ค. 2569", True),
    ("ม.ค. 2569", "15 ม.ค. 2569", False),  # may have been in time
    ("ก.พ. 2569", "15 ม.ค. 2569", True),
    ("2570", "2569", True),
    (None, "31 ม.ค. 2569", False),
    ("1 ก.พ. 2569", None, False),
]


@pytest.mark.parametrize(("published", "due", "late"), LATE)
def test_late_means_published_after_the_declared_date(
    published: str | None,
    due: str | None,
    late: bool,  # noqa: FBT001
    tmp_path: Path,
) -> None:
    dates = {"published": published, "due": due}
    lines = "".join(f"    {name}: {date}\n" for name, date in dates.items() if date)
    oit = f"{SOURCE}items:\n  O1:\n    summary: ก\n{lines}"
    (item,) = agency(tmp_path, {"criteria/2569.yml": CRITERIA, "2569/oit.yml": oit}).items(2569)
    assert item_status(item).late is late


MEASURES = [
    # what the rounds report, earliest first; state of the measure
    ([], NOT_REPORTED),
    (["result: ก"], REPORTED),
    (["state: กำลังดำเนินการ"], "กำลังดำเนินการ"),
    (["state: กำลังดำเนินการ", "state: เสร็จแล้ว"], "เสร็จแล้ว"),
    (["state: เสร็จแล้ว", "state: ยกเลิก"], "ยกเลิก"),
    (["state: กำลังดำเนินการ", "result: ก"], REPORTED),
]


@pytest.mark.parametrize(("reports", "state"), MEASURES)
def test_a_measure_got_as_far_as_the_latest_report_says(reports: list[str], state: str, tmp_path: Path) -> None:
    rounds = "".join(
        f"  - id: r{number}\n    title: ก\n    results:\n      - measure: m1\n        {text}\n"
        for number, text in enumerate(reports)
    )
    files = {"2568/measures.yml": SOURCE + "measures:\n  - id: m1\n    title: ก\n"}
    if rounds:
        files["2568/progress.yml"] = f"{SOURCE}rounds:\n{rounds}"
    found = agency(tmp_path, files)
    (measure,) = found.measures_of(2568)
    assert state_of(found, measure) == state
    assert state in STATES


def test_a_report_of_a_later_year_counts(tmp_path: Path) -> None:
    report = SOURCE + "rounds:\n  - id: r6\n    title: ก\n    results:\n      - measure: {}\n        state: {}\n"
    found = agency(
        tmp_path,
        {
            "2568/measures.yml": SOURCE + "measures:\n  - id: m1\n    title: ก\n",
            "2569/progress.yml": report.format("2568/m1", "เสร็จแล้ว"),
            "2568/progress.yml": report.format("m1", "กำลังดำเนินการ"),
        },
    )
    assert state_of(found, found.measures[2568, "m1"]) == "เสร็จแล้ว"


def test_every_state_a_report_may_declare_is_known() -> None:
    annotation = Progress.model_fields["rounds"].annotation
    assert annotation is not None
    assert {"ยังไม่เริ่ม", "กำลังดำเนินการ", "เสร็จแล้ว", "ยกเลิก", NOT_REPORTED, REPORTED} == set(STATES)
