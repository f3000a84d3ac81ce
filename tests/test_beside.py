"""Numbers beside official names, in running text and in tables."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import beside
from prongsai.checks.wording import INDICATORS
from prongsai.loading import load
from prongsai.model.measures import TOPICS
from prongsai.problems import Problem
from writing import SOURCE, Files, single, write

ROOT = Path(__file__).parents[1]


def found(data: Path) -> list[Problem]:
    """What the checks of this module say; the form is expected to be sound."""
    loaded = load(data)
    assert not loaded.problems
    catalogue = Catalogue.of(loaded)
    checks = (beside.numbers_fit_names, beside.rows_fit_indicators, beside.sub_indicators_known)
    return [problem for check in checks for problem in check(catalogue)]


def told(site: Path, files: Files) -> list[str]:
    """Code and place of each problem."""
    return [
        f"{problem.code} {problem.place.file.removeprefix('data/')}:{problem.place.line}"
        for problem in found(write(site, single(files)))
    ]


INTRO = SOURCE + "intro: {}\n"
RESULTS = SOURCE + "questions:\n  - {code: i12, indicator: 4, text: การกำกับดูแลทรัพย์สิน}\n"
TABLE = (
    SOURCE + "items:\n  O25:\n    components:\n      scores:\n        - table:\n            caption: คะแนน ปี 2568\n"
    "            columns: [ข้อ, ตัวชี้วัด]\n            rows:\n              - [{}]\n"
)
CASES: list[tuple[str, Files, list[str]]] = [
    (
        "an indicator under another's number",
        {"2568/constraints.yml": INTRO.format("คะแนนน้อยคือ ตัวชี้วัดที่ ๓ การเปิดเผยข้อมูล (95.00)")},
        ["indicator-title-differs 2568/constraints.yml:2"],
    ),
    (
        "with a break between number and name",
        {"2568/constraints.yml": SOURCE + "intro: >-\n  คือ ตัวชี้วัดที่ 3\n  การเปิดเผยข้อมูล\n"},
        ["indicator-title-differs 2568/constraints.yml:4"],
    ),
    ("its own", {"2568/constraints.yml": INTRO.format("ตัวชี้วัดที่ ๙ การเปิดเผยข้อมูล ตัวชี้วัดที่ 3 ได้ 99")}, []),
    ("another name", {"2568/constraints.yml": INTRO.format("ตัวชี้วัดที่ 1 การเปิดเผยข้อมูลภาครัฐ")}, []),
    (
        "a note quotes the original",
        {"2568/constraints.yml": INTRO.format("ก") + "notes: พิมพ์ว่า ตัวชี้วัดที่ 3 การเปิดเผยข้อมูล\n"},
        [],
    ),
    (
        "the agency's results number it so",
        {
            "2568/results.yml": SOURCE + "indicators: [{number: 3, name: การเปิดเผยข้อมูล, instrument: OIT}]\n",
            "2568/constraints.yml": INTRO.format("ตัวชี้วัดที่ 3 การเปิดเผยข้อมูล"),
        },
        [],
    ),
    (
        "a title whose number is its record's and whose name is not",
        {"2568/analysis.yml": SOURCE + "entries: [{id: d3, indicator: 3, title: ตัวชี้วัดที่ 3 การเปิดเผยข้อมูล}]\n"},
        ["indicator-title-differs 2568/analysis.yml:2"],
    ),
    (
        "a title of which only the number is wrong is told by its record",
        {"2568/analysis.yml": SOURCE + "entries: [{id: d9, indicator: 9, title: ตัวชี้วัดที่ 3 การเปิดเผยข้อมูล}]\n"},
        [],
    ),
    (
        "a topic",
        {"2568/analysis.yml": SOURCE + f"entries: [{{id: t4, title: 'ประเด็นที่ 9 {TOPICS[4]} (จากผลปี 2567)'}}]\n"},
        ["topic-number-differs 2568/analysis.yml:2"],
    ),
    (
        "a cell",
        {"2569/oit.yml": TABLE.format("IIT, 9 การป้องกันการทุจริต")},
        ["indicator-title-differs 2569/oit.yml:10"],
    ),
    ("a cell that is right", {"2569/oit.yml": TABLE.format("IIT, 10 การป้องกันการทุจริต")}, []),
    (
        "a question under another indicator",
        {"2568/results.yml": RESULTS, "2569/oit.yml": TABLE.format('i12, "๕"')},
        ["indicator-title-differs 2569/oit.yml:10"],
    ),
    ("a question under its own", {"2568/results.yml": RESULTS, "2569/oit.yml": TABLE.format('i12, "๔"')}, []),
    (
        "sub-indicators",
        {"2569/results.yml": INTRO.format("ตัวชี้วัดย่อยที่ 9.1 (O1–O4), 9.8 (O5–O10) และตัวชี้วัดย่อยที่ 60.1")},
        ["sub-indicator-unlisted 2569/results.yml:2", "sub-indicator-unlisted 2569/results.yml:2"],
    ),
    (
        "items of a sub-indicator",
        {"2569/results.yml": INTRO.format("ตัวชี้วัดย่อยที่ ๙.๕ (O๑๕–O๑๙) ได้ ๓ ใน ๔ ข้อ")},
        ["sub-indicator-items-differ 2569/results.yml:2"],
    ),
    (
        "sub-indicators of this year and the last",
        {"2569/results.yml": INTRO.format("ตัวชี้วัดย่อยที่ 10.2 (O23–O26) ปีก่อน 10.2 (O24–O28) และ 9.1–9.4 เฉลี่ย 98.5")},
        [],
    ),
]


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_numbers_go_with_names(tmp_path: Path, files: Files, expected: list[str]) -> None:
    assert told(tmp_path, files) == expected


@pytest.mark.parametrize("number", INDICATORS)
def test_every_indicator_is_known_by_its_name(tmp_path: Path, number: int) -> None:
    right, wrong = f"ตัวชี้วัดที่ {number} {INDICATORS[number]}", f"ตัวชี้วัดที่ {number % 10 + 1} **{INDICATORS[number]}**"
    assert not told(tmp_path / "right", {"2568/constraints.yml": INTRO.format(right)})
    assert len(told(tmp_path / "wrong", {"2568/constraints.yml": INTRO.format(wrong)})) == 1


def test_the_sample_data_are_right() -> None:
    assert not found(ROOT / "data")
