"""Problems put into words, for a clerk in Thai and for a developer in English.

The texts stand in `messages/<stage>.yml`: per code and language what was found, why it matters and how to mend
it. Keeping all talk to people in one place keeps it in one voice.
"""

from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Literal

import yaml

from prongsai.problems import Problem, Severity

Language = Literal["th", "en"]

SEVERITY_WORDS: dict[Language, dict[Severity, str]] = {
    "th": {Severity.ERROR: "ผิด", Severity.CHECK: "ตรวจสอบ", Severity.ADVICE: "แนะนำ"},
    "en": {Severity.ERROR: "error", Severity.CHECK: "check", Severity.ADVICE: "advice"},
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One code in one language, with `{param}` placeholders."""

    found: str
    why: str
    mend: str


@cache
def wordings(language: Language) -> dict[str, Wording]:
    """All codes in one language.

    Raises ValueError when a code is worded twice.
    """
    known: dict[str, Wording] = {}
    folder = resources.files("prongsai") / "messages"
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        texts = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
        for code, languages in texts.items():
            if code in known:
                message = f"{file.name}: {code} is worded twice"
                raise ValueError(message)
            known[code] = Wording(**languages[language])
    return known


def worded(problem: Problem, language: Language = "th") -> Wording:
    """The texts of a problem with its particulars filled in."""
    template = wordings(language)[problem.code]
    return Wording(*(text.format_map(dict(problem.params)) for text in (template.found, template.why, template.mend)))


def report(problem: Problem, language: Language = "th") -> str:
    """A problem as lines for a terminal: place, severity, what, why, how to mend."""
    words = worded(problem, language)
    severity = SEVERITY_WORDS[language][problem.severity]
    lines = [f"{problem.place}: {severity}: {words.found.strip()} [{problem.code}]"]
    for text in (words.why, words.mend):
        lines += [f"    {line}" for line in text.strip().splitlines()]
    return "\n".join(lines)
