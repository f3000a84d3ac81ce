"""Problems as documents that machines read: JSON, annotations of GitHub, SARIF.

A document is text, complete in itself; the same problems give the same bytes.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from importlib.metadata import version
from typing import Any
from urllib.parse import quote

from prongsai.messages import Language, Rule, certainty_of, pattern, rules, source_of, source_pattern, worded
from prongsai.problems import Problem, Severity
from prongsai.reports import Counts

VERSION = 1
"""Of the JSON document; `schemas/check-report.json` describes it."""
COMMANDS = {Severity.ERROR: "error", Severity.CHECK: "warning", Severity.ADVICE: "notice"}
"""What GitHub calls our severities."""
LEVELS = {Severity.ERROR: "error", Severity.CHECK: "warning", Severity.ADVICE: "note"}
"""What SARIF calls them."""
SARIF = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def as_json(problems: Sequence[Problem], left_out: Iterable[Problem] = (), language: Language = "th") -> str:
    """One JSON document, as `schemas/check-report.json` describes it."""
    document = {
        "version": VERSION,
        "problems": [_entry(problem, language) for problem in problems],
        "counts": _counts(problems),
        "left_out": _counts(left_out),
    }
    return json.dumps(document, ensure_ascii=False, indent=2)


def _counts(problems: Iterable[Problem]) -> dict[str, int]:
    counts = Counts.of(problems)
    return {"error": counts.error, "check": counts.check, "advice": counts.advice, "reviewed": counts.reviewed}


def _entry(problem: Problem, language: Language) -> dict[str, Any]:
    words, said = worded(problem, language), problem.reviewed
    return {
        "code": problem.code,
        "mark": problem.mark,
        "severity": problem.severity.value,
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "found": words.found,
        "why": words.why,
        "mend": words.mend,
        "source": source_of(problem),
        "certainty": certainty_of(problem),
        "params": dict(sorted(problem.params.items())),
        "reviewed": {"date": said.date, "reason": said.reason, "by": said.by} if said else None,
    }


def as_github(problems: Iterable[Problem], folder: str = "", language: Language = "th") -> str:
    """Workflow commands, one a line, that GitHub shows beside the lines meant; reviewed problems are left out.

    folder: the way from the repository to the site's folder, ending in `/`; empty when they are the same.
    """
    return "\n".join(_command(problem, folder, language) for problem in problems if not problem.reviewed)


def _command(problem: Problem, folder: str, language: Language) -> str:
    words, place = worded(problem, language), problem.place
    properties = {
        "file": f"{folder}{place.file}",
        "line": str(place.line),
        "col": str(place.column),
        "title": problem.mark,
    }
    told = ",".join(f"{name}={_escaped(value, in_property=True)}" for name, value in properties.items())
    text = f"{words.found}\n{words.why}\n{words.mend}"
    return f"::{COMMANDS[problem.severity]} {told}::{_escaped(text)}"


def _escaped(text: str, *, in_property: bool = False) -> str:
    """What GitHub would take for the end of a message or property, written as it asks for."""
    text = text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
    return text.replace(":", "%3A").replace(",", "%2C") if in_property else text


def as_sarif(problems: Sequence[Problem], folder: str = "", language: Language = "th") -> str:
    """A SARIF 2.1.0 log of one run, with the rules that were broken; reviewed problems are suppressed there."""
    codes = {code: number for number, code in enumerate(dict.fromkeys(problem.code for problem in problems))}
    driver = {
        "name": "prongsai",
        "version": version("prongsai"),
        "rules": [_rule(rules()[code], language) for code in codes],
    }
    run = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, codes[problem.code], folder, language) for problem in problems],
    }
    return json.dumps({"$schema": SARIF, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=2)


def _rule(rule: Rule, language: Language) -> dict[str, Any]:
    words = pattern(rule, language)
    return {
        "id": rule.code,
        "shortDescription": {"text": words.found},
        "fullDescription": {"text": words.why},
        "help": {"text": words.mend},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
        "properties": {"source": source_pattern(rule), "certainty": rule.certainty},
    }


def _result(problem: Problem, index: int, folder: str, language: Language) -> Mapping[str, Any]:
    words, place, said = worded(problem, language), problem.place, problem.reviewed
    result: dict[str, Any] = {
        "ruleId": problem.code,
        "ruleIndex": index,
        "level": LEVELS[problem.severity],
        "message": {"text": f"{words.found}\n{words.why}\n{words.mend}"},
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": quote(f"{folder}{place.file}")},
                    "region": {"startLine": place.line, "startColumn": place.column},
                }
            }
        ],
        "partialFingerprints": {"prongsaiMark/v1": problem.mark},
        "properties": {"source": source_of(problem), "certainty": certainty_of(problem)},
    }
    if said:
        who = " ".join(filter(None, (said.date, said.by)))
        result["suppressions"] = [{"kind": "external", "status": "accepted", "justification": f"{who}: {said.reason}"}]
    return result
