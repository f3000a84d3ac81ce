"""What only looks like evidence is told; what is real, however short, is left alone."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import substance
from prongsai.loading import load
from writing import AGENCY, SOURCE, Files, single, write

ROOT = Path(__file__).parents[1]
CHECKS = (
    substance.texts_written,
    substance.links_open,
    substance.pictures_described,
    substance.evidence_own,
    substance.shown_filled,
)
WEBSITE = AGENCY + "website: https://www.tambon.example/\n"
LONG = "ประชุมประชาคมท้องถิ่นเพื่อทบทวนแผนพัฒนาท้องถิ่น วันที่ 17 ธันวาคม 2568 ผู้เข้าร่วม 184 คน"


def told(site: Path, files: Files) -> list[str]:
    """Code and line of all that is found."""
    loaded = load(write(site, single(files)))
    assert not loaded.problems
    found = Catalogue.of(loaded)
    return [f"{problem.code} {problem.place.line}" for check in CHECKS for problem in check(found)]


def shown(value: str, item: str = "O4", component: str = "news-current") -> Files:
    """A component of 2569 and its evidence, on line 5."""
    oit = f"items:\n  {item}:\n    components:\n      {component}: {value}\n"
    return {"agency.yml": WEBSITE, "2569/oit.yml": SOURCE + oit}


BLANKS = (
    "xx",
    "XXX",
    "...",
    "…",
    '"#"',
    '"?"',
    "ตัวอย่าง",
    "ทดสอบ",
    '"**ตัวอย่าง**"',
    "รอข้อมูล",
    "TBD",
    "todo",
    "ใส่ข้อความ",
    "กรอกข้อมูล",
    '"[ชื่อหน่วยงาน]"',
    "<ชื่อหน่วยงาน>",
    "(ระบุ)",
    "....................",
    "…………",
    "xx/xx/25xx",
    "ณ วันที่ 1 ม.ค. ๒๕xx",
    "ประชุมวันที่ ........ เดือน ........",
    "lorem ipsum dolor",
    "[x.pdf, (ระบุชื่อเรื่อง)]",
)


@pytest.mark.parametrize("blank", BLANKS)
def test_a_blank_is_no_evidence(blank: str, tmp_path: Path) -> None:
    assert told(tmp_path, shown(blank)) == ["placeholder-text 5"]


REAL = (
    '"-"',
    "ไม่มี",
    "อยู่ระหว่างดำเนินการ",
    "อบต.ตัวอย่าง",
    "ดูตัวอย่างคำร้องที่จุดบริการ",
    "ทดสอบความรู้ก่อนและหลังอบรม",
    "เช่น ข่าว ประกาศ ฯลฯ",
    "และอื่น ๆ ...",
    "“…ของเทศบาลตำบล…”",
    "บทที่ 1 บทนำ ........ 5",
    '"[เว็บไซต์](https://www.tambon.example/)"',
    "ระบุ",
    "0-0000-0000",
    '"1"',
    "Example Co., Ltd.",
    "ข้อมูล (ณ วันที่ 1 ม.ค. 2569)",
)


@pytest.mark.parametrize("text", REAL)
def test_what_is_real_is_left_alone(text: str, tmp_path: Path) -> None:
    assert told(tmp_path, shown(text)) == []


LINKS = [
    # link, component of its item, what is told
    ("https://www.tambon.example/news", "O4", "news-current", []),
    ("https://eservice.tambon.example/", "O10", "from-main-site", []),
    ("https://www.facebook.com/tambon", "O4", "news-current", []),
    ("https://lin.ee/abc", "O3", "two-way-qa", []),
    ("https://tambon.example/complaint", "O17", "online-complaint", []),
    ("https://other.example/", "O10", "from-main-site", ["link-elsewhere 5"]),
    ("https://tambon.example.evil.example/", "O17", "online-complaint", ["link-elsewhere 5"]),
    ("http://www.tambon.example/news", "O4", "news-current", ["link-insecure 5"]),
    ("http://localhost:8000/", "O4", "news-current", ["link-private 5"]),
    ("https://drive.google.com/file/d/1", "O4", "news-current", ["link-private 5"]),
    ("https://www.google.com/search?q=x", "O4", "news-current", ["link-private 5"]),
    ("https://www.google.com/maps/place/x", "O3", "map", []),
    ("https://maps.app.goo.gl/abc", "O3", "map", []),
    ("https://bit.ly/abc", "O4", "news-current", ["link-shortened 5"]),
]


@pytest.mark.parametrize(("link", "item", "component", "expected"), LINKS)
def test_a_link_leads_where_anyone_can_follow(
    link: str, item: str, component: str, expected: list[str], tmp_path: Path
) -> None:
    assert told(tmp_path, shown(f'{{link: "{link}", title: ก}}', item, component)) == expected


@pytest.mark.parametrize(
    ("alt", "poor"),
    [("รูปภาพ", True), ("map.png", True), ("IMG_2041", True), ("ภาพกิจกรรม 1", True), ("ภาพวาดป้ายรับเรื่อง", False)],
)
def test_a_picture_is_described(alt: str, poor: bool, tmp_path: Path) -> None:  # noqa: FBT001
    files = shown(f"{{image: map.png, alt: {alt}}}", "O3", "map")
    assert told(tmp_path, files) == (["picture-undescribed 5"] if poor else [])


def test_each_component_has_a_text_of_its_own(tmp_path: Path) -> None:
    assert told(tmp_path, shown(f"{LONG}\n      outcome: {LONG}", "O19", "topic")) == ["evidence-repeated 6"]
    assert told(tmp_path, shown("ประชุมแล้ว\n      outcome: ประชุมแล้ว", "O19", "topic")) == []
    assert told(tmp_path, shown("เรื่องที่เปิดโอกาสให้มีส่วนร่วม", "O19", "topic")) == ["question-repeated 5"]


def test_a_whole_law_is_no_summary(tmp_path: Path) -> None:
    law = " ".join(f"มาตรา {number} องค์การบริหารส่วนตำบลมีหน้าที่{'ดูแล' * 60}" for number in range(1, 41))
    assert told(tmp_path, shown(law, "O1", "duties")) == ["law-pasted 5"]
    assert told(tmp_path, shown(law[:4000], "O1", "duties")) == []


SHOWS = [
    # what is to be shown, the file, whether it is empty
    ("measures", "measures: []\n", True),
    ("measures", "measures: [{id: m1, title: ก}]\n", False),
    ("progress", "rounds: [{id: r6, title: ก}]\n", True),
    ("progress", "rounds: [{id: r6, title: ก, intro: ข}]\n", False),
    ("analysis", "entries: []\n", True),
    ("constraints", "constraints: ก\n", False),
    ("results", "title: ก\n", True),
]


@pytest.mark.parametrize(("show", "text", "empty"), SHOWS)
def test_what_is_shown_holds_something(show: str, text: str, empty: bool, tmp_path: Path) -> None:  # noqa: FBT001
    files = {**shown(f"{{show: {show}}}"), f"2569/{show}.yml": SOURCE + text}
    assert told(tmp_path, files) == (["shown-empty 5"] if empty else [])


def test_all_data_of_this_site_are_real() -> None:
    found = Catalogue.of(load(ROOT / "data"))
    assert [problem for check in CHECKS for problem in check(found)] == []
