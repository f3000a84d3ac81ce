"""Whether a robots.txt keeps everyone away from an address (RFC 9309)."""

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

LONGEST = 500 * 1024
"""Characters that are read (RFC 9309, 2.5)."""


def blocking(text: str, url: str, agent: str = "*") -> str | None:
    """The line of a robots.txt that keeps `agent` from opening `url`; None when it may.

    Of the rules that fit, the longest counts, and of equal ones the one that allows (2.2.2).
    """
    parts = urlsplit(url)
    path = unquote(parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    fitting = [(len(pattern), allowed, line) for allowed, pattern, line in _rules(text, agent) if _fits(pattern, path)]
    if not fitting:
        return None
    _, allowed, line = max(fitting)
    return None if allowed else line


def _rules(text: str, agent: str) -> Iterator[tuple[bool, str, str]]:
    """The rules for an agent: whether it allows, the pattern, the line as written."""
    agents: list[str] = []
    naming = False
    for line in text[:LONGEST].removeprefix("\ufeff").splitlines():
        name, _, value = line.partition("#")[0].partition(":")
        match name.strip().lower():
            case "user-agent":
                agents = [*agents, value.strip().lower()] if naming else [value.strip().lower()]
                naming = True
            case "allow" | "disallow" as rule:
                naming = False
                if agent.lower() in agents and value.strip():
                    yield rule == "allow", unquote(value.strip()), line.strip()


def _fits(pattern: str, path: str) -> bool:
    """`*` stands for anything, `$` at the end for the end."""
    if "*" not in pattern and not pattern.endswith("$"):
        return path.startswith(pattern)
    parts = [re.escape(part) for part in re.sub(r"\*+", "*", pattern.removesuffix("$")).split("*")]
    found = re.match(".*?".join(parts) + ("$" if pattern.endswith("$") else ""), path)
    return found is not None
