"""Files that are no pages of the theme, through templates: feeds, and pages that must stand on their own.

Everything is escaped and nothing is folded: addresses, ids and days are as the view has them.
"""

from functools import cache
from importlib import resources
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(str(resources.files("prongsai"))) / "templates"


def filled(template: str, **view: object) -> str:
    """A template of `templates/` with its view; names it misspells are errors. Ends with one line feed."""
    return f"{_environment().get_template(f'{template}.jinja').render(**view).strip()}\n"


@cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        auto_reload=False,
        autoescape=True,
        undefined=StrictUndefined,
        comment_start_string="{##",
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
    )
