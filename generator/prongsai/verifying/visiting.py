"""One claim after the other: opens all its addresses and says what was found at each."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain

from prongsai.problems import Place, Problem, Severity
from prongsai.verifying.answers import OUT_OF_REACH, Answer, host_of
from prongsai.verifying.arriving import arrival, arrived
from prongsai.verifying.claims import Claim, RecordedFile, url
from prongsai.verifying.delivered import Delivered, delivery
from prongsai.verifying.fetching import Fetcher
from prongsai.verifying.judging import Page, confirmed, judged, leads_on, twin_path


@dataclass(frozen=True)
class Result:
    """What became of one claim."""

    key: str
    """Of the claim."""
    url: str
    """Of the item's page; empty where no website is known."""
    findings: tuple[Problem, ...]
    reached: bool
    """Whether the host answered at all; if not, asking again may bring another answer."""
    opened: int = 0
    """How many addresses were opened."""
    date: str = ""
    """When, as the host told it with its answer (RFC 9110, 6.6.1); empty when it did not."""


@dataclass
class Visitor:
    """Goes round; what several claims share is opened once."""

    fetcher: Fetcher
    base: str | None = None
    """Where the site lies instead of where the ledger says; ends in `/`."""
    files: dict[str, Delivered] = field(default_factory=dict)
    pages: dict[str, Answer] = field(default_factory=dict)

    def visit(self, claim: Claim) -> Result:
        """Everything that is to be said of one claim."""
        base = self.base or claim.base
        if base is None:
            undeclared = Problem("website-undeclared", Place(f"/{claim.address}"), {"item": claim.code}, Severity.CHECK)
            return Result(claim.key, "", (undeclared,), reached=True)
        page = self._page(claim, base)
        findings = [*self._elsewhere(claim), *judged(claim, page)]
        reached = page.answer.fault not in OUT_OF_REACH or page.answer.status != 0
        if reached:  # of a host that is out of reach one word is enough
            sure = confirmed(claim, page.twin)
            findings += chain(self._files(claim, base, sure=sure), self._pages(claim, base))
        opened = 1 + (len(claim.files) + len(claim.data) + len(claim.pages)) * reached
        return Result(claim.key, page.url, tuple(findings), reached, opened, page.answer.headers.get("date", ""))

    def _elsewhere(self, claim: Claim) -> Iterator[Problem]:
        """Whether what was submitted lies on the main website, which alone counts."""
        if not self.base and claim.base and claim.website and host_of(claim.base) != host_of(claim.website):
            told = {"url": claim.base, "item": claim.code, "website": claim.website}
            yield Problem("website-differs", Place(url(claim.base, claim.address)), told)

    def _page(self, claim: Claim, base: str) -> Page:
        where = url(base, claim.address)
        target = claim.new_address(claim.address)
        moved = url(base, target) if target is not None else None
        answer = self.fetcher.get(where)
        if moved and leads_on(answer, moved):
            answer = self.fetcher.get(moved)
        if not arrived(answer):
            return Page(where, answer, moved=moved)
        path = twin_path(claim)
        twin = self.fetcher.get(url(base, path)) if path else None
        if twin and path:
            self.files[url(base, path)] = Delivered.of(twin)
        return Page(where, answer, self.fetcher.robots(answer.final), twin, moved)

    def _files(self, claim: Claim, base: str, *, sure: bool) -> Iterator[Problem]:
        for file in (*claim.files, *claim.data):
            yield from delivery(claim, file, self._delivered(claim, base, file), confirmed=sure)

    def _delivered(self, claim: Claim, base: str, file: RecordedFile) -> Delivered:
        """The file; where it is gone, the one it was recorded to have moved to."""
        where, target = url(base, file.path), claim.new_address(file.path)
        if where not in self.files:
            self.files[where] = Delivered.of(self.fetcher.get(where))
        if target is None or arrived(self.files[where].answer):
            return self.files[where]
        moved = url(base, target)
        if moved not in self.files:
            self.files[moved] = Delivered.of(self.fetcher.get(moved))
        return self.files[moved]

    def _pages(self, claim: Claim, base: str) -> Iterator[Problem]:
        for address in claim.pages:
            where, target = url(base, address), claim.new_address(address)
            if where not in self.pages:
                self.pages[where] = self.fetcher.get(where)
            yield from arrival(self.pages[where], url(base, target) if target is not None else None)
