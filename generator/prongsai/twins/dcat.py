"""All data files of the site as a catalogue other catalogues can take in: DCAT 3 as JSON-LD.

Its context stands in the file, so that nothing has to be fetched to read it. Where the address of the site is known
links are absolute; otherwise they are relative to the catalogue. Days are those the agency declares.
"""

import json
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from prongsai import addresses
from prongsai.model.agency import Agency
from prongsai.twins.dictionary import dictionary
from prongsai.twins.licensing import licence_anchor, licensing
from prongsai.twins.linked import fiscal_year
from prongsai.twins.page_files import MEDIA_TYPES, PageFiles

CATALOGUE = f"{addresses.DATA}catalogue.jsonld"
ITEMS = "oit"
"""Name of the dataset of a year's items: the list with everything of the year, and each item."""
_IANA = "https://www.iana.org/assignments/media-types/"
_SHA256 = "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"
_LANGUAGES = {"@container": "@language"}
_LINK = {"@type": "@id"}
_DAY = {"@type": "xsd:date"}
CONTEXT: dict[str, Any] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "title": {"@id": "dct:title", **_LANGUAGES},
    "description": {"@id": "dct:description", **_LANGUAGES},
    "identifier": {"@id": "dct:identifier"},
    "language": {"@id": "dct:language", **_LINK},
    "publisher": {"@id": "dct:publisher"},
    "name": {"@id": "foaf:name", "@language": "th"},
    "homepage": {"@id": "foaf:homepage", **_LINK},
    "issued": {"@id": "dct:issued", **_DAY},
    "modified": {"@id": "dct:modified", **_DAY},
    "temporal": {"@id": "dct:temporal"},
    "startDate": {"@id": "dcat:startDate", **_DAY},
    "endDate": {"@id": "dcat:endDate", **_DAY},
    "license": {"@id": "dct:license", **_LINK},
    "rights": {"@id": "dct:rights"},
    "label": {"@id": "rdfs:label", **_LANGUAGES},
    "landingPage": {"@id": "dcat:landingPage", **_LINK},
    "dataset": {"@id": "dcat:dataset"},
    "distribution": {"@id": "dcat:distribution"},
    "accessURL": {"@id": "dcat:accessURL", **_LINK},
    "downloadURL": {"@id": "dcat:downloadURL", **_LINK},
    "mediaType": {"@id": "dcat:mediaType", **_LINK},
    "byteSize": {"@id": "dcat:byteSize", "@type": "xsd:nonNegativeInteger"},
    "checksum": {"@id": "spdx:checksum"},
    "algorithm": {"@id": "spdx:algorithm", **_LINK},
    "checksumValue": {"@id": "spdx:checksumValue", "@type": "xsd:hexBinary"},
}
_THAI = "http://id.loc.gov/vocabulary/iso639-1/th"


def catalogue_json(pages: Sequence[PageFiles]) -> bytes:
    """The catalogue of all data files; `pages` come year by year. Raises OSError when an attachment cannot be read."""
    publishers = {page.slug: page for page in pages}
    told = {
        "@context": CONTEXT,
        "@id": "",
        "@type": "dcat:Catalog",
        "title": {"th": "ข้อมูลเปิดของเว็บไซต์นี้", "en": "Open data of this site"},
        "description": {
            "th": "ผลการประเมิน ITA มาตรการ ความก้าวหน้า และข้อมูลที่หน่วยงานเปิดเผยตามแบบวัด OIT",
            "en": "Integrity and transparency assessment (ITA): results, measures, progress and disclosed items",
        },
        "language": _THAI,
        "publisher": _publisher_of_all(list(publishers.values())),
        "dataset": [_dataset(list(group)) for _, group in groupby(sorted(pages, key=_order), _dataset_key)],
    }
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":")).replace('{"@id":', '\n{"@id":')
    return f"{text}\n".encode()


def _dataset_key(page: PageFiles) -> tuple[str, int, str]:
    """All items of a year make one dataset, with the year's own files."""
    return page.slug, page.year, ITEMS if page.part in {"item", "year"} else page.part


def _order(page: PageFiles) -> tuple[str, int, str, bool]:
    """The year's own files before those of its items."""
    return *_dataset_key(page), page.part == "item"


def _dataset(pages: list[PageFiles]) -> dict[str, Any]:
    first = pages[0]
    slug, year, part = _dataset_key(first)
    home = addresses.part(slug, year, part)
    meaning = dictionary().tables["year" if part == ITEMS else part]
    start, end = fiscal_year(year)
    issued = min((page.issued for page in pages if page.issued), default=None)
    modified = max((page.modified for page in pages if page.modified), default=None)
    told: dict[str, Any] = {
        "@id": _way(first.agency, home),
        "@type": "dcat:Dataset",
        "identifier": home,
        "title": {
            "th": f"{meaning.th} {first.agency.short} ปีงบประมาณ พ.ศ. {year}",
            "en": f"{meaning.en}, {first.agency.short}, fiscal year {year} B.E.",
        },
        "description": {
            "th": f"{meaning.th} ของ{first.agency.name} ปีงบประมาณ พ.ศ. {year}",
            "en": f"{meaning.en}: {first.agency.name}, Thai fiscal year {year} B.E. ({start} to {end})",
        },
        "publisher": _publisher(first),
        "language": _THAI,
        "temporal": {"@type": "dct:PeriodOfTime", "startDate": start, "endDate": end},
        "landingPage": _way(first.agency, home),
        **_usable(first, whole=True),
    }
    if issued:
        told["issued"] = issued.isoformat()
    if modified:
        told["modified"] = modified.isoformat()
    return told | {"distribution": [one for page in pages for one in _distributions(page)]}


def _distributions(page: PageFiles) -> Iterator[dict[str, Any]]:
    for file in page.files:
        size, sha256 = file.seal
        ending = file.path.rpartition(".")[2]
        yield {
            "@id": _way(page.agency, file.path),
            "@type": "dcat:Distribution",
            "title": {"th": f"{_code(page)} ({ending.upper()})"},
            "accessURL": _way(page.agency, page.address),
            "downloadURL": _way(page.agency, file.path),
            "mediaType": f"{_IANA}{MEDIA_TYPES[ending]}",
            "byteSize": str(size),
            "checksum": {"@type": "spdx:Checksum", "algorithm": _SHA256, "checksumValue": sha256},
            **_usable(page, whole=False),
        }


def _code(page: PageFiles) -> str:
    """What tells a file from the others of its dataset."""
    return page.title.partition(" ")[0] if page.part == "item" else page.title


def _usable(page: PageFiles, *, whole: bool) -> dict[str, Any]:
    """How the data may be used: a licence, or a statement whose words stand where it is told as a `whole`."""
    told = licensing(page.agency)
    if told.link:
        return {"license": told.link}
    statement: dict[str, Any] = {"@id": _way(page.agency, f"{addresses.DATA}#{licence_anchor(page.slug)}")}
    if whole:
        statement |= {"@type": "dct:RightsStatement", "label": {"th": told.th, "en": told.en}}
    return {"rights": statement}


def _publisher(page: PageFiles) -> dict[str, Any]:
    home = {"homepage": page.agency.website} if page.agency.website else {}
    return {
        "@id": _way(page.agency, addresses.agency(page.slug)),
        "@type": "foaf:Organization",
        "name": page.agency.name,
        **home,
    }


def _publisher_of_all(pages: list[PageFiles]) -> dict[str, Any]:
    if len(pages) == 1:
        return _publisher(pages[0])
    return {"@type": "foaf:Organization", "name": "หน่วยงานที่เปิดเผยข้อมูลในเว็บไซต์นี้"}


def _way(agency: Agency, target: str) -> str:
    """In the world as far as that is known, otherwise from the catalogue."""
    return f"{agency.base}{target}" if agency.base else addresses.relative(target, addresses.DATA)
