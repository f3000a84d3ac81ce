"""The level of a result: an official name of its year, and one the scores can have."""

import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from prongsai.catalogue import Catalogue
from prongsai.checks.arithmetic import scored_years
from prongsai.checks.sheet import Sheet
from prongsai.model.criteria import Certainty, Criteria, Levels
from prongsai.model.results import Level, Results
from prongsai.problems import Problem, Severity
from prongsai.scoring import CONFIRMED, HIGHEST, LevelRule, possible_levels
from prongsai.suggest import nearest
from prongsai.thai import arabic, fold

_NUMBER = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_LEAST = re.compile(r"ไม่(?:น้อย|ต่ำ)กว่า\D*([0-9]+(?:\.[0-9]+)?)")
_AROUND = re.compile(r"^ระดับ\s*|[\"“”'()]")
RANGE_ENDS = 2


def levels_agree(catalogue: Catalogue) -> Iterator[Problem]:
    """The printed level exists in its year and goes with the scores; a printed table of levels is that of the year."""
    for agency, year, results in scored_years(catalogue):
        criteria = agency.criteria_of(year)
        official = criteria.scoring.levels if criteria and criteria.scoring else None
        if criteria and official:
            yield from _table(results, official, year)
            yield from _level(results, criteria, official)


def _table(results: Results, official: Levels, year: int) -> Iterator[Problem]:
    """Rows that differ; where the year's table is not confirmed, only when most rows are as expected."""
    rules = {fold(rule.name): rule for rule in _official(official)}
    rows = [(level, rules[fold(level.name)]) for level in results.levels if fold(level.name) in rules]
    differing = [(level, rule) for level, rule in rows if printed_rule(level) not in (None, rule)]
    if official.certainty not in CONFIRMED and len(rows) < 3 * len(differing):
        return
    for level, rule in differing:
        params = {"level": level.name, "printed": f"{level.range}; {level.condition}", "year": str(year)}
        params |= {"rule": _told(rule), "certainty": official.certainty}
        found = printed_rule(level)
        field = "condition" if found and (found.low, found.high) == (rule.low, rule.high) else "range"
        yield Problem("level-table-differs", level.place_of(field), params, Severity.CHECK)


def printed_rule(level: Level) -> LevelRule | None:
    """A row of a printed table of levels as numbers; None when it holds others than two ends."""
    ends = [Decimal(found) for found in _NUMBER.findall(arabic(level.range))]
    if len(ends) != RANGE_ENDS:
        return None
    least = _LEAST.search(arabic(level.condition))
    return LevelRule(level.name, min(ends), max(ends), Decimal(least[1]) if least else None)


def _official(levels: Levels) -> list[LevelRule]:
    return [LevelRule(rule.name, rule.low, rule.high, rule.each) for rule in levels.levels]


def _told(rule: LevelRule) -> str:
    condition = f" และ IIT, EIT ทั้งสองส่วน, OIT ไม่น้อยกว่า {rule.each}" if rule.each is not None else ""
    return f"{rule.low} - {rule.high}{condition}"


def _level(results: Results, criteria: Criteria, official: Levels) -> Iterator[Problem]:
    total = results.total
    if not total or not total.level:
        return
    rules, certainty = _rules(results, official)
    name = fold(_AROUND.sub("", total.level)).strip()
    params = {"level": total.level, "year": str(criteria.year), "certainty": certainty}
    if name not in [fold(rule.name) for rule in rules]:
        known = [rule.name for rule in rules]
        params |= {"meant": nearest(name, known) or ", ".join(known)}
        yield Problem("level-unknown", total.place_of("level"), params, Severity.CHECK)
        return
    instruments = _instruments(Sheet.of(results).values, criteria)
    possible = [rule.name for rule in possible_levels(rules, total.score.value, instruments)]
    if possible and name not in map(fold, possible):
        scores = ", ".join(f"{code} {score.quantize(Decimal('0.01'))}" for code, score in instruments.items())
        params |= {"total": str(total.score.value), "scores": scores or "–", "meant": " หรือ ".join(possible)}
        yield Problem("level-differs", total.place_of("level"), params, Severity.CHECK)


def _rules(results: Results, official: Levels) -> tuple[Sequence[LevelRule], Certainty]:
    """The year's levels; where they are not confirmed, those the document prints."""
    printed = [printed_rule(level) for level in results.levels]
    if official.certainty in CONFIRMED or not printed or None in printed:
        return _official(official), official.certainty
    return [rule for rule in printed if rule], official.certainty


def _instruments(values: Mapping[str, Decimal], criteria: Criteria) -> dict[str, Decimal]:
    """The instruments as printed, or as their indicators come to."""
    found: dict[str, Decimal] = {}
    for one in criteria.scoring.instruments if criteria.scoring else ():
        parts = [values[str(number)] for number in one.indicators if str(number) in values]
        if one.code in values:
            found[one.code] = values[one.code]
        elif len(parts) == len(one.indicators) and max(parts) <= HIGHEST:
            found[one.code] = sum(parts, Decimal(0)) / len(parts)
    return found
