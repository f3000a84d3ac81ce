"""หมายถึง … หรือไม่: the known word nearest to a mistyped one."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(written: str, known: Iterable[str]) -> str | None:
    """The most similar of `known`, or None when nothing is near enough to be helpful."""
    found = get_close_matches(written.lower(), list(known), n=1, cutoff=0.6)
    return found[0] if found else None
