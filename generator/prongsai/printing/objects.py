"""The objects of a PDF file as Chromium writes it: taken apart, changed, and put together again.

Reads what ISO 32000-1 calls a classic cross-reference table (7.5.4), which Skia, Chromium's PDF writer, has used
throughout. Of any other file it says so and leaves the choice to the caller; nothing is guessed.
"""

import re
import zlib
from dataclasses import dataclass, field

_START = re.compile(rb"startxref\s+(\d+)\s+%%EOF\s*$")
_TABLE = re.compile(rb"xref\s+0 (\d+)\s+")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])[ \r][\r\n]")
_TRAILER = re.compile(rb"trailer\s*<<(.*?)>>\s*startxref", re.DOTALL)
_STREAM = re.compile(rb"(<<.*?>>)\s*stream\r?\n", re.DOTALL)
_LENGTH = re.compile(rb"/Length (\d+)\b(?! \d+ R)")
_SIZE = re.compile(rb"/Size \d+")


class OtherFormError(Exception):
    """The file is not written the way this module reads."""


@dataclass
class Objects:
    """The numbered objects of a file; they may be changed, and new ones added."""

    head: bytes
    """What stands before the first object: the version, and the sign that the file is binary."""
    trailer: bytes
    """The entries of the trailer."""
    bodies: dict[int, bytes] = field(default_factory=dict)
    """Each object between `obj` and `endobj`."""

    def stream(self, number: int) -> bytes | None:
        """What an object's stream holds, decompressed; None when it has none, or one packed in another way."""
        found = _STREAM.match(self.bodies[number].lstrip())
        if not found or not (length := _LENGTH.search(found[1])):
            return None
        body = self.bodies[number].lstrip()
        packed = body[found.end() : found.end() + int(length[1])]
        if b"/Filter" not in found[1]:
            return packed
        return zlib.decompress(packed) if re.search(rb"/Filter /FlateDecode\b", found[1]) else None

    def put_stream(self, number: int, content: bytes) -> None:
        """Give an object another content for its stream, or its first stream; compressed."""
        packed, body = zlib.compress(content, 9), self.bodies[number].lstrip()
        found = _STREAM.match(body)
        entries = found[1] if found else b"<</Filter /FlateDecode\n/Length 0>>"
        if b"/Filter" not in entries:
            entries = entries.removesuffix(b">>") + b"\n/Filter /FlateDecode>>"
        head = _LENGTH.sub(b"/Length %d" % len(packed), entries, count=1)
        self.bodies[number] = head + b" stream\n" + packed + b"\nendstream\n"

    def add(self) -> int:
        """The number of a new object, which is to be filled."""
        number = max(self.bodies) + 1
        self.bodies[number] = b""
        return number

    def written(self) -> bytes:
        """The file, with the places of its objects told anew."""
        out, places = bytearray(self.head), dict[int, int]()
        for number in sorted(self.bodies):
            places[number] = len(out)
            out += b"%d 0 obj\n%sendobj\n" % (number, self.bodies[number])
        table, size = len(out), max(self.bodies) + 1
        out += b"xref\n0 %d\n0000000000 65535 f \n" % size
        for number in range(1, size):
            out += b"%010d %05d n \n" % (places[number], 0) if number in places else b"0000000000 65535 f \n"
        trailer = _SIZE.sub(b"/Size %d" % size, self.trailer)
        out += b"trailer\n<<%s>>\nstartxref\n%d\n%%%%EOF\n" % (trailer, table)
        return bytes(out)


def taken_apart(pdf: bytes) -> Objects:
    """The objects of a file. Raises OtherFormError when it is not of the form described above."""
    start, trailer = _START.search(pdf[-64:]), _TRAILER.search(pdf[-4096:])
    table = _TABLE.match(pdf, int(start[1])) if start else None
    if not (start and trailer and table) or b"/Prev" in trailer[1]:
        message = "no single classic cross-reference table"
        raise OtherFormError(message)
    entries = _ENTRY.findall(pdf, table.end())[: int(table[1])]
    places = sorted((int(place), number) for number, (place, _, kind) in enumerate(entries) if kind == b"n")
    if not places or len(entries) != int(table[1]):
        message = "a cross-reference table with gaps"
        raise OtherFormError(message)
    objects = Objects(pdf[: places[0][0]], trailer[1])
    ends = [place for place, _ in places[1:]] + [int(start[1])]
    for (place, number), end in zip(places, ends, strict=True):
        head, whole = b"%d 0 obj" % number, pdf[place:end]
        if not whole.startswith(head) or not (body := whole[len(head) :].rstrip()).endswith(b"endobj"):
            message = f"object {number} is not where the table says"
            raise OtherFormError(message)
        objects.bodies[number] = body.removesuffix(b"endobj").lstrip(b"\r\n ")
    return objects
