"""Every link of a finished site followed to its end: pages, places within them, pictures, scripts, styles, data.

The crawler knows neither disk nor network: it is handed the names of all files and something that fetches one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote, urljoin, urlsplit

from prongsai.delivery.links import Leading, leading

ROOT = "http://site.invalid/a/b/ita/"
"""Stands for wherever the site lies: deep enough that a link which climbs too high is seen."""
_HOME = urlsplit(ROOT)
_KEPT = "/%!$&'()*+,;=:@~-._"
"""Signs of a path that stay as they are; all others are written the way addresses are sent."""
Why = Literal["missing", "anchor", "outside"]
"""Nothing is there; the page has no such place; it leaves the folder of the site."""
Fetch = Callable[[str], bytes | None]
"""Address from the root of the site, as a reader's browser asks for it → what it gets; None when it gets nothing."""


@dataclass(frozen=True)
class Broken:
    """A link that leads nowhere."""

    file: str
    """The file it stands in."""
    link: str
    """As written."""
    why: Why


def broken(files: Iterable[str], fetch: Fetch, base: str | None = None) -> Iterator[Broken]:
    """Every broken link of the files named, in their order.

    base: where the site lies on the main website, ending in `/`: absolute links below it lead into the site.
    """
    read = cache(lambda address: _read(fetch, address))
    for file in files:
        found = read(quote(file))
        if found is None:
            yield Broken(file, file, "missing")
            continue
        for link in found.links:
            target = _target(link, quote(file), base)
            if target and (why := _wrong(target, read)):
                yield Broken(file, link, why)


class _Target(NamedTuple):
    """Where a link of the site's own leads."""

    address: str | None
    """From the root of the site; None where it leaves its folder."""
    anchor: str


def _wrong(target: _Target, read: Callable[[str], Leading | None]) -> Why | None:
    if target.address is None:
        return "outside"
    reached = read(target.address)
    if reached is None:
        return "missing"
    return "anchor" if target.anchor and reached.anchors and target.anchor not in reached.anchors else None


def _read(fetch: Fetch, address: str) -> Leading | None:
    content = fetch(address)
    name = unquote(address)
    return (
        None if content is None else leading(f"{name}index.html" if not name or name.endswith("/") else name, content)
    )


def _target(link: str, file: str, base: str | None) -> _Target | None:
    """Where a link leads; None where it leads to another host, or to none (`mailto:`)."""
    whole = urlsplit(urljoin(ROOT + file, _rooted(link, base)))
    if (whole.scheme, whole.netloc) != (_HOME.scheme, _HOME.netloc):
        return None
    path = quote(whole.path, safe=_KEPT)
    inside = path.startswith(_HOME.path)
    return _Target(path.removeprefix(_HOME.path) if inside else None, unquote(whole.fragment))


def _rooted(link: str, base: str | None) -> str:
    """A link to the declared place of the site, by its host or by its folder alone, as one into the site crawled."""
    folder = urlsplit(base).path if base else "/"
    for front in filter(None, (base, folder)):
        if link.startswith(front) and (front != "/" or base) and not link.startswith("//"):
            return urljoin(ROOT, link.removeprefix(front))
    return link
