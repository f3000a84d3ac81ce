"""From the parser's events to the tree; what YAML allows and a clerk cannot mean is reported on the way."""

import re
from collections.abc import Callable
from functools import cache
from typing import cast

import yaml

from prongsai import thai
from prongsai.problems import Place, Problem, Severity
from prongsai.sources.characters import LINE_BREAK, LONGEST_QUOTE, ODD, code_point, short
from prongsai.sources.files import Refused
from prongsai.sources.syntax import JOINED, WIDE_COLONS, begin_of, end_of, in_quotes, joined_key
from prongsai.sources.tree import Mapping, Node, Scalar, Sequence

DEEPEST = 50
"""Levels of nesting."""
_CUT = re.compile(r"[ \t]+#(?![#\s])")
"""A comment that begins like text, as in `แผน #1`."""
_QUESTION_MARK = re.compile(r"\?(?=\s|$)")
_LEFT_EMPTY = frozenset({"", "~", "null"})


@cache
def _same_key(key: str) -> str:
    """Keys equal to a reader are duplicates too: `O28` and `o๒๘`."""
    return thai.arabic(key).lower()


class Reading:
    """One pass over the parser's events; collects problems and remembers the last text for the diagnosis."""

    def __init__(self, text: str, name: str) -> None:
        self.problems: list[Problem] = []
        self.last: yaml.ScalarEvent | None = None
        self._text = text
        self._name = name
        # None comes only after the end, and nobody asks beyond it.
        self._next = cast("Callable[[], yaml.Event]", yaml.CSafeLoader(text).get_event)
        # Most files have none of these, and are then spared a look at every text.
        self._has_cuts = " #" in text or "\t#" in text
        self._has_odd_blanks = ODD.search(text) is not None
        self._has_wide_colons = any(colon in text for colon in WIDE_COLONS)

    def document(self) -> Node | None:
        """The only document; None when the file holds nothing."""
        self._next()  # the stream begins
        node = None
        if isinstance(self._next(), yaml.DocumentStartEvent):
            node = self._node(self._next(), 0)
            self._next()  # the document ends
            if isinstance(after := self._next(), yaml.DocumentStartEvent):
                raise Refused(Problem("yaml-documents", self._place(after)))
        if node is None or (isinstance(node, Scalar) and node.text is None):
            self._report("file-empty", Place(self._name), Severity.CHECK)
            return None
        # A lone `key:value` has been reported as such.
        if isinstance(node, Sequence) or (isinstance(node, Scalar) and not self.problems):
            self._report("not-a-mapping", node.place)
        return node

    def _node(self, event: yaml.Event, depth: int) -> Node:
        if isinstance(event, yaml.ScalarEvent):
            return self._scalar(event)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth + 1)
        if isinstance(event, yaml.SequenceStartEvent):
            return self._sequence(event, depth + 1)
        place = self._place(event)
        written = self._raw(event)
        self._report("yaml-alias", place, sign=written, mended=in_quotes(written))
        return Scalar(written, place)

    def _sequence(self, start: yaml.SequenceStartEvent, depth: int) -> Sequence:
        place = self._opened(start, depth)
        items = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            items.append(self._node(event, depth))
        return Sequence(tuple(items), place)

    def _mapping(self, start: yaml.MappingStartEvent, depth: int) -> Mapping:
        place = self._opened(start, depth)
        entries: dict[str, Node] = {}
        keys: dict[str, Place] = {}
        written: dict[str, str] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            key, key_place = self._key(event, depth)
            told = len(self.problems)
            value = self._node(self._next(), depth)
            if key is None:
                del self.problems[told:]  # of a pair refused as a whole one message is enough
            elif (same := _same_key(key)) in written:
                first = keys[written[same]]
                self._report("duplicate-key", key_place, key=key, first=str(first.line))
            else:
                written[same] = key
                entries[key], keys[key] = value, key_place
        return Mapping(entries, place, keys)

    def _opened(self, start: yaml.CollectionStartEvent, depth: int) -> Place:
        """Where a list or mapping begins, once its form is found fit."""
        place = self._place(start)
        if depth > DEEPEST:
            raise Refused(Problem("yaml-too-deep", place, {"limit": str(DEEPEST)}))
        if start.anchor or start.tag:
            self._refuse_program(start, place)
        elif _QUESTION_MARK.match(self._text, begin_of(start).index):
            self._report("key-not-text", place)
        return place

    def _key(self, event: yaml.Event, depth: int) -> tuple[str | None, Place]:
        """The text of a key and where it stands; None, with a problem, when it can be no key."""
        place = self._place(event)
        if not isinstance(event, yaml.ScalarEvent):
            told = len(self.problems)
            self._node(event, depth)
            del self.problems[told:]
            self._report_no_key(place)
            return None, place
        self.last = event
        key = event.value
        if event.anchor or event.tag:
            self._refuse_program(event, place)
        elif not event.style and key in {"", "<<"}:
            if key:
                self._report("yaml-merge", place)
            else:
                self._report_no_key(place)
            return None, place
        if self._has_odd_blanks and (odd := ODD.search(key)):
            self._report("invisible-character", place, sign=code_point(odd[0]))
            key = ODD.sub("", key)
        return key, place

    def _report_no_key(self, place: Place) -> None:
        """Report what is no key, unless the `?` before it has been reported."""
        before = self.problems[-1] if self.problems else None
        if not (before and before.code == "key-not-text" and before.place.line == place.line):
            self._report("key-not-text", place)

    def _scalar(self, event: yaml.ScalarEvent) -> Scalar:
        self.last = event
        text = event.value
        place = self._place(event)
        if event.anchor or event.tag:
            self._refuse_program(event, place)
            return Scalar(self._raw(event), place)
        if event.style:
            return Scalar(text, place)
        if self._has_cuts:
            self._look_for_cut(event)
        if ":" in text or self._has_wide_colons or end_of(event).line >= place.line:
            self._look_for_swallowed(event)
        return Scalar(None if text in _LEFT_EMPTY else text, place)

    def _refuse_program(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> None:
        """Report an anchor or a tag."""
        begin = begin_of(event).index
        line = LINE_BREAK.split(self._text[begin : begin + 2 * LONGEST_QUOTE], maxsplit=1)[0]
        sign = short(line.split(maxsplit=1)[0])
        self._report("yaml-tag" if event.tag else "yaml-alias", place, sign=sign, mended=in_quotes(line))

    def _look_for_cut(self, event: yaml.ScalarEvent) -> None:
        """Whatever follows ` #` is no part of the value, and its writer may think it is."""
        end = end_of(event)
        if cut := _CUT.match(self._text, end.index):
            place = Place(self._name, end.line + 1, end.column + cut.end() - cut.start())
            comment = LINE_BREAK.split(self._text[cut.end() - 1 : cut.end() + LONGEST_QUOTE], maxsplit=1)[0]
            self._report("yaml-hash-cut", place, Severity.CHECK, cut=comment, kept=short(event.value))

    def _look_for_swallowed(self, event: yaml.ScalarEvent) -> None:
        """A plain text may hold what its writer meant as keys or as a list."""
        begin = begin_of(event)
        before = self._text[begin.index - begin.column : begin.index]
        first, *others = self._raw(event).splitlines() or [""]
        if not before.strip(" -") and (joined := JOINED.match(first)):
            self.problems.append(joined_key(joined, self._place(event), Severity.ERROR))
        for line, written in enumerate(others, begin.line + 2):
            text = written.lstrip()
            place = Place(self._name, line, len(written) - len(text) + 1)
            if joined := JOINED.match(text):
                self.problems.append(joined_key(joined, place, Severity.CHECK))
            elif text.startswith("- "):
                self._report("yaml-swallowed-list", place, Severity.CHECK, written=short(text))

    def _report(self, code: str, place: Place, severity: Severity = Severity.ERROR, /, **params: str) -> None:
        self.problems.append(Problem(code, place, params, severity))

    def _raw(self, event: yaml.Event) -> str:
        """The characters an event was read from."""
        return self._text[begin_of(event).index : end_of(event).index]

    def _place(self, event: yaml.Event) -> Place:
        begin = begin_of(event)
        return Place(self._name, begin.line + 1, begin.column + 1)
