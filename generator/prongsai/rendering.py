"""One page → Markdown, through its template in `templates/`.

Everything a template prints passes `_shown`: dates and numbers take their one form there, and digits become Thai
or Arabic by one setting. Autoescaping is on; what is safe HTML already is marked as such where it is made.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from prongsai import addresses, thai
from prongsai.catalogue import key
from prongsai.charts import BAR, LABEL, WIDTH, bar_chart
from prongsai.model.measures import TOPICS
from prongsai.pages.page import PART_TITLES, Frame, Link, Page
from prongsai.prose import inline, prose
from prongsai.status import ItemState
from prongsai.titles import measure_title

Digits = Literal["arabic", "thai"]


@dataclass(frozen=True)
class Renderer:
    """Turns pages into Markdown files with front matter."""

    environment: Environment
    digits: Callable[[str], str]

    def render(self, page: Page) -> str:
        """The Markdown of a page: front matter for the theme, then the body."""
        template = self.environment.get_template(f"{page.template}.md.jinja")
        body = template.render(page=page, **page.view)
        return f"{self._front_matter(page)}\n{body.strip()}\n"

    def _front_matter(self, page: Page) -> str:
        """YAML whose values are written as JSON, which YAML contains."""
        values: dict[str, object] = {"title": self.digits(page.title), "prongsai": self._frame(page)}
        if page.description:
            values["description"] = self.digits(page.description)
        lines = [f"{name}: {json.dumps(value, ensure_ascii=False)}" for name, value in values.items()]
        return "\n".join(["---", *lines, "---", ""])

    def _frame(self, page: Page) -> dict[str, object]:
        frame: Frame = page.frame
        values: dict[str, object] = {
            "crumbs": [self._way(link, page) for link in frame.crumbs],
            "side": [
                [
                    self.digits(group.title),
                    [[*self._way(link, page), link.address == page.address] for link in group.links],
                ]
                for group in frame.side
            ],
            "source": page.source,
        }
        if frame.agency and frame.home:
            agency = frame.agency
            places = [f"อำเภอ{agency.district}" if agency.district else "", f"จังหวัด{agency.province}" if agency.province else ""]
            values["agency"] = {
                "name": agency.name,
                "place": " ".join(filter(None, places)),
                "href": addresses.relative(frame.home.address, page.address),
                "fictional": agency.fictional,
            }
        for name, link in (("previous", frame.previous), ("next", frame.next)):
            if link:
                values[name] = self._way(link, page)
        return values

    def _way(self, link: Link, page: Page) -> list[str]:
        return [self.digits(link.title), addresses.relative(link.address, page.address)]


def renderer(digits: Digits = "arabic") -> Renderer:
    """A renderer for a whole site, with one setting for digits."""
    folded = thai.thai_digits if digits == "thai" else thai.arabic

    def _shown(value: Any) -> Any:  # noqa: ANN401  # Jinja hands over whatever a template names
        if isinstance(value, Markup):
            return value
        if isinstance(value, Decimal):
            return folded(f"{value:,}")
        if isinstance(value, thai.Date):
            return _time(value)
        if isinstance(value, thai.Period):
            return folded(thai.show_period(value))
        if isinstance(value, int):
            return folded(str(value))
        if isinstance(value, str):
            return folded(value)
        return value

    def _time(value: thai.Date) -> Markup:
        shown = folded(thai.show_date(value))
        if value.day is None:
            return escape(shown)
        return Markup('<time datetime="{}">{}</time>').format(value.first.isoformat(), shown)

    def _prose(text: str) -> Markup:
        return Markup(_between_tags(folded, prose(text)))  # noqa: S704  # prose is safe HTML

    def _inline(text: str) -> Markup:
        return Markup(_between_tags(folded, inline(text)))  # noqa: S704

    environment = Environment(
        loader=FileSystemLoader(str(resources.files("prongsai") / "templates")),
        autoescape=True,
        undefined=StrictUndefined,
        comment_start_string="{##",  # `{#id}` names a heading in Markdown
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_shown,
    )
    environment.filters |= {
        "heading": lambda text: escape(_MARKDOWN.sub(r"\\\1", " ".join(folded(text).split()))),
        "inline": _inline,
        "link": _link,
        "marked": marked,
        "prose": _prose,
        "short_date": lambda value: folded(thai.show_date(value, long=False)),
        "size": size,
        "verbatim": lambda value: escape(str(value)),
    }
    environment.globals |= {
        "BAR": BAR,
        "LABEL": LABEL,
        "TOPICS": TOPICS,
        "WIDTH": WIDTH,
        "ItemState": ItemState,
        "addresses": addresses,
        "bar_chart": bar_chart,
        "measure_title": measure_title,
        "part_titles": PART_TITLES,
        "key": key,
        "written_otherwise": written_otherwise,
    }
    return Renderer(environment, folded)


_MARKDOWN = re.compile(r"([\\`*_{}\[\]()>#+\-.!])")
"""Signs that mean something in a line of Markdown."""
_TEXT = re.compile(r"(^|>)([^<]+)")


def _between_tags(change: Callable[[str], str], text: str) -> str:
    """Changes text, leaving tags and their attributes alone."""
    return _TEXT.sub(lambda found: found[1] + change(found[2]), text)


@pass_context
def _link(context: Context, address: str) -> Markup:
    """The relative way from the page being rendered; Markup, as addresses keep their digits."""
    page: Page = context["page"]
    return escape(addresses.relative(address, page.address))


def marked(entries: tuple[str, ...]) -> bool:
    """Whether list entries bring their printed numbers with them, so that no bullet is added."""
    return any(re.match(r"\(?[0-9๐-๙]{1,2}[.)]", entry) for entry in entries)


def size(count: int) -> str:
    """Bytes for people."""
    if count < 1024:  # noqa: PLR2004
        return f"{count} ไบต์"
    if count < 1024 * 1024:
        return f"{count / 1024:.0f} kB"
    return f"{count / 1024 / 1024:.1f} MB"


def written_otherwise(period: thai.Period) -> bool:
    """Whether a period was written in another form than the one shown."""
    return thai.fold(period.written).replace(" ", "") != thai.fold(thai.show_period(period)).replace(" ", "")


def theme_folder() -> Path:
    """Templates and partials that join Material's."""
    return Path(str(resources.files("prongsai") / "theme"))


def asset_folder() -> Path:
    """Style sheets, fonts and pictures of the site."""
    return Path(str(resources.files("prongsai") / "assets"))
