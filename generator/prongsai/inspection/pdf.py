"""PDF: opens without a password, has pages, and letters on them.

Reading is bounded by work, not by the clock, so that the same file always gives the same answer: `MOST_PAGES`,
`MOST_OPERATORS` over all pages of a file, and `LIMITS` within one stream. A page of dense text costs about 0.05 s, a
scanned page nearly nothing; at the bound a file costs less than a second. What was not read is said (`PARTLY`).
"""

import io
import logging
import re
import warnings
from typing import TYPE_CHECKING

from prongsai.inspection.finding import PROPERTIES, Inspection, Kind, Passage, faulty, told

if TYPE_CHECKING:
    from pypdf import PageObject, PdfReader

MOST_PAGES = 60
MOST_OPERATORS = 60_000
"""Steps of drawing in one file: 10 pages as printed by a browser, 60 and more as saved by Word."""
NESTED = 3_000
"""Steps that a form within a form counts as: it is parsed anew wherever it is drawn."""
BYTES = 13
"""Of a form, for a step."""
MOST_METADATA = 200_000
"""Characters of one property, bytes of XMP."""
MOST_NOTES = 200
"""Notes and form fields of a page."""

LIMITS = {
    "zlib_maximum_output_length": 20_000_000,
    "lzw_maximum_output_length": 20_000_000,
    "run_length_maximum_output_length": 20_000_000,
    "array_based_stream_maximum_output_length": 20_000_000,
    "stream_decoding_work_maximum_length": 60_000_000,
    "stream_parsing_work_maximum_count": 60_000,
    "page_tree_maximum_entries": 20_000,
}
"""What pypdf may unpack and parse at most for one stream or page; more is no document an office makes."""

_TAG = re.compile(r"<[^>]*>")


class _TooMuch(Exception):  # noqa: N818  # a bound that was reached, raised through pypdf
    pass


def read(content: bytes) -> Inspection:
    """The pages, notes and properties of a PDF. Nothing is raised, whatever the content."""
    # Only here: it takes longer to load than most commands run, and many sites attach no PDF.
    from pypdf import apply_configuration  # noqa: PLC0415
    from pypdf.errors import DependencyError, LimitReachedError, PyPdfError  # noqa: PLC0415

    logging.getLogger("pypdf").setLevel(logging.CRITICAL + 1)  # it mutters about every oddity of a file
    with warnings.catch_warnings(), apply_configuration(None, jbig2dec_binary=None, **LIMITS):
        warnings.simplefilter("ignore")
        try:
            return _read(content)
        except (DependencyError, NotImplementedError):
            return faulty(Kind.ENCRYPTED)
        except LimitReachedError:
            return faulty(Kind.DOUBTFUL)
        except PyPdfError:
            # Browsers mend a file that still holds its directory; without one nothing opens it.
            return faulty(Kind.DOUBTFUL if b"/Root" in content else Kind.BROKEN)
        except Exception:  # noqa: BLE001  # pypdf stumbles over broken files in any way; a browser may open them
            return faulty(Kind.DOUBTFUL)


def _read(content: bytes) -> Inspection:
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415  # see above

    reader = PdfReader(io.BytesIO(content))
    if reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED:
        return faulty(Kind.LOCKED)
    count = len(reader.pages)
    if not count:
        return faulty(Kind.BROKEN)
    pages, unread = _pages(reader, count)
    if not pages and not unread - set(range(MOST_PAGES, count)):
        return told(_properties(reader)).with_fault(Kind.TEXTLESS, pages=str(count))
    return told([*pages, *_properties(reader)], complete=not unread, part=f"{len(unread)} หน้าจาก {count} หน้า")


def _pages(reader: "PdfReader", count: int) -> tuple[list[Passage], set[int]]:
    """The text of pages that have any, and the positions of those that were not read."""
    from pypdf.errors import DependencyError  # noqa: PLC0415  # see above

    left = MOST_OPERATORS
    costs: dict[object, int] = {}

    def step(operator: bytes, operands: list[object], *_: object) -> None:
        nonlocal left
        left -= costs.get(operands[0], NESTED) if operator == b"Do" and operands else 1
        if left < 0:
            raise _TooMuch

    passages: list[Passage] = []
    unread = set(range(min(count, MOST_PAGES), count))
    for position in range(min(count, MOST_PAGES)):
        try:
            page = reader.pages[position]
            costs = _costs(page)
            text = page.extract_text(visitor_operand_before=step) if left > 0 else ""
            if left <= 0:
                unread.add(position)
            text = "\n".join([text, *_notes(page)]).strip()
            if text:
                passages.append(Passage(f"หน้า {position + 1}", text))
        except DependencyError:
            raise  # encrypted: the other pages are no better
        except Exception:  # noqa: BLE001  # one page that cannot be read says nothing against the others
            unread.add(position)
    return passages, unread


def _costs(page: "PageObject") -> dict[object, int]:
    """What each picture (nothing) and each form (by its length) costs where the page draws it, by its name."""
    resources = page.get("/Resources")
    drawn = resources.get_object().get("/XObject") if resources else None
    forms = drawn.get_object() if drawn else {}
    costs: dict[object, int] = {}
    for name in forms:
        one = forms[name]
        costs[name] = 1 if one.get("/Subtype") == "/Image" else 1 + len(one.get_data()) // BYTES
    return costs


def _notes(page: "PageObject") -> list[str]:
    """What is written in notes and form fields of a page."""
    notes = page.get("/Annots")
    found: list[str] = []
    for entry in (notes.get_object() if notes else [])[:MOST_NOTES]:
        note = entry.get_object()
        found += [value for value in (note.get("/Contents"), note.get("/V")) if isinstance(value, str)]
    return found


def _properties(reader: "PdfReader") -> list[Passage]:
    """Author, title and the like, of both places a PDF keeps them in."""
    found: list[Passage] = []
    try:
        info = [str(value)[:MOST_METADATA] for value in (reader.metadata or {}).values()]
        found.append(Passage(PROPERTIES, "\n".join(info)))
        if xmp := reader.root_object.get("/Metadata"):
            raw = xmp.get_object().get_data()[:MOST_METADATA].decode("utf-8", "replace")
            lines = (line.strip() for line in _TAG.sub("\n", raw).splitlines())
            found.append(Passage(f"{PROPERTIES} (XMP)", "\n".join(line for line in lines if line)))
    except Exception:  # noqa: BLE001, S110  # damaged properties hurt nobody
        pass
    return found
