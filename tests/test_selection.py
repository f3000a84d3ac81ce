"""Which part of a report is asked for: what belongs to no year or agency always stays."""

import pytest

from prongsai.problems import Place, Problem
from prongsai.selection import Home, Selection, home

HOMES = [
    # file, agency and year it belongs to
    ("data/tuayang/2568/measures.yml", Home("tuayang", 2568)),
    ("data/tuayang/2568/files/2567/a.pdf", Home("tuayang", 2568)),
    ("data/tuayang/agency.yml", Home("tuayang")),
    ("data/tuayang/notes.txt", Home("tuayang")),
    ("data/2568/measures.yml", Home(None, 2568)),
    ("data/2568/files/a.pdf", Home(None, 2568)),
    ("data/agency.yml", Home()),
    ("data/tuayang/1999/measures.yml", Home("tuayang")),
    ("data/criteria/2569.yml", Home()),
    ("criteria/2569.yml", Home()),
    ("content/2568/measures.md", Home()),
    ("data", Home()),
]


@pytest.mark.parametrize(("file", "expected"), HOMES)
def test_a_path_says_agency_and_year(file: str, expected: Home) -> None:
    assert home(file, "data") == expected


def test_a_folder_itself_belongs_to_its_own_agency() -> None:
    """`data/nuea` without an agency.yml is told at the folder."""
    assert home("data/nuea", "data") == Home()


FILES = [
    "content/about.md",
    "data/nuea/2568/oit.yml",
    "data/nuea/2569/oit.yml",
    "data/nuea/agency.yml",
    "data/tai/2568/oit.yml",
]
SELECTIONS = [
    # what is asked for, positions of the files whose problems stay
    (Selection(), [0, 1, 2, 3, 4]),
    (Selection(years=frozenset({2569})), [0, 2, 3]),
    (Selection(years=frozenset({2568, 2569})), [0, 1, 2, 3, 4]),
    (Selection(agencies=frozenset({"tai"})), [0, 4]),
    (Selection(frozenset({2569}), frozenset({"nuea"})), [0, 2, 3]),
    (Selection(frozenset({2569}), frozenset({"tai"})), [0]),
    (Selection(codes=frozenset({"bad-date"})), [1]),
    (Selection(codes=frozenset({"bad-date", "bad-id"})), [0, 1, 2, 3, 4]),
    (Selection(frozenset({2569}), codes=frozenset({"bad-date"})), []),
]


@pytest.mark.parametrize(("selection", "expected"), SELECTIONS)
def test_a_selection_keeps_what_is_asked_for(selection: Selection, expected: list[int]) -> None:
    problems = [Problem("bad-date" if n == 1 else "bad-id", Place(file)) for n, file in enumerate(FILES)]
    chosen, others = selection.split(problems, "data")
    assert chosen == tuple(problems[n] for n in expected)
    assert sorted((*chosen, *others), key=problems.index) == problems
    assert bool(selection) == (selection != Selection())
