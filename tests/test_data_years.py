"""The wrong year: each item, period, round, title and paper is held against the year it must speak of."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import data_years, folder_years, item_dates, papers
from prongsai.loading import load
from prongsai.problems import Problem, Severity
from writing import catalogue, single

ROOT = Path(__file__).parent.parent
ALL = (
    data_years.evidence_of_its_year,
    item_dates.dates_of_their_year,
    item_dates.plans_of_one_span,
    folder_years.folders_of_their_year,
    folder_years.work_done_when_reported,
    papers.papers_of_their_year,
    papers.numbers_of_their_year,
)


def found(whole: Catalogue) -> list[Problem]:
    """What the checks of this subject say."""
    return [problem for check in ALL for problem in check(whole)]


def item(code: str, component: str, part: str, fields: str = "") -> dict[str, str]:
    """One item of 2568 shown by one piece of evidence; the evidence begins on line 6."""
    head = f"source: ข้อมูล OIT\nitems:\n  {code}:\n{fields}    components:\n      {component}:\n"
    return {"2568/oit.yml": head + "".join(f"        {line}\n" for line in part.splitlines())}


def dated(fields: str, code: str = "O1") -> dict[str, str]:
    """One item of 2568 with dates only; the first stands on line 4."""
    return {"2568/oit.yml": f"source: ข้อมูล OIT\nitems:\n  {code}:\n{fields}"}


def table(caption: str, *rows: str) -> str:
    """A table as evidence."""
    lines = "".join(f"\n      - [{row}]" for row in rows)
    return f"- table:\n    caption: {caption}\n    columns: [เรื่อง, ผล]\n    rows:{lines}"


def survey(description: str, code: str = "EIT") -> dict[str, str]:
    """An instrument of 2568 described on line 5."""
    return {
        "2568/results.yml": f"source: ผล\ninstruments:\n  - code: {code}\n    name: ก\n    description: {description}\n"
    }


WRONG: dict[str, tuple[dict[str, str], str, int]] = {
    "caption": (item("O7", "annual-report", table("ผล ปีงบประมาณ พ.ศ. 2566", "ก, ข")), "data-year-differs", 7),
    "Thai digits": (item("O7", "annual-report", table("ผล ปีงบประมาณ พ.ศ. ๒๕๖๖", "ก, ข")), "data-year-differs", 7),
    "cell": (item("O6", "annual-plan", table("แผน", "ก, ก.พ. 2568", "ข, มี.ค. 2567")), "data-year-differs", 11),
    "short year": (item("O6", "annual-plan", table("แผน", "ก, ก.พ. ๖๗")), "data-year-differs", 10),
    "file name": (
        item("O6", "annual-plan", "- file: plan-2567.pdf\n  title: แผนดำเนินงาน"),
        "data-year-differs",
        6,
    ),
    "bare text": (item("O7", "annual-report", "- ผลการดำเนินงานปีงบประมาณ พ.ศ. 2566"), "data-year-differs", 6),
    "day in prose": (item("O4", "news-current", "- จัดเมื่อวันที่ 14 กุมภาพันธ์ 2567"), "data-year-differs", 6),
    "shown": (item("O28", "measure-results", "- show: measures"), "shown-year-differs", 6),
    "name and title": (
        item("O9", "service-manual", "- link: https://a.go.th/manual/2567\n  title: คู่มือ พ.ศ. 2568"),
        "file-year-differs",
        6,
    ),
    "published": (dated("    published: 17 ม.ค. 2567\n"), "season-year-differs", 4),
    "due": (dated("    due: 30 เม.ย. 2569\n"), "season-year-differs", 4),
    "approval": (dated("    approval: นายก อบต. เห็นชอบเมื่อ 17 ม.ค. 2567\n"), "season-year-differs", 4),
    "change": (dated("    changes:\n      - {date: 1 เม.ย. 2567, what: แก้ไข}\n"), "season-year-differs", 5),
    "as of, this year": (dated("    as_of: 1 ต.ค. 2566\n"), "data-year-differs", 4),
    "as of, last year": (dated("    as_of: 30 ก.ย. 2566\n", "O7"), "data-year-differs", 4),
    "as of, after publication": (
        dated("    as_of: 30 ก.ย. 2568\n    published: 31 ม.ค. 2568\n", "O7"),
        "data-year-differs",
        4,
    ),
    "period": (
        {"2568/measures.yml": "source: ม\nmeasures:\n  - id: m1\n    period: ๑ ต.ค. ๖๖ - ๓๐ ก.ย. ๖๗\n"},
        "period-outside-year",
        4,
    ),
    "half a period": (
        {"2568/measures.yml": "source: ม\nmeasures:\n  - id: m1\n    period: 1 ธ.ค. 2566 – 30 ก.ย. 2568\n"},
        "period-outside-year",
        4,
    ),
    "round": (
        {"2568/progress.yml": "source: ร\nrounds:\n  - id: r6\n    months: [6]\n    title: ร\n    due: 1 พ.ค. 2567\n"},
        "round-outside-year",
        6,
    ),
    "title": ({"2568/results.yml": "source: ผล\ntitle: ผล ITA ปี ๒๕๖๗\n"}, "title-year-differs", 2),
    "scored item": (
        {
            "2568/results.yml": "source: ผล\nitems:\n  - code: O7\n"
            "    title: รายงานผลการดำเนินงานประจำปี พ.ศ. 2568\n    indicator: 9\n"
        },
        "data-year-differs",
        4,
    ),
    "survey": (survey("ถามผู้มาติดต่อในช่วงปีงบประมาณ พ.ศ.๒๕๖๗"), "survey-year-differs", 5),
    "contract": (
        item("O4", "news-current", "- คำสั่งที่ 15/2567 ลงวันที่ 12 มกราคม 2568"),
        "number-year-differs",
        6,
    ),
    "Gregorian": (dated("    summary: ณ วันที่ 15 มกราคม 2025\n"), "gregorian-in-text", 4),
}
"""What is wrong, the code that says so, and the line."""

RIGHT: dict[str, dict[str, str]] = {
    "the data year": item("O7", "annual-report", table("ผล ปีงบประมาณ พ.ศ. 2567", "ก, มี.ค. 2567")),
    "a comparison": item("O7", "annual-report", table("เทียบปีงบประมาณ 2566 และ 2567", "ปี 2566, 1", "ปี 2567, 2")),
    "years side by side": item("O7", "annual-report", table("ผลรายปี", "2565, 1", "2566, 1", "2567, 2")),
    "a law": item("O4", "news-current", "- ตามพระราชบัญญัติข้อมูลข่าวสารของราชการ พ.ศ. 2567"),
    "an old order": item("O4", "news-current", "- คำสั่งที่ 3/2566 ลงวันที่ 12 มกราคม 2566 ยังใช้อยู่"),
    "a contract of the fiscal year": item("O4", "news-current", "- สัญญา 3/2568 ลว. 12 พฤศจิกายน 2567"),
    "a plan of years": item("O5", "multi-year", "- link: https://a.go.th/p\n  title: แผน (พ.ศ. 2566–2570)"),
    "what follows": item("O7", "annual-report", "- แก้ไขแล้วเสร็จเมื่อวันที่ 12 มีนาคม 2568"),
    "history": item("O5", "multi-year", "- แผนประกาศใช้เมื่อวันที่ 15 ตุลาคม 2564"),
    "an amount": item("O7", "annual-report", table("ผล ปีงบประมาณ พ.ศ. 2567", "ก, 2566 บาท")),
    "no year asked for": item("O8", "staff-manual", "- คู่มือ พ.ศ. 2566"),
    "a survey of the year": survey("ถามผู้มาติดต่อตั้งแต่ 1 ตุลาคม 2567 ถึง 30 เมษายน 2568"),
    "a survey compared": survey("ได้คะแนนมากกว่าปี 2567"),
    "a survey of two years": survey("ถามผู้มาติดต่อในปี 2567 และ 2568"),
    "no survey": survey("ตรวจข้อมูลของปี 2567", "OIT"),
    "calendar year": {"2568/measures.yml": "source: ม\nmeasures:\n  - id: m1\n    period: ตลอดปี ๒๕๖๘\n"},
    "dates": dated("    as_of: 1 ต.ค. 2567\n    published: ๑๗ ม.ค. ๒๕๖๘\n    due: 2568-04-30\n"),
    "report on last year": dated("    as_of: 30 ก.ย. 2567\n    published: 31 ม.ค. 2568\n", "O7"),
}


@pytest.mark.parametrize("case", WRONG)
def test_a_wrong_year_is_told_at_its_line(case: str, tmp_path: Path) -> None:
    files, code, line = WRONG[case]
    problems = found(catalogue(tmp_path, single(files)))
    assert [(problem.code, problem.place.line) for problem in problems] == [(code, line)]
    assert problems[0].severity is Severity.CHECK


@pytest.mark.parametrize("case", RIGHT)
def test_a_right_year_is_left_alone(case: str, tmp_path: Path) -> None:
    assert found(catalogue(tmp_path, single(RIGHT[case]))) == []


def test_the_real_documents_hold_a_few_wrong_years() -> None:
    """A survey and a day of the year before, a report on work to come, two papers at odds with themselves."""
    problems = found(Catalogue.of(load(ROOT / "data")))
    assert [f"{problem.code} {problem.place.file}:{problem.place.line}" for problem in problems] == [
        "survey-year-differs data/khuankhanun/2567/results.yml:37",
        "date-outside-year data/maeukho/2565/progress.yml:60",
        "work-after-report data/maeukho/2565/progress.yml:27",
        "document-year-differs data/khamsakaesaeng/2569/documents.yml:23",
        "memo-subject-differs data/maeukho/2565/documents.yml:20",
    ]
