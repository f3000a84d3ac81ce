"""What a theme brings and no reader needs: its scripts, what maps them to their sources, its dictionaries, empty lines.

The module needs nothing but Python: `prongsai pages` lays a copy beside the pages it writes, where MkDocs takes it
as a hook, so that its functions are named as MkDocs calls them.
"""

import re
from typing import Any

FOLDERS = ("assets/javascripts/",)
ENDINGS = (".map",)
FILES = ("assets/images/favicon.png",)
BEGINNINGS = ("assets/stylesheets/palette.",)
_KEPT = re.compile(r"<(script|style|pre|textarea)\b.*?</\1\s*>", re.DOTALL | re.IGNORECASE)
"""Where room means something."""
_ROOM = re.compile(r"\n\s+")
"""Empty lines, and room before a line."""


def needless(path: str) -> bool:
    """Whether a file of the theme, by its path on the site, is never asked for."""
    return (
        path.startswith((*FOLDERS, *BEGINNINGS))
        or path in FILES
        or (path.startswith("assets/stylesheets/") and path.endswith(ENDINGS))
    )


def tightened(html: str) -> str:
    """A finished page whose frame, all around the article, has neither empty lines nor room before its lines."""
    before, start, rest = html.partition("<article")
    article, end, after = rest.rpartition("</article>")
    return "".join((_tight(before), start, article, end, _tight(after)))


def _tight(frame: str) -> str:
    parts, start = list[str](), 0
    for kept in _KEPT.finditer(frame):
        parts += (_ROOM.sub("\n", frame[start : kept.start()]), kept[0])
        start = kept.end()
    return "".join((*parts, _ROOM.sub("\n", frame[start:])))


def on_post_page(output: str, **_: object) -> str:
    """What MkDocs asks of a hook once a page is finished."""
    return tightened(output)


def on_files(files: Any, *, config: Any, **_: object) -> Any:  # noqa: ANN401  # MkDocs' own types, unknown here
    """Take them out of what MkDocs copies; whatever the site brings itself stays."""
    themes = {folder for folder in config.theme.dirs if folder != config.theme.custom_dir}
    for file in [one for one in files if one.src_dir in themes and needless(one.src_uri)]:
        files.remove(file)
    return files
