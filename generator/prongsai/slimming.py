"""What a theme brings and no page of ours asks for: its scripts, what maps them to their sources, its dictionaries.

The module needs nothing but Python: `prongsai pages` lays a copy beside the pages it writes, where MkDocs takes it
as a hook, so that its function is named as MkDocs calls it.
"""

from typing import Any

FOLDERS = ("assets/javascripts/",)
ENDINGS = (".map",)
FILES = ("assets/images/favicon.png",)
BEGINNINGS = ("assets/stylesheets/palette.",)


def needless(path: str) -> bool:
    """Whether a file of the theme, by its path on the site, is never asked for."""
    return (
        path.startswith((*FOLDERS, *BEGINNINGS))
        or path in FILES
        or (path.startswith("assets/stylesheets/") and path.endswith(ENDINGS))
    )


def on_files(files: Any, *, config: Any, **_: object) -> Any:  # noqa: ANN401  # MkDocs' own types, unknown here
    """Take them out of what MkDocs copies; whatever the site brings itself stays."""
    themes = {folder for folder in config.theme.dirs if folder != config.theme.custom_dir}
    for file in [one for one in files if one.src_dir in themes and needless(one.src_uri)]:
        files.remove(file)
    return files
