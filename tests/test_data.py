"""The data shipped with the program: sound, sourced, without names of persons, and true to what was printed."""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from pathlib import Path

import pytest

import markup
from prongsai import addresses
from prongsai.build import build
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.examining import examine
from prongsai.loading import PARTS, YearData
from prongsai.model.base import OtherValue, Record, Score
from prongsai.problems import Problem, Severity
from prongsai.reports import report
from prongsai.status import ItemState, item_status

DATA = Path(__file__).parent.parent / "data"
FILES = sorted(path for path in DATA.rglob("*.yml"))
AGENCIES = ["dongklang", "khamsakaesaeng", "khuankhanun", "maeukho", "mueangmai", "tuayang"]
MADE_UP = "tuayang"


@cache
def examined() -> tuple[Catalogue, tuple[Problem, ...]]:
    """All shipped data in context, and what is to be said about them."""
    return examine(DATA)


@cache
def pages() -> dict[str, str]:
    """Every page of the shipped site, by address."""
    return {document.address: document.markdown for document in build(DATA).documents}


@cache
def text(address: str) -> str:
    """What a reader sees on a page."""
    return markup.page(pages()[address]).text


def agency(slug: str) -> AgencyCatalogue:
    """One shipped agency."""
    return next(one for one in examined()[0].agencies if one.slug == slug)


def test_the_shipped_data_are_sound() -> None:
    assert [problem for problem in examined()[1] if problem.severity is Severity.ERROR] == []


NOTEWORTHY = [
    # what the checks find in the shipped data, each true of the document: see `prongsai check`
    ("dongklang/2566/measures.yml", 43, "word-misspelt"),
    ("dongklang/2566/measures.yml", 86, "word-misspelt"),
    ("dongklang/2566/measures.yml", 87, "word-misspelt"),
    ("dongklang/2566/measures.yml", 89, "word-misspelt"),
    ("dongklang/2566/progress.yml", 59, "word-misspelt"),
    ("dongklang/2566/progress.yml", 61, "word-misspelt"),
    ("dongklang/agency.yml", 6, "agency-named-otherwise"),
    ("dongklang/agency.yml", 9, "agency-named-otherwise"),
    ("khamsakaesaeng/2568/analysis.yml", 14, "word-misspelt"),
    ("khamsakaesaeng/2568/analysis.yml", 59, "question-differs"),
    ("khamsakaesaeng/2568/analysis.yml", 74, "word-misspelt"),
    ("khamsakaesaeng/2568/analysis.yml", 167, "indicator-level-differs"),
    ("khamsakaesaeng/2568/analysis.yml", 218, "indicator-level-differs"),
    ("khamsakaesaeng/2568/results.yml", 73, "eit-not-checkable"),
    ("khamsakaesaeng/2568/results.yml", 83, "score-printed-twice"),
    ("khamsakaesaeng/2568/results.yml", 103, "grouping-unconfirmed"),
    ("khamsakaesaeng/2568/results.yml", 108, "score-printed-twice"),
    ("khamsakaesaeng/2568/results.yml", 140, "score-printed-twice"),
    ("khamsakaesaeng/2568/results.yml", 224, "score-printed-twice"),
    ("khamsakaesaeng/2568/results.yml", 286, "zero-unanswered"),
    ("khamsakaesaeng/2568/results.yml", 324, "word-misspelt"),
    ("khamsakaesaeng/2569/documents.yml", 23, "document-year-differs"),
    ("khamsakaesaeng/2569/measures.yml", 112, "word-misspelt"),
    ("khamsakaesaeng/2569/measures.yml", 219, "issue-praises-zero"),
    ("khuankhanun/2567/analysis.yml", 38, "point-repeated"),
    ("khuankhanun/2567/analysis.yml", 107, "point-repeated"),
    ("khuankhanun/2567/analysis.yml", 132, "entry-blank"),
    ("khuankhanun/2567/analysis.yml", 154, "negation-missing"),
    ("khuankhanun/2567/analysis.yml", 164, "finding-elsewhere"),
    ("khuankhanun/2567/analysis.yml", 188, "topic-differs"),
    ("khuankhanun/2567/documents.yml", 21, "word-misspelt"),
    ("khuankhanun/2567/results.yml", 37, "survey-year-differs"),
    ("khuankhanun/2567/results.yml", 88, "score-printed-twice"),
    ("khuankhanun/2567/results.yml", 101, "indicator-named-twice"),
    ("khuankhanun/2567/results.yml", 118, "score-printed-twice"),
    ("maeukho/2565/documents.yml", 20, "memo-subject-differs"),
    ("maeukho/2565/documents.yml", 21, "word-misspelt"),
    ("maeukho/2565/documents.yml", 30, "result-foreseen"),
    ("maeukho/2565/documents.yml", 37, "word-misspelt"),
    ("maeukho/2565/documents.yml", 94, "word-misspelt"),
    ("maeukho/2565/measures.yml", 103, "round-missing"),
    ("maeukho/2565/progress.yml", 27, "work-after-report"),
    ("maeukho/2565/progress.yml", 60, "date-outside-year"),
    ("maeukho/agency.yml", 14, "agency-named-otherwise"),
    ("maeukho/agency.yml", 17, "agency-named-otherwise"),
    ("mueangmai/2566/analysis.yml", 22, "word-misspelt"),
    ("mueangmai/2566/analysis.yml", 30, "word-misspelt"),
    ("mueangmai/2566/analysis.yml", 43, "negation-missing"),
    ("mueangmai/2566/analysis.yml", 53, "word-misspelt"),
    ("mueangmai/2566/measures.yml", 100, "result-foreseen"),
    ("mueangmai/2566/measures.yml", 218, "heading-unanswered"),
    ("mueangmai/2566/measures.yml", 266, "heading-unanswered"),
    ("mueangmai/2566/measures.yml", 269, "result-foreseen"),
    ("mueangmai/2566/measures.yml", 291, "result-foreseen"),
    ("mueangmai/2566/results.yml", 11, "total-differs"),
    ("mueangmai/2566/results.yml", 58, "indicator-not-from-items"),
    ("mueangmai/2566/results.yml", 62, "indicator-not-from-items"),
    ("tuayang/2568/oit.yml", 939, "published-late"),
    ("tuayang/2569/oit.yml", 856, "published-late"),
]


def test_the_checks_find_the_contradictions_of_the_documents_and_nothing_else() -> None:
    _, found = examined()
    assert [(one.place.file.removeprefix("data/"), one.place.line, one.code) for one in found] == NOTEWORTHY


def test_what_was_late_was_looked_at() -> None:
    assert {one.code for one in examined()[1] if one.reviewed} == {"published-late"}


@pytest.mark.parametrize(
    ("code", "file", "said"),
    [
        ("total-differs", "mueangmai/2566/results.yml", ("84.62", "82.83", "82.17", "90.19")),
        ("score-printed-twice", "khuankhanun/2567/results.yml", ("96.41", "96.51", "73.29", "93.29")),
        ("score-printed-twice", "khamsakaesaeng/2568/results.yml", ("98.40", "98.86", "94.00", "90.00", "96.80")),
        ("grouping-unconfirmed", "khamsakaesaeng/2568/results.yml", ("72.00", "70.48")),
        ("eit-not-checkable", "khamsakaesaeng/2568/results.yml", ("93.67", "98.67", "95.01")),
    ],
)
def test_what_would_reconcile_is_said(code: str, file: str, said: tuple[str, ...]) -> None:
    reports = " ".join(report(one) for one in examined()[1] if one.code == code and one.place.file == f"data/{file}")
    assert [value for value in said if value not in reports] == []


def test_the_shipped_agencies_are_those_of_the_table() -> None:
    assert [one.slug for one in examined()[0].agencies] == AGENCIES


# --- sources


def parts() -> Iterator[tuple[str, Record]]:
    """Every data file of a year, by its name below the data folder."""
    for one in examined()[0].agencies:
        for data in one.years:
            for part in PARTS:
                if record := getattr(data, part):
                    yield f"{one.slug}/{data.year}/{part}.yml", record


def test_every_data_file_names_its_source() -> None:
    assert [name for name, record in parts() if not getattr(record, "source", None)] == []
    assert [one.slug for one in examined()[0].agencies if not one.agency.source] == []


def test_every_page_of_a_data_file_names_its_source() -> None:
    for name, record in parts():
        slug, year, part = name.removesuffix(".yml").split("/")
        document: str = record.source.document  # type: ignore[attr-defined]  # every root but the agency's has one
        if part != "oit":
            assert shown(document) in text(addresses.part(slug, int(year), part)), name


def shown(written: str) -> str:
    """Text as pages show it: in Arabic digits, with single spaces."""
    return " ".join(written.translate(str.maketrans("๐๑๒๓๔๕๖๗๘๙", "0123456789")).split())


def test_every_attachment_is_shown_somewhere() -> None:
    everywhere = {way for page in pages().values() for way in markup.page(page).links}
    for one in examined()[0].agencies:
        for data in one.years:
            for file in data.files:
                assert any(way.endswith(f"{addresses.FILES}{file.name}") for way in everywhere), file.path


# --- persons

OFFICES = "อำเภอ|ทะเบียน|ช่าง|ตรวจ|หน้า|จ้าง|ทุน|แพทย์|สถานี|ท่า|ประกัน|องค์การ"
"""What follows นาย in words for offices; the last one as a document misprints it."""
TITLE = re.compile(
    r"(?<!มิถุ)(?:"
    rf"นาย(?!ก|{OFFICES})|นายก(?=[ฤะ-ูมลณ]|ร(?!ัฐ)|น(?!คร)|ตั)|นาง(?!สาว)|นางสาว|น\.ส\.|ด\.ช\.|ด\.ญ\.|ว่าที่ร้อย|[พร]\.[ตทอ]\.[ตทอ]\."
    r")\s?[ก-ฮเ-ไะ-ู]"
)
"""A title of a person with the beginning of a name; นายก is an office unless letters follow that begin a name."""

NAMES = [
    # text, whether it holds a name
    ("นายสมชาย ใจดี", True),
    ("(นาย สมชาย ใจดี)", True),
    ("นางสมศรี ใจดี", True),
    ("นางสาวสมศรี ใจดี", True),
    ("น.ส.สมศรี ใจดี", True),
    ("นายกฤษณะ ใจดี", True),
    ("นายกิตติ ใจดี", True),
    ("นายกมล ใจดี", True),
    ("นายเกษม ใจดี", True),
    ("ลงชื่อนายเอก", True),
    ("ว่าที่ร้อยตรี สมชาย", True),
    ("พ.ต.ท.สมชาย", True),
    ("นายกองค์การบริหารส่วนตำบล", False),
    ("นายกเทศมนตรี", False),
    ("นายก อบต. เห็นชอบ", False),
    ("รองนายก", False),
    ("นายกฯ", False),
    ("นายกรัฐมนตรี", False),
    ("ให้นายกประกาศ", False),
    ("นายกจัดทำ", False),
    ("นายอำเภอ", False),
    ("นายช่างโยธา", False),
    ("เดือนมิถุนายน 2568", False),
    ("เดือนมิถุนายนและกันยายน", False),
    ("หน่วยงานย่อย", False),
]


@pytest.mark.parametrize(("written", "holds"), NAMES)
def test_a_name_of_a_person_is_recognised(written: str, holds: bool) -> None:  # noqa: FBT001
    assert bool(TITLE.search(written)) is holds


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(DATA).as_posix())
def test_no_data_file_holds_the_name_of_a_person(path: Path) -> None:
    assert TITLE.findall(path.read_text("utf-8")) == []


def test_no_page_holds_the_name_of_a_person() -> None:
    assert {address: found for address, page in pages().items() if (found := TITLE.findall(page))} == {}


# --- contradictions

CONTRADICTIONS = [
    # agency, year, part, values the document prints for the same thing
    ("khuankhanun", 2567, "results", ["96.41", "96.51"]),
    ("khuankhanun", 2567, "results", ["73.29", "93.29"]),
    ("khamsakaesaeng", 2568, "results", ["98.86", "94.00"]),
    ("khamsakaesaeng", 2568, "results", ["98.40", "98.50"]),
    ("khamsakaesaeng", 2568, "results", ["90.00", "100.00"]),
    ("khamsakaesaeng", 2568, "results", ["96.80", "96.50"]),
]


@pytest.mark.parametrize(("slug", "year", "part", "values"), CONTRADICTIONS)
def test_both_values_of_a_known_contradiction_are_shown(slug: str, year: int, part: str, values: list[str]) -> None:
    first, second = (rf"(?<![0-9.]){re.escape(value)}(?![0-9])" for value in values)
    beside = re.compile(rf"{first}.{{1,300}}?อีกค่าหนึ่ง\D{{1,60}}{second}")
    assert beside.search(text(addresses.part(slug, year, part)))


def records(value: object) -> Iterator[Record]:
    """A record and all records within it."""
    if isinstance(value, Record):
        yield value
        for name in type(value).model_fields:
            if name != "origin":
                yield from records(getattr(value, name))
    elif isinstance(value, tuple):
        for part in value:
            yield from records(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from records(part)


def test_every_value_a_document_prints_is_on_its_page() -> None:
    """Scores, and every other value and wording printed for the same thing."""
    seen = 0
    for name, record in parts():
        slug, year, part = name.removesuffix(".yml").split("/")
        if part in {"results", "analysis"}:
            page = text(addresses.part(slug, int(year), part))
            for one in records(record):
                if isinstance(one, Score | OtherValue):
                    assert number(one.value) in page, (name, one)
                    seen += 1
    assert seen > 100


def number(value: Decimal) -> str:
    """A number as pages show it."""
    return f"{value:,}"


def test_every_remark_is_on_its_page() -> None:
    """A doubtful reading carries a note that readers see."""
    for name, record in parts():
        slug, year, part = name.removesuffix(".yml").split("/")
        for note in getattr(record, "notes", ()):
            address = addresses.part(slug, int(year), part)
            if part != "oit":
                assert markup.parsed(plain(note.text)).text in shown(text(address)), name


def plain(written: str) -> str:
    """Text of a remark without its signs of Markdown, as a page shows it."""
    return shown(written).replace("**", "")


# --- the made-up agency


@pytest.mark.parametrize("year", [2568, 2569])
def test_the_made_up_agency_answers_every_component_of_every_item(year: int) -> None:
    """It is the pattern for all others."""
    missing = [
        f"{found.item.code} {one.component.id}"
        for found in agency(MADE_UP).items(year)
        for one in item_status(found).components
        if not one.evidence
    ]
    assert missing == []
    states = {item_status(found).state for found in agency(MADE_UP).items(year)}
    assert states <= {ItemState.COMPLETE, ItemState.WITHDRAWN}


@pytest.mark.parametrize("year", [2568, 2569])
def test_the_made_up_agency_has_every_part_of_a_year(year: int) -> None:
    data: YearData = agency(MADE_UP).by_year[year]
    assert [part for part in PARTS if getattr(data, part) is None] == []


def test_every_page_of_the_made_up_agency_says_so() -> None:
    own = [address for address in pages() if address.startswith(f"{MADE_UP}/")]
    assert len(own) > 60
    for address in own:
        assert "หน่วยงานสมมติ" in text(address), address
        assert markup.front_matter(pages()[address])["prongsai"]["agency"]["fictional"] is True


def test_no_page_of_a_real_agency_calls_it_made_up() -> None:
    for address in pages():
        if address.split("/")[0] in set(AGENCIES) - {MADE_UP}:
            assert "หน่วยงานสมมติ" not in text(address), address


def test_only_one_agency_is_made_up() -> None:
    assert [one.slug for one in examined()[0].agencies if one.agency.fictional] == [MADE_UP]
