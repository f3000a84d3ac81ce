"""What a ledger says: entries in order, the versions of an item, where an address went."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from prongsai import thai
from prongsai.model.ledger import Entry, Removal, SubmittedItem
from prongsai.problems import Place

Key = tuple[int, str]
"""A fiscal year and the code of an item."""
SHORT = 8
"""Signs of a fingerprint that name a version in an address."""


@dataclass(frozen=True)
class Recorded:
    """One entry with its identity."""

    id: str
    """SHA-256 of its file with line ends as LF, hexadecimal: what other entries call it."""
    file: str
    """As problems name it."""
    entry: Entry

    @property
    def day(self) -> str:
        """The day of the entry, for a reader."""
        return thai.show_date(self.entry.date)


@dataclass(frozen=True)
class Version:
    """An item as one submission recorded it."""

    recorded: Recorded
    year: int
    code: str
    item: SubmittedItem

    @property
    def mark(self) -> str:
        """Names this version of the item in addresses."""
        return self.item.content[:SHORT]

    @property
    def place(self) -> Place:
        """Where it is recorded."""
        return self.item.place


@dataclass(frozen=True)
class Ledger:
    """All entries of one agency."""

    slug: str = ""
    entries: tuple[Recorded, ...] = ()
    """Every entry stands after those it follows; what stands side by side is ordered by date, then by fingerprint."""
    snapshots: Mapping[str, str] = field(default_factory=dict)
    """Pages as they were, in Markdown, by the names entries call them."""
    seals: str = ""
    """The list of all entries, as it is written."""

    def __bool__(self) -> bool:
        return bool(self.entries)

    @cached_property
    def versions(self) -> Mapping[Key, tuple[Version, ...]]:
        """Per year and item every submission of it, oldest first."""
        found: dict[Key, list[Version]] = {}
        for recorded in self.entries:
            if submitted := recorded.entry.submitted:
                for code, item in submitted.items.items():
                    version = Version(recorded, submitted.year, code, item)
                    found.setdefault((submitted.year, code), []).append(version)
        return {key: tuple(versions) for key, versions in found.items()}

    def current(self, year: int, code: str) -> tuple[Version, ...]:
        """The versions no later one has followed: one, or several after two people submitted side by side."""
        versions = self.versions.get((year, code), ())
        followed = {
            before for version in versions for before in self._ancestors[version.recorded.id]
        }  # entries that a later submission of the same item knew
        return tuple(version for version in versions if version.recorded.id not in followed)

    def superseded(self, year: int, code: str) -> tuple[Version, ...]:
        """Earlier versions that showed something else than the latest, each once, oldest first."""
        versions = self.versions.get((year, code), ())
        latest = {version.item.content for version in self.current(year, code)[-1:]}
        by_content = {version.item.content: version for version in reversed(versions)}
        return tuple(
            version
            for version in versions
            if by_content[version.item.content] is version and version.item.content not in latest
        )

    @cached_property
    def redirects(self) -> Mapping[str, Recorded]:
        """The latest entry that moved an address."""
        return {one.old: recorded for recorded in self.entries for one in recorded.entry.redirected}

    @cached_property
    def moved(self) -> Mapping[str, str]:
        """Where an address was moved to, by the latest word; chains are as they were recorded."""
        return {one.old: one.new for recorded in self.entries for one in recorded.entry.redirected}

    def anchors(self, address: str) -> tuple[str, ...]:
        """The places within a page that were submitted, each once."""
        versions = (version for many in self.versions.values() for version in many)
        named = (anchor for version in versions if version.item.address == address for anchor in version.item.anchors)
        return tuple(dict.fromkeys(named))

    def destination(self, address: str) -> str | None:
        """Where a moved address leads in the end, chains followed; None when it only leads around."""
        seen = {address}
        while (address := self.moved.get(address, address)) in self.moved:
            if address in seen:
                return None
            seen.add(address)
        return address

    @cached_property
    def removed(self) -> Mapping[str, tuple[Recorded, Removal]]:
        """Addresses that must no longer be shown, with the entry that says why."""
        return {one.address: (recorded, one) for recorded in self.entries for one in recorded.entry.removed}

    def removed_files(self, year: int, code: str) -> tuple[tuple[Recorded, Removal], ...]:
        """Attachments that were submitted for an item and taken back since."""
        paths = (file.path for version in self.versions.get((year, code), ()) for file in version.item.files)
        return tuple(self.removed[path] for path in dict.fromkeys(paths) if path in self.removed)

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """Fingerprints of the entries nothing follows yet, in order: what the next entry follows."""
        followed = {before for recorded in self.entries for before in recorded.entry.after}
        return tuple(recorded.id for recorded in self.entries if recorded.id not in followed)

    @cached_property
    def _ancestors(self) -> Mapping[str, frozenset[str]]:
        found: dict[str, frozenset[str]] = {}
        for recorded in self.entries:
            before = recorded.entry.after
            found[recorded.id] = frozenset(before).union(*(found.get(one, frozenset()) for one in before))
        return found


def in_order(entries: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Entries so that each stands after those it follows; ties by date, then fingerprint. Losses are passed over."""
    waiting = sorted(entries, key=lambda recorded: (recorded.entry.date.first, recorded.id))
    known = {recorded.id for recorded in waiting}
    placed: dict[str, Recorded] = {}
    while waiting:
        ready = next(
            (one for one in waiting if all(before in placed or before not in known for before in one.entry.after)),
            waiting[0],  # a circle cannot be made of fingerprints; whatever this is, it must not hang
        )
        waiting.remove(ready)
        placed[ready.id] = ready
    return tuple(placed.values())
