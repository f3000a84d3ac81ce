"""One paper has one year and one subject, and what it is numbered in: what is at odds is told at its line."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import papers
from writing import Files, catalogue, single

CHECKS = (papers.papers_of_their_year, papers.numbers_of_their_year)


def told(whole: Catalogue) -> list[str]:
    """Code and place of each problem."""
    return [
        f"{problem.code} {problem.place.file.removeprefix('data/')}:{problem.place.line}"
        for check in CHECKS
        for problem in check(whole)
    ]


def paper(*lines: str, kind: str = "แผน", title: str = "แผนปฏิบัติการป้องกันการทุจริต ประจำปี พ.ศ. 2568") -> Files:
    """A paper of 2568; the first of the lines is the sixth of its file."""
    head = f"source: ก\ndocuments:\n  - id: a\n    kind: {kind}\n    title: {title}\n"
    return {"2568/documents.yml": head + "".join(f"    {line}\n" for line in lines)}


def memo(subject: str, title: str = "รายงานผลการดำเนินการตามมาตรการ") -> Files:
    """A report with its memo."""
    return paper(f"memo: {{office: ก, subject: {subject}}}", kind="รายงาน", title=title)


def preface(*lines: str) -> Files:
    """A paper whose preface has these lines; the first is the eighth of its file."""
    return paper("preface:", "  text: |-", *(f"    {line}" for line in lines))


CASES: list[tuple[str, Files, list[str]]] = [
    ("this paper", preface("แผน ปี 2567", "แผน ปี 2567 ฉบับนี้"), ["document-year-differs 2568/documents.yml:9"]),
    ("this paper in Thai digits", preface("แผน ปี ๒๕๖๗ เล่มนี้"), ["document-year-differs 2568/documents.yml:8"]),
    ("this paper of this year", preface("แผน ปี ๒๕๖๘ ฉบับนี้"), []),
    (
        "by its name",
        preface("**แผนปฏิบัติการป้องกันการทุจริต ประจำปีงบประมาณ 2567**"),
        ["document-year-differs 2568/documents.yml:8"],
    ),
    ("its name in a sentence", preface("ต่อจากแผนปฏิบัติการป้องกันการทุจริต ประจำปี 2567"), []),
    ("another year", preface("ผลการประเมินปี 2567 แสดงในเล่มนี้"), []),
    ("this law", preface("ระเบียบกระทรวงมหาดไทย พ.ศ. 2560 ฉบับนี้"), []),
    ("a day", preface("ประกาศวันที่ 5 มกราคม 2567 ฉบับนี้"), []),
    (
        "a heading",
        paper("sections:", "  - {id: a, heading: แผนปฏิบัติการป้องกันการทุจริต ปี 2567, text: ก}"),
        ["document-year-differs 2568/documents.yml:7"],
    ),
    ("a title without a year", {**paper("preface: {text: แผน ปี 2567 ฉบับนี้}", title="แผนปฏิบัติการ")}, []),
    ("leave asked for another thing", memo("ขออนุมัติใช้มาตรการ"), ["memo-subject-differs 2568/documents.yml:6"]),
    ("leave asked for the report", memo("ขออนุมัติเผยแพร่รายงาน"), []),
    ("leave asked for the results", memo("ขอความเห็นชอบผลการดำเนินการ"), []),
    ("told", memo("แจ้งการดำเนินการตามมาตรการ"), []),
    ("leave asked for a plan", memo("ขออนุมัติใช้แผน", title="แผนปฏิบัติการ"), []),
    (
        "an order in a report",
        {
            "2568/measures.yml": "source: ก\nmeasures: [{id: m1}]\n",
            "2568/progress.yml": "source: ก\nrounds:\n  - id: r6\n    title: ก\n    results:\n"
            "      - measure: m1\n        result: คำสั่งที่ ๒๙/๒๕๖๗ ลงวันที่ ๑๖ มีนาคม ๒๕๖๘\n",
        },
        ["number-year-differs 2568/progress.yml:7"],
    ),
    (
        "an order in a measure",
        {"2568/measures.yml": "source: ก\nmeasures:\n  - {id: m1, title: คำสั่งที่ 3/2569 ลงวันที่ 16 มีนาคม 2568}\n"},
        ["number-year-differs 2568/measures.yml:3"],
    ),
    (
        "an order as it should be",
        {"2568/measures.yml": "source: ก\nmeasures:\n  - {id: m1, title: คำสั่งที่ 3/2568 ลงวันที่ 16 มีนาคม 2568}\n"},
        [],
    ),
]


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_paper_at_odds_with_itself_is_told(files: Files, expected: list[str], tmp_path: Path) -> None:
    assert told(catalogue(tmp_path, single(files))) == expected
