"""What was found and what scored nothing is answered to the point: what is not is told at its line."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import answers
from prongsai.loading import load
from prongsai.problems import Severity
from writing import SOURCE, Files, catalogue, single

ROOT = Path(__file__).parents[1]
CHECKS = (
    answers.entries_filled,
    answers.findings_answered,
    answers.zeros_answered,
    answers.answers_to_the_point,
)


def told(whole: Catalogue) -> list[str]:
    """Code and place of each problem; advice is marked."""
    return [
        f"{problem.code} {problem.place.file.removeprefix('data/')}:{problem.place.line}"
        + (" advice" if problem.severity is Severity.ADVICE else "")
        for check in CHECKS
        for problem in check(whole)
    ]


ENTRY = "entries:\n  - id: d1\n    indicator: 1\n    title: ก\n    findings:\n"
ANALYSIS = SOURCE + ENTRY + "      - {id: f1, code: i1, text: ข}\n      - {id: f2, code: i2, text: ค}\n"
F1 = SOURCE + "measures:\n  - {id: m1, findings: 2568/f1}\n"


def measures(*rows: str) -> str:
    """A list of measures, one line each."""
    return SOURCE + "measures:\n" + "".join(f"  - {{id: m{number}, {row}}}\n" for number, row in enumerate(rows, 1))


FINDINGS: list[tuple[str, Files, list[str]]] = [
    ("no measures yet", {"2568/analysis.yml": ANALYSIS}, []),
    (
        "one of two",
        {"2568/analysis.yml": ANALYSIS, "2569/measures.yml": F1},
        ["finding-unanswered 2568/analysis.yml:8"],
    ),
    (
        "left open",
        {"2568/analysis.yml": ANALYSIS.replace("text: ค", "text: ค, left_open: ง"), "2569/measures.yml": F1},
        [],
    ),
    (
        "the same question named, the finding not",
        {"2568/analysis.yml": ANALYSIS, "2569/measures.yml": F1 + "  - {id: m2, codes: i2}\n"},
        ["finding-unanswered 2568/analysis.yml:8 advice"],
    ),
    (
        "answered by question alone",
        {"2568/analysis.yml": ANALYSIS, "2569/measures.yml": measures("codes: [i1, i2]")},
        [],
    ),
    (
        "no measure on the question",
        {"2568/analysis.yml": ANALYSIS, "2569/measures.yml": measures("codes: [i1]")},
        ["finding-unanswered 2568/analysis.yml:8"],
    ),
    (
        "another question, the same indicator",
        {"2568/analysis.yml": ANALYSIS, "2569/measures.yml": measures("codes: i9, indicators: [1]")},
        [],
    ),
    ("a document that ties nothing", {"2568/analysis.yml": ANALYSIS, "2569/measures.yml": measures("title: ก")}, []),
    (
        "next year's measures still to come",
        {
            "2566/analysis.yml": ANALYSIS + "  - {id: t1, topic: 1, title: ก, findings: [{id: p1, text: ข}]}\n",
            "2566/measures.yml": measures("findings: p1, topic: 1"),
        },
        [],
    ),
    (
        "a blank beside ไม่มี",
        {"2568/analysis.yml": ANALYSIS + "  - {id: d2, title: ก, no_findings: ไม่มี}\n  - {id: d3, title: ข}\n"},
        ["entry-blank 2568/analysis.yml:10"],
    ),
    ("blanks alone", {"2568/analysis.yml": ANALYSIS + "  - {id: d3, title: ข}\n"}, []),
]
SCORES = SOURCE + (
    "indicators: [{number: 9, name: ก, instrument: OIT, score: 90.00}]\nitems:\n"
    "  - {code: O1, title: โครงสร้างหน่วยงาน, indicator: 9, score: 100.00}\n"
    "  - {code: O2, title: ข้อมูลผู้บริหาร, indicator: 9, score: ๐.๐๐}\n"
)


def analysis(score: str = "90.00", text: str = "บางข้อไม่ครบ", more: str = "") -> str:
    """An analysis of indicator 9 with one finding; line 7 is the finding's."""
    entry = f"  - id: d9\n    indicator: 9\n    title: ก\n    score: {score}\n"
    return f"{SOURCE}entries:\n{entry}    findings:\n      - {{id: f1{more}, text: {text}, left_open: ข}}\n"


ZEROS: list[tuple[str, Files, list[str]]] = [
    (
        "spoken of nowhere",
        {"2568/results.yml": SCORES, "2568/analysis.yml": analysis()},
        ["zero-unanswered 2568/results.yml:5"],
    ),
    ("its code", {"2568/results.yml": SCORES, "2568/analysis.yml": analysis(more=", code: O2")}, []),
    ("its code in a text", {"2568/results.yml": SCORES, "2568/analysis.yml": analysis(text="ข้อ O๒ ไม่ครบ")}, []),
    ("a stretch of codes", {"2568/results.yml": SCORES, "2568/analysis.yml": analysis(text="ข้อ O1–O5 ไม่ครบ")}, []),
    ("its title", {"2568/results.yml": SCORES, "2568/analysis.yml": analysis(text="ข้อมูล ผู้บริหารไม่ครบ")}, []),
    (
        "next year's measures",
        {
            "2568/results.yml": SCORES,
            "2568/analysis.yml": analysis(),
            "2569/measures.yml": measures("title: เติมข้อ O2 ของปี 2568 ให้ครบ"),
        },
        [],
    ),
    ("an analysis of last year's scores", {"2568/results.yml": SCORES, "2568/analysis.yml": analysis("80.00")}, []),
    ("no analysis yet", {"2568/results.yml": SCORES}, []),
]
MISSING = "ไม่พบรายละเอียดข้อมูลหัวข้อที่ (๒) รายละเอียดงบประมาณที่ใช้"


def answered(text: str, answer: str) -> Files:
    """A finding of item O2, which scored 0, and the measure that answers it."""
    return {
        "2568/results.yml": SCORES,
        "2568/analysis.yml": analysis(text=text, more=", code: O2"),
        "2569/measures.yml": measures(f"findings: 2568/f1, {answer}"),
    }


POINT: list[tuple[str, Files, list[str]]] = [
    (
        "another heading",
        answered(MISSING, "guidelines: จัดทำแผนให้ทันเวลา"),
        ["heading-unanswered 2569/measures.yml:3"],
    ),
    ("the heading", answered(MISSING, "steps: ระบุงบประมาณของแต่ละโครงการ"), []),
    ("the heading in other words", answered(MISSING, "steps: ระบุค่าใช้จ่ายแต่ละโครงการ"), []),
    ("all that was missing", answered(MISSING, "steps: ตรวจองค์ประกอบให้ครบทุกข้อ"), []),
    ("no heading named", answered("เผยแพร่ช้า", "steps: จัดทำปฏิทิน"), []),
    (
        "praise",
        answered("ขาดการติดตาม", "issue: มีการเปิดเผยข้อมูลอย่างดียิ่ง"),
        ["issue-praises-zero 2569/measures.yml:3"],
    ),
    ("praise with a but", answered("ขาดการติดตาม", "issue: เปิดเผยอย่างดี แต่ยังไม่ครบ"), []),
    ("an aim", answered("ขาดการติดตาม", "issue: การเปิดเผยข้อมูลผู้บริหาร"), []),
]
CASES = [*FINDINGS, *ZEROS, *POINT]


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_what_is_not_answered_is_told_where_it_stands(files: Files, expected: list[str], tmp_path: Path) -> None:
    assert told(catalogue(tmp_path, single(files))) == expected


def test_praise_for_what_scored_is_no_contradiction(tmp_path: Path) -> None:
    files = answered("ขาดการติดตาม", "issue: มีการเปิดเผยข้อมูลอย่างดียิ่ง")
    full = {**files, "2568/results.yml": SCORES.replace("๐.๐๐", "๑๐๐.๐๐")}
    assert told(catalogue(tmp_path, single(full))) == []


def test_the_real_documents_leave_some_unanswered() -> None:
    """The model agency answers all; see the notes of the files named for what the papers print."""
    assert told(Catalogue.of(load(ROOT / "data"))) == [
        "entry-blank khuankhanun/2567/analysis.yml:132",
        "zero-unanswered khamsakaesaeng/2568/results.yml:286",
        "issue-praises-zero khamsakaesaeng/2569/measures.yml:219",
        "heading-unanswered mueangmai/2566/measures.yml:218",
        "heading-unanswered mueangmai/2566/measures.yml:266",
    ]
