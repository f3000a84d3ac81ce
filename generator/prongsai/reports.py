"""Problems as a clerk reads them in a terminal: each with its place, reason and way out, and how many there are."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from prongsai.messages import CERTAINTY_WORDS, SEVERITY_WORDS, Language, certainty_of, source_of, worded
from prongsai.problems import Problem, Severity

SOURCE_WORDS: dict[Language, str] = {"th": "ที่มา", "en": "source"}
REVIEWED_WORDS: dict[Language, str] = {"th": "ตรวจแล้ว", "en": "reviewed"}
COUNTED: dict[Language, dict[str, str]] = {
    "th": {"error": "ผิด {} จุด", "check": "ตรวจสอบ {} จุด", "advice": "แนะนำ {} จุด", "reviewed": "ตรวจแล้ว {} จุด"},
    "en": {"error": "{} wrong", "check": "{} to check", "advice": "{} advised", "reviewed": "{} reviewed"},
}
GRAVITY = (Severity.ERROR, Severity.CHECK, Severity.ADVICE)
"""Severities, the gravest first."""


def report(problem: Problem, language: Language = "th") -> str:
    """A problem as lines for a terminal: place, severity, what, why, by which rule, how to mend it.

    One that was reviewed is told shortly, with who said when and why that it stays.
    """
    words = worded(problem, language)
    if problem.reviewed:
        said = problem.reviewed
        who = " ".join(filter(None, (said.date, said.by)))
        found = " ".join(words.found.split())
        return f"{problem.place}: {REVIEWED_WORDS[language]}: {found} [{problem.mark}]\n    {who}: {said.reason}"
    severity = SEVERITY_WORDS[language][problem.severity]
    source = f"{SOURCE_WORDS[language]}: {source_of(problem)} ({CERTAINTY_WORDS[language][certainty_of(problem)]})"
    lines = [f"{problem.place}: {severity}: {words.found} [{problem.mark}]"]
    for text in (words.why, source, words.mend):
        lines += [f"    {line}" for line in text.splitlines()]
    return "\n".join(lines)


def open_first(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The same problems, the gravest first, those that were reviewed after all others; else in the order given."""
    return tuple(sorted(problems, key=lambda problem: (problem.reviewed is not None, GRAVITY.index(problem.severity))))


def stopping(problems: Iterable[Problem], stop_at: Severity = Severity.ERROR) -> tuple[Problem, ...]:
    """The problems of this severity or a graver one; what was reviewed stops nothing."""
    grave = GRAVITY[: GRAVITY.index(stop_at) + 1]
    return tuple(problem for problem in problems if problem.severity in grave and not problem.reviewed)


@dataclass(frozen=True, slots=True)
class Counts:
    """How many problems there are of each severity; reviewed ones are counted apart."""

    error: int = 0
    check: int = 0
    advice: int = 0
    reviewed: int = 0

    @classmethod
    def of(cls, problems: Iterable[Problem]) -> "Counts":
        """The problems, counted."""
        return cls(**Counter("reviewed" if problem.reviewed else problem.severity.value for problem in problems))

    def worded(self, language: Language = "th", *, without: Sequence[str] = ()) -> str:
        """`ตรวจสอบ 3 จุด · แนะนำ 1 จุด`: what there is none of is left out, and so is what `without` names."""
        told = (
            text.format(count)
            for name, text in COUNTED[language].items()
            if (count := getattr(self, name)) and name not in without
        )
        return " · ".join(told)


def verdict(problems: Iterable[Problem], left_out: Iterable[Problem] | None = None, language: Language = "th") -> str:
    """What it all comes to, in one line.

    left_out: what the options keep from being shown, None where there are no such options. It is counted too:
    whoever looks at a part must not believe that the whole is in order.
    """
    shown, hidden = Counts.of(problems), Counts.of(left_out or ())
    others = shown.worded(language, without=["error"])
    first, chosen, elsewhere, stops = _VERDICTS[language]
    head = (chosen if left_out is not None else "") + first[min(shown.error, 1)].format(shown.error)
    tail = elsewhere.format(hidden.worded(language)) if hidden != Counts() else ""
    return f"{head}{f' · {others}' if others else ''}{tail}{stops if shown.error or hidden.error else ''}"


_VERDICTS: dict[Language, tuple[tuple[str, str], str, str, str]] = {
    "th": (
        ("ไม่พบข้อผิดพลาด", "พบจุดที่ผิด {} จุด"),
        "ในส่วนที่เลือก ",
        " (นอกส่วนที่เลือก: {})",
        " ยังสร้างเว็บไซต์ไม่ได้จนกว่าจะแก้ไขจุดที่ผิด เว็บไซต์เดิมยังอยู่ครบ",
    ),
    "en": (
        ("nothing wrong", "{} wrong"),
        "in what was chosen: ",
        " (elsewhere: {})",
        "; no site is built until that is mended, the old one stays",
    ),
}
"""Per language: without and with errors, what is said of a part, what lies outside it, what errors mean."""


def rest(problems: Iterable[Problem], language: Language = "th") -> str:
    """One line for a builder: how much a person should look at, and how to see it; empty when there is nothing."""
    counts = Counts.of(problems).worded(language, without=["error", "reviewed"])
    if not counts:
        return ""
    return {
        "th": f"มีจุดที่ควรดู ({counts}) สั่ง prongsai check เพื่อดูรายละเอียด",
        "en": f"to look at: {counts}; run prongsai check to see them",
    }[language]


def how_to_review(problem: Problem, file: str, today: str | None, language: Language = "th") -> str:
    """How to put down that a problem was looked at and stays, with a line ready for the agency's reviews.yml."""
    day = today or {"th": "วันที่ตรวจ", "en": "DATE"}[language]
    reason, by = {"th": ("เหตุผลที่คงไว้", "ตำแหน่งผู้ตรวจ"), "en": ("WHY", "POSITION")}[language]
    line = f"reviews: [{{problem: {problem.mark}, date: {day}, reason: {reason}, by: {by}}}]"
    return {
        "th": f"จุดที่ตรวจแล้วและคงไว้ ให้จดใน {file} เช่น  {line}",
        "en": f"to keep what was looked at, write in {file}:  {line}",
    }[language]
