"""What a page says of its data to search engines: schema.org's Dataset as JSON-LD, small enough for every page."""

import datetime as dt
import json
from typing import Any

from prongsai import addresses
from prongsai.twins.licensing import licensing
from prongsai.twins.page_files import MEDIA_TYPES, PageFiles

BUDDHIST_ERA = 543


def fiscal_year(year: int) -> tuple[str, str]:
    """First and last day of a fiscal year (BE), by ISO 8601 in the common era."""
    return f"{year - BUDDHIST_ERA - 1}-10-01", f"{year - BUDDHIST_ERA}-09-30"


def linked_data(page: PageFiles) -> str:
    """The JSON-LD of a page, with its files as seen from there.

    It holds no `<`, so that it can stand in a script element as it is.
    """
    base = page.agency.base
    told: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": page.title,
        "description": f"ข้อมูลที่{page.agency.name}เปิดเผยต่อสาธารณะ ประจำปีงบประมาณ พ.ศ. {page.year}",
        "url": f"{base}{page.address}" if base else None,
        "inLanguage": "th",
        "isAccessibleForFree": True,
        "temporalCoverage": "/".join(fiscal_year(page.covers)) if page.covers else None,
        "datePublished": _day(page.issued),
        "dateModified": _day(page.modified),
        "license": licensing(page.agency).link,
        "usageInfo": addresses.relative(f"{addresses.DATA}#licence", page.address),
        "publisher": {
            "@type": "GovernmentOrganization",
            "name": page.agency.name,
            **({"url": page.agency.website} if page.agency.website else {}),
        },
        "distribution": [
            {
                "@type": "DataDownload",
                "encodingFormat": MEDIA_TYPES[file.path.rpartition(".")[2]],
                "contentUrl": addresses.relative(file.path, page.address),
            }
            for file in page.files
        ],
    }
    filled = {name: value for name, value in told.items() if value is not None}
    return json.dumps(filled, ensure_ascii=False, separators=(",", ":")).replace("<", r"\u003c")


def _day(day: dt.date | None) -> str | None:
    return day.isoformat() if day else None
