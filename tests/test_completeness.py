"""What is left out is named, per component, at its line; what is answered is left alone."""

import datetime as dt
from pathlib import Path

import pytest
import yaml

from prongsai.catalogue import Catalogue
from prongsai.checks import completeness
from prongsai.loading import load
from prongsai.problems import Problem
from prongsai.status import item_status
from writing import SOURCE, Files, agency, single, write

ROOT = Path(__file__).parents[1]
CHECKS = (
    completeness.complete,
    completeness.dated,
    completeness.units_known,
    completeness.answers_plausible,
)
CRITERIA = """year: 2569
certainty: high
sources: คู่มือ
indicators: []
sub_indicators: [{code: 9.1, title: ก, indicator: 9}]
items:
  - code: O1
    title: แผน
    concept: annual-plan
    sub_indicator: 9.1
    data_year: current
    certainty: high
    basis: BASIS
    components: [{id: plan, text: แผน}, {id: address, text: ที่ตั้ง}]
""".replace("BASIS", "retrieved")
UNITS = (
    "name: ก\nshort: ก\nkind: ก\nunits: [{id: a, name: สำนักปลัด}, {id: b, name: กองคลัง}, "
    '{id: c, name: "กองการศึกษา ศาสนา และวัฒนธรรม"}]\n'
)


def problems(site: Path, files: Files, today: dt.date | None = None) -> list[Problem]:
    """All that is found in a site of one agency."""
    loaded = load(write(site, single({"criteria/2569.yml": CRITERIA, **files})))
    assert not loaded.problems
    found = Catalogue.of(loaded, today)
    return [problem for check in CHECKS for problem in check(found)]


def told(found: list[Problem]) -> list[str]:
    """Code and line."""
    return [f"{problem.code} {problem.place.line}" for problem in found]


CASES = [
    # the item as written below `items:` (line 2), what is told
    ("  O1: {published: 2569, components: {plan: ก, address: ข}}", []),
    ("  ๐๑: {published: 2569, components: {plan: ก, address: ข}}", []),
    ("  O1: {components: {plan: ก, address: ข}}", ["item-undated 3"]),
    ("  O1:\n    published: 2569\n    components:\n      plan: ก", ["component-missing 5"]),
    ("  O1:\n    published: 2569\n    components:\n      address: ก", ["component-missing 5"]),
    ("  O1:\n    published: 2569", ["item-missing 3"]),
    ("  O1:\n    components: {}", ["item-missing 4"]),
    ("  O1: {withdrawn: {date: 2569, reason: ก}}", []),
    ("  O1: {published: 2569, components: {plan: ไม่มี, address: ไม่มี}}", ["none-implausible 3"]),
    ("  O1: {published: 1/5/2569, due: 30/4/2569, components: {plan: ก, address: ข}}", ["published-late 3"]),
    ("  O1: {published: 30/4/2569, due: 30/4/2569, components: {plan: ก, address: ข}}", []),
    ("  O1: {published: 1/4/2569, as_of: 2/4/2569, components: {plan: ก, address: ข}}", ["published-before-data 3"]),
    (
        (
            "  O1:\n    published: 1/4/2569\n    as_of: 2/4/2569\n    components: {plan: ก, address: ข}\n"
            "    changes: [{date: 3/4/2569, what: ก}]"
        ),
        [],
    ),
    (
        (
            "  O1:\n    published: 1/4/2569\n    components: {plan: ก, address: ข}\n"
            "    changes: [{date: 31/3/2569, what: ก}]"
        ),
        ["changed-before-published 6"],
    ),
    (
        (
            "  O1:\n    published: 1/4/2569\n    components: {plan: ก, address: ข}\n"
            "    changes: [{date: 31/3/2569, what: ก}, {date: 1/4/2569, what: ครบ}]"
        ),
        [],
    ),
    (
        (
            "  O1:\n    published: 1/4/2569\n    components: {plan: ก, address: ข}\n"
            "    withdrawn: {date: 31/3/2569, reason: ก}"
        ),
        ["withdrawn-before-published 6"],
    ),
]


@pytest.mark.parametrize(("written", "expected"), CASES)
def test_an_item_is_looked_through(written: str, expected: list[str], tmp_path: Path) -> None:
    assert told(problems(tmp_path, {"2569/oit.yml": SOURCE + f"items:\n{written}\n"})) == expected


def test_an_item_that_is_not_written_is_told_once_where_items_stand(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"2569/oit.yml": SOURCE + "items: {}\n"})
    assert (found.code, found.place.line, found.params["components"]) == ("item-missing", 2, "2")


def test_a_year_nobody_collected_says_nothing(tmp_path: Path) -> None:
    assert problems(tmp_path, {"2569/measures.yml": SOURCE + "measures: []\n"}) == []


def test_what_is_to_be_typed_can_be_typed(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, {"2569/oit.yml": SOURCE + "items: {}\n"})
    written = yaml.safe_load(found.params["write"])
    assert list(written["O1"]["components"]) == ["plan", "address"]


@pytest.mark.parametrize(
    ("basis", "certainty"),
    [("retrieved", "high"), ("seed", "high"), ("adjacent", "medium"), ("recalled", "low")],
)
def test_a_component_is_as_certain_as_its_source(basis: str, certainty: str, tmp_path: Path) -> None:
    criteria = CRITERIA.replace("retrieved", basis)
    (found,) = problems(tmp_path, {"criteria/2569.yml": criteria, "2569/oit.yml": SOURCE + "items: {}\n"})
    assert found.params["certainty"] == certainty


@pytest.mark.parametrize(
    ("today", "expected"), [(dt.date(2026, 4, 30), []), (dt.date(2026, 5, 1), ["item-overdue 2"]), (None, [])]
)
def test_what_is_not_complete_on_its_day_is_overdue(today: dt.date | None, expected: list[str], tmp_path: Path) -> None:
    found = problems(tmp_path, {"2569/oit.yml": SOURCE + "due: 30 เม.ย. 2569\nitems: {}\n"}, today)
    assert [one for one in told(found) if "missing" not in one] == expected


def test_the_day_of_the_year_holds_for_items_without_their_own(tmp_path: Path) -> None:
    oit = "due: 30/4/2569\nitems:\n  O1: {published: 1/5/2569, components: {plan: ก, address: ข}}\n"
    files = {"criteria/2569.yml": CRITERIA, "2569/oit.yml": SOURCE + oit}
    (item,) = agency(tmp_path, files).items(2569)
    assert item_status(item).late
    assert told(problems(tmp_path, files)) == ["published-late 4"]


@pytest.mark.parametrize(
    ("unit", "known"),
    [
        ("สำนักปลัด", True),
        ("สำนักปลัดและกองคลัง", True),
        ("สำนักปลัด, ทุกกอง", True),
        ("งานพัสดุ กองคลัง", True),
        ("กองการศึกษา ศาสนา และวัฒนธรรม", True),
        ("สำนักปลัต", False),
        ("กองการศึกษา", False),
        ("กองช่าง", False),
    ],
)
def test_a_unit_has_one_spelling(unit: str, known: bool, tmp_path: Path) -> None:  # noqa: FBT001
    oit = f'items:\n  O1:\n    published: 2569\n    unit: "{unit}"\n    components: {{plan: ก, address: ข}}\n'
    found = problems(tmp_path, {"agency.yml": UNITS, "2569/oit.yml": SOURCE + oit})
    assert told(found) == ([] if known else ["unit-unknown 5"])


def test_the_model_agency_lacks_nothing() -> None:
    """Two of its items are late, to show what that looks like."""
    found = Catalogue.of(load(ROOT / "data"))
    late = [problem for check in CHECKS for problem in check(found)]
    assert [(problem.code, problem.params["item"]) for problem in late] == [
        ("published-late", "O24"),
        ("published-late", "O17"),
    ]
