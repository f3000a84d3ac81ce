"""What a clerk typed is shown: plain text as it is, a little Markdown as meant, all else letter by letter, harmless."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from markup import parsed
from prongsai.prose import inline, prose

SHOWN = [
    # typed, HTML
    ("ก", "<p>ก</p>"),
    ("ก\nข", "<p>ก ข</p>"),
    ("ก\n\nข", "<p>ก</p><p>ข</p>"),
    ("ก & ข", "<p>ก &amp; ข</p>"),
    ("ก < ข", "<p>ก &lt; ข</p>"),
    ("**ก**", "<p><strong>ก</strong></p>"),
    ("<b>ก</b> <u>ข</u> <i>ค</i>", "<p><b>ก</b> <u>ข</u> <i>ค</i></p>"),
    ("ก<br>ข", "<p>ก<br>ข</p>"),
    ("H<sub>2</sub>O ม<sup>2</sup>", "<p>H<sub>2</sub>O ม<sup>2</sup></p>"),
    ("[ก](https://a.example/?b=1&c=2)", '<p><a href="https://a.example/?b=1&amp;c=2" rel="noopener">ก</a></p>'),
    ('[ก](https://a.example/ "ข")', '<p><a href="https://a.example/" title="ข" rel="noopener">ก</a></p>'),
    ("- ก\n- ข", "<ul> <li>ก</li> <li>ข</li> </ul>"),
    ("<script>alert(1)</script>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"),
    ("<b onclick=alert(1)>ก</b>", "<p>&lt;b onclick=alert(1)&gt;ก</p>"),
    ("[ก](javascript:alert(1))", '<p><a rel="noopener">ก</a></p>'),
    ("\"ก\" 'ข'", "<p>\"ก\" 'ข'</p>"),
]


@pytest.mark.parametrize(("typed", "html"), SHOWN)
def test_prose_is_shown_as_meant(typed: str, html: str) -> None:
    assert squeezed(prose(typed)) == squeezed(html)


def squeezed(html: str) -> str:
    """HTML, however its quotes and spaces between tags are written."""
    plain = str(html).replace("&quot;", '"').replace("&#34;", '"').replace("&#39;", "'")
    return re.sub(r">\s+<", "><", plain).strip()


NUMBERED = [
    # typed, paragraphs
    ("1. ก\n2. ข", ["1. ก", "2. ข"]),
    ("3. ก\n7. ข", ["3. ก", "7. ข"]),
    ("๑) ก\n๒) ข", ["๑) ก", "๒) ข"]),
    ("(1) ก\n(2) ข", ["(1) ก", "(2) ข"]),
    ("ก่อน\n9. ก", ["ก่อน", "9. ก"]),
    ("2. **ก**\n5. ข", ["2. ก", "5. ข"]),
    ("1. ก\n1. ข\n1. **ค**", ["1. ก", "1. ข", "1. ค"]),
    ("(3) [ก](https://a.example/)\n(3) ข", ["(3) ก", "(3) ข"]),
    ("พ.ศ.\n2568 เป็นปี", ["พ.ศ. 2568 เป็นปี"]),
]


@pytest.mark.parametrize(("typed", "paragraphs"), NUMBERED)
def test_printed_numbers_are_kept_and_begin_a_paragraph(typed: str, paragraphs: list[str]) -> None:
    assert texts(prose(typed)) == paragraphs


def texts(html: str) -> list[str]:
    """The text of each paragraph."""
    return [parsed(part).text for part in str(html).split("</p>") if part.strip()]


INLINE = [
    # typed, HTML
    ("ก", "ก"),
    ("**ก**", "<strong>ก</strong>"),
    ("ก\n\nข", "<p>ก</p><p>ข</p>"),
    ("- ก", "<ul> <li>ก</li> </ul>"),
    ("", ""),
]


@pytest.mark.parametrize(("typed", "html"), INLINE)
def test_a_single_paragraph_can_go_without_its_tags(typed: str, html: str) -> None:
    assert squeezed(inline(typed)) == squeezed(html)


# --- laws

SAFE_TAGS = {"p", "br", "b", "strong", "i", "em", "u", "sub", "sup", "ul", "ol", "li", "a", "blockquote", "code"}
SAFE_ATTRIBUTES = {("a", "href"), ("a", "rel"), ("a", "title")}
SAFE_SCHEMES = {"http", "https", "mailto", "tel"}

PLAIN = st.text("กขคำเเื่้ทรบABab 019๐๑๙.,;:()/%\"'“”–\n", min_size=1, max_size=60)
"""Text without any sign Markdown or HTML gives a meaning to."""
# fmt: off
PIECES = st.sampled_from(
    [
        *("ก", "ข ", "\n", "\n\n", "  ", "    ", "\t", "1. ", "๒) ", "- ", "+ ", "* ", "> ", "# ", "=", "---", "|"),
        *("**", "_", "`", "```", "\\", "[", "](", ")", "![", "]: ", "<", ">", "</", "/>", "&", "&lt;", "&#60;"),
        *("script", "<script>", "</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>", "<iframe>"),
        *("<b>", "</b>", "<b onclick=alert(1)>", "<br/>", "<u >", "<a href='javascript:alert(1)'>", "<style>"),
        *("<!--", "-->", "<![CDATA[", "<?x", "javascript:alert(1)", "JaVaScRiPt:", "java\nscript:", "vbscript:"),
        *("data:text/html,<b>", "&#106;avascript:", "javascript&colon;alert(1)", "//a.example", "https://a.example/"),
        *("mailto:a@a.example", "{: onclick=alert(1) }", "{#id}", "{.c}", "<https://a.example>"),
        *("<javascript:alert(1)>", '"', "'", "\x00", "\x02", "\x03", "klzzwxh:0000", "\x02stx\x03", "wzxhzdk:0"),
        *("&#x3c;", "~~", "\u2028", "\u00a0", "ﾠ", "::", "[TOC]", "[^1]", "*[ก]: ข"),
    ]
)
# fmt: on
WILD = st.lists(PIECES | st.characters(codec="utf-8"), max_size=25).map("".join)
"""What nobody types, and what somebody might paste."""


@given(text=PLAIN)
def test_plain_text_renders_to_itself(text: str) -> None:
    assert " ".join(texts(prose(text))) == " ".join(text.split())


@given(text=PLAIN)
def test_plain_text_becomes_paragraphs_and_nothing_else(text: str) -> None:
    """Two blanks at the end of a line keep its break, as in Markdown."""
    assert parsed(prose(text)).tags <= ({"p", "br"} if "  \n" in text else {"p"})


@given(text=WILD)
def test_whatever_is_typed_only_harmless_tags_come_out(text: str) -> None:
    for shown in (prose(text), inline(text)):
        assert isinstance(shown, Markup)
        found = parsed(shown)
        assert found.tags <= SAFE_TAGS
        assert found.attributes <= SAFE_ATTRIBUTES


@given(text=WILD)
def test_whatever_is_typed_no_link_runs_a_program(text: str) -> None:
    for link in parsed(prose(text)).links:
        scheme = re.match(r"\s*([^/?#]*?):", re.sub(r"[\x00-\x20]", "", link))
        assert scheme is None or scheme[1].lower() in SAFE_SCHEMES


@given(text=WILD)
def test_whatever_is_typed_it_is_shown_without_raising(text: str) -> None:
    assert prose(text) == prose(text)


@given(
    text=st.lists(st.sampled_from(["ก", "ข", "<script>", "<img src=x>", "</div>", "a<b", "<b", " "]), min_size=1).map(
        "".join
    )
)
def test_what_is_no_safe_tag_is_shown_as_typed(text: str) -> None:
    assert "".join(parsed(prose(text.strip())).text.split()) == "".join(text.split())


KEPT = [
    # typed, what a reader must still find
    ("![แผนที่ตำบล](https://a.example/x.png)", "แผนที่ตำบล"),
    ("[หมายเหตุ]: https://a.example/", "หมายเหตุ"),
    ("`<ชื่อ>`", "<ชื่อ>"),
    ("ก\n\n    <ชื่อ> เยื้องเข้าไป", "<ชื่อ> เยื้องเข้าไป"),
    ("# หัวข้อ", "หัวข้อ"),
    ("> ข้อความ", "ข้อความ"),
    ("ก | ข", "ก | ข"),
    ("<!-- หมายเหตุ -->", "<!-- หมายเหตุ -->"),
    ("<ชื่อ>", "<ชื่อ>"),
    ("{: .ก }", "{: .ก }"),
]


@pytest.mark.parametrize(("typed", "found"), KEPT)
def test_no_text_is_lost_on_the_way(typed: str, found: str) -> None:
    """What was printed is published, whatever signs stand around it."""
    assert found in parsed(prose(typed)).text


WORDS = st.sampled_from(["แผน", "เงิน", "ถนน", "น้ำ"])
SIGNS = st.sampled_from(
    [*"*_`#>+-=|~![]<&\\\"'", "\n", "\n\n", "    ", "\t", "1. ", "- ", "]:", "<b>", "</b>", "<br>", "<x>", "```"]
)


@given(pieces=st.lists(WORDS | SIGNS, min_size=1, max_size=20))
def test_whatever_signs_stand_around_it_no_word_is_lost(pieces: list[str]) -> None:
    """Links aside, whose address stands behind their text."""
    letters = re.sub("[^ก-๙]", "", "".join(pieces))
    assert re.sub("[^ก-๙]", "", parsed(prose("".join(pieces))).text) == letters


@given(paragraphs=st.lists(PLAIN.filter(str.strip), min_size=1, max_size=4))
def test_the_short_way_and_the_way_through_markdown_agree(paragraphs: list[str]) -> None:
    """A last paragraph with an ampersand sends the whole text through Markdown."""
    text = "\n\n".join(f"{paragraph}ก" for paragraph in paragraphs)
    assert texts(prose(f"{text}\n\nก & ข")) == [*texts(prose(text)), "ก & ข"]


@given(
    numbers=st.lists(st.integers(0, 99), min_size=1, max_size=6),
    thai=st.booleans(),
    form=st.sampled_from(["{}. ", "{}) ", "({}) "]),
    word=st.sampled_from(["ก", "**ก**", "ก & ข", "<u>ก</u>"]),
)
def test_no_printed_number_is_ever_counted_anew(numbers: list[int], thai: bool, form: str, word: str) -> None:  # noqa: FBT001
    digits = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙") if thai else {}
    lines = [form.format(number).translate(digits) for number in numbers]
    shown = texts(prose("\n".join(line + word for line in lines)))
    assert len(shown) == len(lines)
    assert all(text.startswith(line) for text, line in zip(shown, lines, strict=True))


@given(text=WILD)
def test_what_stands_inline_is_what_stands_in_the_paragraph(text: str) -> None:
    assert parsed(inline(text)).text == parsed(prose(text)).text
