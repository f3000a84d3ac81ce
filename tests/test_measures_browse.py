"""All measures over agencies and years: complete in every order, on pages and in data that stay small."""

import datetime as dt
import gzip
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from built import Built
from promised_measures import agency, catalogue, made, many, year
from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.facets import NONE, Row, indicators_of, orders, rows, unit_id, unit_names
from prongsai.filtering import CHUNK, filter_files, words
from prongsai.loading import load
from prongsai.model.measures import Measure
from prongsai.pages import browse
from prongsai.rendering import renderer
from prongsai.search.folding import fold
from prongsai.standing import OVERDUE_ID
from writing import SOURCE, single, write
from writing import catalogue as written

pytest_plugins = ["site_fixtures"]

TODAY = dt.date(2025, 1, 1)
FRAME = 4 * 1024
"""Bytes, packed, that a page may weigh without what is its own."""
PAGE = 12 * 1024
"""Bytes, packed, of a whole page."""
SITE = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def crowd() -> Catalogue:
    """A site of 3,000 measures in 100 agencies whose units all bear names of their own."""
    return catalogue(many(3_000, own_units=True), TODAY)


# --- orders

IDS = st.integers(1, 400)
MEASURE = st.builds(
    lambda number, topic, indicators, units, untitled: made(
        Measure,
        id=f"m{number}",
        title=None if untitled else f"มาตรการ {number}",
        topic=topic and str(topic),
        indicators=[str(one) for one in indicators],
        units=units,
        period="ตลอดปี 2566",
    ),
    IDS,
    st.none() | st.integers(1, 7),
    st.lists(st.integers(1, 10), max_size=3),
    st.lists(st.sampled_from(["สำนักปลัด", "สำนัก ปลัด", "กองคลัง", "กองช่าง"]), max_size=3),
    st.booleans(),
)
YEARS = st.lists(st.lists(MEASURE, unique_by=lambda one: one.id, max_size=6), max_size=3)


@settings(max_examples=40)
@given(st.lists(YEARS, min_size=1, max_size=3))
def test_every_measure_stands_in_every_order(sites: list[list[list[Measure]]]) -> None:
    agencies = [
        agency(f"a{place}", [year(2566 + offset, measures) for offset, measures in enumerate(years)])
        for place, years in enumerate(sites)
    ]
    site = catalogue(agencies, TODAY)
    given_rows = rows(site)
    assert len(given_rows) == sum(len(measures) for years in sites for measures in years)
    every = Counter(row.address for row in given_rows)
    assert every.total() == len(every)
    for order in orders(site, given_rows):
        found = [row.address for group in order.groups for row in group.rows]
        assert set(found) == set(every), order.name
        assert all(group.rows for group in order.groups), "a group without a measure leads nowhere"
        assert len({group.address for group in order.groups}) == len(order.groups)
        assert len({group.anchor for group in order.groups}) == len(order.groups)
        for group in order.groups:
            assert len({row.address for row in group.rows}) == len(group.rows), "a measure stands twice in a group"
        if order.field in {"topic", "year", "agency"}:
            assert len(found) == len(every), f"{order.name} parts the measures"


def test_a_state_parts_the_measures_and_overdue_is_told_again() -> None:
    site = catalogue(many(60), dt.date(2024, 1, 1))
    given_rows = rows(site)
    (states,) = [order for order in orders(site, given_rows) if order.field == "state"]
    by_id = {group.id: group.rows for group in states.groups}
    over = by_id.pop(OVERDUE_ID)
    assert sum(map(len, by_id.values())) == len(given_rows)
    assert list(over) == [row for row in given_rows if row.standing.overdue]
    assert over


def test_without_a_day_nothing_is_overdue() -> None:
    site = catalogue(many(60))
    assert not any(row.standing.overdue for row in rows(site))
    assert OVERDUE_ID not in {group.id for order in orders(site, rows(site)) for group in order.groups}


UNITS = [
    # one spelling, another, whether they are one unit
    ("กองการศึกษา ศาสนาและวัฒนธรรม", "กองการศึกษา ศาสนา และวัฒนธรรม", True),
    ("สำนักปลัด", "สํานักปลัด", True),
    ("งาน ITA", "งาน ita", True),
    ("กองคลัง", "กองช่าง", False),
    ("สำนักปลัด", "สำนักปลัดเทศบาล", False),
]


@pytest.mark.parametrize(("one", "other", "same"), UNITS)
def test_a_unit_is_one_however_it_is_spaced(one: str, other: str, same: bool) -> None:  # noqa: FBT001
    assert (unit_id(one) == unit_id(other)) is same
    assert re.fullmatch("[0-9a-f]{8}", unit_id(one))


def test_a_unit_keeps_its_id() -> None:
    """It is part of an address."""
    assert unit_id("สำนักปลัด") == "733af4c7"
    assert unit_id(NONE) != NONE


def test_a_unit_goes_by_its_usual_spelling() -> None:
    spelt = ["กอง คลัง", "กองคลัง", "กองคลัง"]
    measures = [made(Measure, id=f"m{place}", units=[unit]) for place, unit in enumerate(spelt)]
    site = catalogue([agency("a", [year(2568, measures)])])
    assert list(unit_names(rows(site)).values()) == ["กองคลัง"]


NAMED: list[tuple[str, str, tuple[int, ...]]] = [
    # what, the measure, its indicators
    ("nothing", "", ()),
    ("its own", "indicators: [3, 1]", (3, 1)),
    ("its own before those it hints at", "indicators: [3]\n    codes: [i1]", (3,)),
    ("a question the results print", "codes: [i1]", (1,)),
    ("a question nobody prints", "codes: [i2]", ()),
    ("an item of the criteria", "codes: [O1]", (9,)),
    ("a finding of an indicator", "findings: [f1]", (6,)),
    ("a finding about a question", "findings: [f2]", (1,)),
]


@pytest.mark.parametrize(("text", "found"), [one[1:] for one in NAMED], ids=[one[0] for one in NAMED])
def test_a_measure_is_about_the_indicators_it_names(text: str, found: tuple[int, ...], tmp_path: Path) -> None:
    files = {
        "2568/results.yml": SOURCE + "indicators: [{number: 1, name: ก, instrument: IIT}]\n"
        "questions: [{code: i1, text: ก, indicator: 1}]\n",
        "2568/analysis.yml": SOURCE + "entries:\n  - {id: d1, indicator: 6, title: ก, findings: [{id: f1, text: ก}]}\n"
        "  - {id: d2, topic: 1, title: ก, findings: [{id: f2, code: i1, text: ก}]}\n",
        "2568/measures.yml": SOURCE + f"measures:\n  - id: m1\n    title: ก\n    {text}\n",
    }
    (one,) = written(tmp_path, single(files)).agencies
    (measure,) = one.measures_of(2568)
    assert indicators_of(one, measure) == found


# --- pages


def test_old_addresses_and_anchors_stay() -> None:
    site = catalogue(many(60, own_units=True), TODAY)
    pages = {page.address: page for page in browse.pages(site)}
    render = renderer()
    ids = {address: set(re.findall(r'id="([^"]+)"', render.body(page))) for address, page in pages.items()}
    assert {"t0", *(f"t{topic}" for topic in range(1, 8))} <= ids["measures/"]
    assert {"y2566", "y2567", "y2568"} <= ids["measures/by-year/"]
    assert {"s0", "s1", "s2", "s3", "s4"} <= ids["measures/by-state/"]
    assert {"u0", "u1", "none"} <= ids["measures/by-unit/"]


def test_a_site_of_one_agency_has_no_order_by_agency(tmp_path: Path) -> None:
    files = {"2568/measures.yml": SOURCE + "measures: [{id: m1, title: ก}]\n"}
    pages = {page.address for page in browse.pages(written(tmp_path, single(files)))}
    assert "measures/by-agency/" not in pages
    assert "measures/by-year/" in pages
    assert "measures/by-year/2568/" not in pages, "the year's own page is the list"


def test_a_site_without_measures_says_so(tmp_path: Path) -> None:
    site = written(tmp_path, single({"2568/oit.yml": SOURCE + "items: {}\n"}))
    render = renderer()
    bodies = {page.address: render.body(page) for page in browse.pages(site)}
    assert "ยังไม่มีมาตรการ" in bodies["measures/"]
    assert "<form" not in bodies["measures/"]
    assert all("ยังไม่มีมาตรการ" in body for body in bodies.values())
    assert list(filter_files(site)) == []


def test_a_page_stays_small_however_many_measures_there_are(crowd: Catalogue) -> None:
    render = renderer()
    heaviest: Counter[str] = Counter()
    for page in browse.pages(crowd):
        heaviest[page.template] = max(heaviest[page.template], len(gzip.compress(render.body(page).encode(), mtime=0)))
    assert set(heaviest) == {"all_measures", "measure_groups", "measure_list"}
    assert {template: size for template, size in heaviest.items() if size > PAGE - FRAME} == {}


def test_the_frame_of_a_list_leaves_room_for_it(shipped: Built) -> None:
    for name in ("measures", "measures/by-state/not-reported", "mueangmai/measures"):
        html = (shipped.site / name / "index.html").read_text("utf-8")
        start, end = html.index("<article"), html.index("</article>")
        assert len(gzip.compress((html[:start] + html[end:]).encode(), mtime=0)) <= FRAME, name


def test_pages_that_follow_hold_the_rest(crowd: Catalogue) -> None:
    pages = {page.address: page for page in browse.pages(crowd)}
    shown = Counter(
        row.address
        for address, page in pages.items()
        if page.template == "measure_list" and address.startswith("measures/by-topic/")
        for row in page.view["rows"]
    )
    assert len(shown) == shown.total() == 3_000
    for page in pages.values():
        for link in (page.frame.previous, page.frame.next, *page.view.get("jumps", ())):
            assert link is None or link.address in pages
        assert len(page.view.get("jumps", ())) <= 15
        assert len(page.view.get("rows", ())) <= browse.ROWS
        assert len(page.view.get("groups", ())) <= browse.GROUPS


def test_pages_that_follow_lead_on_and_back(crowd: Catalogue) -> None:
    pages = {page.address: page for page in browse.pages(crowd)}
    way, page = ["measures/by-unit/"], pages["measures/by-unit/"]
    while page.frame.next:
        page = pages[page.frame.next.address]
        assert page.frame.previous
        assert page.frame.previous.address == way[-1]
        way.append(page.address)
    assert way[:2] == ["measures/by-unit/", "measures/by-unit/2/"]
    assert len(way) == page.view["count"] > 5


# --- data of the filter

TAKE = re.compile(r'prongsai\.take\("measures/([a-z0-9-]+)",(.*)\);\n')


def taken(site: Catalogue) -> dict[str, object]:
    """What the scripts of the filter hand over, by their names."""
    found: dict[str, object] = {}
    for file in filter_files(site):
        match = TAKE.fullmatch(file.content.decode())
        assert match, file.path
        assert file.path == addresses.measure_data(match[1])
        found[match[1]] = json.loads(match[2])
    return found


def test_the_filter_knows_the_same_groups_as_the_pages(crowd: Catalogue) -> None:
    whole = taken(crowd)["list"]
    assert isinstance(whole, dict)
    given_rows = rows(crowd)
    named = {"topic": "topics", "indicator": "indicators", "unit": "units", "state": "states", "agency": "agencies"}
    places: dict[str, Callable[[list[Any]], list[int]]] = {
        "agency": lambda row: [row[0]],
        "topic": lambda row: [row[2]],
        "indicator": lambda row: row[3],
        "unit": lambda row: row[4],
        "state": lambda row: row[5],
    }
    for order in orders(crowd, given_rows):
        if order.field == "year":
            assert Counter(row[1] for row in whole["rows"]) == {int(one.id): len(one.rows) for one in order.groups}
            continue
        counts = Counter(place for row in whole["rows"] for place in places[order.field](row))
        found = {choice[0]: counts[place] for place, choice in enumerate(whole[named[order.field]])}
        assert found == {group.id: len(group.rows) for group in order.groups}, order.field


def test_the_parts_hold_every_measure_once_and_stay_small(crowd: Catalogue) -> None:
    found = taken(crowd)
    numbers = range(1, 3_000 // CHUNK + 1)
    assert set(found) == {"list", *(f"list-{one}" for one in numbers), *(f"words-{one}" for one in numbers)}
    given_rows = rows(crowd)
    shown = [row for one in numbers for row in found[f"list-{one}"]]  # type: ignore[attr-defined]  # they are lists
    assert [row[0] for row in shown] == [row.found.measure.id for row in given_rows]
    looked = [text for one in numbers for text in found[f"words-{one}"]]  # type: ignore[attr-defined]
    assert looked == [words(row) for row in given_rows]
    sizes = {file.path: len(gzip.compress(file.content, mtime=0)) for file in filter_files(crowd)}
    assert max(size for path, size in sizes.items() if "-" in path) <= 20 * 1024, "a part"
    assert sizes["measures/list.js"] <= 40 * 1024, "3,000 measures to choose from"


def looked_through(given_rows: Iterable[Row], asked: str) -> list[str]:
    """What the filter finds for words, by the rule of its script."""
    wanted = fold(asked).split()
    return [row.address for row in given_rows if all(word in words(row) for word in wanted)]


SOUGHT = [
    # what someone types, the measures of the shipped site that are found
    ("ตู้รับเรื่องร้องทุกข์", ["mueangmai/2566/measures/m6/"]),
    ("ตู้รับเรื่อง เมืองมาย", ["mueangmai/2566/measures/m6/"]),
    ("อบต.ตัวอย่าง ทุจริต เบาะแส", ["tuayang/2569/measures/m8/", "tuayang/2568/measures/m7/"]),
    ("o๑๘ ดงกลาง", ["dongklang/2566/measures/m2/"]),
    ("ไม่มีใครสัญญาเรื่องนี้", []),
]


@pytest.mark.parametrize(("asked", "found"), SOUGHT)
def test_words_are_found_in_what_was_promised(asked: str, found: list[str]) -> None:
    site = Catalogue.of(load(SITE / "data"))
    assert looked_through(rows(site), asked) == found


def test_a_script_holds_no_sign_that_ends_a_line() -> None:
    measure = made(Measure, id="m1", title="ก\u2028ข\u2029ค</script>")
    site = catalogue([agency("a", [year(2568, [measure])])])
    for file in filter_files(site):
        text = file.content.decode()
        assert "\u2028" not in text
        assert "\u2029" not in text
        assert text.count("\n") == 1


def test_digits_are_those_of_the_site(tmp_path: Path) -> None:
    write(tmp_path, single({"2568/measures.yml": SOURCE + "measures: [{id: m1, title: มาตรการ 7 วัน}]\n"}))
    site = Catalogue.of(load(tmp_path / "data"))
    files = {file.path: file.content.decode() for file in filter_files(site, "thai")}
    assert "มาตรการ ๗ วัน" in files["measures/list-1.js"]
    assert "มาตรการ 7 วัน" in files["measures/words-1.js"], "words are looked for as search folds them"
