"""The commands a clerk types: what they say, how they end, and that nothing is ever lost."""

import json
import os
import shutil
import socket
import sys
from pathlib import Path

import pytest

from built import OFFICE, PLAN, differing, files_of, prongsai, settings, write_office
from prongsai.guide import explained, guide
from prongsai.messages import rules
from prongsai.publishing import swap
from writing import AGENCY, write

pytest_plugins = ["site_fixtures"]

MEASURES = "data/2568/measures.yml"
TAB = "source: เอกสารทดสอบ\nmeasures:\n\t- id: m1\n"
OLD = "เว็บไซต์เดิม"
LOST = "Traceback"
STRAY = "data/เก่า.txt"
CUT = "yaml-hash-cut"


def old_site(office: Path) -> dict[str, bytes]:
    """A finished site from earlier."""
    folder = office / "site"
    folder.mkdir()
    (folder / "index.html").write_text(OLD, "utf-8")
    (folder / "assets/prongsai").mkdir(parents=True)
    (folder / "assets/prongsai/prongsai.css").write_text("", "utf-8")
    return files_of(office)


def names(folder: Path) -> set[str]:
    """What lies in a folder, hidden or not."""
    return {path.name for path in folder.iterdir()}


# check


def test_sound_data_are_said_to_be_sound(office: Path) -> None:
    before = files_of(office)
    ran = prongsai("check", "--only", "yaml-tab", cwd=office)
    assert ran.code == 0
    assert ran.out.startswith("ในส่วนที่เลือก ไม่พบข้อผิดพลาด")
    assert ran.err == ""
    assert prongsai("check", cwd=office).out.startswith("ไม่พบข้อผิดพลาด")
    assert differing(before, files_of(office)) == []


def test_a_problem_is_told_with_its_place_the_reason_and_the_way_out(office: Path) -> None:
    (office / MEASURES).write_text(TAB, "utf-8")
    ran = prongsai("check", "--only", "yaml-tab", cwd=office)
    assert ran.code == 1
    assert ran.err.startswith(f"{MEASURES}:3:1: ผิด: บรรทัดนี้ย่อหน้าด้วยแป้น Tab [yaml-tab:")
    assert "กรุณา" in ran.err
    assert ran.out.startswith("ในส่วนที่เลือก พบจุดที่ผิด 1 จุด")
    assert ran.out.count("\n") == 1


def test_problems_can_be_told_in_english(office: Path) -> None:
    (office / MEASURES).write_text(TAB, "utf-8")
    for command in ("check", "build"):
        ran = prongsai(command, "--lang", "en", cwd=office)
        assert ran.code == 1
        assert f"{MEASURES}:3:1: error: the line is indented with a tab [yaml-tab:" in ran.err
        assert ran.out.startswith("1 wrong")


def test_what_only_wants_a_look_stops_nothing(office: Path) -> None:
    (office / "data/เก่า.txt").write_text("จดไว้", "utf-8")
    ran = prongsai("check", "--only", "stray-file", cwd=office)
    assert ran.code == 0
    assert "data/เก่า.txt:1:1: ตรวจสอบ: " in ran.err
    assert ran.out.startswith("ในส่วนที่เลือก ไม่พบข้อผิดพลาด · ตรวจสอบ 1 จุด")
    assert prongsai("build", "--strict", cwd=office).code == 0


def test_check_finds_what_would_stop_the_build(office: Path) -> None:
    (office / "content/measures.md").write_text("# เขียนเอง\n", "utf-8")
    assert prongsai("build", cwd=office).code == 1
    ran = prongsai("check", cwd=office)
    assert ran.code == 1
    assert "[address-taken:" in ran.told


# what is stopped by


@pytest.mark.parametrize(
    ("options", "code"),
    [((), 0), (("--stop-at", "error"), 0), (("--stop-at", "check"), 1), (("--stop-at", "advice"), 1)],
)
def test_a_person_may_ask_to_stop_at_less_than_an_error(office: Path, options: tuple[str, ...], code: int) -> None:
    (office / STRAY).write_text("จดไว้", "utf-8")
    assert prongsai("check", "--only", "stray-file", *options, cwd=office).code == code
    ran = prongsai("check", "--only", "yaml-tab", *options, cwd=office)
    assert ran.code == 0, "what is left out stops nothing"
    assert "นอกส่วนที่เลือก: " in ran.out


def test_a_build_asked_to_stop_at_doubts_keeps_the_old_site_and_tells_them(office: Path) -> None:
    old_site(office)
    (office / STRAY).write_text("จดไว้", "utf-8")
    before = files_of(office)
    ran = prongsai("build", "--stop-at", "check", cwd=office)
    assert ran.code == 1
    assert f"{STRAY}:1:1: ตรวจสอบ: " in ran.err
    assert "หยุดตามที่สั่งด้วย --stop-at เว็บไซต์เดิมยังอยู่ครบ" in ran.out
    assert differing(before, files_of(office)) == []


def test_a_build_tells_of_doubts_only_how_many_there_are(office: Path) -> None:
    (office / STRAY).write_text("จดไว้", "utf-8")
    ran = prongsai("build", cwd=office)
    assert ran.code == 0
    assert ran.err == ""
    assert STRAY not in ran.told
    assert ran.out.startswith("มีจุดที่ควรดู (ตรวจสอบ ")
    assert "สั่ง prongsai check เพื่อดูรายละเอียด" in ran.out


# reviewed


def test_what_was_reviewed_is_told_last_and_shortly_and_stops_nothing(office: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (office / "data" / name).write_text("จดไว้", "utf-8")
    ran = prongsai("check", "--only", "stray-file", cwd=office)
    line = ran.out.splitlines()[1]
    assert line.startswith("จุดที่ตรวจแล้วและคงไว้ ให้จดใน data/reviews.yml เช่น  reviews: [{problem: stray-file:")
    assert ran.out.count("\n") == 2, "once for all problems"
    pasted = line[line.index("reviews:") :].replace("วันที่ตรวจ", "31 มี.ค. 2569")
    (office / "data/reviews.yml").write_text(pasted, "utf-8")
    ran = prongsai("check", "--only", "stray-file", cwd=office)
    assert ran.err.startswith("data/b.txt:1:1: ตรวจสอบ: ")
    assert "data/a.txt:1:1: ตรวจแล้ว: " in ran.err
    assert ran.err.index("data/b.txt") < ran.err.index("data/a.txt")
    assert "    31 มี.ค. 2569 ตำแหน่งผู้ตรวจ: เหตุผลที่คงไว้" in ran.err
    assert "ตรวจสอบ 1 จุด · ตรวจแล้ว 1 จุด" in ran.out
    (office / "data/b.txt").unlink()
    ran = prongsai("check", "--only", "stray-file", "--stop-at", "check", cwd=office)
    assert ran.code == 0
    assert "reviews: [" not in ran.out


# which part


def two_agencies(folder: Path) -> Path:
    """A site of two agencies with a stray file in each of their years."""
    strays = {
        f"data/{slug}/{year}/{part}.yml": f"source: แผนปี {year}\nnotes: ข้อ #1\n"
        for slug in ("nuea", "tai")
        for year in (2567, 2568)
        for part in ("measures",)
    }
    write(folder, {"content/about.md": "# ก\n", **strays})
    write(folder, {f"data/{slug}/agency.yml": AGENCY for slug in ("nuea", "tai")})
    settings(folder)
    return folder


PARTS = [
    # options, files whose problems are shown
    ((), ["nuea/2567", "nuea/2568", "tai/2567", "tai/2568"]),
    (("--year", "2568"), ["nuea/2568", "tai/2568"]),
    (("--year", "๒๕๖๘"), ["nuea/2568", "tai/2568"]),
    (("--year", "2567", "--year", "2568"), ["nuea/2567", "nuea/2568", "tai/2567", "tai/2568"]),
    (("--agency", "tai"), ["tai/2567", "tai/2568"]),
    (("--agency", "tai", "--year", "2567"), ["tai/2567"]),
    (("--only", "missing-file"), []),
]


@pytest.mark.parametrize(("options", "shown"), PARTS)
def test_a_part_of_the_report_can_be_asked_for(tmp_path: Path, options: tuple[str, ...], shown: list[str]) -> None:
    folder = two_agencies(tmp_path)
    ran = prongsai("check", *options, *(() if "--only" in options else ("--only", CUT)), cwd=folder)
    found = [line.split(":")[0] for line in ran.err.splitlines() if f"[{CUT}:" in line]
    assert found == [f"data/{one}/measures.yml" for one in shown]
    assert ran.code == 0


MISTAKEN = [
    # options, what is said
    (("--year", "2570"), "ไม่มีข้อมูลของปี 2570 ปีที่มีคือ 2567, 2568"),
    (("--year", "25"), "“25” ไม่ใช่ปีงบประมาณ"),
    (("--year", "ปีนี้"), "“ปีนี้” ไม่ใช่ปีงบประมาณ"),
    (("--year", "2025"), "“2025” ไม่ใช่ปีงบประมาณ"),
    (("--agency", "nueea"), "ไม่มีหน่วยงาน “nueea” หมายถึง nuea หรือไม่ หน่วยงานที่มีคือ nuea, tai"),
    (("--agency", ""), "ไม่มีหน่วยงาน “”"),
    (("--only", "mising-file"), "ไม่รู้จักรหัส “mising-file” หมายถึง missing-file หรือไม่"),
    (("--only", "ก"), "ไม่รู้จักรหัส “ก” ดูรหัสทั้งหมดด้วย prongsai check --explain all"),
    (("--explain", "mising-file"), "หมายถึง missing-file หรือไม่"),
    (("--explain", ""), "ไม่รู้จักรหัส “”"),
    (("--today", "เมื่อวาน"), "อ่าน “เมื่อวาน” เป็นวันที่ไม่ได้"),
    (("--today", "2569"), "อ่าน “2569” เป็นวันที่ไม่ได้"),
    (("--today", "มีนาคม 2569"), "2569-03-31"),
    (("--today", "2026-03-31"), "อ่าน “2026-03-31” เป็นวันที่ไม่ได้"),
    (("--today", "31 ก.พ. 2569"), "อ่าน “31 ก.พ. 2569” เป็นวันที่ไม่ได้"),
    (("--format", "xml"), "xml"),
    (("--stop-at", "never"), "never"),
]


@pytest.mark.parametrize(("options", "said"), MISTAKEN)
def test_what_is_asked_for_wrongly_is_told_with_what_there_is(
    tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    ran = prongsai("check", *options, cwd=two_agencies(tmp_path))
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""
    assert LOST not in ran.err


def test_a_site_of_one_agency_has_no_agencies_to_choose_from(office: Path) -> None:
    ran = prongsai("check", "--agency", "office", cwd=office)
    assert ran.code == 2
    assert "เว็บไซต์นี้มีหน่วยงานเดียว" in ran.err


def test_an_agency_whose_file_is_broken_can_still_be_asked_for(tmp_path: Path) -> None:
    folder = two_agencies(tmp_path)
    (folder / "data/tai/agency.yml").write_text("name: [\n", "utf-8")
    ran = prongsai("check", "--agency", "tai", cwd=folder)
    assert ran.code == 1
    assert "data/tai/agency.yml:" in ran.err
    assert "data/nuea" not in ran.err


@pytest.mark.parametrize("day", ["2569-03-31", "31 มี.ค. 2569", "๓๑ มีนาคม ๒๕๖๙", "31/3/2569"])
def test_what_is_overdue_is_told_when_the_day_is_given(office: Path, day: str) -> None:
    (office / "data/2568/progress.yml").write_text(
        "source: รายงาน\nrounds:\n  - id: r6\n    title: รอบ 6 เดือน\n    months: [6]\n    due: 15 เม.ย. 2568\n", "utf-8"
    )
    assert "[round-overdue:" not in prongsai("check", cwd=office).err
    assert "[round-overdue:" in prongsai("check", "--today", day, cwd=office).err


# explained


@pytest.mark.parametrize("written", ["missing-file", "MISSING-FILE", "missing-file:1f3a9c2e"])
def test_a_code_is_explained_anywhere(tmp_path: Path, written: str) -> None:
    ran = prongsai("check", "--explain", written, cwd=tmp_path)
    assert ran.code == 0
    assert ran.out == explained(rules()["missing-file"])
    assert prongsai("check", "--explain", written, "--lang", "en", cwd=tmp_path).out == explained(
        rules()["missing-file"], "en"
    )


def test_all_codes_are_explained_as_the_page_of_codes(tmp_path: Path) -> None:
    assert prongsai("check", "--explain", "all", cwd=tmp_path).out == guide()


# for machines


@pytest.mark.parametrize("form", ["json", "sarif", "github"])
def test_for_machines_nothing_but_the_document_is_on_stdout(office: Path, form: str) -> None:
    (office / STRAY).write_text("จดไว้", "utf-8")
    for options, code in ((("--only", "stray-file"), 0), (("--only", "yaml-tab"), 0), ((), 0)):
        ran = prongsai("check", "--format", form, *options, cwd=office)
        assert ran.code == code
        assert ran.err.count("\n") == 1
        assert "ไม่พบข้อผิดพลาด" in ran.err
        if form == "github":
            assert all(line.startswith("::") for line in ran.out.splitlines())
        else:
            assert json.loads(ran.out)
    assert prongsai("check", "--format", form, "--stop-at", "check", cwd=office).code == 1


@pytest.mark.parametrize("form", ["json", "sarif", "github", "text"])
def test_the_same_data_are_reported_in_the_same_bytes(tmp_path: Path, form: str) -> None:
    folder = two_agencies(tmp_path)
    first, second = (prongsai("check", "--format", form, cwd=folder, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second


def test_machines_find_files_from_where_the_command_is_typed(tmp_path: Path) -> None:
    two_agencies(tmp_path / "our site")
    arguments = ("check", "-f", "our site/mkdocs.yml", "--only", CUT)
    line = prongsai(*arguments, "--format", "github", cwd=tmp_path).out.splitlines()[0]
    assert "file=our site/data/nuea/2567/measures.yml," in line
    log = json.loads(prongsai(*arguments, "--format", "sarif", cwd=tmp_path).out)
    place = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == "our%20site/data/nuea/2567/measures.yml"
    document = json.loads(prongsai(*arguments, "--format", "json", cwd=tmp_path).out)
    assert document["problems"][0]["file"] == "data/nuea/2567/measures.yml"


# Bad input

BROKEN = [
    # what is wrong, the file, its content, what is said
    pytest.param(MEASURES, TAB.encode(), "yaml-tab", id="a tab"),
    pytest.param(MEASURES, b"source: \xff\xfe\x80\n", "ผิด", id="bytes that are no text"),
    pytest.param(MEASURES, "source: ก\nmeasures: ไม่ทราบ\n".encode(), "not-list", id="text for a list"),
    pytest.param(MEASURES, b"[" * 5000, "ผิด", id="endless brackets"),
    pytest.param(MEASURES, b"a: &a [x]\nb: [*a, *a]\n", "yaml-alias", id="an alias"),
    pytest.param(MEASURES, b"\0\0\0\0", "ผิด", id="zeros"),
    pytest.param(MEASURES, OFFICE["2568/measures.yml"], "", id="nothing"),
    pytest.param("data/agency.yml", "name: ก\n".encode(), "missing-key", id="a missing key"),
    pytest.param("data/agency.yml", None, "agency.yml", id="no agency"),
    pytest.param("data/2568/files/plan.pdf", None, "missing-file", id="no attachment"),
    pytest.param("data/2568/mesures.yml", b"x: y\n", "unknown-file", id="a mistyped file"),
    pytest.param("data/criteria/2568.yml", b"year: 2567\n", "ผิด", id="criteria of another year"),
]


@pytest.mark.parametrize("command", ["check", "build", "pages", "serve"])
def test_no_command_goes_on_with_unsound_data_or_loses_anything(office: Path, command: str) -> None:
    old_site(office)
    (office / MEASURES).write_text(TAB, "utf-8")
    before = files_of(office)
    ran = prongsai(command, *(["out"] if command == "pages" else []), cwd=office)
    assert ran.code == 1
    assert f"{MEASURES}:3:1: ผิด:" in ran.err
    assert "พบจุดที่ผิด 1 จุด" in ran.out
    assert "เว็บไซต์เดิมยังอยู่ครบ" in ran.out
    assert LOST not in ran.told
    assert differing(before, files_of(office)) == []
    assert names(office) == {"content", "data", "mkdocs.yml", "site"}


@pytest.mark.parametrize(("name", "content", "said"), BROKEN)
def test_bad_input_is_told_and_leaves_the_old_site_alone(
    office: Path, name: str, content: str | bytes | None, said: str
) -> None:
    old_site(office)
    path = office / name
    path.parent.mkdir(exist_ok=True)
    if content is None:
        path.unlink()
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    before = files_of(office)
    ran = prongsai("build", cwd=office)
    assert LOST not in ran.told
    assert said in ran.told
    if said:
        assert ran.code == 1
        assert differing(before, files_of(office)) == []
    else:
        assert ran.code == 0
        assert OLD not in (office / "site/index.html").read_text("utf-8")
    assert names(office) == {"content", "data", "mkdocs.yml", "site"}


def test_an_empty_file_is_told(office: Path) -> None:
    (office / MEASURES).write_text("", "utf-8")
    ran = prongsai("check", cwd=office)
    assert f"{MEASURES}:1:1: ตรวจสอบ: " in ran.err
    assert ran.code == 0


@pytest.mark.parametrize("name", ["2568/measures.yml", "agency.yml"])
def test_a_folder_in_the_place_of_a_file_is_told(office: Path, name: str) -> None:
    (office / "data" / name).unlink()
    (office / "data" / name).mkdir()
    ran = prongsai("check", cwd=office)
    assert ran.code == 1
    assert f"data/{name}" in ran.err
    assert LOST not in ran.told


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_file_that_may_not_be_read_is_told(office: Path) -> None:
    (office / MEASURES).chmod(0)
    ran = prongsai("check", cwd=office)
    assert ran.code == 1
    assert MEASURES in ran.err
    assert LOST not in ran.told


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_links_that_lead_nowhere_or_in_a_circle_stop_nothing(office: Path) -> None:
    files = office / "data/2568/files"
    (files / "gone.pdf").symlink_to("nowhere.pdf")
    (files / "circle").symlink_to(".")
    (files / "itself.pdf").symlink_to("itself.pdf")
    ran = prongsai("build", "--strict", cwd=office)
    assert ran.code == 0, ran.told
    assert files_of(office / "site/2568/files") == {"plan.pdf": PLAN}


# build


def test_a_new_site_takes_the_place_of_the_old_one_and_leaves_nothing_else(office: Path) -> None:
    ran = prongsai("build", cwd=office)
    assert ran.code == 0, ran.told
    assert ran.err == ""
    assert str(office / "site") in ran.out
    assert names(office) == {"content", "data", "mkdocs.yml", "site"}

    (office / "site/2568/measures/gone.html").write_text("หน้าเก่า", "utf-8")
    measures = (office / MEASURES).read_text("utf-8")
    (office / MEASURES).write_text(measures.replace("ปิดไฟ", "ปิดน้ำ"), "utf-8")
    assert prongsai("build", cwd=office).code == 0
    page = (office / "site/2568/measures/m1/index.html").read_text("utf-8")
    assert "มาตรการปิดน้ำ" in page
    assert "มาตรการปิดไฟ" not in page
    assert not (office / "site/2568/measures/gone.html").exists()
    assert names(office) == {"content", "data", "mkdocs.yml", "site"}


def test_a_strict_build_that_finds_a_dead_link_keeps_the_old_site(office: Path) -> None:
    old_site(office)
    (office / "content/about.md").write_text("# เรา\n\n[หาย](gone.md)\n", "utf-8")
    before = files_of(office)
    ran = prongsai("build", "--strict", cwd=office)
    assert ran.code == 1
    assert "เว็บไซต์เดิมยังอยู่ครบ" in ran.err
    assert LOST not in ran.told
    assert differing(before, files_of(office)) == []
    assert names(office) == {"content", "data", "mkdocs.yml", "site"}


@pytest.mark.parametrize(
    "strict",
    [
        False,
        True,
    ],
)
def test_a_dead_link_is_named(office: Path, *, strict: bool) -> None:
    (office / "content/about.md").write_text("# เรา\n\n[หาย](gone.md)\n", "utf-8")
    ran = prongsai("build", *(["--strict"] if strict else []), cwd=office)
    assert ran.code == int(strict)
    assert "gone.md" in ran.err


def test_a_build_that_fails_at_its_very_end_keeps_the_old_site(office: Path) -> None:
    old_site(office)
    (office / "late.py").write_text(
        "from mkdocs.exceptions import PluginError\n\n\ndef on_post_build(**_):\n    raise PluginError('ดิสก์เต็ม')\n",
        "utf-8",
    )
    settings(office, hooks=["late.py"])
    before = files_of(office)
    ran = prongsai("build", cwd=office, PYTHONDONTWRITEBYTECODE="1")
    assert ran.code == 1
    assert "ดิสก์เต็ม" in ran.err
    assert "เว็บไซต์เดิมยังอยู่ครบ" in ran.err
    assert LOST not in ran.told
    assert differing(before, files_of(office)) == []
    assert names(office) == {"content", "data", "late.py", "mkdocs.yml", "site"}


def test_the_old_site_comes_back_when_the_new_one_cannot_take_its_place(tmp_path: Path) -> None:
    target = tmp_path / "site"
    target.mkdir()
    (target / "index.html").write_text(OLD, "utf-8")
    (tmp_path / "workshop").mkdir()
    with pytest.raises(FileNotFoundError):
        swap(tmp_path / "workshop/site", target)
    assert files_of(tmp_path) == {"site/index.html": OLD.encode()}


def test_a_site_may_be_built_anywhere(office: Path, tmp_path: Path) -> None:
    """A folder in the command counts from where it is typed, the one in the settings from mkdocs.yml."""
    (tmp_path / "desk").mkdir()
    settings(office, site_dir="public")
    assert prongsai("build", "-f", office / "mkdocs.yml", cwd=tmp_path / "desk").code == 0
    assert (office / "public/index.html").exists()
    assert names(tmp_path / "desk") == set()
    ran = prongsai("build", "-f", office / "mkdocs.yml", "-d", "new/เว็บ", cwd=tmp_path / "desk")
    assert ran.code == 0, ran.told
    assert names(tmp_path / "desk/new") == {"เว็บ"}
    assert differing(files_of(office / "public"), files_of(tmp_path / "desk/new/เว็บ")) == []


@pytest.mark.parametrize("target", [".", "data", "content", "data/2568", ".."])
def test_a_site_never_takes_the_place_of_its_own_sources(tmp_path: Path, target: str) -> None:
    office = write_office(tmp_path / "desk/office")
    before = files_of(tmp_path)
    ran = prongsai("build", "-d", target, cwd=office)
    kept = files_of(tmp_path) if tmp_path.exists() else {}
    assert [name for name in before if kept.get(name) != before[name]] == []
    assert ran.code == 1
    assert LOST not in ran.told


@pytest.mark.parametrize(
    "name",
    ["letter.docx", "index.html"],
)
def test_a_site_never_takes_the_place_of_files_that_are_no_site_of_ours(
    office: Path, tmp_path: Path, name: str
) -> None:
    papers = tmp_path / "papers"
    papers.mkdir()
    (papers / name).write_text("หนังสือ", "utf-8")
    ran = prongsai("build", "-d", papers, cwd=office)
    assert files_of(papers) == {name: "หนังสือ".encode()}
    assert ran.code == 1
    assert "papers" in ran.err


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is forbidden to this user")
def test_a_folder_that_may_not_be_written_is_told(office: Path, tmp_path: Path) -> None:
    (tmp_path / "locked").mkdir(mode=0o500)
    ran = prongsai("build", "-d", tmp_path / "locked/site", cwd=office)
    assert ran.code == 1
    assert "locked" in ran.err
    assert LOST not in ran.told


@pytest.mark.parametrize("command", ["build", "pages"])
def test_a_folder_below_a_file_is_told(office: Path, command: str) -> None:
    (office / "paper").write_text("กระดาษ", "utf-8")
    ran = prongsai(command, *(["-d"] if command == "build" else []), "paper/site", cwd=office)
    assert ran.code == 1
    assert LOST not in ran.told


# pages


def test_pages_replace_what_was_written_before(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    ran = prongsai("pages", target, cwd=office)
    assert ran.code == 0
    assert "เขียน " in ran.out
    first = files_of(target)
    (target / "docs/old.md").write_text("# หน้าเก่า\n", "utf-8")
    assert prongsai("pages", target, cwd=office).code == 0
    assert differing(first, files_of(target)) == []


@pytest.mark.parametrize("name", ["letter.docx", ".hidden", "mkdocs.yml"])
def test_pages_refuse_a_folder_that_holds_something_else(office: Path, tmp_path: Path, name: str) -> None:
    target = tmp_path / "papers"
    target.mkdir()
    (target / name).write_text("หนังสือ", "utf-8")
    ran = prongsai("pages", target, cwd=office)
    assert ran.code == 1
    assert "papers มีแฟ้มอื่นอยู่แล้ว" in ran.err
    assert LOST not in ran.told
    assert files_of(target) == {name: "หนังสือ".encode()}


def test_pages_may_go_into_an_empty_folder(office: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert prongsai("pages", tmp_path / "empty", cwd=office).code == 0
    assert (tmp_path / "empty/docs/index.md").exists()


def test_unsound_data_leave_the_pages_written_before(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert prongsai("pages", target, cwd=office).code == 0
    before = files_of(target)
    (office / MEASURES).write_text(TAB, "utf-8")
    assert prongsai("pages", target, cwd=office).code == 1
    assert differing(before, files_of(target)) == []


@pytest.mark.parametrize("target", ["content/out", "data/out"])
def test_pages_never_go_into_the_sources(office: Path, target: str) -> None:
    before = files_of(office)
    ran = prongsai("pages", target, cwd=office)
    assert differing(before, files_of(office)) == []
    assert ran.code == 1
    assert LOST not in ran.told


def test_pages_are_not_written_over_a_page_by_hand(office: Path, tmp_path: Path) -> None:
    (office / "content/measures").mkdir()
    (office / "content/measures/index.md").write_text("# เขียนเอง\n", "utf-8")
    ran = prongsai("pages", tmp_path / "out", cwd=office)
    assert ran.code == 1
    assert "[address-taken:" in ran.told
    assert not (tmp_path / "out").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_pages_that_cannot_be_written_leave_those_from_before(office: Path, tmp_path: Path) -> None:
    target = tmp_path / "out"
    assert prongsai("pages", target, cwd=office).code == 0
    before = files_of(target)
    (office / "content/dead.md").symlink_to("nowhere.md")
    prongsai("pages", target, cwd=office)
    assert differing(before, files_of(target)) == []


# Settings


@pytest.mark.parametrize("command", ["check", "build", "serve", "pages"])
def test_a_file_of_settings_that_is_not_there_is_named(tmp_path: Path, command: str) -> None:
    arguments = ["out"] if command == "pages" else []
    ran = prongsai(command, *arguments, "-f", "elsewhere.yml", cwd=tmp_path)
    assert ran.code == 1
    assert "ไม่พบแฟ้ม elsewhere.yml" in ran.err
    assert names(tmp_path) == set()
    ran = prongsai(command, *arguments, cwd=tmp_path)
    assert ran.code == 1
    assert "ไม่พบแฟ้ม mkdocs.yml" in ran.err


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: [x\n", "line 1"),
        ("", "site_name"),
        ("- x\n", "list"),
        ("site_name: x\ndocs_dir: nowhere\nplugins: [prongsai]\n", "nowhere"),
        ("site_name: x\ndocs_dir: content\nplugins: [nobody-wrote-this]\n", "nobody-wrote-this"),
        ("site_name: x\ndocs_dir: content\ntheme: nobody-made-this\nplugins: [prongsai]\n", "nobody-made-this"),
        ("site_name: x\ndocs_dir: content\nplugins: [search]\n", "ยังไม่มี prongsai ใต้หัวข้อ plugins"),
        ("site_name: x\ndocs_dir: content\n", "ยังไม่มี prongsai ใต้หัวข้อ plugins"),
        ("site_name: \ud800\n", "mkdocs.yml"),
    ],
)
def test_settings_that_cannot_be_used_are_told_plainly(office: Path, text: str, said: str) -> None:
    old_site(office)
    (office / "mkdocs.yml").write_bytes(text.encode("utf-8", "surrogatepass"))
    before = files_of(office)
    for command in ("check", "build"):
        ran = prongsai(command, cwd=office)
        assert ran.code == 1
        assert said in ran.err
        assert "mkdocs.yml" in ran.err
        assert LOST not in ran.told
    assert differing(before, files_of(office)) == []


def test_a_command_typed_wrongly_ends_with_two(tmp_path: Path) -> None:
    for arguments in (["chek"], ["check", "--lang", "de"], ["pages"], ["check", "-f", "."]):
        ran = prongsai(*arguments, cwd=tmp_path)
        assert ran.code == 2, arguments
        assert LOST not in ran.told


@pytest.mark.parametrize("command", [[], ["check"], ["build"], ["serve"], ["pages"]])
def test_every_command_explains_itself_in_thai(tmp_path: Path, command: list[str]) -> None:
    ran = prongsai(*command, "--help", cwd=tmp_path)
    assert ran.code == 0
    assert any("ก" <= letter <= "๛" for letter in ran.out)


# Places and names


@pytest.mark.parametrize("name", ["งาน เว็บไซต์ (ชุดที่ 1) [2] {3}", "~#1 100%20 & 'it'$"])
def test_every_command_works_in_a_folder_of_any_name(tmp_path: Path, name: str) -> None:
    office = write_office(tmp_path / name / "เว็บ")
    assert prongsai("check", cwd=office).out.startswith("ไม่พบข้อผิดพลาด")
    ran = prongsai("build", "--strict", cwd=office)
    assert ran.code == 0, ran.told
    assert (office / "site/2568/measures/m1/index.html").exists()
    ran = prongsai("pages", tmp_path / name / "หน้า เว็บ", cwd=office)
    assert ran.code == 0, ran.told


def test_what_windows_and_office_programs_leave_behind_is_passed_over(office: Path) -> None:
    year = office / "data/2568"
    for folder in (office / "data", year):
        for name in ("desktop.ini", "Thumbs.db", "~$measures.yml", ".DS_Store", "._measures.yml"):
            (folder / name).write_bytes(b"\0\1\2")
    ran = prongsai("check", "--only", "stray-file", "--only", "unknown-file", cwd=office)
    assert ran.err == ""
    assert ran.code == 0


def test_line_ends_and_the_mark_of_windows_change_nothing(office: Path, tmp_path: Path) -> None:
    windows = write_office(tmp_path / "windows")
    for path in (windows / "data").rglob("*.yml"):
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n"))
    for folder in (office, windows):
        assert prongsai("build", "--strict", cwd=folder).code == 0
    assert differing(files_of(office / "site"), files_of(windows / "site")) == []


@pytest.mark.parametrize(
    "name", ["measures.yaml", "Measures.yml", "MEASURES.YML", "measures.yml.txt", "measures (1).yml"]
)
def test_a_data_file_by_almost_the_right_name_is_told(office: Path, name: str) -> None:
    shutil.move(office / MEASURES, office / "data/2568" / name)
    ran = prongsai("check", cwd=office)
    assert ran.code == 1
    assert f"data/2568/{name}:1:1: ผิด:" in ran.err
    assert "measures.yml หรือไม่ [unknown-file:" in ran.err


@pytest.mark.parametrize("encoding", ["ascii", "cp874", "cp1252", "utf-16"])
def test_thai_is_told_on_a_console_of_any_kind(office: Path, encoding: str) -> None:
    (office / MEASURES).write_text(TAB, "utf-8")
    ran = prongsai("check", cwd=office, PYTHONIOENCODING=encoding)
    assert "ผิด: บรรทัดนี้ย่อหน้าด้วยแป้น Tab" in ran.err
    assert "พบจุดที่ผิด 1 จุด" in ran.out


# serve


@pytest.mark.parametrize("port", ["taken", "99999"])
def test_a_port_that_cannot_be_used_is_told(office: Path, port: str) -> None:
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        address = f"127.0.0.1:{door.getsockname()[1] if port == 'taken' else port}"
        ran = prongsai("serve", "-a", address, cwd=office)
    assert ran.code == 1
    assert LOST not in ran.told


def test_an_address_that_is_none_is_told(office: Path) -> None:
    ran = prongsai("serve", "-a", "nonsense", cwd=office)
    assert ran.code == 1
    assert "dev_addr" in ran.told
    assert LOST not in ran.told
