"""Problems as a report: lines for a terminal, and the formats machines read."""

from prongsai.messages import CERTAINTY_WORDS, SEVERITY_WORDS, Certainty, Language, rules, worded
from prongsai.problems import Problem

SOURCE_WORDS: dict[Language, str] = {"th": "ที่มา", "en": "source"}


def report(problem: Problem, language: Language = "th") -> str:
    """A problem as lines for a terminal: place, severity, what, why, by which rule, how to mend."""
    words = worded(problem, language)
    severity = SEVERITY_WORDS[language][problem.severity]
    lines = [f"{problem.place}: {severity}: {words.found.strip()} [{problem.mark}]"]
    for text in (words.why, _source(problem, language), words.mend):
        lines += [f"    {line}" for line in text.strip().splitlines()]
    return "\n".join(lines)


def _source(problem: Problem, language: Language) -> str:
    rule = rules()[problem.code]
    certainty: Certainty = problem.params.get("certainty", rule.certainty)  # type: ignore[assignment]  # checks put only these in
    source = rule.source.format_map(dict(problem.params))
    return f"{SOURCE_WORDS[language]}: {source} ({CERTAINTY_WORDS[language][certainty]})"
