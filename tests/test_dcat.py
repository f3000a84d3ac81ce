"""Other catalogues can take in what the site offers, and search engines can read what a page holds."""

import hashlib
import json
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

import pytest

from built import ROOT
from prongsai import twins
from prongsai.catalogue import Catalogue
from prongsai.loading import load
from prongsai.twins.dcat import CATALOGUE
from prongsai.twins.licensing import licensing
from prongsai.twins.linked import linked_data
from prongsai.twins.page_files import PageFiles
from writing import AGENCY, SOURCE, Files, single
from writing import catalogue as written

SITES = Path(__file__).parent / "sites"
FOLDERS = {"shipped": ROOT / "data", "two_years": SITES / "two_years" / "data"}
BASE = "https://host.invalid/ita/"
LONGEST = 1536
"""Bytes JSON-LD may add to a page."""
LICENCE = "licence: {title: CC BY 4.0, link: 'https://creativecommons.org/licenses/by/4.0/deed.th'}\n"
WEBSITE = "website: https://www.tuayang.example/\n"
YEAR: Files = {"2568/constraints.yml": SOURCE + "constraints: [ก]\n"}


@cache
def site(case: str) -> Catalogue:
    """The data of a site."""
    return Catalogue.of(load(FOLDERS[case]))


def listed(catalogue: Catalogue) -> dict[str, Any]:
    """The catalogue of a site."""
    files = {file.path: file.content for file in twins.files(catalogue)}
    told: dict[str, Any] = json.loads(files[CATALOGUE])
    return told


def one(folder: Path, agency: str) -> Catalogue:
    """A site of one agency."""
    return written(folder, single({"agency.yml": AGENCY + agency, **YEAR}))


@pytest.mark.parametrize("case", FOLDERS)
def test_every_data_file_is_in_the_catalogue_with_its_size_and_fingerprint(case: str) -> None:
    files = {file.path: file.content for file in twins.files(site(case)) if not file.path.startswith("data/")}
    told = listed(site(case))
    bases = [agency.agency.base for agency in site(case).agencies if agency.agency.base]
    found = {}
    for dataset in told["dataset"]:
        for entry in dataset["distribution"]:
            whole = urljoin(f"{BASE}{CATALOGUE}", entry["downloadURL"])
            for base in (BASE, *bases):
                whole = whole.removeprefix(base)
            found[whole] = (int(entry["byteSize"]), entry["checksum"]["checksumValue"])
    assert found == {path: (len(content), hashlib.sha256(content).hexdigest()) for path, content in files.items()}


@pytest.mark.parametrize("case", FOLDERS)
def test_the_catalogue_says_what_dcat_asks_for(case: str) -> None:
    told = listed(site(case))
    assert told["@type"] == "dcat:Catalog"
    assert {"title", "description", "publisher", "dataset"} <= set(told)
    for dataset in told["dataset"]:
        assert {"title", "description", "publisher", "temporal", "landingPage", "distribution"} <= set(dataset)
        assert set(dataset["title"]) == set(dataset["description"]) == {"th", "en"}
        assert {"license", "rights"} & set(dataset)
        assert dataset["temporal"]["startDate"] < dataset["temporal"]["endDate"]
        for entry in dataset["distribution"]:
            assert {"accessURL", "downloadURL", "mediaType"} <= set(entry)
    names = [dataset["@id"] for dataset in told["dataset"]]
    assert len(names) == len(set(names))


def terms(value: object) -> set[str]:
    """All keys of a JSON value."""
    if isinstance(value, list):
        return set().union(*map(terms, value)) if value else set()
    if isinstance(value, dict):
        return set(value) | set().union(*map(terms, value.values()))
    return set()


def test_the_context_explains_every_term_and_nothing_has_to_be_fetched() -> None:
    told = listed(site("shipped"))
    context = told.pop("@context")
    assert isinstance(context, dict)
    assert {term for term in terms(told) if term[0] != "@"} - {"th", "en"} <= set(context)
    for term in context.values():
        name = term["@id"] if isinstance(term, dict) else term
        assert name.startswith("http") or name.partition(":")[0] in context


def test_a_declared_licence_is_told_everywhere(tmp_path: Path) -> None:
    declared = one(tmp_path, LICENCE)
    link = "https://creativecommons.org/licenses/by/4.0/deed.th"
    for dataset in listed(declared)["dataset"]:
        assert dataset["license"] == link
        assert {entry["license"] for entry in dataset["distribution"]} == {link}
        assert "rights" not in dataset
    assert json.loads(linked_data(twins.offered(declared)[0]))["license"] == link


def test_without_a_licence_facts_may_be_reused_with_their_source(tmp_path: Path) -> None:
    told = listed(one(tmp_path, ""))["dataset"][0]["rights"]
    assert "อ้างอิงที่มา" in told["label"]["th"]
    assert told["@id"].endswith("#licence-own")


def test_a_licence_may_be_told_without_a_link(tmp_path: Path) -> None:
    (agency,) = one(tmp_path, "licence: {title: ใช้ได้ทุกกรณี}\n").agencies
    told = licensing(agency.agency)
    assert told.th.endswith("ใช้ข้อมูลตาม ใช้ได้ทุกกรณี")
    assert told.link is None


@pytest.mark.parametrize(("website", "begin"), [("", "../"), (WEBSITE, "https://www.tuayang.example/")])
def test_links_are_whole_where_the_website_is_declared(tmp_path: Path, website: str, begin: str) -> None:
    for dataset in listed(one(tmp_path, website))["dataset"]:
        assert dataset["landingPage"].startswith(begin)
        assert all(entry["downloadURL"].startswith(begin) for entry in dataset["distribution"])


def test_days_are_those_the_agency_declares() -> None:
    told = {dataset["identifier"]: dataset for dataset in listed(site("shipped"))["dataset"]}
    dated = told["tuayang/2569/oit/"]
    assert dated["issued"] <= dated["modified"] <= "2026-12-31"
    assert {"issued", "modified"} & set(told["dongklang/2566/oit/"]) == set()


def pages() -> list[PageFiles]:
    """All pages with data files."""
    return [page for case in FOLDERS for page in twins.offered(site(case))]


def test_a_page_tells_search_engines_of_its_data_in_few_bytes() -> None:
    for page in pages():
        text = linked_data(page)
        told = json.loads(text)
        assert "<" not in text
        assert len(text.encode()) <= LONGEST, page.address
        assert told["@type"] == "Dataset"
        assert 50 <= len(told["description"]) <= 5000, "what search engines take"
        paths = [urljoin(BASE + page.address, entry["contentUrl"]).removeprefix(BASE) for entry in told["distribution"]]
        assert paths == [file.path for file in page.files]
        assert urljoin(BASE + page.address, told["usageInfo"]) == f"{BASE}data/#licence"


def test_nothing_in_the_data_can_end_the_script(tmp_path: Path) -> None:
    name = "name: </script><script>alert(1)</script>\nshort: อบต.\nkind: อบต.\n"
    catalogue = written(tmp_path, single({"agency.yml": name, **YEAR}))
    text = linked_data(twins.offered(catalogue)[0])
    assert "<" not in text
    assert json.loads(text)["publisher"]["name"] == "</script><script>alert(1)</script>"
