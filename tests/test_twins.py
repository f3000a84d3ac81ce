"""Data files say the same as their pages, are described, and are the same bytes each time."""

import csv
import io
import json
import zipfile
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from referencing import Registry, Resource

from built import ROOT
from prongsai import records, twins
from prongsai.build import build
from prongsai.catalogue import Catalogue
from prongsai.loading import PARTS, load
from prongsai.model.base import Record
from prongsai.model.evidence import FileEvidence, ImageEvidence, ShownEvidence
from prongsai.pages import plan
from prongsai.rendering import renderer
from prongsai.static_file import StaticFile
from prongsai.statics import static_files
from prongsai.twins.dictionary import dictionary
from prongsai.twins.json_files import SCHEMAS, json_bytes
from prongsai.twins.tables import table
from writing import SOURCE, agency

SITES = Path(__file__).parent / "sites"
FOLDERS = {
    "shipped": ROOT / "data",
    **{case: SITES / case / "data" for case in ("two_years", "many_agencies", "empty_year", "own_criteria")},
}
DATA_KEYED = {"components", "states", "files"}
"""Keys of JSON below which the keys are data: ids and addresses."""


@cache
def catalogue(case: str) -> Catalogue:
    """The data of a site."""
    return Catalogue.of(load(FOLDERS[case]))


@cache
def made(case: str) -> dict[str, bytes]:
    """All data files of a site."""
    return {file.path: file.content for file in twins.files(catalogue(case))}


def told(case: str) -> Iterator[tuple[str, Any]]:
    """Every JSON of a site."""
    for path, content in made(case).items():
        if path.endswith(".json") and not path.startswith(SCHEMAS):
            yield path, json.loads(content)


def tables(case: str) -> Iterator[tuple[str, list[dict[str, str]]]]:
    """Every CSV of a site about an agency."""
    for path, content in made(case).items():
        if path.endswith(".csv") and not path.startswith("data/"):
            yield path, list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


# --- which there are


@pytest.mark.parametrize("case", FOLDERS)
def test_a_file_lies_beside_its_page_and_nowhere_twice(case: str) -> None:
    pages = {page.address for page in plan(catalogue(case))}
    paths = Counter(file.path for file in twins.files(catalogue(case)))
    assert set(paths.values()) == {1}
    for path in paths:
        folder, _, name = path.rpartition("/")
        if not path.startswith("data/"):
            assert f"{folder}/" in pages
            assert name.rpartition(".")[0] == folder.rpartition("/")[2]


def test_every_item_every_part_and_the_year_have_theirs() -> None:
    names = {path.removeprefix("tuayang/2569/") for path in made("shipped") if path.startswith("tuayang/2569/")}
    parts = {"results", "measures", "progress", "analysis", "constraints", "documents"}
    workbooks = {"2569.xlsx", *(f"{part}/{part}.xlsx" for part in ("results", "measures", "progress"))}
    items = {f"oit/o{number}/o{number}" for number in range(1, 27)}
    twice = {
        f"{stem}.{end}" for stem in {"2569", *items, *(f"{part}/{part}" for part in parts)} for end in ("json", "csv")
    }
    assert names == twice | workbooks | {"2569.zip"}


def test_a_part_without_data_has_no_files() -> None:
    assert not [path for path in made("empty_year") if "/results/" in path]


def test_the_files_of_an_item_are_those_of_the_site() -> None:
    tuayang = next(found for found in catalogue("shipped").agencies if found.slug == "tuayang")
    for found in tuayang.items(2569):
        for file in twins.item_files(tuayang, 2569, found.item):
            assert made("shipped")[file.path] == file.content


def test_the_site_holds_every_data_file_finished() -> None:
    site = build(FOLDERS["two_years"])
    held = {file.path: file for file in site.files}
    for path, content in made("two_years").items():
        assert held[path].content == content
    assert not [file.path for file in site.files if type(file.origin).__name__ == "Later"]


def test_where_files_lie_is_known_without_making_them(monkeypatch: pytest.MonkeyPatch) -> None:
    paths = set(made("shipped"))

    def refuse(_: StaticFile) -> bytes:
        raise AssertionError

    monkeypatch.setattr(StaticFile, "content", property(refuse))
    assert {file.path for file in static_files(catalogue("shipped"))} > paths


def test_the_same_data_give_the_same_bytes() -> None:
    again = {file.path: file.content for file in twins.files(Catalogue.of(load(FOLDERS["two_years"])))}
    assert again == made("two_years")


# --- what they say


def test_an_item_says_what_the_ledger_records() -> None:
    for path, value in told("shipped"):
        if "/oit/" in path:
            owner = next(found for found in catalogue("shipped").agencies if found.slug == value["agency"]["slug"])
            item = owner.criteria.items[value["year"], value["item"]["code"]]
            record = records.item_record(owner, value["year"], item)
            assert value["record"] == json.loads(json.dumps(record))
            assert value["fingerprint"] == records.fingerprint(record)


def test_a_score_of_nothing_is_a_score(tmp_path: Path) -> None:
    data = SOURCE + "indicators: [{number: 9, name: ก, instrument: OIT, score: '0.00'}]\n"
    owner = agency(tmp_path, {"2568/results.yml": data})
    (indicator,) = records.plain(owner.year(2568).results)["indicators"]
    assert indicator["score"] == {"value": "0.00"}
    assert "0.00" in str(table(owner, owner.year(2568), "results").rows)


def test_evidence_is_flattened_row_by_row(tmp_path: Path) -> None:
    components = """\
items:
  O1:
    summary: สรุป
    components:
      structure-chart:
        - tree: {caption: ผัง, root: {name: นายก, below: [{name: ปลัด, note: ว่าง}]}}
        - table: {caption: ตาราง, columns: [ก, ข], rows: [["1", "=1+1"], ["2", ""]]}
        - chart: {caption: กราฟ, unit: ราย, bars: [{label: ไม่มี, value: "0"}]}
        - {contact: สำนักงาน, phone: "02-000-0000"}
        - ไม่มี
"""
    owner = agency(tmp_path, {"2568/oit.yml": SOURCE + components})
    item = owner.criteria.items[2568, "O1"]
    content = next(file.content for file in twins.item_files(owner, 2568, item) if file.path.endswith(".csv"))
    rows = list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    short = [(row["kind"], row["row"], row["cell_1"], row["cell_2"], row["cell_3"]) for row in rows]
    assert short[:11] == [
        ("summary", "", "", "", ""),
        ("tree", "0", "ระดับ", "ชื่อ", "คำอธิบาย"),
        ("tree", "1", "1", "นายก", ""),
        ("tree", "2", "2", "ปลัด", "ว่าง"),
        ("table", "0", "ก", "ข", ""),
        ("table", "1", "1", "'=1+1", ""),
        ("table", "2", "2", "", ""),
        ("chart", "0", "รายการ", "ราย", ""),
        ("chart", "1", "ไม่มี", "0", ""),
        ("contact", "0", "ผู้ติดต่อ", "โทรศัพท์", ""),
        ("contact", "1", "สำนักงาน", "02-000-0000", ""),
    ]
    assert short[11][0] == "none"
    assert {row["kind"] for row in rows[12:]} == {"missing"}


@pytest.mark.parametrize("case", FOLDERS)
def test_every_piece_of_evidence_has_its_row(case: str) -> None:
    shown = dict(tables(case))
    for path, value in told(case):
        if "/oit/" in path:
            rows = shown[path.replace(".json", ".csv")]
            pieces = {(row["component"], row["part"]) for row in rows if row["part"]}
            parts = value["record"].get("components", {})
            assert pieces == {(name, str(n)) for name, many in parts.items() for n, _ in enumerate(many, 1)}


def test_every_measure_report_and_score_has_its_row() -> None:
    shown = dict(tables("shipped"))
    for path, value in told("shipped"):
        rows = shown[path.replace(".json", ".csv")]
        data = value.get("data", {})
        match value.get("part"):
            case "measures":
                assert [row["id"] for row in rows] == [measure["id"] for measure in data["measures"]]
            case "progress":
                outcomes = [(r["id"], o["measure"]) for r in data["rounds"] for o in r.get("results", [])]
                assert [(row["round"], row["measure"]) for row in rows] == outcomes
            case "results":
                scored = ("instruments", "indicators", "questions", "items", "history")
                count = sum(len(data.get(name, [])) for name in scored) + ("total" in data)
                assert len(rows) == count
            case None if "items" in value:
                assert [row["code"] for row in rows] == [item["code"] for item in value["items"]]


def test_addresses_are_whole_where_the_website_is_declared() -> None:
    whole = {path: value for path, value in told("shipped") if "url" in value}
    assert whole
    for value in whole.values():
        assert value["url"].endswith(f"/{value['address']}")
    assert any("url" not in value for _, value in told("shipped"))


# --- what explains them


@cache
def validators() -> dict[str, Draft202012Validator]:
    """A validator for each published schema, whose references are resolved as a stranger's would be."""
    published = {path: json.loads(content) for path, content in made("shipped").items() if path.startswith(SCHEMAS)}
    base = "https://site.invalid/"
    registry: Registry[Any] = Registry().with_resources(
        [(base + path, Resource.from_contents(schema)) for path, schema in published.items()]
    )
    for schema in published.values():
        Draft202012Validator.check_schema(schema)
    checker = Draft202012Validator.FORMAT_CHECKER
    return {
        path: Draft202012Validator({"$ref": base + path}, registry=registry, format_checker=checker)
        for path in published
    }


@pytest.mark.parametrize("case", FOLDERS)
def test_every_json_names_its_schema_and_fits_it(case: str) -> None:
    for path, value in told(case):
        folder = path.rpartition("/")[0]
        way = (Path("/") / folder / value["$schema"]).parts
        depth = value["$schema"].count("../")
        assert depth == len(folder.split("/")), way
        schema = value["$schema"].replace("../", "")
        assert [f"{path}{one.json_path}: {one.message}" for one in validators()[schema].iter_errors(value)] == []


def of(annotation: object) -> Iterator[type[Record]]:
    """Records named in a type."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
    for part in get_args(annotation):
        yield from of(part)


@cache
def models() -> dict[str, type[Record]]:
    """All records of a year by their names."""
    found: dict[str, type[Record]] = {}
    waiting = list(PARTS.values())
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            waiting += [one for field in model.model_fields.values() for one in of(field.annotation)]
    return found


ELSEWHERE = {"Disclosure", "ItemEvidence", "Change", "Survey"}
"""Records of which the files show parts of their own choosing."""
MORE = {FileEvidence: {"size", "sha256"}, ImageEvidence: {"size", "sha256"}, ShownEvidence: {"data", "of_year"}}
"""Keys that are added to a record where it is shown."""


def test_the_schemas_know_every_key_of_every_record() -> None:
    """A key that is added to the model and forgotten here would make every file that uses it invalid."""
    definitions = json.loads(made("shipped")[f"{SCHEMAS}records.json"])["$defs"]
    for name, model in models().items():
        if name not in ELSEWHERE:
            keys = set(model.model_fields) - {"origin"} | MORE.get(model, set())
            assert set(definitions[name]["properties"]) == keys, name
    item = json.loads(made("shipped")[f"{SCHEMAS}item.json"])["properties"]["record"]["properties"]
    assert set(item) == set(models()["ItemEvidence"].model_fields) - {"origin", "changes", "due"}


def keys(value: object) -> Iterator[str]:
    """All keys of a JSON value that are names."""
    if isinstance(value, list):
        for part in value:
            yield from keys(part)
    elif isinstance(value, dict):
        for name, part in value.items():
            yield name
            if name in DATA_KEYED and isinstance(part, dict):
                yield from (key for own in part.values() for key in keys(own))
            else:
                yield from keys(part)


def test_the_dictionary_knows_every_key_and_every_column() -> None:
    known = {*dictionary().keys, *dictionary().columns}
    used = {key for case in FOLDERS for _, value in told(case) for key in keys(value)}
    modelled = {name for model in models().values() for name in model.model_fields if name != "origin"}
    assert (used | modelled) - known - {"changes", "opens", "closes", "what", "why", "survey", "due"} == set()
    for case in FOLDERS:
        for path, rows in tables(case):
            folder = path.split("/")[-2]
            name = "item" if "/oit/" in path else "year" if folder.isdigit() else folder
            for column in rows[0] if rows else ():
                assert dictionary().column(name, column).th


def test_the_dictionary_speaks_of_nothing_else() -> None:
    columns = {
        column
        for case in FOLDERS
        for file in twins.files(catalogue(case))
        if file.path.endswith(".csv")
        for column in file.content.decode("utf-8-sig").split("\r\n", 1)[0].split(",")
    }
    assert set(dictionary().columns) - columns == set()
    for meaning in (*dictionary().columns.values(), *dictionary().keys.values()):
        assert meaning.label
        assert meaning.th
        assert meaning.en.isascii() or "…" in meaning.en or "–" in meaning.en


# --- the archive of a year


def test_the_archive_holds_the_whole_year() -> None:
    files = made("shipped")
    home = "tuayang/2569/"
    with zipfile.ZipFile(io.BytesIO(files[f"{home}2569.zip"])) as archive:
        names = archive.namelist()
        twinned = {path.removeprefix(home) for path in files if path.startswith(home)} - {"2569.zip"}
        attached = {f"files/{path.name}" for path in (ROOT / "data" / home / "files").iterdir()}
        assert set(names) == twinned | attached | {"dictionary.csv", "licence.txt"}
        assert names == sorted(names)
        for name in twinned:
            assert archive.read(name) == files[home + name]
        assert "อ้างอิงที่มา" in archive.read("licence.txt").decode("utf-8-sig")


# --- JSON


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
)


@given(values)
def test_json_is_what_the_library_writes(value: Any) -> None:  # noqa: ANN401  # whatever JSON can hold
    assert json_bytes(value) == f"{json.dumps(value, ensure_ascii=False, indent=1)}\n".encode()


# --- links to them


def test_a_page_leads_to_its_files_by_names_that_say_whose_they_are() -> None:
    site = catalogue("shipped")
    render = renderer(offered=twins.offered(site))
    pages = {page.address: page for page in plan(site)}
    body = render.body(pages["tuayang/2569/oit/o13/"])
    assert '<a href="o13.csv" download="tuayang-2569-o13.csv">แฟ้ม CSV</a>' in body
    assert "ทุกแฟ้มของปีนี้" in render.body(pages["tuayang/2569/"])
    assert "p-downloads" not in render.body(pages["measures/"])


def test_a_site_of_one_agency_names_files_by_year() -> None:
    (page, *_) = twins.offered(Catalogue.of(load(FOLDERS["two_years"])))
    assert [one.name for one in page.offered] == [f"{page.year}-o1.json", f"{page.year}-o1.csv"]
