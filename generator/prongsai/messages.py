"""Problems put into words, for a clerk in Thai and for a developer in English.

The texts stand in `messages/<stage>.yml`: per code what was found, why it matters and how to mend it in each
language, which rule says so and how certain that rule is, and an example broken and mended. Keeping all talk to
people in one place keeps it in one voice; the page of all codes is made from the same files.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Literal

import yaml

from prongsai.problems import Problem, Severity

Language = Literal["th", "en"]
Certainty = Literal["high", "medium", "low"]
Sample = str | Mapping[str, str]
"""The text of a file; for what text cannot be, the name of a sample and how it is described."""

SEVERITY_WORDS: dict[Language, dict[Severity, str]] = {
    "th": {Severity.ERROR: "ผิด", Severity.CHECK: "ตรวจสอบ", Severity.ADVICE: "แนะนำ"},
    "en": {Severity.ERROR: "error", Severity.CHECK: "check", Severity.ADVICE: "advice"},
}
CERTAINTY_WORDS: dict[Language, dict[Certainty, str]] = {
    "th": {"high": "ความแน่นอนสูง", "medium": "ความแน่นอนปานกลาง", "low": "ความแน่นอนต่ำ ยังไม่ยืนยัน"},
    "en": {"high": "certain", "medium": "fairly certain", "low": "not confirmed"},
}


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
        texts: dict[str, dict[str, Any]] = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        usual = texts.pop("_usual")
        for code, entry in texts.items():
            if code in known:
                message = f"{file.name}: {code} is worded twice"
                raise ValueError(message)
            known[code] = _rule(code, file.name.removesuffix(".yml"), {**usual, **entry})
    return known


def _rule(code: str, stage: str, entry: Mapping[str, Any]) -> Rule:
    example = Example(**entry["example"]) if "example" in entry else None
    worded: dict[Language, Wording] = {"th": Wording(**entry["th"]), "en": Wording(**entry["en"])}
    return Rule(code, stage, Severity(entry["severity"]), entry["source"], entry["certainty"], example, worded)


def worded(problem: Problem, language: Language = "th") -> Wording:
    """The texts of a problem with its particulars filled in."""
    template = rules()[problem.code].wordings[language]
    return Wording(*(text.format_map(dict(problem.params)) for text in (template.found, template.why, template.mend)))
