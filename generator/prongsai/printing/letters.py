"""Which letters the shapes on the paper stand for: so that what is found, copied and read aloud is what was written.

A Thai font draws a mark with another shape where it would meet the next one, and draws ำ as two shapes. Chromium says
what is meant in notes around the shapes (ActualText, ISO 32000-1, 14.9.4), which many readers of PDF pass over or read
twice: tone marks get lost, words fall apart. Here every shape gets a code for the very letter it stands for in its
place, in the table every reader uses (ToUnicode, 9.10.3), and the notes go. What is drawn stays as it is.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import cast

from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
)

FREE = 0x1000
"""From here on codes are given to letters; a font that has so many shapes itself is left alone."""
QUIET = (0x02, 0x03, 0x93, 0x94, 0x96, 0x97, 0x98, 0x200B, 0x200C, 0x200D, *range(0x2060, 0x2065))
"""Codes for shapes that stand for nothing: where a table says so, PDFium takes the code for a letter. Of these it
passes over the first seven (cpdf_textpage.cpp, IsControlChar), and the others cannot be seen (U+200B zero width space
and its kin). Only those a font does not use itself are given."""
NEAR = 0.05
"""Pixels by which a letter stands behind the marks of the one before it, at least: readers put letters in the order of
their places. Marks that stand farther are moved, by less than an eye can see on paper."""
FAR = 0.2
"""The same, where the next letter is of another font."""
STEP = 10
"""Widths are said in such steps, in thousandths of the letter size, so that the codes stay few."""
SARA_AM = "\u0e33"
"""Drawn as two shapes: the ring over the letters before it, and the stroke behind them."""

_FONT = re.compile(rb"(/F\d+) ([\d.+-]+) Tf")
_NOTE = re.compile(rb"/Span<</ActualText <FEFF([0-9A-F]*)> >> BDC")
_MOVE = re.compile(rb"([\d.+-]+) ([\d.+-]+) Td ")
_DRAWN = re.compile(rb"([\d.+-]+ [\d.+-]+ Td )?<((?:[0-9A-F]{4})+)> Tj")
_SUBSET = re.compile(r"/(?:[A-Z]{6}\+)?")
_THAI = re.compile("[\u0e01-\u0e5b]")
_FOUR = re.compile(rb"....")
_MAPPED = re.compile(rb"begin(bfchar|bfrange)\n(.*?)end\1", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-F]*)>")


@dataclass
class _Font:
    """A font whose shapes get codes by the letters they stand for."""

    name: str
    below: DictionaryObject
    """What holds its widths."""
    table: StreamObject
    """Its table of letters."""
    means: dict[int, str]
    """Shape, and the letters it stands for by itself."""
    wide: dict[int, float]
    """Shape, and how wide it is, in thousandths of the letter size; marks have no width."""
    codes: dict[tuple[int, str, int], int] = field(default_factory=dict)
    """Shape, letters and additional width, and the code given to them."""

    def code(self, shape: int, letters: str, more: int) -> int:
        """The code of a shape that stands for these letters here, and is said to be so much wider than it is."""
        if self.means.get(shape) == letters and not more:
            return shape
        key = (shape, letters, more)
        if key not in self.codes:
            free = [] if letters else [code for code in QUIET if code not in self.means and code not in self.taken]
            self.codes[key] = free[0] if free else FREE + len(self.codes)
        return self.codes[key]

    @property
    def taken(self) -> frozenset[int]:
        """The codes given so far."""
        return frozenset(self.codes.values())


def spelt_out(file: PdfWriter) -> frozenset[str]:
    """Give every shape of a noted cluster a code for its letters, and take the notes away.

    Gives the names of the fonts that draw Thai letters.
    """
    known: dict[int, _Font | None] = {}
    for stream, resources in _drawings(file):
        fonts = {name: font for name, font in _fonts(resources, known).items() if font}
        if b"/ActualText" in (content := stream.get_data()):
            stream.set_data(_Text(fonts).read(content))
    used = [font for font in known.values() if font]
    names = frozenset(font.name for font in used if any(map(_THAI.search, font.means.values())))
    for font in used:
        if font.codes:
            _settle(file, font)
    return names


def _drawings(file: PdfWriter) -> Iterator[tuple[StreamObject, DictionaryObject]]:
    """Every stream that draws, once: those of the sheets, and of the pieces they are put together from."""
    waiting: list[DictionaryObject] = list(file.pages)
    seen = set[int]()
    while waiting:
        one = waiting.pop(0)
        resources = cast("DictionaryObject", one.get("/Resources", DictionaryObject()).get_object())
        stream = one if isinstance(one, StreamObject) else one.get("/Contents", DictionaryObject()).get_object()
        if isinstance(stream, StreamObject):
            yield stream, resources
        pieces = cast("DictionaryObject", resources.get("/XObject", DictionaryObject()).get_object())
        for reference in pieces.values():
            piece = reference.get_object()
            if isinstance(piece, StreamObject) and piece.get("/Subtype") == "/Form" and id(piece) not in seen:
                seen.add(id(piece))
                waiting.append(piece)


def _fonts(resources: DictionaryObject, known: dict[int, _Font | None]) -> dict[bytes, _Font | None]:
    """The fonts a stream may name, by their names in it; each is read once."""
    found = dict[bytes, _Font | None]()
    for name, reference in cast("DictionaryObject", resources.get("/Font", DictionaryObject()).get_object()).items():
        font = cast("DictionaryObject", reference.get_object())
        if id(font) not in known:
            known[id(font)] = _font(font)
        found[name.encode()] = known[id(font)]
    return found


@dataclass
class _Shape:
    """A shape of a cluster, and where it is drawn from the cluster's place."""

    shape: int
    letters: str
    x: float
    y: float
    wide: float


@dataclass
class _Text:
    """The text of one stream on its way, line by line, as Skia writes it: a line for every step of the pen.

    A step (`Td`) counts from where the last step led (9.4.2), and a letter without one stands where the pen is.
    """

    fonts: dict[bytes, _Font]
    font: _Font | None = None
    """Which is on."""
    size: float = 1.0
    """Pixels of its letters."""
    letters: str | None = None
    """What the note says that is open; None outside of notes."""
    note: list[bytes] = field(default_factory=list)
    """The lines since the note was opened, its own first."""
    out: list[bytes] = field(default_factory=list)
    held: tuple[_Shape, ...] = ()
    """The last cluster, until it is known where the next letter stands."""
    origin: tuple[float, float] = (0.0, 0.0)
    """Where the last step led; from the held cluster's place, otherwise from where our own last step led."""
    ahead: float = 0.0
    """How far the pen has moved since."""

    def read(self, content: bytes) -> bytes:
        """The same drawing, each noted shape under the code of its letters."""
        for line in content.split(b"\n"):
            if opened := _NOTE.fullmatch(line):
                self.letters, self.note = bytes.fromhex(opened[1].decode()).decode("utf-16-be"), [line]
            elif self.letters is None:
                self._draw(line)
            else:
                self.note.append(line)
                if line == b"EMC":
                    self._close()
        for line in self.note if self.letters is not None else ():
            self._draw(line)
        self._put(FAR)
        return b"\n".join(self.out)

    def _draw(self, line: bytes) -> None:
        """A line outside of notes."""
        if run := _DRAWN.fullmatch(line):
            self._go(run[1])
            self.out[-1] += b"<%s> Tj" % run[2]
            self.ahead += self._wide(run[2])
            return
        self._put(FAR)  # how near the next letter is, is not known
        if opened := _FONT.fullmatch(line):
            self.font, self.size = self.fonts.get(opened[1]), float(opened[2])
        elif line == b"BT" or line.endswith(b" Tm"):
            self.origin, self.ahead = (0.0, 0.0), 0.0
        self.out.append(line)

    def _wide(self, shapes: bytes) -> float:
        """How far the pen moves when these are drawn."""
        font = self.font
        return sum(font.wide[int(one, 16)] for one in _FOUR.findall(shapes)) * self.size / 1000 if font else 0.0

    def _go(self, step: bytes | None, *, step_anyway: bool = False) -> float:
        """To the place of the next letter, in a line that waits for it. Gives how far behind it the last step led."""
        moved = _MOVE.fullmatch(step) if step else None
        x, y = (float(moved[1]), float(moved[2])) if moved else (self.ahead, 0.0)
        held = bool(self.held)
        if held:
            marks = [one.x for one in self.held if not one.wide]
            place = self.origin[0] + x
            self._put(max(0.0, NEAR - (place - max(marks))) if marks else 0.0, place)
        if step and self.origin == (0.0, 0.0):
            self.out.append(step)
        elif moved or held or step_anyway:
            self.out.append(b"%s %s Td " % (_number(self.origin[0] + x), _number(self.origin[1] + y)))
        else:
            self.out.append(b"")
            return x
        self.origin = (0.0, 0.0) if moved else (-x, -y)
        self.ahead = 0.0 if moved else x
        return self.ahead

    def _put(self, behind: float, after: float | None = None) -> None:
        """Write the cluster that is held, its marks `behind` pixels before their places.

        As one piece, as far as it stands on the line: readers take what is one piece in its order, and a mark that
        stands alone high above the line for a line of its own. The last mark is said to reach the next letter, which is
        drawn `after` the cluster's place, or a gap would be taken for a space.
        """
        if not self.held or not self.font:
            return
        first, *others = self.held
        drawn, end = b"<%04X>" % self.font.code(first.shape, first.letters, 0), first.wide * self.size / 1000
        last = next((one for one in reversed(others) if one.letters and not one.y), None)
        apart = []
        for one in others:
            x = one.x - (0.0 if one.wide else behind)
            if one.y:
                apart.append((x, one))
                continue
            gap = (after - x) * 1000 / self.size if one is last and not one.wide and after is not None else 0.0
            more = max(0, round(gap)) // STEP * STEP
            drawn += b" %s <%04X>" % (
                _number((end - x) * 1000 / self.size),
                self.font.code(one.shape, one.letters, more),
            )
            end = x + (one.wide + more) * self.size / 1000
        self.out[-1] += b"[%s] TJ" % drawn if len(self.held) > 1 + len(apart) else drawn + b" Tj"
        here = (0.0, 0.0)
        for x, one in apart:
            code = self.font.code(one.shape, one.letters, 0)
            self.out.append(b"%s %s Td <%04X> Tj" % (_number(x - here[0]), _number(one.y - here[1]), code))
            here = (x, one.y)
        self.held, self.origin = (), (self.origin[0] - here[0], self.origin[1] - here[1])

    def _close(self) -> None:
        """At the end of a note: its shapes under their codes, without the note; or with it, where that is not safe."""
        lines, letters, self.letters = self.note[1:-1], self.letters or "", None
        fonts = [found[1] for line in lines if (found := _FONT.fullmatch(line))]
        font = self.fonts.get(fonts[0]) if fonts else self.font
        runs = [run for line in lines if (run := _DRAWN.fullmatch(line))]
        shapes = [int(one, 16) for run in runs for one in _FOUR.findall(run[2])]
        if not lines:
            return  # of a line that is drawn on another sheet
        if font is None or not shapes or len(fonts) > 1 or max(shapes) >= FREE or len(lines) - len(runs) not in {0, 2}:
            for line in (self.note[0], *lines, b"EMC"):
                self._draw(line)
            return
        for line in lines[: len(lines) - len(runs)]:  # a font and a place, where the cluster begins a line
            self._draw(line)
        parts = iter(shares(letters, len(shapes)))
        x, y, pen = -self._go(runs[0][1], step_anyway=True), 0.0, 0.0
        held = list[_Shape]()
        for number, run in enumerate(runs):
            if number and (moved := _MOVE.fullmatch(run[1] or b"")):
                x, y = x + float(moved[1]), y + float(moved[2])
                pen = x
            for shape in _FOUR.findall(run[2]):
                held.append(_Shape(int(shape, 16), next(parts), pen, y, font.wide[int(shape, 16)]))
                pen += self._wide(shape)
        self.held, self.origin, self.ahead = tuple(held), (x, y), pen - x


def _number(value: float) -> bytes:
    return f"{value:.5f}".rstrip("0").rstrip(".").encode() or b"0"


def shares(letters: str, shapes: int) -> list[str]:
    """The letters each shape of a cluster stands for, in the order they are drawn; together they are the text.

    The first mark stands for all of them, as the second may be drawn before the first; the others for nothing. The
    stroke of ำ stands for the whole of it; the ring before it for a tone mark, which may
    be drawn higher, or for nothing.
    """
    if letters.endswith(SARA_AM) and shapes > 2:  # noqa: PLR2004  # a letter, the ring, the stroke
        return [letters[:-1], *[""] * (shapes - 2), SARA_AM]
    base, marks = (letters[:1], letters[1:]) if shapes > 1 else (letters, "")
    return [base, marks, *[""] * (shapes - 2)][:shapes]


def _font(font: DictionaryObject) -> _Font | None:
    """A font as Skia, Chromium's PDF writer, writes them; None for any other."""
    if font.get("/Subtype") != "/Type0" or font.get("/Encoding") != "/Identity-H" or "/ToUnicode" not in font:
        return None
    (below,) = (cast("DictionaryObject", one.get_object()) for one in cast("ArrayObject", font["/DescendantFonts"]))
    table = font["/ToUnicode"].get_object()
    if below.get("/CIDToGIDMap") != "/Identity" or not isinstance(table, StreamObject):
        return None
    widths = _wide(cast("ArrayObject", below.get("/W", ArrayObject())), float(below.get("/DW", 1000)))
    name = _SUBSET.sub("", str(font.get("/BaseFont", "/")), count=1)
    return _Font(name, below, table, _means(table.get_data()), widths)


def _means(table: bytes) -> dict[int, str]:
    """Shape, and the letters a table says it stands for."""
    means = dict[int, str]()
    for kind, lines in _MAPPED.findall(table):
        values = _HEX.findall(lines)
        if kind == b"bfchar":
            for shape, text in zip(values[::2], values[1::2], strict=True):
                means[int(shape, 16)] = bytes.fromhex(text.decode()).decode("utf-16-be")
        else:
            for first, last, text in zip(values[::3], values[1::3], values[2::3], strict=True):
                for step in range(int(last, 16) - int(first, 16) + 1):
                    means[int(first, 16) + step] = chr(int(text, 16) + step)
    return means


def _settle(file: PdfWriter, font: _Font) -> None:
    """Tell readers the new codes: which shape they draw, how wide it is, which letters it stands for."""
    shape_of = {code: shape for (shape, _, _), code in font.codes.items()}
    wide_of = {code: font.wide[shape] + more for (shape, _, more), code in font.codes.items()}
    places = DecodedStreamObject()
    places.set_data(b"".join(shape_of.get(code, code).to_bytes(2, "big") for code in range(max(FREE, *shape_of) + 1)))
    widths = ArrayObject(cast("ArrayObject", font.below.get("/W", ArrayObject())))
    for code in sorted(shape_of):
        widths += [NumberObject(code), ArrayObject([FloatObject(wide_of[code])])]
    font.below[NameObject("/W")] = widths
    font.below[NameObject("/CIDToGIDMap")] = file._add_object(places.flate_encode(9))  # noqa: SLF001  # its own manual does
    means = {shape: text for shape, text in font.means.items() if text != "\0"}
    means |= {code: text for (_, text, _), code in font.codes.items()}
    font.table.set_data(_table(means))


def _wide(written: ArrayObject, default: float) -> dict[int, float]:
    """Shape and width, from the two forms a font lists them in (ISO 32000-1, 9.7.4.3)."""
    wide = defaultdict[int, float](lambda: default)
    parts = iter(written)
    for first, second in zip(parts, parts, strict=False):
        if isinstance(second, ArrayObject):
            wide |= {int(first) + step: float(width) for step, width in enumerate(second)}
        else:
            wide |= dict.fromkeys(range(int(first), int(second) + 1), float(next(parts)))
    return wide


def _table(means: dict[int, str]) -> bytes:
    """A table of letters, in pieces of at most a hundred, as the form asks."""
    lines = [
        b"<%04X> <%s>" % (code, text.encode("utf-16-be").hex().upper().encode()) for code, text in sorted(means.items())
    ]
    pieces = [lines[start : start + 100] for start in range(0, len(lines), 100)]
    body = b"".join(b"%d beginbfchar\n%s\nendbfchar\n" % (len(piece), b"\n".join(piece)) for piece in pieces)
    return _HEAD + body + _TAIL


_HEAD = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo
<<  /Registry (Adobe)
/Ordering (UCS)
/Supplement 0
>> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_TAIL = b"""endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""
