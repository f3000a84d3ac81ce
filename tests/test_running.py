"""Numbers that count up, and rounds told twice."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.catalogue import Catalogue
from prongsai.checks import running
from prongsai.checks.running import odd_one
from prongsai.loading import load
from prongsai.problems import Problem
from writing import SOURCE, Files, single, write

ROOT = Path(__file__).parents[1]


def found(data: Path) -> list[Problem]:
    """What the checks of this module say; the form is expected to be sound."""
    loaded = load(data)
    assert not loaded.problems
    catalogue = Catalogue.of(loaded)
    return [*running.numbers_run(catalogue), *running.rounds_told_alike(catalogue)]


def told(site: Path, files: Files) -> list[str]:
    """Code and place of each problem."""
    return [
        f"{problem.code} {problem.place.file.removeprefix('data/')}:{problem.place.line}"
        for problem in found(write(site, single(files)))
    ]


RUNS: list[tuple[list[int], tuple[int, int] | None]] = [
    ([1, 2, 3, 4], None),
    ([1, 2, 5, 4], (2, 3)),
    ([1, 2, 4], (2, 3)),
    ([9, 2, 3], (0, 1)),
    ([1, 2, 2, 4], (2, 3)),
    ([1, 2], None),
    ([3, 1, 2], None),
    ([1, 2, 3, 1, 2, 3], None),
    ([1, 2, 4, 5], None),
    ([5, 6, 7, 9], (3, 8)),
    ([7, 1, 2], None),
]


@pytest.mark.parametrize(("numbers", "expected"), RUNS)
def test_the_odd_one_is_found(numbers: list[int], expected: tuple[int, int] | None) -> None:
    assert odd_one(numbers) == expected


@given(st.permutations(range(1, 8)))
def test_another_order_is_no_mistake(numbers: list[int]) -> None:
    assert odd_one(numbers) is None


@given(st.integers(1, 20), st.integers(4, 12), st.data())
def test_one_other_number_is_found(first: int, count: int, data: st.DataObject) -> None:
    numbers = list(range(first, first + count))
    position = data.draw(st.integers(0, count - 1))
    numbers[position] = data.draw(st.integers(0, 99).filter(lambda number: number != first + position))
    if sorted(numbers) != list(range(min(numbers), min(numbers) + count)):
        assert odd_one(numbers) == (position, first + position)


MEASURES = SOURCE + "measures:\n" + "".join(f"  - id: m{at}\n    number: '{{}}'\n" for at in (1, 2, 3))
MEASURE = SOURCE + "measures:\n  - id: m1\n    follow_up: {}\n    rounds: [{}]\n"
STEPS = SOURCE + "measures:\n  - id: m1\n    steps:\n" + "      - {}\n" * 3
CASES: list[tuple[str, Files, list[str]]] = [
    ("measures", {"2569/measures.yml": MEASURES.format("๑", "๒", "๘")}, ["number-out-of-order 2569/measures.yml:8"]),
    ("measures in order", {"2569/measures.yml": MEASURES.format("1", "๒", "3")}, []),
    ("measures with other numbers", {"2569/measures.yml": MEASURES.format("1.1", "1.2", "8")}, []),
    ("steps", {"2569/measures.yml": STEPS.format("1. ก", "2. ข", "4. ค")}, ["number-out-of-order 2569/measures.yml:7"]),
    ("steps within steps", {"2569/measures.yml": STEPS.format("1. ก", "1.1 ข", "2. ค")}, []),
    ("only some are numbered", {"2569/measures.yml": STEPS.format("1. ก", "ข", "4. ค")}, []),
    (
        "constraints",
        {"2569/constraints.yml": SOURCE + "constraints: [1. ก, ๒) ข, 4) ค]\n"},
        ["number-out-of-order 2569/constraints.yml:2"],
    ),
    (
        "a round",
        {"2569/measures.yml": MEASURE.format("รอบ ๖ เดือน และรอบ 12 เดือน", "6, 2")},
        ["rounds-differ 2569/measures.yml:5"],
    ),
    ("the same rounds", {"2569/measures.yml": MEASURE.format("รอบ 12 เดือน และรอบ ๖ เดือน", "6, 12")}, []),
    ("quarters beside a round", {"2569/measures.yml": MEASURE.format("ทุกไตรมาส และรอบ 12 เดือน", "3, 6, 9, 12")}, []),
    ("every three months", {"2569/measures.yml": MEASURE.format("ทุกรอบ 3 เดือน", "12")}, []),
]


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_numbers_go_up(tmp_path: Path, files: Files, expected: list[str]) -> None:
    assert told(tmp_path, files) == expected


def test_the_sample_data_are_right() -> None:
    assert not found(ROOT / "data")
