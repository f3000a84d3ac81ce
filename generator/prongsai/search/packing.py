"""The index as files: small scripts that a page of any host, or of a folder without one, can load.

The titles, which come first, are plain UTF-8. The texts are packed: gzip, which remembers 32 kB, would see hardly a
page of them at a time. bzip2 looks at everything at once and needs a third less, also on hosts that compress nothing,
and less again when a Thai letter is one byte. The reader's browser unpacks them in `assets/search/words.js`. The same
index always gives the same bytes.
"""

import bz2
import hashlib
import json
import re
from base64 import b64encode
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby, takewhile

from prongsai import addresses
from prongsai.search.articles import BESIDE
from prongsai.search.indexing import Index, Part
from prongsai.search.places import KINDS, Place
from prongsai.static_file import StaticFile

TITLES = "titles"
"""Name of the first part: what the pages are called and where they are."""
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
CHARSET = "cp874"
"""Of the texts; a browser calls it windows-874: https://encoding.spec.whatwg.org/#windows-874"""
_BEYOND = re.compile(f"[^{re.escape(bytes(range(256)).decode(CHARSET, 'ignore'))}]")
"""Signs it does not have."""
_SHORT = 4
"""Letters below which a text is written again rather than referred to."""


def index_files(
    index: Index, agencies: Mapping[str, str], synonyms: Iterable[tuple[Sequence[str], Sequence[str]]]
) -> Iterator[StaticFile]:
    """The parts of the index. agencies: short name by folder; synonyms: short and long forms of the same words."""
    forms = [[list(short), list(long)] for short, long in synonyms]
    bodies = [_part(part, () if number else forms) for number, part in enumerate(index.parts)]
    head = _head(index, agencies)
    stamp = hashlib.sha256(json.dumps([head, bodies], ensure_ascii=False).encode()).hexdigest()[:8]
    yield StaticFile(addresses.index(TITLES), f"prongsaiIndex({_json(stamp, head)})\n".encode())
    for part, body in zip(index.parts, bodies, strict=True):
        yield StaticFile(addresses.index(part.name), f"prongsaiIndex({_json(stamp, body)})\n".encode())


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


def _part(part: Part, synonyms: Sequence[object]) -> dict[str, object]:
    """Texts, one a line, with the synonyms; apart from them, as that packs better, the pages each run of them is on."""
    lines = [text for _, texts in part.texts for text in texts]
    return {"b": _packed(["\n".join(_linked(lines)), synonyms]), "r": _packed(" ".join(_runs(part)))}


def _runs(part: Part) -> Iterator[str]:
    """How many pages a run shares with the one before, the way to each further page, and how many texts there are."""
    before: tuple[int, ...] = ()
    for pages, texts in part.texts:
        shared = len([*takewhile(lambda pair: pair[0] == pair[1], zip(before, pages, strict=False))])
        ways = (page - start for start, page in zip((0, *pages)[shared:], pages[shared:], strict=False))
        yield f"{','.join(map(base36, (shared, *ways)))}:{base36(len(texts))}"
        before = pages


def _linked(lines: Sequence[str]) -> Iterator[str]:
    """What stands beside a name by its place among all texts, where it is one of them."""
    places = {line: place for place, line in enumerate(lines)}
    for line in lines:
        name, _, rest = line.partition(BESIDE)
        linked = len(rest) > _SHORT and rest in places
        yield f"{name}{BESIDE}{BESIDE}{base36(places[rest])}" if linked else line


def _packed(value: object) -> str:
    plain = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    plain = _BEYOND.sub(lambda sign: json.dumps(sign[0])[1:-1], plain)
    return b64encode(bz2.compress(plain.encode(CHARSET), 9)).decode()


def base36(number: int) -> str:
    """A number from 0 up as JavaScript reads it with `parseInt(…, 36)`."""
    digits = ""
    while True:
        number, digit = divmod(number, len(DIGITS))
        digits = DIGITS[digit] + digits
        if not number:
            return digits
