"""What a finished site must hold because it was submitted: the last look before the old site is replaced.

The data may be right and a setting, a theme or a plugin of somebody else may still lose a page. So the files that
were really written are looked at, whoever wrote them.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.ledger import Ledger, Version
from prongsai.ledger.chain import NAMED
from prongsai.problems import Place, Problem

_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")


@dataclass(frozen=True)
class Promise:
    """One thing that was submitted, and how it is known to be there."""

    version: Version
    path: str
    """The file on the site."""
    anchors: tuple[str, ...] = ()
    sha256: str | None = None
    """Of a file that must be just as it was."""


def promises(catalogue: Catalogue) -> tuple[Promise, ...]:
    """Every page, anchor, attachment and data file that was submitted and not taken back, each once."""
    found: dict[tuple[str, str], Promise] = {}
    for ledger in catalogue.ledgers:
        for versions in ledger.versions.values():
            for version in versions:
                for promise in _of(ledger, version):
                    found[promise.path, " ".join(promise.anchors)] = promise
        for recorded in ledger.entries:
            submission = recorded.entry.submitted
            code, item = next(iter(submission.items.items()), ("", None)) if submission else ("", None)
            if submission and item:
                version = Version(recorded, submission.year, code, item)
                found |= {(path, ""): Promise(version, path) for path in submission.data}
    return tuple(found.values())


def _of(ledger: Ledger, version: Version) -> Iterator[Promise]:
    item = version.item
    moved = item.address in ledger.moved
    yield Promise(version, f"{item.address}index.html", () if moved else tuple(item.anchors))
    for address in item.pages:
        yield Promise(version, f"{address}index.html")
    for file in item.files:
        if file.path not in ledger.removed:
            yield Promise(version, file.path, sha256=file.sha256)
    for data in item.data:
        yield Promise(version, data.path)


def broken(site: Path, promised: Iterable[Promise]) -> Iterator[Problem]:
    """What the finished site in `site` lacks of what was promised. Names are compared letter by letter."""
    listed: dict[Path, frozenset[str]] = {}
    for promise in promised:
        path = site / promise.path
        if path.parent not in listed:
            names = (one.name for one in path.parent.iterdir()) if path.parent.is_dir() else ()
            listed[path.parent] = frozenset(names)
        about = {
            "item": promise.version.code,
            "year": str(promise.version.year),
            "date": promise.version.recorded.day,
        }
        if path.name not in listed[path.parent]:
            address = promise.path.removesuffix("index.html") if promise.path.endswith("/index.html") else promise.path
            yield Problem("promise-lost", promise.version.place, {**about, "address": f"/{address}"})
        elif promise.sha256 and hashlib.sha256(path.read_bytes()).hexdigest() != promise.sha256:
            yield Problem("promise-changed", promise.version.place, {**about, "path": promise.path})
        elif promise.anchors:
            ids = {one for found in _ID.findall(path.read_text("utf-8", "replace")) for one in found if one}
            for anchor in promise.anchors:
                if anchor not in ids:
                    address = f"/{promise.path.removesuffix('index.html')}#{anchor}"
                    yield Problem("promise-lost", promise.version.place, {**about, "address": address})


def held(catalogue: Catalogue) -> frozenset[str]:
    """Fingerprints of every entry of every ledger."""
    return frozenset(recorded.id for ledger in catalogue.ledgers for recorded in ledger.entries)


def forgotten(old: Path, known: frozenset[str]) -> Iterator[Problem]:
    """What the ledgers of the site standing in `old` hold and today's no longer do: a ledger cut off at its end.

    A site carries the seals of its ledgers, so that the site in place bears witness when the next one is made.
    """
    for path in sorted(old.rglob(addresses.SEALS)) if old.is_dir() else ():
        slug = path.parent.relative_to(old).as_posix().removeprefix(".")
        for line in path.read_text("utf-8", "replace").splitlines():
            seal = line.split(" ", 1)[0]
            if seal and seal not in known:
                yield Problem(
                    "ledger-forgotten", Place(f"data/ledger/{addresses.agency(slug)}seals.txt"), {"seal": seal[:NAMED]}
                )
