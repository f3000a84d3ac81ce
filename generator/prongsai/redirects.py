"""Pages left at addresses that moved: plain HTML that leads a reader on from any host, without rules of a server.

With scripts the reader arrives at the same place within the new page; without them the page itself names every such
place and leads on after a while.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from prongsai import addresses
from prongsai.security import secured
from prongsai.static_file import StaticFile
from prongsai.templating import filled

WAIT = 20
"""Seconds in which a reader without scripts can choose a place within the new page, before it opens at its top."""


class RedirectLoopError(Exception):
    """Redirects that lead back to where they came from; `way` holds the addresses in turn, the first once more."""

    def __init__(self, way: tuple[str, ...]) -> None:
        super().__init__(" → ".join(f"/{address}" for address in way))
        self.way = way


@dataclass(frozen=True)
class Redirected:
    """A page that moved, as a reader is told of it."""

    old: str
    """Address where it was; ends in `/`, as every page's does."""
    new: str
    """Address where it is; may name a place within the page by `#…`."""
    date: str
    """When, as shown."""
    reason: str
    agency_name: str
    base: str | None = None
    """Where the site lies on the main website, if that is declared; ends in `/`."""
    fictional: bool = False
    anchors: tuple[str, ...] = ()
    """Places within the page that were submitted, where they are known."""


def collapse(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Per old address where it leads in the end; of two redirects of one address the later counts.

    A place within a page (`#…`) is kept until a later redirect names another.
    Raises RedirectLoopError when following them would never end.
    """
    steps = dict(pairs)
    return {old: _end(old, steps) for old in steps}


def _end(old: str, steps: Mapping[str, str]) -> str:
    way, place, here = [old], "", old
    while here in steps:
        here, _, named = steps[here].partition("#")
        place = named or place
        if here in way:
            raise RedirectLoopError((*way[way.index(here) :], here))
        way.append(here)
    return f"{here}#{place}" if place else here


def redirect_page(moved: Redirected) -> bytes:
    """The page that stands at the old address.

    Raises ValueError when that is no page's: only a page can lead on.
    """
    old, new = moved.old, moved.new
    if not old.endswith("/"):
        message = f"only a page can lead on: {old}"
        raise ValueError(message)
    page = new.partition("#")[0]
    link = addresses.relative(new, old)
    html = filled(
        "redirect.html",
        moved=moved,
        link=link,
        canonical=f"{moved.base}{page}" if moved.base else addresses.relative(page, old),
        shown_new=f"{moved.base or '/'}{new}",
        shown_old=f"{moved.base or '/'}{old}",
        anchors=[(anchor, addresses.relative(f"{page}#{anchor}", old)) for anchor in moved.anchors],
        wait=WAIT if moved.anchors else 0,
        icon=addresses.relative(addresses.asset("mark.svg"), old),
        style=addresses.relative(addresses.STYLE, old),
        script=addresses.relative(addresses.asset("redirect.js"), old),
    )
    return secured(html).encode()


def redirect_pages(all_moved: Iterable[Redirected]) -> Iterator[StaticFile]:
    """Each as a file of the site."""
    for moved in all_moved:
        yield StaticFile(f"{moved.old}index.html", redirect_page(moved))
