"""How scores make up other scores: relations between printed numbers, levels, and what OIT items come to.

Plain numbers only; problems are made of them in `checks/arithmetic.py`. Rules of a year stand in
`criteria/<year>.yml` under `scoring:`; where they come from and how certain they are says
`reference/ita-scoring.md` (weights and levels: report of 2567; means: reproduced from published scores).

A score goes by a name: `total`, an instrument `IIT`, an indicator `9`, a question `i5`, an item `O7`.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from math import ceil, floor, lcm

from prongsai.model.criteria import Criteria, Scoring

Values = Mapping[str, Decimal]
"""Printed scores by name."""

TOTAL = "total"
LOWEST = Decimal(0)
HIGHEST = Decimal(100)
LAST_PLACE = Decimal("0.01")
INSTRUMENTS = 3
HALF = Decimal("0.005")
"""Scores are printed with two decimals: each may be off by half of the last."""


class Kind(Enum):
    """What a relation rests on; each kind is confirmed, or not, as a whole."""

    QUESTIONS = "questions"
    """IIT questions make an indicator."""
    EIT_QUESTIONS = "eit-questions"
    """EIT questions make an indicator, when a sheet prints means of both parts."""
    ITEMS = "items"
    """OIT items make an indicator, by sub-indicators."""
    INDICATORS = "indicators"
    """Indicators make an instrument."""
    TOTAL = "total"
    """Instruments, or indicators where no instrument is printed, make the total."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A score that is the weighted mean of others: `scale` times it equals the sum of factor times score."""

    kind: Kind
    target: str
    scale: int
    """The sum of all factors."""
    terms: tuple[tuple[str, int], ...]
    """Name and factor of what it is made of."""
    hidden: int = 0
    """Levels between target and terms that are not printed; each may have been rounded."""

    @property
    def names(self) -> tuple[str, ...]:
        """Every score it ties together, the target first."""
        return (self.target, *(name for name, _ in self.terms))

    def expected(self, values: Values) -> Decimal:
        """What the target comes to, unrounded."""
        return sum((factor * values[name] for name, factor in self.terms), LOWEST) / self.scale

    def tolerance(self, values: Values) -> Decimal:
        """How far the scaled sides may be apart when every score was rounded as printed."""
        inputs = sum((factor * rounding(name, values[name]) for name, factor in self.terms), LOWEST)
        return inputs + self.scale * (rounding(self.target, values[self.target]) + self.hidden * HALF)

    def gap(self, values: Values) -> Decimal:
        """The target less what it is made of, times `scale`."""
        return self.scale * values[self.target] - sum((factor * values[name] for name, factor in self.terms), LOWEST)

    def holds(self, values: Values) -> bool:
        """Whether the printed scores can come from one another by rounding."""
        return abs(self.gap(values)) <= self.tolerance(values)

    def exact(self, values: Values) -> bool:
        """Whether the target is what the terms give when only the result is rounded."""
        return rounded(self.expected(values)) == values[self.target]

    def interval(self, name: str, values: Values) -> tuple[Decimal, Decimal]:
        """Lowest and highest value of one of its scores with which it holds, all others as they are."""
        factor = self.scale if name == self.target else -dict(self.terms)[name]
        gap, allowed = self.gap(values), self.tolerance(values)
        ends = [values[name] + (side - gap) / factor for side in (-allowed, allowed)]
        return min(ends), max(ends)


def rounding(name: str, value: Decimal) -> Decimal:
    """How far a printed score may be from the true one: half of its last printed place.

    Scores have two decimals in ITAS; a score printed with fewer (98.5) was rounded further or lost a zero.
    0 and 100 are the ends of the scale; an OIT item is 0 or 100 exactly.
    """
    if name.startswith("O") and name[1:].isdecimal():
        return LOWEST
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or exponent <= -2 or value in (LOWEST, HIGHEST):  # noqa: PLR2004
        return HALF
    return Decimal((0, (5,), min(exponent, 0) - 1))


def rounded(value: Decimal) -> Decimal:
    """As ITAS prints it: two decimals, halves up."""
    return value.quantize(LAST_PLACE, ROUND_HALF_UP)


def relations(criteria: Criteria, weights: Mapping[str, Decimal], names: Iterable[str]) -> list[Relation]:
    """Every relation of a year whose scores are all printed.

    weights: percent per instrument as the document prints them; the year's rule where it prints none.
    names: the scores that are printed.
    OIT items are tied to their indicator by the year's grouping, however certain: ask `grouping_certainty`.
    """
    if not criteria.scoring:
        return []
    printed = frozenset(names)
    found = [_mean(kind, target, parts) for kind, target, parts in _means(criteria.scoring) if parts]
    found += _items(criteria)
    found += _total(criteria.scoring, weights, printed)
    return [relation for relation in found if printed.issuperset(relation.names)]


def _means(scoring: Scoring) -> Iterable[tuple[Kind, str, Sequence[str]]]:
    for asked in scoring.questions.indicators if scoring.questions else ():
        kind = Kind.EIT_QUESTIONS if scoring.measuring(asked.indicator) == "EIT" else Kind.QUESTIONS
        yield kind, str(asked.indicator), asked.codes
    for instrument in scoring.instruments:
        yield Kind.INDICATORS, instrument.code, [str(number) for number in instrument.indicators]


def _mean(kind: Kind, target: str, parts: Sequence[str]) -> Relation:
    return Relation(kind, target, len(parts), tuple((part, 1) for part in parts))


def _items(criteria: Criteria) -> Iterable[Relation]:
    """An OIT indicator is the mean of its sub-indicators, and those of their items."""
    for indicator in criteria.indicators:
        groups = [group for group in criteria.codes_by_group(indicator.number) if group]
        if groups:
            scale = lcm(*map(len, groups))
            terms = tuple((code, scale // len(group)) for group in groups for code in group)
            yield Relation(Kind.ITEMS, str(indicator.number), scale * len(groups), terms, hidden=1)


def _total(scoring: Scoring, weights: Mapping[str, Decimal], printed: frozenset[str]) -> Iterable[Relation]:
    """The total by its instruments; where one is not printed, by all indicators."""
    whole: dict[str, Fraction] = {one.code: Fraction(weights.get(one.code, one.weight)) for one in scoring.instruments}
    by_name = whole
    direct = printed.issuperset(whole)
    if not direct:
        by_name = {
            str(number): whole[one.code] / len(one.indicators)
            for one in scoring.instruments
            for number in one.indicators
        }
    if sum(by_name.values()) != int(HIGHEST):
        return
    scale = lcm(*(factor.denominator for factor in by_name.values()))
    terms = tuple((name, int(factor * scale)) for name, factor in by_name.items())
    yield Relation(Kind.TOTAL, TOTAL, int(HIGHEST) * scale, terms, hidden=0 if direct else 1)


# --- levels


@dataclass(frozen=True, slots=True)
class LevelRule:
    """A level and what it takes."""

    name: str
    low: Decimal
    high: Decimal
    each: Decimal | None = None
    """What IIT, both parts of EIT and OIT must each reach."""


def possible_levels(
    rules: Iterable[LevelRule], total: Decimal, instruments: Mapping[str, Decimal]
) -> Sequence[LevelRule]:
    """The levels a result can have, best first.

    rules: best first; instruments: the three scores, as far as known. The two parts of EIT are not among them: one
    of them is not above EIT, and none is below twice EIT less 100 (parts count half each; inferred, not confirmed).
    """
    least = dict(instruments)
    if "EIT" in least:
        least["EIT"] = 2 * least["EIT"] - HIGHEST
    found: list[LevelRule] = []
    for rule in rules:
        if not rule.low <= total <= rule.high:
            continue
        if rule.each is None:
            return [*found, rule]
        if any(score < rule.each for score in instruments.values()):
            continue
        found.append(rule)
        if len(least) == INSTRUMENTS and all(score >= rule.each for score in least.values()):
            break
    return found


def other_part(indicator: Decimal, questions: Sequence[Decimal]) -> Decimal:
    """The part of an EIT indicator that is not printed, when the printed questions are the other half of it."""
    return 2 * indicator - sum(questions, LOWEST) / len(questions)


# --- OIT from its items


@dataclass(frozen=True, slots=True)
class Bounds:
    """What items come to, as far as it can be told; percent, unrounded."""

    low: Decimal
    high: Decimal
    """Whatever the grouping is: over all groupings in order where it is not confirmed."""
    given: tuple[Decimal, Decimal]
    """Lowest and highest by the grouping the year's criteria write down, however certain."""


@dataclass(frozen=True, slots=True)
class Expected(Bounds):
    """The OIT score the items of a year come to."""

    indicators: Mapping[int, Bounds]
    """OIT is their mean."""


ItemRange = tuple[Decimal | int, Decimal | int]
"""Lowest and highest score an item may get: (100, 100), (0, 0), or (0, 100) when it is open."""

CONFIRMED = frozenset({"high", "medium"})
"""Certainties that are enough to compute by."""


def expected_oit(scores: Mapping[str, ItemRange], criteria: Criteria) -> Expected:
    """The OIT score to expect from its items.

    scores: per item code lowest and highest score; an item that is missing is open (0 to 100).
    Items → sub-indicators → indicators → OIT, each the unweighted mean of what it is made of. Where the grouping
    of an indicator is not confirmed, its bounds are taken over every way to cut its items, in order, into as many
    sub-indicators as the year lists.
    """
    found = {one.number: _expected_indicator(scores, criteria, one.number) for one in criteria.indicators}
    low, high, given_low, given_high = (
        _average([(part.low, part.high, *part.given)[place] for part in found.values()]) for place in range(4)
    )
    return Expected(low, high, (given_low, given_high), found)


def _expected_indicator(scores: Mapping[str, ItemRange], criteria: Criteria, indicator: int) -> Bounds:
    groups = [group for group in criteria.codes_by_group(indicator) if group]
    low, high = ([[scores.get(code, FREE)[end] for code in group] for group in groups] for end in (0, 1))
    given = (_mean_of_means(low), _mean_of_means(high))
    if criteria.grouping_certainty(indicator) in CONFIRMED or not groups:
        return Bounds(*given, given)
    lowest = -_best([-score for group in low for score in group], len(groups))
    return Bounds(lowest, _best([score for group in high for score in group], len(groups)), given)


FREE: ItemRange = (0, 100)
"""An item nothing is known about."""


def _average(scores: Sequence[Decimal]) -> Decimal:
    return sum(scores, LOWEST) / len(scores) if scores else LOWEST


def _mean_of_means(groups: Sequence[Sequence[Decimal | int]]) -> Decimal:
    means = [Fraction(sum(map(Fraction, group))) / len(group) for group in groups]
    return _decimal(sum(means, Fraction()), len(means)) if means else LOWEST


def _decimal(sum_: Fraction, count: int) -> Decimal:
    return Decimal(sum_.numerator) / (sum_.denominator * count)


def _best(scores: Sequence[Decimal | int], groups: int) -> Decimal:
    """The highest mean of means over all ways to cut `scores`, in order, into `groups` parts."""
    # Whole numbers are many times faster than fractions: everything is counted in parts of a common denominator.
    unit = 100 * lcm(*range(1, len(scores) + 1))
    sums = [0]
    for score in scores:
        sums.append(sums[-1] + int(score * unit))
    best = {0: 0}
    """By how many scores are used up."""
    for part in range(1, groups + 1):
        best = {
            end: max(best[start] + (sums[end] - sums[start]) // (end - start) for start in best if start < end)
            for end in range(part, len(scores) - (groups - part) + 1)
        }
    return Decimal(best[len(scores)]) / (unit * groups)


@cache
def cuts_giving(
    zeros: tuple[bool, ...], groups: int, low: Fraction, high: Fraction, smallest: int = 1
) -> tuple[tuple[int, ...], ...]:
    """The ways to cut items into sub-indicators, in order, that bring the indicator between `low` and `high`.

    zeros: per item whether it got 0 (else 100). smallest: items of a sub-indicator at least.
    Comes out: sizes of the sub-indicators, at most `MANY` ways.
    """
    shown = [0]
    for zero in zeros:
        shown.append(shown[-1] + (not zero))
    # Whole numbers are much faster than fractions: everything is counted in parts of the common denominator.
    unit = lcm(*range(1, len(zeros) + 1))
    least, most = (end * groups * unit / 100 for end in (low, high))
    ways: dict[int, dict[int, list[tuple[int, ...]]]] = {0: {0: [()]}}
    for part in range(1, groups + 1):
        reached: dict[int, dict[int, list[tuple[int, ...]]]] = {}
        for end in range(part, len(zeros) - (groups - part) + 1):
            if part == groups and end < len(zeros):
                continue
            sums: dict[int, list[tuple[int, ...]]] = {}
            for start, before in ways.items():
                if start + smallest <= end:
                    mean = (shown[end] - shown[start]) * unit // (end - start)
                    for sum_, sizes in before.items():
                        known = sums.setdefault(sum_ + mean, [])
                        known += [(*one, end - start) for one in sizes[: MANY - len(known)]]
            reached[end] = sums
        ways = reached
    found = ways.get(len(zeros), {})
    return tuple(size for sum_ in sorted(found) if least <= sum_ <= most for size in found[sum_])[:MANY]


MANY = 4
"""How many ways are named."""


def values_near(sizes: Sequence[int], value: Decimal) -> tuple[Decimal, Decimal]:
    """The nearest values, not above and not below, that items of 0 or 100 give in sub-indicators of these sizes."""
    unit = lcm(*sizes)
    sums = {0}
    for size in sizes:
        sums = {sum_ + shown * unit // size for sum_ in sums for shown in range(size + 1)}
    given = sorted(100 * Decimal(sum_) / (unit * len(sizes)) for sum_ in sums)
    place = bisect_left(given, value)
    above = given[min(place, len(given) - 1)]
    return (above if above == value else given[max(place - 1, 0)]), above


@cache
def any_sizes_give(items: int, groups: int, value: Decimal) -> bool:
    """Whether items of 0 or 100 come to a printed value when cut into sub-indicators of any sizes."""
    # The share of points lost is as good as the share got, and is smaller in most sheets: fewer sums to try.
    share = min(value, HIGHEST - value)
    low, high = (Fraction(share + side) * groups / 100 for side in (-LAST_PLACE, LAST_PLACE))
    return _sums_between(items, groups, low, high, items)


def _sums_between(items: int, groups: int, low: Fraction, high: Fraction, largest: int) -> bool:
    """Whether fractions with `groups` denominators, adding up to `items`, none above `largest`, sum up to between."""
    if groups == 1:
        return items <= largest and max(0, ceil(low * items)) <= min(floor(high * items), items)
    return any(
        _sums_between(items - size, groups - 1, low - Fraction(part, size), high - Fraction(part, size), size)
        for size in range(ceil(items / groups), min(largest, items - groups + 1) + 1)
        for part in range(min(size, floor(high * size)) + 1)
    )
