"""The official items of each year, as shipped, and what a site may put in their place."""

from pathlib import Path

import pytest

from prongsai.criteria import CriteriaBook, data_year
from prongsai.loading import load
from prongsai.model.criteria import Criteria, Item
from writing import single, write

COUNTS = {2565: 43, 2566: 43, 2567: 35, 2568: 28, 2569: 26}
"""Fiscal year, and how many items it has."""

THROUGH_THE_YEARS = [
    # concept, its number in each year
    ("integrity-measures", {2565: "O42", 2566: "O42", 2567: "O34", 2568: "O27", 2569: "O25"}),
    ("integrity-measures-report", {2565: "O43", 2566: "O43", 2567: "O35", 2568: "O28", 2569: "O26"}),
    ("structure", dict.fromkeys(COUNTS, "O1")),
]


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> CriteriaBook:
    """What a site without criteria of its own uses."""
    found = load(write(tmp_path_factory.mktemp("site"), single({})))
    assert not found.problems
    return found.criteria


@pytest.fixture(scope="module", params=COUNTS)
def criteria(request: pytest.FixtureRequest, book: CriteriaBook) -> Criteria:
    """Each shipped year."""
    return book.by_year[request.param]


def test_the_shipped_years_are_those_of_the_table(book: CriteriaBook) -> None:
    assert [criteria.year for criteria in book.years] == sorted(COUNTS)


def test_a_year_has_its_number_of_items(criteria: Criteria) -> None:
    assert len(criteria.items) == COUNTS[criteria.year]


def test_items_are_numbered_without_a_gap(criteria: Criteria) -> None:
    assert [item.code for item in criteria.items] == [f"O{number + 1}" for number in range(COUNTS[criteria.year])]


@pytest.mark.parametrize(("concept", "numbers"), THROUGH_THE_YEARS)
def test_a_duty_is_one_through_all_years(concept: str, numbers: dict[int, str], book: CriteriaBook) -> None:
    assert {year: item.code for year, item in book.appearances[concept]} == numbers


def test_the_measures_to_promote_integrity_are_one_duty(book: CriteriaBook) -> None:
    """Known by their printed title, until 2569 prints another."""
    titled = {
        (year, code)
        for (year, code), item in book.items.items()
        if item.title.startswith("มาตรการส่งเสริมคุณธรรมและความโปร่งใส")
    }
    numbers = THROUGH_THE_YEARS[0][1]
    assert titled == set(numbers.items()) - {(2569, "O25")}


def test_a_duty_is_at_most_one_item_of_a_year(criteria: Criteria) -> None:
    concepts = [item.concept for item in criteria.items]
    assert len(set(concepts)) == len(concepts)


def test_every_concept_is_defined_and_every_defined_concept_is_used(book: CriteriaBook) -> None:
    named = {item.concept for criteria in book.years for item in criteria.items}
    assert named == set(book.by_concept)


def test_concepts_are_defined_once(book: CriteriaBook) -> None:
    assert len(book.by_concept) == len(book.concepts)


def test_every_item_stands_in_a_sub_indicator_of_its_year(criteria: Criteria) -> None:
    assert {item.sub_indicator for item in criteria.items} == {sub.code for sub in criteria.sub_indicators}


def test_every_sub_indicator_stands_in_an_indicator(criteria: Criteria) -> None:
    assert {sub.indicator for sub in criteria.sub_indicators} == {one.number for one in criteria.indicators}
    for sub in criteria.sub_indicators:
        assert sub.code.split(".")[0] == str(sub.indicator)


def test_every_item_has_components_with_ids_of_their_own(criteria: Criteria) -> None:
    for item in criteria.items:
        ids = [component.id for component in item.components]
        assert ids
        assert len(set(ids)) == len(ids), item.code


def test_no_component_takes_an_anchor_of_the_page(criteria: Criteria) -> None:
    """An item's page has anchors of its own beside those of its components."""
    for item in criteria.items:
        assert not {component.id for component in item.components} & {"top", "changes", "related"}, item.code


def test_what_is_not_certain_says_so(criteria: Criteria) -> None:
    assert criteria.certainty == "high" or criteria.certainty_note
    assert criteria.sources
    assert all(item.note for item in criteria.items if item.certainty != "high")


DATA_YEARS = [
    # what an item asks for, the year meant in the criteria of 2569
    ("current", 2569),
    ("previous", 2568),
    ("none", None),
]


@pytest.mark.parametrize(("asked", "meant"), DATA_YEARS)
def test_an_item_asks_for_the_data_of_a_year(asked: str, meant: int | None, book: CriteriaBook) -> None:
    item = book.items[2569, "O1"].model_copy(update={"data_year": asked})
    assert data_year(2569, item) == meant


def test_the_same_duty_is_found_in_the_other_years(book: CriteriaBook) -> None:
    found = book.same_duty(2568, book.items[2568, "O27"])
    assert [(year, item.code) for year, item in found] == [(2565, "O42"), (2566, "O42"), (2567, "O34"), (2569, "O25")]


# --- a site's own

OWN = """year: {year}
certainty: high
sources: คู่มือของหน่วยงาน
indicators:
  - number: 9
    title: การเปิดเผยข้อมูล
sub_indicators:
  - code: 9.1
    title: ข้อมูลพื้นฐาน
    indicator: 9
items:
  - code: O1
    title: โครงสร้างของเรา
    concept: structure
    sub_indicator: 9.1
    data_year: current
    certainty: high
    basis: retrieved
    components:
      - id: chart
        text: แผนผัง
"""


def own(site: Path, **files: str) -> CriteriaBook:
    """The criteria of a site with its own files."""
    found = load(write(site, single({f"criteria/{name.strip('_')}.yml": text for name, text in files.items()})))
    assert not found.problems
    return found.criteria


def titles(items: tuple[Item, ...]) -> list[str]:
    """Titles of items."""
    return [item.title for item in items]


def test_a_site_replaces_a_shipped_year_as_a_whole(tmp_path: Path) -> None:
    found = own(tmp_path, _2569=OWN.format(year=2569))
    assert titles(found.by_year[2569].items) == ["โครงสร้างของเรา"]
    assert len(found.by_year[2568].items) == COUNTS[2568]


def test_a_site_adds_a_year_that_is_not_shipped(tmp_path: Path) -> None:
    found = own(tmp_path, _2570=OWN.format(year=2570))
    assert [criteria.year for criteria in found.years] == [*COUNTS, 2570]
    assert found.appearances["structure"][-1][0] == 2570


def test_a_site_renames_a_shipped_concept_and_adds_its_own(tmp_path: Path) -> None:
    text = "concepts:\n  - id: structure\n    title: โครงสร้างของเรา\n    summary: ก\n"
    text += "  - id: ours\n    title: ของเรา\n    summary: ข\n"
    found = own(tmp_path, concepts=text)
    assert found.by_concept["structure"].title == "โครงสร้างของเรา"
    assert found.concepts[-1].id == "ours"
    assert found.appearances["ours"] == ()


def test_a_site_of_many_agencies_has_one_set_of_criteria(tmp_path: Path) -> None:
    files = {"data/nuea/agency.yml": "name: ก\nshort: ข\nkind: ค\n", "data/criteria/2570.yml": OWN.format(year=2570)}
    found = load(write(tmp_path, files))
    assert not found.problems
    assert 2570 in found.criteria.by_year
