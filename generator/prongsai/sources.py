"""YAML → a tree of text with positions.

A file goes in; out come mappings, lists and texts that know their line and column, and what a clerk
should mend. No value is given a type here: `no`, `027` and `2568-01-10` stay the text they are. YAML's
machinery for programs (anchors, tags, merges, several documents) is refused. What keys and values mean is
left to `forms.py`.
"""

import re
import stat
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol, TypeAlias, cast

import yaml

from prongsai import thai
from prongsai.problems import Place, Problem, Severity

LARGEST_FILE = 5_000_000
"""Bytes; a year's data is a hundredth of it."""
DEEPEST = 50
"""Levels of nesting."""
MOST_PROBLEMS = 100
"""Problems told of one file; whoever has more begins with these."""
LONGEST_QUOTE = 60

# --- the tree


@dataclass(frozen=True, slots=True)
class Scalar:
    """A text; None where the value was left empty, or is a bare `~` or `null`."""

    text: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written."""

    entries: "dict[str, Node]"
    place: Place
    """Where its first key stands."""
    keys: dict[str, Place]
    """Where each key stands."""

    def place_of(self, *path: str | int) -> Place:
        """Where the part at `path` stands: a text where it begins, all else at its key or list position.

        Where a step of the path is not written, it is the nearest written parent's place.
        """
        node: Node = self
        place = self.place
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
                key, node = node.keys[step], node.entries[step]
                place = node.place if isinstance(node, Scalar) and node.text is not None else key
            elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
                place = node.place
            else:
                break
        return place

    def key_place(self, key: str) -> Place:
        """Where a key stands; the mapping's own place when it is absent."""
        return self.keys.get(key, self.place)


Node: TypeAlias = Scalar | Mapping | Sequence

# --- reading


class _Refused(Exception):  # noqa: N818  # not an error of the program
    """Nothing more can be read."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__()
        self.problems = problems


def read(path: Path, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a file, called `name` in problems; None with at least one problem when there is none."""
    try:
        text = _decoded(_bytes(path, name), name)
    except _Refused as refused:
        return None, refused.problems
    return parse(text, name)


def parse(text: str, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a text; None with at least one problem when there is none."""
    if not yaml.__with_libyaml__:
        return None, (Problem("libyaml-missing", Place(name)),)
    if unfit := tuple(_unfit_characters(text, name)):
        return None, unfit
    reading = _Reading(text, name)
    try:
        node = reading.document()
    except _Refused as refused:
        node = None
        reading.problems += refused.problems
    except yaml.MarkedYAMLError as error:
        node = None
        problem = _diagnose(error, text.splitlines(), name, reading.last)
        told = {(known.code, known.place) for known in reading.problems}
        if (problem.code, problem.place) not in told:  # as a text of its own, before it broke the next line
            reading.problems.append(problem)
    except yaml.YAMLError as error:
        node = None
        reading.problems.append(Problem("yaml-syntax", Place(name), {"detail": str(error)}))
    in_order = sorted(reading.problems, key=lambda problem: problem.place)
    return node, tuple(in_order[:MOST_PROBLEMS])


def _bytes(path: Path, name: str) -> bytes:
    """The content of an ordinary file, never more than the limit."""
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise _Refused(Problem("not-a-file", Place(name)))
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        reason = getattr(error, "strerror", None) or str(error)
        raise _Refused(Problem("file-unreadable", Place(name), {"reason": reason})) from None
    if len(data) > LARGEST_FILE:
        raise _Refused(Problem("file-too-large", Place(name), {"limit": str(LARGEST_FILE // 1_000_000)}))
    return data


_LINE_BREAK = re.compile("\r\n|\r|\n")
_THAI_LETTERS = re.compile("[\u0e01-\u0e5b]")


def _decoded(data: bytes, name: str) -> str:
    """The text of a file in UTF-8, with or without its byte order mark."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or 0 in data[:2]:
        raise _Refused(Problem("wrong-encoding", Place(name), {"encoding": "UTF-16"}))
    try:
        # Not `utf-8-sig`: the positions in its errors do not count the mark.
        return data.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        lines = _LINE_BREAK.split(data[: error.start].decode("utf-8").removeprefix("\ufeff"))
        place = Place(name, len(lines), len(lines[-1]) + 1)
        encoding = "Windows-874 (TIS-620)" if _is_old_thai(data) else "?"
        raise _Refused(Problem("wrong-encoding", place, {"encoding": encoding})) from None


def _is_old_thai(data: bytes) -> bool:
    """Whether most letters beyond ASCII are Thai when read as old Thai software writes them."""
    foreign = [letter for letter in data[:4096].decode("cp874", "replace") if letter > "\x7f"]
    return 2 * len(_THAI_LETTERS.findall("".join(foreign))) > len(foreign)


# YAML allows no control characters. The others are line breaks or marks to it that no editor shows, so that
# values and line numbers would change unseen.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
_ODD_BLANK = "\u00a0\u00ad\u115f\u1160\u1680\u180e\u2000-\u200f\u202a-\u202f\u205f-\u2064\u3000\u3164"
"""Looks like a space or like nothing, and is neither to YAML."""
_ODD = re.compile(f"[{_ODD_BLANK}]")
_ODD_INDENT = re.compile(f"[ \t]*(?=([{_ODD_BLANK}]))")


def _unfit_characters(text: str, name: str) -> Iterator[Problem]:
    line, begin, counted = 1, 0, 0
    for number, match in enumerate(_UNFIT.finditer(text)):
        if number == MOST_PROBLEMS:
            return
        for line_break in _LINE_BREAK.finditer(text, counted, match.start()):
            line, begin = line + 1, line_break.end()
        counted = match.start()
        code = "invisible-character" if match[0] in "\x85\u2028\u2029\ufeff" else "control-character"
        yield Problem(code, Place(name, line, match.start() - begin + 1), {"sign": _code_point(match[0])})


def _code_point(character: str) -> str:
    return f"U+{ord(character):04X}"


def _short(text: str) -> str:
    return text if len(text) <= LONGEST_QUOTE else f"{text[:LONGEST_QUOTE]}…"


# --- from events to the tree


class _Mark(Protocol):
    """A place as the parser counts it, from 0."""

    index: int
    line: int
    column: int


def _begin(event: yaml.Event) -> _Mark:
    return event.start_mark  # type: ignore[return-value]  # None only where no parser made the event


def _end(event: yaml.Event) -> _Mark:
    return event.end_mark  # type: ignore[return-value]  # as above


_CUT = re.compile(r"[ \t]+#(?![#\s])")
"""A comment that begins like text, as in `แผน #1`."""
_WIDE_COLONS = "\uff1a\ufe55\u2236\ua789"
_KEY = "(?!mailto:|tel:)[a-z][a-z_]+"
_JOINED = re.compile(rf"(?P<key>{_KEY})[ \t]*(?:(?P<wide>[{_WIDE_COLONS}])|:(?!//)(?=[^ \t]))")
"""A key without a space after its colon, or with a colon of another script."""
_QUESTION_MARK = re.compile(r"\?(?=\s|$)")
_LEFT_EMPTY = frozenset({"", "~", "null"})


@cache
def _same_key(key: str) -> str:
    """Keys equal to a reader are duplicates too: `O28` and `o๒๘`."""
    return thai.arabic(key).lower()


class _Reading:
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
        self._has_odd_blanks = _ODD.search(text) is not None
        self._has_wide_colons = any(colon in text for colon in _WIDE_COLONS)

    def document(self) -> Node | None:
        """The only document; None when the file holds nothing."""
        self._next()  # the stream begins
        node = None
        if isinstance(self._next(), yaml.DocumentStartEvent):
            node = self._node(self._next(), 0)
            self._next()  # the document ends
            if isinstance(after := self._next(), yaml.DocumentStartEvent):
                raise _Refused(Problem("yaml-documents", self._place(after)))
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
        self._report("yaml-alias", place, sign=written, mended=_in_quotes(written))
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
            raise _Refused(Problem("yaml-too-deep", place, {"limit": str(DEEPEST)}))
        if start.anchor or start.tag:
            self._refuse_program(start, place)
        elif _QUESTION_MARK.match(self._text, _begin(start).index):
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
        if self._has_odd_blanks and (odd := _ODD.search(key)):
            self._report("invisible-character", place, sign=_code_point(odd[0]))
            key = _ODD.sub("", key)
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
        if ":" in text or self._has_wide_colons or _end(event).line >= place.line:
            self._look_for_swallowed(event)
        return Scalar(None if text in _LEFT_EMPTY else text, place)

    def _refuse_program(self, event: yaml.ScalarEvent | yaml.CollectionStartEvent, place: Place) -> None:
        """Report an anchor or a tag."""
        begin = _begin(event).index
        line = _LINE_BREAK.split(self._text[begin : begin + 2 * LONGEST_QUOTE], maxsplit=1)[0]
        sign = _short(line.split(maxsplit=1)[0])
        self._report("yaml-tag" if event.tag else "yaml-alias", place, sign=sign, mended=_in_quotes(line))

    def _look_for_cut(self, event: yaml.ScalarEvent) -> None:
        """Whatever follows ` #` is no part of the value, and its writer may think it is."""
        end = _end(event)
        if cut := _CUT.match(self._text, end.index):
            place = Place(self._name, end.line + 1, end.column + cut.end() - cut.start())
            comment = _LINE_BREAK.split(self._text[cut.end() - 1 : cut.end() + LONGEST_QUOTE], maxsplit=1)[0]
            self._report("yaml-hash-cut", place, Severity.CHECK, cut=comment, kept=_short(event.value))

    def _look_for_swallowed(self, event: yaml.ScalarEvent) -> None:
        """A plain text may hold what its writer meant as keys or as a list."""
        begin = _begin(event)
        before = self._text[begin.index - begin.column : begin.index]
        first, *others = self._raw(event).splitlines() or [""]
        if not before.strip(" -") and (joined := _JOINED.match(first)):
            self.problems.append(_joined(joined, self._place(event), Severity.ERROR))
        for line, written in enumerate(others, begin.line + 2):
            text = written.lstrip()
            place = Place(self._name, line, len(written) - len(text) + 1)
            if joined := _JOINED.match(text):
                self.problems.append(_joined(joined, place, Severity.CHECK))
            elif text.startswith("- "):
                self._report("yaml-swallowed-list", place, Severity.CHECK, written=_short(text))

    def _report(self, code: str, place: Place, severity: Severity = Severity.ERROR, /, **params: str) -> None:
        self.problems.append(Problem(code, place, params, severity))

    def _raw(self, event: yaml.Event) -> str:
        """The characters an event was read from."""
        return self._text[_begin(event).index : _end(event).index]

    def _place(self, event: yaml.Event) -> Place:
        begin = _begin(event)
        return Place(self._name, begin.line + 1, begin.column + 1)


def _joined(match: re.Match[str], place: Place, severity: Severity) -> Problem:
    """The problem of a key whose colon does not end it; `place` is where the match's text begins."""
    after = match.string[match.end() :]
    if _ODD.match(after):
        place = Place(place.file, place.line, place.column + match.end())
        return Problem("invisible-character", place, {"sign": _code_point(after[0])}, severity)
    code = "yaml-wide-colon" if match["wide"] else "yaml-colon-space"
    return Problem(code, place, {"mended": _short(f"{match['key']}: {after.lstrip()}")}, severity)


# --- what a syntax error means


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A syntax error of the parser, with what is needed to find out what its writer did."""

    problem: str
    context: str
    mark: _Mark
    """Where the parser gave up."""
    since: _Mark
    """Where that began which it could not finish; often the better place."""
    lines: list[str]
    name: str
    last: yaml.ScalarEvent | None
    """The last text that could be read."""

    def line(self, mark: _Mark) -> str:
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def sign(self, mark: _Mark) -> str:
        """The character at a mark; nothing at the end of a line."""
        return self.line(mark)[mark.column : mark.column + 1]

    def report(self, code: str, mark: _Mark, **params: str) -> Problem:
        line = min(mark.line, max(len(self.lines) - 1, 0))
        column = mark.column if line == mark.line else len(self.lines[line]) if self.lines else 0
        return Problem(code, Place(self.name, line + 1, column + 1), params)

    def quoted_from(self, mark: _Mark) -> str:
        """The line with all from `mark` on put in quotes: most often what its writer meant."""
        line = self.line(mark)
        return line[: mark.column].lstrip() + _in_quotes(line[mark.column :].strip())

    @property
    def beyond_quotes(self) -> bool:
        """Whether it gave up right behind a text in quotes."""
        if self.last is None or not self.last.style or self.last.style in "|>":
            return False
        end = _end(self.last)
        return end.line == self.mark.line and not self.line(end)[end.column : self.mark.column].strip()


def _in_quotes(value: str) -> str:
    """The value, without the quotes it already has, in quotes that suit it."""
    bare = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    bare = _short(bare)
    return "'" + bare.replace("'", "''") + "'" if '"' in bare or "\\" in bare else f'"{bare}"'


_NO_TOKEN = "found character that cannot start any token"  # noqa: S105  # of a scanner
_NO_COLON = "could not find expected ':'"
_SECOND_COLON = "mapping values are not allowed in this context"
_STRAY_DASH = "block sequence entries are not allowed in this context"
_STRAY_QUESTION_MARK = "mapping keys are not allowed in this context"
_NO_CONTENT = "did not find expected node content"
_OUT_OF_LINE = frozenset(
    {
        "did not find expected key",
        "did not find expected '-' indicator",
        "did not find expected <document start>",
    }
)
_STARTS_WITH_SIGN = (
    "while scanning a block scalar",
    "while scanning a directive",
    "while scanning a tag",
    "while scanning an alias",
    "while scanning an anchor",
    "while parsing a tag",
    "while parsing a node",
)
_LINE_OF_KEY = re.compile(
    rf"(?P<key>[^\s:#'\"\[\]{{}}{_WIDE_COLONS}{_ODD_BLANK}-][^\s:#'\"\[\]{{}}{_WIDE_COLONS}]*)[ \t]*"
    rf"(?:(?P<wide>[{_WIDE_COLONS}])|:(?!//)(?=[^ \t]))"
)
_PLAIN_KEY = re.compile(r"[ \t]*(?:- +)*[A-Za-z0-9_๐-๙-]+[ \t]*")
_INDENT = re.compile(r"[ \t]*(?:-[ \t]+)*")


def _tab(trouble: _Trouble) -> Problem | None:
    """An editor that writes tabs, or text pasted from a table."""
    if "tab character" in trouble.problem or (trouble.problem == _NO_TOKEN and trouble.sign(trouble.mark) == "\t"):
        return trouble.report("yaml-tab", trouble.mark)
    return None


def _odd_indent(trouble: _Trouble) -> Problem | None:
    """A blank pasted from a word processor where the line should be indented by spaces."""
    for mark in (trouble.since, trouble.mark):
        if odd := _ODD_INDENT.match(trouble.line(mark)):
            place = Place(trouble.name, mark.line + 1, odd.end() + 1)
            return Problem("invisible-character", place, {"sign": _code_point(odd[1])})
    return None


def _joined_key(trouble: _Trouble) -> Problem | None:
    """A key without a space after its colon was read as text, together with the lines after it."""
    if trouble.problem not in {_NO_COLON, _SECOND_COLON}:
        return None
    first = trouble.since.line
    if trouble.problem == _SECOND_COLON and trouble.last and not trouble.last.style:
        first = _begin(trouble.last).line
    for number in range(first, trouble.mark.line + 1):
        line = trouble.lines[number] if number < len(trouble.lines) else ""
        begin = cast("re.Match[str]", _INDENT.match(line)).end()
        if joined := _LINE_OF_KEY.match(line[begin:]):
            return _joined(joined, Place(trouble.name, number + 1, begin + 1), Severity.ERROR)
    return None


def _second_colon(trouble: _Trouble) -> Problem | None:
    """A colon and a space inside a text; or a key deeper than the text above it."""
    if trouble.problem != _SECOND_COLON or trouble.last is None:
        return None
    if trouble.beyond_quotes:
        return _beyond_quotes(trouble)
    begin = _begin(trouble.last)
    before = trouble.line(trouble.mark)[: trouble.mark.column]
    if begin.line != trouble.mark.line and _PLAIN_KEY.fullmatch(before):
        return _out_of_line(trouble)
    mended = trouble.quoted_from(begin)
    if begin.line != trouble.mark.line:
        mended = f"{mended[:-1]} …{mended[-1]}"
    return trouble.report("yaml-colon", trouble.mark, mended=mended)


def _stray_dash(trouble: _Trouble) -> Problem | None:
    """A dash for "nothing", or a list begun on the line of its key."""
    if trouble.problem != _STRAY_DASH:
        return None
    return trouble.report("yaml-dash", trouble.mark, mended=trouble.quoted_from(trouble.mark))


def _quotes(trouble: _Trouble) -> Problem | None:
    """Quotes opened and not closed, or a backslash in double quotes."""
    if trouble.context == "while scanning a quoted scalar":
        return trouble.report("yaml-quote-open", trouble.since, sign=trouble.sign(trouble.since))
    if trouble.context == "while parsing a quoted scalar":
        return trouble.report("yaml-escape", trouble.mark, mended=trouble.quoted_from(trouble.since))
    return None


def _sign(trouble: _Trouble) -> Problem | None:
    """A text that begins with a sign YAML keeps for itself."""
    if trouble.problem in {_NO_TOKEN, _STRAY_QUESTION_MARK, _NO_CONTENT}:
        mark = trouble.mark
    elif trouble.context in _STARTS_WITH_SIGN:
        mark = trouble.since
    else:
        return None
    if not trouble.sign(mark).strip():
        return None
    return trouble.report("yaml-sign", mark, sign=trouble.sign(mark), mended=trouble.quoted_from(mark))


def _beyond_quotes(trouble: _Trouble) -> Problem | None:
    """More text behind the closing quotes; when the quotes span lines, they were to close before."""
    if not trouble.beyond_quotes or trouble.last is None:
        return None
    begin = _begin(trouble.last)
    if begin.line != trouble.mark.line:
        return trouble.report("yaml-quote-open", begin, sign=trouble.sign(begin))
    return trouble.report("yaml-quote-tail", trouble.mark, mended=trouble.quoted_from(begin))


def _beyond_brackets(trouble: _Trouble) -> Problem | None:
    """A text that begins with something in brackets."""
    line = trouble.line(trouble.mark)
    opening = re.search(r"[\[{]", line)
    if trouble.problem in _OUT_OF_LINE and opening and line[: trouble.mark.column].rstrip().endswith(("]", "}")):
        mended = line[: opening.start()].lstrip() + _in_quotes(line[opening.start() :].strip())
        place = Place(trouble.name, trouble.mark.line + 1, opening.start() + 1)
        return Problem("yaml-sign", place, {"sign": opening[0], "mended": mended})
    return None


def _brackets(trouble: _Trouble) -> Problem | None:
    """Brackets opened and not closed."""
    if not trouble.context.startswith("while parsing a flow"):
        return None
    sign = trouble.sign(trouble.since)
    return trouble.report("yaml-bracket-open", trouble.since, sign=sign, closing="}" if sign == "{" else "]")


def _no_colon(trouble: _Trouble) -> Problem | None:
    """A line that is neither `key: value` nor an indented part of the text above."""
    if trouble.problem != _NO_COLON:
        return None
    written = trouble.line(trouble.since).strip()
    if trouble.sign(trouble.since) == "-":
        return trouble.report("yaml-dash-space", trouble.since, mended=_short(f"- {written[1:]}"))
    return trouble.report("yaml-no-colon", trouble.since, written=_short(written))


def _out_of_line(trouble: _Trouble) -> Problem | None:
    """A line that begins in a column where none of the lines above begins."""
    if trouble.problem not in _OUT_OF_LINE and trouble.problem != _SECOND_COLON:
        return None
    if trouble.mark.line and trouble.lines[trouble.mark.line - 1].startswith("..."):
        return trouble.report("yaml-documents", trouble.mark)
    if trouble.problem in _OUT_OF_LINE and trouble.sign(trouble.mark) == ":":
        return trouble.report("key-not-text", trouble.mark)
    line = trouble.line(trouble.mark)
    column = len(line) - len(line.lstrip())
    place = Place(trouble.name, trouble.mark.line + 1, column + 1)
    return Problem("yaml-indent", place, {"written": _short(line.strip()), "spaces": str(column)})


_DIAGNOSES = (
    _tab,
    _odd_indent,
    _joined_key,
    _second_colon,
    _stray_dash,
    _quotes,
    _sign,
    _beyond_quotes,
    _beyond_brackets,
    _brackets,
    _no_colon,
    _out_of_line,
)
"""Tried in this order: what explains more of a line stands before what explains less."""


def _diagnose(error: yaml.MarkedYAMLError, lines: list[str], name: str, last: yaml.ScalarEvent | None) -> Problem:
    mark = cast("_Mark", error.problem_mark)
    since = error.context_mark or mark
    trouble = _Trouble(error.problem or "", error.context or "", mark, since, lines, name, last)
    for explain in _DIAGNOSES:
        if problem := explain(trouble):
            return problem
    return trouble.report("yaml-syntax", mark, detail=trouble.problem)
