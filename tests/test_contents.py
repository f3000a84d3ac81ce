"""Attachments of a site: each fault is told at the file, and sound ones raise nothing."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import contents
from prongsai.examining import examine
from prongsai.loading import load
from prongsai.problems import Problem, Severity
from samples import sample
from writing import SOURCE, Files, single, write

ROOT = Path(__file__).parents[1]
CHECKS = (
    contents.attachments_open,
    contents.attachments_used,
    contents.attachments_named,
    contents.names_free,
)


def problems(data: Path) -> list[Problem]:
    """What the checks of attachments say."""
    catalogue = Catalogue.of(load(data))
    return [problem for one in CHECKS for problem in one(catalogue)]


def told(site: Path, files: Files) -> list[str]:
    """Code and file of what they say about a site of one agency."""
    found = problems(write(site, single(files)))
    return [f"{problem.code} {problem.place.file.removeprefix('data/')}" for problem in found]


def naming(*names: str) -> str:
    """Evidence of these files."""
    parts = "".join(f"        - {{file: {name}, title: ก}}\n" for name in names)
    return f"{SOURCE}items:\n  O1:\n    components:\n      structure-chart:\n{parts}"


def test_the_sample_agency_is_silent() -> None:
    assert problems(ROOT / "data") == []


CASES: list[tuple[str, Files, list[str]]] = [
    ("sound", {"2568/oit.yml": naming("plan.pdf"), "2568/files/plan.pdf": sample("pdf")}, []),
    (
        "emptied",
        {"2568/oit.yml": naming("plan.pdf"), "2568/files/plan.pdf": b""},
        ["attachment-empty 2568/files/plan.pdf"],
    ),
    (
        "in a folder",
        {"2568/oit.yml": naming("a/plan.pdf"), "2568/files/a/plan.pdf": b""},
        ["attachment-empty 2568/files/a/plan.pdf"],
    ),
    ("unused", {"2568/files/plan.pdf": sample("pdf")}, ["attachment-unused 2568/files/plan.pdf"]),
    (
        "named within a text",
        {"2568/measures.yml": SOURCE + "notes: ดู files/plan.pdf\n", "2568/files/plan.pdf": sample("pdf")},
        [],
    ),
    (
        "named like a device",
        {"2568/oit.yml": naming("aux.pdf"), "2568/files/aux.pdf": sample("pdf")},
        ["reserved-name 2568/files/aux.pdf"],
    ),
    (
        "a measure named like a device",
        {"2568/measures.yml": SOURCE + "measures:\n  - {id: com1, title: ก}\n"},
        ["reserved-name 2568/measures.yml"],
    ),
    ("nearly a device", {"2568/measures.yml": SOURCE + "measures:\n  - {id: con1, title: ก}\n"}, []),
]


@pytest.mark.parametrize(("files", "expected"), [row[1:] for row in CASES], ids=[row[0] for row in CASES])
def test_attachments_are_told_at_the_file(files: Files, expected: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, files) == expected


NAMES: list[tuple[list[str], list[str]]] = [
    # names of attachments, what is suggested
    (["plan-2568.pdf", "plan_2568.v2.pdf"], []),
    (["Plan 2568.PDF"], ["plan-2568.pdf"]),
    (["แผน ๒๕๖๘.pdf"], ["document-2568.pdf"]),
    (["แผน.pdf", "ผัง.pdf"], ["document-2568.pdf", "document-2568-2.pdf"]),
    (["รูป/a b.png"], ["folder/a-b.png"]),
]


@pytest.mark.parametrize(("names", "suggested"), NAMES)
def test_a_name_that_does_not_last_gets_a_better_one(names: list[str], suggested: list[str], tmp_path: Path) -> None:
    files: Files = {f"2568/files/{name}": sample("pdf") for name in names}
    found = contents.attachments_named(Catalogue.of(load(write(tmp_path, single(files)))))
    assert sorted(problem.params["meant"] for problem in found) == sorted(suggested)


def test_the_line_that_names_a_file_is_told_and_may_move(tmp_path: Path) -> None:
    files: Files = {"2568/oit.yml": naming("plan.pdf"), "2568/files/plan.pdf": b""}
    (first,) = problems(write(tmp_path, single(files)))
    assert first.params["first"] == "data/2568/oit.yml:6:18"
    assert first.severity is Severity.ERROR
    (moved,) = problems(write(tmp_path, single({**files, "2568/oit.yml": "\n" + naming("plan.pdf")})))
    assert first.mark == moved.mark


def test_a_file_the_system_holds_back_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(tmp_path, single({"2568/files/plan.pdf": sample("pdf"), "2568/files/x.pdf": sample("pdf")}))
    read = Path.read_bytes

    def held(path: Path) -> bytes:
        if path.name == "plan.pdf":
            raise PermissionError
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", held)
    _, found = examine(data)
    assert [problem.place.file for problem in found if problem.code == "attachment-unreadable"] == [
        "data/2568/files/plan.pdf"
    ]
