"""Everything that is to be said about a site, and that many agencies side by side are told the same."""

import gc
import os
from pathlib import Path

import pytest

from prongsai import examining
from prongsai.examining import MANY, examine, problems_of
from prongsai.loading import agency_folders, load
from prongsai.problems import Problem, Severity
from writing import SOURCE, Files, single, write

AGENCY = "name: องค์การบริหารส่วนตำบลที่{n}\nshort: อบต.ที่{n}\nkind: องค์การบริหารส่วนตำบล\n"
ANALYSIS = SOURCE + "entries:\n  - id: d1\n    title: ก\n    findings:\n      - {id: f1, text: ข}\n"
PHONE = "โทร. 081-234-5678\n"


def many(count: int) -> dict[str, str]:
    """A site of so many agencies; every third of them has something wrong, others something to look at."""
    files = {
        "data/notes.txt": "",
        "data/criteria/concepts.yml": "concepts: []\n",
        "content/about.md": f"# ก\n\n{PHONE}",
    }
    for n in range(count):
        files[f"data/tambon-{n}/agency.yml"] = AGENCY.format(n=n)
        files[f"data/tambon-{n}/2568/measures.yml"] = SOURCE + "measures:\n  - id: m1\n    title: ก\n"
        if n % 3 == 0:
            files[f"data/tambon-{n}/2568/measures.yml"] += "    findings: [f9]\n"
        if n % 3 == 1:
            files[f"data/tambon-{n}/2568/oit.yml"] = SOURCE + "items: {O1: {components: {duties: xx}}}\n"
    return files


@pytest.fixture
def two_processes(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine with two processors, whatever the real one has."""
    monkeypatch.setattr(os, "cpu_count", lambda: 2)


def of_both(site: Path, files: Files) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """What is found with all data at hand, and side by side."""
    data = write(site, files)
    return examine(data, site / "content")[1], problems_of(data, site / "content").problems


@pytest.mark.usefixtures("two_processes")
def test_many_agencies_are_told_the_same_side_by_side(tmp_path: Path) -> None:
    together, apart = of_both(tmp_path, many(MANY + 3))
    assert {"unknown-finding", "placeholder-text", "phone-number", "stray-file"} <= {one.code for one in together}
    assert apart == together


@pytest.mark.usefixtures("two_processes")
def test_what_one_agency_declares_public_holds_for_pages_by_hand(tmp_path: Path) -> None:
    contact = "{contact: นายก, phone: 081-234-5678, required_by: หลักเกณฑ์ ITA ข้อ O2}"
    declared = {
        "data/tambon-2/2568/oit.yml": SOURCE + f"items: {{O2: {{components: {{executive-detail: {contact}}}}}}}\n"
    }
    together, apart = of_both(tmp_path, many(MANY) | declared)
    assert "phone-number" not in {one.code for one in together}
    assert apart == together


@pytest.mark.usefixtures("two_processes")
def test_what_one_agency_reviewed_holds_for_pages_by_hand(tmp_path: Path) -> None:
    sound = {name: text for name, text in many(MANY).items() if "oit.yml" not in name}
    sound = {name: text.replace("    findings: [f9]\n", "") for name, text in sound.items()}
    (mark,) = {one.mark for one in of_both(tmp_path / "first", sound)[0] if one.code == "phone-number"}
    reviews = f"reviews: [{{problem: '{mark}', date: 1 ก.พ. 2569, reason: เบอร์กลาง}}]\n"
    together, apart = of_both(tmp_path / "second", sound | {"data/tambon-5/reviews.yml": reviews})
    assert [one.reviewed is not None for one in together if one.code == "phone-number"] == [True]
    assert "review-outdated" not in {one.code for one in together}
    assert apart == together


def test_a_review_holds_in_the_agency_that_made_it_alone(tmp_path: Path) -> None:
    files = many(5)
    (mark, *_) = (
        one.mark for one in of_both(tmp_path / "first", files)[0] if one.place.file.startswith("data/tambon-1/")
    )
    reviews = f"reviews: [{{problem: '{mark}', date: 1 ก.พ. 2569, reason: ตรวจแล้ว}}]\n"
    _, found = examine(write(tmp_path / "second", files | {"data/tambon-2/reviews.yml": reviews}))
    assert not any(one.reviewed for one in found)


def test_few_agencies_need_no_other_process(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(examining, "ProcessPoolExecutor", None)
    together, apart = of_both(tmp_path, many(MANY - 1))
    assert apart == together


def test_only_the_agencies_asked_for_are_read(tmp_path: Path) -> None:
    data = write(tmp_path, many(4))
    assert agency_folders(data) == ("tambon-0", "tambon-1", "tambon-2", "tambon-3")
    loaded = load(data, only={"tambon-1"})
    assert [(agency.slug, bool(agency.years)) for agency in loaded.agencies] == [
        ("tambon-0", False),
        ("tambon-1", True),
        ("tambon-2", False),
        ("tambon-3", False),
    ]


def test_a_single_agency_has_no_folders_to_share(tmp_path: Path) -> None:
    data = write(tmp_path, single({"2568/measures.yml": SOURCE + "measures: []\n"}))
    assert agency_folders(data) == ()
    assert agency_folders(tmp_path / "nowhere") == ()


def test_a_citizen_id_in_a_page_by_hand_stops_the_site(tmp_path: Path) -> None:
    files = {**single({"2568/measures.yml": SOURCE + "measures: []\n"}), "content/about.md": "เลข 1-2345-67890-12-1\n"}
    _, found = examine(write(tmp_path, files), tmp_path / "content")
    assert [(one.code, str(one.place), one.severity) for one in found] == [
        ("citizen-id", "content/about.md:1:5", Severity.ERROR)
    ]


def test_the_collector_is_left_as_it_was(tmp_path: Path) -> None:
    data = write(tmp_path, single({"2568/analysis.yml": ANALYSIS}))
    examine(data)
    assert gc.isenabled()
    gc.disable()
    try:
        examine(data)
        assert not gc.isenabled()
    finally:
        gc.enable()
