"""Keeps what is done, so that a long run that was interrupted goes on where it stopped.

A file of JSON lines: the first says what it is, each other one holds the result of a claim. A result counts only for
exactly the claim it was made for, at the same place; one of a host that was out of reach counts for nothing.
"""

import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from prongsai.problems import Place, Problem, Severity
from prongsai.verifying.claims import Claim
from prongsai.verifying.visiting import Result

HEAD = {"prongsai": "verify", "version": 1}


class OtherFileError(Exception):
    """A file that holds something else; it is left as it is."""


@dataclass
class Progress:
    """The results of a run, in a file; without one they are kept nowhere."""

    path: Path | None = None
    results: dict[str, Result] = field(default_factory=dict)
    """By what they are results of."""

    @classmethod
    def read(cls, path: Path | None) -> "Progress":
        """What was kept; nothing where there is no file yet.

        Raises OtherFileError for a file of something else, OSError when it cannot be read. A last line that was cut
        off, as by a computer that was switched off, is passed over.
        """
        if path is None or not path.exists() or not path.stat().st_size:
            return cls(path)
        lines = path.read_text("utf-8", errors="replace").splitlines()
        if _parsed(lines[0]) != HEAD:
            raise OtherFileError(path)
        progress = cls(path)
        for line in lines[1:]:
            kept = _parsed(line)
            if isinstance(kept, dict) and isinstance(kept.get("of"), str) and (result := _result(kept)):
                progress.results[kept["of"]] = result
        return progress

    def known(self, claim: Claim, base: str | None) -> Result | None:
        """The result of a claim, where it is known."""
        return self.results.get(_of(claim, base))

    def keep(self, claim: Claim, base: str | None, result: Result) -> None:
        """Write a result down at once.

        Raises OSError when it cannot be written.
        """
        if self.path is None or not result.reached:
            return
        new = not self.path.exists() or not self.path.stat().st_size
        begin = json.dumps(HEAD) + "\n" if new else "\n" if _cut(self.path) else ""
        told = asdict(result) | {"of": _of(claim, base), "findings": [_plain(one) for one in result.findings]}
        with self.path.open("a", encoding="utf-8", newline="\n") as file:
            file.write(begin + json.dumps(told, ensure_ascii=False) + "\n")
            file.flush()
            os.fsync(file.fileno())

    def done(self) -> None:
        """The run is complete: the next one begins anew."""
        if self.path is not None:
            self.path.unlink(missing_ok=True)


def _of(claim: Claim, base: str | None) -> str:
    return f"{claim.key} {claim.address} {claim.mark} {base or claim.base or ''}"


def _cut(path: Path) -> bool:
    """Whether the last line has no end."""
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read() != b"\n"


def _plain(problem: Problem) -> dict[str, Any]:
    return {
        "code": problem.code,
        "url": problem.place.file,
        "params": dict(problem.params),
        "severity": problem.severity.value,
    }


def _parsed(line: str) -> Any:  # noqa: ANN401  # whatever JSON holds
    try:
        return json.loads(line)
    except ValueError:
        return None


def _result(kept: Mapping[str, Any]) -> Result | None:
    try:
        findings = tuple(
            Problem(one["code"], Place(one["url"]), dict(one["params"]), Severity(one["severity"]))
            for one in kept["findings"]
        )
        return Result(kept["key"], kept["url"], findings, reached=True, opened=kept["opened"], date=kept["date"])
    except (KeyError, TypeError, ValueError):
        return None
