"""What came back when an address was opened: the way there, the status, the body, or why there is none."""

import hashlib
import re
from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import cached_property
from urllib.parse import urlsplit


class Fault(Enum):
    """Why an answer is not whole."""

    UNREACHABLE = auto()
    """No such host, no connection, or the line broke before an answer."""
    SLOW = auto()
    CUT_OFF = auto()
    """Less came than was promised."""
    GARBLED = auto()
    """What came cannot be unpacked as the answer says."""
    TOO_LARGE = auto()
    LOOP = auto()
    ENDLESS = auto()
    ASTRAY = auto()
    """A redirect without a target, or to what no browser opens."""
    EXPIRED = auto()
    OTHER_HOST = auto()
    """A certificate made out to another name."""
    UNTRUSTED = auto()
    TLS = auto()


OUT_OF_REACH = frozenset({Fault.UNREACHABLE, Fault.SLOW})
"""Faults that say nothing about the page: asked again, the answer may be another."""


@dataclass(frozen=True)
class Answer:
    """The end of the way from one address."""

    url: str
    """What was asked for."""
    hops: tuple[str, ...] = ()
    """Where redirects led, in order; the last one answered."""
    status: int = 0
    """0 when there was no answer."""
    headers: Mapping[str, str] = field(default_factory=dict)
    """By their names in lower case."""
    body: bytes = b""
    fault: Fault | None = None
    particulars: Mapping[str, str] = field(default_factory=dict)
    """What is to be said of the fault."""

    @property
    def final(self) -> str:
        """What answered in the end."""
        return self.hops[-1] if self.hops else self.url

    @property
    def chain(self) -> str:
        """The whole way, for people."""
        return " → ".join((self.url, *self.hops))

    @property
    def media_type(self) -> str:
        """What the answer says it is, without its parameters, in lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @cached_property
    def sha256(self) -> str:
        """Of the body, hexadecimal."""
        return hashlib.sha256(self.body).hexdigest()

    @property
    def text(self) -> str:
        """The body as a browser reads it: by its mark, the header, its own word, or UTF-8 (WHATWG HTML 13.2.3.2)."""
        if self.body.startswith(BOM_UTF8):
            return self.body.removeprefix(BOM_UTF8).decode("utf-8", "replace")
        said = _CHARSET.search(self.headers.get("content-type", ""))
        said_inside = _CHARSET_INSIDE.search(self.body[:_HEAD])
        name = said[1] if said else said_inside[1].decode("ascii") if said_inside else "utf-8"
        try:
            return self.body.decode(_NAMES.get(name.lower(), name), "replace")
        except (LookupError, ValueError):
            return self.body.decode("utf-8", "replace")


_HEAD = 1024
"""Bytes within which a page may say how its letters are written."""
_CHARSET = re.compile(r"charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)
_CHARSET_INSIDE = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([A-Za-z0-9._:-]+)", re.IGNORECASE)
_NAMES = {"tis-620": "cp874", "tis620": "cp874", "iso-8859-11": "cp874", "windows-874": "cp874"}
"""Thai encodings that browsers read as one (WHATWG Encoding)."""


def host_of(url: str) -> str:
    """Host of an address in lower case, with its port where it names one; `www.` counts as the same."""
    try:
        return urlsplit(url).netloc.rpartition("@")[2].lower().removeprefix("www.")
    except ValueError:
        return ""
