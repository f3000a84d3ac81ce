"""Which part of a report is asked for: years, agencies, codes.

Where a problem belongs is read off its place, for the path of a file is agency and year. What belongs to no year or
agency (the agency's own file, the criteria, pages written by hand) concerns all of them and always stays.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from prongsai.problems import Problem
from prongsai.thai import FISCAL_YEARS


class Home(NamedTuple):
    """Agency and year a file belongs to, as far as its path says."""

    agency: str | None = None
    """Its folder; None in the layout of a single agency."""
    year: int | None = None


def home(file: str, data: str) -> Home:
    """Where a file belongs. data: the name of the folder of all data."""
    first, *folders = file.split("/")[:-1] or [""]
    if first != data or folders[:1] == ["criteria"]:
        return Home()
    if folders[:1] == ["ledger"]:  # beside the agencies, and of one of them
        agency = next(iter(folders[1:]), None)
        return Home(None if agency == "shown" else agency, None)
    agency = None if not folders or _year(folders[0]) else folders.pop(0)
    return Home(agency, _year(folders[0]) if folders else None)


def _year(folder: str) -> int | None:
    known = folder.isascii() and folder.isdigit() and int(folder) in FISCAL_YEARS
    return int(folder) if known else None


@dataclass(frozen=True, slots=True)
class Selection:
    """What is asked for; nothing named means everything."""

    years: frozenset[int] = frozenset()
    agencies: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return bool(self.years or self.agencies or self.codes)

    def holds(self, problem: Problem, data: str) -> bool:
        """Whether a problem is among what is asked for."""
        agency, year = home(problem.place.file, data)
        return (
            (not self.years or year is None or year in self.years)
            and (not self.agencies or agency is None or agency in self.agencies)
            and (not self.codes or problem.code in self.codes)
        )

    def split(self, problems: Iterable[Problem], data: str) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
        """What is asked for, and the rest, each in the order given."""
        chosen: list[Problem] = []
        others: list[Problem] = []
        for problem in problems:
            (chosen if self.holds(problem, data) else others).append(problem)
        return tuple(chosen), tuple(others)
