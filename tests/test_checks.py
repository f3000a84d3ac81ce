"""What must be true across the data: each rule finds its breach at its place, and leaves alone what keeps it."""

import re
from pathlib import Path

import pytest

from prongsai.examining import examine
from prongsai.messages import rules
from prongsai.rendering import renderer
from writing import SOURCE, Files, single, write

ANALYSIS = SOURCE + "entries:\n  - id: d1\n    title: ก\n    findings:\n      - {id: f1, text: ข}\n"
MEASURES = SOURCE + "measures:\n  - id: m1\n    title: ก\n"
REPORT = SOURCE + "rounds:\n  - id: r6\n    title: ก\n    results:\n      - state: เสร็จแล้ว\n        measure: "
DOCUMENT = SOURCE + "documents:\n  - {id: plan, kind: แผน, title: ก}\n"
FROM = "source:\n  document: ก\n  reference: "
OIT = SOURCE + "items:\n  O1:\n    components:\n      structure-chart: "
CRITERIA = """year: 2569
certainty: high
sources: คู่มือ
indicators: []
sub_indicators:
  - {code: 9.1, title: ก, indicator: 9}
items:
"""
INDICATORS = "indicators:\n  - {number: 9, name: ก, instrument: OIT}\n"
ITEM = (
    "{concept: structure, sub_indicator: 9.1, data_year: none, certainty: high, basis: retrieved, title: ก, "
    "components: [], "
)


def problems(site: Path, files: Files) -> list[str]:
    """Code and place of all references that are broken; what other rules have to say is tested beside them."""
    _, found = examine(write(site, single(files)))
    found = tuple(problem for problem in found if rules()[problem.code].stage == "references")
    return [f"{problem.code} {problem.place.file.removeprefix('data/')}:{problem.place.line}" for problem in found]


SOUND: list[tuple[str, Files]] = [
    # what keeps the rules, files
    (
        "a finding of the same year",
        {"2568/analysis.yml": ANALYSIS, "2568/measures.yml": MEASURES + "    findings: f1\n"},
    ),
    (
        "a finding of another year",
        {"2568/analysis.yml": ANALYSIS, "2569/measures.yml": MEASURES + "    findings: [2568/f1]\n"},
    ),
    ("a measure of another year", {"2568/measures.yml": MEASURES, "2569/progress.yml": REPORT + "2568/m1\n"}),
    ("a year in Thai digits", {"2568/measures.yml": MEASURES, "2569/progress.yml": REPORT + "๒๕๖๘/m1\n"}),
    ("a document of another year", {"2568/documents.yml": DOCUMENT, "2569/measures.yml": FROM + "2568/plan\n"}),
    ("an id again in another year", {"2568/measures.yml": MEASURES, "2569/measures.yml": MEASURES}),
    (
        "an id again in another part",
        {"2568/measures.yml": MEASURES, "2568/documents.yml": DOCUMENT.replace("plan", "m1")},
    ),
    ("a question no criteria list", {"2568/measures.yml": MEASURES + "    codes: [i99, e99]\n"}),
    ("an item of the year", {"2565/measures.yml": MEASURES + "    codes: O43\n"}),
    ("data of a year without criteria", {"2560/measures.yml": MEASURES + "    codes: O99\n"}),
    ("an attachment in a folder", {"2568/files/a/b.pdf": "x", "2568/oit.yml": OIT + "{file: a/b.pdf, title: ก}\n"}),
    (
        "components in any order",
        {"2568/oit.yml": SOURCE + "items: {O1: {components: {duties: ก, structure-chart: ข}}}\n"},
    ),
]


@pytest.mark.parametrize("files", [files for _, files in SOUND], ids=[name for name, _ in SOUND])
def test_what_keeps_the_rules_is_left_alone(files: Files, tmp_path: Path) -> None:
    assert problems(tmp_path, files) == []


BREACHES: list[tuple[str, Files, list[str]]] = [
    # what breaks a rule, files, code and place
    (
        "a finding of the wrong year",
        {"2568/analysis.yml": ANALYSIS, "2569/measures.yml": MEASURES + "    findings: f1\n"},
        ["unknown-finding 2569/measures.yml:5"],
    ),
    (
        "the second of two findings",
        {"2568/analysis.yml": ANALYSIS, "2568/measures.yml": MEASURES + "    findings:\n      - f1\n      - f2\n"},
        ["unknown-finding 2568/measures.yml:7"],
    ),
    ("a measure nobody promised", {"2568/progress.yml": REPORT + "m1\n"}, ["unknown-measure 2568/progress.yml:7"]),
    ("a document nobody lists", {"2568/measures.yml": FROM + "plan\n"}, ["unknown-document 2568/measures.yml:3"]),
    (
        "an item of another year among the codes",
        {"2565/measures.yml": MEASURES + "    codes: [O1, O44]\n"},
        ["unknown-item 2565/measures.yml:5"],
    ),
    (
        "an item of another year among the findings",
        {"2565/analysis.yml": ANALYSIS.replace("id: f1,", "id: f1, code: O44,")},
        ["unknown-item 2565/analysis.yml:6"],
    ),
    (
        "an item of another year among the scores",
        {"2565/results.yml": SOURCE + INDICATORS + "items:\n  - title: ก\n    indicator: 9\n    code: O44\n"},
        ["unknown-item 2565/results.yml:7"],
    ),
    (
        "evidence for an item of another year",
        {"2568/oit.yml": SOURCE + "items:\n  O29:\n    summary: ก\n"},
        ["unknown-item 2568/oit.yml:3"],
    ),
    (
        "evidence for a component the year does not ask for",
        {"2568/oit.yml": SOURCE + "items:\n  O1:\n    components:\n      charts:\n        - ก\n"},
        ["unknown-component 2568/oit.yml:5"],
    ),
    (
        "an attachment in another year",
        {"2567/files/a.pdf": "x", "2568/oit.yml": OIT + "{file: a.pdf, title: ก}\n"},
        ["missing-file 2568/oit.yml:5"],
    ),
    (
        "an attachment in other letters",
        {"2568/files/A.pdf": "x", "2568/oit.yml": OIT + "{file: a.pdf, title: ก}\n"},
        ["missing-file 2568/oit.yml:5"],
    ),
    (
        "a picture of a document",
        {"2568/documents.yml": DOCUMENT.replace("title: ก", "title: ก, files: {image: a.png, alt: ก}")},
        ["missing-file 2568/documents.yml:3"],
    ),
    (
        "a file of a report",
        {
            "2568/measures.yml": MEASURES,
            "2568/progress.yml": REPORT + "m1\n        evidence: {file: a.pdf, title: ก}\n",
        },
        ["missing-file 2568/progress.yml:8"],
    ),
    (
        "a measure again",
        {"2568/measures.yml": MEASURES + "  - id: m1\n"},
        ["repeated-id 2568/measures.yml:5"],
    ),
    (
        "a finding again under another entry",
        {"2568/analysis.yml": ANALYSIS + "  - id: d2\n    title: ก\n    findings:\n      - {id: f1, text: ข}\n"},
        ["repeated-id 2568/analysis.yml:10"],
    ),
    (
        "a finding named like its entry",
        {"2568/analysis.yml": ANALYSIS.replace("f1", "d1")},
        ["repeated-id 2568/analysis.yml:6"],
    ),
    (
        "a round again",
        {"2568/progress.yml": SOURCE + "rounds:\n  - {id: r6, title: ก}\n  - {id: r6, title: ข}\n"},
        ["repeated-id 2568/progress.yml:4"],
    ),
    (
        "a document again",
        {"2568/documents.yml": DOCUMENT + "  - {id: plan, kind: แผน, title: ก}\n"},
        ["repeated-id 2568/documents.yml:4"],
    ),
    (
        "an official item again",
        {"criteria/2569.yml": f"{CRITERIA}  - {ITEM}code: O1}}\n  - {ITEM}code: o๑}}\n"},
        ["repeated-concept criteria/2569.yml:9", "repeated-id criteria/2569.yml:9"],
    ),
    (
        "evidence while the year's criteria list nothing",
        {"criteria/2569.yml": CRITERIA.replace("items:\n", "items: []\n"), "2569/oit.yml": OIT + "ก\n"},
        ["unknown-item 2569/oit.yml:3"],
    ),
    (
        "evidence while the item has no components",
        {"criteria/2569.yml": f"{CRITERIA}  - {ITEM}code: O1}}\n", "2569/oit.yml": OIT + "ก\n"},
        ["unknown-component 2569/oit.yml:5"],
    ),
]


@pytest.mark.parametrize(
    ("files", "expected"), [(files, found) for _, files, found in BREACHES], ids=[name for name, _, _ in BREACHES]
)
def test_what_breaks_a_rule_is_told_where_it_stands(files: Files, expected: list[str], tmp_path: Path) -> None:
    assert problems(tmp_path, files) == expected


def test_what_was_probably_meant_is_named(tmp_path: Path) -> None:
    text = MEASURES + "    findings: [f11, 2567/f1]\n"
    _, found = examine(write(tmp_path, single({"2568/analysis.yml": ANALYSIS, "2568/measures.yml": text})))
    assert [one.params["meant"] for one in found if one.code == "unknown-finding"] == ["f1", "f1"]


def test_every_breach_is_told_at_once(tmp_path: Path) -> None:
    files = {"2568/measures.yml": MEASURES + "    findings: [f1]\n    codes: O99\n  - id: m1\n"}
    assert problems(tmp_path, files) == [
        "unknown-finding 2568/measures.yml:5",
        "unknown-item 2568/measures.yml:6",
        "repeated-id 2568/measures.yml:7",
    ]


SECTION = "sections: [{id: %s, heading: ก, text: ข}]"
WITH_SECTIONS = [
    # template of a page that shows sections, data file, its text around them
    ("results", "results", f"{SOURCE}{SECTION}\n"),
    ("analysis", "analysis", f"{SOURCE}{SECTION}\n"),
    ("measures", "measures", f"{SOURCE}{SECTION}\n"),
    ("round", "progress", f"{SOURCE}rounds:\n  - id: r6\n    title: ก\n    {SECTION}\n"),
    ("document", "documents", f"{SOURCE}documents:\n  - id: d\n    kind: แผน\n    title: ก\n    {SECTION}\n"),
]


def source(template: str) -> str:
    """The text of a template."""
    environment = renderer().environment
    assert environment.loader
    return environment.loader.get_source(environment, f"{template}.md.jinja")[0]


def test_the_table_of_pages_with_sections_is_complete() -> None:
    names = renderer().environment.list_templates()
    stems = [name.removesuffix(".md.jinja") for name in names if name.endswith(".md.jinja")]
    own = {stem for stem in stems if "m.sections(" in source(stem)} - {"edition_paper"}  # whose anchors are told apart
    assert own == {template for template, _, _ in WITH_SECTIONS}


@pytest.mark.parametrize(
    ("part", "text", "anchor"),
    [
        (part, text, anchor)
        for template, part, text in WITH_SECTIONS
        for anchor in re.findall(r"\{#([a-z][a-z0-9-]*)\}", source(template))
    ],
)
def test_no_section_may_take_an_anchor_of_its_page(part: str, text: str, anchor: str, tmp_path: Path) -> None:
    assert problems(tmp_path, {f"2568/{part}.yml": text.replace("%s", anchor)})
