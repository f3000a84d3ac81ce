"""Style sheets and scripts: written in parts with one subject each, sent as one file so that a page asks once.

The order of the parts is the order in which they are read: later style rules win over earlier ones of equal weight.
"""

from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from prongsai import addresses
from prongsai.static_file import StaticFile

ASSETS = Path(str(resources.files("prongsai"))) / "assets"
STYLES = (
    *("fonts", "ink", "frame", "words", "lists", "tables", "pictures", "copying"),
    *("moved", "phone", "dark", "print"),
)
SCRIPTS = ("frame", "copy")
WHOLE = ("mark.svg", "redirect.js")
"""What pages ask for by itself."""


def bundles() -> Iterator[StaticFile]:
    """What every page needs to look and work right, whatever the data."""
    yield StaticFile(addresses.STYLE, _joined("styles", STYLES, "css"))
    yield StaticFile(addresses.SCRIPT, _joined("scripts", SCRIPTS, "js"))
    for name in WHOLE:
        yield StaticFile(addresses.asset(name), ASSETS / name)
    for path in sorted((ASSETS / "fonts").iterdir()):
        yield StaticFile(addresses.asset(f"fonts/{path.name}"), path)


def _joined(folder: str, parts: tuple[str, ...], ending: str) -> bytes:
    return b"\n".join((ASSETS / folder / f"{part}.{ending}").read_bytes() for part in parts)
