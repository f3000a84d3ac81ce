"""What a year promises is complete, and is reported: measures (`measures.yml`) → rounds (`progress.yml`).

Where a document does not say how its parts belong together, nothing is said about it either.
"""

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise

from prongsai.catalogue import AgencyCatalogue, Catalogue, key
from prongsai.checks.spelling import misspelt
from prongsai.loading import YearData
from prongsai.model.criteria import Criteria
from prongsai.model.measures import TOPICS, Measure, Measures
from prongsai.model.progress import Outcome, Round, State
from prongsai.problems import Place, Problem, Severity
from prongsai.thai import MONTHS as MONTHS_OF_YEAR

MONTHS = range(1, 13)
"""The months of a fiscal year, counted from October."""
ROUND_IDS = {"r6": 6, "r9": 9, "r12": 12}
"""Ids that name their month; `r1` to `r4` may as well count the reports."""
SEVEN = "seven-issues"
"""The component by which an item asks for all seven topics."""
EXPECTED: dict[str, str] = {
    "steps": "ขั้นตอน (steps)",
    "units": "ผู้รับผิดชอบ (units)",
    "period": "ระยะเวลา (period)",
    "follow_up": "การกำกับติดตาม (follow_up)",
    "budget": "งบประมาณ (budget)",
}
"""What the item on measures asks of each (criteria, components `implementation` and `follow-up`), and the money."""
USUAL: dict[str, str] = {
    "title": "ชื่อมาตรการ (title)",
    "issue": "ประเด็นที่ต้องปรับปรุง (issue)",
    "guidelines": "แนวทาง (guidelines)",
    "topic": "ประเด็น (topic)",
    "indicators": "ตัวชี้วัด (indicators)",
    "rounds": "รอบรายงาน (rounds)",
}
"""What a measure may do without, unless it is the only one to do so."""
FEW = 4
"""Among fewer measures than this, one of them is not the odd one."""
PROGRESS: dict[State, int] = {"ยังไม่เริ่ม": 0, "กำลังดำเนินการ": 1, "เสร็จแล้ว": 2, "ยกเลิก": 2}
"""States in the order they are gone through."""
ENDED = frozenset({"เสร็จแล้ว", "ยกเลิก"})
TOLD = ("state", "detail", "output", "outcome", "result", "problems", "evidence", "remark", "budget_used")
"""Fields of an outcome, any of which says something about the measure."""


def measures_complete(catalogue: Catalogue) -> Iterator[Problem]:
    """A measure has what the others of its document have: steps, unit, period, follow-up, budget.

    What no measure of a document has is no column of its form; a component of the item then says so once.
    """
    for agency in catalogue.agencies:
        for data in agency.years:
            measures = data.measures.measures if data.measures else ()
            for field, words in (EXPECTED | USUAL).items():
                lacking = [measure for measure in measures if not getattr(measure, field)]
                odd = len(lacking) == 1 and len(measures) >= FEW
                if odd or (field in EXPECTED and 2 * len(lacking) <= len(measures)):
                    for measure in lacking:
                        params = {"measure": measure.id, "missing": words, "title": _title(measure)}
                        yield Problem("measure-incomplete", measure.place_of("id"), params, Severity.CHECK)


def _title(measure: Measure) -> str:
    return measure.title or next(iter(measure.guidelines), None) or measure.topic_title or measure.id


def topics_covered(catalogue: Catalogue) -> Iterator[Problem]:
    """The measures of a year cover all seven topics, where the criteria of the year ask for them."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.measures:
                yield from _topics_missing(data.measures, agency.criteria_of(data.year))


def _topics_missing(measures: Measures, criteria: Criteria | None) -> Iterator[Problem]:
    told = [measure.topic for measure in measures.measures if measure.topic]
    asking = [item for item in criteria.items if SEVEN in (part.id for part in item.components)] if criteria else []
    # A list that is only being begun lacks most topics; nobody need be told.
    complete = 2 * len(told) > len(measures.measures) and 2 * len(set(told)) > len(TOPICS)
    for item in asking if complete else ():
        for topic, title in TOPICS.items():
            if topic not in told:
                params = {"topic": str(topic), "title": title, "item": item.code, "certainty": item.certainty}
                yield Problem("topic-missing", measures.place_of("measures"), params, Severity.CHECK)


def months_plausible(catalogue: Catalogue) -> Iterator[Problem]:
    """Rounds name months of a fiscal year, each once, and `r6` covers month 6."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for measure in data.measures.measures if data.measures else ():
                yield from _months(measure.rounds, measure, "rounds")
            for round_ in data.progress.rounds if data.progress else ():
                yield from _months(round_.months, round_, "months")
                month = ROUND_IDS.get(round_.id)
                if month and round_.months and month not in round_.months:
                    params = {"round": round_.id, "months": ", ".join(map(str, round_.months))}
                    yield Problem("round-month-differs", round_.place_of("months"), params, Severity.CHECK)


def _months(months: tuple[int, ...], record: Measure | Round, field: str) -> Iterator[Problem]:
    for position, month in enumerate(months):
        if month not in MONTHS or month in months[:position]:
            params = {"month": str(month), "months": ", ".join(map(str, months)), "id": record.id}
            yield Problem("round-month-doubtful", record.place_of(field, position), params, Severity.CHECK)


def rounds_reported(catalogue: Catalogue) -> Iterator[Problem]:
    """The rounds that measures promise are there when they are due, seen from the day the user names.

    Whatever the day, a round is due once a later one was reported.
    """
    for agency in catalogue.agencies:
        for data in agency.years:
            yield from _overdue(data, catalogue.today)


def _overdue(data: YearData, today: dt.date | None) -> Iterator[Problem]:
    rounds = data.progress.rounds if data.progress else ()
    reported = {month for round_ in rounds for month in _covered(round_)}
    told = [month for round_ in rounds if round_.results or round_.sections for month in _covered(round_)]
    latest = max(told, default=0)
    promised: dict[int, Place] = {}
    for measure in data.measures.measures if data.measures else ():
        for position, month in enumerate(measure.rounds):
            promised.setdefault(month, measure.place_of("rounds", position))
    for month, place in promised.items():
        over = month < latest or (today and today > _end(data.year, month))
        if over and month in MONTHS and month not in reported:
            params = {"month": str(month), "year": str(data.year), "due": _said(_end(data.year, month))}
            yield Problem("round-missing", place, params, Severity.CHECK)
    for round_ in rounds:
        months = _covered(round_)
        due = round_.due.last if round_.due else _end(data.year, max(months)) if months else None
        if due and today and today > due and not (round_.results or round_.sections):
            params = {"round": round_.id, "year": str(data.year), "due": _said(due)}
            yield Problem("round-overdue", round_.place_of("id"), params, Severity.CHECK)


def _covered(round_: Round) -> tuple[int, ...]:
    """The months a round covers that a fiscal year has; where none is written its id may tell."""
    named = tuple(month for month in round_.months if month in MONTHS)
    return named or ((ROUND_IDS[round_.id],) if round_.id in ROUND_IDS else ())


def _end(year: int, month: int) -> dt.date:
    """The last day of the month, counted from October, of a fiscal year of the Buddhist era."""
    civil = year - 543
    after = dt.date(civil - 1, 10 + month, 1) if month <= 2 else dt.date(civil, month - 2, 1)  # noqa: PLR2004
    return after - dt.timedelta(days=1)


def _said(day: dt.date) -> str:
    return f"{day.day} {MONTHS_OF_YEAR[day.month - 1]} {day.year + 543}"


def measures_reported(catalogue: Catalogue) -> Iterator[Problem]:
    """A round that reports on measures reports on all that promised it.

    One that begins later, or that an earlier round called finished or cancelled, would still be better named.
    """
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.progress and data.measures:
                yield from _unreported(agency, data)


def _unreported(agency: AgencyCatalogue, data: YearData) -> Iterator[Problem]:
    rounds = data.progress.rounds if data.progress else ()
    measures = data.measures.measures if data.measures else ()
    ended: set[str] = set()
    mentioned: set[str] = set()
    for round_ in rounds:
        here = {key(outcome.measure, data.year): outcome for outcome in round_.results}
        reported = {measure.id for measure in measures if (data.year, measure.id) in here}
        months = _covered(round_)
        for measure in measures if reported else ():
            if measure.id not in reported and set(months) & set(measure.rounds):
                begins = measure.period.first if measure.period else None
                excused = measure.id in ended or bool(begins and begins > _end(data.year, max(months)))
                yield _silent(measure, round_, Severity.ADVICE if excused else Severity.CHECK)
        mentioned |= reported
        ended |= {name for (of, name), outcome in here.items() if of == data.year and outcome.state in ENDED}
    # Where measures promise no round, one report covers the year.
    unbound = [measure for measure in measures if not measure.rounds]
    silent = [measure for measure in unbound if not agency.outcomes.get((data.year, measure.id))]
    if rounds and mentioned and 2 * len(silent) < len(measures):
        for measure in silent:
            yield _silent(measure, rounds[-1], Severity.CHECK)


def _silent(measure: Measure, round_: Round, severity: Severity) -> Problem:
    params = {"measure": measure.id, "title": _title(measure), "round": round_.id}
    return Problem("measure-unreported", round_.place_of("results"), params, severity)


def states_go_forward(catalogue: Catalogue) -> Iterator[Problem]:
    """What is finished stays finished from round to round, and what has begun does not go back to the start."""
    for agency in catalogue.agencies:
        for (_, measure), several in agency.outcomes.items():
            if len(several) > 1:
                told = sorted(several, key=lambda found: (found.year, max(_covered(found.round), default=0)))
                states = [(found.round.id, found.outcome) for found in told if found.outcome.state]
                for before, after in pairwise(states):
                    yield from _went_back(measure, before, after)


def _went_back(measure: str, before: tuple[str, Outcome], after: tuple[str, Outcome]) -> Iterator[Problem]:
    (earlier, was), (later, is_) = before, after
    if was.state and is_.state and was.state != is_.state and PROGRESS[is_.state] <= PROGRESS[was.state]:
        params = {"measure": measure, "earlier": earlier, "was": was.state, "later": later, "state": is_.state}
        yield Problem("state-goes-back", is_.place_of("state"), params, Severity.CHECK)


def outcomes_told(catalogue: Catalogue) -> Iterator[Problem]:
    """What a round lists about a measure says something about it."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for round_ in data.progress.rounds if data.progress else ():
                for outcome in round_.results:
                    if not any(getattr(outcome, field) for field in TOLD):
                        params = {"measure": outcome.measure, "round": round_.id}
                        yield Problem("outcome-empty", outcome.place_of("measure"), params, Severity.CHECK)


def units_known(catalogue: Catalogue) -> Iterator[Problem]:
    """A unit of a measure that is all but written like one of the agency's is that one, misspelt."""
    for agency in catalogue.agencies:
        names = [unit.name for unit in agency.agency.units]
        for data in agency.years if names else ():
            for measure in data.measures.measures if data.measures else ():
                for position, unit in enumerate(measure.units):
                    if unit not in names and (meant := misspelt(unit, names)):
                        place = measure.place_of("units", position)
                        params = {"unit": unit, "meant": meant, "measure": measure.id}
                        yield Problem("unit-misspelt", place, params, Severity.CHECK)
