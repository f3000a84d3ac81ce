"""Problems put into words, for a clerk in Thai and for a developer in English.

The texts stand in `messages/<stage>.yml`: per code what was found, why it matters and how to mend it in each
language, which rule says so and how certain that rule is, and an example broken and mended. Keeping all talk to
people in one place keeps it in one voice; the page of all codes is made from the same files.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from prongsai.problems import Problem, Severity

Language = Literal["th", "en"]
Certainty = Literal["high", "medium", "low"]
Sample = str | Mapping[str, str] | None
"""The text of a file; for what text cannot be, the name of a sample and how it is described; None: no such file."""

SEVERITY_WORDS: dict[Language, dict[Severity, str]] = {
    "th": {Severity.ERROR: "ผิด", Severity.CHECK: "ตรวจสอบ", Severity.ADVICE: "แนะนำ"},
    "en": {Severity.ERROR: "error", Severity.CHECK: "check", Severity.ADVICE: "advice"},
}
CERTAINTY_WORDS: dict[Language, dict[Certainty, str]] = {
    "th": {"high": "ความแน่นอนสูง", "medium": "ความแน่นอนปานกลาง", "low": "ความแน่นอนต่ำ ยังไม่ยืนยัน"},
    "en": {"high": "certain", "medium": "fairly certain", "low": "not confirmed"},
}

PARTICULARS, ENGLISH = "_particulars.yml", "_english.yml"
"""The names of particulars, and English for what checks put into them, among the wordings that hold them in braces."""
_THAI = re.compile("[ก-๛]")


@dataclass(frozen=True, slots=True)
class Wording:
    """One code in one language, with `{param}` placeholders."""

    found: str
    why: str
    mend: str


@dataclass(frozen=True, slots=True)
class Example:
    """The smallest site with a problem, and what to change in it: files named from the data folder."""

    broken: Mapping[str, Sample]
    mended: Mapping[str, Sample]
    """Only the files that differ."""
    today: str | None = None
    """The day it is looked at, where the rule asks for one."""


@dataclass(frozen=True, slots=True)
class Rule:
    """What stands behind a code."""

    code: str
    stage: str
    """Stem of the file that words it: `loading`, `arithmetic`."""
    severity: Severity
    """As it is usually met; where a rule is not confirmed for a year, a problem may be milder."""
    source: str
    """Which law, criteria or document says so, in Thai."""
    certainty: Certainty
    example: Example | None
    """None for the few that no data can produce."""
    wordings: Mapping[Language, Wording] = field(repr=False)


@cache
def rules() -> Mapping[str, Rule]:
    """All codes, in the order of the files and within them.

    Raises ValueError when a code is worded twice.
    """
    known: dict[str, Rule] = {}
    folder = resources.files("prongsai") / "messages"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name in {PARTICULARS, ENGLISH}:
            continue
        texts: dict[str, dict[str, Any]] = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        usual = texts.pop("_usual")
        for code, entry in texts.items():
            if code in known:
                message = f"{file.name}: {code} is worded twice"
                raise ValueError(message)
            known[code] = _rule(code, file.name.removesuffix(".yml"), {**usual, **entry})
    return known


def _rule(code: str, stage: str, entry: Mapping[str, Any]) -> Rule:
    shown = entry.get("example")
    example = Example(shown["broken"], shown["mended"], _day(shown.get("today"))) if shown else None
    worded: dict[Language, Wording] = {"th": Wording(**entry["th"]), "en": Wording(**entry["en"])}
    return Rule(code, stage, Severity(entry["severity"]), entry["source"], entry["certainty"], example, worded)


def _day(written: object) -> str | None:
    return None if written is None else str(written)  # YAML takes a bare 2569-03-31 for a date


def worded(problem: Problem, language: Language = "th") -> Wording:
    """The texts of a problem with its particulars filled in."""
    params = problem.params
    if language == "en":
        params = {name: in_english(value) for name, value in params.items()}
    return _filled(rules()[problem.code].wordings[language], params)


def in_english(value: str) -> str:
    """A particular that is made of words checks use, in English; data stay as they are, whatever words they hold."""
    if not _THAI.search(value):
        return value
    english, phrases = _english()
    told = phrases.sub(lambda found: english[found[0]], value)
    return value if _THAI.search(told) else told


@cache
def _english() -> tuple[Mapping[str, str], re.Pattern[str]]:
    """What checks say in Thai with its English, and the pattern that finds it, the longest first."""
    english: dict[str, str] = _read(ENGLISH)
    longest_first = sorted(english, key=len, reverse=True)
    return english, re.compile("|".join(map(re.escape, longest_first)))


def pattern(rule: Rule, language: Language = "th") -> Wording:
    """The texts of a code, with the name of each particular where a problem has its value: `‹written›`."""
    return _filled(rule.wordings[language], _Named(language))


def source_of(problem: Problem) -> str:
    """Which law, criteria or document says so."""
    return rules()[problem.code].source.format_map(dict(problem.params))


def source_pattern(rule: Rule) -> str:
    """The same of a code, with the names of particulars."""
    return rule.source.format_map(_Named("th"))


def certainty_of(problem: Problem) -> Certainty:
    """How certain the rule is for this problem: a check may know better than the rule."""
    told: Certainty = problem.params.get("certainty", rules()[problem.code].certainty)  # type: ignore[assignment]  # checks put only these in
    return told


class _Named(dict[str, str]):
    """Gives each particular its own name for a value."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.names = particulars() if language == "th" else {}

    def __missing__(self, name: str) -> str:
        return f"‹{self.names.get(name, name)}›"


@cache
def particulars() -> Mapping[str, str]:
    """What each particular of a wording is called in Thai."""
    return _read(PARTICULARS)


def _read(name: str) -> dict[str, str]:
    text = (resources.files("prongsai") / "messages" / name).read_text("utf-8")
    words: dict[str, str] = yaml.load(text, Loader=yaml.CSafeLoader)
    return words


def _filled(wording: Wording, params: Mapping[str, str]) -> Wording:
    given = params if isinstance(params, dict) else dict(params)
    return Wording(*(text.format_map(given).strip() for text in (wording.found, wording.why, wording.mend)))
