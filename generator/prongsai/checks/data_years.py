"""The wrong year in `oit.yml`: assessors give 0 for an item that shows data of another year.

Each item's data year comes from the year's criteria. What its evidence names is held against that year piece by
piece, because a single year left over from the copy of last year's page is what happens. A comparison with another
year, the year of a law or an order, and history are no wrong years.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from prongsai import thai
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.criteria import data_year
from prongsai.model.base import Record, Unplaced
from prongsai.model.criteria import Component, Item
from prongsai.model.evidence import Evidence, FileEvidence, LinkEvidence, ShownEvidence, TableBody
from prongsai.model.oit import ItemEvidence
from prongsai.model.progress import Outcome
from prongsai.problems import Problem, Severity
from prongsai.texts import Piece, locate, pieces
from prongsai.thai import Mention

DIGITS = re.compile("[0-9๐-๙][0-9๐-๙]")
COMPARES = re.compile("เทียบ|ต่อเนื่อง|ปีก่อน|ที่ผ่านมา|เดิม|แทน|กว่าปี|จากปี|สะสม|ย้อนหลัง|ทำต่อ")
"""Words that lead to another year on purpose."""
SCORES = re.compile("ITA|ผลการประเมิน")
"""Words of prose that tell of an assessment, which is another year's as often as not."""
BEFORE = 60
"""Characters before a year that are searched for such words."""
IN_FORCE = re.compile(r"(?:ลงวันที่|ประกาศใช้|มีผล|ใช้ตั้งแต่|จัดตั้ง|แต่งตั้ง)\S{0,20}\s?(?:เมื่อ)?\s?(?:วันที่)?\s?$")
"""What leads to the day from which something still holds, however long ago."""
STATE = re.compile(r"ณ\s?(?:วันที่)?\s?$")
"""What leads to the state of things on a day."""
DEADLINE = re.compile(r"(?:ภายใน|ก่อน)\s?(?:วันที่|วัน|เดือน|สิ้นเดือน)?\s?$")
LABELS = frozenset(
    {"title", "caption", "file", "image", "alt", "link", "note", "none", "summary", "columns", "rows", "label", "name"}
)
"""Fields that name a thing; every other text is prose, which may look back and ahead."""
SENTENCE = 40
"""Characters: a longer cell is no mere name, date or amount."""
ADDRESSES = frozenset({"file", "image", "link"})
FAR = 2
"""Years apart: what lies further back is history, not last year's page."""
PREVIOUS = "ปีก่อนหน้า"
"""How criteria say that a single component looks back."""


class Frame(NamedTuple):
    """What the texts of one component may speak of."""

    item: Item | None
    """None where the text is no evidence of an item, but of what was done in the year."""
    assessed: int
    year: int
    """The data year."""
    years: frozenset[int]
    """Years that may be named without the data year beside them."""
    mixed: bool
    """Whether the item looks at two years: results of one, measures of the next."""
    scored: Mapping[str, int]
    """Of such an item, the data year of every item whose score it may list, by code."""


@dataclass(frozen=True)
class Finding:
    """A year that is not the data year."""

    mention: Mention
    words: str


def first_day(year: int) -> dt.date:
    """1 October, the first day of a fiscal year."""
    return thai.Date(year - 1, 10, 1).first


def last_day(year: int) -> dt.date:
    """30 September, the last day of a fiscal year."""
    return thai.Date(year, 9, 30).first


def particulars(item: Item, assessed: int, year: int, words: str) -> dict[str, str]:
    """What every report about an item says; how certain it is that the item asks for that year is part of it."""
    return {
        "item": item.code,
        "assessed": str(assessed),
        "expected": str(year),
        "words": words,
        "certainty": item.certainty,
    }


def evidence_of_its_year(catalogue: Catalogue) -> Iterator[Problem]:
    """What is shown for an item, and every title, caption, name and date in it, is of the item's data year."""
    for agency in catalogue.agencies:
        for data in agency.years:
            criteria = agency.criteria_of(data.year)
            if not data.oit or not criteria:
                continue
            for item in criteria.items:
                if evidence := data.oit.items.get(item.code):
                    yield from _item(catalogue, agency, data.year, item, evidence)


def _item(
    catalogue: Catalogue, agency: AgencyCatalogue, assessed: int, item: Item, evidence: ItemEvidence
) -> Iterator[Problem]:
    whole = _frame(agency, assessed, item, None)
    if whole and evidence.summary:
        yield from _told_piece(catalogue, whole, Piece(evidence.summary, evidence, ("summary",), ("summary",)))
    for change in evidence.changes:
        if whole:
            yield from _told_piece(catalogue, whole, Piece(change.what, change, ("what",), ("what",)))
    components = {component.id: component for component in item.components}
    for name, parts in evidence.components.items():
        frame = _frame(agency, assessed, item, components.get(name))
        for position, part in enumerate(parts):
            if isinstance(part, ShownEvidence) and frame:
                yield from _shown(agency, frame, item, part)
            texts = _placed(part, evidence, ("components", name, position))
            told = list(_part(catalogue, frame, texts)) if frame else []
            yield from told or named_otherwise(part, assessed)


def _frame(agency: AgencyCatalogue, assessed: int, item: Item, component: Component | None) -> Frame | None:
    """None where an item is not tied to a year."""
    year = data_year(assessed, item)
    if year is None:
        return None
    if item.data_year != "current" or not any(PREVIOUS in one.text for one in item.components):
        return Frame(item, assessed, year, frozenset({year}), mixed=False, scored={})
    before = agency.criteria_of(assessed - 1)
    scored = {one.code: data_year(assessed - 1, one) or 0 for one in before.items} if before else {}
    if component and PREVIOUS in component.text:
        return Frame(item, assessed, assessed - 1, frozenset({assessed - 1}), mixed=True, scored=scored)
    return Frame(item, assessed, year, frozenset({year, year - 1}), mixed=True, scored=scored)


# --- other pages of the site


def _shown(agency: AgencyCatalogue, frame: Frame, item: Item, part: ShownEvidence) -> Iterator[Problem]:
    shown = part.year or frame.assessed
    if shown in _years_to_show(agency, frame, part, shown):
        return
    place = part.place_of("year" if part.year else "show")
    params = particulars(item, frame.assessed, frame.year, str(shown)) | {"what": part.show}
    yield Problem("shown-year-differs", place, params, Severity.CHECK)


def _years_to_show(agency: AgencyCatalogue, frame: Frame, part: ShownEvidence, shown: int) -> set[int]:
    """Years whose data the part may show.

    Scores are those of the year before, since the assessment comes after the measures; so is the analysis, which
    may be filed under the year of the measures made of it. Papers of a year report on the year before.
    """
    if not frame.mixed:
        return {frame.year, frame.assessed} if part.show == "documents" else {frame.year}
    match part.show:
        case "results":
            return {frame.assessed - 1}
        case "analysis":
            analysis = agency.year(shown).analysis
            told = (
                f"{analysis.title or ''} {' '.join(one.heading or '' for one in analysis.sections)}" if analysis else ""
            )
            speaks = {mention.year for mention in thai.mentions(told)}
            return {frame.assessed - 1} | ({shown} if frame.assessed - 1 in speaks else set())
        case "measures" | "progress":
            return {frame.assessed}
        case "constraints" | "documents":
            return {frame.assessed, frame.assessed - 1}


# --- titles, captions, cells, prose


def _told_piece(catalogue: Catalogue, frame: Frame, piece: Piece) -> Iterator[Problem]:
    yield from _told(catalogue, frame, piece, _wrong(frame, piece, thai.mentions(piece.text)))


def days_of(catalogue: Catalogue, year: int, record: Record, without: frozenset[str]) -> Iterator[Problem]:
    """Days and months named in the prose of what was planned or done in a year."""
    frame = Frame(None, year, year, frozenset({year}), mixed=False, scored={})
    for piece in pieces(record, without=without, holding=DIGITS):
        days = [one for one in thai.mentions(piece.text) if one.kind in {"day", "month"}]
        yield from _told(catalogue, frame, piece, _wrong(frame, piece, days))


def shown_of(catalogue: Catalogue, year: int, outcome: Outcome) -> Iterator[Problem]:
    """Evidence shown for what was done in a year, judged like that of an item."""
    frame = Frame(None, year, year, frozenset({year}), mixed=False, scored={})
    for position, part in enumerate(outcome.evidence):
        texts = _placed(part, outcome, ("evidence", position))
        yield from list(_part(catalogue, frame, texts)) or named_otherwise(part, year)


def _placed(part: Evidence, parent: Record, path: tuple[str | int, ...]) -> list[Piece]:
    """The texts of one piece of evidence that may name a year; where it is a bare text, its parent knows the place."""
    found = pieces(part, holding=DIGITS)
    if isinstance(part.origin, Unplaced):
        return [Piece(one.text, parent, path, one.fields) for one in found]
    return found


def _part(catalogue: Catalogue, frame: Frame, texts: list[Piece]) -> Iterator[Problem]:
    """The texts of one piece of evidence."""
    found = [(piece, named) for piece in texts if (named := thai.mentions(piece.text))]
    alone = frozenset(
        mention.year for piece, named in found if {"rows", "columns", "label"} & {*piece.fields}
        for mention in named if _fills(mention, piece.text)
    )  # fmt: skip
    spanned = any(mention.kind == "span" and mention.covers(frame.year) for _, named in found for mention in named)
    for piece, named in found:
        yield from _told(catalogue, frame, piece, _wrong(frame, piece, named, alone, spanned=spanned))


def _fills(mention: Mention, text: str) -> bool:
    """Whether a cell or heading says a year and nothing else: such cells set years side by side."""
    return mention.kind in {"year", "fiscal"} and mention.end - mention.start >= len(text.strip())


def _wrong(
    frame: Frame, piece: Piece, named: list[Mention], alone: frozenset[int] = frozenset(), *, spanned: bool = False
) -> Iterator[Finding]:
    years = {mention.year for mention in named if mention.kind in {"year", "fiscal"}}
    spanned = spanned or any(mention.kind == "span" and mention.covers(frame.year) for mention in named)
    for mention in named:
        match mention.kind:
            case "day" | "month":
                wrong = _day_differs(frame, piece, mention)
            case "span":
                wrong = not _prose(piece) and not any(mention.covers(year) for year in frame.years)
            case "gregorian":
                wrong = False
            case _ if "rows" in piece.fields and frame.mixed:
                wrong = _scored_differs(frame, piece, mention)
            case _:
                beside = frame.year in years or (spanned and _within_plan(frame, piece, mention)) or (
                    frame.year in alone and _fills(mention, piece.text)
                )  # fmt: skip
                wrong = not beside and _year_differs(frame, piece, named, mention)
        if wrong:
            yield Finding(mention, piece.text[mention.start : mention.end])


def _prose(piece: Piece) -> bool:
    """Whether it is running text, which may look back and ahead; so may a cell that holds a sentence."""
    return piece.field not in LABELS or (piece.field == "rows" and len(piece.text) > SENTENCE)


def _scored_differs(frame: Frame, piece: Piece, mention: Mention) -> bool:
    """A row that lists the score of an item names the item's own data year: `[O7, รายงานผล…ประจำปี พ.ศ. 2567]`."""
    if not isinstance(piece.holder, TableBody) or mention.kind != "year":
        return False
    row = piece.holder.rows[int(piece.path[1])]
    try:
        expected = frame.scored.get(thai.item_code(row[0]))
    except thai.Unreadable:
        return False
    return bool(expected) and mention.year != expected and piece.text.find("ประจำปี") >= 0


def _within_plan(frame: Frame, piece: Piece, mention: Mention) -> bool:
    """Whether a year beside that of a plan of several years is one of its aims or editions."""
    edition = re.search(r"(?:ฉบับ|ทบทวน)\S*\s?$", piece.text[: mention.start])
    return mention.kind == "year" and piece.field not in ADDRESSES and not (edition and mention.year > frame.assessed)


def _day_differs(frame: Frame, piece: Piece, mention: Mention) -> bool:
    """A day or month outside the data year."""
    apart = abs(mention.year - frame.year)
    prose = _prose(piece)
    if not 0 < apart <= (1 if prose else FAR):
        return False
    lead = piece.text[max(0, mention.start - BEFORE) : mention.start]
    followed_up = prose and mention.year == frame.assessed
    eve = mention.last == last_day(frame.year - 1) and STATE.search(lead)
    around = prose and _around(frame, mention)
    reported = mention.year == frame.year + 1 and DEADLINE.search(lead)
    in_force = mention.year < frame.year and IN_FORCE.search(lead)
    before = prose and mention.year in frame.years
    return not (followed_up or eve or around or reported or in_force or before)


def _around(frame: Frame, mention: Mention) -> bool:
    """Whether it lies just before or after the year: prepared in September, reported in October (rounds: later)."""
    opens = first_day(frame.year) - dt.timedelta(days=30)
    closes = last_day(frame.year) + dt.timedelta(days=31 if frame.item else 92)
    return opens <= mention.last and mention.first <= closes


def _year_differs(frame: Frame, piece: Piece, named: list[Mention], mention: Mention) -> bool:
    """A year named where the data year is not."""
    if mention.year in frame.years or abs(mention.year - frame.year) > FAR:
        return False
    lead = piece.text[max(0, mention.start - BEFORE) : mention.end + BEFORE // 3]
    if COMPARES.search(lead) or (_prose(piece) and SCORES.search(lead)):
        return False
    if piece.field in ADDRESSES:
        return not _uploaded(frame, piece.text, mention)
    if not _prose(piece):
        return True
    if mention.year == frame.assessed:
        return False
    dated = any(one.year == frame.year for one in named if one.kind in {"day", "month"})
    return mention.kind == "fiscal" or (abs(mention.year - frame.year) == 1 and not dated)


def _uploaded(frame: Frame, address: str, mention: Mention) -> bool:
    """Whether the year in an address may be that of putting it there: `uploads/2567/12/plan.pdf`."""
    if "/" not in address:
        return False
    autumn = re.match(r"/1[0-2]/", address[mention.end :])
    return mention.year == frame.assessed or (mention.year == frame.assessed - 1 and bool(autumn))


def _told(catalogue: Catalogue, frame: Frame, piece: Piece, wrong: Iterator[Finding]) -> Iterator[Problem]:
    for finding in wrong:
        place = locate(catalogue.texts, piece.place, finding.words)
        if frame.item:
            params = particulars(frame.item, frame.assessed, frame.year, finding.words)
            yield Problem("data-year-differs", place, params, Severity.CHECK)
        else:
            params = {"words": finding.words, "year": str(frame.year)}
            yield Problem("date-outside-year", place, params, Severity.CHECK)


def named_otherwise(part: Evidence, year: int) -> Iterator[Problem]:
    """A file or page whose name and title name different years; told where the year of the folder is not."""
    if not isinstance(part, FileEvidence | LinkEvidence):
        return
    field = "file" if isinstance(part, FileEvidence) else "link"
    name: str = getattr(part, field)
    if not DIGITS.search(name) or "upload" in name:
        return
    named, titled = thai.mentions(name), thai.mentions(part.title)
    if named and titled and not agree(named, titled):
        by_title = any(one.covers(year) for one in named) and not any(one.covers(year) for one in titled)
        place = part.place_of("title" if by_title else field)
        yield Problem("file-year-differs", place, {"name": name, "title": part.title}, Severity.CHECK)


def agree(some: list[Mention], others: list[Mention]) -> bool:
    """Whether two names of one thing can both be right: spans of years are the same, and so is one of the years."""
    spans, other_spans = _spans(some), _spans(others)
    years, other_years = _single(some), _single(others)
    if spans and other_spans and not spans & other_spans:
        return False
    if years and other_years:
        return bool(years & other_years)
    covered = {year for first, last in spans | other_spans for year in range(first, last + 1)}
    return not (years | other_years) or not covered or bool((years | other_years) & covered)


def _spans(named: list[Mention]) -> set[tuple[int, int]]:
    return {(mention.year, mention.until) for mention in named if mention.kind == "span"}


def _single(named: list[Mention]) -> set[int]:
    """Fiscal and calendar years named one by one: October 2568 is filed under 2568 or 2569."""
    singles = [mention for mention in named if mention.kind != "span"]
    return {mention.year for mention in singles} | {mention.last.year + 543 for mention in singles}
