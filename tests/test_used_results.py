"""Results are used once they are announced, and a paper analyses one: what foresees or mixes them is told."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import thai
from prongsai.catalogue import Catalogue
from prongsai.checks import folder_years, used_results
from prongsai.loading import load
from writing import Files, catalogue, single

ROOT = Path(__file__).parents[1]
CHECKS = (
    folder_years.work_done_when_reported,
    used_results.results_known_when_used,
    used_results.one_result_analysed,
)


def told(whole: Catalogue) -> list[str]:
    """Code and place of each problem."""
    return [
        f"{problem.code} {problem.place.file.removeprefix('data/')}:{problem.place.line}"
        for check in CHECKS
        for problem in check(whole)
    ]


SPRING = "1 ก.พ. 2568 - 31 มี.ค. 2568"


def measure(step: str, period: str = SPRING, more: str = "") -> Files:
    """A measure with one step on line 5."""
    fields = f"    steps:\n      - {step}\n    period: {period}\n{more}"
    return {"2568/measures.yml": f"source: ก\nmeasures:\n  - id: m1\n{fields}"}


def memo(facts: str, date: str = "10 ม.ค. 2568") -> Files:
    """A report with a memo whose facts stand on line 9."""
    head = "source: ก\ndocuments:\n  - id: a\n    kind: รายงาน\n    title: รายงาน\n    memo:\n      office: ก\n"
    return {"2568/documents.yml": f"{head}      subject: ก\n      facts: {facts}\n      date: {date}\n"}


def analysed(title: str, more: str = "") -> Files:
    """A measure that ends in spring and answers a finding of the same year; findings stand on line 7."""
    entry = f"entries: [{{id: d1, title: ก, findings: [{{id: f1, text: ข}}]}}]\n{more}"
    return {
        "2568/analysis.yml": f"source: ก\ntitle: {title}\n{entry}",
        **measure("ก", more="    findings: [f1]\n"),
    }


TAKEN = "source: {document: ก, reference: a}\n"
ITA = "ผลการประเมิน ITA"
USED: list[tuple[str, Files, list[str]]] = [
    ("this year's", measure(f"นำ{ITA} ปี 2568 มาวิเคราะห์"), ["result-foreseen 2568/measures.yml:5"]),
    ("in Thai digits", measure(f"ศึกษาข้อเสนอแนะต่อ{ITA} ปีงบประมาณ พ.ศ. ๒๕๖๘"), ["result-foreseen 2568/measures.yml:5"]),
    ("last year's", measure(f"นำ{ITA} ปี 2567 มาวิเคราะห์"), []),
    ("in autumn", measure(f"นำ{ITA} ปี 2568 มาวิเคราะห์", "1 ต.ค. 2567 - 30 ก.ย. 2568"), []),
    ("in preparation", measure(f"เตรียมความพร้อมเพื่อยกระดับ{ITA} ปี 2568"), []),
    ("an aim", measure(f"กำหนดเป้าหมายจาก{ITA} ปี 2567 เพื่อยกระดับ{ITA} ปี 2568"), []),
    ("a use to come", measure(f"เมื่อประกาศแล้วจะนำ{ITA} ปี 2568 มาใช้"), []),
    ("leading elsewhere", measure("การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร ปี 2568"), []),
    ("another assessment", measure("วิเคราะห์ผลการประเมินความพึงพอใจ ปี 2568"), []),
    ("a finding of this year's", analysed("ผลปี 2568"), ["result-foreseen 2568/measures.yml:7"]),
    ("a finding of last year's in this folder", analysed("วิเคราะห์ผลปี 2567"), []),
    ("a finding of who knows when", analysed("วิเคราะห์ผลการประเมิน"), []),
    ("a memo", memo(f"ได้วิเคราะห์{ITA} ปี 2568 แล้ว"), ["result-foreseen 2568/documents.yml:9"]),
    ("a memo of last year's", memo(f"ได้วิเคราะห์{ITA} ปี 2567 แล้ว"), []),
    ("a memo on a rule", memo(f"ข้อ O42 กำหนดให้วิเคราะห์{ITA} ปี 2568"), []),
    ("a memo after all", memo(f"ได้วิเคราะห์{ITA} ปี 2568 แล้ว", "10 ก.ย. 2568"), []),
    (
        "what was taken from a paper",
        {**memo("ก"), "2568/measures.yml": f"{TAKEN}intro: จากการวิเคราะห์{ITA} ปี 2568\n"},
        ["result-foreseen 2568/measures.yml:2"],
    ),
    (
        "two results in one paper",
        {
            **memo(f"ได้วิเคราะห์{ITA} ปี 2567 แล้ว"),
            "2568/measures.yml": f"{TAKEN}intro: จากการวิเคราะห์{ITA} ปี 2566\n",
        },
        ["document-year-differs 2568/measures.yml:2"],
    ),
    (
        "two results compared",
        {
            **memo(f"ได้วิเคราะห์{ITA} ปี 2567 และวิเคราะห์{ITA} ปี 2566 แล้ว"),
            "2568/measures.yml": f"{TAKEN}intro: จากการวิเคราะห์{ITA} ปี 2567\n",
        },
        [],
    ),
    (
        "two papers",
        {
            **memo(f"ได้วิเคราะห์{ITA} ปี 2567 แล้ว"),
            "2568/measures.yml": f"source: ข\nintro: จากการวิเคราะห์{ITA} ปี 2566\n",
        },
        [],
    ),
]


ROUND = "rounds:\n  - id: r6\n    title: ก\n    months: [6]\n"


def report(reported: str, period: str, output: str = "จัดแล้ว", more: str = "") -> Files:
    """A round of half a year; the period of its outcome stands on line 9."""
    outcome = f"      - measure: m1\n        period: {period}\n        output: {output}\n{more}"
    return {
        "2568/measures.yml": "source: ก\nmeasures: [{id: m1}]\n",
        "2568/progress.yml": f"{TAKEN}{ROUND}    {reported}\n    results:\n{outcome}",
        "2568/documents.yml": "source: ก\ndocuments: [{id: a, kind: รายงาน, title: ก, date: มกราคม 2568}]\n",
    }


DAY = "reported: 21 เม.ย. 2568"
REPORTS: list[tuple[str, Files, list[str]]] = [
    ("work to come", report(DAY, "มิถุนายน 2568"), ["work-after-report 2568/progress.yml:9"]),
    ("work in time", report(DAY, SPRING), []),
    ("work going on", report(DAY, "1 เม.ย. 2568 - 30 ก.ย. 2568"), []),
    ("work planned", report(DAY, "มิถุนายน 2568", "ยังไม่ถึงกำหนด"), []),
    ("nothing yet", report(DAY, "มิถุนายน 2568", "ไม่มี"), []),
    ("not begun", report(DAY, "มิถุนายน 2568", more="        state: ยังไม่เริ่ม\n"), []),
    ("the paper's day", report("intro: ก", "เมษายน 2568"), ["work-after-report 2568/progress.yml:9"]),
    ("the paper's month", report("intro: ก", "31 ม.ค. 2568"), []),
    ("a day out of season", report("reported: 21 ต.ค. 2567", SPRING), []),
    ("a paper long before", report("reported: 21 ต.ค. 2568", SPRING), ["document-year-differs 2568/documents.yml:2"]),
]
CASES = [*USED, *REPORTS]


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_cannot_be_known_yet_is_told(files: Files, expected: list[str], tmp_path: Path) -> None:
    assert told(catalogue(tmp_path, single(files))) == expected


@given(year=st.integers(2560, 2590), era=st.sampled_from(["ปี ", "ปีงบประมาณ พ.ศ. ", "ปี พ.ศ.", "ประจำปี"]))
def test_a_result_is_read_however_its_year_is_written(year: int, era: str) -> None:
    text = f"นำผลการประเมินคุณธรรมและความโปร่งใส (ITA) {era}{year} มาใช้"
    both = [list(used_results.used_results(one)) for one in (text, thai.thai_digits(text))]
    assert [[found for found, _ in one] for one in both] == [[year], [year]]


def test_only_two_real_papers_foresee_results() -> None:
    """They are printed so; the model agency uses last year's results throughout."""
    assert told(Catalogue.of(load(ROOT / "data"))) == [
        "work-after-report maeukho/2565/progress.yml:27",
        "result-foreseen maeukho/2565/documents.yml:30",
        "result-foreseen mueangmai/2566/measures.yml:100",
        "result-foreseen mueangmai/2566/measures.yml:269",
        "result-foreseen mueangmai/2566/measures.yml:291",
    ]
