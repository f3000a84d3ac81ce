"""Findings stand where their question belongs, and in its words."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import questions
from prongsai.loading import load
from prongsai.problems import Problem
from writing import SOURCE, Files, single, write

ROOT = Path(__file__).parents[1]


def found(data: Path) -> list[Problem]:
    """What the checks of this module say; the form is expected to be sound."""
    loaded = load(data)
    assert not loaded.problems
    catalogue = Catalogue.of(loaded)
    return [*questions.findings_at_home(catalogue), *questions.questions_alike(catalogue)]


def told(site: Path, files: Files) -> list[str]:
    """Code, last part of the file and line of each problem."""
    return [
        f"{problem.code} {problem.place.file.rpartition('/')[2]}:{problem.place.line}"
        for problem in found(write(site, single(files)))
    ]


def analysis(under: str, *codes: str) -> str:
    """An analysis of one entry; its findings begin on line 7."""
    findings = "".join(f"      - {{code: {code}, id: f{at}, text: ข้อค้นพบ}}\n" for at, code in enumerate(codes, 1))
    return f"{SOURCE}entries:\n  - id: d1\n    {under}\n    title: การวิเคราะห์\n    findings:\n{findings}"


PLACES = [
    # year, what the entry is about, codes of its findings, line of the one that is elsewhere
    (2568, "indicator: 2", ["i4", "i5", "i6"], None),
    (2568, "indicator: 2", ["i4", "i15", "i6"], 8),
    (2568, "indicator: 2", ["i4", "e4", "i๖"], 8),
    (2568, "indicator: 2", ["i4", "O4", "i6"], 8),
    (2568, "indicator: 10", ["O24", "O25", "O26"], None),
    (2567, "topic: 5", ["i4", "i๑๔", "i6"], 8),
    (2567, "topic: 4", ["i10", "i12", "i5"], 9),
    (2567, "topic: 5", ["i4", "e8", "i6"], None),
    (2567, "topic: 7", ["i15", "i6", "i9"], None),
    (2567, "topic: 1", ["i1", "i6", "e1"], None),
    (2567, "topic: 5", ["i14", "i15"], None),  # another numbering, rather than two slips
    (2564, "indicator: 2", ["i4", "i15", "i6"], None),  # a year whose numbering is not known
]


@pytest.mark.parametrize(("year", "under", "codes", "line"), PLACES)
def test_a_question_stands_where_it_belongs(
    year: int, under: str, codes: list[str], line: int | None, tmp_path: Path
) -> None:
    files = {f"{year}/analysis.yml": analysis(under, *codes)}
    assert told(tmp_path, files) == ([f"finding-elsewhere analysis.yml:{line}"] if line else [])


RESULTS = f"""{SOURCE}questions:
  - {{code: i4, indicator: 2, text: หน่วยงานของท่านใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์ มากน้อยเพียงใด}}
  - {{code: i5, indicator: 2, text: เจ้าหน้าที่ของท่านมีการเบิกจ่ายเงินเป็นเท็จ มากน้อยเพียงใด}}
items:
  - {{code: O24, indicator: 10, title: รายงานผลการจัดการความเสี่ยงการทุจริต}}
"""
WORDED = [
    # name, code, question beside the finding, what is told
    ("the same", "i4", "หน่วยงานของท่าน ใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์ มากน้อยเพียงใด (๙๕.๕๐ คะแนน)", None),
    ("with its code", "i4", "ข้อ i๔ หน่วยงานของท่านใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์ มากน้อยเพียงใด", None),
    ("a word lost", "i4", "หน่วยงานท่านใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์ มากน้อยเพียงใด", "question-differs"),
    ("a paraphrase", "i4", "หน่วยงานใช้เงินงบประมาณตรงตามวัตถุประสงค์หรือไม่", None),
    ("another's", "i4", "เจ้าหน้าที่ของท่านมีการเบิกจ่ายเงินเป็นเท็จ มากน้อยเพียงใด (91.00 คะแนน)", "question-elsewhere"),
    ("an item and its year", "O24", "รายงานผลการจัดการความเสี่ยงการทุจริต ประจำปี พ.ศ. 2567 (0.00 คะแนน)", None),
    ("not in the results", "i9", "หน่วยงานท่านใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์ มากน้อยเพียงใด", None),
]


@pytest.mark.parametrize(("code", "question", "expected"), [case[1:] for case in WORDED], ids=[c[0] for c in WORDED])
def test_a_question_has_one_wording(code: str, question: str, expected: str | None, tmp_path: Path) -> None:
    entry = f"{SOURCE}entries:\n  - id: d1\n    title: การวิเคราะห์\n    findings:\n"
    finding = f"      - id: f1\n        code: {code}\n        question: {question}\n        text: ข้อค้นพบ\n"
    files = {"2568/results.yml": RESULTS, "2568/analysis.yml": entry + finding}
    line = 7 if expected == "question-elsewhere" else 8
    assert told(tmp_path, files) == ([f"{expected} analysis.yml:{line}"] if expected else [])


def test_the_shipped_sample_is_in_order() -> None:
    assert [one for one in found(ROOT / "data") if "/tuayang/" in one.place.file] == []
