"""The JSON Schemas of the data files, as they come with the program and lie on every site."""

from functools import cache
from importlib import resources
from pathlib import Path

from prongsai.static_file import StaticFile
from prongsai.twins.json_files import SCHEMAS

_FOLDER = Path(str(resources.files("prongsai"))) / "schemas" / "data"


@cache
def schema_files() -> tuple[StaticFile, ...]:
    """All of them, in order of their names."""
    return tuple(StaticFile(f"{SCHEMAS}{path.name}", path) for path in sorted(_FOLDER.glob("*.json")))
