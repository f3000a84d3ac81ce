"""Every link of a site followed: what is read as a link, where it leads, and a host that serves letter by letter."""

import io
import zipfile
from collections.abc import Mapping
from urllib.parse import quote, unquote

import pytest

from prongsai.delivery.crawling import Broken, broken
from prongsai.delivery.hosting import fetching
from prongsai.delivery.links import leading

LINKS = [
    # file, what is in it, the links found
    ("a.html", '<a href="b/">b</a><img src=c.png alt="x > y"><link href="s.css">', ["b/", "c.png", "s.css"]),
    ("a.html", '<img srcset="a.png 1x, b.png 2x"><video poster="p.png"><object data="d.pdf">', None),
    ("a.html", "<!-- <a href='no'> --><script>'<a href=\"no\">'</script><a name=x>", []),
    ("a.html", '<meta http-equiv="refresh" content="0; url=../b/">', ["../b/"]),
    ("a.html", "<noscript><meta http-equiv=refresh content='5;URL=c/'></noscript><a href='c/'></a>", ["c/"]),
    ("a.html", '<a href="a&amp;b/">', ["a&b/"]),
    ("a.svg", '<svg><use xlink:href="#x"/><image href="b.png"/></svg>', ["#x", "b.png"]),
    ("feed.xml", '<feed><link rel="self" href="feed.xml"/><link href="2568/"/></feed>', ["feed.xml", "2568/"]),
    ("sitemap.xml", "<urlset><url><loc>https://x/a/</loc><lastmod>2025</lastmod></url></urlset>", ["https://x/a/"]),
    ("a.css", "@font-face{src:url(f.woff2) format('x'),url( \"g.woff\" )}", ["f.woff2", "g.woff"]),
    ("a.pdf", '<a href="no">', []),
]


@pytest.mark.parametrize(("name", "content", "expected"), LINKS)
def test_what_a_file_leads_to_is_read(name: str, content: str, expected: list[str] | None) -> None:
    found = leading(name, content.encode()).links
    assert sorted(found) == sorted(expected if expected is not None else ["a.png", "b.png", "p.png", "d.pdf"])


def test_places_within_a_page_are_read() -> None:
    assert leading("a.html", b'<h2 id="one"></h2><a name="two"></a><input name="no">').anchors == {"one", "two"}


PAGE = '<h1 id="top">ก</h1>'
SITE = {
    "index.html": "",
    "a/index.html": PAGE,
    "a/แผน 1.pdf": "%PDF",
    "assets/s.css": "",
}
BASE = "https://www.x.go.th/ita/"

CASES = [
    # link, file it stands in, where the site lies, what is wrong with it
    ("a/", "index.html", None, None),
    ("./", "index.html", None, None),
    ("#", "index.html", None, None),
    ("a/#top", "index.html", None, None),
    ("a", "index.html", None, None),
    ("../a/index.html", "b/index.html", None, None),
    ("../", "a/x.html", None, None),
    ("a/%E0%B9%81%E0%B8%9C%E0%B8%99%201.pdf", "index.html", None, None),
    ("a/แผน 1.pdf", "index.html", None, None),
    ("a/แผน%201.pdf#page=2", "index.html", None, None),
    ("https://elsewhere.go.th/no/", "index.html", None, None),
    ("mailto:a@b.go.th", "index.html", None, None),
    ("tel:02", "index.html", None, None),
    ("data:image/png;base64,AA", "index.html", None, None),
    ("//elsewhere.go.th/", "index.html", None, None),
    ("b/", "index.html", None, "missing"),
    ("A/", "index.html", None, "missing"),
    ("a/แผน.pdf", "index.html", None, "missing"),
    ("a/#bottom", "index.html", None, "anchor"),
    ("#bottom", "a/x.html", None, "anchor"),
    ("../x/", "index.html", None, "outside"),
    ("/a/", "index.html", None, "outside"),
    (f"{BASE}a/", "index.html", None, None),
    (f"{BASE}a/", "index.html", BASE, None),
    (f"{BASE}b/", "index.html", BASE, "missing"),
    ("/ita/a/#top", "index.html", BASE, None),
    ("/ita/.", "index.html", BASE, None),
    ("/ita/b/", "index.html", BASE, "missing"),
    ("/a/", "index.html", BASE, "outside"),
    ("/a/", "index.html", "https://www.x.go.th/", None),
    ("/b/", "index.html", "https://www.x.go.th/", "missing"),
    ("//elsewhere.go.th/", "index.html", "https://www.x.go.th/", None),
]


def served(site: Mapping[str, str]) -> zipfile.ZipFile:
    """The files of a site as an archive."""
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w") as archive:
        for name, content in site.items():
            archive.writestr(name, content)
    return zipfile.ZipFile(whole)


@pytest.fixture(scope="module")
def host_of() -> zipfile.ZipFile:
    """The site of the cases."""
    return served(SITE)


@pytest.mark.parametrize(("link", "file", "base", "why"), CASES)
def test_a_link_is_followed_to_its_end(link: str, file: str, base: str | None, why: str | None) -> None:
    site = SITE | {file: f'{PAGE if file.startswith("a/") else ""}<a href="{link}">'}

    def fetch(address: str) -> bytes | None:
        name = unquote(address)
        found = next((one for one in (name, f"{name}index.html", f"{name}/index.html") if one in site), None)
        return None if found is None else site[found].encode()

    assert [(one.file, one.link, one.why) for one in broken([file], fetch, base)] == (
        [(file, link, why)] if why else []
    )


def test_a_file_that_cannot_be_fetched_is_broken_itself() -> None:
    assert list(broken(["a.html"], lambda _: None)) == [Broken("a.html", "a.html", "missing")]


ANSWERS = [
    # what is asked for, what comes
    ("", ""),
    ("a/", PAGE),
    ("a", PAGE),
    (quote("a/แผน 1.pdf"), "%PDF"),
    ("a/?from=mail", PAGE),
    ("A/", None),
    ("b/", None),
    ("a/index.html/", None),
    ("../ita/a/", None),
]


@pytest.mark.parametrize(("address", "content"), ANSWERS)
def test_a_plain_host_serves_a_folder_and_nothing_beside_it(
    host_of: zipfile.ZipFile, address: str, content: str | None
) -> None:
    with fetching(host_of) as fetch:
        assert fetch(address) == (None if content is None else content.encode())


def test_a_host_is_gone_when_it_is_no_longer_needed() -> None:
    with fetching(served(SITE)) as fetch:
        assert fetch("") == b""
    with pytest.raises(OSError, match=r".+"):
        fetch("a/")
