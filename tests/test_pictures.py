"""Pictures say what the data say: drawn as printed, marked where doubtful, left out where missing, and told as text."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from markup import page
from prongsai.build import Document, Site, build
from prongsai.catalogue import AgencyCatalogue
from prongsai.charts import Shares
from prongsai.pages import pictures
from prongsai.pages.results import totals
from prongsai.status import NOT_REPORTED, REPORTED, item_status
from writing import agency

pytest_plugins = ["site_fixtures"]

SITES = Path(__file__).parent / "sites"
SOURCE = "source: เอกสารทดสอบ\n"
RESULTS = """\
source: เอกสารทดสอบ
total: {score: 89.69, level: ผ่าน}
instruments:
  - {code: IIT, name: ภายใน, score: 90.00}
  - {code: EIT, name: ภายนอก, score: {value: 91.10, where: หน้า 1, also: [{value: 19.10, where: หน้า 2}]}}
  - {code: OIT, name: เปิดเผย}
indicators:
  - {number: 1, name: การปฏิบัติหน้าที่, instrument: IIT, score: 84.99}
  - {number: 2, name: การใช้งบประมาณ, instrument: IIT}
  - {number: 3, name: การใช้อำนาจ, instrument: IIT, score: 85.00, notes: [อ่านไม่ชัด]}
"""
MEASURES = SOURCE + "measures:\n" + "".join(f"  - {{id: m{number}, title: มาตรการ {number}}}\n" for number in (1, 2, 3))
PROGRESS = """\
source: เอกสารทดสอบ
rounds:
  - id: r6
    months: [6]
    title: รอบแรก
    results: [{measure: m1, state: กำลังดำเนินการ}]
  - id: r12
    title: รอบหลัง
    results: [{measure: m1, state: เสร็จแล้ว}, {measure: m2, output: ทำแล้ว}]
  - id: last
    title: ของปีก่อน
    results: [{measure: 2567/m1, state: ยกเลิก}]
"""


def results_of(tmp_path: Path, text: str = RESULTS, year: int = 2568) -> AgencyCatalogue:
    """An agency with the results of a year."""
    return agency(tmp_path, {f"{year}/results.yml": text})


# --- what is drawn


def test_indicators_are_drawn_as_printed(tmp_path: Path) -> None:
    results = results_of(tmp_path).year(2568).results
    assert results
    chart = pictures.indicator_picture(results)
    assert chart
    rows = [bar.row for bar in chart.bars]
    assert [row.value and str(row.value) for row in rows] == ["84.99", None, "85.00"]
    assert [row.doubtful for row in rows] == [False, False, True]
    assert [bar.row.label for bar in chart.below] == ["1. การปฏิบัติหน้าที่"]


@dataclass(frozen=True)
class Weights:
    year: int
    printed: tuple[str, ...]
    drawn: list[str]
    own: bool
    certainty: str


WEIGHTS = [
    Weights(2568, ("", "", ""), ["30", "30", "40"], own=False, certainty="high"),
    Weights(2569, ("", "", ""), ["30", "30", "40"], own=False, certainty="low"),
    Weights(2569, ("20", "30", "50"), ["20", "30", "50"], own=True, certainty="high"),
    Weights(2569, ("20", "", "50"), ["30", "30", "40"], own=False, certainty="low"),
]


@pytest.mark.parametrize("case", WEIGHTS)
def test_weights_are_those_printed_or_else_those_of_the_year(tmp_path: Path, case: Weights) -> None:
    text = RESULTS
    for code, weight in zip(("IIT", "EIT", "OIT"), case.printed, strict=True):
        text = text.replace(f"code: {code},", f"code: {code}, weight: {weight}," if weight else f"code: {code},")
    one = results_of(tmp_path, text, case.year)
    results, criteria = one.year(case.year).results, one.criteria_of(case.year)
    assert results
    assert criteria
    weighed = pictures.instrument_picture(results, criteria.scoring)
    assert weighed
    assert [str(weight) for _, weight, _ in weighed.rows] == case.drawn
    assert (weighed.printed, weighed.certainty) == (case.own, case.certainty)
    bars = weighed.chart.bars
    assert [bar.row.value and str(bar.row.value) for bar in bars] == ["90.00", "91.10", None]
    assert [bar.row.doubtful for bar in bars] == [False, True, False]
    assert bars[2].row.bar == pictures.THICKEST


@pytest.mark.parametrize(("year", "certainty", "best"), [(2565, "low", "AA"), (2567, "high", "ผ่านดีเยี่ยม")])
def test_levels_are_those_of_the_year(tmp_path: Path, year: int, certainty: str, best: str) -> None:
    one = results_of(tmp_path, year=year)
    results = one.year(year).results
    assert results
    ladder = pictures.level_picture(results, one.criteria_of(year))
    assert ladder
    assert ladder.certainty == certainty
    assert ladder.rules[0].name == best
    reached = [stretch.level.label for stretch in ladder.chart.stretches if stretch.level.reached]
    assert reached == (["ผ่าน – ระดับที่ได้"] if year == 2567 else [])


def test_a_year_of_unknown_criteria_has_no_levels(tmp_path: Path) -> None:
    one = results_of(tmp_path, year=2575)
    results = one.year(2575).results
    assert results
    assert pictures.level_picture(results, one.criteria_of(2575)) is None
    assert pictures.instrument_picture(results, None) is None


LOWEST = [
    # scores of the questions, codes drawn
    (("90", "80", "70"), []),
    (("90", "80", "70", "95", "96", "97"), ["i3", "i2", "i1", "i4", "i5"]),
    (("90", "80", "96", "95", "96", "97"), ["i2", "i1", "i4", "i3", "i5"]),
    (("90", "80", "96", "95", "96", "96"), ["i2", "i1", "i4"]),
    (("100",) * 7, []),
]


@pytest.mark.parametrize(("scores", "codes"), LOWEST)
def test_of_equal_questions_all_or_none_are_among_the_lowest(
    tmp_path: Path, scores: tuple[str, ...], codes: list[str]
) -> None:
    questions = "".join(
        f"  - {{code: i{number}, text: ถาม, indicator: 1, score: {score}}}\n" for number, score in enumerate(scores, 1)
    )
    results = results_of(tmp_path, f"{RESULTS}questions:\n{questions}").year(2568).results
    assert results
    assert [question.code for question, _ in pictures.lowest_questions(results)] == codes


def test_a_history_marks_what_is_doubtful_and_leaves_gaps(tmp_path: Path) -> None:
    past = "history:\n  - {year: 2565, score: {value: 80.10, note: อ่านไม่ชัด}}\n  - {year: 2566, score: 85}\n"
    chart = pictures.history_picture(totals(results_of(tmp_path, RESULTS + past)))
    assert chart
    assert [(dot.year, dot.value and str(dot.value), dot.doubtful) for dot in chart.dots] == [
        (2565, "80.10", True),
        (2566, "85", False),
        (2567, None, False),
        (2568, "89.69", False),
    ]


def test_another_number_in_a_later_document_stands_beside_the_year_s_own(tmp_path: Path) -> None:
    later = "source: เอกสาร\ntotal: {score: 91}\nhistory:\n  - {year: 2568, score: 88.69}\n"
    one = agency(tmp_path, {"2568/results.yml": RESULTS, "2569/results.yml": later})
    past = totals(one)
    assert [(str(other.value), other.where) for other in past[0][1].also] == [("88.69", "ระบุในข้อมูลปี 2569")]
    chart = pictures.history_picture(past)
    assert chart
    assert [(str(dot.value), dot.doubtful) for dot in chart.dots] == [("89.69", True), ("91", False)]


def counts(picture: Shares) -> list[dict[str, int]]:
    """Per bar how many are in each state that has any."""
    return [{count.state: count.number for count in bar.counts if count.number} for bar in picture.bars]


def test_a_round_counts_the_measures_of_the_years_it_reports_on(tmp_path: Path) -> None:
    one = agency(
        tmp_path, {"2567/measures.yml": MEASURES, "2568/measures.yml": MEASURES, "2568/progress.yml": PROGRESS}
    )
    picture = pictures.rounds_picture(one, one.year(2568))
    assert picture
    assert [bar.title for bar in picture.bars] == ["รอบ 6 เดือน", "รอบหลัง", "ของปีก่อน"]
    assert counts(picture) == [
        {"กำลังดำเนินการ": 1, NOT_REPORTED: 2},
        {"เสร็จแล้ว": 1, REPORTED: 1, NOT_REPORTED: 1},
        {"ยกเลิก": 1, NOT_REPORTED: 2},
    ]
    assert [look for _, look in picture.used] == ["solid", "lines", "hatch", "dots", "cross"]


def test_items_of_a_year_that_nobody_collected_are_not_drawn_as_missing(tmp_path: Path) -> None:
    one = agency(tmp_path, {"2568/measures.yml": MEASURES})
    statuses = [item_status(found) for found in one.items(2568)]
    assert statuses
    assert pictures.item_picture(statuses) is None


def test_items_are_counted_by_state(tmp_path: Path) -> None:
    one = agency(tmp_path, {"2568/oit.yml": SOURCE + "items:\n  O1:\n    components:\n      structure-chart: มี\n"})
    statuses = [item_status(found) for found in one.items(2568)]
    picture = pictures.item_picture(statuses)
    assert picture
    (found,) = counts(picture)
    assert found == Counter(status.state.value for status in statuses)
    assert sum(found.values()) == len(statuses)


# --- what is written


FIGURE = re.compile(r'<figure class="p-figure p-picture">.*?</figure>', re.DOTALL)
NUMBER = re.compile(r"[0-9๐-๙]+(?:\.[0-9๐-๙]+)?")


@pytest.fixture(scope="module")
def thai() -> Site:
    """A site with Thai digits."""
    return build(SITES / "thai_digits" / "data", "thai")


def figures(document: Document) -> Iterator[ET.Element]:
    """The pictures of a page."""
    for found in FIGURE.findall(document.markdown):
        yield ET.fromstring(found)  # noqa: S314  # it is our own


def words(element: ET.Element) -> str:
    """All text in an element."""
    return " ".join("".join(element.itertext()).split())


def drawn(figure: ET.Element) -> Counter[str]:
    """The numbers that a picture shows for its bars and dots."""
    marked = [text for text in figure.iter("text") if re.search("p-figure-number|p-count", text.get("class", ""))]
    return Counter(words(text) for text in marked)


def test_every_kind_of_picture_is_looked_at(sample: Site) -> None:
    ids = {
        svg.get("aria-labelledby", "").split("-title")[0]
        for one in sample.documents
        for f in figures(one)
        for svg in f.iter("svg")
        if svg.get("role")
    }
    assert {
        f"chart-{kind}"
        for kind in ("levels", "instruments", "indicators", "history", "measures", "rounds", "round", "items")
    } <= ids


def test_a_picture_has_a_title_and_a_description_of_its_own(sample: Site) -> None:
    for document in sample.documents:
        for figure in figures(document):
            (svg,) = (one for one in figure.iter("svg") if one.get("role") == "img")
            title, told = svg.find("title"), svg.find("desc")
            assert title is not None
            assert told is not None
            assert svg.get("aria-labelledby") == f"{title.get('id')} {told.get('id')}"
            assert words(title)
            assert words(told)
        ids = page(document.markdown).ids
        assert [one for one, count in Counter(ids).items() if count > 1] == [], document.address


def test_the_numbers_of_a_picture_are_told_in_its_description(sample: Site) -> None:
    for document in sample.documents:
        for figure in figures(document):
            told = figure.find(".//desc")
            assert told is not None
            assert set(drawn(figure)) <= set(NUMBER.findall(words(told).replace(",", ", "))), document.address


def test_the_table_of_a_picture_has_its_numbers(sample: Site) -> None:
    """Its own table, or that of the page: no number is only in a picture."""
    looked = 0
    for document in sample.documents:
        for figure in figures(document):
            numbers, table = drawn(figure), figure.find(".//table")
            if table is None:
                cells = Counter(re.findall(r'<strong class="p-number">([^<]+)</strong>', document.markdown))
            else:
                cells = Counter(words(one) for tag in ("td", "strong") for one in table.iter(tag))
            assert numbers <= cells, document.address
            looked += 1
    assert looked > 20


def test_pictures_show_the_digits_of_the_site(thai: Site) -> None:
    found = [figure for document in thai.documents for figure in figures(document)]
    assert found
    for figure in found:
        assert not re.search("[0-9]", words(figure)), words(figure)
        for svg in figure.iter():
            assert all(value.isascii() for name, value in svg.attrib.items() if name in {"x", "y", "d", "width", "id"})


def test_a_square_leads_to_each_item_and_says_its_state(sample: Site) -> None:
    (year,) = (one for one in sample.documents if one.address == "tuayang/2569/oit/")
    squares = re.search('<div class="p-units">.*?</div>', year.markdown, re.DOTALL)
    assert squares
    links = list(ET.fromstring(squares[0]).iter("a"))  # noqa: S314  # it is our own
    assert [link.get("href") for link in links] == [f"o{number}/" for number in range(1, 27)]
    assert words(links[13]) == "O14 ถอนแล้ว"
    assert {words(link).split()[1] for link in links} == {"ครบทุกองค์ประกอบ", "ถอนแล้ว"}


def test_what_is_not_confirmed_says_so(sample: Site) -> None:
    pages = {one.address: one.markdown for one in sample.documents}
    assert "เกณฑ์ระดับของปีนี้อนุมานจากแหล่งอื่น ยังไม่ยืนยัน" in pages["tuayang/2569/results/"]
    assert "เกณฑ์ระดับของปีนี้มาจากแหล่งทางอ้อม ยังไม่ยืนยัน" in pages["khamsakaesaeng/2568/results/"]
    assert "เกณฑ์ระดับของปีนี้" not in pages["khuankhanun/2567/results/"]
    assert "เอกสารไม่ได้พิมพ์น้ำหนัก" in pages["khamsakaesaeng/2568/results/"]
