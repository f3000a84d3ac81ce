"""What a verification found, for people and for programs: text, JSON, and one HTML page that prints well.

Nothing here knows the time: the day of each answer is the one its host told.
"""

import datetime as dt
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from prongsai import thai
from prongsai.messages import CERTAINTY_WORDS, SEVERITY_WORDS, Language, certainty_of, source_of, worded
from prongsai.problems import Problem
from prongsai.reports import Counts, open_first
from prongsai.templating import filled
from prongsai.verifying.claims import Claim
from prongsai.verifying.visiting import Result

THAI_TIME = dt.timezone(dt.timedelta(hours=7))
VERSION = 1
"""Of the JSON document; `schemas/verify-report.json` describes it."""


@dataclass(frozen=True)
class Entry:
    """One claim with its result."""

    claim: Claim
    result: Result

    @property
    def findings(self) -> tuple[Problem, ...]:
        """The gravest first."""
        return open_first(self.result.findings)

    @property
    def counts(self) -> Counts:
        """How many of each severity."""
        return Counts.of(self.result.findings)

    @property
    def well(self) -> bool:
        """Whether nothing is wrong and nobody has to look."""
        return not (self.counts.error or self.counts.check)


@dataclass(frozen=True)
class Report:
    """All claims that were asked for."""

    entries: tuple[Entry, ...]
    base: str | None = None
    """Where the site was looked for instead of where the ledger says."""

    @property
    def findings(self) -> tuple[Problem, ...]:
        """Of all claims."""
        return tuple(finding for entry in self.entries for finding in entry.findings)

    @property
    def reached(self) -> bool:
        """Whether any host answered at all."""
        return any(entry.result.reached for entry in self.entries)

    @property
    def opened(self) -> int:
        """How many addresses were opened."""
        return sum(entry.result.opened for entry in self.entries)


_WORDS: dict[Language, dict[str, str]] = {
    "th": {
        "well": "ปกติ",
        "unreached": "เปิดไม่ได้",
        "year": "ปี",
        "summary": "ตรวจ {items} ข้อ เปิด {opened} ที่อยู่: ปกติ {well} ข้อ",
        "down": "ต่อกับเว็บไซต์ไม่ได้เลย จึงยังบอกไม่ได้ว่าสิ่งที่ส่งไว้ยังอยู่หรือไม่ กรุณาตรวจอินเทอร์เน็ตของเครื่องนี้และชื่อเว็บไซต์",
        "source": "ที่มา",
        "heading": "ผลการเปิดที่อยู่ที่ส่งใน ITAS อย่างคนนอก",
        "intro": "เปิดทุกที่อยู่ที่บันทึกการส่งไว้ โดยไม่ใช้คุกกี้และไม่เข้าสู่ระบบ เหมือนผู้ประเมิน",
        "instead": "ตรวจที่ {base} แทนที่อยู่ที่บันทึกไว้",
        "told": "เวลาที่เครื่องแม่ข่ายแจ้ง",
        "item": "ข้อ",
        "address": "ที่อยู่ที่ส่ง",
        "outcome": "ผล",
        "details": "สิ่งที่พบ",
    },
    "en": {
        "well": "well",
        "unreached": "not reached",
        "year": "year",
        "summary": "{items} items, {opened} addresses opened: {well} well",
        "down": "no host answered, so nothing can be said of what was submitted; look at this computer's network",
        "source": "source",
        "heading": "Submitted addresses, opened as a stranger",
        "intro": "Every recorded address was opened without cookies and without a login, as an assessor does.",
        "instead": "looked for at {base} instead of where it was recorded",
        "told": "time told by the server",
        "item": "item",
        "address": "submitted address",
        "outcome": "outcome",
        "details": "what was found",
    },
}


def outcome(entry: Entry, language: Language = "th") -> str:
    """One claim in a few words: `ปกติ`, `ผิด 2 จุด · ตรวจสอบ 1 จุด`."""
    if not entry.result.reached:
        return _WORDS[language]["unreached"]
    return entry.counts.worded(language) if not entry.well else _WORDS[language]["well"]


def name(claim: Claim, language: Language = "th") -> str:
    """A claim in a line: agency, year, item."""
    return " ".join(filter(None, (claim.agency, _WORDS[language]["year"], str(claim.year), claim.code)))


def summary(report: Report, language: Language = "th") -> str:
    """What it all comes to, in one line."""
    words = _WORDS[language]
    if report.entries and not report.reached:
        return words["down"]
    well = sum(entry.well and entry.result.reached for entry in report.entries)
    told = words["summary"].format(items=len(report.entries), opened=report.opened, well=well)
    counted = Counts.of(report.findings).worded(language)
    return f"{told} · {counted}" if counted else told


def as_text(report: Report, language: Language = "th") -> str:
    """For a terminal: what was found, item by item, and the summary. What is well is only counted."""
    return "\n".join((*_lines(report, language), summary(report, language)))


def _lines(report: Report, language: Language) -> Iterator[str]:
    for entry in report.entries:
        if not entry.findings:
            continue
        yield f"{name(entry.claim, language)} {entry.claim.title}"
        yield f"  {entry.result.url}"
        explained = set[str]()
        for finding in entry.findings:
            words = worded(finding, language)
            yield f"  {SEVERITY_WORDS[language][finding.severity]}: {' '.join(words.found.split())} [{finding.code}]"
            if finding.code not in explained:
                yield from (f"      {line.strip()}" for text in (words.why, words.mend) for line in text.splitlines())
            explained.add(finding.code)
        yield ""


def as_json(report: Report, language: Language = "th") -> str:
    """One JSON document, as `schemas/verify-report.json` describes it."""
    document = {
        "version": VERSION,
        "base": report.base,
        "reached": report.reached,
        "opened": report.opened,
        "counts": _counts(report.findings),
        "items": [_item(entry, language) for entry in report.entries],
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _counts(findings: Iterable[Problem]) -> dict[str, int]:
    counts = Counts.of(findings)
    return {"error": counts.error, "check": counts.check, "advice": counts.advice}


def _item(entry: Entry, language: Language) -> dict[str, Any]:
    claim, result = entry.claim, entry.result
    return {
        "agency": claim.agency,
        "year": claim.year,
        "item": claim.code,
        "title": claim.title,
        "url": result.url or None,
        "reached": result.reached,
        "opened": result.opened,
        "date": result.date or None,
        "findings": [_finding(one, language) for one in entry.findings],
    }


def _finding(finding: Problem, language: Language) -> dict[str, Any]:
    words = worded(finding, language)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "url": finding.place.file,
        "found": words.found,
        "why": words.why,
        "mend": words.mend,
        "source": source_of(finding),
        "certainty": certainty_of(finding),
        "params": dict(sorted(finding.params.items())),
    }


def as_html(report: Report, language: Language = "th") -> str:
    """One page that needs nothing else, for a screen, a phone and paper."""
    words = _WORDS[language]
    entries = [
        {
            "claim": entry.claim,
            "name": name(entry.claim, language),
            "url": entry.result.url,
            "date": moment(entry.result.date, language),
            "outcome": outcome(entry, language),
            "state": "unreached" if not entry.result.reached else _state(entry),
            "anchor": f"i{position}",
            "findings": [_shown(finding, language) for finding in entry.findings],
        }
        for position, entry in enumerate(report.entries, 1)
    ]
    instead = words["instead"].format(base=report.base) if report.base else ""
    told = summary(report, language)
    return filled("verify.html", language=language, words=words, summary=told, instead=instead, entries=entries)


def moment(written: str, language: Language = "th") -> str:
    """The time a host told (RFC 9110, 5.6.7), for people: in Thailand's time; what is no time stays as it is."""
    try:
        told = parsedate_to_datetime(written).astimezone(THAI_TIME)
        day = thai.date(f"{told.year + 543}-{told:%m-%d}")
    except (ValueError, OverflowError):
        return written
    return f"{told:%Y-%m-%d %H:%M} (UTC+7)" if language == "en" else f"{thai.show_date(day)} {told:%H:%M} น."


def _state(entry: Entry) -> str:
    return "error" if entry.counts.error else "check" if entry.counts.check else "well"


def _shown(finding: Problem, language: Language) -> dict[str, str]:
    words = worded(finding, language)
    return {
        "code": finding.code,
        "severity": finding.severity.value,
        "word": SEVERITY_WORDS[language][finding.severity],
        "found": words.found,
        "why": words.why,
        "mend": words.mend,
        "source": f"{source_of(finding)} ({CERTAINTY_WORDS[language][certainty_of(finding)]})",
    }
