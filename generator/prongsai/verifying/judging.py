"""Whether a page bears out what was submitted: the right item and year, every component, the words and the content.

Pure: a claim and what came back go in, findings come out, as `Problem`s whose place is the address.
"""

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_letters
from urllib.parse import urljoin

from prongsai import addresses
from prongsai.problems import Place, Problem, Severity
from prongsai.records import fingerprint
from prongsai.seen import Chunk, Seen, see
from prongsai.verifying.answers import Answer, host_of
from prongsai.verifying.arriving import arrival, arrived
from prongsai.verifying.claims import Claim
from prongsai.verifying.robots import blocking

_PAGES = {"text/html", "application/xhtml+xml"}
LONG = 12
"""Letters from which on words may be looked for within others: shorter ones are found by chance."""
QUOTED = 80
"""Letters of what is missing that a finding quotes."""
_WRITTEN_TOGETHER = re.compile("[!-~]+")
_LETTERS, _SIGNS = frozenset(ascii_letters), frozenset("/._-")
"""What stands together in addresses and names of files, and in no number of an item."""
NAMED = 3
"""How many of a kind a finding names."""


@dataclass(frozen=True)
class Page:
    """The page of an item as it was opened."""

    url: str
    """Where it was looked for."""
    answer: Answer
    """Of that address, or of the one it leads to by a recorded redirect."""
    robots: str = ""
    """The robots.txt of the host."""
    twin: Answer | None = None
    """The same page as JSON, where one was submitted."""
    moved: str | None = None
    """The absolute address it may lead to."""


def twin_path(claim: Claim) -> str | None:
    """The data file that holds the record of the item, where one was submitted."""
    path = addresses.twin(claim.address, "json")
    return path if any(file.path == path for file in claim.data) else None


def leads_on(answer: Answer, moved: str | None) -> bool:
    """Whether a page is the recorded redirect to `moved`."""
    target = _refreshed(answer, see(answer.text)) if moved and arrived(answer) else None
    return target is not None and target.partition("#")[0] == moved


def judged(claim: Claim, page: Page) -> Iterator[Problem]:
    """Everything that is to be said of the page of a claim."""
    answer = page.answer
    if answer.url != page.url:
        told = {"url": page.url, "chain": f"{page.url} → {answer.url}", "final": answer.url}
        yield Problem("moved-with-reason", Place(page.url), told, Severity.ADVICE)
    yield from arrival(answer, page.moved)
    if not arrived(answer):
        return
    if answer.media_type not in _PAGES or _saved(answer):
        told = {"url": answer.url, "type": "attachment" if _saved(answer) else answer.media_type or "–"}
        yield Problem("page-not-html", Place(answer.url), told)
        return
    seen = see(answer.text)
    yield from _access(answer, seen, page.robots)
    target = _refreshed(answer, seen)
    if target and target.partition("#")[0] != answer.final:
        yield Problem("refresh-elsewhere", Place(answer.url), {"url": answer.url, "target": target})
    told = {"url": answer.url, "item": claim.code, "year": str(claim.year), "title": seen.title or "–"}
    numbered, dated = _named(claim, seen)
    if not numbered and not set(claim.anchors) & seen.anchors:  # an error page served as if it were well, a home page
        if seen.asks_password:
            yield Problem("login-wall", Place(answer.url), told | {"chain": answer.chain, "status": str(answer.status)})
        else:
            yield Problem("page-other", Place(answer.url), told)
        return
    if not numbered:
        yield Problem("page-number-missing", Place(answer.url), told)
    if not dated:
        yield Problem("page-year-missing", Place(answer.url), told)
    yield from _components(claim, answer, seen)
    yield from _content(claim, page, seen)


# --- which page it is


def _named(claim: Claim, seen: Seen) -> tuple[bool, bool]:
    """Whether the number of the item and the year stand in the text; in addresses and file names they do not count."""
    text = _WRITTEN_TOGETHER.sub(lambda found: " " if _is_address(found[0]) else found[0], seen.text)
    letter, number = re.escape(claim.code[:1]), re.escape(claim.code[1:])
    numbered = re.search(rf"(?<![A-Za-z0-9]){letter}\s?0?{number}(?![0-9])", text, re.IGNORECASE)
    dated = re.search(rf"(?<![0-9]){claim.year}(?![0-9])", text)
    return numbered is not None, dated is not None


def _is_address(written: str) -> bool:
    signs = frozenset(written.strip(".-"))
    return bool(signs & _LETTERS and signs & _SIGNS)


def _components(claim: Claim, answer: Answer, seen: Seen) -> Iterator[Problem]:
    for anchor in claim.anchors:
        if anchor not in seen.anchors:
            told = {"url": answer.url, "component": _component(claim.versions[-1].shown, anchor), "anchor": anchor}
            yield Problem("component-anchor-missing", Place(answer.url), told)


def _component(shown: Iterable[Chunk], anchor: str) -> str:
    """How a component is headed; its id where the record does not say."""
    return next((chunk.text for chunk in shown if chunk.under == anchor), anchor)


# --- what it says


def _content(claim: Claim, page: Page, seen: Seen) -> Iterator[Problem]:
    """The record behind the page says which version it is; where it cannot be had, the words do."""
    place, told = Place(page.answer.url), {"url": page.answer.url, "item": claim.code}
    if claim.withdrawn:
        yield Problem("withdrawn-with-reason", place, told | {"why": claim.withdrawn}, Severity.ADVICE)
        return
    latest = claim.versions[-1]
    found = _fingerprint(page.twin)
    fitting = [
        version
        for version in claim.versions
        if (version.content == found if found else not lost(version.shown, seen, claim.anchors))
    ]
    standing = fitting[-1] if fitting else latest
    if found and not fitting:
        yield Problem("content-changed", place, told | {"date": latest.date})
    elif standing.content != latest.content:
        yield Problem("content-older", place, told | {"date": latest.date}, Severity.CHECK)
    elif latest.content != claim.versions[0].content:
        particulars = told | {"date": latest.date, "why": latest.reason or "–"}
        yield Problem("content-changed-with-reason", place, particulars, Severity.ADVICE)
    for under, words in lost(standing.shown, seen, claim.anchors).items():
        quoted = words[0] if len(words[0]) <= QUOTED else f"{words[0][:QUOTED]}…"
        component = _component(standing.shown, under) if under else claim.title
        severity = Severity.ERROR if under in claim.anchors else Severity.CHECK
        particulars = told | {"component": component, "text": quoted, "count": str(len(words))}
        yield Problem("shown-text-missing", place, particulars, severity)


def confirmed(claim: Claim, twin: Answer | None) -> bool:
    """Whether the record behind the page is one that the ledger holds."""
    return _fingerprint(twin) in {version.content for version in claim.versions}


def _fingerprint(twin: Answer | None) -> str | None:
    """Of the record in the data file of the item; None when there is none to be had."""
    if twin is None or not arrived(twin):
        return None
    try:
        return fingerprint(json.loads(twin.body)["record"])
    except (ValueError, TypeError, KeyError, RecursionError):
        return None


def lost(shown: Sequence[Chunk], seen: Seen, anchors: Sequence[str]) -> dict[str, list[str]]:
    """Words that were recorded and are no longer to be seen, by the heading they stood under.

    Words count as often as they stood there. Where a heading is gone altogether, its words are not looked for if it
    is a component (which is told by itself), and on the whole page if it is none.
    """
    sections: dict[str, Counter[str]] = defaultdict(Counter)
    for chunk in seen.chunks:
        sections[chunk.under][chunk.text] += 1
    headings = {heading.id for heading in seen.headings}
    missing: dict[str, list[str]] = defaultdict(list)
    everything = Counter(chunk.text for chunk in seen.chunks)
    for under in dict.fromkeys(chunk.under for chunk in shown):
        if under not in headings and under in anchors and under not in seen.anchors:
            continue
        there = sections[under] if under in headings else everything
        line = " ".join(chunk.text for chunk in seen.chunks if chunk.under == under or there is everything)
        wanted = Counter(chunk.text for chunk in shown if chunk.under == under)
        for words, times in wanted.items():
            if there[words] < times and (len(words) < LONG or line.count(words) < times):
                missing[under].append(words)
    return dict(missing)


# --- what keeps readers away


def _access(answer: Answer, seen: Seen, robots: str) -> Iterator[Problem]:
    place, told = Place(answer.url), {"url": answer.url}
    if rule := blocking(robots, answer.final):
        yield Problem("robots-block", place, told | {"directive": rule}, Severity.CHECK)
    header = answer.headers.get("x-robots-tag", "").lower()
    for by, words in (("X-Robots-Tag", re.findall(r"[a-z]+", header)), ("<meta name=robots>", seen.robots)):
        if {"noindex", "none"} & set(words):
            yield Problem("page-noindex", place, told | {"by": by}, Severity.CHECK)
    start = _joined(answer.final, seen.base or "")
    loaded = list(dict.fromkeys(_joined(start, one.url) for one in seen.resources))
    mixed = [one for one in loaded if _scheme(answer.final) == "https" and _scheme(one) == "http"]
    elsewhere = [one for one in loaded if _scheme(one) in {"http", "https"} and host_of(one) != host_of(answer.final)]
    foreign = [one for one in elsewhere if one not in mixed]
    if mixed:
        yield Problem("mixed-content", place, told | _listed(mixed))
    if foreign:
        yield Problem("foreign-resource", place, told | _listed(foreign), Severity.CHECK)
    if seen.popups:
        yield Problem("page-popup", place, told | {"sign": ", ".join(seen.popups)}, Severity.CHECK)


def _listed(urls: Sequence[str]) -> dict[str, str]:
    return {"resource": ", ".join(urls[:NAMED]), "count": str(len(urls))}


def _saved(answer: Answer) -> bool:
    """Whether a browser would save the page instead of showing it."""
    return answer.headers.get("content-disposition", "").strip().lower().startswith("attachment")


def _refreshed(answer: Answer, seen: Seen) -> str | None:
    """Where the page goes by itself; None when it stays."""
    return _joined(answer.final, seen.refresh) if seen.refresh else None


def _scheme(url: str) -> str:
    return url.partition(":")[0].lower()


def _joined(base: str, reference: str) -> str:
    """An absolute address; what cannot be one stays as it is written."""
    try:
        return urljoin(base, reference)
    except ValueError:
        return reference
