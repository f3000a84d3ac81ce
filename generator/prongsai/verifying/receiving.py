"""Takes in the body of an answer: whole or not at all, unpacked by ourselves, never larger than allowed."""

import zlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from urllib3.exceptions import HTTPError
from urllib3.exceptions import TimeoutError as LineTimeoutError

from prongsai.verifying.answers import Answer, Fault

_PIECE = 64 * 1024
_GZIP = 16 + zlib.MAX_WBITS


@dataclass
class _Line:
    """The bytes that come over the line, counted."""

    raw: Any
    """The answer as urllib3 holds it."""
    stopped: Callable[[], bool]
    count: int = 0

    def __iter__(self) -> Iterator[bytes]:
        while not self.stopped() and (piece := self.raw.read(_PIECE, decode_content=False)):
            self.count += len(piece)
            yield piece


def received(told: Answer, raw: Any, largest: int, stopped: Callable[[], bool]) -> Answer:  # noqa: ANN401  # untyped there
    """The answer with its body, or with the fault of what came.

    told: status and headers. raw: where the body is read from. largest: bytes, unpacked. stopped: is asked now and
    then whether nobody waits any more.
    """
    line = _Line(raw, stopped)
    body = bytearray()
    try:
        for piece in _unpacked(line, told.headers.get("content-encoding", "").strip().lower(), largest):
            body += piece
            if len(body) > largest:
                return replace(told, fault=Fault.TOO_LARGE, particulars={"most": str(largest // 1024 // 1024)})
    except (LineTimeoutError, TimeoutError):
        return replace(told, fault=Fault.SLOW)
    except (zlib.error, NotImplementedError) as error:
        return replace(told, fault=Fault.GARBLED, particulars={"reason": str(error)})
    except (EOFError, HTTPError, OSError):
        return _cut_off(told, line.count)
    promised = told.headers.get("content-length", "")
    if promised.isdecimal() and line.count < int(promised):
        return _cut_off(told, line.count)
    return replace(told, body=bytes(body))


def _unpacked(line: _Line, packing: str, largest: int) -> Iterator[bytes]:
    """What came, unpacked; a small packet may swell, but not beyond `largest`.

    Raises EOFError when the packing does not come to its end, zlib.error when it is broken, NotImplementedError when
    it is one nobody asked for.
    """
    if packing in {"", "identity"}:
        yield from line
        return
    if packing not in {"gzip", "x-gzip"}:
        raise NotImplementedError(packing)
    unpacker = zlib.decompressobj(_GZIP)
    for packed in line:
        yield unpacker.decompress(packed, largest + 1)
    if not unpacker.eof and line.count:
        raise EOFError


def _cut_off(told: Answer, count: int) -> Answer:
    return replace(told, fault=Fault.CUT_OFF, particulars=_lengths(count, told.headers))


def _lengths(count: int, headers: Mapping[str, str]) -> dict[str, str]:
    return {"received": f"{count:,}", "promised": headers.get("content-length", "?")}
