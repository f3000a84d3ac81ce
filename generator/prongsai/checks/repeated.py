"""Points printed twice in one list: the same suggestion or step again, or all but the same.

A cell filled twice looks copied, and may stand where another point was lost. Short points, and points that differ in
more than one small word or in a number, are left alone.
"""

import re
from collections.abc import Iterator, Sequence

from prongsai.catalogue import Catalogue
from prongsai.checks.running import points
from prongsai.model.base import Record
from prongsai.problems import Problem, Severity
from prongsai.thai import fold

SHORTEST = 25
"""Letters of a point that is hardly written twice by chance."""
SHORTEST_NEAR = 60
"""The same of one that differs in a small word."""
SMALL_WORD = 3
"""Letters of a word left out or added."""
ENDS = 12
"""Letters at either end of a point by which two are taken for alike at first sight."""
SHOWN = 60
"""Letters of a point that are enough to find it by."""
_TELLING = re.compile("[0-9ไม]")
"""What may make another point of it: a number, and letters of ไม่ (not)."""
_NUMBER = re.compile(r"^\(?[0-9]{1,2}[.)]\s*|[\s“”\"]")


def points_told_once(catalogue: Catalogue) -> Iterator[Problem]:
    """No list of points holds the same point twice."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for record, field, written in points(data):
                if _some_alike(written):
                    yield from _repeated(record, field, written)


def _some_alike(written: Sequence[str]) -> bool:
    """Whether two points begin or end alike; few lists hold such points, and only they are worth folding."""
    count = len(written)
    return count > len({point[-ENDS:] for point in written}) or count > len({point[:ENDS] for point in written})


def _repeated(record: Record, field: str, written: Sequence[str]) -> Iterator[Problem]:
    bare = [_NUMBER.sub("", fold(point)) for point in written]
    for later, point in enumerate(bare):
        for earlier, before in enumerate(bare[:later]):
            if len(point) >= SHORTEST and (point == before or small_word_apart(point, before)):
                severity = Severity.CHECK if point == before else Severity.ADVICE
                params = {"text": written[later], "written": _shown(written[later])}
                params["first"] = str(record.place_of(field, earlier).line)
                yield Problem("point-repeated", record.place_of(field, later), params, severity)
                break


def _shown(point: str) -> str:
    return point if len(point) <= SHOWN else f"{point[:SHOWN].rstrip()}…"


def small_word_apart(one: str, other: str) -> bool:
    """Whether two long texts are the same but for a few letters that one of them has more, digits not among them."""
    shorter, longer = sorted((one, other), key=len)
    more = len(longer) - len(shorter)
    if not 0 < more <= SMALL_WORD or len(shorter) < SHORTEST_NEAR:
        return False
    alike = next((at for at, letter in enumerate(shorter) if letter != longer[at]), len(shorter))
    added = longer[alike : alike + more]
    return shorter[alike:] == longer[alike + more :] and not _TELLING.search(added)
