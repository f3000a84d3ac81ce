"""Where a measure stands: the state its reports declare, whether its time is over, and what is known of it.

Nothing here asks the clock: whether a measure is overdue is told only for a day someone names. What a report leaves
open stays open: a measure reported on without a word about its state is neither called done nor overdue.
"""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from prongsai import thai
from prongsai.catalogue import AgencyCatalogue, FoundMeasure, FoundOutcome
from prongsai.model.evidence import Evidence, FileEvidence, ImageEvidence, LinkEvidence, NoneEvidence
from prongsai.model.progress import Outcome, Round
from prongsai.prose import brief
from prongsai.status import NOT_REPORTED, REPORTED, measure_state
from prongsai.thai.dates import BUDDHIST_ERA
from prongsai.titles import measure_title

STATE_IDS = {
    NOT_REPORTED: "not-reported",
    "ยังไม่เริ่ม": "not-started",
    "กำลังดำเนินการ": "under-way",
    "เสร็จแล้ว": "done",
    "ยกเลิก": "cancelled",
    REPORTED: "reported",
}
"""What addresses and filters call a state, in the order of progress."""
STATE_LOOKS = {"เสร็จแล้ว": "good", REPORTED: "good", "กำลังดำเนินการ": "part", "ยกเลิก": "off"}
"""The look of a state's word, as `p-state--…`; a state that is not named has the plain one."""
OVERDUE = "เลยกำหนดแล้ว"
"""Said beside the state, never instead of it."""
OVERDUE_ID = "overdue"
UNFINISHED = frozenset({NOT_REPORTED, "ยังไม่เริ่ม", "กำลังดำเนินการ"})
"""States of a measure that is not told to be over."""
LONGEST_TITLE = 200
LONGEST_SAYING = 160
LONGEST_HINT = 200
LONGEST_ROUND = 60


@dataclass(frozen=True)
class Standing:
    """A measure with what became of it, as far as this site knows."""

    found: FoundMeasure
    state: str
    """The word the latest report declares, as in `status.STATES`."""
    overdue: bool
    """Its period ended before the named day, and no report calls it done or cancelled."""
    last: FoundOutcome | None
    """The latest report about it."""
    evidence: int
    """How many different pieces of evidence all its reports show."""
    said: tuple[str, str] | None
    """What came of it by the latest report, in one line: output, else outcome, else result, with its name."""

    @property
    def state_id(self) -> str:
        """What addresses and filters call the state."""
        return STATE_IDS[self.state]

    @property
    def title(self) -> str:
        """What it is called, shortened for lists over agencies, whose pages must stay small whatever the data."""
        return brief(measure_title(self.found), LONGEST_TITLE)

    @property
    def hint(self) -> str | None:
        """What it is about, in a few words, where its title does not say so: the guidelines of an untitled measure."""
        measure = self.found.measure
        return None if measure.title or not measure.guidelines else brief(" · ".join(measure.guidelines), LONGEST_HINT)

    @property
    def ended(self) -> thai.Date | None:
        """When its period ends; None for one without an end."""
        period = self.found.measure.period
        return period.end if period else None

    @property
    def report(self) -> str | None:
        """What the latest report is called, in a few words."""
        return round_name(self.last.round) if self.last else None


def standing_of(agency: AgencyCatalogue, found: FoundMeasure, today: dt.date | None = None) -> Standing:
    """Where one measure stands on the day `today`; without a day nothing is overdue."""
    outcomes = agency.outcomes.get((found.year, found.measure.id), ())
    state = measure_state(outcomes)
    last = outcomes[-1] if outcomes else None
    period = found.measure.period
    over = bool(today and period and period.last and period.last < today)
    return Standing(
        found,
        state,
        over and state in UNFINISHED,
        last,
        len(set(_pieces(outcomes))),
        _said(last.outcome) if last else None,
    )


def standings(agency: AgencyCatalogue, year: int, today: dt.date | None = None) -> list[Standing]:
    """Where every measure of a year stands, in the order written."""
    return [standing_of(agency, found, today) for found in agency.measures_of(year)]


def day(today: dt.date | None) -> thai.Date | None:
    """The named day as pages show it."""
    return thai.Date(today.year + BUDDHIST_ERA, today.month, today.day) if today else None


def round_name(one: Round) -> str:
    """`รอบ 6/12 เดือน`, or the title of a round without months, shortened."""
    return f"รอบ {'/'.join(map(str, one.months))} เดือน" if one.months else brief(one.title, LONGEST_ROUND)


def _pieces(outcomes: Iterable[FoundOutcome]) -> Iterator[object]:
    """What stands for a piece of evidence: shown again in a later round, it is the same one."""
    for found in outcomes:
        for piece in found.outcome.evidence:
            if not isinstance(piece, NoneEvidence):
                yield _target(found.year, piece)


def _target(year: int, piece: Evidence) -> object:
    if isinstance(piece, LinkEvidence):
        return piece.link
    if isinstance(piece, (FileEvidence, ImageEvidence)):
        return year, piece.file if isinstance(piece, FileEvidence) else piece.image
    return repr(piece)  # which tells all but the place it is written at


def _said(outcome: Outcome) -> tuple[str, str] | None:
    named = (
        ("ผลผลิต", outcome.output),
        ("ผลลัพธ์", outcome.outcome),
        ("ผลการดำเนินการ", outcome.result),
        ("รายละเอียด", outcome.detail),
    )
    for name, texts in named:
        for text in texts:
            if not thai.says_none(text):
                return name, brief(text, LONGEST_SAYING)
    return None
