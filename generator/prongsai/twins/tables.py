"""The parts of a year as tables: one row for each score, measure, report on a measure, finding or document."""

from collections.abc import Callable, Iterable, Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue, FoundMeasure, key
from prongsai.loading import YearData
from prongsai.model.analysis import Entry, Finding
from prongsai.model.base import Note, Score
from prongsai.model.documents import Document
from prongsai.model.evidence import Evidence, FileEvidence, ImageEvidence, LinkEvidence
from prongsai.model.progress import Outcome, Round
from prongsai.model.results import Results
from prongsai.status import state_of
from prongsai.thai import Period
from prongsai.titles import measure_title
from prongsai.twins.table import Cell, Table

Row = dict[str, Cell]

PERIOD = ("period", "period_from", "period_to")
PAGE = ("address", "url")
"""Columns that lead to the page of a row."""
SCORE = ("score", "where", "other_scores")
RESULTS = (
    *("kind", "code", "name", "instrument", "indicator", "year", "weight", *SCORE, "level", "rank", "rank_among"),
    *("change", "direction", "notes"),
)
MEASURES = (
    *("id", "number", "title", "state", "group", "topic", "topic_title", "instrument", "indicators"),
    *("indicator_title", "codes", "findings", "issue", "guidelines", "steps", "units", *PERIOD, "follow_up", "rounds"),
    *("budget", "notes", *PAGE),
)
PROGRESS = (
    *("round", "round_title", "months", "reported", "due", "measure", "measure_title", "label", "state", "detail"),
    *(*PERIOD, "output", "outcome", "result", "codes", "problems", "suggestion", "remark", "budget_used", "files"),
    *("notes", *PAGE),
)
ANALYSIS = (
    *("entry", "title", "indicator", "topic", *SCORE, "text", "finding", "code", "question", "finding_text"),
    *("measures", "left_open", "suggestions", "notes"),
)
CONSTRAINTS = ("kind", "number", "text")
DOCUMENTS = ("document", "kind", "title", "date", "file_title", "file", "size", "sha256", "link", "notes", *PAGE)


def table(agency: AgencyCatalogue, data: YearData, part: str) -> Table:
    """A part of a year as a table: `results`, `measures`, `progress`, `analysis`, `constraints` or `documents`."""
    columns, rows = _TABLES[part]
    return Table.of(part, columns, rows(agency, data))


def page(agency: AgencyCatalogue, address: str) -> Row:
    """Where a page lies below the root of the site, and where that is in the world as far as it is known."""
    base = agency.agency.base
    return {"address": address, "url": f"{base}{address}" if base else None}


def lines(texts: Iterable[object]) -> str | None:
    """Several texts in one cell."""
    return "\n".join(str(text) for text in texts) or None


def noted(notes: Iterable[Note]) -> str | None:
    """Remarks in one cell, each with what the source prints."""
    return lines(f"{one.text} (ต้นฉบับ: {one.printed})" if one.printed else one.text for one in notes)


def _scored(score: Score | None) -> Row:
    if not score:
        return {}
    also = (f"{other.value} ({other.where})" for other in score.also)
    return {"score": score.value, "where": score.where, "other_scores": lines(also)}


def _told(score: Score | None, notes: Iterable[Note]) -> str | None:
    """Remarks about a thing and about its score."""
    own = [score.note] if score and score.note else []
    return lines(filter(None, [noted(notes), *own]))


def _spanned(period: Period | None) -> Row:
    return {"period": period, "period_from": period.first, "period_to": period.last} if period else {}


def _results(_: AgencyCatalogue, data: YearData) -> Iterator[Row]:
    results = data.results
    if not results:
        return
    yield from _headline(results, data.year)
    for one in results.instruments:
        told: Row = {"kind": "instrument", "code": one.code, "name": one.name, "instrument": one.code}
        yield told | {"weight": one.weight, "notes": _told(one.score, one.notes)} | _scored(one.score)
    for indicator in results.indicators:
        told = {"kind": "indicator", "code": str(indicator.number), "name": indicator.name}
        told |= {"instrument": indicator.instrument, "indicator": indicator.number}
        yield told | {"notes": _told(indicator.score, indicator.notes)} | _scored(indicator.score)
    for question in results.questions:
        told = {"kind": "question", "code": question.code, "name": question.text, "indicator": question.indicator}
        yield told | {"notes": _told(question.score, question.notes)} | _scored(question.score)
    for item in results.items:
        told = {"kind": "item", "code": item.code, "name": item.title, "indicator": item.indicator}
        yield told | {"instrument": "OIT", "notes": _told(item.score, item.notes)} | _scored(item.score)
    for earlier in results.history:
        told = {"kind": "earlier", "name": "คะแนนรวมของปีก่อน", "year": earlier.year, "change": earlier.change}
        yield told | {"direction": earlier.direction} | _scored(earlier.score)


def _headline(results: Results, year: int) -> Iterator[Row]:
    total = results.total
    if total:
        told: Row = {"kind": "total", "name": "คะแนนรวม", "year": year, "level": total.level}
        if total.rank:
            told |= {"rank": total.rank.number, "rank_among": total.rank.among}
        yield told | {"notes": _told(total.score, total.notes)} | _scored(total.score)


def _measures(agency: AgencyCatalogue, data: YearData) -> Iterator[Row]:
    for found in agency.measures_of(data.year):
        yield _measure(agency, found)


def _measure(agency: AgencyCatalogue, found: FoundMeasure) -> Row:
    one = found.measure
    own: Row = {
        "id": one.id,
        "number": one.number,
        "title": measure_title(found),
        "state": state_of(agency, found),
        "group": one.group,
        "topic": one.topic,
        "topic_title": one.topic_title,
        "instrument": one.instrument,
        "indicators": _listed(one.indicators),
        "indicator_title": one.indicator_title,
        "codes": _listed(one.codes),
        "findings": _listed(one.findings),
        "issue": one.issue,
        "guidelines": lines(one.guidelines),
        "steps": lines(one.steps),
        "units": lines(one.units),
        "follow_up": lines(one.follow_up),
        "rounds": _listed(one.rounds),
        "budget": one.budget,
        "notes": noted(one.notes),
    }
    address = addresses.member(agency.slug, found.year, "measures", one.id)
    return own | _spanned(one.period) | page(agency, address)


def _listed(values: Iterable[object]) -> str | None:
    return ", ".join(str(value) for value in values) or None


def _progress(agency: AgencyCatalogue, data: YearData) -> Iterator[Row]:
    for round_ in data.progress.rounds if data.progress else ():
        for outcome in round_.results:
            yield _outcome(agency, data.year, round_, outcome)


def _outcome(agency: AgencyCatalogue, year: int, round_: Round, one: Outcome) -> Row:
    found = agency.measures.get(key(one.measure, year))
    own: Row = {
        "round": round_.id,
        "round_title": round_.title,
        "months": _listed(round_.months),
        "reported": round_.reported,
        "due": round_.due,
        "measure": one.measure,
        "measure_title": measure_title(found) if found else None,
        "label": one.label,
        "state": one.state,
        "detail": lines(one.detail),
        "output": lines(one.output),
        "outcome": lines(one.outcome),
        "result": lines(one.result),
        "codes": _listed(one.codes),
        "problems": lines(one.problems),
        "suggestion": lines(one.suggestion),
        "remark": one.remark,
        "budget_used": one.budget_used,
        "files": lines(filter(None, map(_attached, one.evidence))),
        "notes": noted(one.notes),
    }
    return own | _spanned(one.period) | page(agency, addresses.member(agency.slug, year, "progress", round_.id))


def _attached(part: Evidence) -> str | None:
    match part:
        case FileEvidence():
            return part.file
        case ImageEvidence():
            return part.image
        case LinkEvidence():
            return part.link
        case _:
            return None


def _analysis(agency: AgencyCatalogue, data: YearData) -> Iterator[Row]:
    for entry in data.analysis.entries if data.analysis else ():
        own: Row = {
            "entry": entry.id,
            "title": entry.title,
            "indicator": entry.indicator,
            "topic": entry.topic,
            "text": entry.text,
            "suggestions": lines(entry.suggestions),
        }
        own |= _scored(entry.score)
        notes = _told(entry.score, entry.notes)
        if not entry.findings:
            yield own | {"finding_text": entry.no_findings, "notes": notes}
        for finding in entry.findings:
            yield own | _finding(agency, data.year, entry, finding)


def _finding(agency: AgencyCatalogue, year: int, entry: Entry, one: Finding) -> Row:
    answers = agency.answers.get((year, one.id), ())
    return {
        "finding": one.id,
        "code": one.code,
        "question": one.question,
        "finding_text": one.text,
        "measures": _listed(f"{found.year}/{found.measure.id}" for found in answers),
        "left_open": one.left_open,
        "notes": _told(entry.score, (*entry.notes, *one.notes)),
    }


def _constraints(_: AgencyCatalogue, data: YearData) -> Iterator[Row]:
    if data.constraints:
        for kind, texts in (("constraint", data.constraints.constraints), ("suggestion", data.constraints.suggestions)):
            for number, text in enumerate(texts, 1):
                yield {"kind": kind, "number": number, "text": text}


def _documents(agency: AgencyCatalogue, data: YearData) -> Iterator[Row]:
    for document in data.documents.documents if data.documents else ():
        yield from _document(agency, data.year, document)


def _document(agency: AgencyCatalogue, year: int, one: Document) -> Iterator[Row]:
    """A row for each of its files; a document without any has one row."""
    own: Row = {"document": one.id, "kind": one.kind, "title": one.title, "date": one.date, "notes": noted(one.notes)}
    own |= page(agency, addresses.member(agency.slug, year, "documents", one.id))
    shown = [part for part in one.files if isinstance(part, FileEvidence | ImageEvidence | LinkEvidence)]
    for part in shown:
        match part:
            case FileEvidence():
                yield own | {"file_title": part.title} | attachment(agency, year, part.file)
            case ImageEvidence():
                yield own | {"file_title": part.alt} | attachment(agency, year, part.image)
            case LinkEvidence():
                yield own | {"file_title": part.title, "link": part.link}
    if not shown:
        yield own


def attachment(agency: AgencyCatalogue, year: int, name: str) -> Row:
    """A file's name, and its size and fingerprint where the site has it."""
    file = agency.attachments.get((year, name))
    found: Row = {"size": file.size, "sha256": file.sha256} if file else {}
    return {"file": name} | found


_TABLES: dict[str, tuple[tuple[str, ...], Callable[[AgencyCatalogue, YearData], Iterator[Row]]]] = {
    "results": (RESULTS, _results),
    "measures": (MEASURES, _measures),
    "progress": (PROGRESS, _progress),
    "analysis": (ANALYSIS, _analysis),
    "constraints": (CONSTRAINTS, _constraints),
    "documents": (DOCUMENTS, _documents),
}
PARTS = tuple(_TABLES)
"""Parts of a year that have data files of their own, where the agency keeps them."""
