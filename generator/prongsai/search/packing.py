"""The index as files: small scripts that a page of any host, or of a folder without one, can load.

The titles, which come first, are plain UTF-8. The texts are packed: Thai letters take three bytes each, so that gzip,
which remembers 32 kB, sees hardly half a page of them. bzip2 looks at everything at once and needs a third less, also
on hosts that compress nothing. The reader's browser unpacks them in `assets/search/words.js`. The same index always
gives the same bytes.
"""

import bz2
import hashlib
import json
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from prongsai import addresses
from prongsai.search.indexing import Index, Part
from prongsai.search.places import KINDS, Place
from prongsai.static_file import StaticFile

TITLES = "titles"
"""Name of the first part: what the pages are called and where they are."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def index_files(
    index: Index, agencies: Mapping[str, str], synonyms: Iterable[tuple[Sequence[str], Sequence[str]]]
) -> Iterator[StaticFile]:
    """The parts of the index. agencies: short name by folder; synonyms: short and long forms of the same words."""
    bodies = [_part(part) for part in index.parts]
    if bodies:
        bodies[0]["s"] = [[list(short), list(long)] for short, long in synonyms]
    head = _head(index, agencies)
    stamp = hashlib.sha256(json.dumps([head, bodies], ensure_ascii=False).encode()).hexdigest()[:8]
    yield StaticFile(addresses.index(TITLES), f"prongsaiIndex({_json(stamp, head)})\n".encode())
    for part, body in zip(index.parts, bodies, strict=True):
        packed = b64encode(bz2.compress(_json(stamp, body).encode(), 9)).decode()
        yield StaticFile(addresses.index(part.name), f'prongsaiIndex("{packed}")\n'.encode())


def _json(stamp: str, body: Mapping[str, object]) -> str:
    return json.dumps({"v": stamp, **body}, ensure_ascii=False, separators=(",", ":"))


def _head(index: Index, agencies: Mapping[str, str]) -> dict[str, object]:
    """Agencies, kinds, parts; titles, each once; the pages of each place, with the number of a title seen before."""
    number: dict[str, int] = {}
    slugs, kinds = list(agencies), list(KINDS)
    groups: list[list[object]] = []
    for where, entries in groupby(index.entries, lambda entry: entry.place):
        start = _start(where)
        rows = []
        for entry in entries:
            known = number.get(entry.article.title)
            number.setdefault(entry.article.title, len(number))
            end = entry.address.removeprefix(start)
            rows.append(end if known is None else f"{end} {base36(known)}")
        owner = -1 if where.agency is None else slugs.index(where.agency)
        groups.append([owner, where.year or 0, kinds.index(where.kind), "\n".join(rows)])
    return {
        "a": [[slug, agencies[slug]] for slug in slugs],
        "k": list(KINDS.values()),
        "p": [part.name for part in index.parts],
        "t": "\n".join(number),
        "g": groups,
    }


def _start(where: Place) -> str:
    """What the addresses of a place have in common, as the script puts it before them again."""
    if where.agency is None:
        return ""
    return addresses.year(where.agency, where.year) if where.year else addresses.agency(where.agency)


def _part(part: Part) -> dict[str, object]:
    """Texts, one a line, and for each run of them the pages they stand on."""
    runs = [f"{_apart(pages)}:{base36(len(texts))}" for pages, texts in part.texts]
    return {"b": "\n".join(text for _, texts in part.texts for text in texts), "r": runs}


def _apart(pages: Sequence[int]) -> str:
    """Ascending numbers as the way from each to the next, the first one from 0."""
    return ",".join(base36(number - before) for before, number in zip((0, *pages), pages, strict=False))


def base36(number: int) -> str:
    """A number from 0 up as JavaScript reads it with `parseInt(…, 36)`."""
    digits = ""
    while True:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
        if not number:
            return digits
