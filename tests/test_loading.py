"""A folder becomes agencies and years; whatever else lies in it is named, never silently dropped and never guessed."""

import hashlib
from pathlib import Path

import pytest

from prongsai.attachments import TYPES, attachments
from prongsai.loading import PARTS, Loaded, load
from prongsai.model.evidence import Evidence, NoneEvidence, TextEvidence
from prongsai.problems import Place, Severity
from writing import AGENCY, SOURCE, Files, single, write

MINIMAL = {
    # a data file, and the least that makes it one
    "results": SOURCE,
    "analysis": SOURCE,
    "measures": SOURCE,
    "progress": SOURCE,
    "constraints": SOURCE,
    "documents": SOURCE,
    "oit": SOURCE,
}


def loaded(site: Path, files: Files) -> Loaded:
    """What is read of a site."""
    return load(write(site, files))


def told(found: Loaded) -> list[tuple[str, str]]:
    """Code and file of every problem."""
    return [(problem.code, problem.place.file) for problem in found.problems]


# --- layouts


def test_one_agency_lies_directly_in_the_data_folder(tmp_path: Path) -> None:
    found = loaded(tmp_path, single({"2568/measures.yml": SOURCE}))
    assert [(agency.slug, [data.year for data in agency.years]) for agency in found.agencies] == [("", [2568])]
    assert not found.problems


def test_many_agencies_lie_in_folders_that_become_addresses(tmp_path: Path) -> None:
    files = {f"data/{name}/agency.yml": AGENCY for name in ("tai", "khuan-khanun", "a2")}
    found = loaded(tmp_path, {**files, "data/tai/2569/oit.yml": SOURCE})
    assert [agency.slug for agency in found.agencies] == ["a2", "khuan-khanun", "tai"]
    assert not found.problems


def test_years_come_oldest_first(tmp_path: Path) -> None:
    found = loaded(tmp_path, single({f"{year}/oit.yml": SOURCE for year in (2569, 2565, 2567)}))
    assert [data.year for data in found.agencies[0].years] == [2565, 2567, 2569]


def test_the_table_of_minimal_files_is_complete() -> None:
    assert set(MINIMAL) == set(PARTS)


@pytest.mark.parametrize("part", MINIMAL)
def test_each_data_file_fills_its_own_part_of_the_year(part: str, tmp_path: Path) -> None:
    found = loaded(tmp_path, single({f"2568/{part}.yml": MINIMAL[part]}))
    (data,) = found.agencies[0].years
    assert isinstance(getattr(data, part), PARTS[part])
    assert all(getattr(data, other) is None for other in PARTS if other != part)
    assert getattr(data, part).place == Place(f"data/2568/{part}.yml", 1, 1)


def test_a_year_folder_without_files_is_a_year_without_data(tmp_path: Path) -> None:
    found = loaded(tmp_path, single({"2568/.gitkeep": ""}))
    (data,) = found.agencies[0].years
    assert data.year == 2568
    assert not any(getattr(data, part) for part in PARTS)
    assert not found.problems


# --- folders

FOLDERS = [
    # folder of an agency, whether it can be part of an address
    ("tuayang", True),
    ("khuan-khanun", True),
    ("a1", True),
    ("Tuayang", False),
    ("อบต", False),
    ("khuan_khanun", False),
    ("khuan khanun", False),
    ("-tai", False),
    ("a--b", False),
    ("measures", False),  # the site's own pages live there
    ("concepts", False),
    ("assets", False),
    ("about", False),
]


@pytest.mark.parametrize(("name", "good"), FOLDERS)
def test_a_folder_of_an_agency_must_fit_into_an_address(name: str, good: bool, tmp_path: Path) -> None:  # noqa: FBT001
    found = loaded(tmp_path, {f"data/{name}/agency.yml": AGENCY})
    assert [agency.slug for agency in found.agencies] == ([name] if good else [])
    assert told(found) == ([] if good else [("bad-folder-name", f"data/{name}")])


YEARS = [
    # folder of a year, whether it is one
    ("2540", True),
    ("2640", True),
    ("2539", False),
    ("2641", False),
    ("2025", False),
    ("๒๕๖๘", False),
    ("²568", False),
    ("2568-old", False),
    ("68", False),
]


@pytest.mark.parametrize(("name", "good"), YEARS)
def test_a_folder_of_a_year_is_four_arabic_digits(name: str, good: bool, tmp_path: Path) -> None:  # noqa: FBT001
    found = loaded(tmp_path, single({f"{name}/oit.yml": SOURCE}))
    assert [str(data.year) for data in found.agencies[0].years] == ([name] if good else [])
    assert told(found) == ([] if good else [("stray-file", f"data/{name}")])


STRAY: list[tuple[Files, str, str]] = [
    # files, code, what is named
    (single({"notes.txt": ""}), "stray-file", "data/notes.txt"),
    (single({"results.yml": SOURCE}), "stray-file", "data/results.yml"),
    (single({"2568.yml": SOURCE}), "stray-file", "data/2568.yml"),
    (single({"nuea/agency.yml": AGENCY}), "stray-file", "data/nuea"),
    ({"data/nuea/agency.yml": AGENCY, "data/results.yml": SOURCE}, "stray-file", "data/results.yml"),
    ({"data/nuea/agency.yml": AGENCY, "data/nuea/criteria/2569.yml": ""}, "stray-file", "data/nuea/criteria"),
    ({"data/nuea/agency.yml": AGENCY, "data/tai/2568/oit.yml": SOURCE}, "no-agency-file", "data/tai"),
    (single({"2568/result.yml": SOURCE}), "unknown-file", "data/2568/result.yml"),
    (single({"2568/results.yaml": SOURCE}), "unknown-file", "data/2568/results.yaml"),
    (single({"2568/plan.pdf": ""}), "unknown-file", "data/2568/plan.pdf"),
    (single({"2568/file/plan.pdf": ""}), "unknown-file", "data/2568/file"),
    ({}, "no-data-folder", "data"),
    ({"data/.gitkeep": ""}, "no-agencies", "data"),
    ({"data/_old/agency.yml": AGENCY}, "no-agencies", "data"),
]


@pytest.mark.parametrize(("files", "code", "named"), STRAY)
def test_what_lies_in_the_wrong_place_is_named(files: Files, code: str, named: str, tmp_path: Path) -> None:
    assert told(loaded(tmp_path, files)) == [(code, named)]


@pytest.mark.parametrize("files", [single({"notes.txt": ""}), {"data/nuea/agency.yml": AGENCY, "data/notes.txt": ""}])
def test_a_misplaced_file_does_not_stop_the_site(files: Files, tmp_path: Path) -> None:
    (problem,) = loaded(tmp_path, files).problems
    assert problem.severity is Severity.CHECK


def test_a_misnamed_file_of_a_year_stops_the_site_and_names_the_right_name(tmp_path: Path) -> None:
    """Its data would be missing from the site without anybody noticing."""
    (problem,) = loaded(tmp_path, single({"2568/mesures.yml": SOURCE})).problems
    assert problem.severity is Severity.ERROR
    assert problem.params["meant"] == "measures.yml"


HIDDEN = [
    *(".DS_Store", "~$results.yml", "_draft.yml", "desktop.ini", "Thumbs.db", ".results.yml.swp"),
    *(".git/config", "_old/plan.pdf"),
]


@pytest.mark.parametrize("name", HIDDEN)
@pytest.mark.parametrize("folder", ["", "2568/", "2568/files/"])
def test_what_systems_and_editors_leave_behind_is_passed_over(name: str, folder: str, tmp_path: Path) -> None:
    found = loaded(tmp_path, single({"2568/oit.yml": SOURCE, f"{folder}{name}": "x"}))
    assert not found.problems
    assert found.agencies[0].years[0].files == ()


def test_a_broken_file_leaves_the_others_readable(tmp_path: Path) -> None:
    found = loaded(tmp_path, single({"2568/oit.yml": "items: [", "2568/measures.yml": SOURCE}))
    (data,) = found.agencies[0].years
    assert data.oit is None
    assert data.measures is not None
    assert found.problems


def test_problems_come_in_order_of_place(tmp_path: Path) -> None:
    bad = SOURCE + "measures:\n  - id: ก\n    topic: 9\n"
    found = loaded(tmp_path, single({"2569/measures.yml": bad, "2568/measures.yml": bad, "a.txt": ""}))
    places = [problem.place for problem in found.problems]
    assert places == sorted(places)
    assert len(places) == 5


def test_places_are_named_from_the_folder_asked_for(tmp_path: Path) -> None:
    data = write(tmp_path, single({"notes.txt": ""}))
    (problem,) = load(data, root=data).problems
    assert problem.place.file == "notes.txt"


# --- nothing, and nothing to report

SAID: list[tuple[str, type[Evidence]]] = [
    # written, what it is taken for
    ("ไม่มี", NoneEvidence),
    ("-", NoneEvidence),
    ('"-"', NoneEvidence),
    ("ไม่มีเรื่องร้องเรียนในปีนี้", TextEvidence),
    ("{none: ไม่มีเรื่องร้องเรียน}", NoneEvidence),
]


@pytest.mark.parametrize(("written", "kind"), SAID)
def test_saying_that_there_is_nothing_is_evidence(written: str, kind: type, tmp_path: Path) -> None:
    text = f"{SOURCE}items:\n  O1:\n    components:\n      structure-chart: {written}\n"
    if written == "-":
        text = text.replace(": -", ":\n        - '-'")
    oit = loaded(tmp_path, single({"2568/oit.yml": text})).agencies[0].years[0].oit
    assert oit
    assert [type(part) for part in oit.items["O1"].components["structure-chart"]] == [kind]


@pytest.mark.parametrize("written", ["", "~", "null"])
def test_a_key_left_empty_says_nothing(written: str, tmp_path: Path) -> None:
    text = f"{SOURCE}items:\n  O1:\n    components:\n      structure-chart: {written}\n    unit:\n"
    oit = loaded(tmp_path, single({"2568/oit.yml": text})).agencies[0].years[0].oit
    assert oit
    assert oit.items["O1"].components == {}
    assert oit.items["O1"].unit is None


def test_an_item_is_known_by_any_spelling_of_its_code(tmp_path: Path) -> None:
    text = SOURCE + "items:\n  ข้อ ๐๑:\n    summary: ก\n  โอ2:\n    summary: ข\n  o-03:\n    summary: ค\n"
    oit = loaded(tmp_path, single({"2568/oit.yml": text})).agencies[0].years[0].oit
    assert oit
    assert list(oit.items) == ["O1", "O2", "O3"]


# --- attachments


def test_attachments_carry_their_name_size_kind_and_fingerprint(tmp_path: Path) -> None:
    content = b"%PDF-1.4 plan"
    found = loaded(tmp_path, single({"2568/files/plans/plan.pdf": content, "2568/files/a.PNG": b"x"}))
    picture, plan = found.agencies[0].years[0].files
    assert (picture.name, picture.size, picture.type) == ("a.PNG", 1, "PNG")
    assert (plan.name, plan.size, plan.type) == ("plans/plan.pdf", len(content), "PDF")
    assert plan.sha256 == hashlib.sha256(content).hexdigest()
    assert plan.path.read_bytes() == content
    assert not found.problems


def test_attachments_come_in_order_of_their_names(tmp_path: Path) -> None:
    write(tmp_path, {f"files/{name}": name for name in ("b.pdf", "a/z.pdf", "c.pdf", "a.pdf")})
    assert [file.name for file in attachments(tmp_path / "files")] == sorted(
        ["a.pdf", "a/z.pdf", "b.pdf", "c.pdf"], key=lambda name: tmp_path / "files" / name
    )


def test_a_year_without_attachments_has_none(tmp_path: Path) -> None:
    assert list(attachments(tmp_path / "files")) == []


@pytest.mark.parametrize("ending", [*TYPES, ".xyz"])
def test_a_kind_of_file_has_a_word_for_readers(ending: str, tmp_path: Path) -> None:
    write(tmp_path, {f"files/plan{ending}": "x"})
    (file,) = attachments(tmp_path / "files")
    assert file.type == TYPES.get(ending, "XYZ")
