"""The frame of every page in Chromium: drawer, light and dark, and a site that is opened from a folder."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESK, PHONE, reading
from built import Built

pytest_plugins = ["site_fixtures", "browser_fixtures"]
pytestmark = pytest.mark.browser

ITEM = "tuayang/2568/oit/o9/"
SCHEME = "() => document.documentElement.dataset.mdColorScheme"


def test_the_drawer_is_worked_by_the_keyboard_and_gives_the_focus_back(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open(ITEM)
        opener = page.get_by_role("button", name="เปิดรายการหน้า")
        expect(opener).to_have_attribute("aria-expanded", "false")
        opener.press("Enter")
        expect(opener).to_have_attribute("aria-expanded", "true")
        expect(page.locator(".md-nav--primary .md-nav__link").first).to_be_in_viewport(ratio=1)
        assert page.evaluate("() => document.activeElement.closest('.md-nav--primary') !== null")
        page.keyboard.press("Escape")
        expect(opener).to_be_focused()
        expect(opener).to_have_attribute("aria-expanded", "false")


def test_a_closed_drawer_is_no_stop_for_the_keyboard(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open(ITEM)
        for _ in range(25):
            page.keyboard.press("Tab")
            assert not page.evaluate("() => !!document.activeElement.closest('.md-nav--primary')")


def test_light_or_dark_follows_the_device_until_the_reader_chooses(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        reader.page.emulate_media(color_scheme="dark")
        page = reader.open(ITEM)
        assert page.evaluate(SCHEME) == "slate"
        toggle = page.get_by_role("button", name="พื้นมืด")
        expect(toggle).to_have_attribute("aria-pressed", "true")
        toggle.click()
        expect(toggle).to_have_attribute("aria-pressed", "false")
        reader.open("tuayang/2568/")
        assert page.evaluate(SCHEME) == "default"
        assert page.context.cookies() == []


def test_paper_is_white_whatever_the_screen(chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        reader.page.emulate_media(color_scheme="dark")
        page = reader.open(ITEM)
        page.emulate_media(media="print", color_scheme="dark")
        assert page.evaluate("() => getComputedStyle(document.body).backgroundColor") in {
            "rgb(255, 255, 255)",
            "rgba(0, 0, 0, 0)",
        }
        red, green, blue = map(
            int, re.findall(r"\d+", page.evaluate("() => getComputedStyle(document.querySelector('h1')).color"))[:3]
        )
        assert max(red, green, blue) < 0x80


@contextmanager
def from_a_folder(chromium: Browser) -> Iterator[tuple[Page, list[str]]]:
    """A window that opens files, and what went wrong in it."""
    context = chromium.new_context(viewport={"width": PHONE, "height": 740})
    page, wrong = context.new_page(), list[str]()
    page.on("pageerror", lambda error: wrong.append(str(error)))
    # Chromium takes no font from a folder; the letters come by a script then.
    page.on("requestfailed", lambda one: None if one.url.endswith(".woff2") else wrong.append(one.url))
    page.on("console", lambda one: wrong.append(one.text) if "Content Security" in one.text else None)
    yield page, wrong
    context.close()


@pytest.mark.parametrize("start", ["index.html", "tuayang/2569/oit/o13/index.html"])
def test_a_site_opened_by_double_click_looks_right_and_leads_on(shipped: Built, chromium: Browser, start: str) -> None:
    """A stick in a USB port has no server: no link may end in a list of files."""
    with from_a_folder(chromium) as (page, wrong):
        page.goto((shipped.site / start).as_uri())
        assert page.evaluate("() => getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
        page.wait_for_function("() => [...document.fonts].filter(one => one.status === 'loaded').length >= 4")
        ways = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        inside = [way.split("#")[0] for way in ways if way.startswith("file:")]
        assert inside
        assert [way for way in inside if way.endswith("/")] == []
        page.locator("article a[href*='index.html']").filter(visible=True).first.click()
        expect(page.locator("h1").first).to_be_visible()
        assert wrong == []
