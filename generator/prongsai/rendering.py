"""One page → Markdown, through its template in `templates/`.

Everything a template prints passes `Display.value`. Autoescaping is on; what is safe HTML already is marked as such
where it is made. Names a template misspells are errors.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from prongsai import addresses, charts
from prongsai.catalogue import key
from prongsai.composing import gapless, within
from prongsai.display import Digits, Display, marked, size, verbatim, written_otherwise
from prongsai.facets import unit_id
from prongsai.model.measures import TOPICS
from prongsai.pages.edition import Chapter
from prongsai.pages.page import PART_TITLES, Link, Page
from prongsai.reading.glossary import Term, glossary
from prongsai.reading.intros import intros
from prongsai.status import ItemState
from prongsai.titles import measure_number, measure_title
from prongsai.twins import PageFiles
from prongsai.twins.linked import linked_data

PACKAGE = Path(str(resources.files("prongsai")))
TEMPLATES = PACKAGE / "templates"
MORE = "อ่านเรื่อง"
"""Said before the term that tells more."""
THEME = PACKAGE / "theme"
"""Templates and partials that join Material's."""


@dataclass(frozen=True)
class Renderer:
    """Turns pages into Markdown, and says what the theme needs to know of each."""

    environment: Environment
    display: Display
    offers: Mapping[str, PageFiles]
    """The data files of pages, by the address of the page."""

    def body(self, page: Page) -> str:
        """The Markdown of a page."""
        return self.part(page, page.template)

    def part(self, page: Page, template: str) -> str:
        """One template's share of a page, as Markdown."""
        return f"{self.environment.get_template(f'{template}.md.jinja').render(page=page, **page.view).strip()}\n"

    def meta(self, page: Page, body: str = "") -> dict[str, Any]:
        """What the theme is told besides: it becomes front matter. `body` decides which terms are explained."""
        fold = self.display.fold if page.language == "th" else str
        values: dict[str, Any] = {"title": fold(page.title), "prongsai": self._frame(page) | self._help(page, body)}
        if page.description:
            values["description"] = fold(page.description)
        if page.wide:
            values["hide"] = ["toc"]
        if not page.searched:
            values["search"] = {"exclude": True}
        return values

    def _frame(self, page: Page) -> dict[str, object]:
        frame = page.frame
        values: dict[str, object] = {
            "crumbs": [self._way(link, page) for link in frame.crumbs],
            "side": [
                [
                    self.display.fold(group.title),
                    [[*self._way(link, page), link.address == page.address] for link in group.links],
                ]
                for group in frame.side
            ],
        }
        if offer := self.offers.get(page.address):
            values["linked"] = linked_data(offer)
        values |= {name: True for name in ("private", "past") if getattr(page, name)}
        if page.source:
            values["source"] = page.source
        if page.updated:
            values["updated"] = {"day": page.updated.first.isoformat(), "shown": self.display.date(page.updated)}
        if frame.feed:
            values["feed"] = self._way(frame.feed, page)
        if frame.agency and frame.home:
            values["agency"] = {
                "name": frame.agency.name,
                "place": frame.agency.located,
                "href": addresses.relative(frame.home.address, page.address),
                "fictional": frame.agency.fictional,
            }
        if frame.agency and frame.agency.base:
            values["base"] = frame.agency.base
        ways = ((name, getattr(frame, name)) for name in ("previous", "next", "earlier", "later", "english"))
        values |= {name: self._way(link, page) for name, link in ways if link}
        usual = {"language": "th", "digits": "arabic"}
        told = {"language": page.language, "digits": self.display.digits}
        return values | {name: told[name] for name in usual if told[name] != usual[name]}

    def _help(self, page: Page, body: str) -> dict[str, object]:
        """What its kind of page is, and the terms it uses; nothing for a page that needs no explanation."""
        intro = intros().get(page.template)
        if not intro:
            return {}
        book = glossary()
        terms = [self._term(term, page) for term in book.told(intro.terms, body)]
        more = Link(f"{MORE}{book.terms[intro.more].term}", addresses.term(intro.more))
        told = {"ask": intro.ask, "answer": self.display.fold(intro.answer), "more": self._way(more, page)}
        if terms:
            return {"help": told, "terms": terms, "glossary": addresses.relative(addresses.GLOSSARY, page.address)}
        return {"help": told}

    def _term(self, term: Term, page: Page) -> list[str]:
        """A term, its meaning, and the way to more; it is no link itself: others on the page bear the same words."""
        told = [self.display.fold(term.term), self.display.fold(term.brief)]
        return [*told, addresses.relative(addresses.term(term.id), page.address)] if term.more or term.check else told

    def _way(self, link: Link, page: Page) -> list[str]:
        return [self.display.fold(link.title), addresses.relative(link.address, page.address)]


def renderer(digits: Digits = "arabic", offered: Iterable[PageFiles] = ()) -> Renderer:
    """A renderer for a whole site; `offered` are the data files its pages lead to."""
    offers = {offer.address: offer for offer in offered}
    display = Display(digits)
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        auto_reload=False,  # or every use of a template asks the disk whether it changed
        autoescape=True,
        undefined=StrictUndefined,
        comment_start_string="{##",  # `{#id}` names a heading in Markdown
        comment_end_string="##}",
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=display.value,
    )
    environment.filters |= {
        "gapless": gapless,
        "heading": display.heading,
        "inline": display.inline,
        "file_link": _file_link,
        "link": _link,
        "marked": marked,
        "inline_note": display.inline_note,
        "note": display.note,
        "prose": display.prose,
        "size": size,
        "verbatim": verbatim,
    }
    environment.globals |= {
        "ItemState": ItemState,
        "TOPICS": TOPICS,
        "addresses": addresses,
        "chapter": _chapter,
        "charts": charts,
        "edition": False,  # whether a page is rendered as a part of the document for paper
        "key": key,
        "measure_number": measure_number,
        "measure_title": measure_title,
        "offers": offers,
        "part_titles": PART_TITLES,
        "unit_id": unit_id,
        "written_otherwise": written_otherwise,
    }
    return Renderer(environment, display, offers)


@pass_context
def _file_link(context: Context, address: str) -> Markup:
    """The relative way to an attachment, whose name may hold signs with a meaning in links."""
    page: Page = context["page"]
    return verbatim(addresses.relative(quote(address), page.address))


@pass_context
def _link(context: Context, address: str) -> Markup:
    """The relative way from the page being rendered."""
    page: Page = context["page"]
    path, sign, fragment = address.partition("#")
    if anchor := page.inside.get(path):
        return verbatim(f"#/{anchor}-{fragment}" if sign else f"#/{anchor}")
    return verbatim(addresses.relative(address, page.address))


@pass_context
def _chapter(context: Context, one: Chapter) -> Markup:
    """A page that stands in another one, as finished HTML."""
    template = context.environment.get_template(f"{one.template}.md.jinja")
    text = template.render(**{**one.view, "page": context["page"], "edition": True})
    return within(text, one.anchor, one.depth - one.lifted)
