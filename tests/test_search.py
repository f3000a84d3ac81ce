"""What the search looks through: texts of articles, folded, each once, in files small enough for a cheap phone."""

import base64
import bz2
import gzip
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rjsmin import jsmin

from built import ROOT, copy_site, files_of, mkdocs, prongsai
from prongsai.bundles import ASSETS, bundles
from prongsai.search import Article, Outline, article
from prongsai.search.articles import BESIDE
from prongsai.search.covering import needed
from prongsai.search.folding import fold
from prongsai.search.indexing import SITE, index
from prongsai.search.letters import Titled, letter, lettered, order
from prongsai.search.packing import CHARSET, base36
from prongsai.search.places import Place, place

FIRST, REST, SLIPS = 10_000, 60_000, 2_000
"""Bytes, gzip -9: to the first title found, to all that a query can find on a site of one agency, and what is asked for
besides where nothing is found as it was typed."""

ALIKE = [
    # texts that are the same to a reader
    ("งบประมาณ ๒๕๖๘", "งบประมาณ 2568"),
    ("E-Service", "eservice"),
    ("e–Service", "E-SERVICE"),
    ("O-28", "o28"),
    ("เเผน", "แผน"),
    ("ดํ" + "าเนินการ", "ดำเนินการ"),
    ("นํ้า", "น้ำ"),
    ("น้ํา", "น้ำ"),
    ("ทุจ\u200bริต", "ทุจริต"),
    ("ทุจ\u00adริต", "ทุจริต"),
    ("ต่าง ๆ", "ต่างๆ"),
    ("  ก \u00a0 ข\n", "ก ข"),
    ("“ท่านเสนอ – เราทำ”", '"ท่านเสนอ - เราทำ"'),
    ("2567–2568", "2567-2568"),
]
APART = [("ปี 2568", "ปี2568"), ("1,000", "1000"), ("028", "o28"), ("น้ำ", "นำ"), ("ด", "ต")]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_what_is_the_same_to_a_reader_folds_alike(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_differs_stays_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


SIGNS = [*"กขคงนรลสอ", "น้ำ", "แม่", "ต่าง", "ๆ", "ที่", "ITA", "E", "s", "2", "๕", " ", ".", "–", "“"]
"""What is typed: whole letters with their marks."""


@given(st.lists(st.sampled_from(SIGNS), max_size=12), st.data())
def test_a_part_of_a_text_is_a_part_of_it_when_both_are_folded(signs: list[str], data: st.DataObject) -> None:
    """What a search for a part of a word rests on. A hyphen at an end of what is typed means nothing."""
    start = data.draw(st.integers(0, len(signs)))
    end = data.draw(st.integers(start, len(signs)))
    part = fold("".join(signs[start:end])).strip(" -")
    assert part in fold("".join(signs))


@given(st.text())
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


# Articles

SEEN = [
    # HTML, its blocks
    ("<p>ก<b>ข</b>ค</p><p>ง</p>", ["กขค", "ง"]),
    ("<ul><li>ก</li><li>ข<p>ค</p></li></ul>", ["ก", "ข", "ค"]),
    ("<p>ก<br>ข</p>", ["ก ข"]),
    ("<p>ก</p><p>ก</p>", ["ก"]),
    ("<script>x</script><style>y</style><!-- z --><p>ก</p>", ["ก"]),
    ("<h2>ก<a class='x' href='#a'>ข</a><a class=\"headerlink\" href=\"#a\">¶</a></h2>", ["กข"]),
    ('<p>ก<span class="p-where">ข</span>ค<span>ง</span></p>', ["ก", "ข", "คง"]),
    ("<tr><td>O28</td><td>ผล</td></tr><tr><td>O1</td></tr>", ["O28\tผล", "O1"]),
    ("<tr><td>O28</td><td>O26</td><td>ผล</td></tr><tr><td>O1</td><td>–</td></tr>", ["O28", "O26\tผล", "O1", "–"]),
    ("<dl><dt>ก</dt><dd><p>ข</p></dd><dt>ค</dt></dl>", ["ก\tข", "ค"]),
    ("<p>กอง ก · <a>กอง ข</a> · 5 kB</p><p> · ค · </p><p>ก·ข</p>", ["กอง ก", "กอง ข", "5 kB", "ค", "ก·ข"]),
    ("<p>ก &amp; ข &lt;ค&gt; ง\u200bจ</p>", ["ก & ข <ค> งจ"]),
    (f"<p>SHA-256 {'0a' * 32}</p>", ["SHA-256"]),
    ("<svg><title>ก</title><text>ข</text></svg><p>ขค</p>", ["ขค", "ก"]),
    ('<p title="a>b">ก</p>', ["ก"]),
    ("<details><summary>ก</summary>ข</details>", ["ก", "ข"]),
]


@pytest.mark.parametrize(("html", "blocks"), SEEN)
def test_an_article_says_what_a_reader_sees(html: str, blocks: list[str]) -> None:
    assert list(article(f"<h1>ชื่อ</h1>{html}", "x").blocks) == blocks


def test_a_page_is_called_by_its_heading_or_else_by_its_name() -> None:
    assert article('<h1 id="a">ก <em>ข</em><br>ค</h1><p>ง</p>', "x") == Article("ก ข ค", ("ง",))
    assert article("<p>ง</p>", "ชื่อ") == Article("ชื่อ", ("ง",))


# Places

PLACES = [
    # address, folders of agencies, where it belongs
    ("", ("a", "b"), Place(None, None, "")),
    ("a/", ("a", "b"), Place("a", None, "")),
    ("a/2568/oit/o9/", ("a", "b"), Place("a", 2568, "oit")),
    ("a/2568/edition/", ("a", "b"), Place("a", 2568, "")),
    ("measures/by-year/", ("a", "b"), Place(None, None, "measures")),
    ("search/ko-kai/", ("a", "b"), Place(None, None, "search")),
    ("", ("",), Place("", None, "")),
    ("2568/measures/m1/", ("",), Place("", 2568, "measures")),
    ("about/", ("",), Place(None, None, "")),
]


@pytest.mark.parametrize(("address", "slugs", "expected"), PLACES)
def test_an_address_says_where_a_page_belongs(address: str, slugs: tuple[str, ...], expected: Place) -> None:
    assert place(address, slugs) == expected


# The index


def said(content: bytes) -> dict[str, Any]:
    """What a file of the index says."""
    found = re.fullmatch(r"prongsaiIndex\((.*)\)\n", content.decode(), re.DOTALL)
    assert found
    result: dict[str, Any] = json.loads(found[1])
    return result


def unpacked(packed: str) -> Any:  # noqa: ANN401  # whatever JSON can say
    """What a packed part of it says."""
    return json.loads(bz2.decompress(base64.b64decode(packed)).decode(CHARSET))


def standing(files: dict[str, bytes]) -> dict[str, set[str]]:
    """The texts of every page, by its address, as the index has them; read as the script reads them."""
    head = said(files["search/titles.js"])
    titles, addresses, texts = head["t"].split("\n"), list[str](), list[set[str]]()
    new = 0
    for owner, year, _, rows in head["g"]:
        slug = head["a"][owner][0] if owner >= 0 else ""
        start = (f"{slug}/" if slug else "") + (f"{year}/" if year else "")
        for row in rows.split("\n"):
            end, _, known = row.partition(" ")
            texts.append({titles[int(known, 36) if known else new]})
            new += not known
            addresses.append(start + end)
    for name in head["p"]:
        part = said(files[f"search/{name}.js"])
        assert part["v"] == head["v"]
        text, _ = unpacked(part["b"])
        packed = text.split("\n")
        lines = (re.sub(r"\t(\t.+)", lambda at: f"\t{packed[int(at[1], 36)]}", line) for line in packed)  # noqa: B023
        pages = list[int]()
        for run in unpacked(part["r"]).split(" "):
            ways, _, count = run.partition(":")
            shared, *further = (int(way, 36) for way in ways.split(","))
            del pages[shared:]
            for way in further:
                pages.append((pages[-1] if pages else 0) + way)
            for _ in range(int(count, 36)):
                line = next(lines)
                for page in pages:
                    texts[page].add(line)
        assert next(lines, None) is None
    return dict(zip(addresses, texts, strict=True))


WORDS = st.text("กขค 12ab", min_size=1).map(str.strip).filter(bool)
BLOCKS = WORDS | st.tuples(WORDS, WORDS).map(BESIDE.join)
ADDRESSES = st.sampled_from(
    ["", "about/", "measures/", *(f"{slug}/{rest}" for slug in "ab" for rest in ("", "2568/", "2568/oit/o1/", "2569/"))]
)


@given(st.dictionaries(ADDRESSES, st.builds(Article, WORDS, st.lists(BLOCKS, unique=True).map(tuple)), min_size=1))
def test_the_index_says_of_every_page_what_stands_on_it(articles: dict[str, Article]) -> None:
    """Nothing else, and nothing less but what a longer text of the page says as well."""
    files = {file.path: file.content for file in Outline({"a": "ก", "b": "ข"}).files(articles)}
    held = standing(files)
    assert held.keys() == articles.keys()
    for address, one in articles.items():
        texts = {text.replace(BESIDE, " ") for text in (one.title, *one.blocks)}
        there = {text.replace(BESIDE, " ") for text in held[address]}
        assert there <= texts
        assert [text for text in texts - there if not any(text in longer for longer in there - {text})] == []
    assert files == {
        file.path: file.content for file in Outline({"a": "ก", "b": "ข"}).files(dict(reversed(articles.items())))
    }


def test_texts_lie_with_whom_they_belong_to() -> None:
    blocks = {"a/": ("ของก",), "a/2568/": ("ร่วม", "12"), "b/2567/": ("ร่วม", "ของข"), "about/": ("ทุกคน",)}
    made = index({address: Article(address, texts) for address, texts in blocks.items()}, ("a", "b"))
    held = {part.name: {text for _, texts in part.texts for text in texts} for part in made.parts}
    assert held == {SITE: {"ทุกคน", "ร่วม"}, "of-a-2568": {"ของก", "12"}, "of-b-2567": {"ของข"}}


NEEDED = [
    # texts of a page under the title `O5 แผน`, those the index has to hold
    (("กองคลัง", "กองคลัง กองช่าง"), ["กองคลัง กองช่าง"]),
    (("แผน", "ของแผน"), ["ของแผน"]),
    (("O5", "O5\tแผน"), ["O5\tแผน"]),
    (("12", "125", "12.5", "3,125", "ปี 12"), ["125", "12.5", "3,125", "ปี 12"]),
    (("028", "028/2567"), ["028", "028/2567"]),
    (("28", "O28", "O-28"), ["28", "O28", "O-28"]),
    (("O28", "ข้อ O28."), ["ข้อ O28."]),
    (("Service", "E-Service", "Services"), ["Service", "E-Service", "Services"]),
    (("กา", "กาํ", "ก", "กำ"), ["กา", "กาํ", "ก", "กำ"]),
    (("ท", "ที่", "ที"), ["ท", "ที่", "ที"]),
    (("เ", "เเผง"), ["เ", "เเผง"]),
    (("ก", "ก ข", "ก ข ค"), ["ก ข ค"]),
]


@pytest.mark.parametrize(("blocks", "expected"), NEEDED)
def test_what_a_longer_text_of_the_page_says_is_not_needed(blocks: tuple[str, ...], expected: list[str]) -> None:
    assert list(needed(Article("O5 แผน", blocks))) == expected


PIECES = st.lists(st.sampled_from([*SIGNS, "เ", "แ", "ํ", "-", "4"]))


@given(st.lists(PIECES.map("".join).filter(str.strip), unique=True))
def test_whatever_is_found_in_a_text_is_found_without_those_not_needed(texts: list[str]) -> None:
    blocks = tuple(dict.fromkeys(" ".join(text.split()) for text in texts))
    kept = [fold(text) for text in ("ชื่อ", *needed(Article("ชื่อ", blocks)))]
    for block in blocks:
        assert any(fold(block).strip(" -") in text for text in kept)


def test_an_agency_with_much_to_say_has_its_years_apart() -> None:
    articles = {
        f"{year}/": Article(str(year), tuple(f"{year} ก{'ข' * 999} {number}" for number in range(200)))
        for year in (2567, 2568)
    }
    assert [part.name for part in index(articles, ("",)).parts] == ["2568", "2567"]


@given(st.integers(0, 10**9))
def test_numbers_are_written_as_the_script_reads_them(number: int) -> None:
    assert int(base36(number), 36) == number


# The alphabet

LETTERS = [
    ("เปิดเผย", "ป"),
    ("การ", "ก"),
    ("“ท่านเสนอ”", "ท"),
    ("ITA", "A–Z"),
    ("2568", "อื่น ๆ"),
    ("ฤดู", "ฤ"),
    ("แผน", "ผ"),
]


@pytest.mark.parametrize(("title", "expected"), LETTERS)
def test_a_title_stands_under_the_consonant_it_is_spoken_with(title: str, expected: str) -> None:
    assert letter(title) == expected


def test_titles_are_in_the_order_of_a_dictionary() -> None:
    ordered = ["กา", "กำ", "เก", "แก", "ขา", "เข้า", "ค่า", "ค้า"]
    assert sorted({*ordered}, key=order) == ordered
    found = lettered(Titled(title, "x/", "") for title in ("เข้า", "ก", "ขา"))
    assert {sign: [one.title for one in entries] for sign, entries in found.items()} == {"ก": ["ก"], "ข": ["ขา", "เข้า"]}


# Sizes, and the two ways to a site


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fullest agency of the sample as a site of its own; the folder of its sources and of the finished site."""
    folder = copy_site(ROOT, tmp_path_factory.mktemp("alone"))
    shutil.move(folder / "data", folder / "all")
    shutil.copytree(folder / "all" / "tuayang", folder / "data")
    shutil.rmtree(folder / "all")
    ran = mkdocs("build", "--strict", cwd=folder)
    assert ran.code == 0, ran.told
    return folder


def weight(*contents: bytes) -> int:
    return sum(len(gzip.compress(content, 9)) for content in contents)


def test_a_search_on_the_site_of_one_agency_asks_for_little(alone: Path) -> None:
    site = files_of(alone / "site")
    scripts = {file.path: file.content for file in bundles()}
    first = ("assets/prongsai/search/engine.js", "assets/prongsai/search/panel.js", "search/titles.js")
    assert weight(*(site[name] for name in first)) <= FIRST
    texts = [name for name in site if re.fullmatch(r"search/[^/]+\.js", name) and name not in first]
    assert len(texts) == 1
    rest = [site[texts[0]], scripts["assets/prongsai/search/words.js"]]
    assert weight(*rest) <= REST
    assert weight(scripts["assets/prongsai/search/slips.js"]) <= SLIPS
    assert "search/search_index.json" not in site


def test_written_pages_bring_the_same_index(alone: Path, tmp_path: Path) -> None:
    ran = prongsai("pages", tmp_path / "pages", cwd=alone)
    assert ran.code == 0, ran.told
    written, built = files_of(tmp_path / "pages/docs/search"), files_of(alone / "site/search")
    ours = {name: content for name, content in built.items() if name.endswith(".js")}
    assert ours == {name: content for name, content in written.items() if name.endswith(".js")}


_TEMPLATE = re.compile("`[^`]*`")
_NESTED = re.compile(r"`[^`]*\$\{[^}`]*`")


@pytest.mark.parametrize("path", sorted(ASSETS.rglob("*.js")), ids=lambda path: path.name)
def test_no_template_stands_within_a_template(path: Path) -> None:
    """What leaves out spare room takes the inner one for the end of the outer, and room for spare that is text."""
    script = re.sub(r"^\s*//.*|(?<=[;,{] )//.*", "", path.read_text("utf-8"), flags=re.MULTILINE)
    assert not _NESTED.search(script)
    assert _TEMPLATE.findall(jsmin(script)) == _TEMPLATE.findall(script)


def test_scripts_are_sent_without_what_only_their_readers_need() -> None:
    sent = {file.path: file.content.decode() for file in bundles() if "/search/" in file.path}
    assert len(sent) + 1 == len(list((ASSETS / "search").iterdir())), "folding.js is sent as part of others"
    for script in sent.values():
        assert not re.search(r"^\s*//|^\s", script, re.MULTILINE)
