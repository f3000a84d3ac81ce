"""Pages hold together: every address is one page, every link arrives, and what belongs together is linked both ways."""

import posixpath
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

import pytest

import markup
from prongsai import addresses
from prongsai.build import Document, build
from prongsai.catalogue import Catalogue, key
from prongsai.loading import load
from prongsai.pages import plan
from prongsai.pages.page import FOOT, OPENING, SHOWN_YEARS, Page, near_years
from prongsai.rendering import renderer
from prongsai.statics import static_files
from prongsai.twins import offered
from samples import sample
from writing import SOURCE, Files, single, write

ROOT = Path(__file__).parent.parent
SITES = Path(__file__).parent / "sites"
FOLDERS = {
    "shipped": ROOT / "data",
    **{
        case: SITES / case / "data"
        for case in ("two_years", "many_agencies", "empty_year", "own_criteria", "unsafe_html")
    },
}
"""Sites whose pages are looked at: the real one and the cases with pages of their own kinds."""
BY_HAND = {"about/"}
"""Addresses of pages written by hand, which every site may link to."""
BASE = "https://site.invalid/"
MODERN_SCHEMES = ("https://", "http://", "mailto:", "tel:")


@dataclass
class Whole:
    """A site with all its pages rendered, whether or not its data are sound."""

    catalogue: Catalogue

    @cached_property
    def pages(self) -> dict[str, Page]:
        """Planned pages by address."""
        return {page.address: page for page in self.planned}

    @cached_property
    def planned(self) -> list[Page]:
        """Planned pages in their order."""
        return list(plan(self.catalogue))

    @cached_property
    def markdown(self) -> dict[str, str]:
        """Rendered pages by address."""
        render = renderer(offered=offered(self.catalogue))
        return {
            address: Document(address, render.meta(page, body := render.body(page)), body, page.source).markdown
            for address, page in self.pages.items()
        }

    @cached_property
    def files(self) -> set[str]:
        """Addresses of everything that is no page."""
        return {file.path for file in static_files(self.catalogue)}

    @cached_property
    def ids(self) -> dict[str, list[str]]:
        """Anchors of each page."""
        return {address: markup.page(text).ids for address, text in self.markdown.items()}

    @cached_property
    def ways(self) -> dict[str, set[str]]:
        """Per page the addresses within the site its body leads to, fragments included."""
        return {
            address: {
                urljoin(BASE + address, link).removeprefix(BASE)
                for link in markup.page(text).links
                if not link.startswith(MODERN_SCHEMES)
            }
            for address, text in self.markdown.items()
        }


@pytest.fixture(scope="module", params=FOLDERS)
def whole(request: pytest.FixtureRequest) -> Whole:
    """Each site, rendered once."""
    return Whole(Catalogue.of(load(FOLDERS[request.param])))


@pytest.fixture(scope="module")
def small() -> Whole:
    """The small agency with every part."""
    return Whole(Catalogue.of(load(FOLDERS["two_years"])))


# --- addresses


def test_no_two_pages_share_an_address(whole: Whole) -> None:
    counted = Counter(page.address for page in whole.planned)
    assert [address for address, count in counted.items() if count > 1] == []


def test_an_address_is_lower_case_ascii_and_ends_in_a_slash(whole: Whole) -> None:
    form = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)*")
    assert [page.address for page in whole.planned if not form.fullmatch(page.address)] == []


def test_a_page_never_lies_in_the_folder_of_attachments(whole: Whole) -> None:
    assert not {address.rstrip("/") for address in whole.pages} & whole.files


def test_a_site_has_a_home(whole: Whole) -> None:
    assert addresses.HOME in whole.pages


def test_every_folder_of_an_address_is_a_page(whole: Whole) -> None:
    """Whoever shortens an address by hand arrives."""
    folders = {posixpath.dirname(address.rstrip("/")) for address in whole.pages}
    assert {f"{folder}/" for folder in folders if folder} <= set(whole.pages)


# --- links


def broken(whole: Whole, address: str, links: Iterable[str]) -> Iterator[str]:
    """Links of a page that lead nowhere."""
    for link in links:
        if link.startswith(MODERN_SCHEMES):
            continue
        target, fragment = urldefrag(urljoin(BASE + address, link))
        way = unquote(target.removeprefix(BASE))
        if not target.startswith(BASE) or way not in {*whole.pages, *whole.files, *BY_HAND}:
            yield f"{address}: {link}"
        elif fragment and fragment not in whole.ids.get(way, ()):
            yield f"{address}: {link} (no such anchor)"


def broken_links(whole: Whole) -> list[str]:
    """Links of all pages that lead nowhere."""
    return [one for address, text in whole.markdown.items() for one in broken(whole, address, markup.page(text).links)]


def test_every_link_of_a_page_arrives(whole: Whole) -> None:
    """At a page or file of the site, and at an anchor that is there."""
    assert broken_links(whole) == []


def test_every_link_around_a_page_arrives(whole: Whole) -> None:
    frames = {address: markup.links_of_frame(text) for address, text in whole.markdown.items()}
    assert [one for address, links in frames.items() for one in broken(whole, address, links)] == []


def test_no_link_depends_on_where_the_site_lies(whole: Whole) -> None:
    for text in whole.markdown.values():
        for link in (*markup.page(text).links, *markup.links_of_frame(text)):
            assert not link.startswith("/"), link


def twice(whole: Whole) -> dict[str, list[str]]:
    """Anchors that stand more than once on a page, by its address."""
    found = {address: [one for one, count in Counter(ids).items() if count > 1] for address, ids in whole.ids.items()}
    return {address: ids for address, ids in found.items() if ids}


def test_an_anchor_stands_once_on_its_page(whole: Whole) -> None:
    assert twice(whole) == {}


MEASURE = SOURCE + "measures:\n  - {id: m1, title: ก}\n"
ROUND = "  - id: {}\n    title: ก\n    results:\n      - measure: m1\n"
INDICATOR = "  - {number: 1, name: ก, instrument: IIT}\n"
SHOWN = SOURCE + "items:\n  O1:\n    components:\n      structure-chart: "
ODD: list[tuple[str, Files]] = [
    # what is odd, data files
    (
        "a measure twice in a round",
        {
            "2568/measures.yml": MEASURE,
            "2568/progress.yml": f"{SOURCE}rounds:\n{ROUND.format('r6')}      - measure: m1\n",
        },
    ),
    (
        "two rounds shown for one component",
        {
            "2568/measures.yml": MEASURE,
            "2568/progress.yml": f"{SOURCE}rounds:\n{ROUND.format('r6')}{ROUND.format('r12')}",
            "2568/oit.yml": SHOWN + "{show: progress}\n",
        },
    ),
    ("a section twice", {"2568/results.yml": SOURCE + "sections:\n" + "  - {id: a, heading: ก, text: ข}\n" * 2}),
    (
        "a section named like an anchor of the page",
        {"2568/results.yml": SOURCE + "sections:\n  - {id: top, heading: ก, text: ข}\n"},
    ),
    (
        "a section named like an entry",
        {
            "2568/analysis.yml": SOURCE
            + "sections:\n  - {id: d1, heading: ก, text: ข}\nentries:\n  - {id: d1, title: ก}\n"
        },
    ),
    ("an indicator twice", {"2568/results.yml": f"{SOURCE}indicators:\n{INDICATOR}{INDICATOR}"}),
    (
        "a question twice",
        {
            "2568/results.yml": f"{SOURCE}indicators:\n{INDICATOR}questions:\n"
            + "  - {code: i1, text: ก, indicator: 1}\n" * 2
        },
    ),
    ("a year shown that is not there", {"2568/oit.yml": SHOWN + "{show: measures, year: 2560}\n"}),
]


@pytest.mark.parametrize("files", [files for _, files in ODD], ids=[name for name, _ in ODD])
def test_odd_data_are_refused_or_shown_without_a_broken_link_or_a_doubled_anchor(files: Files, tmp_path: Path) -> None:
    data = write(tmp_path, single(files))
    if build(data).sound:
        whole = Whole(Catalogue.of(load(data)))
        assert twice(whole) == {}
        assert broken_links(whole) == []


@pytest.mark.parametrize("shown", ["{show: measures, id: m9}", "{show: progress, id: r9}", "{show: documents, id: d9}"])
def test_what_is_shown_by_its_id_must_be_there(shown: str, tmp_path: Path) -> None:
    """An empty table would look like evidence."""
    files = {
        "2568/measures.yml": MEASURE,
        "2568/progress.yml": f"{SOURCE}rounds:\n{ROUND.format('r6')}",
        "2568/documents.yml": SOURCE + "documents:\n  - {id: d1, kind: แผน, title: ก}\n",
        "2568/oit.yml": f"{SHOWN}{shown}\n",
    }
    assert not build(write(tmp_path, single(files))).sound


def test_every_page_is_reached_from_those_that_open_the_site(whole: Whole) -> None:
    """Through bodies and frames alone, without typing; some pages stand in the navigation or at the foot of all."""
    reached, open_ = set[str](), {*OPENING, *FOOT}
    while open_:
        address = open_.pop()
        reached.add(address)
        links = [*markup.page(whole.markdown[address]).links, *markup.links_of_frame(whole.markdown[address])]
        found = {urldefrag(urljoin(BASE + address, link))[0].removeprefix(BASE) for link in links}
        open_ |= found & set(whole.pages) - reached
    assert set(whole.pages) - reached == set()


# --- what is linked both ways


def finding_anchor(slug: str, year: int, finding: str) -> str:
    """Where a finding stands."""
    return f"{addresses.part(slug, year, 'analysis')}#{finding}"


def test_a_measure_leads_to_its_findings_and_they_lead_back(whole: Whole) -> None:
    for agency in whole.catalogue.agencies:
        for found in agency.measures.values():
            page = addresses.member(agency.slug, found.year, "measures", found.measure.id)
            for reference in found.measure.findings:
                year, finding = key(reference, found.year)
                assert finding_anchor(agency.slug, year, finding) in whole.ways[page]
                assert page in whole.ways[addresses.part(agency.slug, year, "analysis")]


def test_a_measure_leads_to_its_reports_and_they_lead_back(whole: Whole) -> None:
    for agency in whole.catalogue.agencies:
        for (year, measure), outcomes in agency.outcomes.items():
            page = addresses.member(agency.slug, year, "measures", measure)
            for found in outcomes:
                report = addresses.member(agency.slug, found.year, "progress", found.round.id)
                assert report in whole.ways[page]
                assert page in whole.ways[report]


def test_an_item_leads_to_its_duty_and_the_duty_leads_back(whole: Whole) -> None:
    for agency in whole.catalogue.agencies:
        for data in agency.years:
            for found in agency.items(data.year):
                page = addresses.member(agency.slug, data.year, "oit", found.item.code)
                duty = addresses.concept(found.item.concept)
                assert duty in whole.ways[page]
                assert page in whole.ways[duty]


def test_an_item_leads_to_the_same_duty_in_other_years(whole: Whole) -> None:
    for agency in whole.catalogue.agencies:
        for data in agency.years:
            for found in agency.items(data.year):
                page = addresses.member(agency.slug, data.year, "oit", found.item.code)
                for year, other in agency.criteria.same_duty(data.year, found.item):
                    if year in agency.by_year:
                        assert addresses.member(agency.slug, year, "oit", other.code) in whole.ways[page]


def test_an_item_leads_to_findings_and_measures_that_name_it(small: Whole) -> None:
    ways = small.ways["2568/oit/o2/"]
    assert {"2568/analysis/#f1", "2568/measures/m1/", "2568/results/#o2"} <= ways
    assert (
        "2568/oit/o2/" in small.ways["2568/analysis/"] & small.ways["2568/measures/m1/"] & small.ways["2568/results/"]
    )


def test_a_question_leads_to_its_finding_and_back(tmp_path: Path) -> None:
    analysis = SOURCE + "entries:\n  - id: d1\n    title: ก\n    findings:\n      - {id: f1, code: e3, text: ข}\n"
    results = SOURCE + "indicators:\n  - {number: 6, name: ก, instrument: EIT}\n"
    results += "questions:\n  - {code: e3, text: ข, indicator: 6}\n"
    data = write(tmp_path, single({"2568/analysis.yml": analysis, "2568/results.yml": results}))
    found = Whole(Catalogue.of(load(data)))
    assert "2568/results/#e3" in found.ways["2568/analysis/"]
    assert "2568/analysis/#f1" in found.ways["2568/results/"]


def test_a_document_leads_to_what_was_drawn_from_it(small: Whole) -> None:
    ways = small.ways["2568/documents/report/"]
    assert {"2568/results/", "2568/analysis/", "2569/measures/"} <= ways


def test_neighbours_lead_to_each_other(whole: Whole) -> None:
    for page in whole.planned:
        if following := page.frame.next:
            back = whole.pages[following.address].frame.previous
            assert back is not None
            assert back.address == page.address
        if before := page.frame.previous:
            forth = whole.pages[before.address].frame.next
            assert forth is not None
            assert forth.address == page.address


# --- what a page says


def test_a_page_says_its_title_once(whole: Whole) -> None:
    for address, text in whole.markdown.items():
        assert len(re.findall(r"^# ", text.split("---\n", 2)[2], re.MULTILINE)) == 1, address
        assert markup.front_matter(text)["title"]


def test_headings_go_down_step_by_step(whole: Whole) -> None:
    for address, text in whole.markdown.items():
        levels = [int(level) for level in re.findall(r"<h([1-6])\b", markup.html(text))]
        assert levels[0] == 1, address
        assert all(below <= above + 1 for above, below in pairwise(levels)), address


def test_every_heading_of_a_page_has_an_id_of_its_own_making(whole: Whole) -> None:
    """Explicit and ASCII: an id made from a Thai title would be empty or change with it."""
    for address, text in whole.markdown.items():
        for heading in re.findall(r"^#{1,4} .*$", text.split("---\n", 2)[2], re.MULTILINE):
            assert re.search(r" \{#[a-z0-9][a-z0-9.-]*\}$", heading), f"{address}: {heading}"


def test_a_page_about_an_agency_says_whose_it_is(whole: Whole) -> None:
    for agency in whole.catalogue.agencies:
        for address, page in whole.pages.items():
            if page.frame.agency is agency.agency:
                frame = markup.front_matter(whole.markdown[address])["prongsai"]["agency"]
                assert frame["name"] == agency.agency.name


def test_a_made_up_agency_says_so_on_every_page(whole: Whole) -> None:
    for address, page in whole.pages.items():
        made_up = bool(page.frame.agency and page.frame.agency.fictional)
        if page.frame.agency:
            assert markup.front_matter(whole.markdown[address])["prongsai"]["agency"]["fictional"] is made_up
            assert ("หน่วยงานสมมติ" in markup.page(whole.markdown[address]).text) is made_up, address


def test_every_component_of_an_item_has_its_own_anchor_in_order(whole: Whole) -> None:
    for agency in whole.catalogue.agencies:
        for data in agency.years:
            for found in agency.items(data.year):
                ids = whole.ids[addresses.member(agency.slug, data.year, "oit", found.item.code)]
                components = [component.id for component in found.item.components]
                assert [one for one in ids if one in components] == components


def test_an_item_page_names_number_title_and_both_years(small: Whole) -> None:
    text = markup.page(small.markdown["2568/oit/o2/"]).text
    assert "O2 มาตรการส่งเสริมคุณธรรม" in text
    assert "2568" in text
    assert "2567" in text, "the item asks for the data of the year before"


def test_the_page_of_a_withdrawn_item_stays_and_says_so(small: Whole) -> None:
    text = markup.page(small.markdown["2568/oit/o3/"]).text
    assert "ถอนแล้ว" in text
    assert "อยู่ระหว่างปรับปรุง" in text


def test_a_year_without_data_still_has_all_its_pages() -> None:
    found = Whole(Catalogue.of(load(FOLDERS["empty_year"])))
    parts = ["results", "analysis", "measures", "progress", "constraints", "documents", "oit"]
    assert {addresses.part("", 2568, part) for part in parts} <= set(found.pages)
    for part in parts:
        assert "ยังไม่" in markup.page(found.markdown[addresses.part("", 2568, part)]).text


def test_the_side_navigation_does_not_grow_with_the_years(tmp_path: Path) -> None:
    files = single({f"{year}/.gitkeep": "" for year in range(2550, 2570)})
    (agency,) = Catalogue.of(load(write(tmp_path, files))).agencies
    assert near_years(agency, None) == [2569, 2568, 2567, 2566, 2565]
    assert near_years(agency, 2569) == [2569, 2568, 2567, 2566, 2565]
    assert near_years(agency, 2560) == [2562, 2561, 2560, 2559, 2558]
    assert near_years(agency, 2550) == [2554, 2553, 2552, 2551, 2550]
    assert len(near_years(agency, 2555)) == SHOWN_YEARS


# --- what must never be on a page


OWN_FORM = re.compile(
    r'^<div class="p-(?:browse"[^\n]*</form>[^\n]*></script></div>|search"><form[^\n]*)$', re.MULTILINE
)
"""The filter of all measures and the search, which their templates bring along."""


def test_nothing_typed_becomes_a_program(whole: Whole) -> None:
    for address, text in whole.markdown.items():
        found = markup.page(OWN_FORM.sub("", text))
        assert not found.tags & {"script", "style", "iframe", "object", "embed", "form", "input", "base", "meta"}, (
            address
        )
        assert not [name for _, name in found.attributes if name.startswith("on")], address
        for link in found.links:
            scheme = re.match(r"\s*([a-z0-9+.-]*):", link, re.IGNORECASE)
            assert scheme is None or link.startswith(MODERN_SCHEMES), f"{address}: {link}"


ODD_LINKS = ["javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "www.example.go.th", "C:\\plan.pdf"]
PLACES_OF_LINKS = [
    # data file, text around a link
    ("agency.yml", "name: ก\nshort: ข\nkind: ค\nwebsite: '{}'\n"),
    ("2568/oit.yml", SOURCE + "items:\n  O1:\n    components:\n      structure-chart: {{link: '{}', title: ก}}\n"),
]


@pytest.mark.parametrize("link", ODD_LINKS)
@pytest.mark.parametrize(("file", "text"), PLACES_OF_LINKS, ids=["website", "evidence"])
def test_a_link_of_the_data_leads_out_safely_or_is_refused(link: str, file: str, text: str, tmp_path: Path) -> None:
    """One that runs a program harms; one without https:// would be looked for inside the site."""
    site = build(write(tmp_path, single({"2568/.gitkeep": "", file: text.format(link)})))
    if site.sound:
        whole = Whole(Catalogue.of(load(tmp_path / "data")))
        assert broken_links(whole) == []


@pytest.mark.parametrize("name", ["plan.pdf", "แผน 2568.pdf", "a#b.pdf", "100%.pdf", "a%20b.pdf", "a&b.pdf"])
def test_a_link_to_an_attachment_arrives_whatever_its_name(name: str, tmp_path: Path) -> None:
    oit = f"{SOURCE}items:\n  O1:\n    components:\n      structure-chart: {{file: '{name}', title: ก}}\n"
    site = build(write(tmp_path, single({"2568/oit.yml": oit, f"2568/files/{name}": sample("pdf")})))
    page = next(document for document in site.documents if document.address == "2568/oit/o1/")
    (link,) = [link for link in markup.page(page.markdown).links if "files/" in link]
    target, fragment = urldefrag(urljoin(BASE + page.address, link))
    assert unquote(target.partition("?")[0].removeprefix(BASE)) == f"2568/files/{name}"
    assert not fragment
