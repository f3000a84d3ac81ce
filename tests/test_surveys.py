"""The survey open to everyone: days that follow each other, in the right year, behind a safe link."""

from pathlib import Path

import pytest

from built import ROOT
from prongsai.catalogue import Catalogue
from prongsai.checks.surveys import surveys_open
from prongsai.loading import load
from writing import SOURCE, catalogue, single

CASES = [
    # what is tried, link, first day, last day, what is said and in which line
    ("as it should be", "https://survey.example/eit", "1 มี.ค. 2569", "30 มิ.ย. 2569", []),
    ("Thai digits", "HTTPS://survey.example/eit", "๑ มี.ค. ๒๕๖๙", "30/6/2569", []),
    ("one day", "https://survey.example/eit", "1 มี.ค. 2569", "1 มี.ค. 2569", []),
    ("the first and the last day of the year", "https://survey.example/eit", "1 ต.ค. 2568", "30 ก.ย. 2569", []),
    ("months", "https://survey.example/eit", "มีนาคม 2569", "มีนาคม 2569", []),
    ("backwards", "https://survey.example/eit", "1 มี.ค. 2569", "28 ก.พ. 2569", [("survey-backwards", 5)]),
    (
        "both a year early",
        "https://survey.example/eit",
        "1 มี.ค. 2568",
        "30 มิ.ย. 2568",
        [("survey-other-year", 4), ("survey-other-year", 5)],
    ),
    ("opens a year early", "https://survey.example/eit", "1 มี.ค. 2568", "30 มิ.ย. 2569", [("survey-other-year", 4)]),
    ("closes a year late", "https://survey.example/eit", "1 มี.ค. 2569", "30 มิ.ย. 2570", [("survey-other-year", 5)]),
    ("without s", "http://survey.example/eit", "1 มี.ค. 2569", "30 มิ.ย. 2569", [("survey-insecure", 3)]),
]


@pytest.mark.parametrize(
    ("link", "opens", "closes", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_survey_is_looked_at(
    tmp_path: Path, link: str, opens: str, closes: str, expected: list[tuple[str, int]]
) -> None:
    oit = f"{SOURCE}survey:\n  link: {link}\n  opens: {opens}\n  closes: {closes}\nitems: {{}}\n"
    found = surveys_open(catalogue(tmp_path, single({"2569/oit.yml": oit})))
    assert [(one.code, one.place.line) for one in found] == expected


def test_the_sample_site_raises_nothing() -> None:
    assert [*surveys_open(Catalogue.of(load(ROOT / "data")))] == []
