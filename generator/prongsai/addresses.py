"""Where each thing lives: the only place that makes an address.

An address is relative to the root of the site, lower-case ASCII, and ends in `/` (the root itself is empty).
It never holds a title, so that it can be submitted and never needs to change. `slug` is the agency's folder,
empty in the layout of a single agency.
"""

HOME = ""
AGENCIES = "agencies/"
MEASURES = "measures/"
CONCEPTS = "concepts/"
DATA = "data/"
"""What the data files of the site are, and how they may be used."""
DICTIONARY = "data/dictionary/"
"""What every column and every name in the data files means."""
GLOSSARY = "glossary/"
"""The terms of the field in plain words."""
ACCESSIBILITY = "accessibility/"
"""What the site does for readers who need more than eyes and a mouse, and what it does not."""
ENGLISH = "en/"
"""What the site is and where things are, for readers of English; below an agency or a year it speaks of that."""
SEARCH = "search/"
"""The search on a page of its own, and the list of what there is to be found; its index lies beside it."""
GENERATED = frozenset(
    {"agencies", "measures", "concepts", "assets", "data", "glossary", "accessibility", "en", "search"}
)
"""First parts of addresses of what belongs to the whole site."""
SITE_FOLDERS = GENERATED | {"about", "ledger"}
"""First parts of addresses that belong to the site: no agency may take them as its folder."""
OFFICE = "_office/"
"""Pages for the office alone, which are never published; no agency's folder may begin like this."""
SEALS = "ledger-seals.txt"
"""The fingerprints of everything an agency has submitted, on its home: the site in place bears witness to them."""
FILES = "files/"
"""Folder of a year's attachments, in the data and on the site."""


STYLE = "assets/prongsai/prongsai.css"
"""The style sheet of every page, and the sign that a folder is a site of ours."""
SCRIPT = "assets/prongsai/prongsai.js"
"""What makes pages handier; all of them can be read without it."""


def agency(slug: str) -> str:
    """Home of an agency."""
    return f"{slug}/" if slug else HOME


def year(slug: str, fiscal_year: int) -> str:
    """A fiscal year (BE) of an agency."""
    return f"{agency(slug)}{fiscal_year}/"


def part(slug: str, fiscal_year: int, name: str) -> str:
    """A page of the year: `results`, `analysis`, `measures`, `progress`, `constraints`, `documents`, `oit`."""
    return f"{year(slug, fiscal_year)}{name}/"


def member(slug: str, fiscal_year: int, name: str, identifier: str) -> str:
    """One thing of a part: a measure, a round, a document, an item (by its code)."""
    return f"{part(slug, fiscal_year, name)}{identifier.lower()}/"


def edition(slug: str, fiscal_year: int) -> str:
    """A whole year as one document to be printed."""
    return part(slug, fiscal_year, "edition")


def file(slug: str, fiscal_year: int, name: str) -> str:
    """An attachment of the year; `name` is its path under `files/`."""
    return f"{year(slug, fiscal_year)}{FILES}{name}"


def twin(address: str, ending: str) -> str:
    """The data file that says the same as a page: `…/oit/o13/` has `…/oit/o13/o13.json`."""
    return f"{address}{address.rstrip('/').rpartition('/')[2] or 'site'}.{ending}"


def feed(slug: str) -> str:
    """What happened lately at an agency, as an Atom feed; under the empty slug at all of them."""
    return f"{agency(slug)}feed.xml"


def qr(address: str) -> str:
    """The QR code that leads to a page."""
    return f"{address}qr.svg"


def qr_sheet(slug: str, fiscal_year: int) -> str:
    """All QR codes of a year, to be printed."""
    return part(slug, fiscal_year, "qr")


def survey_qr(slug: str, fiscal_year: int) -> str:
    """The QR code that leads to the year's survey, while it is open."""
    return f"{year(slug, fiscal_year)}survey.svg"


def version(slug: str, fiscal_year: int, code: str, mark: str) -> str:
    """An item's page as it was submitted before it was changed; as deep as the page itself, so that its links hold."""
    return member(slug, fiscal_year, "oit", f"{code}-{mark}")


def seals(slug: str) -> str:
    """The list of an agency's submissions."""
    return f"{agency(slug)}{SEALS}"


def measures(order: str, group: str | int | None = None) -> str:
    """All measures in one order, as `by-topic`, or one group of that order; without a name where all of them begin."""
    parts = [part for part in (order, group) if part not in {"", None}]
    return MEASURES + "".join(f"{part}/" for part in parts)


def agency_measures(slug: str) -> str:
    """The measures of an agency in all its years; in a site of its own they are all there are."""
    return f"{agency(slug)}{MEASURES}"


def follow_on(address: str, number: int) -> str:
    """The pages of a list that takes several, counted from 1: the first has the address of the list."""
    return address if number == 1 else f"{address}{number}/"


def measure_data(name: str) -> str:
    """What the filter of all measures asks for when someone uses it: `list`, `list-1`, `words-1`."""
    return f"{MEASURES}{name}.js"


def concept(identifier: str, fiscal_year: int | None = None) -> str:
    """A duty through the years, or who shows it in one of them."""
    return f"{CONCEPTS}{identifier}/{fiscal_year}/" if fiscal_year else f"{CONCEPTS}{identifier}/"


def office(slug: str, fiscal_year: int) -> str:
    """The page that tells the office how ready a year is."""
    return f"{OFFICE}{year(slug, fiscal_year)}"


def office_sheet(slug: str, fiscal_year: int) -> str:
    """The page that gives the office what to type into ITAS for a year."""
    return f"{office(slug, fiscal_year)}itas/"


def asset(name: str) -> str:
    """A style sheet, script, font or picture of the site."""
    return f"assets/prongsai/{name}"


def relative(target: str, page: str) -> str:
    """The link from the page at address `page` to `target` (which may carry a `#fragment`)."""
    path, sign, fragment = target.partition("#")
    if path == page:
        return f"#{fragment}" if sign else "./"
    there, here = path.split("/"), page.split("/")
    shared = 0
    for one, other in zip(there[:-1], here[:-1], strict=False):
        if one != other:
            break
        shared += 1
    return (("../" * (len(here) - 1 - shared) + "/".join(there[shared:])) or "./") + sign + fragment


def letter(name: str, sheet: int = 1) -> str:
    """What begins with a letter, by the letter's name (`ko-kai`); a letter of many has several sheets, from 1."""
    return f"{SEARCH}{name}/{sheet}/" if sheet > 1 else f"{SEARCH}{name}/"


def index(name: str) -> str:
    """A part of the index of the search: `titles`, or one of the parts that those name."""
    return f"{SEARCH}{name}.js"


def english(below: str = HOME) -> str:
    """The English summary of the page at address `below`: of the site, of an agency, or of one of its years."""
    return f"{below}{ENGLISH}"


def term(identifier: str) -> str:
    """What a term means, in the glossary."""
    return f"{GLOSSARY}#{identifier}"


def markdown_file(address: str) -> str:
    """The Markdown file that becomes the page at `address`."""
    return f"{address}index.md"


def of_markdown_file(name: str) -> str:
    """The address of the page that a Markdown file becomes, by its way from the folder of all pages."""
    path = name.removesuffix(".md")
    folder, _, stem = path.rpartition("/")
    above = f"{folder}/" if folder else HOME
    return above if stem in {"index", "README"} else f"{path}/"
