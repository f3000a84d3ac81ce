"""A form that cannot be read is told with its code, at the place a clerk must look at; a sound one keeps its places."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.forms import CODES, read_form
from prongsai.messages import rules
from prongsai.model import (
    Agency,
    Analysis,
    Constraints,
    Criteria,
    Disclosure,
    Documents,
    Measures,
    Progress,
    Results,
)
from prongsai.model.base import Record
from prongsai.problems import Place
from prongsai.reports import report
from prongsai.sources import Mapping, Node, Scalar, Sequence
from writing import AGENCY, SOURCE, problems_of, record

MODELS: list[type[Record]] = [
    *(Agency, Analysis, Constraints, Criteria, Disclosure, Documents, Measures, Progress, Results),
]

MEASURES = SOURCE + "measures:\n"
"""Lines 1 and 2."""
COMPONENT = SOURCE + "items:\n  O1:\n    components:\n      c:\n"
"""Lines 1 to 5; the evidence stands below."""

# fmt: off
CASES: list[tuple[str, type[Record], str, str, int, int]] = [
    # what is wrong, model, text, code, line, column
    ("a key is missing", Agency, "name: ก\nkind: ข\n", "missing-key", 1, 1),
    ("a key is left empty", Agency, "name: ก\nshort:\nkind: ข\n", "missing-key", 2, 1),
    ("a key of a list entry is missing", Measures, MEASURES + "  - title: ก\n", "missing-key", 3, 5),
    ("a key is unknown", Agency, AGENCY + "โทร: 1\n", "unknown-key", 4, 1),
    ("a key deeper down is unknown", Agency, AGENCY + "contacts:\n  โทร: 1\n", "unknown-key", 5, 3),
    ("a key is mistyped", Agency, AGENCY + "provence: ก\n", "mistyped-key", 4, 1),
    ("a key of a list entry is mistyped", Measures, MEASURES + "  - id: m1\n    titel: ก\n", "mistyped-key", 4, 5),
    ("a key of a list in a list is unknown", Analysis,
     SOURCE + "entries:\n  - id: d1\n    title: ก\n    findings:\n      - id: f1\n        ข้อ: ข\n        text: ค\n",
     "unknown-key", 7, 9),
    ("a list is no text", Agency, AGENCY + "district: [ก]\n", "not-text", 4, 1),
    ("keys are no text", Agency, AGENCY + "district:\n  ก: ข\n", "not-text", 4, 1),
    ("a list is no score", Results, SOURCE + "total:\n  score: [1]\n", "not-keys", 3, 3),
    ("a list is no id", Measures, MEASURES + "  - id: [m1]\n", "not-text", 3, 5),
    ("a text is no list", Agency, AGENCY + "units: ก\n", "not-list", 4, 8),
    ("keys are no list", Measures, MEASURES + "  m1:\n    title: ก\n", "not-list", 2, 1),
    ("a text is no record", Agency, AGENCY + "contacts: ก\n", "not-keys", 4, 11),
    ("a list entry is no record", Measures, MEASURES + "  - ก\n", "not-keys", 3, 5),
    ("a list is no record", Agency, AGENCY + "contacts: [ก]\n", "not-keys", 4, 1),
    ("a text is no collection of items", Disclosure, SOURCE + "items: ก\n", "not-keys", 2, 8),
    ("a quoted text is empty", Agency, AGENCY + "district: ''\n", "empty-text", 4, 11),
    ("an entry of a list of texts is empty", Measures,
     MEASURES + "  - id: m1\n    steps:\n      - ก\n      - ''\n", "empty-text", 6, 9),
    ("a choice is none of the choices", Results,
     SOURCE + "instruments:\n  - code: ITT\n    name: ก\n", "not-a-choice", 3, 11),
    ("a value in a list is unreadable", Measures, MEASURES + "  - id: m1\n    rounds: [6, หก]\n", "bad-integer", 4, 17),
    ("the key of an item is unreadable", Disclosure,
     SOURCE + "items:\n  ข้อหนึ่ง:\n    summary: ก\n", "bad-item-code", 3, 3),
    ("a short form is unreadable", Results, SOURCE + "total:\n  score: เก้า\n", "bad-number", 3, 10),
    ("a long form is unreadable", Results, SOURCE + "total:\n  score:\n    value: เก้า\n", "bad-number", 4, 12),
    ("a list of evidence is empty", Disclosure, COMPONENT.rstrip() + " []\n", "empty-list", 5, 7),
    ("an evidence has no kind", Disclosure, COMPONENT + "        - titel: ก\n", "evidence-kind", 6, 11),
    ("a key of an evidence is mistyped", Disclosure,
     COMPONENT + "        - title: ก\n          file: a.pdf\n          dade: ข\n", "mistyped-key", 8, 11),
    ("a key of an evidence is missing", Disclosure,
     COMPONENT + "        - ไม่มี\n        - date: 2568\n          file: a.pdf\n", "missing-key", 7, 11),
    ("an evidence written without a dash lacks a key", Disclosure,
     COMPONENT + "        date: 2568\n        file: a.pdf\n", "missing-key", 5, 7),
    ("a key in the table of an evidence is mistyped", Disclosure,
     COMPONENT + "        - table:\n            capton: ก\n            columns: [ข]\n            rows: []\n",
     "mistyped-key", 7, 13),
    ("a value in the chart of an evidence is unreadable", Disclosure,
     COMPONENT + "        - chart:\n            caption: ก\n            unit: ข\n"
     "            bars:\n              - label: ค\n                value: มาก\n", "bad-number", 11, 24),
    ("a choice of an evidence is none", Disclosure, COMPONENT + "        - show: resluts\n", "not-a-choice", 6, 17),
    ("a branch of a tree lacks its name", Disclosure,
     COMPONENT + "        - tree:\n            caption: ก\n            root:\n"
     "              name: ข\n              below:\n                - note: ค\n", "missing-key", 11, 19),
]
# fmt: on


@pytest.mark.parametrize(
    ("model", "text", "code", "line", "column"), [case[1:] for case in CASES], ids=[case[0] for case in CASES]
)
def test_a_wrong_form_is_told_where_it_stands(
    model: type[Record], text: str, code: str, line: int, column: int
) -> None:
    found = [(problem.code, problem.place) for problem in problems_of(model, text)]
    assert (code, Place("x.yml", line, column)) in found


SUGGESTIONS = [
    # mistyped, meant
    ("provence", "province"),
    ("distric", "district"),
    ("Fictional", "fictional"),
    ("webside", "website"),
]


@pytest.mark.parametrize(("mistyped", "meant"), SUGGESTIONS)
def test_a_mistyped_key_names_the_one_probably_meant(mistyped: str, meant: str) -> None:
    (problem,) = problems_of(Agency, f"{AGENCY}{mistyped}: ก\n")
    assert problem.code == "mistyped-key"
    assert problem.params["key"] == mistyped
    assert problem.params["meant"] == meant


def test_a_key_already_written_is_not_suggested() -> None:
    """`nam` beside `name` can hardly mean `name`; its nearest free neighbour may."""
    (problem,) = problems_of(Agency, AGENCY + "nam: ก\n")
    assert problem.params.get("meant") != "name"


def test_an_unknown_key_names_the_keys_of_its_own_record() -> None:
    """In a list, in a union of evidence, at the top: the keys are those of the record the key stands in."""
    text = COMPONENT + "        - file: a.pdf\n          ชื่อ: ก\n"
    problem = next(problem for problem in problems_of(Disclosure, text) if problem.code == "unknown-key")
    assert problem.params["known"] == "file, title, date"


def test_a_wrong_choice_names_the_choices_and_the_nearest() -> None:
    (problem,) = problems_of(Results, SOURCE + "instruments:\n  - code: OTI\n    name: ก\n")
    assert problem.params["expected"] == "IIT, EIT, OIT"
    assert problem.params["written"] == "OTI"
    assert problem.params["meant"] in {"IIT", "EIT", "OIT"}


def test_a_thai_choice_with_a_space_stays_whole() -> None:
    (problem,) = problems_of(Documents, SOURCE + "documents:\n  - id: d1\n    kind: อื่นๆ\n    title: ก\n")
    assert problem.params["expected"].split(", ")[-1] == "อื่น ๆ"
    assert problem.params["meant"] == "อื่น ๆ"


def test_every_problem_of_a_file_is_told_at_once() -> None:
    text = "name: ''\nkind: ก\nprovence: ข\nfictional: อาจจะ\n"
    assert sorted(problem.code for problem in problems_of(Agency, text)) == [
        *("bad-flag", "empty-text", "missing-key", "mistyped-key"),
    ]


def test_a_list_of_one_may_be_written_without_its_dash() -> None:
    found = record(Measures, SOURCE + "measures:\n  - id: m1\n    units: กองคลัง\n    codes: o๑\n")
    assert found.measures[0].units == ("กองคลัง",)
    assert found.measures[0].codes == ("O1",)


def test_a_record_may_be_written_as_its_most_important_value() -> None:
    short = record(Results, "source: ก\ntotal:\n  score: 90.10\nnotes: ข\n")
    long = record(Results, "source:\n  document: ก\ntotal:\n  score:\n    value: 90.10\nnotes:\n  - text: ข\n")
    assert short.model_dump() == long.model_dump()


def test_a_record_knows_where_it_and_its_fields_are_written() -> None:
    found = record(Measures, SOURCE + "measures:\n  - id: m1\n    title: ก\n    findings: [f1, f2]\n").measures[0]
    assert found.place == Place("x.yml", 3, 5)
    assert found.place_of("title") == Place("x.yml", 4, 12)
    assert found.place_of("findings", 1) == Place("x.yml", 5, 20)
    assert found.place_of("period") == Place("x.yml", 3, 5), "an absent field is its record's"


def test_a_record_is_frozen() -> None:
    found = record(Agency, AGENCY)
    with pytest.raises(ValueError, match="frozen"):
        found.name = "ข"


KEYS = [
    *sorted({name for model in MODELS for name in model.model_fields if name != "origin"}),
    *("id", "code", "text", "title", "file", "table", "show", "none", "value", "score", "O1", "findings", "ก", ""),
    *("components", "columns", "rows", "tree", "root", "below", "chart", "bars", "memo", "approvals", "choices"),
]
TEXTS = ["ก", "", "ไม่มี", "-", "O1", "i1", "m1", "2568", "๙๑.๕๐", "1 ต.ค. 2568", "ใช่", "IIT", "results", "{}", "รายงาน"]
PLACE = st.builds(Place, st.just("x.yml"), st.integers(1, 9), st.integers(1, 9))
SCALARS = st.builds(Scalar, st.sampled_from([None, *TEXTS]), PLACE)


def mappings(values: st.SearchStrategy[Node]) -> st.SearchStrategy[Mapping]:
    """Keys and values, each key with a place."""

    def made(entries: dict[str, Node], place: Place) -> Mapping:
        return Mapping(entries, place, dict.fromkeys(entries, place))

    return st.builds(made, st.dictionaries(st.sampled_from(KEYS), values, max_size=5), PLACE)


def lists(values: st.SearchStrategy[Node]) -> st.SearchStrategy[Sequence]:
    """Lists of whatever."""
    return st.builds(lambda items, place: Sequence(tuple(items), place), st.lists(values, max_size=3), PLACE)


NODES: st.SearchStrategy[Any] = st.recursive(SCALARS, lambda below: mappings(below) | lists(below), max_leaves=12)


def assert_read_or_told(model: type[Record], node: Mapping) -> None:
    """Either a record, or problems that can be put into words."""
    found, problems = read_form(model, node)
    assert (found is None) == bool(problems)
    for problem in problems:
        assert problem.place.file == "x.yml"
        assert report(problem, "th")
        assert report(problem, "en")


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model.__name__)
@given(node=mappings(NODES))
def test_whatever_is_written_is_read_or_told_in_words(model: type[Record], node: Mapping) -> None:
    """Nothing a clerk can type raises, and every problem has a wording in both languages."""
    assert_read_or_told(model, node)


WAYS: list[tuple[type[Record], list[str | int]]] = [
    # model, the way down to where anything may stand
    (Disclosure, ["items", "O1", "components", "c"]),
    (Disclosure, ["items", "O1", "components", "c", 0]),
    (Progress, ["rounds", 0, "results", 0, "evidence"]),
    (Documents, ["documents", 0, "files", 0]),
    (Documents, ["documents", 0, "memo", "approvals", 0, "choices"]),
    (Analysis, ["entries", 0, "findings", 0, "notes"]),
    (Results, ["total", "score"]),
    (Results, ["indicators", 0, "score", "also"]),
    (Measures, ["measures", 0, "period"]),
    (Agency, ["contacts"]),
]


@pytest.mark.parametrize(("model", "way"), WAYS, ids=lambda value: getattr(value, "__name__", None))
@given(node=NODES)
def test_whatever_is_written_deep_down_is_read_or_told_in_words(
    model: type[Record], way: list[str | int], node: Node
) -> None:
    place = Place("x.yml")
    for step in reversed(way):
        node = Mapping({step: node}, place, {step: place}) if isinstance(step, str) else Sequence((node,), place)
    assert isinstance(node, Mapping)
    assert_read_or_told(model, node)


@pytest.mark.parametrize("code", sorted(set(CODES.values())))
def test_every_code_of_a_form_is_worded(code: str) -> None:
    assert code in rules()
