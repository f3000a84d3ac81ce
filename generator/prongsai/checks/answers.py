"""What was found is answered, and to the point: scores → findings (`analysis.yml`) → measures (`measures.yml`).

Where a document does not say how its parts belong together, nothing is said about it either.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from prongsai.catalogue import AgencyCatalogue, Catalogue, FoundFinding, FoundMeasure
from prongsai.loading import YearData
from prongsai.model.base import Record
from prongsai.model.measures import Measure
from prongsai.model.results import ItemScore, Results
from prongsai.problems import Problem, Severity
from prongsai.texts import pieces
from prongsai.thai import arabic


def entries_filled(catalogue: Catalogue) -> Iterator[Problem]:
    """Where an analysis says ไม่มี for what is without findings, it says so everywhere: a blank is no answer."""
    for agency in catalogue.agencies:
        for data in agency.years:
            entries = data.analysis.entries if data.analysis else ()
            if any(entry.no_findings for entry in entries):
                for entry in entries:
                    if not entry.findings and not entry.no_findings:
                        yield Problem("entry-blank", entry.place_of("id"), {"entry": entry.title}, Severity.CHECK)


def findings_answered(catalogue: Catalogue) -> Iterator[Problem]:
    """Each finding is answered by a measure or openly left (OIT item on measures: analysis → measures)."""
    for agency in catalogue.agencies:
        for data in agency.years:
            found = [one for one in agency.findings.values() if one.year == data.year]
            # Indicators may be analysed for next year's measures beside topics for this year's: told apart.
            for by_topic in (True, False):
                yield from _answered(agency, data.year, [one for one in found if bool(one.entry.topic) is by_topic])


def _answered(agency: AgencyCatalogue, year: int, findings: list[FoundFinding]) -> Iterator[Problem]:
    answers = {one.finding.id: agency.answers.get((year, one.finding.id), ()) for one in findings}
    linked = {found.year for several in answers.values() for found in several}
    following = agency.measures_of(year + 1)
    for one in findings:
        finding = one.finding
        if answers[finding.id] or finding.left_open:
            continue
        code = finding.code
        if linked:
            # Measures are tied to findings by their ids; one that only names the same question may be meant.
            named = [found for of in sorted(linked) for found in agency.measures_by_code.get((of, code or ""), ())]
            yield _unanswered(one, named, Severity.ADVICE if named else Severity.CHECK)
        elif following and not _touched(one, [*agency.measures_of(year), *following]):
            yield _unanswered(one, [], Severity.CHECK)


def _touched(one: FoundFinding, measures: list[FoundMeasure]) -> bool:
    """Whether a measure is about the same question, indicator or topic; also when no measure says what it is about."""
    entry, code = one.entry, one.finding.code
    told: list[tuple[object, set[object]]] = [
        (code, {name for found in measures for name in found.measure.codes}),
        (entry.indicator, {number for found in measures for number in found.measure.indicators}),
        (entry.topic, {found.measure.topic for found in measures if found.measure.topic}),
    ]
    comparable = [(wanted, known) for wanted, known in told if wanted and known]
    return not comparable or any(wanted in known for wanted, known in comparable)


def _unanswered(one: FoundFinding, named: list[FoundMeasure], severity: Severity) -> Problem:
    meant = ", ".join(f"{found.measure.id} ปี {found.year}" for found in named) or "–"
    params = {"finding": one.finding.id, "year": str(one.year), "entry": one.entry.title, "meant": meant}
    return Problem("finding-unanswered", one.finding.place_of("id"), params, severity)


# --- items that scored nothing

_ASIDE = frozenset({"notes", "source", "origin"})
_CODES = re.compile("(?:(?<![A-Za-z])[Oo]|โอ)([0-9๐-๙]{1,2})(?:(?:[-–—]|ถึง)(?:[Oo]|โอ)?([0-9๐-๙]{1,2}))?")
"""An item or a stretch of items, in any spelling."""
TELLING = 10
"""Letters of a title by which an item is known without its code."""


def zeros_answered(catalogue: Catalogue) -> Iterator[Problem]:
    """An analysis of these very scores, the measures or the constraints name each item that scored 0."""
    for agency in catalogue.agencies:
        for data in agency.years:
            coded = {code for year, code in agency.findings_by_code if year == data.year}
            zeros = [one for one in data.results.items if _is_zero(one)] if data.results else []
            zeros = [one for one in zeros if one.code not in coded]
            if zeros and data.results and _analyses(data, data.results):
                prose = _prose(agency, data.year)
                codes = _codes(prose)
                left = [one for one in zeros if one.code not in codes and not _titled_in(one.title, prose)]
                if left:
                    params = {"items": ", ".join(one.code for one in left), "year": str(data.year)}
                    yield Problem("zero-unanswered", left[0].place_of("score"), params, Severity.CHECK)


def _is_zero(one: ItemScore) -> bool:
    return one.score is not None and one.score.value == 0


def _analyses(data: YearData, results: Results) -> bool:
    """Whether the year's analysis reads the year's scores, not those of the year before."""
    printed = {one.number: one.score.value for one in results.indicators if one.score}
    entries = data.analysis.entries if data.analysis else ()
    return any(
        entry.score and entry.indicator and printed.get(entry.indicator) == entry.score.value for entry in entries
    )


def _prose(agency: AgencyCatalogue, year: int) -> str:
    """All that was made of a year's results, without spaces."""
    parts: list[Record | None] = [agency.year(year).analysis]
    for of in (year, year + 1):
        parts += [agency.year(of).measures, agency.year(of).constraints]
    texts = [piece.text for part in parts if part for piece in pieces(part, without=_ASIDE)]
    return "\n".join(texts).replace(" ", "")


def _codes(prose: str) -> set[str]:
    """The items named in prose, one by one or as a stretch."""
    found = [(int(first), int(last or first)) for first, last in _CODES.findall(prose)]
    return {f"O{number}" for first, last in found for number in range(first, last + 1)}


def _titled_in(title: str, prose: str) -> bool:
    stem = _stem(title)
    return len(stem) >= TELLING and stem in prose


@cache
def _stem(title: str) -> str:
    """The title of an item up to the year it is of."""
    return re.split("ประจำปี|[0-9๐-๙]", title)[0].replace(" ", "").strip("*")


# --- answers beside the point

_HEADING = re.compile(r"ไม่(?:พบ|มี|ระบุ|แสดง|ปรากฏ)[^\n]{0,40}?หัวข้อ(?:ที่)? ?\(?[0-9]{1,2}[).]? ?(?P<about>[^\n]{3,80})")
"""A finding that a numbered heading is missing: ไม่พบรายละเอียดในหัวข้อที่ (2) รายละเอียดงบประมาณ."""
SUBJECTS: dict[str, tuple[str, ...]] = {
    "งบประมาณ": ("งบประมาณ", "ค่าใช้จ่าย", "เบิกจ่าย", "วงเงิน", "จำนวนเงิน"),
    "ปัญหา": ("ปัญหา", "อุปสรรค", "ข้อจำกัด"),
    "อุปสรรค": ("ปัญหา", "อุปสรรค", "ข้อจำกัด"),
    "ข้อเสนอแนะ": ("ข้อเสนอ", "เสนอแนะ", "แนวทางแก้ไข"),
    "ระยะเวลา": ("ระยะเวลา", "ช่วงเวลา", "กำหนดเวลา"),
    "ผู้รับผิดชอบ": ("รับผิดชอบ", "มอบหมาย"),
    "สถิติ": ("สถิติ", "จำนวน"),
}
"""What headings are about, and the words by which an answer takes it up."""
_ALL = re.compile("ครบ|ทุกหัวข้อ|ทุกองค์ประกอบ|ตามองค์ประกอบ|ตามหลักเกณฑ์|หัวข้อที่")
"""Words of an answer that takes up whatever was missing."""
_PRAISE = re.compile("อย่างดี|ดียิ่ง|ดีเยี่ยม|ดีมาก|มีประสิทธิภาพ|อย่างแท้จริง|ครบถ้วน")
_LACK = re.compile("ไม่|ขาด|น้อย|บางส่วน|บางราย|ควร|ต้อง|ช้า|ตก|ปรับปรุง|แก้ไข|ปัญหา|อุปสรรค|ข้อจำกัด|เพิ่ม|คะแนน")
"""Words of an issue that owns to a shortcoming."""


def answers_to_the_point(catalogue: Catalogue) -> Iterator[Problem]:
    """A measure that answers a finding takes up what was missing, and does not praise what scored nothing."""
    for agency in catalogue.agencies:
        for named, answers in agency.answers.items():
            if found := agency.findings.get(named):
                yield from _heading_left(found, [one.measure for one in answers])
                if (code := found.finding.code) and (score := agency.item_scores.get((found.year, code))):
                    yield from _praised(found, [one.measure for one in answers]) if _is_zero(score) else ()


def _heading_left(found: FoundFinding, answers: list[Measure]) -> Iterator[Problem]:
    missing = _HEADING.search(arabic(found.finding.text)) if "หัวข้อ" in found.finding.text else None
    subjects = [subject for subject in SUBJECTS if missing and subject in missing["about"]]
    said = "\n".join(text for measure in answers for text in _said(measure))
    words = {word for subject in subjects for word in SUBJECTS[subject]}
    if missing and words and not _ALL.search(said) and not any(word in said for word in words):
        about = found.finding.text[missing.start("about") : missing.end("about")]
        params = {"measure": answers[0].id, "finding": found.finding.id, "missing": about}
        yield Problem("heading-unanswered", answers[0].place_of("guidelines"), params, Severity.CHECK)


def _said(measure: Measure) -> Iterable[str]:
    return (measure.title or "", measure.issue or "", *measure.guidelines, *measure.steps, *measure.follow_up)


def _praised(found: FoundFinding, answers: list[Measure]) -> Iterator[Problem]:
    for measure in answers:
        if measure.issue and _PRAISE.search(measure.issue) and not _LACK.search(measure.issue):
            params = {"measure": measure.id, "item": found.finding.code or "", "finding": found.finding.id}
            params |= {"words": measure.issue, "year": str(found.year)}
            yield Problem("issue-praises-zero", measure.place_of("issue"), params, Severity.CHECK)
