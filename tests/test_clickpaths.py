"""A way that is told is a way that is there: links as readers see them, and the words that lead from page to page."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from built import ROOT, Built
from prongsai.build import Document, Site, build
from prongsai.clickpaths import NEIGHBOURS, Clickable, click_paths, headings, lasting, links, named
from writing import single, write

pytest_plugins = ["site_fixtures"]


@dataclass(frozen=True)
class Written:
    """A finished page written for a test."""

    address: str
    body: str = ""
    meta: Mapping[str, Any] = field(default_factory=lambda: {"prongsai": {"crumbs": [], "side": []}})


def framed(**frame: object) -> dict[str, Any]:
    """What the theme is told of a page with something around it."""
    return {"prongsai": {"crumbs": [], "side": [], **frame}}


def test_links_are_read_in_the_order_of_the_page_with_what_the_theme_puts_around_it() -> None:
    page = Written(
        "a/2569/",
        '# บน {#top}\n\n<p><a class="x" href="oit/o1/" rel="noopener">ข้อ&nbsp;<b>O1</b>\n &amp; แผน</a></p>\n\n'
        "## 5\\. หัวข้อ &lt;ก&gt; {#h data-search-exclude}\n\n### ย่อย {#sub}\n",
        framed(
            agency={"name": "อบต.ก", "href": "../"},
            crumbs=[["หน้าแรก", "../../"], ["ปี 2569", "./"]],
            side=[["ปี", [["ปี 2568", "../2568/", False]]]],
            next=["ปี 2570", "../2570/"],
            earlier=["ปี 2568", "../2568/"],
            english=["English summary", "en/"],
            help={"ask": "?", "answer": "!", "more": ["อ่านเรื่องปี", "../../glossary/#year"]},
            terms=[["ปี", "1 ตุลาคม"], ["ข้อ", "เรื่อง", "../../glossary/#item"]],
            glossary="../../glossary/",
        ),
    )
    assert list(links(page)) == [
        Clickable("EN", "a/2569/en/"),
        Clickable("อบต.ก", "a/"),
        Clickable("หน้าแรก", ""),
        Clickable("อ่านเรื่องปี", "glossary/#year"),
        Clickable("ข้อ O1 & แผน", "a/2569/oit/o1/"),
        Clickable("5. หัวข้อ <ก>", "a/2569/#h"),
        Clickable("อ่านต่อ", "glossary/#item"),
        Clickable("คำที่ควรรู้ทั้งหมด", "glossary/"),
        Clickable("ถัดไป ปี 2570", "a/2570/"),
        Clickable("เรื่องเดียวกันในปีก่อน ปี 2568", "a/2568/"),
        Clickable("ปี 2568", "a/2568/", hidden=True),
        Clickable("หน้าแรก", "", hidden=True),
        Clickable("มาตรการทั้งหมด", "measures/", hidden=True),
        Clickable("เรื่องที่ต้องเปิดเผย", "concepts/", hidden=True),
        Clickable("ค้นหาและดัชนี", "search/", hidden=True),
        Clickable("คำที่ควรรู้", "glossary/", hidden=True),
        Clickable("ข้อมูลเปิด", "data/", hidden=True),
        Clickable("การเข้าถึงเว็บไซต์", "accessibility/", hidden=True),
        Clickable("English", "en/", hidden=True),
    ]


def test_what_changed_lately_shows_no_lasting_way() -> None:
    news = '<ul class="p-list p-news">\n<li><a href="oit/o1/">O1</a></li>\n</ul>\n\n<p><a href="oit/o2/">O2</a></p>\n'
    targets = {link.target for link in links(Written("2569/", news, framed()))}
    assert "2569/oit/o2/" in targets
    assert "2569/oit/o1/" not in targets


def test_an_event_leaves_the_way_to_an_item_as_it_was(tmp_path: Path) -> None:
    shown = "source: ก\nitems:\n  O1:\n    components: {{}}\n{}"
    ways = set()
    for name, more in (("before", ""), ("after", "    published: 2 ม.ค. 2568\n")):
        data = write(tmp_path / name, single({"2568/oit.yml": shown.format(more)}))
        ways.add(click_paths(build(data).documents)["2568/oit/o1/"])
    assert len(ways) == 1


def test_a_page_without_a_table_of_contents_has_no_links_to_its_headings() -> None:
    page = Written("a/", "## หัวข้อ {#h}\n", framed() | {"hide": ["toc"]})
    assert "a/#h" not in {link.target for link in links(page)}
    assert headings(page) == {"h": "หัวข้อ"}


def test_an_anchor_leads_to_the_first_heading_that_has_it() -> None:
    assert headings(Written("", "## ก {#one}\n\n## ข {#one}\n")) == {"one": "ก"}


NAMING = [
    # what is tried, links of the page, what may be named
    ("one place", '<a href="a/">ก</a>', {"ก": "a/"}),
    ("one place twice", '<a href="a/">ก</a> <a href="./a/">ก</a>', {"ก": "a/"}),
    ("two places", '<a href="a/">ก</a> <a href="b/">ก</a>', {}),
    ("a place and a part of it", '<a href="a/">ก</a> <a href="a/#x">ก</a>', {}),
    ("a place here and one elsewhere", '<a href="a/">ก</a> <a href="https://other.example/a/">ก</a>', {}),
    ("a heading of the same words", '<a href="a/">ก</a>\n\n## ก {#x}\n', {}),
    ("no words", '<a href="a/"><img src="x"></a>', {}),
    ("a picture and words", '<a href="a/"><img src="x"> ก</a>', {"ก": "a/"}),
]


@pytest.mark.parametrize(("body", "expected"), [case[1:] for case in NAMING], ids=[case[0] for case in NAMING])
def test_only_words_that_lead_to_one_place_name_it(body: str, expected: dict[str, str]) -> None:
    found = {link.text: link.target for link in named(Written("", body)) if not link.hidden and "#" not in link.target}
    assert found == expected


def site(**bodies: str) -> dict[str, tuple[str, ...]]:
    """The ways through pages named by their addresses, `_` for `/`; `home` is the first."""
    pages = [Written("" if name == "home" else f"{name.replace('_', '/')}/", body) for name, body in bodies.items()]
    return click_paths(pages)


def test_the_shortest_way_is_told() -> None:
    ways = site(
        home='<a href="a/">ก</a> <a href="b/">ข</a>', a='<a href="../c/">ค</a>', b='<a href="../a/">ก</a>', c="จบ"
    )
    assert ways == {"": (), "a/": ("ก",), "b/": ("ข",), "c/": ("ก", "ค")}


def test_of_ways_of_one_length_the_one_that_goes_down_is_told() -> None:
    ways = site(
        home='<a href="measures/">มาตรการ</a> <a href="a/">หน่วยงาน</a>',
        measures='<a href="../a/m/">ม1</a>',
        a='<a href="m/">มาตรการที่ 1</a>',
        a_m="",
    )
    assert ways["a/m/"] == ("หน่วยงาน", "มาตรการที่ 1")


def test_words_for_two_places_send_the_reader_another_way() -> None:
    ways = site(
        home='<a href="a/">หน่วยงาน</a> <a href="a/y/">2569</a> <a href="b/y/">2569</a>',
        a='<a href="y/">2569</a>',
        a_y="",
    )
    assert ways["a/y/"] == ("หน่วยงาน", "2569")


def test_a_longer_way_in_view_of_everyone_comes_before_a_short_one_in_a_drawer() -> None:
    drawer = framed(side=[["ปี", [["ปีงบประมาณ 2569", "a/y/", False]]]])
    pages = [Written("", '<a href="a/">ก</a>', drawer), Written("a/", '<a href="y/">2569</a>'), Written("a/y/")]
    assert click_paths(pages)["a/y/"] == ("ก", "2569")
    assert click_paths([Written("", "", drawer), Written("a/y/")])["a/y/"] == ("ปีงบประมาณ 2569",)


def test_what_cannot_be_reached_or_is_not_published_has_no_way() -> None:
    assert site(home='<a href="gone/">ก</a> <a href="a/#part">ข</a>', a="") == {"": ()}


def published(site: Site) -> list[Document]:
    """The pages that are not for the office alone."""
    return [one for one in site.documents if not one.meta["prongsai"].get("private")]


def test_every_page_of_the_sample_site_has_a_way(sample: Site) -> None:
    ways = click_paths(published(sample))
    assert {one.address for one in published(sample)} == set(ways)
    assert ways["tuayang/2569/oit/o13/"] == ("อบต.ตัวอย่าง", "2569", "O13")


def test_words_have_the_digits_of_the_site() -> None:
    ways = click_paths(build(ROOT / "tests/sites/two_years/data", "thai").documents)
    assert ways["2569/oit/o1/"] == ("๒๕๖๙", "O1")


@dataclass
class Anchors(HTMLParser):
    """The links of a page as MkDocs wrote it, with the words in them."""

    found: list[tuple[str, str]] = field(default_factory=list)
    open_: list[str] | None = None
    href: str = ""

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link begins, or something within it that parts words."""
        values = dict(attrs)
        if (
            tag == "a"
            and "href" in values
            and not {*str(values.get("class")).split()} & {"headerlink", "md-skip", "p-home"}
        ):
            self.open_, self.href = [], str(values["href"])

    def handle_data(self, data: str) -> None:
        """Words."""
        if self.open_ is not None:
            self.open_.append(data)

    def handle_endtag(self, tag: str) -> None:
        """A link ends; a part of one ends with a space."""
        if self.open_ is not None:
            if tag == "a":
                self.found.append((" ".join("".join(self.open_).split()), self.href))
                self.open_ = None
            else:
                self.open_.append(" " if tag == "span" and self.open_[-1] in NEIGHBOURS.values() else "")


def test_the_links_told_are_those_of_the_finished_pages(shipped: Built, sample: Site) -> None:
    """Only pages written by hand, which no generated page knows, and pictures without words are more."""
    by_hand = {path.stem + "/" for path in (shipped.folder / "content").glob("*.md")}
    for document in published(sample):
        anchors = Anchors()
        anchors.feed(lasting((shipped.site / document.address / "index.html").read_text("utf-8")))
        real = {
            (text, urljoin(f"http://site/{document.address}", href).removeprefix("http://site/"))
            for text, href in anchors.found
            if text
        }
        told = {(link.text, link.target) for link in links(document)}
        hidden = "toc" in document.meta.get("hide", ())
        real = {
            (text, "" if target == "." else target)
            for text, target in real
            if target not in by_hand and not (hidden and target.startswith(f"{document.address}#"))
        }
        assert real <= told, document.address
        assert {one for one in told - real if not one[1].startswith(f"{document.address}#")} == set(), document.address
