"""Every kind of page against WCAG 2.2 AA: axe-core in light and dark at both widths, and what axe cannot see."""

from itertools import pairwise

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from browsing import DESK, PHONE, reading

pytest_plugins = ["site_fixtures", "browser_fixtures"]
pytestmark = pytest.mark.browser

KINDS = {
    "home": "",
    "about": "about/",
    "all measures": "measures/",
    "concepts": "concepts/",
    "concept": "concepts/structure/",
    "data": "data/",
    "search": "search/",
    "glossary": "glossary/",
    "accessibility": "accessibility/",
    "English": "en/",
    "agency": "tuayang/",
    "year": "tuayang/2568/",
    "results": "tuayang/2568/results/",
    "analysis": "tuayang/2568/analysis/",
    "measures": "tuayang/2568/measures/",
    "measure": "tuayang/2568/measures/m1/",
    "progress": "tuayang/2568/progress/",
    "round": "tuayang/2568/progress/r6/",
    "constraints": "tuayang/2568/constraints/",
    "documents": "tuayang/2568/documents/",
    "items": "tuayang/2568/oit/",
    "item": "tuayang/2568/oit/o13/",
    "item with measures": "tuayang/2569/oit/o25/",
    "edition": "dongklang/2566/edition/",
    "codes": "tuayang/2568/qr/",
    "real results": "khamsakaesaeng/2568/results/",
    "real measures": "mueangmai/2566/measures/",
}
SPACED = """* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }
p { margin-bottom: 2em !important }"""
"""WCAG 2.2, 1.4.12: what a reader may set."""
SPREAD = """text => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  document.adoptedStyleSheets.push(sheet);
}"""
CUT = """() => [...document.querySelectorAll('main *, header *, footer *')].filter(element => {
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  if (!element.textContent.trim() || !box.width || style.visibility === 'hidden') return false;
  if (style.clipPath !== 'none') return false;
  if (!['hidden', 'clip'].includes(style.overflowX) || style.textOverflow === 'ellipsis') return false;
  return element.scrollWidth > element.clientWidth + 1;
}).map(element => `${element.tagName}.${element.className}`)"""
WIDER = """() => document.documentElement.scrollWidth - innerWidth"""
SMALL = """() => [...document.querySelectorAll('a[href], button, input, select, summary')].filter(element => {
  const box = element.getBoundingClientRect(), style = getComputedStyle(element);
  if (!box.width || style.visibility === 'hidden' || element.closest('.p-hidden')) return false;
  if (style.display === 'inline') return false;  // WCAG 2.2, 2.5.8 excepts targets in a sentence
  return box.width < 24 || box.height < 24;
}).map(element => `${element.tagName}.${element.className} ${element.textContent.trim().slice(0, 30)}`)"""


def told(page: Page, *, colours_only: bool = False) -> list[str]:
    """What axe finds, a line for each rule and place."""
    options = {"runOnly": ["color-contrast", "link-in-text-block"]} if colours_only else {}
    found = Axe().run(page, options={"resultTypes": ["violations"], **options}).response["violations"]
    return [f"{one['id']}: {node['html'][:200]}" for one in found for node in one["nodes"]]


@pytest.mark.parametrize("name", KINDS)
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_axe_finds_no_violation_in_light_or_dark(chromium: Browser, home: str, width: int, name: str) -> None:
    """Another scheme changes colours and nothing else, so only those are looked at again."""
    with reading(chromium, home, width) as reader:
        reader.page.emulate_media(reduced_motion="reduce", color_scheme="light")
        assert told(reader.open(KINDS[name])) == []
        reader.page.emulate_media(color_scheme="dark")
        assert told(reader.page, colours_only=True) == []


@pytest.mark.parametrize("width", [320, PHONE])
def test_pages_reflow_and_keep_their_text_with_wide_spaces(chromium: Browser, home: str, width: int) -> None:
    """320 px is what 1280 px become at 400 %: WCAG 2.2, 1.4.10 and 1.4.12."""
    wrong = []
    with reading(chromium, home, width) as reader:
        for name, address in KINDS.items():
            page = reader.open(address)
            for way in ("as it is", "spaced"):
                if way == "spaced":
                    page.evaluate(SPREAD, SPACED)
                if (leaning := page.evaluate(WIDER)) > 0:
                    wrong.append(f"{name} {way}: {leaning} px wider than the window")
                wrong += [f"{name} {way}: {one}" for one in page.evaluate(CUT)]
    assert wrong == []


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_targets_are_large_enough_for_a_finger(chromium: Browser, home: str, width: int) -> None:
    with reading(chromium, home, width) as reader:
        found = {name: lines for name, address in KINDS.items() if (lines := reader.open(address).evaluate(SMALL))}
    assert found == {}


def test_the_keyboard_reaches_everything_in_order_and_shows_where_it_is(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        page = reader.open(KINDS["item"])
        reachable = page.locator("a[href], button, input, select, summary, [tabindex='0']").filter(visible=True)
        stops, places = set[str](), []
        for _ in range(reachable.count() + 3):
            page.keyboard.press("Tab")
            at = page.evaluate(
                "() => { const e = document.activeElement, b = e.getBoundingClientRect(), s = getComputedStyle(e);"
                " return [e.tagName + (e.id || e.getAttribute('href') || e.textContent.trim().slice(0, 40)),"
                " s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2,"
                " !!e.closest('article') && !e.closest('nav'), b.top + scrollY, e.tagName] }"
            )
            if at[4] == "BODY":
                break
            stops.add(at[0])
            assert at[1], f"no focus to be seen at {at[0]}"
            if at[2]:
                places.append(at[3])
        assert len(stops) > 20
        assert all(one <= after + 60 for one, after in pairwise(places)), "order"


def test_forced_colours_leave_states_and_buttons_visible(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        reader.page.emulate_media(forced_colors="active")
        page = reader.open(KINDS["year"])
        reader.picture("360-year-forced-colours")
        states = page.locator(".p-state").filter(visible=True)
        assert states.count()
        assert states.first.evaluate("one => getComputedStyle(one).borderTopStyle") == "solid"
        page.emulate_media(forced_colors="none")


def test_a_reader_of_the_screen_hears_the_page_in_order(chromium: Browser, home: str) -> None:
    """Names and landmarks as Chromium hands them to assistive technology."""
    with reading(chromium, home, PHONE) as reader:
        page = reader.open(KINDS["item"])
        tree = page.locator("body").aria_snapshot()
        assert tree.index("banner") < tree.index("main") < tree.index("contentinfo")
        assert page.locator("h1").count() == 1
        levels = page.eval_on_selector_all(
            "main h1, main h2, main h3, main h4", "all => all.map(one => Number(one.tagName[1]))"
        )
        assert all(after - one <= 1 for one, after in pairwise(levels))
        assert page.locator("html").get_attribute("lang") == "th"
        for table in page.locator("article table").all():
            assert table.locator("th").count()
