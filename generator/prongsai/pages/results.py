"""Scores of a year and what the agency reads out of them."""

from collections.abc import Iterable, Iterator
from decimal import Decimal

from prongsai.catalogue import AgencyCatalogue
from prongsai.loading import YearData
from prongsai.model.base import ORIGIN, OtherValue, Score
from prongsai.model.results import Indicator, ItemScore, Question, Results
from prongsai.pages import pictures
from prongsai.pages.page import Page, part_page


def pages(agency: AgencyCatalogue, data: YearData) -> Iterator[Page]:
    """Results and analysis; each exists for every year, and says so when it holds nothing."""
    yield results(agency, data)
    yield analysis(agency, data)


def results(agency: AgencyCatalogue, data: YearData) -> Page:
    """Instruments, indicators, questions, items; the years side by side."""
    past, criteria, printed = totals(agency), agency.criteria_of(data.year), data.results
    scoring = criteria.scoring if criteria else None
    return part_page(
        agency,
        data,
        "results",
        "คะแนนการประเมิน ITA ",
        results=data.results,
        parts=_by_indicator(data.results) if data.results else [],
        totals=past,
        scoring=scoring,
        history=pictures.history_picture(past),
        indicators=pictures.indicator_picture(printed) if printed else None,
        weighed=pictures.instrument_picture(printed, scoring) if printed else None,
        ladder=pictures.level_picture(printed, criteria) if printed else None,
        lowest=pictures.lowest_questions(printed) if printed else [],
    )


def _by_indicator(results: Results) -> list[tuple[Indicator, list[Question], list[ItemScore]]]:
    """Per indicator its questions and items."""
    return [
        (
            indicator,
            [question for question in results.questions if question.indicator == indicator.number],
            [item for item in results.items if item.indicator == indicator.number],
        )
        for indicator in results.indicators
    ]


def totals(agency: AgencyCatalogue) -> list[tuple[int, Score, str]]:
    """The agency's totals over the years, oldest first, from its own results and from what a later document says.

    A later document that says another number does not replace the year's own: it stands beside it.
    """
    found: dict[int, tuple[Score, str]] = {}
    said: dict[int, list[tuple[int, Score]]] = {}
    for data in agency.years:
        if not data.results:
            continue
        for earlier in data.results.history:
            found.setdefault(earlier.year, (earlier.score, f"ระบุในข้อมูลปี {data.year}"))
            said.setdefault(earlier.year, []).append((data.year, earlier.score))
        if data.results.total:
            found[data.year] = (data.results.total.score, data.results.total.level or "")
    return [(year, _disputed(found[year][0], said.get(year, ())), found[year][1]) for year in sorted(found)]


def _disputed(score: Score, said: Iterable[tuple[int, Score]]) -> Score:
    """The score with every other value that documents of other years name."""
    known = {score.value, *(other.value for other in score.also)}
    others: dict[Decimal, OtherValue] = {}
    for year, later in said:
        if later.value not in known | others.keys():
            named = {"value": later.value, "where": f"ระบุในข้อมูลปี {year}", ORIGIN: later.origin}
            others[later.value] = OtherValue.model_construct(**named)
    return score.model_copy(update={"also": (*score.also, *others.values())}) if others else score


def analysis(agency: AgencyCatalogue, data: YearData) -> Page:
    """Findings per indicator or topic, each with the measures that answer it."""
    return part_page(agency, data, "analysis", "การวิเคราะห์ผลการประเมิน ITA ", analysis=data.analysis)
