"""What the pictures of a page show, taken from the data: the drawings that templates write beside tables.

Scores are drawn as printed; one that the source prints in two ways, or with a note, is marked. What is missing is
left out of a picture and never drawn as 0.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from prongsai.catalogue import AgencyCatalogue, key
from prongsai.charts import (
    AIM,
    Count,
    History,
    LevelRange,
    Levels,
    Look,
    ScoreChart,
    ScoreRow,
    Shares,
    YearScore,
    history_chart,
    level_chart,
    score_chart,
    share_chart,
)
from prongsai.loading import YearData
from prongsai.model.base import Score
from prongsai.model.criteria import Certainty, Criteria, OfficialLevel, Scoring
from prongsai.model.progress import Round
from prongsai.model.results import Instrument, Question, Results
from prongsai.status import NOT_REPORTED, REPORTED, ItemState, ItemStatus

LOWEST = 5
"""How many of the lowest questions are drawn."""
THICKEST = 26
"""Height of the bar of the instrument that counts most."""

MEASURE_LOOKS: dict[str, Look] = {
    "เสร็จแล้ว": "solid",
    REPORTED: "lines",
    "กำลังดำเนินการ": "hatch",
    "ยังไม่เริ่ม": "empty",
    NOT_REPORTED: "dots",
    "ยกเลิก": "cross",
}
"""States of a measure in the order of a bar, the furthest first."""
ITEM_LOOKS: dict[ItemState, Look] = {
    ItemState.COMPLETE: "solid",
    ItemState.PARTIAL: "hatch",
    ItemState.MISSING: "empty",
    ItemState.UNCOLLECTED: "dots",
    ItemState.WITHDRAWN: "cross",
}
"""States of an item in the same order."""


@dataclass(frozen=True)
class Weighed:
    """The instruments of a year by what they count."""

    chart: ScoreChart
    rows: tuple[tuple[str, Decimal, Score | None], ...]
    """Code, weight in percent, score."""
    printed: bool
    """Whether the source prints the weights; the year's rule is shown otherwise."""
    certainty: Certainty
    """Of the year's rule; `high` where the source prints the weights."""


@dataclass(frozen=True)
class Ladder:
    """The levels of a year and the total among them."""

    chart: Levels
    rules: tuple[OfficialLevel, ...]
    certainty: Certainty


def doubtful(score: Score) -> bool:
    """Whether a score should not be taken as it stands: printed in two ways, or with a note."""
    return bool(score.also or score.note)


def score_history(totals: Iterable[tuple[int, Score, str]]) -> list[YearScore]:
    """The totals over the years, oldest first, as `pages.results.totals` gives them."""
    return [YearScore(year, score.value, doubtful(score)) for year, score, _ in totals]


def history_picture(totals: Iterable[tuple[int, Score, str]]) -> History | None:
    """The totals over the years; None where there are not two of them."""
    return history_chart(score_history(totals))


def indicator_picture(results: Results) -> ScoreChart | None:
    """The indicators of a year beside the score that is aimed for."""
    rows = [
        ScoreRow(
            f"{one.number}. {one.name}",
            one.score.value if one.score else None,
            bool(one.score and (doubtful(one.score) or one.notes)),
        )
        for one in results.indicators
    ]
    return score_chart(rows, AIM) if any(row.value is not None for row in rows) else None


def instrument_picture(results: Results, scoring: Scoring | None) -> Weighed | None:
    """The instruments: as long as their score, as thick as they weigh. None where scores or weights are missing."""
    scores = {one.code: one for one in results.instruments}
    printed = {code: one.weight for code, one in scores.items() if one.weight}
    ruled = {one.code: one.weight for one in scoring.instruments} if scoring else {}
    own = bool(scores) and len(printed) == len(scores)
    weights = printed if own else ruled
    if not any(one.score for one in scores.values()) or not weights:
        return None
    rows = [(code, weight, scores.get(code)) for code, weight in weights.items()]
    heaviest = max(weights.values())
    chart = score_chart(_weighed(code, weight, one, heaviest) for code, weight, one in rows)
    certainty: Certainty = "high" if own or not scoring else scoring.certainty
    return Weighed(
        chart, tuple((code, weight, one.score if one else None) for code, weight, one in rows), own, certainty
    )


def _weighed(code: str, weight: Decimal, one: Instrument | None, heaviest: Decimal) -> ScoreRow:
    score = one.score if one else None
    return ScoreRow(
        f"{code} น้ำหนักร้อยละ {weight}",
        score.value if score else None,
        bool(one and score and (doubtful(score) or one.notes)),
        max(4, int(THICKEST * weight / heaviest)),
    )


def level_picture(results: Results, criteria: Criteria | None) -> Ladder | None:
    """The levels of the year's criteria and the total among them; None where either is not known."""
    known = criteria.scoring.levels if criteria and criteria.scoring else None
    if not results.total or not known:
        return None
    ranges = [
        LevelRange(
            one.name + (" – ระดับที่ได้" if one.name == results.total.level else ""),
            one.low,
            one.high,
            one.name == results.total.level,
        )
        for one in known.levels
    ]
    return Ladder(level_chart(ranges, results.total.score.value), known.levels, known.certainty)


def lowest_questions(results: Results) -> list[tuple[Question, Score]]:
    """The questions with the lowest scores, lowest first: at most LOWEST, and of equal ones all or none."""
    scored = sorted(((one, one.score) for one in results.questions if one.score), key=lambda pair: pair[1].value)
    if len(scored) <= LOWEST:
        return []
    beyond = scored[LOWEST][1].value
    return [(one, score) for one, score in scored[:LOWEST] if score.value < beyond]


def measure_counts(states: Iterable[str]) -> list[Count]:
    """How many measures are in each state, in the order of a bar."""
    found = Counter(states)
    known = [Count(state, look, found[state]) for state, look in MEASURE_LOOKS.items()]
    return known + [Count(state, "empty", found[state]) for state in sorted(found.keys() - MEASURE_LOOKS.keys())]


def measure_picture(states: Sequence[str]) -> Shares | None:
    """How far measures got, by the state of each."""
    return share_chart([("", measure_counts(states))]) if states else None


def round_counts(agency: AgencyCatalogue, data: YearData, one: Round) -> list[Count]:
    """How far the measures had got by one report: those of the years it tells about, with or without a report."""
    told = {key(outcome.measure, data.year): outcome for outcome in one.results}
    years = {year for year, _ in told} or {data.year}
    promised = [place for place in agency.measures if place[0] in years]
    states = dict.fromkeys(promised, NOT_REPORTED) | {
        place: outcome.state or REPORTED for place, outcome in told.items()
    }
    return measure_counts(states.values())


def rounds_picture(agency: AgencyCatalogue, data: YearData) -> Shares | None:
    """The reports of a year below each other."""
    rounds = data.progress.rounds if data.progress else ()
    return share_chart((round_label(one), round_counts(agency, data, one)) for one in rounds) if rounds else None


def round_picture(agency: AgencyCatalogue, data: YearData, one: Round) -> Shares:
    """One report."""
    return share_chart([("", round_counts(agency, data, one))])


def round_label(one: Round) -> str:
    """The months a report covers, or its title where it names none."""
    return f"รอบ {'/'.join(map(str, one.months))} เดือน" if one.months else one.title


def item_picture(statuses: Sequence[ItemStatus]) -> Shares | None:
    """How many items are complete; None where this site holds no evidence of the year, which says nothing of them."""
    found = Counter(status.state for status in statuses)
    counts = [Count(state.value, look, found[state]) for state, look in ITEM_LOOKS.items()]
    return share_chart([("", counts)]) if found.keys() - {ItemState.UNCOLLECTED} else None
