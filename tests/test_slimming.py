"""What is left out of a site that the theme would bring: never anything a reader sees."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.slimming import needless, tightened

NEEDLESS = [
    "assets/javascripts/bundle.min.js",
    "assets/javascripts/lunr/min/lunr.th.min.js",
    "assets/stylesheets/main.min.css.map",
    "assets/stylesheets/palette.min.css",
    "assets/images/favicon.png",
]
NEEDED = ["assets/stylesheets/main.min.css", "assets/images/other.png"]


@pytest.mark.parametrize("path", NEEDLESS)
def test_scripts_maps_and_palettes_of_the_theme_are_left_out(path: str) -> None:
    assert needless(path)


@pytest.mark.parametrize("path", NEEDED)
def test_its_style_sheet_and_pictures_stay(path: str) -> None:
    assert not needless(path)


FRAMES = [
    # a page, what is sent of it
    ("<p>\n\n   <b>\n<article>", "<p>\n<b>\n<article>"),
    ("<p>  a  b </p>", "<p>  a  b </p>"),
    ("<script>`\n\n  x`</script>\n\n  <p>", "<script>`\n\n  x`</script>\n<p>"),
    ("<PRE>\n  x</PRE >\n  <p>", "<PRE>\n  x</PRE >\n<p>"),
    ("\n\n<article>\n\n  a\n</article>\n\n", "\n<article>\n\n  a\n</article>\n"),
    ("", ""),
]


@pytest.mark.parametrize(("html", "sent"), FRAMES)
def test_the_frame_is_sent_without_empty_lines(html: str, sent: str) -> None:
    assert tightened(html) == sent


@given(st.text("<article>/pre \n\ta"))
def test_what_is_read_stays_the_same(html: str) -> None:
    assert tightened(html).split() == html.split()
    assert tightened(tightened(html)) == tightened(html)
