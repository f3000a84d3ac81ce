"""A value has one look: one kind of digits, one form of dates and numbers, and headings that say what was typed."""

import html
import re
from decimal import Decimal
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

import markup
from prongsai import thai
from prongsai.build import build
from prongsai.display import Digits, Display, marked, size, verbatim, written_otherwise

SITES = Path(__file__).parent / "sites"
ARABIC = Display("arabic")
THAI = Display("thai")

VALUES = [
    # value, in Arabic digits, in Thai digits
    ("ปี ๒๕๖๘ และ 2569", "ปี 2568 และ 2569", "ปี ๒๕๖๘ และ ๒๕๖๙"),
    (2568, "2568", "๒๕๖๘"),
    (Decimal("1234.50"), "1,234.50", "๑,๒๓๔.๕๐"),
    (Decimal("0.00"), "0.00", "๐.๐๐"),
    ("O28 และ i10", "O28 และ i10", "O28 และ i10"),
    (Markup("2568"), "2568", "2568"),
    (thai.date("ต.ค. 2568"), "ตุลาคม 2568", "ตุลาคม ๒๕๖๘"),
    (
        thai.date("๑ ต.ค. ๖๘"),
        '<time datetime="2025-10-01">1 ตุลาคม 2568</time>',
        '<time datetime="2025-10-01">๑ ตุลาคม ๒๕๖๘</time>',
    ),
    (thai.period("ตลอดปี 2568"), "ตลอดปี 2568", "ตลอดปี ๒๕๖๘"),
]


@pytest.mark.parametrize(("value", "arabic", "thai_digits"), VALUES)
def test_a_value_is_shown_in_the_digits_of_the_site(value: object, arabic: str, thai_digits: str) -> None:
    assert str(ARABIC.value(value)) == arabic
    assert str(THAI.value(value)) == thai_digits


def test_a_value_without_digits_stays_what_it_is() -> None:
    assert ARABIC.value(None) is None
    assert ARABIC.value(True) is True  # noqa: FBT003  # templates ask


@pytest.mark.parametrize("digits", ["arabic", "thai"])
def test_addresses_in_prose_keep_their_digits(digits: Digits) -> None:
    shown = Display(digits).prose("[หน้า 5](https://www.example/2568/5)")
    assert 'href="https://www.example/2568/5"' in shown
    assert ("หน้า ๕" if digits == "thai" else "หน้า 5") in shown


def test_a_site_in_thai_digits_has_no_others() -> None:
    """Except in codes, addresses, English and what is quoted letter by letter."""
    quoted = re.compile(
        r"<q>.*?</q>|<div lang=\"en\">.*?</div>|<code.*?</code>|“[^”]*”|\(ในเอกสาร: [^)]*\)|SHA-256 \w+", re.DOTALL
    )
    for document in build(SITES / "two_years" / "data", "thai").documents:
        if document.meta["prongsai"].get("language") == "en":
            continue
        words = markup.parsed(quoted.sub("", markup.html(document.markdown))).text.split()
        left = [word for word in words if re.search("[0-9]", word) and not re.search("[A-Za-z]", word)]
        assert left == [], document.address


HEADED = st.text("กข A1๒*_`[](){}#+-.!\\<>&\"'|~:=/^$%@;,?", min_size=1, max_size=30).filter(str.strip)


@given(text=HEADED)
def test_a_heading_says_what_was_typed(text: str) -> None:
    """Whatever Markdown or HTML would make of its signs."""
    shown = markdown.markdown(f"# {ARABIC.heading(text)} {{#top}}", extensions=["attr_list", "toc", "tables"])
    heading = re.fullmatch(r'<h1 id="top">(.*)</h1>', shown)
    assert heading
    assert html.unescape(heading[1]) == " ".join(thai.arabic(text).split())


@given(text=st.text(max_size=40))
def test_what_is_quoted_letter_by_letter_is_not_changed(text: str) -> None:
    assert html.unescape(str(verbatim(text))) == text
    assert not re.search("[<>\"']", verbatim(text))


SIZES = [
    # bytes, for people
    (0, "0 ไบต์"),
    (1023, "1023 ไบต์"),
    (1024, "1 kB"),
    (1024 * 1024 - 1, "1024 kB"),
    (1024 * 1024, "1.0 MB"),
    (2_621_440, "2.5 MB"),
]


@pytest.mark.parametrize(("count", "shown"), SIZES)
def test_a_size_is_for_people(count: int, shown: str) -> None:
    assert size(count) == shown


MARKED = [
    # entries of a list, whether they bring their own numbers
    (("1. ก", "2. ข"), True),
    (("๑) ก",), True),
    (("(3) ก",), True),
    (("ก", "2. ข"), True),
    (("ก", "ข"), False),
    (("2568 ก",), False),
    (("10,000 บาท",), False),
    ((), False),
]


@pytest.mark.parametrize(("entries", "own"), MARKED)
def test_a_list_with_printed_numbers_gets_no_bullets(entries: tuple[str, ...], own: bool) -> None:  # noqa: FBT001
    assert marked(entries) is own


PERIODS = [
    # written, whether it is shown in another form
    ("ตลอดปี 2568", False),
    ("ตลอดปี ๒๕๖๘", False),
    ("1 ต.ค. 2567 – 30 ก.ย. 2568", False),
    ("๑ ต.ค. ๒๕๖๗–๓๐ ก.ย. ๒๕๖๘", False),
    ("1 ต.ค. 67 - 30 ก.ย. 68", True),
    ("ปีงบประมาณ พ.ศ. 2568", True),
]


@pytest.mark.parametrize(("written", "otherwise"), PERIODS)
def test_a_period_written_otherwise_is_told_as_written(written: str, otherwise: bool) -> None:  # noqa: FBT001
    assert written_otherwise(thai.period(written)) is otherwise
