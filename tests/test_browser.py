"""The built site in Chromium, below a folder of a host: read at a desk, on a cheap phone, on paper, without scripts."""

import re
from collections.abc import Iterator
from dataclasses import replace
from http import HTTPStatus
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from browsing import BELOW, DESK, PHONE, Reader, hosted, reading
from built import Built, mkdocs, settings, write_office
from prongsai.bundles import bundles
from prongsai.redirects import Redirected, redirect_pages

pytest_plugins = ["site_fixtures", "browser_fixtures"]
pytestmark = pytest.mark.browser

PAPER = {"auto": 687, "wide": 1031}
"""Pixels between the margins of an A4 sheet, by the name the print style gives to its kind of sheet."""

KINDS = {
    # kind of page: the form of its address
    "home": r"",
    "about": r"about/",
    "all-measures": r"measures/",
    "concepts": r"concepts/",
    "data": r"data/",
    "concept": r"concepts/[^/]+/",
    "agency": r"(?!about|measures|concepts|data|assets|search|glossary|accessibility|en/)[^/]+/",
    "year": r"[^/]+/\d{4}/",
    "results": r"[^/]+/\d{4}/results/",
    "analysis": r"[^/]+/\d{4}/analysis/",
    "measures": r"[^/]+/\d{4}/measures/",
    "measure": r"[^/]+/\d{4}/measures/[^/]+/",
    "progress": r"[^/]+/\d{4}/progress/",
    "round": r"[^/]+/\d{4}/progress/[^/]+/",
    "constraints": r"[^/]+/\d{4}/constraints/",
    "documents": r"[^/]+/\d{4}/documents/",
    "document": r"[^/]+/\d{4}/documents/[^/]+/",
    "items": r"[^/]+/\d{4}/oit/",
    "item": r"[^/]+/\d{4}/oit/[^/]+/",
    "glossary": r"glossary/",
    "accessibility": r"accessibility/",
    "english": r"en/",
    "english-agency": r"[^/]+/en/",
    "english-year": r"[^/]+/\d{4}/en/",
}

CUT_LETTERS = """selector => {
  // Where the ink of each line is, by the font's own measure, against every box above it that cuts what sticks out.
  const pen = document.createElement('canvas').getContext('2d'), cut = [];
  for (const element of document.querySelectorAll(selector)) {
    const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const node = texts.currentNode, text = node.data.trim();
      if (!text) continue;
      const style = getComputedStyle(node.parentElement);
      pen.font = `${style.fontWeight} 1000px ${style.fontFamily}`;
      const ink = pen.measureText(text), em = parseFloat(style.fontSize) / 1000, range = document.createRange();
      range.selectNodeContents(node);
      for (const line of range.getClientRects()) {
        if (line.width < 2) continue;
        const base = line.top + line.height * ink.fontBoundingBoxAscent
          / (ink.fontBoundingBoxAscent + ink.fontBoundingBoxDescent);
        for (let box = node.parentElement; box !== document.body; box = box.parentElement) {
          const overflow = getComputedStyle(box).overflowY;
          if (['auto', 'scroll'].includes(overflow) && box.scrollHeight > box.clientHeight) break;
          if (!['hidden', 'clip'].includes(overflow)) continue;
          const edge = box.getBoundingClientRect();
          const above = edge.top - base + em * ink.actualBoundingBoxAscent;
          const below = base + em * ink.actualBoundingBoxDescent - edge.bottom;
          if (Math.max(above, below) > .5) cut.push(text);
        }
      }
    }
    if (element.clientHeight && element.scrollHeight > element.clientHeight + 1) cut.push(element.innerText);
  }
  return cut;
}"""
LEANING_OUT = """() => [...document.querySelectorAll('main *, header *, .p-agency *')].filter(element => {
  const box = element.getBoundingClientRect();
  if (box.right <= innerWidth + 1 || !box.height || box.left >= innerWidth) return false;
  for (let above = element; above; above = above.parentElement)
    if (getComputedStyle(above).overflowX !== 'visible') return false;
  return true;
}).map(element => element.outerHTML.slice(0, 120))"""
UNLABELLED = """() => [...document.querySelectorAll('.p-stack td')].filter(cell => {
  if (!cell.innerText.trim()) return false;
  const label = getComputedStyle(cell, '::before'), box = cell.getBoundingClientRect();
  return getComputedStyle(cell).display !== 'block' || !cell.dataset.label || label.display !== 'block'
    || label.content !== JSON.stringify(cell.dataset.label) || box.left < 0 || box.right > innerWidth;
}).map(cell => cell.outerHTML.slice(0, 120))"""
UNREACHABLE = """() => [...document.querySelectorAll('.p-table')].filter(region =>
  region.scrollWidth > region.clientWidth + 1 && !(region.tabIndex === 0 && region.getAttribute('role') === 'region'
    && region.getAttribute('aria-label') && getComputedStyle(region).overflowX === 'auto')
).map(region => region.outerHTML.slice(0, 120))"""
OFF_THE_PAPER = """width => [...document.querySelectorAll('article *')].filter(element => {
  const box = element.getBoundingClientRect();
  return box.height && box.right > width + 1 && !element.closest('.p-hidden');
}).map(element => element.outerHTML.slice(0, 120))"""


def examples(site: Path, kind: str) -> list[str]:
    """Addresses of the fullest page of a kind, and of the fullest one of the fictional agency."""
    pages = {path.relative_to(site).as_posix().removesuffix("index.html"): path for path in site.rglob("index.html")}
    sizes = {name: path.stat().st_size for name, path in pages.items() if re.fullmatch(KINDS[kind], name)}
    assert sizes, f"the site has no page like {KINDS[kind]}"
    ours = [name for name in sizes if name.startswith("tuayang/")]
    return sorted({max(names, key=lambda name: sizes[name]) for names in (list(sizes), ours) if names})


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_is_whole_readable_and_asks_nobody_else(shipped: Built, reader: Reader, kind: str) -> None:
    width = reader.width
    for address in examples(shipped.site, kind):
        page = reader.open(address)
        reader.picture(f"{width}-{kind}" + ("-fictional" if address.startswith("tuayang/") else ""))
        assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{address} is wider than the window"
        assert page.evaluate(LEANING_OUT) == [], address
        assert page.evaluate(CUT_LETTERS, "h1, h2, h3, .p-agency__name, .p-agency__place, .p-crumbs li") == [], address
        assert (
            page.evaluate(CUT_LETTERS, ".p-state, .p-tag, .p-agency__fictional, caption:not(.p-hidden *, .p-hidden)")
            == []
        ), address
        if width == DESK:
            assert page.evaluate(CUT_LETTERS, ".md-nav__link, .md-nav__title, .p-side__title") == [], address
        assert page.evaluate(UNREACHABLE) == [], address
        if width == PHONE:
            assert page.evaluate(UNLABELLED) == [], address
        if address.startswith("tuayang/"):
            expect(page.locator(".p-agency__fictional")).to_be_visible()
            expect(page.locator("article .p-fictional")).to_be_visible()


@pytest.mark.parametrize("selector", ["h1", ".md-nav--primary .md-nav__link", "td strong", ".p-agency__name"])
def test_letters_are_drawn_with_the_font_that_comes_along(reader: Reader, selector: str) -> None:
    page = reader.open("tuayang/2568/measures/")
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    assert {(font["familyName"], font["isCustomFont"]) for font in fonts} == {("Sarabun", True)}


def test_the_name_in_the_bar_at_the_top_is_not_cut(reader: Reader) -> None:
    page = reader.open("tuayang/2568/oit/o9/")
    assert page.evaluate(CUT_LETTERS, ".p-head") == []


def test_the_drawer_of_a_phone_opens_and_leads_on(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        page = reader.open("tuayang/2568/oit/o9/")
        page.locator("[data-opens=drawer]").click()
        link = page.locator(".md-nav--primary .md-nav__link").first
        expect(link).to_be_in_viewport(ratio=1)
        reader.picture("360-drawer")
        assert page.evaluate(CUT_LETTERS, ".md-nav--primary .p-side__title, .md-nav--primary .md-nav__title") == []
        link.click()
        page.wait_for_url("**/2568/results/")


def test_the_drawer_of_a_small_phone_scrolls_as_one_to_its_last_link(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE) as reader:
        reader.page.set_viewport_size({"width": PHONE, "height": 560})
        page = reader.open("tuayang/2568/oit/o9/")
        page.locator("[data-opens=drawer]").click()
        expect(page.locator(".md-nav--primary .md-nav__link").first).to_be_in_viewport()
        assert page.evaluate(CUT_LETTERS, ".md-nav--primary .md-nav__list") == []
        page.locator(".md-nav--primary .md-nav__link").first.hover()  # and so wait until the drawer stands still
        page.mouse.wheel(0, 5000)
        expect(page.locator(".md-nav--primary .md-nav__link").last).to_be_in_viewport(ratio=0.9)


def test_links_lead_from_the_first_page_to_what_was_done(reader: Reader) -> None:
    """Home, agency, year, item, component, measure, round: what an assessor and a citizen click."""
    page = reader.open("")
    reader.follow(".p-card a", "อบต.ตัวอย่าง")
    assert reader.address == "tuayang/"
    reader.follow("article table a", "2568")
    assert reader.address == "tuayang/2568/"
    reader.follow("article table a", re.compile("^O9$"))
    assert reader.address == "tuayang/2568/oit/o9/"
    reader.follow(".p-components a")
    anchor = reader.address.partition("#")[2]
    assert re.fullmatch("[a-z0-9-]+", anchor)
    expect(page.locator(f"h2#{anchor}")).to_be_in_viewport()
    top = page.locator(f"h2#{anchor}").bounding_box()
    bar = page.locator(".md-header").bounding_box()
    assert top
    assert bar
    assert top["y"] >= bar["height"] - 1, "the heading is hidden below the bar"
    reader.follow("article .p-facts a[href*='/measures/m']")
    assert reader.address.startswith("tuayang/2568/measures/m")
    reader.follow("article .p-more a")
    assert re.fullmatch(r"tuayang/2568/progress/[^/]+/", reader.address)
    expect(page.locator("h1")).to_be_visible()
    reader.follow(".p-agency__name")
    assert reader.address == "tuayang/"


def test_the_search_finds_a_page_and_leads_to_it(reader: Reader) -> None:
    page = reader.open("")
    if page.locator("[data-opens=search]").is_visible():
        page.locator("[data-opens=search]").click()
    field_ = page.locator(".md-search__input")
    field_.click()
    field_.fill("มาตรการ")
    found = page.locator(".md-search-result__link").filter(visible=True).first
    expect(found).to_be_visible()
    expect(found).to_contain_text("มาตรการ")
    expect(page.locator(".md-search-result__list")).to_have_attribute("aria-busy", "false")
    reader.picture(f"{reader.width}-search")
    found.click()
    page.wait_for_url(re.compile(re.escape(reader.home) + ".+"))
    expect(page.locator("h1").first).to_be_visible()


def test_a_page_says_everything_without_scripts(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PHONE, scripts=False) as reader:
        page = reader.open("tuayang/2568/oit/o9/")
        expect(page.locator("h1")).to_contain_text("O9")
        for heading in page.locator("article h2").all():
            expect(heading).to_be_visible()
        reader.follow("article .p-facts a[href*='/measures/m']")
        assert reader.address.startswith("tuayang/2568/measures/m")


def widest(site: Path) -> list[str]:
    """Addresses of the pages with the most columns: every year's measures and rounds, and the two lists of the site."""
    kinds = ("measures", "round", "all-measures", "concepts")
    names = (path.relative_to(site).as_posix().removesuffix("index.html") for path in site.rglob("index.html"))
    return sorted(name for name in names if any(re.fullmatch(KINDS[kind], name) for kind in kinds))


def test_on_paper_every_column_is_there(shipped: Built, chromium: Browser, home: str) -> None:
    with reading(chromium, home, DESK) as reader:
        reader.page.emulate_media(media="print")
        for address in widest(shipped.site):
            page = reader.open(address)
            width = PAPER[page.evaluate("getComputedStyle(document.body).page")]
            page.set_viewport_size({"width": width, "height": 1000})
            assert page.evaluate(OFF_THE_PAPER, width) == [], address
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
            for head in page.locator("article thead:not(.p-hidden) th:last-child").all():
                expect(head).to_be_visible()


def test_on_paper_nothing_of_the_frame_is_left(chromium: Browser, home: str) -> None:
    with reading(chromium, home, PAPER["auto"]) as reader:
        reader.page.emulate_media(media="print")
        page = reader.open("tuayang/2568/oit/o9/")
        for selector in (".md-header", ".md-sidebar--primary", ".p-turn", ".md-search", ".md-footer", ".p-help"):
            for part in page.locator(selector).all():
                expect(part).to_be_hidden()
        expect(page.locator(".p-agency__name")).to_be_visible()
        expect(page.locator(".p-agency__fictional")).to_be_visible()


def test_what_is_not_there_leads_back_home(chromium: Browser, tmp_path: Path) -> None:
    """A host shows this page at any depth, so it has to know the folder it lies in: `site_url` says it."""
    office = write_office(tmp_path)
    settings(office, site_url=f"https://www.tuayang.example{BELOW}")
    assert mkdocs("build", "--strict", cwd=office).code == 0
    with hosted(office / "site") as home, reading(chromium, home, PHONE) as reader:
        answer = reader.page.goto(f"{home}2567/no/such/page/")
        assert answer
        assert answer.status == HTTPStatus.NOT_FOUND
        reader.page.evaluate("document.fonts.ready")
        assert reader.page.evaluate("document.fonts.check('bold 16px Sarabun', 'ก')")
        expect(reader.page.locator("h1")).to_have_text("ไม่พบหน้านี้")
        reader.picture("360-not-found")
        reader.wrong = [one for one in reader.wrong if "no/such/page" not in one and "404" not in one]
        reader.follow("article a", "หน้าแรก")
        assert reader.address == ""


# Addresses that moved, and what a page may do


MOVED = Redirected(
    "2568/oit/o12/", "2569/oit/o13/", "1 ต.ค. 2568", "เลขข้อเปลี่ยน", "อบต.ทดสอบ", anchors=("plan", "budget")
)


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A page that moved, where it moved to, and another that moved before anyone recorded its anchors."""
    site = tmp_path_factory.mktemp("moved")
    for file in redirect_pages([MOVED, replace(MOVED, old="2567/oit/o11/", anchors=())]):
        path = site / file.path
        path.parent.mkdir(parents=True)
        path.write_bytes(file.content)
    new = site / "2569/oit/o13/index.html"
    new.parent.mkdir(parents=True)
    new.write_text('<link rel="icon" href="data:,"><title>ใหม่</title><h2 id="plan">แผน</h2>', "utf-8")
    for file in bundles():
        (site / file.path).parent.mkdir(parents=True, exist_ok=True)
        file.write(site / file.path)
    with hosted(site) as address:
        yield address


@pytest.mark.parametrize("anchor", ["", "#plan"])
@pytest.mark.parametrize("old", ["2568/oit/o12/", "2567/oit/o11/"])
def test_who_opens_an_old_address_arrives_at_the_same_place(
    chromium: Browser, moved: str, old: str, anchor: str
) -> None:
    with reading(chromium, moved, PHONE) as reader:
        reader.page.goto(f"{moved}{old}{anchor}")
        reader.page.wait_for_url(f"{moved}2569/oit/o13/{anchor}")
        reader.page.go_back()
        assert reader.page.url == "about:blank", "the old address would catch whoever goes back"
        reader.wrong = [one for one in reader.wrong if "ERR_ABORTED" not in one]  # it leaves before its fonts are there


def test_without_scripts_an_old_address_tells_where_each_place_is_now(chromium: Browser, moved: str) -> None:
    with reading(chromium, moved, PHONE, scripts=False) as reader:
        page = reader.open("2568/oit/o12/#plan")
        expect(page.locator("h1")).to_have_text("หน้านี้ย้ายที่อยู่แล้ว")
        reader.picture("360-moved")
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert page.evaluate("document.querySelector(':target').innerText").endswith("plan")
        reader.follow(":target a")
        assert reader.address == "2569/oit/o13/#plan"
        page.goto(f"{moved}2567/oit/o11/")
        page.wait_for_url(f"{moved}2569/oit/o13/")
        reader.wrong = [one for one in reader.wrong if "ERR_ABORTED" not in one]  # it leaves before its icon is there


def test_a_script_that_is_slipped_into_a_page_does_not_run(shipped: Built, chromium: Browser, tmp_path: Path) -> None:
    """What the policy is for; that it hinders nothing else, every other test here sees."""
    page = (shipped.site / "about/index.html").read_text("utf-8")
    slipped = "<script>window.slipped = 1</script><img src=x onerror='window.slipped = 2'><base href='/elsewhere/'>"
    assert "Content-Security-Policy" in page
    (tmp_path / "index.html").write_text(page.replace("</body>", f"{slipped}</body>"), "utf-8")
    with hosted(tmp_path) as address, reading(chromium, address, DESK) as reader:
        reader.page.goto(address)
        assert reader.page.evaluate("window.slipped") is None
        assert reader.page.evaluate("document.baseURI") == address
        assert sum("Content Security Policy" in one for one in reader.wrong) >= 3
        reader.wrong.clear()


def test_a_page_opened_from_a_disk_has_its_styles_and_scripts(shipped: Built, chromium: Browser) -> None:
    context = chromium.new_context()
    page, wrong = context.new_page(), list[str]()
    page.on("console", lambda one: wrong.append(one.text))
    page.goto((shipped.site / "tuayang/2569/oit/o13/index.html").as_uri())
    assert page.evaluate("document.documentElement.classList.contains('js')")
    assert page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    assert not [one for one in wrong if "Content Security Policy" in one]
    context.close()
