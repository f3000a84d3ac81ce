"""Measures lead to reports: what breaks the chain is told at its line, and nothing else."""

import datetime as dt
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.catalogue import Catalogue
from prongsai.checks import promises
from prongsai.checks.promises import PROGRESS
from prongsai.loading import load
from prongsai.problems import Problem, Severity
from writing import AGENCY, SOURCE, Files, single, write

ROOT = Path(__file__).parents[1]
CHECKS = (
    promises.measures_complete,
    promises.topics_covered,
    promises.months_plausible,
    promises.rounds_reported,
    promises.measures_reported,
    promises.states_go_forward,
    promises.outcomes_told,
    promises.units_known,
)
AFTER = dt.date(2026, 11, 1)
"""A day by which all rounds of fiscal year 2569 are over."""


def found(data: Path, today: dt.date | None = None) -> list[Problem]:
    """What the checks of this module say; the form is expected to be sound."""
    loaded = load(data)
    assert not loaded.problems
    catalogue = Catalogue.of(loaded, today)
    return [problem for check in CHECKS for problem in check(catalogue)]


def told(site: Path, files: Files, today: dt.date | None = None) -> list[str]:
    """Code and place of each problem; advice is marked."""
    return [
        f"{problem.code} {problem.place.file.removeprefix('data/')}:{problem.place.line}"
        + (" advice" if problem.severity is Severity.ADVICE else "")
        for problem in found(write(site, single(files)), today)
    ]


def measures(*rows: str) -> str:
    """A list of measures, one line each."""
    return SOURCE + "measures:\n" + "".join(f"  - {{id: m{number}, {row}}}\n" for number, row in enumerate(rows, 1))


def report(*rounds: str) -> str:
    """Rounds, one line each."""
    return SOURCE + "rounds:\n" + "".join(f"  - {{{one}}}\n" for one in rounds)


BOTH = "rounds: [6, 12]"
R6 = "id: r6, months: [6], title: ก"
R12 = "id: r12, months: [12], title: ข"
M1 = "{measure: m1, state: กำลังดำเนินการ}"
M2 = "{measure: m2, state: กำลังดำเนินการ}"
FULL = "title: ก, steps: ข, units: กองคลัง, period: ตลอดปีงบประมาณ 2569"


MEASURES: list[tuple[str, Files, list[str]]] = [
    ("all alike", {"2569/measures.yml": measures(FULL, FULL)}, []),
    ("a form without units", {"2569/measures.yml": measures("title: ก, steps: ข", "title: ก, steps: ข")}, []),
    *(
        (f"without {field}", {"2569/measures.yml": measures(FULL, part)}, ["measure-incomplete 2569/measures.yml:4"])
        for field, part in (
            ("steps", FULL.replace("steps: ข, ", "")),
            ("units", FULL.replace("units: กองคลัง, ", "")),
            ("period", FULL.partition(", period")[0]),
        )
    ),
    (
        "the only one without rounds",
        {"2569/measures.yml": measures(BOTH, BOTH, BOTH, "title: ก")},
        ["measure-incomplete 2569/measures.yml:6"],
    ),
    (
        "guidelines of some",
        {"2569/measures.yml": measures("guidelines: ก", "guidelines: ก", "codes: i1", "codes: i2")},
        [],
    ),
    (
        "six topics of seven",
        {"2568/measures.yml": measures(*(f"topic: {topic}" for topic in (1, 2, 3, 4, 5, 6, 6)))},
        ["topic-missing 2568/measures.yml:2"],
    ),
    ("all seven", {"2568/measures.yml": measures(*(f"topic: {topic}" for topic in "๑234567"))}, []),
    ("topics nobody asks for", {"2569/measures.yml": measures("topic: 1", "topic: 2")}, []),
    ("months of a year", {"2569/measures.yml": measures("rounds: [๓, 6, 9, 12]")}, []),
    ("a month twice", {"2569/measures.yml": measures("rounds: [6, 6]")}, ["round-month-doubtful 2569/measures.yml:3"]),
    ("month 13", {"2569/measures.yml": measures("rounds: [13]")}, ["round-month-doubtful 2569/measures.yml:3"]),
    (
        "a round of another month",
        {"2569/progress.yml": report("id: r6, months: [12], title: ก")},
        ["round-month-differs 2569/progress.yml:3"],
    ),
    ("the second round", {"2569/progress.yml": report("id: r2, months: [12], title: ก")}, []),
]
UNITS = "units: [{id: a, name: กองคลัง}, {id: b, name: สำนักปลัด}]\n"
REPORTS: list[tuple[str, Files, list[str]]] = [
    (
        "a measure left out",
        {"2569/measures.yml": measures(BOTH, BOTH), "2569/progress.yml": report(f"{R6}, results: [{M1}]")},
        ["measure-unreported 2569/progress.yml:3"],
    ),
    (
        "one that begins later",
        {
            "2569/measures.yml": measures(
                BOTH + ", period: 1 ต.ค. 2568 - 30 ก.ย. 2569", BOTH + ", period: 1 พ.ค. 2569 - 31 พ.ค. 2569"
            ),
            "2569/progress.yml": report(f"{R6}, results: [{M1}]"),
        },
        ["measure-unreported 2569/progress.yml:3 advice"],
    ),
    (
        "one that was cancelled",
        {
            "2569/measures.yml": measures(BOTH, BOTH),
            "2569/progress.yml": report(
                f"{R6}, results: [{M1}, {M2.replace('กำลังดำเนินการ', 'ยกเลิก')}]", f"{R12}, results: [{M1}]"
            ),
        },
        ["measure-unreported 2569/progress.yml:4 advice"],
    ),
    (
        "one of another rhythm",
        {
            "2569/measures.yml": measures(BOTH, "rounds: [12]"),
            "2569/progress.yml": report(f"{R6}, results: [{M1}]"),
        },
        [],
    ),
    (
        "a report without rounds",
        {
            "2569/measures.yml": measures("title: ก", "title: ก", "title: ก"),
            "2569/progress.yml": report(f"id: all, title: ก, results: [{M1}, {M2}]"),
        },
        ["measure-unreported 2569/progress.yml:3"],
    ),
    (
        "an empty outcome",
        {"2569/measures.yml": measures("title: ก"), "2569/progress.yml": report(f"{R6}, results: [{{measure: m1}}]")},
        ["outcome-empty 2569/progress.yml:3"],
    ),
    (
        "rounds in any order",
        {
            "2569/measures.yml": measures(BOTH),
            "2569/progress.yml": report(
                f"{R12}, results: [{M1.replace('กำลังดำเนินการ', 'เสร็จแล้ว')}]", f"{R6}, results: [{M1}]"
            ),
        },
        [],
    ),
    (
        "a unit with letters swapped",
        {"agency.yml": AGENCY + UNITS, "2569/measures.yml": measures("units: กองคลงั")},
        ["unit-misspelt 2569/measures.yml:3"],
    ),
    (
        "other units",
        {"agency.yml": AGENCY + UNITS, "2569/measures.yml": measures("units: [กองกลาง, กองช่าง, ทุกสำนัก/กอง, สํานักปลัด]")},
        [],
    ),
    ("no units known", {"2569/measures.yml": measures("units: กองคลงั")}, []),
]
CASES = [*MEASURES, *REPORTS]


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_broken_chain_is_told_where_it_breaks(files: Files, expected: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, files) == expected


DUE: list[tuple[str, Files, dt.date | None, list[str]]] = [
    ("nobody says which day it is", {"2569/measures.yml": measures("rounds: [12]")}, None, []),
    ("the last day", {"2569/measures.yml": measures("rounds: [12]")}, dt.date(2026, 9, 30), []),
    (
        "the day after",
        {"2569/measures.yml": measures("rounds: [12]")},
        dt.date(2026, 10, 1),
        ["round-missing 2569/measures.yml:3"],
    ),
    (
        "month 3",
        {"2569/measures.yml": measures("rounds: [3]")},
        dt.date(2026, 1, 1),
        ["round-missing 2569/measures.yml:3"],
    ),
    ("month 3 to come", {"2569/measures.yml": measures("rounds: [3]")}, dt.date(2025, 12, 31), []),
    (
        "month 6",
        {"2569/measures.yml": measures("rounds: [6]")},
        dt.date(2026, 4, 1),
        ["round-missing 2569/measures.yml:3"],
    ),
    (
        "once for all measures",
        {"2569/measures.yml": measures(BOTH, BOTH)},
        AFTER,
        ["round-missing 2569/measures.yml:3"] * 2,
    ),
    (
        "a later one is there already",
        {"2569/measures.yml": measures("rounds: [6, 12]"), "2569/progress.yml": report(f"{R12}, results: [{M1}]")},
        None,
        ["round-missing 2569/measures.yml:3"],
    ),
    (
        "a later one is only prepared",
        {"2569/measures.yml": measures("rounds: [6, 12]"), "2569/progress.yml": report(R12)},
        None,
        [],
    ),
    ("a round without results", {"2569/progress.yml": report(R12)}, AFTER, ["round-overdue 2569/progress.yml:3"]),
    ("due later by its own word", {"2569/progress.yml": report(R12 + ", due: 30 พ.ย. 2569")}, AFTER, []),
    ("reported in prose", {"2569/progress.yml": report(R12 + ", sections: [{id: a, text: ก}]")}, AFTER, []),
]


@pytest.mark.parametrize(("files", "today", "expected"), [case[1:] for case in DUE], ids=[case[0] for case in DUE])
def test_rounds_are_due_by_the_day_named(
    files: Files, today: dt.date | None, expected: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path, files, today) == expected


@given(states=st.lists(st.sampled_from(sorted(PROGRESS)), min_size=2, max_size=4))
def test_a_state_is_told_exactly_when_it_goes_back(states: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    rounds = [
        f"id: a{month}, months: [{month}], title: ก, results: [{{measure: m1, state: {state}}}]"
        for month, state in zip((3, 6, 9, 12), states, strict=False)
    ]
    files = {"2569/measures.yml": measures("title: ก"), "2569/progress.yml": report(*rounds)}
    order = ["ยังไม่เริ่ม", "กำลังดำเนินการ", "เสร็จแล้ว"]
    back = [
        before != after
        and (before in {"เสร็จแล้ว", "ยกเลิก"} or (after in order and order.index(after) < order.index(before)))
        for before, after in pairwise(states)
    ]
    lines = [f"state-goes-back 2569/progress.yml:{line}" for line, wrong in enumerate(back, 4) if wrong]
    assert told(tmp_path_factory.mktemp("states"), files) == lines


def test_the_sample_sites_hold_together() -> None:
    """The model agency keeps all its promises; of the printed documents one promises a round its report passes over."""
    lines = [f"{problem.code} {problem.place.file}:{problem.place.line}" for problem in found(ROOT / "data")]
    assert lines == ["round-missing data/maeukho/2565/measures.yml:103"]


def test_the_model_agency_reported_in_time() -> None:
    assert [one.place.file for one in found(ROOT / "data", AFTER) if one.code.startswith("round-")] == [
        "data/maeukho/2565/measures.yml"
    ]
