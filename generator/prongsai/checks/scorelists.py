"""Codes in lists of scores: each question and item is one of its year, under its indicator, with its own title."""

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from functools import cache

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.arithmetic import scored_years
from prongsai.checks.sheet import Sheet, label
from prongsai.loading import YearData
from prongsai.model.base import Record
from prongsai.model.criteria import Certainty, Criteria, Item
from prongsai.model.measures import Measure
from prongsai.model.progress import Outcome
from prongsai.model.results import Results
from prongsai.problems import Place, Problem, Severity
from prongsai.scoring import CONFIRMED
from prongsai.thai import fold

_YEARS = re.compile(r"(?:ประจำ)?(?:ปี)?(?:งบประมาณ)? ?(?:พ\.ศ\. ?)?(?<![0-9])25[0-9]{2}(?![0-9])|[*“”\"\s–-]")
FEW = 3
"""So many times as many scores must be known as are missing."""
OWN_TITLE = 0.6
OTHER_TITLE = 0.9


def questions_official(catalogue: Catalogue) -> Iterator[Problem]:
    """Every question named is one of its year, where the year's numbering is known."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for code, place, years in _questions(data):
                asked = _known_questions(agency, years)
                if asked and code not in asked[0]:
                    last = ", ".join(_last(asked[0], letter) for letter in "ie")
                    params = {"question": code, "year": str(data.year), "last": last, "certainty": asked[1]}
                    yield Problem("unknown-question", place, params, Severity.CHECK)


def lists_official(catalogue: Catalogue) -> Iterator[Problem]:
    """Questions, items and indicators stand where the year puts them; items under their own titles."""
    for agency, year, results in scored_years(catalogue):
        criteria = agency.criteria_of(year)
        if criteria:
            yield from _elsewhere(results, criteria)
            yield from _titles(results, criteria)


def lists_complete(catalogue: Catalogue) -> Iterator[Problem]:
    """Where most scores of a kind are printed, all are; a document that prints only some is left alone."""
    for agency, year, results in scored_years(catalogue):
        criteria = agency.criteria_of(year)
        printed = Sheet.of(results).values
        for field, certainty, names in _kinds(criteria) if criteria else ():
            missing = [name for name in names if name not in printed]
            if 0 < len(missing) * FEW <= len(names):
                params = {"missing": ", ".join(map(label, missing)), "count": str(len(names) - len(missing))}
                params |= {"year": str(year), "certainty": certainty}
                yield Problem("score-missing", _listed(results, field, missing[0]), params, Severity.ADVICE)


def _kinds(criteria: Criteria) -> Iterator[tuple[str, Certainty, list[str]]]:
    """Field of the results, how certain its list is, and the scores the year knows in it."""
    for indicator in criteria.indicators:
        groups = criteria.codes_by_group(indicator.number)
        yield "items", criteria.certainty, [code for group in groups for code in group]
    scoring = criteria.scoring
    if not scoring:
        return
    yield "instruments", scoring.certainty, [one.code for one in scoring.instruments]
    yield "indicators", scoring.certainty, [str(number) for one in scoring.instruments for number in one.indicators]
    if scoring.questions:
        codes = [code for one in scoring.questions.indicators for code in one.codes]
        for letter in "ie":
            yield "questions", scoring.questions.certainty, [code for code in codes if code[0] == letter]


def _listed(results: Results, field: str, name: str) -> Place:
    """Where a score should stand: its own entry, or the list it is not in."""
    key = "number" if field == "indicators" else "code"
    for record in getattr(results, field):
        if str(getattr(record, key)) == name:
            return record.place_of(key)  # type: ignore[no-any-return]  # every list holds records
    return results.place_of(field)


# --- questions


def _questions(data: YearData) -> Iterator[tuple[str, Place, tuple[int, ...]]]:
    """Each question named in a year, with the years it may be one of: measures answer this year's or the last."""
    own, either = (data.year,), (data.year, data.year - 1)
    for question in data.results.questions if data.results else ():
        yield question.code, question.place_of("code"), own
    for entry in data.analysis.entries if data.analysis else ():
        for finding in entry.findings:
            if finding.code and finding.code[0] in "ie":
                yield finding.code, finding.place_of("code"), own
    coded: list[Measure | Outcome] = [*(data.measures.measures if data.measures else ())]
    coded += (outcome for round_ in (data.progress.rounds if data.progress else ()) for outcome in round_.results)
    for record in coded:
        for position, code in enumerate(record.codes):
            if code[0] in "ie":
                yield code, record.place_of("codes", position), either


def _known_questions(agency: AgencyCatalogue, years: Sequence[int]) -> tuple[frozenset[str], Certainty] | None:
    """All questions of the years; None when one of them is not known."""
    codes: set[str] = set()
    certainty: Certainty = "high"
    for year in years:
        criteria = agency.criteria_of(year)
        questions = criteria.scoring.questions if criteria and criteria.scoring else None
        if not questions:
            return None
        codes.update(code for one in questions.indicators for code in one.codes)
        certainty = certainty if questions.certainty == "high" else questions.certainty
    return frozenset(codes), certainty


def _last(codes: frozenset[str], letter: str) -> str:
    return letter + str(max((int(code[1:]) for code in codes if code[0] == letter), default=0))


# --- places in the lists


def _elsewhere(results: Results, criteria: Criteria) -> Iterator[Problem]:
    """Where the year's lists are not confirmed, only what stands out: most others are where they are expected."""
    groups = {group.code: group.indicator for group in criteria.sub_indicators}
    items = {item.code: (groups.get(item.sub_indicator), item.certainty) for item in criteria.items}
    scoring = criteria.scoring
    asked = scoring.questions if scoring else None
    found: list[tuple[str, Record, str, str, Certainty]] = []
    for scored in results.items:
        indicator, certainty = items.get(scored.code, (None, "low"))
        if indicator not in (None, scored.indicator):
            found.append((scored.code, scored, "indicator", f"ตัวชี้วัดที่ {indicator}", certainty))
    strays = len(found)
    for question in results.questions if scoring and asked else ():
        home = scoring.asking(question.code) if scoring else None
        if asked and home not in (None, question.indicator):
            found.append((question.code, question, "indicator", f"ตัวชี้วัดที่ {home}", asked.certainty))
    questions = len(found) - strays
    for indicator_ in results.indicators:
        measured = scoring.measuring(indicator_.number) if scoring else None
        if scoring and measured not in (None, indicator_.instrument):
            name = f"ตัวชี้วัดที่ {indicator_.number}"
            found.append((name, indicator_, "instrument", f"แบบวัด {measured}", scoring.certainty))
    few = {"O": 3 * strays < len(results.items), "ie": 3 * questions < len(results.questions)}
    for name, record, field, rule, certainty in found:
        family = "O" if name[0] == "O" else "ie"
        if certainty in CONFIRMED or field == "instrument" or few[family]:
            params = {"name": name, "printed": str(getattr(record, field)), "rule": rule, "year": str(criteria.year)}
            params["certainty"] = certainty
            yield Problem("score-elsewhere", record.place_of(field), params, Severity.CHECK)


# --- titles


def _titles(results: Results, criteria: Criteria) -> Iterator[Problem]:
    """An item printed under the title of another of its year."""
    official: Mapping[str, Item] = {item.code: item for item in criteria.items}
    for scored in results.items:
        own = official.get(scored.code)
        if not own or _bare(own.title) in _bare(scored.title):
            continue
        other = _other_title(scored.title, own.title, tuple(item.title for item in criteria.items))
        if other is not None:
            home = criteria.items[other]
            params = {"item": scored.code, "title": scored.title, "other": home.code, "year": str(criteria.year)}
            params |= {"known": own.title, "certainty": min(own.certainty, home.certainty, key=_strength)}
            yield Problem("item-title-elsewhere", scored.place_of("title"), params, Severity.CHECK)


def _strength(certainty: Certainty) -> int:
    return ("low", "medium", "high").index(certainty)


@cache
def _bare(title: str) -> str:
    """A title without years, marks and spaces."""
    return _YEARS.sub("", fold(title))


@cache
def _other_title(printed: str, own: str, titles: tuple[str, ...]) -> int | None:
    """Position of the title that is clearly the printed one, when its own clearly is not."""
    matcher = SequenceMatcher(b=_bare(printed), autojunk=False)
    if _ratio(matcher, own, OWN_TITLE) >= OWN_TITLE:
        return None
    ratios = [(_ratio(matcher, title, OTHER_TITLE), -place) for place, title in enumerate(titles)]
    best, place = max(ratios)
    return -place if best >= OTHER_TITLE else None


def _ratio(matcher: SequenceMatcher[str], title: str, wanted: float) -> float:
    """How alike, or 0 where it is less than wanted for sure."""
    matcher.set_seq1(_bare(title))
    if matcher.real_quick_ratio() < wanted or matcher.quick_ratio() < wanted:
        return 0.0
    return matcher.ratio()
