"""`prongsai ready`: what a clerk and a program are told of what is left to do, who owes it, and the score to expect."""

import datetime as dt
import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from built import Ran, differing, files_of, prongsai, settings, write_office
from prongsai.build import build
from prongsai.readiness import NEXT
from writing import AGENCY, SOURCE, Files, write

ITEMS = {
    "O1": "{unit: กองคลัง, due: 31 มี.ค. 2568, components: {duties: ดูแลตำบล}}",
    "O2": "{unit: สำนักปลัด, components: {executive-list: (ระบุข้อมูลของหน่วยงาน), executive-detail: นายก}}",
    "O7": "{unit: สำนักปลัด, withdrawn: {date: 1 มี.ค. 2568, reason: ข้อมูลซ้ำ}}",
    "O22": "{unit: สำนักปลัด, published: 1 เม.ย. 2568, components: {gift-report: ไม่มี}}",
    "O24": "{unit: สำนักปลัด, published: 2 พ.ค. 2568, components: {risk-treatment: ไม่มี}}",
}
"""Incomplete, in doubt, withdrawn, complete, late; all others are missing."""
CHART = "แผนผังการแบ่งส่วนงานของหน่วยงาน"
DAY = "2568-04-15"
"""After the due date of O1 and before that of all others."""
OVERDUE = "เลยกำหนดแล้ว"
NOBODY = "ยังไม่ระบุผู้รับผิดชอบ"
LOST = "Traceback"
HEADINGS = {
    ("nuea", 2568): "อบต.เหนือ ปีงบประมาณ พ.ศ. 2568",
    ("nuea", 2569): "อบต.เหนือ ปีงบประมาณ พ.ศ. 2569",
    ("tai", 2568): "อบต.ใต้ ปีงบประมาณ พ.ศ. 2568",
}


def oit(*, backwards: bool = False) -> str:
    """The evidence of a year in which items are in every state."""
    items = reversed(ITEMS.items()) if backwards else ITEMS.items()
    return f"{SOURCE}due: 30 เม.ย. 2568\nitems:\n" + "".join(f"  {code}: {item}\n" for code, item in items)


def two_agencies(folder: Path, *, backwards: bool = False) -> Path:
    """A site of two agencies, three years between them, its files written in one order or the other."""
    files: dict[str, str] = {
        "content/about.md": "# ก\n",
        "data/nuea/agency.yml": AGENCY.replace("อบต.ทดสอบ", "อบต.เหนือ"),
        "data/nuea/2568/oit.yml": oit(backwards=backwards),
        "data/nuea/2569/oit.yml": f"{SOURCE}items: {{}}\n",
        "data/tai/agency.yml": AGENCY.replace("อบต.ทดสอบ", "อบต.ใต้"),
        "data/tai/2568/oit.yml": f"{SOURCE}items: {{}}\n",
        "data/tai/2567/documents.yml": f"{SOURCE}documents: []\n",
    }
    ordered: Files = dict(reversed(files.items())) if backwards else files
    write(folder, ordered)
    settings(folder)
    return folder


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of two agencies. Tests only look at it."""
    return two_agencies(tmp_path_factory.mktemp("desk"))


@cache
def asked(site: Path, *options: str) -> Ran:
    """What the command answers on a site that no test changes."""
    return prongsai("ready", *options, cwd=site)


def told(site: Path, *options: str) -> str:
    """What a clerk reads of the year with items in every state, or of what the options choose of it."""
    ran = asked(site, "--agency", "nuea", "--year", "2568", *options)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def document(site: Path, *options: str) -> dict[str, Any]:
    """What a program reads; nothing else may stand around it."""
    ran = asked(site, "--format", "json", *options)
    assert (ran.code, ran.err) == (0, "")
    found: dict[str, Any] = json.loads(ran.out)
    return found


def year(site: Path, *options: str) -> dict[str, Any]:
    """The year with items in every state, as a program reads it."""
    found: dict[str, Any]
    (found,) = document(site, "--agency", "nuea", "--year", "2568", *options)["years"]
    return found


def about(text: str, code: str) -> list[str]:
    """The lines on an item among those with something left to do; none where nothing is."""
    lines = text[text.index("  ข้อที่ยังต้องทำ\n") :].splitlines()
    starts = [number for number, line in enumerate(lines) if line.startswith(f"    {code} ")]
    if not starts:
        return []
    rest = lines[starts[0] + 1 :]
    end = next((number for number, line in enumerate(rest) if not line.startswith("      ")), len(rest))
    return [line.strip() for line in (lines[starts[0]], *rest[:end])]


# What a clerk reads


def test_a_missing_component_is_named_with_its_item_and_who_owes_it(desk: Path) -> None:
    item, *missing = about(told(desk), "O1")
    assert item == "O1 โครงสร้างและอำนาจหน้าที่ (กองคลัง)"
    assert len(missing) == 2
    assert missing[0].startswith(f"ขาด: {CHART}")
    assert [line.rsplit(maxsplit=1)[1] for line in missing] == ["(structure-chart)", "(internal-units)"]


def test_an_item_nobody_wrote_of_is_owed_by_nobody_yet(desk: Path) -> None:
    item, *missing = about(told(desk), "O3")
    assert NOBODY in item
    assert len(missing) == 5


def test_what_wants_a_look_is_told_in_words_with_its_place(desk: Path) -> None:
    number = 1 + next(number for number, line in enumerate(oit().splitlines()) if line.startswith("  O2:"))
    for language, start in (
        ("th", "ตรวจสอบ: พบ “(ระบุข้อมูลของหน่วยงาน)”"),
        ("en", "check: “(ระบุข้อมูลของหน่วยงาน)” is a blank"),
    ):
        text = told(desk, "--lang", language)
        (doubt,) = (line.strip() for line in text.splitlines() if line.strip().startswith(start))
        assert f"(data/nuea/2568/oit.yml:{number}:" in doubt
        assert "placeholder-text" not in text


def test_how_to_see_everything_is_told_once_at_the_end(desk: Path) -> None:
    assert told(desk).splitlines()[-1].endswith("prongsai check --year 2568 --agency nuea")
    everything = asked(desk).out
    assert everything.count("prongsai check") == 1
    assert everything.endswith("prongsai check --year 2568 --year 2569 --agency nuea --agency tai\n")


def test_a_due_date_is_told_once_for_all_items_of_a_unit(desk: Path) -> None:
    text = told(desk)
    assert "    กองคลัง ภายใน 31 มีนาคม 2568: O1\n" in text
    assert "    สำนักปลัด ภายใน 30 เมษายน 2568: O2\n" in text
    assert f"    {NOBODY} ภายใน 30 เมษายน 2568: O3, O4, " in text
    assert text.count("2568: O") == text.count("ภายใน ") == 3
    assert f"    {NOBODY} ยังไม่ระบุกำหนด: O1, O2, " in asked(desk, "--year", "2569").out


def test_what_is_done_or_withdrawn_is_not_asked_for_again(desk: Path) -> None:
    text = told(desk)
    assert [about(text, code) for code in ("O7", "O22", "O24")] == [[], [], []]


def test_it_is_told_once_why_items_may_not_count(desk: Path) -> None:
    text = told(desk)
    assert text.splitlines()[1:5] == [
        "  ครบทุกองค์ประกอบ 3 จาก 28 ข้อ ยังขาด 60 องค์ประกอบ",
        "  ถอนแล้ว 1 ข้อ (O7) ซึ่งได้ 0 คะแนน",
        "  เผยแพร่หลังกำหนด 1 ข้อ (O24) ซึ่งไม่ได้คะแนน",
        "  ครบแล้วแต่มีจุดที่ควรตรวจสอบ 1 ข้อ (O2) ซึ่งผู้ประเมินอาจให้ 0 หรือ 100",
    ]
    assert text.count("หลังกำหนด") == 1
    assert "ผู้ตรวจ" not in text


def test_the_score_to_expect_is_a_range_and_the_same_for_clerks_and_programs(desk: Path) -> None:
    score = year(desk)["expected_oit"]
    assert 0 <= score["low"] <= score["as_grouped"]["low"] <= score["as_grouped"]["high"] <= score["high"] <= 100
    assert score["low"] < score["high"]
    (line,) = (line for line in told(desk).splitlines() if "คะแนน OIT" in line)
    assert line.startswith(f"  คะแนน OIT ที่คาด {score['low']:.2f} ถึง {score['high']:.2f} ให้รายงานค่านี้ เพราะ")
    low, high = score["as_grouped"]["low"], score["as_grouped"]["high"]
    assert f" ส่วน {low:.2f} ถึง {high:.2f} คือค่าที่จะได้หากการจัดกลุ่มด้านล่างถูกต้อง" in line


def test_that_titles_are_not_confirmed_is_told_once(desk: Path) -> None:
    text = asked(desk, "--year", "2569").out
    assert text.count("ยังไม่ยืนยัน") == 1
    assert "  ตามตัวชี้วัดย่อย (ชื่อของ 10.1, 10.2 ยังไม่ยืนยัน)\n" in text
    assert "    10.1 การป้องกันการทุจริต: ครบ " in text


def test_what_is_overdue_is_told_with_who_owes_it_when_the_day_is_given(desk: Path) -> None:
    assert OVERDUE not in told(desk)
    text = told(desk, "--today", DAY)
    assert f"    กองคลัง ภายใน 31 มีนาคม 2568 {OVERDUE}: O1\n" in text
    assert about(text, "O1")[0].endswith(f"(กองคลัง {OVERDUE})")
    assert text.count(OVERDUE) == 2, "no other item is overdue on that day"


def test_what_only_wants_a_look_is_not_overdue(desk: Path) -> None:
    """As `prongsai check` has it: only what lacks something is."""
    text = told(desk, "--today", "2568-12-31")
    assert about(text, "O2")[0].endswith("(สำนักปลัด)")
    assert "    สำนักปลัด ภายใน 30 เมษายน 2568: O2\n" in text
    ran = prongsai("check", "--only", "item-overdue", "--agency", "nuea", "--today", "2568-12-31", cwd=desk)
    assert ran.told.count(": ตรวจสอบ: ") == len(year(desk, "--today", "2568-12-31")["overdue"])


def test_what_is_overdue_is_not_promised_to_bring_points(desk: Path) -> None:
    remark = "ได้คะแนนเพิ่มเฉพาะเมื่อกำหนดส่งเลื่อนออกไป"
    assert remark not in told(desk, "--today", DAY), "none of those to do next"
    assert told(desk, "--today", "2568-12-31").count(remark) == 1


@pytest.mark.parametrize(
    ("day", "overdue"),
    [("31 มี.ค. 2568", False), ("๑ เมษายน ๒๕๖๘", True), ("2568-04-01", True), ("1/4/2568", True)],
)
def test_an_item_is_overdue_from_the_day_after_it_was_due(desk: Path, day: str, *, overdue: bool) -> None:
    assert (OVERDUE in told(desk, "--today", day)) == overdue


def test_the_outlook_can_be_read_in_english(desk: Path) -> None:
    text = told(desk, "--lang", "en", "--today", DAY)
    score = year(desk)["expected_oit"]
    assert text.startswith("อบต.เหนือ, fiscal year B.E. 2568\n")
    assert f"OIT score to expect: {score['low']:.2f} to {score['high']:.2f} (report this one, " in text
    assert f"missing: {CHART}" in text
    assert "    กองคลัง, due 2025-03-31, overdue: O1\n" in text
    assert "    nobody named, due 2025-04-30: O3, O4, " in text
    assert "  published late, scores 0: O24\n" in text
    assert all(thai not in text for thai in ("มีนาคม", NOBODY, "ข้อ O"))


# What a program reads


def test_the_document_holds_every_year_and_the_day_it_was_asked_for(desk: Path) -> None:
    found = document(desk, "--today", DAY)
    assert set(found) == {"version", "today", "years"}
    assert (found["version"], found["today"]) == (1, "2025-04-15")
    assert [(one["agency"], one["year"]) for one in found["years"]] == list(HEADINGS)
    assert document(desk)["today"] is None


def test_a_year_of_the_document_tells_what_the_outlook_tells(desk: Path) -> None:
    found = year(desk, "--today", DAY)
    assert set(found) == {
        *("agency", "name", "year", "items", "complete", "missing_components", "withdrawn", "late", "overdue"),
        *("sub_indicators", "units", "expected_oit", "next"),
    }
    items = {item["item"]: item for item in found["items"]}
    assert (found["name"], len(items), found["complete"]) == ("อบต.เหนือ", 28, 3)
    assert found["missing_components"] == sum(len(item["missing"]) for item in items.values())
    assert (found["withdrawn"], found["late"], found["overdue"]) == (["O7"], ["O24"], ["O1"])
    assert sum(group["items"] for group in found["sub_indicators"]) == 28
    assert sum(group["complete"] for group in found["sub_indicators"]) == 3
    owed = {unit["unit"]: unit["open"] for unit in found["units"]}
    assert (owed["กองคลัง"], owed["สำนักปลัด"]) == (["O1"], ["O2"])
    assert "O3" in owed[None]
    assert sum(len(unit["items"]) for unit in found["units"]) == 28


def test_an_item_of_the_document_tells_its_state_and_what_it_lacks(desk: Path) -> None:
    items = {item["item"]: item for item in year(desk, "--today", DAY)["items"]}
    assert items["O1"] == {
        "item": "O1",
        "title": "โครงสร้างและอำนาจหน้าที่",
        "state": "partial",
        "missing": ["structure-chart", "internal-units"],
        "doubts": [],
        "late": False,
        "unit": "กองคลัง",
        "due": "2025-03-31",
        "overdue": True,
        "score": {"low": 0, "high": 0},
    }
    told_of = {code: (item["state"], item["late"], *item["score"].values()) for code, item in items.items()}
    assert told_of["O2"] == ("complete", False, 0, 100)
    assert told_of["O3"] == ("missing", False, 0, 0)
    assert told_of["O7"] == ("withdrawn", False, 0, 0)
    assert told_of["O22"] == ("complete", False, 100, 100)
    assert told_of["O24"] == ("complete", True, 0, 0)
    assert items["O3"]["unit"] is None
    assert [mark.partition(":")[0] for mark in items["O2"]["doubts"]].count("placeholder-text") == 1


def test_the_items_to_do_next_are_open_and_the_cheapest_come_first(desk: Path) -> None:
    found = year(desk)
    left = {item["item"]: len(item["missing"]) + len(item["doubts"]) for item in found["items"]}
    assert len(found["next"]) == NEXT
    assert [one["steps"] for one in found["next"]] == [left[one["item"]] for one in found["next"]]
    order = [(one["steps"], -one["gain"]) for one in found["next"]]
    assert order == sorted(order)
    assert order[0][0] == min(steps for steps in left.values() if steps)
    assert all(one["gain"] > 0 for one in found["next"])
    assert not any(one["grouping_confirmed"] for one in found["next"]), "no indicator's grouping is, in this year"


def test_a_title_of_the_document_is_kept_apart_from_how_certain_it_is(desk: Path) -> None:
    (one,) = document(desk, "--year", "2569")["years"]
    groups = {group["code"]: (group["title"], group["title_confirmed"]) for group in one["sub_indicators"]}
    assert groups["9.1"] == ("ข้อมูลพื้นฐาน", True)
    assert groups["10.1"] == ("การป้องกันการทุจริต", False)


def test_the_day_changes_nothing_but_what_is_overdue(desk: Path) -> None:
    without, later = year(desk), year(desk, "--today", "2568-12-31")
    assert later["overdue"] == [item["item"] for item in later["items"] if item["overdue"]]
    open_ = {code for unit in later["units"] for code in unit["open"]}
    assert set(later["overdue"]) == open_ - {"O2"}, "which lacks nothing"
    for one in (without, later):
        one["overdue"] = [item.pop("overdue") for item in one["items"]]
    assert not any(without["overdue"])
    assert without | {"overdue": []} == later | {"overdue": []}


# Which part


@pytest.mark.parametrize(
    ("options", "chosen"),
    [
        ((), [("nuea", 2568), ("nuea", 2569), ("tai", 2568)]),
        (("--year", "๒๕๖๘"), [("nuea", 2568), ("tai", 2568)]),
        (("--year", "2569", "--year", "2568"), [("nuea", 2568), ("nuea", 2569), ("tai", 2568)]),
        (("--agency", "tai"), [("tai", 2568)]),
        (("--agency", "tai", "--agency", "nuea"), [("nuea", 2568), ("nuea", 2569), ("tai", 2568)]),
        (("--agency", "nuea", "--year", "2569"), [("nuea", 2569)]),
        (("--year", "2567"), []),
    ],
)
def test_a_part_can_be_asked_for(desk: Path, options: tuple[str, ...], chosen: list[tuple[str, int]]) -> None:
    ran = asked(desk, *options)
    assert (ran.code, ran.err) == (0, "")
    assert [line for line in ran.out.splitlines() if line in HEADINGS.values()] == [HEADINGS[one] for one in chosen]
    assert chosen or ran.out == "ในส่วนที่เลือกยังไม่มีปีใดที่รวบรวมหลักฐานรายข้อ (แฟ้ม oit.yml)\n"


def test_a_part_says_the_same_as_the_whole(desk: Path) -> None:
    """Of agencies that are not asked for only the name is read; that must not change what is said of the others."""
    (tai,) = (one for one in document(desk)["years"] if one["agency"] == "tai")
    assert document(desk, "--agency", "tai")["years"] == [tai]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--agency", "nueea"), "ไม่มีหน่วยงาน “nueea” หมายถึง nuea หรือไม่ หน่วยงานที่มีคือ nuea, tai"),
        (("--year", "2570"), "ไม่มีข้อมูลของปี 2570 ปีที่มีคือ 2567, 2568, 2569"),
        (("--agency", "tai", "--year", "2569"), "ไม่มีข้อมูลของปี 2569 ปีที่มีคือ 2567, 2568"),
        (("--year", "2025"), "“2025” ไม่ใช่ปีงบประมาณ"),
        (("--today", "เมื่อวาน"), "อ่าน “เมื่อวาน” เป็นวันที่ไม่ได้"),
    ],
)
def test_what_is_asked_for_wrongly_is_told_in_thai(desk: Path, options: tuple[str, ...], said: str) -> None:
    ran = prongsai("ready", *options, cwd=desk)
    assert ran.code == 2
    assert said in ran.err
    assert ran.out == ""
    assert LOST not in ran.err


def test_only_forms_it_knows_are_taken(desk: Path) -> None:
    for options in (("--format", "sarif"), ("--stop-at", "check")):
        assert prongsai("ready", *options, cwd=desk).code == 2


# Data that cannot be told of


@pytest.mark.parametrize("form", ["text", "json"])
def test_of_unsound_data_nothing_but_the_errors_is_told(tmp_path: Path, form: str) -> None:
    site = write_office(tmp_path, {"2568/oit.yml": oit().replace("duties:", "dutys:")})
    before = files_of(site)
    ran = prongsai("ready", "--format", form, "--today", DAY, cwd=site)
    assert ran.code == 1
    assert "data/2568/oit.yml:4:" in ran.err
    assert ran.err.count(": ผิด: ") == 1
    assert ": ตรวจสอบ: " not in ran.told
    assert ran.out == "", "a program reads that"
    assert "พบจุดที่ผิด 1 จุด จะบอกความพร้อมได้ต่อเมื่อแก้ไขจุดที่ผิดแล้ว\n" in ran.err
    assert "เว็บไซต์" not in ran.err.splitlines()[-1]
    assert all(word not in ran.told for word in ("คะแนน OIT", "expected_oit", CHART, OVERDUE, LOST))
    assert differing(before, files_of(site)) == []


def test_errors_can_be_told_in_english(tmp_path: Path) -> None:
    site = write_office(tmp_path, {"2568/oit.yml": oit().replace("duties:", "dutys:")})
    ran = prongsai("ready", "--lang", "en", cwd=site)
    assert ran.code == 1
    assert ": error: " in ran.err
    assert ran.err.endswith("\n1 wrong; how ready it is can only be told once that is mended\n")


def test_errors_of_an_agency_not_asked_for_are_not_waited_for(tmp_path: Path) -> None:
    site = two_agencies(tmp_path)
    (site / "data/tai/2568/oit.yml").write_text("items: nothing\n", "utf-8")
    assert prongsai("ready", cwd=site).code == 1
    ran = prongsai("ready", "--agency", "nuea", cwd=site)
    assert ran.code == 0
    assert "data/tai" not in ran.told


def test_errors_of_a_year_not_asked_for_are_not_waited_for(tmp_path: Path) -> None:
    site = two_agencies(tmp_path)
    (site / "data/nuea/2568/oit.yml").write_text("items: nothing\n", "utf-8")
    assert prongsai("ready", "--year", "2568", cwd=site).code == 1
    ran = prongsai("ready", "--year", "2569", cwd=site)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(HEADINGS["nuea", 2569])
    for option in (("--year", "2569"), ("--agency", "nuea", "--year", "2569")):
        (site / "data/nuea/agency.yml").write_text("name: [\n", "utf-8")
        assert prongsai("ready", *option, cwd=site).code == 1, "whose year it is concerns every year"


def test_the_help_tells_only_what_the_command_knows() -> None:
    told_of = prongsai("ready", "--help", cwd=Path()).out
    assert "รหัสเมื่อจบ" in told_of
    assert "--stop-at" not in told_of


def test_what_only_wants_a_look_does_not_fail(tmp_path: Path) -> None:
    site = write_office(tmp_path, {"2568/oit.yml": oit()})
    (site / "data/เก่า.txt").write_text("จดไว้", "utf-8")
    ran = prongsai("ready", "--today", "2570-01-01", cwd=site)
    assert (ran.code, ran.err) == (0, "")
    assert OVERDUE in ran.out


# The same data, the same words


@pytest.mark.parametrize("form", ["text", "json"])
def test_the_same_data_are_told_in_the_same_bytes(desk: Path, form: str) -> None:
    before = files_of(desk)
    first, second = (prongsai("ready", "--format", form, cwd=desk, PYTHONHASHSEED=seed) for seed in ("1", "2"))
    assert first == second
    assert differing(before, files_of(desk)) == [], "to tell is to change nothing"


def test_the_order_of_options_changes_nothing(desk: Path) -> None:
    options = [("--agency", "nuea"), ("--agency", "tai"), ("--year", "2568"), ("--year", "2569")]
    typed = (word for option in reversed(options) for word in option)
    assert asked(desk, *typed) == asked(desk)


def test_the_order_in_which_things_were_written_changes_nothing(desk: Path, tmp_path: Path) -> None:
    backwards = two_agencies(tmp_path, backwards=True)
    assert document(backwards, "--today", DAY) == document(desk, "--today", DAY)


# The page for the office


def test_the_page_for_the_office_says_the_same(desk: Path) -> None:
    site = build(desk / "data", today=dt.date(2025, 4, 15), office=True)
    bodies = {document.address: document.body for document in site.documents}
    page = " ".join(re.sub(r"<[^>]+>", "", bodies["_office/nuea/2568/"]).split())
    text = told(desk, "--today", DAY)
    for line in text.splitlines()[2:5]:
        assert line.strip() in page
    assert f"ภายใน 31 มีนาคม 2568: O1 {OVERDUE}" in page
    assert "ภายใน 30 เมษายน 2568: O3, O4, " in page
    assert page.count("30 เมษายน 2568: O") == 2, "once for each that owes something"
    assert "ตรวจสอบ: พบ “(ระบุข้อมูลของหน่วยงาน)”" in page
    assert page.count("(ชื่อตัวชี้วัดย่อยยังไม่ยืนยัน)") == 0
    assert bodies["_office/nuea/2569/"].count("ยังไม่ยืนยัน</p>") == 1


# Never published


@pytest.mark.parametrize("command", [("build", "-d"), ("pages",)])
def test_nothing_of_it_reaches_what_is_published(tmp_path: Path, command: tuple[str, ...]) -> None:
    site = write_office(tmp_path / "office", {"2568/oit.yml": oit()})
    assert prongsai(*command, tmp_path / "out", cwd=site).code == 0
    written = files_of(tmp_path / "out")
    assert any("/oit/o1" in name for name in written), "the year's own pages are there"
    assert [name for name, text in written.items() if "_office" in name or b"_office" in text] == []
