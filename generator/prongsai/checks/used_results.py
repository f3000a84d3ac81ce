"""The result that measures and papers rest on: announced by then, and the same year's throughout a paper.

The results of a year are announced around August of that year (calendar of the assessment), so nothing that ends
before July can rest on them. Aims, and what will be done once the results are there, are no use of a result.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from prongsai import thai
from prongsai.catalogue import AgencyCatalogue, Catalogue, FoundMeasure, key
from prongsai.checks.data_years import first_day
from prongsai.checks.folder_years import dated
from prongsai.loading import PARTS
from prongsai.model.analysis import Analysis
from prongsai.model.base import Record, SourceNote
from prongsai.model.documents import Document
from prongsai.model.measures import Measure, Measures
from prongsai.problems import Place, Problem, Severity
from prongsai.texts import locate, pieces

AHEAD = "ไปสู่|เพื่อ|แนวทาง|ยกระดับ|เป้าหมาย"
"""Words behind which another year is meant: นำผลการประเมินไปสู่การพัฒนา ปี …."""
YEAR = r"(?P<words>ปี\s?(?:งบประมาณ\s?)?(?:พ ?\. ?ศ ?\. ?|พศ ?)?(?P<year>[2๒][5๕][0-9๐-๙]{2}))(?![0-9๐-๙,]|\s?[-–—])"
RESULT = re.compile(rf"ผล(?:การ)?ประเมิน(?P<what>(?:(?!{AHEAD})[^0-9๐-๙\n]){{0,200}}?){YEAR}")
"""The result of an assessment, what it assesses, and its year."""
OF_ITA = re.compile("ITA|คุณธรรมและความโปร่งใส")
"""What tells an assessment of integrity from one of satisfaction, risk or work."""
_USED = re.compile(r"(?:นำ|วิเคราะห์|ทบทวน|ศึกษา|จาก|ตาม|ข้อเสนอแนะต่อ|ข้อค้นพบใน)\s?$")
"""What leads to a result that is made use of."""
_PLANNED = re.compile("เพื่อ|เตรียม|เมื่อ(?!วันที่)|หลัง|หาก|แนวทางใน|เป้าหมาย|จะ|รอ(?![งบ])|กำหนดให้")
"""What leads to a result that is still to come, or is asked for."""
LEAD = 40
"""Characters before a result that are searched for such words."""
BARE = len(" ประจำ")
"""Characters between a result and its year where it does not say what was assessed."""
ANALYSIS = re.compile("วิเคราะห์ ?ผล")
ASIDE = frozenset({"notes", "source", "heading", "proposals", "approvals", "files", "contents", "columns"}) | {
    *("documents", "entries", "measures", "results", "items"),
}
"""Fields that say what is to come or how an original is printed, and those that are no introduction."""
Told = tuple[str, Place]
"""A text and where it begins."""


def announced(year: int) -> dt.date:
    """The first day on which the result of that year may be known."""
    return thai.Date(year, 7, 1).first


def results_known_when_used(catalogue: Catalogue) -> Iterator[Problem]:
    """Measures and papers make use only of results that were announced by then."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for found in agency.measures_of(data.year):
                yield from _measure(catalogue, agency, found)
            for document in data.documents.documents if data.documents else ():
                yield from _paper(catalogue, data.year, document, _told_by(document))
            for part in (data.analysis, data.measures):
                paper = agency.documents.get(key(part.source.reference or "", data.year)) if part else None
                if part and paper:
                    yield from _paper(catalogue, data.year, paper, _introducing(part))


def _paper(catalogue: Catalogue, year: int, document: Document, told: Sequence[Told]) -> Iterator[Problem]:
    if date := dated(document):
        yield from _foreseen(catalogue, year, told, date.last, date.written)


def _introducing(part: Analysis | Measures) -> list[Told]:
    told = _fields(part, "title")
    told += _fields(part, "intro") if isinstance(part, Measures) else []
    return told + [one for section in part.sections for one in _fields(section, "text")]


def _told_by(document: Document) -> list[Told]:
    """What a paper says that it rests on; what it proposes is still to come."""
    told = _fields(document, "title")
    if document.memo:
        told += _fields(document.memo, "facts", "subject", "background")
    if document.preface:
        told += _fields(document.preface, "text")
    return told


def _fields(record: Record, *fields: str) -> list[Told]:
    return [(text, record.place_of(field)) for field in fields if (text := getattr(record, field))]


def _measure(catalogue: Catalogue, agency: AgencyCatalogue, found: FoundMeasure) -> Iterator[Problem]:
    period = found.measure.period
    if period and period.last and period.last < announced(found.year):
        told = list(_foreseen(catalogue, found.year, _texts(found.measure), period.last, period.written))
        yield from told or _found_too_early(agency, found, period.last, period.written)


def _texts(measure: Measure) -> list[Told]:
    told = _fields(measure, "title", "issue")
    for field in ("guidelines", "steps"):
        told += ((text, measure.place_of(field, position)) for position, text in enumerate(getattr(measure, field)))
    return told


def _foreseen(catalogue: Catalogue, year: int, told: Sequence[Told], until: dt.date, written: str) -> Iterator[Problem]:
    """The first text that makes use of a result announced only after the day; a day before the year is itself wrong."""
    if until < first_day(year):
        return
    for text, place in told:
        for assessed, words in used_results(text):
            if until < announced(assessed):
                params = {"words": words, "assessed": str(assessed), "date": written}
                yield Problem("result-foreseen", locate(catalogue.texts, place, words), params, Severity.CHECK)
                return


def used_results(text: str) -> Iterator[tuple[int, str]]:
    """Each ITA result a text makes use of: its year, and the words that name the year."""
    for lead, match in _results(text):
        if OF_ITA.search(match["what"]) and _USED.search(lead):
            yield int(match["year"]), match["words"]


def analysed_results(text: str) -> Iterator[tuple[int, str]]:
    """Each result a text says was analysed, in the same form; ITA itself need not be named."""
    for lead, match in _results(text):
        if lead.rstrip().endswith("วิเคราะห์") and (OF_ITA.search(match["what"]) or len(match["what"]) <= BARE):
            yield int(match["year"]), match["words"]


def _results(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    """The results a text names, with what leads to them; plans and aims left out."""
    for match in RESULT.finditer(text) if "ประเมิน" in text else ():
        lead = text[max(0, match.start() - LEAD) : match.start()]
        if not _PLANNED.search(lead):
            yield lead, match


def _found_too_early(agency: AgencyCatalogue, found: FoundMeasure, until: dt.date, written: str) -> Iterator[Problem]:
    """The first finding it answers that was found in a later result, as its analysis says."""
    for position, reference in enumerate(found.measure.findings):
        named = key(reference, found.year)
        if named in agency.findings and first_day(found.year) <= until < announced(named[0]):
            if _says_its_year(agency, named[0]):
                params = {"words": reference, "assessed": str(named[0]), "date": written}
                place = found.measure.place_of("findings", position)
                yield Problem("result-foreseen", place, params, Severity.CHECK)
            return


def _says_its_year(agency: AgencyCatalogue, year: int) -> bool:
    """Whether title or heading of an analysis name the year it stands under, and no other."""
    analysis = agency.year(year).analysis
    heading = analysis.columns.finding if analysis and analysis.columns else None
    named = thai.mentions(f"{(analysis.title if analysis else None) or ''}\n{heading or ''}")
    return bool(named) and all(mention.year == mention.until == year for mention in named)


# --- one paper, one result


class Analysed(NamedTuple):
    """A result that a text says was analysed."""

    year: int
    words: str
    place: Place


def one_result_analysed(catalogue: Catalogue) -> Iterator[Problem]:
    """A paper, and the data taken from it, say alike which year's result was analysed."""
    for agency in catalogue.agencies:
        told = {named: _analysed(document) for named, document in agency.documents.items()}
        for data in agency.years:
            for part in PARTS:
                source: SourceNote | None = getattr(getattr(data, part), "source", None)
                if source and source.reference and (named := key(source.reference, data.year)) in told:
                    told[named] += _analysed(getattr(data, part))
        for (year, name), texts in told.items():
            if len(texts) > 1:
                yield from _disagreeing(catalogue, agency.documents[year, name], year, texts)


def _analysed(record: Record) -> list[list[Analysed]]:
    """What each text of a paper, or each introducing text of a data file, says was analysed."""
    found = pieces(record, without=ASIDE, holding=ANALYSIS)
    told = ([Analysed(*named, one.place) for named in analysed_results(one.text)] for one in found)
    return [several for several in told if several]


def _disagreeing(catalogue: Catalogue, document: Document, year: int, texts: list[list[Analysed]]) -> Iterator[Problem]:
    """The year told least, where no text compares two; one not announced by then is told already."""
    date = dated(document)
    known = [one for text in texts for one in text if not date or announced(one.year) <= date.last]
    count = Counter(one.year for one in known)
    if len(count) > 1 and all(len({one.year for one in text}) <= 1 for text in texts):
        titled = {mention.year for mention in thai.mentions(document.title)}
        odd = min(count, key=lambda one: (count[one], one in titled, one == year - 1))
        first = next(one for one in known if one.year == odd)
        params = {"words": first.words, "title": document.title}
        place = locate(catalogue.texts, first.place, first.words)
        yield Problem("document-year-differs", place, params, Severity.CHECK)
