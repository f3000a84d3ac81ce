"""Numbers that count up: of measures, and of points in a list; and months a measure promises, told twice.

Only where all others go by one from the first to the last is the one that does not a slip. Lists in another order,
with gaps of their own or with points in between are left alone.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from prongsai.catalogue import Catalogue
from prongsai.loading import YearData
from prongsai.model.base import Record
from prongsai.model.measures import Measure
from prongsai.problems import Problem, Severity
from prongsai.thai import arabic

ENOUGH = 3
"""In a list of fewer, none is the odd one."""
_POINT = re.compile(r"\(?([0-9]{1,2})[.)] ?(?![0-9])")
_ROUND = re.compile(r"(?<!ทุก)รอบ ?([0-9]{1,2}) ?เดือน")
_LISTS = (
    ("measures", ("steps", "guidelines", "follow_up")),
    ("entries", ("suggestions",)),
)
"""Records of a file, and their fields that are lists of points."""


def numbers_run(catalogue: Catalogue) -> Iterator[Problem]:
    """Printed numbers of measures and of points go up one by one."""
    for agency in catalogue.agencies:
        for data in agency.years:
            measures = data.measures.measures if data.measures else ()
            written = [arabic(measure.number or "") for measure in measures]
            if all(map(str.isdecimal, written)) and (odd := odd_one([int(number) for number in written])):
                position, expected = odd
                yield _broken(measures[position], ("number",), written[position], expected)
            for record, field, listed in points(data):
                yield from _listed(record, field, listed)


def points(data: YearData) -> Iterator[tuple[Record, str, Sequence[str]]]:
    """Every list of points of a year: the record, its field and the texts."""
    parts = (("measures", data.measures), ("entries", data.analysis))
    fields = dict(_LISTS)
    for name, root in parts:
        for record in getattr(root, name) if root else ():
            for field in fields[name]:
                yield record, field, getattr(record, field)
    if data.constraints:
        yield data.constraints, "constraints", data.constraints.constraints
        yield data.constraints, "suggestions", data.constraints.suggestions


def _listed(record: Record, field: str, listed: Sequence[str]) -> Iterator[Problem]:
    if len(listed) < ENOUGH:
        return
    found = [_POINT.match(arabic(point)) for point in listed]
    numbers = [int(one[1]) for one in found if one]
    if len(numbers) == len(listed) and (odd := odd_one(numbers)):
        position, expected = odd
        yield _broken(record, (field, position), str(numbers[position]), expected)


def odd_one(numbers: Sequence[int]) -> tuple[int, int] | None:
    """Position of the only number that breaks the running of all others, and what it should be.

    None as well where the numbers are all there in another order.
    """
    starts = Counter(number - position for position, number in enumerate(numbers))
    if len(numbers) < ENOUGH or len(starts) != len("ab"):
        return None
    start, count = starts.most_common(1)[0]
    ordered = sorted(numbers)
    if count != len(numbers) - 1 or ordered == list(range(ordered[0], ordered[0] + len(ordered))):
        return None
    position = next(at for at, number in enumerate(numbers) if number - at != start)
    return (position, start + position) if start + position > 0 else None


def _broken(record: Record, path: tuple[str | int, ...], number: str, expected: int) -> Problem:
    params = {"number": number, "expected": str(expected)}
    return Problem("number-out-of-order", record.place_of(*path), params, Severity.CHECK)


def rounds_told_alike(catalogue: Catalogue) -> Iterator[Problem]:
    """The months of `rounds` are those the follow-up text of the measure names, where it names as many."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for measure in data.measures.measures if data.measures else ():
                if measure.rounds and measure.follow_up:
                    yield from _rounds(measure)


def _rounds(measure: Measure) -> Iterator[Problem]:
    named = {int(month) for text in measure.follow_up for month in _ROUND.findall(arabic(text))}
    if len(named) == len(set(measure.rounds)) and named != set(measure.rounds):
        told = {"rounds": ", ".join(map(str, measure.rounds)), "told": ", ".join(map(str, sorted(named)))}
        place = measure.place_of("rounds")
        yield Problem("rounds-differ", place, {"measure": measure.id, **told}, Severity.CHECK)
