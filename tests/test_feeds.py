"""Feeds: valid by RFC 4287, made of declared days alone, and of ids that never change."""

import datetime as dt
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree import ElementTree as ET

import pytest

from built import ROOT
from prongsai.catalogue import Catalogue
from prongsai.feeds import NEWEST, feeds
from prongsai.loading import load
from writing import AGENCY, Files, catalogue, single

ATOM = "{http://www.w3.org/2005/Atom}"
DAY = re.compile(r"\d{4}-\d{2}-\d{2}T00:00:00\+07:00")
"""RFC 3339, at midnight in Thailand."""
ONCE = {"id", "title", "updated"}
OIT = """\
source: เอกสารทดสอบ
items:
  O1:
    published: 1 มี.ค. 2568
    changes: [{date: 5 มี.ค. 2568, what: "เพิ่ม <ผัง> & รูป", why: ผังเดิมไม่ครบ, approval: ปลัด อบต.ทดสอบ}]
"""
WEBSITE = "website: https://www.thotsop.go.th/\nsite_path: ita\n"
MADE_UP = "fictional: ใช่\n"


def feed_of(site: Catalogue, address: str = "feed.xml") -> ET.Element:
    """A feed of a site, read as XML."""
    return ET.fromstring({feed.address: feed.content for feed in feeds(site)}[address])  # noqa: S314  # it is our own


def texts(element: ET.Element, name: str) -> list[str]:
    """The texts of the children of a name."""
    return [child.text or "" for child in element.findall(ATOM + name)]


def links(element: ET.Element) -> dict[str, str]:
    """Where an element leads, by relation."""
    return {link.attrib["rel"]: link.attrib["href"] for link in element.findall(f"{ATOM}link")}


def faults(feed: ET.Element) -> Iterator[str]:
    """What RFC 4287 forbids or asks for in vain (sections 4.1.1, 4.1.2, 4.2.6, 3.3)."""
    entries = feed.findall(f"{ATOM}entry")
    if feed.tag != f"{ATOM}feed":
        yield "no feed"
    for element in (feed, *entries):
        yield from _faults_of(element)
    author = f"{ATOM}author/{ATOM}name"
    for entry in entries:
        if not (entry.findall(author) or feed.findall(author)):
            yield "an entry has no author"
        if not (entry.findall(f"{ATOM}content") or "alternate" in links(entry)):
            yield "an entry has neither content nor a page"
    ids = [texts(entry, "id")[0] for entry in entries]
    if len(ids) != len(set(ids)):
        yield "two entries with one id"


def _faults_of(element: ET.Element) -> Iterator[str]:
    """What a feed and an entry have in common."""
    for name in ONCE:
        if len(texts(element, name)) != 1 or not texts(element, name)[0].strip():
            yield f"{name} does not stand once"
    if not urlsplit(texts(element, "id")[0]).scheme:
        yield "an id is no IRI"
    if not DAY.fullmatch(texts(element, "updated")[0]):
        yield "updated is no date"
    kinds = [(one.get("rel"), one.get("type"), one.get("hreflang")) for one in element.findall(f"{ATOM}link")]
    if len(kinds) != len(set(kinds)):
        yield "two links of one kind"


def small(tmp_path: Path, more: str = "", oit: str = OIT) -> Catalogue:
    """A site of one agency with two events."""
    return catalogue(tmp_path, single({"agency.yml": AGENCY + more, "2568/oit.yml": oit}))


def test_an_entry_says_what_why_and_who_approved(tmp_path: Path) -> None:
    feed = feed_of(small(tmp_path))
    entry = feed.findall(f"{ATOM}entry")[0]
    assert texts(entry, "title")[0].startswith("O1 ")
    assert texts(entry, "title")[0].endswith("(ปี 2568): เพิ่ม <ผัง> & รูป")
    assert texts(entry, "updated") == ["2025-03-05T00:00:00+07:00"]
    assert texts(entry, "content") == ["เพิ่ม <ผัง> & รูป\nเหตุผล: ผังเดิมไม่ครบ\nการอนุมัติ: ปลัด อบต.ทดสอบ"]
    assert texts(feed, "updated") == texts(entry, "updated")
    assert not list(faults(feed))


@pytest.mark.parametrize(
    ("more", "own", "page"),
    [
        ("", "feed.xml", "2568/oit/o1/"),
        (WEBSITE, "https://www.thotsop.go.th/ita/feed.xml", "https://www.thotsop.go.th/ita/2568/oit/o1/"),
    ],
    ids=["no website", "a website"],
)
def test_links_are_absolute_where_the_place_of_the_site_is_declared(
    tmp_path: Path, more: str, own: str, page: str
) -> None:
    feed = feed_of(small(tmp_path, more))
    assert links(feed)["self"] == own
    assert {links(entry)["alternate"] for entry in feed.findall(f"{ATOM}entry")} == {page}


def test_an_agency_to_which_nothing_happened_has_no_feed(tmp_path: Path) -> None:
    assert list(feeds(small(tmp_path, oit="source: เอกสาร\n"))) == []


def test_ids_outlive_the_host_and_the_wording_of_reasons(tmp_path: Path) -> None:
    def ids(site: Catalogue) -> list[str]:
        feed = feed_of(site)
        return texts(feed, "id") + [texts(entry, "id")[0] for entry in feed.findall(f"{ATOM}entry")]

    first = ids(small(tmp_path / "one"))
    assert first == ids(small(tmp_path / "two", WEBSITE, OIT.replace("ผังเดิมไม่ครบ", "ผังเดิมไม่ครบถ้วน")))
    assert first != ids(small(tmp_path / "three", "district: เมือง\n"))
    assert len(set(first)) == 3


def test_what_is_written_twice_stands_once(tmp_path: Path) -> None:
    twice = "source: ก\nitems: {O1: {changes: [{date: 5 มี.ค. 2568, what: ก}, {date: 5 มี.ค. 2568, what: ก}]}}\n"
    feed = feed_of(small(tmp_path, oit=twice))
    assert len(feed.findall(f"{ATOM}entry")) == 1


def test_only_the_newest_stand_in_a_feed(tmp_path: Path) -> None:
    first = dt.date(2025, 1, 1)
    days = [first + dt.timedelta(days=more) for more in range(NEWEST + 10)]
    changes = "".join(f"      - {{date: {day.year + 543}-{day:%m-%d}, what: ครั้งที่ {day:%j}}}\n" for day in days)
    feed = feed_of(small(tmp_path, oit=f"source: ก\nitems:\n  O1:\n    changes:\n{changes}"))
    told = [texts(entry, "updated")[0][:10] for entry in feed.findall(f"{ATOM}entry")]
    assert told == [day.isoformat() for day in reversed(days)][:NEWEST]


def test_a_made_up_agency_says_so_in_every_entry(tmp_path: Path) -> None:
    feed = feed_of(small(tmp_path, MADE_UP))
    assert "หน่วยงานสมมติ" in texts(feed, "subtitle")[0]
    assert all("หน่วยงานสมมติ" in texts(entry, "title")[0] for entry in feed.findall(f"{ATOM}entry"))


MANY: Files = {
    "data/one/agency.yml": AGENCY,
    "data/one/2568/oit.yml": OIT,
    "data/two/agency.yml": AGENCY.replace("ทดสอบ", "อื่น") + WEBSITE,
    "data/two/2568/oit.yml": OIT.replace("5 มี.ค.", "6 มี.ค."),
    "data/still/agency.yml": AGENCY.replace("ทดสอบ", "เงียบ"),
}


def test_a_site_of_many_has_a_feed_of_all_with_an_author_for_each(tmp_path: Path) -> None:
    site = catalogue(tmp_path, MANY)
    assert {feed.address for feed in feeds(site)} == {"feed.xml", "one/feed.xml", "two/feed.xml"}
    whole = feed_of(site)
    assert not list(faults(whole))
    entries = whole.findall(f"{ATOM}entry")
    assert [links(entry)["alternate"] for entry in entries][:2] == [
        "https://www.thotsop.go.th/ita/two/2568/oit/o1/",
        "one/2568/oit/o1/",
    ]
    names = {name.text for entry in entries for name in entry.findall(f"{ATOM}author/{ATOM}name")}
    assert names == {"องค์การบริหารส่วนตำบลทดสอบ", "องค์การบริหารส่วนตำบลอื่น"}
    assert links(feed_of(site, "one/feed.xml"))["alternate"] == "./"


def test_the_feeds_of_the_shipped_site_are_valid_and_always_the_same() -> None:
    first, second = (Catalogue.of(load(ROOT / "data", only=["tuayang"])) for _ in range(2))
    made = {feed.address: feed.content for feed in feeds(first)}
    assert made == {feed.address: feed.content for feed in feeds(second)}
    assert "tuayang/feed.xml" in made
    for address, content in made.items():
        assert list(faults(feed_of(first, address))) == []
        assert content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>\n<feed')
        assert b"\r" not in content
