"""The shape of the program: data flow one way, few modules know the outside, every file is short and explained."""

import ast
from collections.abc import Iterator
from graphlib import TopologicalSorter
from itertools import product
from pathlib import Path

import pytest
from jinja2 import Environment, meta

import prongsai
from prongsai.catalogue import Catalogue
from prongsai.loading import load
from prongsai.pages import plan, plan_office
from prongsai.readiness import readiness
from prongsai.rendering import renderer
from prongsai.sheet import sheets

PACKAGE = Path(prongsai.__file__).parent
FILES = {
    path.relative_to(PACKAGE).with_suffix("").as_posix().removesuffix("/__init__").replace("/", "."): path
    for path in sorted(PACKAGE.rglob("*.py"))
    if path != PACKAGE / "__init__.py"
}
"""Every module by its name below `prongsai`; a package goes by its own name."""
TREES = {module: ast.parse(path.read_text("utf-8")) for module, path in FILES.items()}
SITES = Path(__file__).parent / "sites"

MODEL = {
    f"model.{name}"
    for name in ("agency", "analysis", "asked", "constraints", "criteria", "documents", "english", "measures")
} | {
    "model.ledger",
    "model.oit",
    "model.progress",
    "model.results",
    "model.reviews",
    "model.synonyms",
}
CHECKED = {"catalogue", "loading", "problems", "suggest"}
SOURCES = {f"sources.{name}" for name in ("tree", "characters", "files", "syntax")}
COMMAND = {"arguments", "commands.options", "commands.settings", "commands.telling"}
PLANNED = {"addresses", "catalogue", "loading", "pages.page"}
TWIN = {"twins.licensing", "twins.page_files"}

MAY_IMPORT: dict[str, set[str]] = {
    # what everything stands on
    "problems": set(),
    "thai.digits": set(),
    "thai.codes": {"thai.digits"},
    "thai.dates": {"thai.digits"},
    "thai.folding": {"thai.digits"},
    "thai.periods": {"thai.dates", "thai.digits"},
    "thai.mentions": {"thai.dates", "thai.digits"},
    "thai": {"thai.codes", "thai.dates", "thai.digits", "thai.folding", "thai.mentions", "thai.periods"},
    "addresses": set(),
    "attachments": set(),
    "charts.bars": set(),
    "charts.lettering": set(),
    "charts.history": {"charts.lettering", "charts.scores"},
    "charts.scores": {"charts.lettering"},
    "charts.levels": {"charts.lettering", "charts.scores"},
    "charts.shares": {"charts.lettering"},
    "charts": {"charts.bars", "charts.history", "charts.lettering", "charts.levels", "charts.scores", "charts.shares"},
    "suggest": set(),
    "prose": set(),
    "security": set(),
    "slimming": set(),
    "templating": set(),
    "seen": {"thai"},
    # words for problems
    "messages": {"problems"},
    "guide": {"messages"},
    "reports": {"messages", "problems"},
    "formats": {"messages", "problems", "reports"},
    "selection": {"problems", "thai"},
    "arguments": {"catalogue", "guide", "messages", "selection", "suggest", "thai"},
    # what the data are
    "model.base": {"problems", "thai"},
    "model.asked": {"model.base", "model.criteria"},
    "model.agency": {"model.base"},
    "model.analysis": {"model.base"},
    "model.constraints": {"model.base"},
    "model.criteria": {"model.base", "model.results"},
    "model.results": {"model.base"},
    "model.reviews": {"model.base"},
    "model.measures": {"model.base", "model.results"},
    "model.english": {"model.base"},
    "model.synonyms": {"model.base"},
    "model.evidence": {"model.base", "thai"},
    "model.documents": {"model.base", "model.evidence"},
    "model.ledger": {"model.base"},
    "model.oit": {"model.base", "model.evidence"},
    "model.progress": {"model.base", "model.evidence"},
    "model": MODEL,
    # load, validate
    "sources.tree": {"problems"},
    "sources.characters": {"problems"},
    "sources.files": {"problems", "sources.characters"},
    "sources.syntax": {"problems", "sources.characters"},
    "sources.events": {"problems", "thai", *SOURCES},
    "sources": {"problems", "sources.events", *SOURCES},
    "forms": {"model.base", "problems", "sources", "suggest"},
    "criteria": {"model.asked", "model.criteria", "model.english", "model.synonyms"},
    "loading": {
        "ledger",
        *("addresses", "attachments", "criteria", "forms", "model", "model.asked", "model.base", "model.criteria"),
        *("problems", "sources", "suggest", "thai"),
    },
    # derive
    "texts": {"model.base", "problems"},
    "catalogue": {"addresses", "ledger", "attachments", "criteria", "loading", "thai", *MODEL},
    "status": {"catalogue", "model.criteria", "model.evidence", "model.progress"},
    "titles": {"catalogue", "model.measures"},
    "standing": {"catalogue", "model.evidence", "model.progress", "prose", "status", "thai", "thai.dates", "titles"},
    "facets": {"addresses", "catalogue", "model.measures", "prose", "standing", "thai"},
    "timeline": {"catalogue", "loading", "model.progress", "standing", "thai", "thai.dates"},
    "events": {"addresses", "catalogue", "loading", "model.oit", "thai"},
    "feeds": {"addresses", "catalogue", "events", "templating"},
    # plan
    "qr": set(),
    "codes": {"addresses", "catalogue", "loading", "model.criteria", "model.oit", "qr"},
    "pages.page": {"addresses", "catalogue", "events", "loading", "model.agency", "model.base", "thai"},
    "pages.pictures": {
        *(
            "catalogue",
            "charts",
            "loading",
            "model.base",
            "model.criteria",
            "model.progress",
            "model.results",
            "status",
        ),
    },
    "pages.agency": {
        *(
            *PLANNED,
            "codes",
            "events",
            "pages.edition",
            "pages.items",
            "status",
            "pages.pictures",
            "pages.results",
            "standing",
        ),
    },
    "pages.paging": {"addresses", "pages.page"},
    "pages.browse": {"addresses", "catalogue", "facets", "pages.page", "pages.paging", "standing"},
    "pages.codes": {*PLANNED, "codes"},
    "pages.items": {*PLANNED, "codes", "criteria", "events", "model.criteria", "status", "pages.pictures"},
    "pages.measures": {*PLANNED, "facets", "model.progress", "pages.pictures", "standing", "timeline", "titles"},
    "pages.papers": {*PLANNED, "model.documents"},
    "pages.edition": {*PLANNED, "model.base", "model.documents"},
    "pages.results": {*PLANNED, "model.base", "model.results", "pages.pictures"},
    "pages.overview": {
        *PLANNED,
        "events",
        "facets",
        "model.criteria",
        "pages.paging",
        "pages.pictures",
        "pages.results",
    },
    "pages.office": {"addresses", "catalogue", "messages", "pages.page", "problems", "readiness", "sheet"},
    "pages.opendata": {
        "addresses",
        "catalogue",
        "pages.page",
        "twins",
        "twins.dictionary",
        "twins.licensing",
        "twins.schemas",
    },
    "pages": {
        *("pages.browse", "pages.edition", "pages.english", "pages.reading", "pages.search"),
        "pages.versions",
        *(
            "catalogue",
            "events",
            "pages.agency",
            "pages.codes",
            "pages.items",
            "pages.measures",
            "pages.office",
            "pages.overview",
        ),
        *("pages.page", "pages.opendata", "pages.papers", "pages.results"),
    },
    # search
    "search.folding": {"thai"},
    "search.articles": {"search.folding"},
    "search.letters": {"thai"},
    "search.places": {"addresses", "pages.page"},
    "search.covering": {"search.articles"},
    "search.indexing": {"search.articles", "search.covering", "search.places"},
    "search.packing": {"addresses", "search.articles", "search.indexing", "search.places", "static_file"},
    "search": {"search.articles", "search.indexing", "search.packing", "static_file"},
    "pages.search": {"addresses", "catalogue", "pages.page", "search.letters", "titles"},
    "converting": {"finished"},
    # check
    "inspection.finding": set(),
    "inspection.signatures": set(),
    "inspection.markup": set(),
    "inspection.pdf": {"inspection.finding"},
    "inspection.aside": {"inspection.finding", "inspection.pdf"},
    "inspection.office": {"inspection.finding", "inspection.markup", "inspection.pictures"},
    "inspection.pictures": {"inspection.finding", "inspection.markup"},
    "inspection": {
        *("attachments", "inspection.aside", "inspection.finding", "inspection.office", "inspection.pictures"),
        "inspection.signatures",
    },
    "checks.contents": {
        *("attachments", "catalogue", "checks.files", "inspection", "loading", "model.documents", "model.evidence"),
        *("model.measures", "model.progress", "problems", "thai"),
    },
    "people": set(),
    "privacy": {"people", "thai"},
    "checks.privacy": {
        *("attachments", "catalogue", "checks.files", "inspection", "model.evidence", "privacy", "problems"),
        *("texts", "thai"),
    },
    "scoring": {"model.criteria"},
    "reconciling": {"scoring"},
    "checks.sheet": {"model.base", "model.results", "problems", "scoring"},
    "checks.arithmetic": {
        *("catalogue", "checks.sheet", "model.criteria", "model.results", "problems", "reconciling", "scoring"),
    },
    "checks.comparisons": {
        *("catalogue", "checks.arithmetic", "checks.sheet", "model.base", "model.results", "problems"),
    },
    "checks.levels": {
        *("catalogue", "checks.arithmetic", "checks.sheet", "model.criteria", "model.results", "problems"),
        *("scoring", "suggest", "thai"),
    },
    "checks.scorelists": {
        *("catalogue", "checks.arithmetic", "checks.sheet", "loading", "model.base", "model.criteria"),
        *("model.measures", "model.progress", "model.results", "problems", "scoring", "thai"),
    },
    "checks.asked": {"catalogue", "model.asked", "model.evidence", "problems", "thai"},
    "checks.completeness": {
        *("catalogue", "criteria", "model.criteria", "model.oit", "problems", "status", "suggest", "thai"),
    },
    "checks.substance": {
        *("catalogue", "checks.files", "loading", "model.base", "model.evidence", "problems", "texts", "thai"),
    },
    "checks.surveys": {"catalogue", "checks.data_years", "model.oit", "problems"},
    "checks.files": {*CHECKED, "model.evidence"},
    "checks.identity": {*CHECKED, "model.base"},
    "checks.official": {"catalogue", "model.criteria", "problems", "suggest"},
    "checks.answers": {
        *CHECKED - {"suggest"},
        *("model.base", "model.measures", "model.results", "texts", "thai"),
    },
    "checks.promises": {
        *CHECKED - {"suggest"},
        *("checks.spelling", "model.criteria", "model.measures", "model.progress", "thai"),
    },
    "checks.references": {
        *CHECKED,
        *("checks.files", "model.base", "model.criteria", "model.evidence", "model.measures", "model.oit"),
        *("model.progress", "model.results"),
    },
    "checks.spelling": {
        *CHECKED - {"suggest"},
        *("model.agency", "model.base", "texts", "thai"),
    },
    "checks.wording": {
        *CHECKED - {"suggest"},
        *("checks.spelling", "model.base", "model.measures", "model.results", "texts", "thai"),
    },
    "checks.written": {"catalogue", "loading", "texts"},
    "checks.beside": {
        *("catalogue", "checks.totals", "checks.wording", "checks.written", "loading", "model.analysis"),
        *("model.criteria", "model.evidence", "model.measures", "problems", "texts", "thai"),
    },
    "checks.impossible": {"catalogue", "checks.written", "problems", "texts", "thai"},
    "checks.running": {"catalogue", "loading", "model.base", "model.measures", "problems", "thai"},
    "checks.repeated": {"catalogue", "checks.running", "model.base", "problems", "thai"},
    "checks.misspelt": {"catalogue", "checks.written", "loading", "problems", "texts"},
    "checks.questions": {
        *("catalogue", "checks.sheet", "checks.spelling", "loading", "model.analysis", "model.criteria"),
        *("model.results", "problems", "scoring", "thai"),
    },
    "checks.totals": {"catalogue", "loading", "model.evidence", "problems", "thai"},
    "checks.counts": {
        *("catalogue", "checks.totals", "loading", "model.evidence", "model.oit", "model.progress", "problems"),
        *("texts", "thai"),
    },
    "checks.quoted": {
        *("catalogue", "checks.totals", "loading", "model.analysis", "model.base", "model.evidence", "model.results"),
        *("problems", "texts", "thai"),
    },
    "checks.claims": {"catalogue", "checks.quoted", "problems"},
    "checks.data_years": {
        *("catalogue", "criteria", "model.base", "model.criteria", "model.evidence", "model.oit", "model.progress"),
        *("problems", "texts", "thai"),
    },
    "checks.date_columns": {
        *("catalogue", "checks.data_years", "checks.impossible", "criteria", "model.criteria", "model.evidence"),
        *("problems", "texts", "thai"),
    },
    "checks.item_dates": {
        *("catalogue", "checks.data_years", "criteria", "model.base", "model.criteria", "model.evidence"),
        *("model.oit", "problems", "texts", "thai"),
    },
    "checks.folder_years": {
        *("catalogue", "checks.data_years", "criteria", "loading", "model.base", "model.documents"),
        *("model.progress", "problems", "texts", "thai"),
    },
    "checks.papers": {
        *("catalogue", "checks.data_years", "checks.folder_years", "model.base", "model.documents"),
        *("model.evidence", "problems", "texts", "thai"),
    },
    "checks.used_results": {
        *("catalogue", "checks.data_years", "checks.folder_years", "loading", "model.analysis", "model.base"),
        *("model.documents", "model.measures", "problems", "texts", "thai"),
    },
    "checks": {
        *(
            "checks.answers",
            "checks.arithmetic",
            "checks.asked",
            "checks.completeness",
            "checks.substance",
            "checks.claims",
            "checks.contents",
            "checks.counts",
            "checks.comparisons",
            "checks.data_years",
            "checks.files",
            "checks.folder_years",
            "checks.identity",
            "checks.beside",
            "checks.date_columns",
            "checks.impossible",
            "checks.running",
            "checks.misspelt",
            "checks.questions",
            "checks.repeated",
            "checks.item_dates",
            "checks.levels",
            "checks.official",
            "checks.papers",
            "checks.privacy",
            "checks.promises",
            "checks.quoted",
            "checks.references",
            "checks.scorelists",
            "checks.spelling",
            "checks.surveys",
            "checks.totals",
            "checks.used_results",
            "checks.wording",
        ),
        *("catalogue", "problems"),
    },
    "records": {"catalogue", "loading", "model.base", "model.criteria", "model.evidence", "model.oit", "thai"},
    "ledger.book": {"model.ledger", "problems", "thai"},
    "ledger.chain": {"ledger.book", "problems"},
    "ledger.reading": {"attachments", "ledger.book", "ledger.chain", "model.ledger", "problems"},
    "ledger.writing": {"ledger.book", "ledger.chain", "ledger.reading", "thai"},
    "ledger": {"ledger.book", "ledger.reading"},
    "promised": {"addresses", "catalogue", "ledger", "ledger.chain", "problems"},
    "pages.versions": {"addresses", "catalogue", "ledger", "pages.page"},
    # help with reading
    "reading": set(),
    "reading.english": {"thai.dates"},
    "reading.glossary": set(),
    "reading.intros": set(),
    "pages.reading": {"addresses", "catalogue", "pages.page", "reading.glossary"},
    "pages.english": {
        *PLANNED,
        *("criteria", "model.criteria", "pages.agency", "pages.items", "reading.english", "status"),
    },
    "checks.submitted": {"addresses", "attachments", "catalogue", "ledger", "model.criteria", "problems", "records"},
    "moved": {"addresses", "catalogue", "redirects", "statics"},
    "appeal": {
        *("catalogue", "ledger", "model.evidence", "records", "seen", "snapshots", "static_file", "status"),
        "templating",
    },
    "submitting": {
        *("addresses", "catalogue", "ledger", "ledger.writing", "model.criteria", "model.evidence", "model.oit"),
        *("pages", "records", "rendering", "status", "twins"),
    },
    # the same as data files
    "packing": set(),
    "static_file": {"packing"},
    "twins.table": {"thai"},
    "twins.csv_files": {"thai", "twins.table"},
    "twins.workbooks": {"packing", "thai", "twins.table"},
    "twins.tables": {
        *("addresses", "catalogue", "loading", "model.analysis", "model.base", "model.documents", "model.evidence"),
        *("model.progress", "model.results", "status", "thai", "titles", "twins.table"),
    },
    "twins.item_tables": {
        *("addresses", "catalogue", "criteria", "model.evidence", "status", "twins.table", "twins.tables"),
    },
    "twins.json_files": {"addresses", "catalogue", "criteria", "loading", "records", "status", "twins.table"},
    "twins.schemas": {"static_file", "twins.json_files"},
    "twins.dictionary": {"twins.csv_files", "twins.table"},
    "twins.licensing": {"model.agency"},
    "twins.page_files": {"model.agency", "static_file"},
    "twins.linked": {"addresses", *TWIN},
    "twins.dcat": {"addresses", "model.agency", "twins.dictionary", "twins.linked", *TWIN},
    "twins.years": {
        *("addresses", "catalogue", "criteria", "loading", "model.criteria", "records", "static_file", "status"),
        *("thai", "twins.csv_files", "twins.dictionary", "twins.item_tables", "twins.json_files", "twins.table"),
        *("twins.tables", "twins.workbooks", *TWIN),
    },
    "twins": {
        "loading",
        *("addresses", "catalogue", "model.criteria", "static_file", "twins.dcat", "twins.dictionary"),
        *("twins.page_files", "twins.schemas", "twins.years"),
    },
    "bundles": {"addresses", "static_file"},
    "filtering": {
        *(
            "addresses",
            "catalogue",
            "display",
            "facets",
            "model.measures",
            "search.folding",
            "standing",
            "static_file",
            "thai",
            "titles",
        ),
    },
    "statics": {"addresses", "bundles", "catalogue", "codes", "display", "feeds", "filtering", "static_file", "twins"},
    "redirects": {"addresses", "security", "static_file", "templating"},
    "reviewing": {"catalogue", "model.reviews", "problems", "suggest"},
    "readiness": {
        *("catalogue", "loading", "model.criteria", "model.evidence", "problems", "scoring", "status", "thai"),
    },
    "clickpaths": {"addresses", "pages.page"},
    "sheet": {
        *("addresses", "catalogue", "clickpaths", "messages", "model.agency", "model.evidence", "model.oit"),
        *("readiness", "status", "twins.table"),
    },
    "outlook": {"messages", "readiness", "thai"},
    # render
    "display": {"prose", "thai"},
    "rendering": {
        *("addresses", "catalogue", "charts", "display", "facets", "model.measures", "pages.page", "status", "titles"),
        *("twins", "twins.linked"),
        *("reading.glossary", "reading.intros"),
        *("composing", "pages.edition"),
    },
    # the whole flow, and its edges
    "examining": {
        "checks.submitted",
        *("addresses", "catalogue", "checks", "checks.privacy", "loading", "pages", "problems", "reviewing", "statics"),
    },
    "build": {
        "moved",
        "promised",
        "search",
        *("addresses", "display", "examining", "pages", "problems", "readiness", "rendering", "sheet", "statics"),
        "twins",
    },
    "export": {"addresses", "build", "converting", "pages.page", "rendering", "search", "security", "slimming"},
    "finished": set(),
    "publishing": set(),
    "delivery.links": set(),
    "delivery.crawling": {"delivery.links"},
    "delivery.hosting": set(),
    "delivery": {"addresses", "delivery.crawling", "delivery.hosting", "delivery.links", "packing", "publishing"},
    "plugin": {
        "promised",
        *("addresses", "build", "display", "export", "finished", "messages", "problems", "rendering", "reports"),
        *("search", "security", "slimming", "static_file", "statics", "thai"),
    },
    # what was submitted, on the web
    "snapshots": {"finished", "seen"},
    # a page within another
    "composing": {"snapshots"},
    "verifying": set(),
    "verifying.claims": {"seen"},
    "verifying.claiming": {
        *("addresses", "catalogue", "ledger", "model.ledger", "redirects", "snapshots", "verifying.claims"),
    },
    "verifying.answers": set(),
    "verifying.robots": set(),
    "verifying.receiving": {"verifying.answers"},
    "verifying.fetching": {"verifying.answers", "verifying.receiving"},
    "verifying.arriving": {"problems", "verifying.answers"},
    "verifying.delivered": {
        *("attachments", "inspection.signatures", "problems", "seen"),
        *("verifying.answers", "verifying.arriving", "verifying.claims"),
    },
    "verifying.judging": {
        *("addresses", "problems", "records", "seen"),
        *("verifying.answers", "verifying.arriving", "verifying.claims", "verifying.robots"),
    },
    "verifying.visiting": {
        *("problems", "verifying.answers", "verifying.arriving", "verifying.claims", "verifying.delivered"),
        *("verifying.fetching", "verifying.judging"),
    },
    "verifying.resuming": {"problems", "verifying.claims", "verifying.visiting"},
    "verifying.reporting": {
        *("messages", "problems", "reports", "templating", "thai", "verifying.claims", "verifying.visiting"),
    },
    # on paper
    "printing": set(),
    "printing.letters": set(),
    "printing.finishing": {"printing.letters"},
    "printing.browsers": set(),
    "printing.selfstanding": {
        *("bundles", "display", "model.agency", "pages", "snapshots", "static_file", "templating", "thai"),
    },
    "commands": set(),
    "commands.options": {"problems", "reports"},
    "commands.settings": {"plugin"},
    "commands.telling": {"messages", "problems", "publishing", "reports"},
    "commands.check": {
        *COMMAND,
        *("examining", "formats", "messages", "problems", "reports", "selection"),
    },
    "commands.ready": {*COMMAND, "examining", "messages", "outlook", "readiness", "selection"},
    "commands.build": {"promised", *COMMAND, "addresses", "examining", "messages", "problems", "publishing"},
    "commands.serve": {*COMMAND, "addresses", "examining"},
    "commands.appeal": {
        *COMMAND,
        *("addresses", "appeal", "catalogue", "examining", "ledger", "messages", "moved", "pages", "publishing"),
        *("rendering", "statics"),
    },
    "commands.report": {
        *COMMAND,
        *("addresses", "catalogue", "examining", "messages", "pages", "printing.browsers", "printing.finishing"),
        *("printing.selfstanding", "publishing", "rendering", "statics"),
    },
    "commands.submit": {
        *COMMAND,
        *("catalogue", "examining", "ledger", "ledger.writing", "messages", "pages", "problems", "rendering"),
        *("selection", "submitting"),
    },
    "commands.redirect": {
        *COMMAND,
        *("catalogue", "examining", "ledger", "ledger.writing", "pages", "pages.versions", "statics"),
    },
    "commands.sheet": {
        *COMMAND,
        *("build", "publishing", "selection", "sheet", "twins.csv_files", "twins.workbooks"),
    },
    "commands.pages": {*COMMAND, "build", "export", "publishing"},
    "commands.package": {
        *COMMAND,
        *("delivery.crawling", "delivery", "display", "examining", "messages", "problems", "publishing"),
    },
    "commands.verify": {
        *("arguments", "catalogue", "commands.options", "commands.settings", "commands.telling", "ledger", "loading"),
        *("messages", "problems", "reports", "verifying.claiming", "verifying.claims", "verifying.fetching"),
        *("verifying.reporting", "verifying.resuming", "verifying.visiting"),
    },
    "cli": {
        *(
            "commands.appeal",
            "commands.build",
            "commands.check",
            "commands.package",
            "commands.pages",
            "commands.ready",
            "commands.redirect",
            "commands.report",
        ),
        *("commands.serve", "commands.sheet", "commands.submit", "commands.verify"),
    },
}
"""Module, and the modules of ours it may import: what stands above knows nothing of what stands below."""

READING = {"reading.english", "reading.glossary", "reading.intros"}
OUTSIDE: dict[str, set[str]] = {
    "mkdocs": {"plugin", "commands.pages", "commands.settings", "commands.serve"},
    "click": {"arguments", "cli", *(module for module in FILES if module.startswith("commands."))},
    "pydantic": {"model.asked", "model.base", "model.english", "model.evidence", "model.ledger", "model.oit", "forms"}
    | {"model.synonyms"},
    "pydantic_core": {"model.base", "forms"},
    "yaml": {"ledger.writing", "sources", "sources.events", "sources.syntax", "messages", "export", "twins.dictionary"}
    | READING
    | {"converting"},
    "xlsxwriter": {"twins.workbooks"},
    "jinja2": {"rendering", "templating"},
    "markupsafe": {"composing", "prose", "display", "rendering"},
    "markdown": {"prose", "snapshots", "converting"},
    "requests": {"verifying.fetching"},
    "urllib3": {"verifying.fetching", "verifying.receiving"},
    "nh3": {"prose"},
    "pypdfium2": {"inspection.pdf"},
    "PIL": {"inspection.pictures"},
    "segno": {"qr"},
}
"""Library, and the modules that may know it."""

LONGEST = 400
WITHOUT_SUBJECT = {"utils", "util", "helpers", "helper", "misc", "common", "tools", "lib"}


def imported(module: str) -> Iterator[str]:
    """Full names of what a module imports: `prongsai.model.base`, `yaml`."""
    for node in ast.walk(TREES[module]):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, f"{module}: a relative import hides what it reaches"
            name = node.module or ""
            for alias in node.names:
                below = f"{name}.{alias.name}"
                yield below if below.removeprefix("prongsai.") in FILES else name


def ours(module: str) -> set[str]:
    """The modules of ours that a module imports."""
    return {name.removeprefix("prongsai.") for name in imported(module) if name.startswith("prongsai.")}


@pytest.mark.parametrize("module", FILES)
def test_a_module_imports_only_what_it_may(module: str) -> None:
    assert ours(module) <= MAY_IMPORT[module]


def test_the_table_of_imports_names_modules_that_exist() -> None:
    assert set(MAY_IMPORT) == set(FILES)
    assert set().union(*MAY_IMPORT.values()) <= set(FILES)


def test_the_table_of_imports_points_one_way() -> None:
    """A circle would make `static_order` raise."""
    assert set(TopologicalSorter(MAY_IMPORT).static_order()) == set(FILES)


def test_problems_import_nothing_of_ours() -> None:
    assert not ours("problems")


@pytest.mark.parametrize("module", FILES)
def test_nothing_imports_the_command_line(module: str) -> None:
    assert "cli" not in ours(module)


@pytest.mark.parametrize(("library", "module"), [*product(OUTSIDE, FILES)])
def test_a_library_is_known_to_few(library: str, module: str) -> None:
    """A library that changes is met in one place. Material is configured and styled, and never imported."""
    known = {name.partition(".")[0] for name in imported(module)}
    assert library not in known or module in OUTSIDE[library]
    assert "material" not in known


@pytest.mark.parametrize("module", FILES)
def test_a_module_is_short_enough_to_be_read(module: str) -> None:
    lines = len(FILES[module].read_text("utf-8").splitlines())
    assert lines <= LONGEST


@pytest.mark.parametrize("module", FILES)
def test_a_module_has_a_subject(module: str) -> None:
    assert not WITHOUT_SUBJECT & set(module.split("."))


def public(tree: ast.Module) -> Iterator[tuple[str, str | None]]:
    """Name and docstring of the module, its classes, functions and methods."""
    yield "the module", ast.get_docstring(tree)
    within: list[tuple[str, ast.Module | ast.ClassDef]] = [("", tree)]
    while within:
        prefix, node = within.pop()
        for part in node.body:
            if isinstance(part, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and part.name[0] != "_":
                yield prefix + part.name, ast.get_docstring(part)
                if isinstance(part, ast.ClassDef):
                    within.append((f"{prefix}{part.name}.", part))


@pytest.mark.parametrize("module", FILES)
def test_what_is_public_is_explained(module: str) -> None:
    assert [name for name, docstring in public(TREES[module]) if not docstring] == []


def templates() -> tuple[Environment, set[str]]:
    """The environment pages are rendered in, and all templates."""
    environment = renderer().environment
    return environment, set(environment.list_templates())


def referenced(environment: Environment, template: str) -> set[str]:
    """The templates one imports, includes or extends."""
    assert environment.loader
    source, _, _ = environment.loader.get_source(environment, template)
    return {name for name in meta.find_referenced_templates(environment.parse(source)) if name}


def filled_alone() -> Iterator[str]:
    """The templates of files that are no pages: what `templating.filled` is called with."""
    for tree in TREES.values():
        for node in ast.walk(tree):
            match node:
                case ast.Call(func=ast.Name(id="filled"), args=[ast.Constant(value=str(name)), *_]):
                    yield f"{name}.jinja"


OF_MANY_AGENCIES = {"agencies", "showing"}
"""Templates of pages that only a site of more agencies than any case has; `test_paging.py` looks at them."""


def test_every_template_is_used() -> None:
    """By a page of a site with every part, by a file that is no page, or by a template that is used."""
    environment, all_templates = templates()
    open_, used = {*filled_alone(), *(f"{one}.md.jinja" for one in OF_MANY_AGENCIES)}, set[str]()
    for case in ("two_years", "many_agencies", "resubmitted"):
        catalogue = Catalogue.of(load(SITES / case / "data"))
        ready = readiness(catalogue, ())
        pages = (*plan(catalogue), *plan_office(catalogue, ready, (), sheets(ready, ())))
        open_ |= {f"{page.template}.md.jinja" for page in pages}
        chapters = (one for page in pages if page.template == "edition" for one in page.view["held"].chapters)
        open_ |= {f"{one.template}.md.jinja" for one in chapters}
    while open_:
        template = open_.pop()
        used.add(template)
        open_ |= referenced(environment, template) - used
    assert used == all_templates
