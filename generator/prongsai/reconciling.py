"""What would make scores that contradict each other agree: another printed value, a misread digit, or one value.

Plain numbers only. Tried in that order, because a value the document prints itself is the best explanation, and one
misread digit a better one than any other number.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise, product
from math import prod

from prongsai.scoring import HIGHEST, LOWEST, Relation, Values

MOST_COMBINATIONS = 256
"""Of printed alternatives; more than eight scores printed twice are not tried together."""

DIGITS = "0123456789"
ALIKE = frozenset(
    frozenset(pair)
    for pair in (
        *("08", "06", "17", "27", "38", "35", "56", "58", "68", "49", "69"),  # Arabic digits, in scans
        *("37", "78", "01", "45", "89", "26", "13", "18"),  # Thai digits ๓๗ ๗๘ ๐๑ ๔๕ ๘๙ ๒๖ ๑๓ ๑๘
    )
)
"""Digits that are easily taken for one another."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A printed value read with one mistake."""

    value: Decimal
    alike: bool
    """Whether the two digits look alike, or two neighbours changed places."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One score that would reconcile everything, all others as printed."""

    name: str
    printed: Decimal
    low: Decimal
    high: Decimal
    """It would have to lie between."""
    readings: tuple[Reading, ...] = ()
    """Values between that are one digit away from the printed one, those easily mistaken first."""


@dataclass(frozen=True, slots=True)
class Reconciliation:
    """Everything that would make a group of relations hold."""

    printed: tuple[Mapping[str, Decimal], ...]
    """Choices among values the document prints itself: score and the value to take; the fewest changes only."""
    repairs: tuple[Repair, ...]
    """Single scores, those with a misread digit first."""


def connected(failing: Sequence[Relation]) -> list[list[Relation]]:
    """Failing relations in groups that share a score: contradictions of different groups have different causes."""
    groups: list[tuple[set[str], list[Relation]]] = []
    for relation in failing:
        names = set(relation.names)
        sharing = [group for group in groups if group[0] & names]
        merged = (
            names.union(*(group[0] for group in sharing)),
            [*(one for group in sharing for one in group[1]), relation],
        )
        groups = [group for group in groups if group not in sharing] + [merged]
    return [relations for _, relations in groups]


def combinations(values: Values, others: Mapping[str, Sequence[Decimal]]) -> Iterator[Mapping[str, Decimal]]:
    """Every choice among the values printed for each score, as printed first; the scores in `others` only.

    Where there are too many, one score at a time.
    """
    options = {name: (values[name], *more) for name, more in others.items()}
    if prod(map(len, options.values())) <= MOST_COMBINATIONS:
        for choice in product(*options.values()):
            yield dict(zip(options, choice, strict=True))
        return
    asis = {name: values[name] for name in options}
    yield asis
    for name, more in others.items():
        for other in more:
            yield {**asis, name: other}


def reconcile(
    group: Sequence[Relation],
    relations: Sequence[Relation],
    values: Values,
    others: Mapping[str, Sequence[Decimal]],
) -> Reconciliation:
    """What makes a group of failing relations hold without breaking another.

    group: failing relations that are connected; relations: all that can be checked.
    values: as printed; others: further values the document prints for a score.
    """
    names = {name for relation in group for name in relation.names}
    kept = [relation for relation in relations if relation in group or (names.intersection(relation.names))]
    sound = [relation for relation in kept if relation in group or relation.holds(values)]
    involved = {name: more for name, more in others.items() if name in names}
    found: list[dict[str, Decimal]] = []
    for choice in combinations(values, involved):
        tried = {**values, **choice}
        if all(relation.holds(tried) for relation in sound):
            found.append({name: value for name, value in choice.items() if value != values[name]})
    fewest = min(map(len, found), default=0)
    shared = set.intersection(*(set(relation.names) for relation in group))
    repairs = [repair for name in shared if (repair := _repair(name, sound, values))]
    order = {name: place for place, name in enumerate(values)}
    repairs.sort(key=lambda one: (not one.readings, not any(r.alike for r in one.readings), order[one.name]))
    return Reconciliation(tuple(choice for choice in found if len(choice) == fewest), tuple(repairs))


def _repair(name: str, relations: Sequence[Relation], values: Values) -> Repair | None:
    low, high = LOWEST, HIGHEST
    for relation in relations:
        if name in relation.names:
            least, most = relation.interval(name, values)
            low, high = max(low, least), min(high, most)
    if low > high:
        return None
    printed = values[name]
    if _is_item(name):
        fits = [end for end in (LOWEST, HIGHEST) if low <= end <= high and end != printed]
        return Repair(name, printed, fits[0], fits[0]) if fits else None
    readings = sorted(
        (one for one in misreadings(printed) if low <= one.value <= high), key=lambda one: (not one.alike, one.value)
    )
    return Repair(name, printed, low, high, tuple(readings))


def _is_item(name: str) -> bool:
    return name[0] == "O" and name[1:].isdecimal()


def misreadings(printed: Decimal) -> Iterator[Reading]:
    """Values from 0 to 100 with the same digits but one, or with two neighbours exchanged."""
    text = f"{printed:f}"
    for place, digit in enumerate(text):
        for other in DIGITS if digit in DIGITS else "":
            value = Decimal(f"{text[:place]}{other}{text[place + 1 :]}")
            if other != digit and value <= HIGHEST:
                yield Reading(value, frozenset((digit, other)) in ALIKE)
    digits = [place for place, digit in enumerate(text) if digit in DIGITS]
    for first, second in pairwise(digits):
        if text[first] != text[second]:
            swapped = list(text)
            swapped[first], swapped[second] = text[second], text[first]
            value = Decimal("".join(swapped))
            if value <= HIGHEST:
                yield Reading(value, alike=True)
