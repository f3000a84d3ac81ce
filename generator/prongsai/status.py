"""What has been reached: per item whether its components are shown, per measure how far it got.

Derived from the data alone. Nothing here asks what day it is: late means published after the declared due date.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import get_args

from prongsai.catalogue import AgencyCatalogue, FoundItem, FoundMeasure, FoundOutcome
from prongsai.model.criteria import Component
from prongsai.model.evidence import Evidence, NoneEvidence
from prongsai.model.progress import State


class ItemState(StrEnum):
    """How complete an item is; the value is the word shown to readers."""

    COMPLETE = "ครบทุกองค์ประกอบ"
    PARTIAL = "ยังไม่ครบ"
    MISSING = "ยังไม่มีข้อมูล"
    UNCOLLECTED = "ยังไม่ได้รวบรวม"
    """This site holds no evidence of the year at all, which says nothing about the agency."""
    WITHDRAWN = "ถอนแล้ว"


@dataclass(frozen=True)
class ComponentStatus:
    """A component beside what is shown for it."""

    component: Component
    evidence: tuple[Evidence, ...]

    @property
    def declared_none(self) -> bool:
        """Whether the agency states that there is nothing to report."""
        return bool(self.evidence) and all(isinstance(part, NoneEvidence) for part in self.evidence)


@dataclass(frozen=True)
class ItemStatus:
    """An item with its components."""

    found: FoundItem
    components: tuple[ComponentStatus, ...]

    @property
    def shown(self) -> int:
        """How many components have evidence or an explicit ไม่มี."""
        return sum(bool(status.evidence) for status in self.components)

    @property
    def state(self) -> ItemState:
        """Complete only when every component is answered."""
        evidence = self.found.evidence
        if evidence and evidence.withdrawn:
            return ItemState.WITHDRAWN
        if not self.shown:
            return ItemState.MISSING if self.found.collected else ItemState.UNCOLLECTED
        return ItemState.COMPLETE if self.shown == len(self.components) else ItemState.PARTIAL

    @property
    def late(self) -> bool:
        """Published after the declared due date."""
        published, due = self.found.evidence and self.found.evidence.published, self.found.due
        return bool(published and due and published.first > due.last)


def item_status(found: FoundItem) -> ItemStatus:
    """The state of one item of one agency and year."""
    shown = found.evidence.components if found.evidence else {}
    return ItemStatus(
        found,
        tuple(ComponentStatus(component, shown.get(component.id, ())) for component in found.item.components),
    )


NOT_REPORTED = "ยังไม่มีรายงานผล"
REPORTED = "รายงานผลแล้ว"
STATES = (NOT_REPORTED, *get_args(State), REPORTED)
"""Every state of a measure, in the order of progress."""


def measure_state(outcomes: Iterable[FoundOutcome]) -> str:
    """The state the latest report declares; `รายงานผลแล้ว` where it reports without naming one."""
    latest = None
    for latest in outcomes:  # noqa: B007  # only the last one counts
        pass
    if latest is None:
        return NOT_REPORTED
    return latest.outcome.state or REPORTED


def state_of(agency: AgencyCatalogue, found: FoundMeasure) -> str:
    """How far a measure got."""
    return measure_state(agency.outcomes.get((found.year, found.measure.id), ()))
