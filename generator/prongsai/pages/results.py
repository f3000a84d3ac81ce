"""Scores of a year and what the agency reads out of them."""

from collections.abc import Iterator

from prongsai.catalogue import AgencyCatalogue
from prongsai.loading import YearData
from prongsai.model.base import Score
from prongsai.model.results import Indicator, ItemScore, Question, Results
from prongsai.pages.page import Page, part_page


def pages(agency: AgencyCatalogue, data: YearData) -> Iterator[Page]:
    """Results and analysis; each exists for every year, and says so when it holds nothing."""
    yield results(agency, data)
    yield analysis(agency, data)


def results(agency: AgencyCatalogue, data: YearData) -> Page:
    """Instruments, indicators, questions, items; the years side by side."""
    past = totals(agency)
    indicators = data.results.indicators if data.results else ()
    return part_page(
        agency,
        data,
        "results",
        "คะแนนการประเมิน ITA ",
        results=data.results,
        parts=_by_indicator(data.results) if data.results else [],
        chart=[(_bar_label(one, one.score), one.score.value) for one in indicators if one.score],
        totals=past,
        history=[(str(year), score.value) for year, score, _ in past],
    )


def _bar_label(indicator: Indicator, score: Score) -> str:
    """A bar drawn for one of two printed values names the other."""
    others = ", ".join(str(other.value) for other in score.also)
    return f"ตัวชี้วัดที่ {indicator.number}" + (f" (เอกสารพิมพ์อีกค่าหนึ่ง {others})" if others else "")


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
    """The agency's totals over the years, oldest first, from its own results and from what a later document says."""
    found: dict[int, tuple[Score, str]] = {}
    for data in agency.years:
        if not data.results:
            continue
        for earlier in data.results.history:
            found.setdefault(earlier.year, (earlier.score, f"ระบุในข้อมูลปี {data.year}"))
        if data.results.total:
            found[data.year] = (data.results.total.score, data.results.total.level or "")
    return [(year, *found[year]) for year in sorted(found)]


def analysis(agency: AgencyCatalogue, data: YearData) -> Page:
    """Findings per indicator or topic, each with the measures that answer it."""
    return part_page(agency, data, "analysis", "การวิเคราะห์ผลการประเมิน ITA ", analysis=data.analysis)
