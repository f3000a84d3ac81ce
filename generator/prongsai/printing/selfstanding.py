"""The official edition as one page that needs nothing else: for the browser that prints it, and for people who do.

Styles, letters and pictures are in it. Its links are whole addresses where the site's own address is known; where it is
not, they are just words, since a way from a file on somebody's disk leads nowhere.
"""

import mimetypes
import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from urllib.parse import quote, unquote, urljoin

from prongsai.bundles import ASSETS, STYLES
from prongsai.display import Digits
from prongsai.model.agency import Agency
from prongsai.pages import Page
from prongsai.snapshots import as_html
from prongsai.static_file import StaticFile
from prongsai.templating import filled
from prongsai.thai import show_date

_FONT = re.compile(r"url\((fonts/[^)]+)\)")
_LINK = re.compile(r'<a\b[^>]*?\shref="([^"#][^"]*)"[^>]*>(.*?)</a>', re.DOTALL)
_HREF = re.compile(r'(?<=\shref=")[^"]*')
_PICTURE = re.compile(r'(?<=\ssrc=")([^"]*)(?=")')
_PLACE = re.compile(r'(<span class="p-contents__page" data-of="([^"]*)">)[^<]*')
_MARKS = str.maketrans("", "", '"\\<>\n')
"""What would end a text in a style sheet, or the style sheet."""
WHOLE = ("http://", "https://", "mailto:", "tel:", "data:")


@dataclass(frozen=True)
class Paper:
    """A page that stands on its own."""

    page: Page
    agency: Agency
    digits: Digits
    base: str | None
    """Where the site lies, ending in `/`."""
    fold: Callable[[str], str]
    """Brings digits to the site's kind."""
    body: str
    """Its HTML, with all links and pictures as they should be."""
    places: Mapping[str, int]
    """The sheet each chapter begins on; empty before it was printed."""

    def placed(self, places: Mapping[str, int]) -> "Paper":
        """The same with the numbers of sheets in its contents."""
        return replace(self, places=places)

    @property
    def html(self) -> str:
        """The whole file."""
        day = f" · ข้อมูล ณ {show_date(self.page.updated)}" if self.page.updated else ""
        fictional = " · หน่วยงานสมมติ ไม่มีอยู่จริง" if self.agency.fictional else ""
        body = _PLACE.sub(lambda found: found[1] + self.fold(str(self.places.get(found[2], ""))), self.body)
        return filled(
            "report.html",
            title=self.fold(f"{self.page.title} · {self.agency.name}"),
            head=self.fold(f"{self.agency.name}{fictional} · {self.page.title}").translate(_MARKS),
            foot=f"{self.address}{self.fold(day)}".translate(_MARKS),
            thai=self.digits == "thai",
            style=_style(),
            body=body,
        )

    @property
    def address(self) -> str:
        """Where the edition is kept."""
        return f"{self.base or '/'}{self.page.address}"


def paper(  # noqa: PLR0913  # each is told once, by the command
    page: Page,
    markdown: str,
    agency: Agency,
    files: Mapping[str, StaticFile],
    *,
    base: str | None,
    digits: Digits,
    fold: Callable[[str], str],
) -> Paper:
    """The edition as a page that stands on its own; `markdown` is its body, `files` are the site's by their paths."""
    body = _LINK.sub(lambda found: _led(found, page, base), as_html(markdown))
    body = _PICTURE.sub(lambda found: _inlined(found[1], page, files), body)
    if base and base != agency.base:
        body = body.replace(f"{agency.base or '/'}{page.address}</code>", f"{base}{page.address}</code>")
    return Paper(page, agency, digits, base, fold, body, {})


def _led(link: re.Match[str], page: Page, base: str | None) -> str:
    """A link with its whole address, or only its words."""
    if link[1].startswith(WHOLE):
        return link[0]
    if base is None:
        return link[2]
    return _HREF.sub(lambda _: urljoin(base + page.address, link[1]), link[0], count=1)


def _inlined(source: str, page: Page, files: Mapping[str, StaticFile]) -> str:
    """A picture of the site as data; whatever else is named stays."""
    path = unquote(urljoin(f"https://site.invalid/{quote(page.address)}", source)).removeprefix("https://site.invalid/")
    if path not in files:
        return source
    kind = mimetypes.types_map.get(f".{path.rpartition('.')[2].lower()}", "application/octet-stream")
    return f"data:{kind};base64,{b64encode(files[path].content).decode()}"


def _style() -> str:
    """Our styles with the letters in them, on what stands in for the theme's."""
    parts = [ASSETS / "report.css", *(ASSETS / "styles" / f"{part}.css" for part in STYLES)]
    text = "\n".join(part.read_text("utf-8") for part in parts)
    return _FONT.sub(
        lambda url: f"url(data:font/woff2;base64,{b64encode((ASSETS / url[1]).read_bytes()).decode()})", text
    )
