"""What a reader without JavaScript sees of a page, sound or broken."""

import string
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.seen import LARGEST, Chunk, Heading, Link, Resource, Seen, see

TEXTS = [
    ("words are folded", "<p>งบ  ๑๒\u200b๓\n บาท&nbsp;ถ้วน", "งบ 123 บาท ถ้วน"),
    ("scripts and styles are not read", "<script>a</script><style>b</style><template>c</template>d", "d"),
    ("without JavaScript, noscript is read", "<noscript><p>อ่านได้</p></noscript>", "อ่านได้"),
    ("hidden", "<p hidden>ซ่อน</p><div hidden=''><p>ซ่อน</p></div>เห็น", "เห็น"),
    ("hidden without an end", "<p hidden>ซ่อน<p>เห็น", "เห็น"),
    ("hidden by a style", "<p style='Display : none'>ซ่อน</p><p style='color:red'>เห็น</p>", "เห็น"),
    ("a closed dialogue", "<dialog>ซ่อน</dialog><dialog open>เห็น</dialog>", "เห็น"),
    ("what stands in for a frame", "<iframe src=x>ซ่อน</iframe><object data=y>ซ่อน</object>เห็น", "เห็น"),
    ("the title is no text", "<title>ชื่อ</title><h1>หัวเรื่อง</h1>", "หัวเรื่อง"),
    ("the mark of a heading", '<h2 id="a">หัวข้อ<a class="headerlink" href="#a">&para;</a></h2>', "หัวข้อ"),
    ("a comment", "<p>ก<!-- ข --> ค<!--> ง", "ก ค ง"),
    ("a comment without an end", "<p>ก<!-- ข <p>ค", "ก"),
    ("a section that Python refuses", "<p>ก<![x]>ข<![CDATA[y]]>", "กข"),
    ("a tag that is cut off", "<p>ก</p><a href='x", "ก"),
    ("ends without beginnings", "</div></p></table>ก</b>", "ก"),
    ("no end closes a cell from within", "<div><table><tr><td>ก</div>ข</table>ค</div>", "ก ข ค"),
    ("signs", "&lt;b&gt; &amp; &#3585;", "<b> & ก"),
    ("nothing", "", ""),
]


@pytest.mark.parametrize(("html", "text"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS])
def test_what_is_visible(html: str, text: str) -> None:
    assert see(html).text == text


def test_words_stand_together_by_blocks_and_under_their_headings() -> None:
    html = """<p>ก่อน</p><h2 id="x">หัวข้อ <b>ก</b></h2><ul><li>หนึ่ง<li>สอง<ul><li>ซ้อน</ul></ul>
    <table><caption>ตาราง<tr><th>หัว<td>๑<br>๒<tr><td>ช่อง</table><dl><dt>คำ<dd>ความ</dl><figcaption>ภาพ</figcaption>
    <h3>ย่อย</h3><p>ใต้ย่อย</p>"""
    seen = see(html)
    words = ["หัวข้อ ก", "หนึ่ง", "สอง", "ซ้อน", "ตาราง", "หัว", "1 2", "ช่อง", "คำ", "ความ", "ภาพ", "ย่อย", "ใต้ย่อย"]
    assert seen.chunks == (Chunk("ก่อน", ""), *(Chunk(one, "x") for one in words))
    assert seen.headings == (Heading("x", "หัวข้อ ก"),)


def test_what_the_head_says() -> None:
    html = """<html><head><title> ชื่อ ๑ </title><base href="/b/"><link rel=canonical href=" https://a.go.th/ ">
    <meta name=ROBOTS content="NoIndex, nofollow"><meta http-equiv=Refresh content="3; URL='/new/'">"""
    seen = see(html)
    assert (seen.title, seen.base, seen.canonical) == ("ชื่อ 1", "/b/", "https://a.go.th/")
    assert (seen.robots, seen.refresh) == (("noindex", "nofollow"), "/new/")


@pytest.mark.parametrize(
    ("content", "target"),
    [("0;url=x/", "x/"), ("5, url=x/", "x/"), ("5;x/", "x/"), ("5", ""), ('0; url="x/"', "x/"), ("", "")],
)
def test_where_a_page_goes_by_itself(content: str, target: str) -> None:
    assert see(f"<meta http-equiv=refresh content='{content}'>").refresh == target


def test_anchors_and_links() -> None:
    seen = see('<p id=a>ก<a name="b" href="c.pdf">แฟ้ม  <b>๑</b></a><a href="d">ข<p hidden id="z"><a href="e">ค</a>')
    assert seen.anchors == {"a", "b"}
    assert seen.links == (Link("แฟ้ม 1", "c.pdf"), Link("ข", "d"))


def test_what_is_loaded() -> None:
    html = """<link rel="stylesheet" href="a.css"><link rel=next href=no><script src=b.js></script><img src=c.png
    srcset="d.png 1x, e.png 2x"><iframe src=f></iframe><object data=g></object><embed src=h><video poster=i src=j>
    </video><svg><use xlink:href="k.svg#x"/><image href="l.png"/></svg><style>@import "m.css"; a{background:url( n )}
    </style><p style="background:url('o')"><input type=image src=p><use href="#own">"""
    seen = see(html)
    urls = [one.url for one in seen.resources]
    assert sorted(urls) == sorted(
        [
            f"{letter}{ending}"
            for letter, ending in zip(
                string.ascii_lowercase,
                [".css", ".js", ".png", ".png", ".png", "", "", "", "", "", ".svg#x", ".png", ".css", "", "", ""],
                strict=False,
            )
        ]
    )
    assert Resource("script", "b.js") in seen.resources


@pytest.mark.parametrize(
    ("html", "signs"),
    [
        ("<body onload=\"window.open('x')\">", ("window.open",)),
        ("<script>window.onload=function(){alert('ก')}</script>", ("alert",)),
        ("<script>page.alert('ก'); confirmed(); reopen()</script>", ()),
        ("<dialog open>ก</dialog>", ("dialog",)),
        ('<div class="modal fade show">ก</div>', ("dialog",)),
        ('<div style="position: fixed; inset: 0">ก</div>', ("overlay",)),
        ('<div style="position:fixed;top:0;left:0;width:100%;height:100vh">ก</div>', ("overlay",)),
        ('<div style="position:fixed;top:0;left:0;right:0">แถบบน</div>', ()),
        ('<button onclick="window.open(1)">พิมพ์</button>', ()),
    ],
)
def test_signs_of_something_in_front_of_the_page(html: str, signs: tuple[str, ...]) -> None:
    assert see(html).popups == signs


@pytest.mark.parametrize(
    ("html", "asks"),
    [
        ("<form><input type=PASSWORD>", True),
        ("<form hidden><input type=password></form>", False),
        ("<input>", False),
    ],
)
def test_a_form_that_asks_for_a_password(html: str, asks: bool) -> None:  # noqa: FBT001  # a column of the table
    assert see(html).asks_password is asks


def test_of_a_page_too_large_the_beginning_is_read() -> None:
    seen = see("<p>ก</p>" + "x" * LARGEST)
    assert not seen.whole
    assert seen.text.startswith("ก x")
    assert see("<p>ก").whole


NASTY = [
    "<!--",
    "<!--x>",
    "<a ",
    "<a b='",
    "</",
    "&",
    "<![",
    "<p>",
    "<li>",
    "<b>",
    "<table><td>",
    "<svg><",
    "<div hidden>",
]


@pytest.mark.parametrize("piece", NASTY)
def test_no_page_takes_for_ever(piece: str) -> None:
    """Ten times the length takes about ten times as long, and not a hundred times."""
    begun = process_time()
    see(piece * (100_000 // len(piece)) + ">")
    assert process_time() - begun < 5


PIECES = [
    *"<>/=&;!-[]'\" ",
    *("<p", "<td>", "</td>", "<li>", "<a href=", "<script>", "</script>", "<!--", "-->", "<![", "CDATA[", "<title>"),
    *("<svg>", "hidden", "<meta http-equiv=refresh content=", "&#", "ก", "๑", "\x00", "<template>", "style="),
]
HTMLISH = st.lists(st.sampled_from(PIECES)).map("".join)


@given(st.text() | HTMLISH)
def test_whatever_the_text_is_something_is_seen(html: str) -> None:
    seen = see(html)
    assert isinstance(seen, Seen)
    assert see(html) == seen
    assert all(chunk.text == " ".join(chunk.text.split()) != "" for chunk in seen.chunks)


@given(st.text(alphabet=string.ascii_letters + "กขค ๑๒", min_size=1))
def test_words_in_a_paragraph_are_seen(words: str) -> None:
    folded = " ".join(words.split()).replace("๑", "1").replace("๒", "2")
    assert see(f"<div><p>{words}</p></div>").text == folded
