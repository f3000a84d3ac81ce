"""All data in context: what refers to what, within a year and across years; a reference to nothing finds nothing."""

from pathlib import Path

import pytest

from prongsai.catalogue import AgencyCatalogue, Catalogue, key
from prongsai.loading import YearData, load
from writing import AGENCY, SOURCE, agency, write

SITES = Path(__file__).parent / "sites"

REFERENCES = [
    # written in 2568, what it points to
    ("m1", (2568, "m1")),
    ("2567/m1", (2567, "m1")),
    ("๒๕๖๗/m1", (2567, "m1")),
    ("plan/m1", (2568, "plan/m1")),
    ("²/m1", (2568, "²/m1")),
    ("2567/", (2567, "")),
    ("", (2568, "")),
]


@pytest.mark.parametrize(("reference", "meant"), REFERENCES)
def test_a_reference_means_its_own_year_or_the_one_in_front(reference: str, meant: tuple[int, str]) -> None:
    assert key(reference, 2568) == meant


@pytest.fixture(scope="module")
def small() -> AgencyCatalogue:
    """A small agency with every part, over two years."""
    (one,) = Catalogue.of(load(SITES / "two_years" / "data")).agencies
    return one


def test_findings_are_known_by_year_and_id(small: AgencyCatalogue) -> None:
    assert set(small.findings) == {(2568, "f1"), (2568, "f2")}
    assert small.findings[2568, "f1"].entry.id == "d10"


def test_measures_are_counted_within_their_year(small: AgencyCatalogue) -> None:
    assert [(found.year, found.position, found.measure.id) for found in small.measures.values()] == [
        (2568, 1, "m1"),
        (2568, 2, "m2"),
        (2569, 1, "m1"),
    ]
    assert [found.measure.id for found in small.measures_of(2568)] == ["m1", "m2"]
    assert small.measures_of(2567) == ()


def test_a_finding_knows_the_measures_of_any_year_that_answer_it(small: AgencyCatalogue) -> None:
    answers = {of: [(found.year, found.measure.id) for found in found_] for of, found_ in small.answers.items()}
    assert answers == {(2568, "f1"): [(2568, "m1"), (2569, "m1")], (2568, "f2"): [(2569, "m1")]}


def test_a_measure_knows_what_rounds_of_any_year_report(small: AgencyCatalogue) -> None:
    outcomes = {of: [(found.year, found.round.id) for found in found_] for of, found_ in small.outcomes.items()}
    assert outcomes == {
        (2568, "m1"): [(2568, "r6"), (2568, "r12")],
        (2569, "m1"): [(2569, "r6")],
        (2568, "m2"): [(2569, "r6")],
    }


def test_items_and_questions_know_their_findings_and_measures(small: AgencyCatalogue) -> None:
    assert [found.finding.id for found in small.findings_by_code[2568, "O2"]] == ["f1"]
    assert [found.measure.id for found in small.measures_by_code[2568, "O2"]] == ["m1"]
    assert [found.measure.id for found in small.measures_by_code[2568, "i1"]] == ["m1"]
    assert (2569, "O2") not in small.measures_by_code, "a code means something else in another year"


def test_an_item_stands_beside_its_evidence_and_score(small: AgencyCatalogue) -> None:
    structure, measures, statistics = small.items(2568)
    assert structure.evidence
    assert structure.evidence.unit == "สำนักปลัด"
    assert structure.score is None
    assert measures.score
    assert measures.score.score
    assert str(measures.score.score.value) == "0.00"
    assert statistics.evidence
    assert statistics.evidence.withdrawn


def test_a_year_without_criteria_has_no_items(small: AgencyCatalogue) -> None:
    assert small.criteria_of(2500) is None
    assert small.items(2500) == ()


def test_a_year_an_agency_does_not_keep_is_empty(small: AgencyCatalogue) -> None:
    assert small.year(2560) == YearData(2560)


def test_documents_and_attachments_are_known_by_year(small: AgencyCatalogue) -> None:
    assert set(small.documents) == {(2568, "report"), (2568, "memo")}
    assert set(small.attachments) == {(2568, "plan.pdf"), (2568, "logo.png")}


def test_a_reference_to_nothing_finds_nothing(tmp_path: Path) -> None:
    text = SOURCE + "measures:\n  - id: m1\n    findings: [f1, 2567/f1]\n"
    found = agency(tmp_path, {"2568/measures.yml": text})
    assert found.findings == {}
    assert set(found.answers) == {(2568, "f1"), (2567, "f1")}


def test_a_site_of_one_agency_knows_that_it_is(tmp_path: Path) -> None:
    assert Catalogue.of(load(SITES / "two_years" / "data")).single
    assert not Catalogue.of(load(write(tmp_path, {"data/nuea/agency.yml": AGENCY}))).single


def test_everything_is_found_in_the_order_written(tmp_path: Path) -> None:
    ids = ["m9", "m1", "m10", "m2"]
    text = SOURCE + "measures:\n" + "".join(f"  - id: {one}\n    title: ก\n" for one in ids)
    found = agency(tmp_path, {"2568/measures.yml": text})
    assert [one.measure.id for one in found.measures_of(2568)] == ids
