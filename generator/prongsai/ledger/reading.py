"""The folder of an agency's ledger → a `Ledger`, and everything that was tampered with.

    data/ledger/<agency>/              (data/ledger/ on the site of a single agency)
      2569-03-02-3f1c9a2e5b7d8c90.yml  an entry; its name ends in the first signs of its fingerprint
      seals.txt                        the fingerprint of every entry, one a line: a lost entry leaves a trace
      shown/o13-3f1c9a2e5b7d8c90.md    a page as it was; its name ends in the first signs of its own fingerprint

Every entry names the fingerprints of those before it. So a changed file no longer fits its name, a lost one is
missed by its successors and by the seals, and one changed together with its name is missed under the old one.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path

from prongsai.attachments import left_behind
from prongsai.ledger.book import Ledger, Recorded, in_order
from prongsai.ledger.chain import chain_problems, conflict, digest
from prongsai.model.ledger import Entry
from prongsai.problems import Place, Problem, Severity

FOLDER = "ledger"
SHOWN = "shown"
SEALS = "seals.txt"
LONGEST_SNAPSHOT = 5_000_000
"""Bytes; no page is a tenth as long."""
_ENTRY = re.compile(r"\d{4}-\d{2}-\d{2}-([0-9a-f]{16})\.yml")
_SNAPSHOT = re.compile(r"[a-z0-9-]+-([0-9a-f]{16})\.md")

ReadEntry = Callable[[Path], tuple[Entry | None, str | None, Sequence[Problem]]]
"""Reads a file into an entry and its text, with the problems of its form."""


def read_ledger(
    folder: Path, slug: str, name: Callable[[Path], str], read: ReadEntry
) -> tuple[Ledger, tuple[Problem, ...]]:
    """The ledger in `folder`, which exists, and what is wrong with it.

    name: how problems call a path. read: reads one entry, with the problems of its form.
    """
    entries: list[Recorded] = []
    snapshots: dict[str, str] = {}
    problems: list[Problem] = []
    for path in sorted(folder.iterdir()):
        if path.name in {SEALS, SHOWN} or left_behind(path.name) or (not slug and path.is_dir()):
            continue
        if not (named := _ENTRY.fullmatch(path.name)):
            problems.append(Problem("ledger-stray", Place(name(path)), {"name": path.name}, Severity.CHECK))
            continue
        entry, text, found = read(path)
        if text is not None and (line := conflict(text)):
            problems.append(Problem("ledger-conflict", Place(name(path), line), {"name": path.name}))
            continue
        problems += found
        if text is not None and not digest(text).startswith(named[1]):
            problems.append(Problem("ledger-edited", Place(name(path)), {"name": path.name}))
        if entry and text is not None:
            entries.append(Recorded(digest(text), name(path), entry))
    for path in sorted((folder / SHOWN).iterdir()) if (folder / SHOWN).is_dir() else ():
        named = _SNAPSHOT.fullmatch(path.name)
        text = _text(path)
        if named and text is not None and digest(text).startswith(named[1]):
            snapshots[path.name] = text.replace("\r\n", "\n")
        elif not left_behind(path.name):
            problems.append(Problem("snapshot-edited", Place(name(path)), {"name": path.name}))
    seals = _text(folder / SEALS) or ""
    ledger = Ledger(slug, in_order(entries), snapshots, seals)
    problems += chain_problems(ledger, name(folder / SEALS), unread={problem.place.file for problem in problems})
    return ledger, tuple(problems)


def _text(path: Path) -> str | None:
    try:
        if path.is_file() and path.stat().st_size <= LONGEST_SNAPSHOT:
            return path.read_bytes().decode("utf-8").removeprefix("\ufeff")
    except (OSError, UnicodeDecodeError):
        pass
    return None
