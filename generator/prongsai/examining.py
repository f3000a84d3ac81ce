"""Everything that is to be said about a site before a page is made of it: its data, and the pages beside them.

`examine` keeps the data for what follows. `problems_of` only wants the problems: it goes through many agencies side
by side, a share of them in each process, and says the same.
"""

import datetime as dt
import gc
import os
from collections.abc import Collection, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.checks import check
from prongsai.checks.privacy import content_privacy
from prongsai.checks.submitted import Shown, submitted
from prongsai.loading import agency_folders, load
from prongsai.pages import plan
from prongsai.problems import Place, Problem, Severity
from prongsai.reviewing import reviewed
from prongsai.statics import static_files

MANY = 8
"""From so many agencies on, starting more processes pays."""


def examine(
    data: Path, content: Path | None = None, today: dt.date | None = None, only: Collection[str] | None = None
) -> tuple[Catalogue, tuple[Problem, ...]]:
    """Load, validate, derive and check: the data in context, and every problem found, in order of place.

    content: the folder of pages written by hand beside the data, where there is one.
    today: the day the data are looked at, for what may be overdue; without one nothing is.
    only: agencies (by their folders) whose years are wanted; of all others just the name is read.
    """
    with _uncollected():
        loaded = load(data, only=only)
        catalogue = Catalogue.of(loaded, today)
        found = [*loaded.problems, *check(catalogue)]
        if content and content.is_dir():
            found += content_privacy(content, catalogue)
            if sound(found):
                found += _conflicts(catalogue, content)
        if any(catalogue.ledgers):
            unread = {problem.place.file for problem in loaded.problems if problem.severity is Severity.ERROR}
            files = frozenset(static.path for static in static_files(catalogue))
            pages = frozenset(page.address for page in plan(catalogue))
            found += submitted(catalogue, Shown(pages, files, unread))
        return catalogue, _in_order(reviewed(found, catalogue))


@dataclass(frozen=True)
class Examined:
    """What was found, without the data it was found in."""

    problems: tuple[Problem, ...]
    """In order of place."""
    files: frozenset[str]
    """Every data file that was read, by its name in problems."""


def problems_of(data: Path, content: Path | None = None, today: dt.date | None = None) -> Examined:
    """Every problem of a site, as `examine` finds them."""
    folders = agency_folders(data)
    processes = min(os.cpu_count() or 1, len(folders) // (MANY // 2))
    if len(folders) < MANY or processes < 2:  # noqa: PLR2004  # one process needs no other
        return _share(data, content, today, None)
    shares = [folders[start::processes] for start in range(processes)]
    with ProcessPoolExecutor(processes) as pool:
        found = list(pool.map(partial(_share, data, content, today), shares))
    homes = [tuple(f"{data.name}/{home}{slug}/" for slug in share for home in ("", "ledger/")) for share in shares]
    return Examined(_in_order(_merged(homes, found)), frozenset().union(*(one.files for one in found)))


def _share(data: Path, content: Path | None, today: dt.date | None, only: tuple[str, ...] | None) -> Examined:
    catalogue, problems = examine(data, content, today, only)
    return Examined(problems, frozenset(catalogue.texts))


def _merged(homes: Sequence[tuple[str, ...]], found: Iterable[Examined]) -> Iterator[Problem]:
    """What each share says of its own agencies, and once what all say of the rest of the site.

    homes: the folders of each share's agencies. An agency may declare that something beside the data is meant to be
    public, or was reviewed: then its own share does not say it, or says it as reviewed, and that holds.
    """
    anyones = tuple(home for own in homes for home in own)
    rest: list[dict[tuple[str, Place], Problem]] = []
    for own, examined in zip(homes, found, strict=True):
        yield from (problem for problem in examined.problems if problem.place.file.startswith(own))
        others = (problem for problem in examined.problems if not problem.place.file.startswith(anyones))
        rest.append({(problem.mark, problem.place): problem for problem in others})
    for key, problem in rest[0].items():
        if all(key in others for others in rest):
            yield next((others[key] for others in rest if others[key].reviewed), problem)


def sound(problems: Iterable[Problem]) -> bool:
    """Whether nothing stops the site."""
    return not any(problem.severity is Severity.ERROR for problem in problems)


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: (problem.place, problem.code)))


@contextmanager
def _uncollected() -> Iterator[None]:
    """Data only grow while they are read: looking for garbage among them again and again doubles the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _conflicts(catalogue: Catalogue, content: Path) -> Iterator[Problem]:
    """What is written by hand in `content` at the address of something generated: neither may hide the other.

    The data must be sound, or their pages could not be planned.
    """
    if not any(_may_meet(path.relative_to(content), catalogue) for path in content.rglob("*") if path.is_file()):
        return  # planning every page only to find nothing takes a good part of a check
    pages = ((name, page.address, page.source) for page in plan(catalogue) for name in _names(page.address))
    files = ((static.path, static.path, static.path.rpartition("/")[2]) for static in static_files(catalogue))
    moved = ((name, old, None) for ledger in catalogue.ledgers for old in ledger.moved for name in _names(old))
    for name, address, source in (*pages, *files, *moved):
        if (content / name).is_file():
            params = {"address": f"/{address}", "source": source or "–"}
            yield Problem("address-taken", Place(f"{content.name}/{name}"), params)


def _may_meet(path: Path, catalogue: Catalogue) -> bool:
    """Whether a file written by hand lies where generated ones do, by the first part of its name alone."""
    by_hand = len(path.parts) == 1 and path.suffix == ".md"
    first = path.stem if by_hand else path.parts[0]
    generated = {"index", "README", *addresses.GENERATED, *catalogue.slugs}
    return first in generated or first.isdecimal() or (len(path.parts) == 1 and not by_hand)


def _names(address: str) -> Iterator[str]:
    """The files a page at this address could be written in."""
    stem = address.rstrip("/")
    yield addresses.markdown_file(address)
    yield f"{address}index.html"
    yield f"{stem}/README.md" if stem else "README.md"
    if stem:
        yield f"{stem}.md"
