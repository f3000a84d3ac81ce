"""Pictures in Chromium: on a small phone, by day and night, with few colours, on paper, by keyboard."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from browsing import DESK, PHONE, Reader, reading
from prongsai.charts.lettering import SIZE, width

pytest_plugins = ["site_fixtures", "browser_fixtures"]
pytestmark = pytest.mark.browser

NARROWEST = 320
PAGES = (
    "khamsakaesaeng/2568/results/",
    "khuankhanun/2567/results/",
    "mueangmai/2566/results/",
    "tuayang/2569/results/",
    "tuayang/2569/progress/",
    "tuayang/2569/progress/r6/",
    "maeukho/2565/progress/",
    "tuayang/2568/oit/",
    "tuayang/2568/",
    "tuayang/",
    "",
)
"""Pages with every kind of picture."""

CUT = """least => [...document.querySelectorAll('.p-drawing[role=img]')].flatMap(drawing => {
  const room = drawing.getBoundingClientRect(), scale = drawing.getScreenCTM().a;
  const texts = [...drawing.querySelectorAll('text')].map(text => ({
    words: text.textContent, box: text.getBoundingClientRect(),
    size: parseFloat(getComputedStyle(text).fontSize) * scale,
  }));
  const wrong = texts.filter(({ box, size }) => size < least || box.left < room.left - 1 || box.right > room.right + 1
    || box.top < room.top - 2 || box.bottom > room.bottom + 3 || box.right > innerWidth).map(one => one.words);
  texts.forEach((one, place) => texts.slice(place + 1).forEach(other => {
    const across = Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left);
    const down = Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top);
    if (across > 1 && down > 2) wrong.push(`${one.words} over ${other.words}`);
  }));
  return wrong;
})"""
"""Words that are too small, stick out of their drawing, or lie over others."""

PALE = """() => {
  const rgb = colour => colour.match(/[0-9.]+/g).slice(0, 3).map(Number);
  const light = colour => rgb(colour).map(part => part / 255)
    .map(part => part <= .04045 ? part / 12.92 : ((part + .055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [.2126, .7152, .0722][place], 0);
  const contrast = (one, other) => {
    const [low, high] = [light(one), light(other)].sort((a, b) => a - b);
    return (high + .05) / (low + .05);
  };
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'var(--p-paper)';
  const paper = getComputedStyle(probe).color, found = [];
  const look = (selector, kind, ground, least) => {
    for (const one of document.querySelectorAll(selector)) {
      const colour = getComputedStyle(one)[kind], against = ground ? getComputedStyle(ground(one)).fill : paper;
      if (contrast(colour, against) < least) found.push(`${selector} ${kind} ${colour} on ${against}`);
    }
  };
  look('.p-drawing text:not(.p-count--solid)', 'fill', null, 4.5);
  look('.p-count--solid', 'fill', text => text.previousElementSibling, 4.5);
  look('.p-part--solid, .p-part--full, .p-dot:not(.p-dot--open), .p-here', 'fill', null, 3);
  look('.p-part, .p-look path, .p-dot, .p-joint, .p-aim', 'stroke', null, 3);
  probe.remove();
  return [...new Set(found)];
}"""
"""Parts and words that do not stand out from what they lie on: 3:1 for parts, 4.5:1 for words (WCAG 1.4.11, 1.4.3)."""


@pytest.fixture(scope="module", params=[NARROWEST, PHONE, DESK])
def anyone(chromium: Browser, home: str, request: pytest.FixtureRequest) -> Iterator[Reader]:
    """Someone with a small phone, a phone, a desk."""
    with reading(chromium, home, request.param) as one:
        yield one


def test_no_word_of_a_picture_is_cut_or_lies_over_another(anyone: Reader) -> None:
    least = 10 if anyone.width == NARROWEST else 11
    for address in PAGES:
        page = anyone.open(address)
        assert page.locator(".p-drawing[role=img]").count(), address
        assert page.evaluate(CUT, least) == [], address
        page.evaluate("document.querySelectorAll('details.p-numbers').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= anyone.width, address


def dark(page: Page) -> None:
    """Choose the dark ground."""
    page.evaluate("document.documentElement.dataset.mdColorScheme = 'slate'")


@pytest.mark.parametrize("night", [False, True], ids=["day", "night"])
def test_every_part_stands_out_from_its_ground(chromium: Browser, home: str, *, night: bool) -> None:
    with reading(chromium, home, PHONE) as reader:
        for address in PAGES:
            page = reader.open(address)
            if night:
                dark(page)
            assert page.evaluate(PALE) == [], address
        reader.open("tuayang/2569/progress/")
        if night:
            dark(reader.page)
        reader.picture(f"360-pictures-{'night' if night else 'day'}")


def test_with_few_colours_parts_are_told_apart_by_how_they_are_filled(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.page
        page.emulate_media(forced_colors="active")
        reader.open("tuayang/2569/progress/")
        solid = page.locator(
            "#chart-rounds-title ~ * .p-part--solid, svg:has(#chart-rounds-title) .p-part--solid"
        ).first
        ink = solid.evaluate("element => getComputedStyle(element).fill")
        ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert ink != ground
        hatched = page.locator("svg:has(#chart-rounds-title) .p-part--hatch").first
        assert hatched.evaluate("element => getComputedStyle(element).fill").startswith("url(")
        mark = page.locator("#chart-rounds-hatch path")
        assert mark.evaluate("element => getComputedStyle(element).stroke") == ink
        reader.picture("360-pictures-forced")


def test_on_paper_a_picture_is_whole_and_keeps_its_fillings(chromium: Browser, home: str) -> None:
    with reading(chromium, home, 687) as reader:
        reader.page.emulate_media(media="print")
        for address in PAGES:
            page = reader.open(address)
            for drawing in page.locator(".p-drawing[role=img]").all():
                box = drawing.bounding_box()
                assert box
                assert box["x"] + box["width"] <= 688, address
                assert drawing.evaluate("element => getComputedStyle(element).breakInside") == "avoid", address
            assert page.evaluate(CUT, 10) == [], address


def test_the_squares_of_the_items_are_reached_by_keyboard_and_by_thumb(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open("tuayang/2569/oit/")
        squares = page.locator(".p-units a")
        expect(squares).to_have_count(26)
        for square in squares.all():
            box = square.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 24
        squares.first.focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == "o2/"
        page.keyboard.press("Enter")
        page.wait_for_url("**/tuayang/2569/oit/o2/")


def test_the_table_behind_a_picture_opens_without_a_script(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE, scripts=False) as reader:
        page = reader.open("tuayang/2569/results/")
        numbers = page.locator("details.p-numbers").first
        expect(numbers.locator("table")).to_be_hidden()
        numbers.locator("summary").click()
        expect(numbers.locator("table")).to_be_visible()
        box = numbers.locator("summary").bounding_box()
        assert box
        assert box["height"] >= 24


def test_letters_take_no_more_room_than_is_reckoned(chromium: Browser, home: str) -> None:
    """In the page's own font, as wide as it gets."""
    letters = [*map(chr, range(33, 127)), *map(chr, range(0x0E01, 0x0E2F)), *"ะาำเแโใไๆฯ๐๑๒๓๔๕๖๗๘๙–—“”…"]
    with reading(chromium, home, DESK) as reader:
        page = reader.open("tuayang/")
        taken = page.evaluate(
            """async letters => {
              const pen = document.createElement('canvas').getContext('2d'), widths = letters.map(() => 0);
              for (const weight of [400, 700]) {
                pen.font = `${weight} 1000px Sarabun`;
                await document.fonts.load(pen.font, 'กa');
                letters.forEach((one, place) => {
                  widths[place] = Math.max(widths[place], pen.measureText(one).width / 1000);
                });
              }
              return widths;
            }""",
            letters,
        )
    assert [one for one, most in zip(letters, taken, strict=True) if most * SIZE > width(one) + 0.01] == []
