"""A finished page is told what it may do: what headers of the server would say, said by the page itself.

A Content-Security-Policy for hosts that set none, by the rules of CSP Level 3 (W3C): a page takes scripts, styles,
pictures and data from its own site alone, and of what is written into it only what was there when it was made. Its
scripts and style attributes stand in the policy by their SHA-256; whatever someone slips in later does not run.

The module needs nothing but Python: `prongsai pages` lays a copy beside the pages it writes, where MkDocs takes it
as a hook, so that its functions are named as MkDocs calls them.
"""

import hashlib
import re
from base64 import b64encode
from collections.abc import Iterable
from functools import lru_cache
from html import unescape

_SCRIPT = re.compile(r"<script\b([^>]*)>(.*?)</script\s*>", re.DOTALL | re.IGNORECASE)
_STYLE = re.compile(r"<style\b[^>]*>(.*?)</style\s*>", re.DOTALL | re.IGNORECASE)
_STYLE_ATTRIBUTE = re.compile(r"""<[a-z][^<>]*?\sstyle\s*=\s*(?:"([^"]*)"|'([^']*)')""", re.DOTALL | re.IGNORECASE)
_SOURCE = re.compile(r"\ssrc\s*=", re.IGNORECASE)
_TYPE = re.compile(r"""\stype\s*=\s*["']?([^"'\s>]+)""", re.IGNORECASE)
_RUNS = frozenset({"", "module", "text/javascript", "application/javascript"})
"""Types of scripts that run; data such as JSON-LD only lie there, and no policy asks for them."""
_CHARSET = re.compile(r"<meta charset=[^>]*>", re.IGNORECASE)
_HEAD = re.compile(r"<head\b[^>]*>", re.IGNORECASE)

_FIXED = (
    ("default-src", "'self'"),
    ("object-src", "'none'"),
    ("base-uri", "'none'"),
    ("form-action", "'self'"),
    ("img-src", "'self' data:"),
)
"""`data:` is for the signs the theme's own style sheet draws with. What is not named goes by `default-src`."""


def secured(html: str) -> str:
    """A finished page with its policy, as the first thing it says after its character set.

    The same page always gets the same policy. What has no head (a fragment) stays as it is.
    """
    place = _CHARSET.search(html) or _HEAD.search(html)
    if place is None:
        return html
    told = f'<meta http-equiv="Content-Security-Policy" content="{policy(html)}">'
    return f'{html[: place.end()]}{told}<meta name="referrer" content="same-origin">{html[place.end() :]}'


def policy(html: str) -> str:
    """What a page may do: the value of its Content-Security-Policy."""
    scripts = _hashes(text for attributes, text in _SCRIPT.findall(html) if _runs(attributes))
    bare = _SCRIPT.sub("", html)  # a script may speak of style="…" without having any
    blocks = _hashes(_STYLE.findall(bare))
    attributes = _hashes(unescape(one or other) for one, other in _STYLE_ATTRIBUTE.findall(bare))
    unsafe = ["'unsafe-hashes'"] if attributes else []
    """The name browsers give to hashes of attributes; only the very attributes of this page are let through."""
    parts = (
        *_FIXED,
        ("script-src", " ".join(["'self'", *scripts])),
        ("style-src", " ".join(["'self'", *unsafe, *blocks, *attributes])),
    )
    return "; ".join(f"{name} {value}" for name, value in parts)


def _runs(attributes: str) -> bool:
    """Whether a script is written into the page and is run."""
    kind = _TYPE.search(attributes)
    return not _SOURCE.search(attributes) and (kind[1].lower() if kind else "") in _RUNS


def _hashes(texts: Iterable[str]) -> list[str]:
    """Each text as a policy names it, once, in the order of the page."""
    return list(dict.fromkeys(map(_hash, texts)))


@lru_cache(maxsize=256)
def _hash(text: str) -> str:
    return f"'sha256-{b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def on_post_page(output: str, **_: object) -> str:
    """What MkDocs asks of a hook once a page is finished."""
    return secured(output)


def on_post_template(output_content: str, *, template_name: str, **_: object) -> str:
    """The same for what MkDocs makes of the theme alone: the page for what is not there, the sitemap."""
    return secured(output_content) if template_name.endswith(".html") else output_content
