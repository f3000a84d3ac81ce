"""Style sheets and scripts: written in parts with one subject each, sent as one file so that a page asks once.

The order of the parts is the order in which they are read: later style rules win over earlier ones of equal weight.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from importlib import resources
from pathlib import Path

from prongsai import addresses
from prongsai.static_file import Later, StaticFile

ASSETS = Path(str(resources.files("prongsai"))) / "assets"
STYLES = (
    *("fonts", "ink", "frame", "words", "lists", "tables", "pictures", "charts", "copying", "browse", "reading"),
    *("search", "moved", "phone", "dark", "print"),
)
SCRIPTS = ("frame", "copy", "digits", "search")
WHOLE = ("mark.svg", "redirect.js", "browse.js")
"""What pages ask for by itself."""
SEARCH = ("engine", "words", "panel", "page")
"""What a search asks for, step by step."""


def bundles() -> Iterator[StaticFile]:
    """What every page needs to look and work right, whatever the data."""
    yield StaticFile(addresses.STYLE, Later(partial(_joined, "styles", STYLES, "css")))
    yield StaticFile(addresses.SCRIPT, Later(partial(_joined, "scripts", SCRIPTS, "js")))
    for name in WHOLE:
        yield StaticFile(addresses.asset(name), ASSETS / name)
    for name in SEARCH:
        yield StaticFile(addresses.asset(f"search/{name}.js"), Later(partial(_bare, f"search/{name}.js")))
    for path in sorted((ASSETS / "fonts").iterdir()):
        yield StaticFile(addresses.asset(f"fonts/{path.name}"), path)
    yield StaticFile(addresses.asset("fonts/fonts.js"), Later(_fonts))


_FACE = re.compile(r"font-weight: (\d+);.*?url\((fonts/[^)]+)\).*?unicode-range: ([^;]+);")


def _fonts() -> bytes:
    """The fonts once more, as a script: a page that is opened from a folder may load that, but no font."""
    faces = _FACE.findall((ASSETS / "styles/fonts.css").read_text("utf-8"))
    calls = ((weight, letters, b64encode((ASSETS / path).read_bytes()).decode()) for weight, path, letters in faces)
    return "".join(f"prongsai.font({', '.join(map(json.dumps, call))});\n" for call in calls).encode()


_COMMENT = re.compile(r"^\s*//.*\n|^\s+", re.MULTILINE)


def _bare(name: str) -> bytes:
    """A script without what only its readers need: comments on lines of their own, and the room before lines."""
    return _COMMENT.sub("", (ASSETS / name).read_text("utf-8")).encode()


def _joined(folder: str, parts: tuple[str, ...], ending: str) -> bytes:
    return b"\n".join((ASSETS / folder / f"{part}.{ending}").read_bytes() for part in parts)
