"""The same score told in two files: an earlier year's total, and the scores an analysis repeats."""

from collections.abc import Iterator
from decimal import Decimal
from itertools import product

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.arithmetic import scored_years
from prongsai.checks.sheet import Sheet, label, score_place
from prongsai.model.base import Score
from prongsai.model.results import Comparison, Results
from prongsai.problems import Problem, Severity


def history_agrees(catalogue: Catalogue) -> Iterator[Problem]:
    """Differences to earlier years are those of the totals, and earlier totals are what that year's results say."""
    for agency, year, results in scored_years(catalogue):
        for comparison in results.history:
            if results.total:
                yield from _change(comparison, _all_values(results.total.score), year)
            yield from _earlier(agency, comparison)


def analysis_agrees(catalogue: Catalogue) -> Iterator[Problem]:
    """An analysis repeats the indicators' scores as the results of its year print them."""
    for agency, year, results in scored_years(catalogue):
        analysis = agency.year(year).analysis
        if not analysis:
            continue
        sheet = Sheet.of(results)
        for entry in analysis.entries:
            name = str(entry.indicator)
            if entry.score is None or name not in sheet.values:
                continue
            known = _all_values(sheet.records[name].score)
            other = [value for value in _all_values(entry.score) if value not in known]
            if other:
                params = {"score": label(name), "printed": ", ".join(map(str, other)), "year": str(year)}
                params |= {"results": ", ".join(map(str, known)), "line": str(sheet.place(name))}
                yield Problem("analysis-score-differs", score_place(entry, entry.score), params, Severity.CHECK)


def _all_values(score: Score | None) -> list[Decimal]:
    return [score.value, *(other.value for other in score.also)] if score else []


def _change(comparison: Comparison, totals: list[Decimal], year: int) -> Iterator[Problem]:
    """Any of the values printed for the two totals may be meant: two values are told elsewhere."""
    earlier = _all_values(comparison.score)
    differences = [total - before for total, before in product(totals, earlier)]
    params = {"year": str(year), "earlier": str(comparison.year), "total": str(totals[0]), "before": str(earlier[0])}
    change = comparison.change
    if change is not None and all(abs(one) != abs(change) for one in differences):
        params |= {"printed": str(change), "computed": str(abs(differences[0]))}
        yield Problem("history-change-differs", comparison.place_of("change"), params, Severity.CHECK)
    if comparison.direction and all(_direction(one) != comparison.direction for one in differences):
        params |= {"printed": comparison.direction, "computed": _direction(differences[0])}
        yield Problem("history-direction-differs", comparison.place_of("direction"), params, Severity.CHECK)


def _direction(difference: Decimal) -> str:
    if not difference:
        return "เท่าเดิม"
    return "เพิ่มขึ้น" if difference > 0 else "ลดลง"


def _earlier(agency: AgencyCatalogue, comparison: Comparison) -> Iterator[Problem]:
    results: Results | None = agency.year(comparison.year).results
    known = _all_values(results.total.score) if results and results.total else []
    if results and results.total and known and not set(known).intersection(_all_values(comparison.score)):
        place = score_place(results.total, results.total.score)
        params = {"year": str(comparison.year), "printed": str(comparison.score.value)}
        params |= {"results": ", ".join(map(str, known)), "line": str(place)}
        yield Problem("earlier-total-differs", score_place(comparison, comparison.score), params, Severity.CHECK)
