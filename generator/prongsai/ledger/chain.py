"""What holds the entries of a ledger together: fingerprints, the entries each one follows, and the seals."""

import hashlib
import re
from collections.abc import Iterator, Mapping

from prongsai.ledger.book import SHORT, Ledger, Recorded
from prongsai.problems import Place, Problem

NAMED = 16
"""Signs of the fingerprint in a file's name."""
_SEAL = re.compile(r"([0-9a-f]{64})")
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})", re.MULTILINE)


def digest(text: str) -> str:
    """Fingerprint of a text: the same with line ends of Windows and with a byte order mark."""
    return hashlib.sha256(text.removeprefix("\ufeff").replace("\r\n", "\n").encode()).hexdigest()


def conflict(text: str) -> int:
    """The line of the first mark that a failed merge left in a text, counted from 1; 0 when there is none."""
    found = _CONFLICT.search(text)
    return text.count("\n", 0, found.start()) + 1 if found else 0


def chain_problems(ledger: Ledger, file: str, unread: set[str]) -> Iterator[Problem]:
    """What the entries, the seals and the snapshots miss of each other.

    file: the seals, as problems name them. unread: files of which something is said already.
    """
    if line := conflict(ledger.seals):
        yield Problem("ledger-conflict", Place(file, line), {"name": file.rpartition("/")[2]})
        return
    known = {recorded.id: recorded for recorded in ledger.entries}
    sealed = dict(_seals(ledger.seals))
    for number, line_text in enumerate(ledger.seals.splitlines(), 1):
        if line_text.strip() and not _SEAL.match(line_text):
            yield Problem("seal-unreadable", Place(file, number), {"written": line_text.strip()[:80]})
    for recorded in ledger.entries:
        yield from _dates(recorded, known)
        yield from _snapshots(recorded, ledger)
        if recorded.id not in sealed and recorded.file not in unread:
            yield Problem("ledger-unsealed", Place(recorded.file), {"seal": recorded.id})
    missed = {
        before: recorded.entry.place_of("after", position)
        for recorded in reversed(ledger.entries)
        for position, before in enumerate(recorded.entry.after)
    }
    missed |= {seal: Place(file, number) for seal, number in sealed.items() if seal not in missed}
    for lost, place in missed.items():
        if lost not in known:
            yield Problem("ledger-lost", place, {"seal": lost[:NAMED]})


def _seals(text: str) -> Iterator[tuple[str, int]]:
    """Every fingerprint of the seals with its line."""
    for number, line in enumerate(text.splitlines(), 1):
        if found := _SEAL.match(line):
            yield found[1], number


def _dates(recorded: Recorded, known: Mapping[str, Recorded]) -> Iterator[Problem]:
    written = recorded.entry.date
    for before in recorded.entry.after:
        earlier = known.get(before)
        if earlier and written.last < earlier.entry.date.first:
            params = {"written": written.written, "followed": earlier.entry.date.written}
            yield Problem("ledger-backdated", recorded.entry.place_of("date"), params)


def _snapshots(recorded: Recorded, ledger: Ledger) -> Iterator[Problem]:
    """A snapshot may only be gone when the page it keeps was taken back."""
    submitted = recorded.entry.submitted
    for code, item in submitted.items.items() if submitted else ():
        version = f"{item.address.rstrip('/')}-{item.content[:SHORT]}/"
        if item.snapshot not in ledger.snapshots and version not in ledger.removed:
            yield Problem("snapshot-lost", item.place_of("snapshot"), {"item": code, "name": item.snapshot})
