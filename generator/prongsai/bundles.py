"""Style sheets and scripts: written in parts with one subject each, sent as one file so that a page asks once.

The order of the parts is the order in which they are read: later style rules win over earlier ones of equal weight.
Comments and the room between words are for those who read them here; they are not sent.
"""

import json
import re
from base64 import b64encode
from collections.abc import Iterator
from functools import partial
from importlib import resources
from pathlib import Path

from rcssmin import cssmin
from rjsmin import jsmin

from prongsai import addresses
from prongsai.static_file import Later, StaticFile

ASSETS = Path(str(resources.files("prongsai"))) / "assets"
STYLES = (
    *("fonts", "ink", "frame", "words", "lists", "tables", "pictures", "charts", "copying", "browse", "reading"),
    *("search", "moved", "phone", "dark", "print"),
)
SCRIPTS = ("frame", "copy", "digits", "search")
ALONE = ("redirect", "browse", "search/engine", "search/words", "search/slips", "search/panel", "search/page")
"""What is asked for by itself, and only where it is needed."""
FOLDING = "search/folding"
COMPARING = frozenset({"browse", "search/engine"})
"""Those that look through texts, and so begin with the script that folds them."""
MARK = "mark.svg"


def bundles() -> Iterator[StaticFile]:
    """What every page needs to look and work right, whatever the data."""
    yield StaticFile(addresses.STYLE, Later(_style))
    yield StaticFile(addresses.SCRIPT, Later(partial(_script, *(f"scripts/{name}" for name in SCRIPTS))))
    for name in ALONE:
        parts = (FOLDING, name) if name in COMPARING else (name,)
        yield StaticFile(addresses.asset(f"{name}.js"), Later(partial(_script, *parts)))
    yield StaticFile(addresses.asset(MARK), ASSETS / MARK)
    for path in sorted((ASSETS / "fonts").iterdir()):
        yield StaticFile(addresses.asset(f"fonts/{path.name}"), path)
    yield StaticFile(addresses.asset("fonts/fonts.js"), Later(_fonts))


_FACE = re.compile(r"font-weight: (\d+);.*?url\((fonts/[^)]+)\).*?unicode-range: ([^;]+);")


def _fonts() -> bytes:
    """The fonts once more, as a script: a page that is opened from a folder may load that, but no font."""
    faces = _FACE.findall((ASSETS / "styles/fonts.css").read_text("utf-8"))
    calls = ((weight, letters, b64encode((ASSETS / path).read_bytes()).decode()) for weight, path, letters in faces)
    return "".join(f"prongsai.font({', '.join(map(json.dumps, call))});\n" for call in calls).encode()


def _style() -> bytes:
    style: str = cssmin("\n".join((ASSETS / f"styles/{name}.css").read_text("utf-8") for name in STYLES))
    return style.encode()


def _script(*names: str) -> bytes:
    """One script of several; none may have a template within a template, which `jsmin` does not understand."""
    script: str = jsmin("\n".join((ASSETS / f"{name}.js").read_text("utf-8") for name in names))
    return script.encode()
