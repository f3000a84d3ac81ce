"""What a finished page may do: its own scripts and styles by their hashes, and nothing that was slipped in later."""

import hashlib
from base64 import b64encode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.security import on_post_page, on_post_template, policy, secured

HEAD = '<!doctype html><html><head>{before}<meta charset="utf-8">{after}</head><body>{body}</body></html>'


def page(body: str = "", before: str = "", after: str = "") -> str:
    """A page with something in it."""
    return HEAD.format(body=body, before=before, after=after)


def named(text: str) -> str:
    """How a policy names a text."""
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def part(html: str, name: str) -> list[str]:
    """What the policy of a page says of one kind of thing."""
    return next(words[1:] for one in policy(html).split("; ") if (words := one.split())[0] == name)


def test_a_plain_page_may_use_its_own_site_and_nothing_else() -> None:
    assert policy(page()).split("; ") == [
        "default-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "img-src 'self' data:",
        "script-src 'self'",
        "style-src 'self'",
    ]


SCRIPTS = [
    # what stands in the page, the texts that may run
    ("<script>one()</script>", ["one()"]),
    ("<script>one()</script><p></p><SCRIPT type=module>two()\n</SCRIPT >", ["one()", "two()\n"]),
    ("<script>one()</script><script>one()</script>", ["one()"]),
    ("<script>if (a < b) 'ภาษาไทย'</script>", ["if (a < b) 'ภาษาไทย'"]),
    ('<script src="a.js"></script>', []),
    ('<script type="application/ld+json">{"a": 1}</script>', []),
    ('<script id="__config" type="application/json">{}</script>', []),
    ("<script></script>", [""]),
]


@pytest.mark.parametrize(("body", "runs"), SCRIPTS)
def test_scripts_of_the_page_are_named_by_their_hash(body: str, runs: list[str]) -> None:
    assert part(page(body), "script-src") == ["'self'", *map(named, runs)]


STYLES = [
    # what stands in the page, what the policy says of styles besides the site itself
    ('<td style="text-align: right;">', ["'unsafe-hashes'", named("text-align: right;")]),
    ("<td class='a' style='a: &quot;b&quot;'>", ["'unsafe-hashes'", named('a: "b"')]),
    ("<style>p { color: red }</style>", [named("p { color: red }")]),
    ('<p>style="no"</p><script>x = \'<p style="no">\'</script>', []),
    ('<p data-style="no">', []),
]


@pytest.mark.parametrize(("body", "allowed"), STYLES)
def test_styles_of_the_page_are_named_by_their_hash(body: str, allowed: list[str]) -> None:
    assert part(page(body), "style-src") == ["'self'", *allowed]


def test_nothing_is_ever_unsafe_as_a_whole() -> None:
    assert "unsafe-inline" not in policy(page('<p style="a">'))
    assert "unsafe-eval" not in policy(page("<script>eval()</script>"))


def test_the_policy_stands_before_all_it_binds() -> None:
    html = secured(page("<script>one()</script>", after="<script>two()</script>"))
    assert html.index("charset") < html.index("Content-Security-Policy") < html.index("<script")
    assert '<meta name="referrer" content="same-origin">' in html


@pytest.mark.parametrize("html", ["", "<p>a fragment</p>", "plain text"])
def test_what_is_no_page_stays_as_it_is(html: str) -> None:
    assert secured(html) == html


def test_a_page_that_names_no_character_set_has_its_policy_at_the_head() -> None:
    assert secured("<html><head><title>a</title>").startswith("<html><head><meta http-equiv=")


@given(st.text(), st.text(st.characters(codec="utf-8", exclude_characters="<>")))
def test_a_page_keeps_every_letter_and_gets_the_same_policy_each_time(body: str, script: str) -> None:
    html = page(f"{body}<script>{script}</script>")
    done = secured(html)
    assert done == secured(html)
    start = done.index("<meta http-equiv")
    end = done.index('content="same-origin">') + len('content="same-origin">')
    assert done[:start] + done[end:] == html


def test_mkdocs_takes_the_module_as_a_hook() -> None:
    html = page("<script>one()</script>")
    assert on_post_page(html, page=None, config=None) == secured(html)
    assert on_post_template(html, template_name="404.html", config=None) == secured(html)
    assert on_post_template(html, template_name="sitemap.xml", config=None) == html
