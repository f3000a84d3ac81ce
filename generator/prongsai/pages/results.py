"""Scores of a year and what the agency reads out of them."""

from collections.abc import Iterator

from prongsai import addresses
from prongsai.catalogue import AgencyCatalogue
from prongsai.loading import YearData
from prongsai.model.base import Score
from prongsai.model.results import Indicator, ItemScore, Question, Results
from prongsai.pages.page import PART_TITLES, Page, agency_frame, part_link


def pages(agency: AgencyCatalogue, data: YearData) -> Iterator[Page]:
    """Results and analysis; each exists for every year, and says so when it holds nothing."""
    yield results(agency, data)
    yield analysis(agency, data)


def results(agency: AgencyCatalogue, data: YearData) -> Page:
    """Instruments, indicators, questions, items; the years side by side."""
    past = totals(agency)
    return Page(
        addresses.part(agency.slug, data.year, "results"),
        f"{PART_TITLES['results']} ปีงบประมาณ พ.ศ. {data.year}",
        "results",
        {
            "agency": agency,
            "data": data,
            "results": data.results,
            "parts": _by_indicator(data.results) if data.results else [],
            "chart": [
                (f"ตัวชี้วัดที่ {one.number}", one.score.value)
                for one in (data.results.indicators if data.results else ())
                if one.score
            ],
            "totals": past,
            "history": [(str(year), score.value) for year, score, _ in past],
        },
        agency_frame(agency, data.year, [part_link(agency, data.year, "results")]),
        data.results.place.file if data.results else None,
        f"คะแนนการประเมิน ITA ของ{agency.agency.short} ปีงบประมาณ พ.ศ. {data.year}",
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
    return Page(
        addresses.part(agency.slug, data.year, "analysis"),
        f"{PART_TITLES['analysis']} ปีงบประมาณ พ.ศ. {data.year}",
        "analysis",
        {"agency": agency, "data": data, "analysis": data.analysis},
        agency_frame(agency, data.year, [part_link(agency, data.year, "analysis")]),
        data.analysis.place.file if data.analysis else None,
        f"การวิเคราะห์ผลการประเมิน ITA ของ{agency.agency.short} ปีงบประมาณ พ.ศ. {data.year}",
    )
