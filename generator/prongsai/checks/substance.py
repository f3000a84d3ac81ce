"""Evidence is real: no blank left to be filled, no link that an assessor cannot follow, nothing shown that is empty.

Comes in: the catalogue. Goes out: a problem per text, link or table that only looks like evidence. Only what is
blank beyond doubt is reported: printed memos hold dotted lines, and อยู่ระหว่างดำเนินการ can be the true state.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache
from urllib.parse import urlsplit

from prongsai import thai
from prongsai.catalogue import AgencyCatalogue, Catalogue, FoundItem
from prongsai.checks.files import evidence_of
from prongsai.loading import YearData
from prongsai.model.base import Record
from prongsai.model.evidence import (
    Evidence,
    ImageEvidence,
    LinkEvidence,
    ShownEvidence,
    TextEvidence,
)
from prongsai.problems import Place, Problem, Severity
from prongsai.texts import Piece, pieces

BLANK_WORDS = frozenset(
    {"tbd", "tba", "todo", "fixme", "พิมพ์ข้อมูลที่นี่", "ทดสอบระบบ"}
    | {f"{verb}{noun}" for verb in ("รอ", "รอใส่", "รอเพิ่ม", "ใส่", "กรอก", "เติม") for noun in ("ข้อมูล", "ข้อความ")}
    | {f"{noun}{kind}" for noun in ("ข้อมูล", "ข้อความ") for kind in ("ตัวอย่าง", "ทดสอบ")}
)
SAMPLES = frozenset(["ตัวอย่าง", "ทดสอบ", "test", "sample", "example"])
"""Words that are blanks as a whole paragraph or title, and may be true as a cell or a step."""
MASK = re.compile(
    r"[x×]{2,}[x×0-9\s./:-]*|#+|\?+|[.…\s]*(?:\.{2}|…)[.…\s]*|_{2,}|"
    r"\[[^\]\n]{1,60}\]|<[^<>\n/=]{1,60}>|[(（]\s*(?:โปรด)?(?:ระบุ|ใส่)[^()\n]{0,60}[)）]",
    re.IGNORECASE,
)
"""A text that is nothing but signs of a place left for the real one."""
MASK_BEGINS = frozenset("xX×#?.…_[<(（")
LEFT_OPEN = re.compile(
    r"(?<![0-9A-Za-z])25[0-9]?x{1,2}(?![A-Za-z])|\[(?:ชื่อ|ระบุ|ใส่)[^\]\n]{0,40}\](?!\()"
    r"|<(?:ชื่อ|ระบุ|ใส่)[^<>\n]{0,40}>|\((?:โปรด)?ระบุ(?:ชื่อ|จำนวน|วันที่|ข้อมูล)?[ .…]{0,10}\)|lorem ipsum",
    re.IGNORECASE,
)
"""A blank inside a longer text."""
DOTTED = re.compile(r"(?:[.]{5,}|…{2,})(?![.…\s]*[0-9]+\s*(?:\n|$))")
"""A line to be filled in; not the leader before a page number."""
# Every branch below begins with a plain letter: a file of 100,000 letters is then looked through in a millisecond.
OPEN_SIGNS = re.compile(
    r"\.\.\.\.\.|……|x(?:(?<=[5๕]x)|(?<=[5๕][0-9๐-๙]x))|X(?:(?<=[5๕]X)|(?<=[5๕][0-9๐-๙]X))|lorem|Lorem"
    r"|\[ชื่อ|\[ระบุ|\[ใส่|<ชื่อ|<ระบุ|<ใส่|\((?:โปรด)?ระบุ(?:\)|ชื่อ|จำนวน|วันที่|ข้อมูล| ?[.…])"
)
"""What a file with a blank inside a longer text holds somewhere."""
MASK_SIGNS = re.compile(r"xx|XX|Xx|××|\.\.\s*[\"',\]\n]|##|\?\?|__|TBD|TBA|TODO|FIXME")
WORD_SIGNS = re.compile(
    r"(?:"
    + "|".join(sorted(BLANK_WORDS, reverse=True))
    + r"|ตัวอย่าง|ทดสอบ|Test|test|TEST|Sample|sample|Example|example|#|\?|…|<[^<>\n]{1,60}>|\[[^\[\]\n,]{1,60}\](?=[\"'])"
    r"|\((?:โปรด)?(?:ระบุ|ใส่)[^()\n]{0,60}\)|（[^\n]{0,60}）)[\"'*_.]*[ ]*[\n,\]}]"
)
"""What a file with a text that is nothing but a blank may hold somewhere, if nothing else stands before it."""
QUOTES = frozenset("\"'")
BEFORE = frozenset(":-,[{\"'*")
UNSHOWN = frozenset({"notes", "columns", "printed", "choices", "where"})
"""Fields that quote what a paper prints, or head a table."""
PARAGRAPHS = frozenset({"text", "title", "summary", "none", "reason", "caption", "alt", "note", "result", "what"})
DOTS = frozenset(" .…_")

PRIVATE = re.compile(
    r"(?:.*\.)?(?:localhost|example\.(?:com|org|net)|.*\.local)|127\..*|10\..*|192\.168\..*|\[::1\]", re.IGNORECASE
)
"""Hosts only the writer can reach, or that belong to nobody."""
STORES = re.compile(
    r"drive\.google\.com|onedrive\.live\.com|1drv\.ms|.*\.sharepoint\.com|(?:www\.)?dropbox\.com|we\.tl|"
    r"(?:www\.)?wetransfer\.com|mega\.nz|(?:www\.)?mediafire\.com|(?:www\.)?google\.[a-z.]+/search.*"
)
"""File stores that may ask for a login, and pages of search results."""
SHORT = frozenset(
    {"bit.ly", "tinyurl.com", "goo.gl", "shorturl.at", "shorturl.asia", "cutt.ly", "rb.gy", "is.gd", "ow.ly", "t.ly"}
    | {"s.id", "t.co", "rebrand.ly", "me2.kz"}
)
"""Services that hide where a link leads, and may end."""
POOR_ALT = re.compile(
    r"(?:รูป|รูปภาพ|ภาพ|ภาพถ่าย|ภาพกิจกรรม|รูปประกอบ|ภาพประกอบ|image|photo|picture|img|pic)[\s_.-]*[0-9๐-๙]*|\S+\.(?:jpe?g|png|gif|webp|svg|bmp)"
    r"|(?:IMG|DSC|DSCN|LINE_ALBUM|Screenshot)[\w -]*[0-9]+",
    re.IGNORECASE,
)
LONG = 60
"""Characters from which on two equal texts are no coincidence."""
WHOLE_LAW = 8_000
"""Characters from which on a text full of sections is a law, not a summary."""
SECTIONS = 20


def texts_written(catalogue: Catalogue) -> Iterator[Problem]:
    """No text that is shown is a blank still to be filled in."""
    for agency in catalogue.agencies:
        for data in agency.years:
            papers: tuple[Record | None, ...] = (data.oit, data.measures, data.progress, data.documents)
            for part in papers:
                if part:
                    yield from _blanks(part, catalogue.texts.get(part.place.file, ""), printed=part is data.documents)


def _blanks(part: Record, written: str, *, printed: bool) -> Iterator[Problem]:
    """The blanks of a file. A paper as printed may hold dotted lines."""
    opened = OPEN_SIGNS.search(written)
    if not opened and not _suspect(written):
        return
    for piece in pieces(part, without=UNSHOWN):
        text = piece.text
        blank = text.strip() if len(text) <= LONG + 20 and _is_blank(piece, printed=printed) else ""
        if opened and not blank:
            # Thai digits are made Arabic one by one, so what is found stands at the same place.
            found = LEFT_OPEN.search(thai.arabic(text)) or (None if printed else DOTTED.search(thai.arabic(text)))
            blank = text[found.start() : found.end()] if found else ""
        if blank:
            yield Problem("placeholder-text", piece.place, {"written": blank}, Severity.CHECK)


def _suspect(written: str) -> bool:
    """Whether a file may hold a text that is a blank as a whole; heads of tables and comments are none."""
    if MASK_SIGNS.search(written):
        return True
    for found in WORD_SIGNS.finditer(written):
        line = written[written.rfind("\n", 0, found.start()) + 1 : found.start()].strip(" ")
        comment = line.startswith("#") or (found[0].startswith("#") and line[-1:] not in QUOTES)
        if not comment and (not line or line[-1] in BEFORE) and "columns:" not in line:
            return True
    return False


def _is_blank(piece: Piece, *, printed: bool) -> bool:
    """Whether a text holds nothing but a blank."""
    text = piece.text.strip()
    word = text.strip(" *_.").casefold()
    if word in BLANK_WORDS or (word in SAMPLES and piece.field in PARAGRAPHS):
        return True
    if text[:1] not in MASK_BEGINS or (printed and set(text) <= DOTS):
        return False
    return MASK.fullmatch(thai.arabic(text)) is not None


def links_open(catalogue: Catalogue) -> Iterator[Problem]:
    """Every link leads where anyone can follow, and to the main website where that is asked for."""
    for agency in catalogue.agencies:
        own = _host(agency.agency.website or "")
        for data in agency.years:
            for part in evidence_of(data):
                if isinstance(part, LinkEvidence):
                    yield from _link(part, own)
            if own and data.oit:
                for found in agency.items(data.year):
                    yield from _elsewhere(found, own, catalogue)


def pictures_described(catalogue: Catalogue) -> Iterator[Problem]:
    """The description of a picture says what it shows."""
    for _, data in _years(catalogue):
        for part in evidence_of(data):
            if isinstance(part, ImageEvidence) and POOR_ALT.fullmatch(part.alt.strip()):
                yield Problem("picture-undescribed", part.place_of("alt"), {"alt": part.alt}, Severity.ADVICE)


def evidence_own(catalogue: Catalogue) -> Iterator[Problem]:
    """Each component has a text of its own: not another's, not the question itself, not a whole law."""
    for agency, data in _years(catalogue):
        if data.oit:
            for found in agency.items(data.year):
                yield from _texts_of(found)


def shown_filled(catalogue: Catalogue) -> Iterator[Problem]:
    """What a component shows of the rest of the site is not empty."""
    for agency, data in _years(catalogue):
        for part in evidence_of(data):
            if isinstance(part, ShownEvidence):
                year = part.year or data.year
                if _is_empty(part, agency.year(year)):
                    params = {"show": part.show, "year": str(year), "id": part.id or "–"}
                    yield Problem("shown-empty", part.place_of("show"), params, Severity.CHECK)


def _years(catalogue: Catalogue) -> Iterator[tuple[AgencyCatalogue, YearData]]:
    for agency in catalogue.agencies:
        for data in agency.years:
            yield agency, data


@cache
def _host(address: str) -> str:
    """The host of an address without `www.`; empty when there is none."""
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _belongs(host: str, own: str) -> bool:
    return host == own or host.endswith(f".{own}")


def _link(part: LinkEvidence, own: str) -> Iterator[Problem]:
    host = _host(part.link)
    if _belongs(host, own) and own:
        if part.link[:5].lower() == "http:":
            yield Problem("link-insecure", part.place_of("link"), {"link": part.link}, Severity.ADVICE)
        return
    params = {"link": part.link, "host": host}
    address = part.link.partition("://")[2].partition("@")[2] or part.link.partition("://")[2]
    if PRIVATE.fullmatch(host) or STORES.fullmatch(host) or STORES.fullmatch(address):
        yield Problem("link-private", part.place_of("link"), params, Severity.CHECK)
    elif host in SHORT:
        yield Problem("link-shortened", part.place_of("link"), params, Severity.CHECK)
    elif part.link[:5].lower() == "http:":
        yield Problem("link-insecure", part.place_of("link"), {"link": part.link}, Severity.ADVICE)


def _elsewhere(found: FoundItem, own: str, catalogue: Catalogue) -> Iterator[Problem]:
    asked = catalogue.criteria.asked_of
    for component in found.item.components:
        if component.id not in asked or not asked[component.id].on_main_site or not found.evidence:
            continue
        links = [part for part in found.evidence.components.get(component.id, ()) if isinstance(part, LinkEvidence)]
        if links and not any(_belongs(_host(part.link), own) for part in links):
            params = {"item": found.item.code, "component": component.id, "text": component.text}
            params |= {"year": str(found.year), "link": links[0].link, "website": own}
            yield Problem("link-elsewhere", links[0].place_of("link"), params, Severity.CHECK)


def _texts_of(found: FoundItem) -> Iterator[Problem]:
    components: Mapping[str, tuple[Evidence, ...]] = found.evidence.components if found.evidence else {}
    asked = {component.id: component.text for component in found.item.components}
    seen: dict[str, str] = {}
    for component, parts in components.items():
        for position, part in enumerate(parts):
            if not isinstance(part, TextEvidence):
                continue
            place = _text_place(found, component, position, part)
            params = {"item": found.item.code, "year": str(found.year), "component": component}
            text = " ".join(part.text.split())
            if text == asked.get(component):
                yield Problem("question-repeated", place, {**params, "written": text}, Severity.CHECK)
            first = seen.setdefault(text, component)
            if first != component and len(text) > LONG:
                params["written"] = f"{text[:LONG]}…"
                yield Problem("evidence-repeated", place, {**params, "other": first}, Severity.CHECK)
            if len(text) > WHOLE_LAW and (sections := text.count("มาตรา")) >= SECTIONS:
                params |= {"length": f"{len(text):,}", "sections": str(sections)}
                yield Problem("law-pasted", place, params, Severity.ADVICE)


def _text_place(found: FoundItem, component: str, position: int, part: TextEvidence) -> Place:
    """Where a text begins, written as a value of its own or under `text:`."""
    if part.place.file or not found.evidence:
        return part.place_of("text")
    return found.evidence.place_of("components", component, position)


def _is_empty(part: ShownEvidence, data: YearData) -> bool:
    """Whether nothing would be seen; an id that does not exist is another problem."""
    match part.show:
        case "results":
            shown = data.results
            return not (shown and (shown.indicators or shown.questions or shown.items or shown.total or shown.sections))
        case "analysis":
            return not (data.analysis and (data.analysis.entries or data.analysis.sections))
        case "constraints":
            return not (data.constraints and (data.constraints.constraints or data.constraints.suggestions))
        case "measures":
            return not part.id and not (data.measures and (data.measures.measures or data.measures.sections))
        case "documents":
            return not part.id and not (data.documents and data.documents.documents)
        case "progress":
            rounds = data.progress.rounds if data.progress else ()
            wanted = [one for one in rounds if part.id in {None, one.id}]
            filled = any(one.results or one.sections or one.intro for one in wanted)
            return not filled and (bool(wanted) or not part.id)
