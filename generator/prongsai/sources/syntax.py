"""What a syntax error of the parser means: which slip of a clerk explains it, where, and how the line is mended."""

import re
from dataclasses import dataclass
from typing import Protocol, cast

import yaml

from prongsai.problems import Place, Problem, Severity
from prongsai.sources.characters import ODD, ODD_BLANKS, code_point, short

WIDE_COLONS = "\uff1a\ufe55\u2236\ua789"
_KEY = "(?!mailto:|tel:)[a-z][a-z_]+"
JOINED = re.compile(rf"(?P<key>{_KEY})[ \t]*(?:(?P<wide>[{WIDE_COLONS}])|:(?!//)(?=[^ \t]))")
"""A key without a space after its colon, or with a colon of another script."""


class Mark(Protocol):
    """A place as the parser counts it, from 0."""

    index: int
    line: int
    column: int


def begin_of(event: yaml.Event) -> Mark:
    """Where the characters of an event begin."""
    return event.start_mark  # type: ignore[return-value]  # None only where no parser made the event


def end_of(event: yaml.Event) -> Mark:
    """Where the characters of an event end."""
    return event.end_mark  # type: ignore[return-value]  # as above


def joined_key(match: re.Match[str], place: Place, severity: Severity) -> Problem:
    """The problem of a key whose colon does not end it; `place` is where the match's text begins."""
    after = match.string[match.end() :]
    if ODD.match(after):
        place = Place(place.file, place.line, place.column + match.end())
        return Problem("invisible-character", place, {"sign": code_point(after[0])}, severity)
    code = "yaml-wide-colon" if match["wide"] else "yaml-colon-space"
    return Problem(code, place, {"mended": short(f"{match['key']}: {after.lstrip()}")}, severity)


@dataclass(frozen=True, slots=True)
class _Trouble:
    """A syntax error of the parser, with what is needed to find out what its writer did."""

    problem: str
    context: str
    mark: Mark
    """Where the parser gave up."""
    since: Mark
    """Where that began which it could not finish; often the better place."""
    lines: list[str]
    name: str
    last: yaml.ScalarEvent | None
    """The last text that could be read."""

    def line(self, mark: Mark) -> str:
        return self.lines[mark.line] if mark.line < len(self.lines) else ""

    def sign(self, mark: Mark) -> str:
        """The character at a mark; nothing at the end of a line."""
        return self.line(mark)[mark.column : mark.column + 1]

    def report(self, code: str, mark: Mark, **params: str) -> Problem:
        line = min(mark.line, max(len(self.lines) - 1, 0))
        column = mark.column if line == mark.line else len(self.lines[line]) if self.lines else 0
        return Problem(code, Place(self.name, line + 1, column + 1), params)

    def quoted_from(self, mark: Mark) -> str:
        """The line with all from `mark` on put in quotes: most often what its writer meant."""
        line = self.line(mark)
        return line[: mark.column].lstrip() + in_quotes(line[mark.column :].strip())

    @property
    def beyond_quotes(self) -> bool:
        """Whether it gave up right behind a text in quotes."""
        if self.last is None or not self.last.style or self.last.style in "|>":
            return False
        end = end_of(self.last)
        return end.line == self.mark.line and not self.line(end)[end.column : self.mark.column].strip()


def in_quotes(value: str) -> str:
    """The value, without the quotes it already has, in quotes that suit it."""
    bare = value[1:-1] if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'" else value
    bare = short(bare)
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
    rf"(?P<key>[^\s:#'\"\[\]{{}}{WIDE_COLONS}{ODD_BLANKS}-][^\s:#'\"\[\]{{}}{WIDE_COLONS}]*)[ \t]*"
    rf"(?:(?P<wide>[{WIDE_COLONS}])|:(?!//)(?=[^ \t]))"
)
_PLAIN_KEY = re.compile(r"[ \t]*(?:- +)*[A-Za-z0-9_๐-๙-]+[ \t]*")
_ODD_INDENT = re.compile(f"[ \t]*(?=([{ODD_BLANKS}]))")
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
            return Problem("invisible-character", place, {"sign": code_point(odd[1])})
    return None


def _no_space(trouble: _Trouble) -> Problem | None:
    """A key without a space after its colon was read as text, together with the lines after it."""
    if trouble.problem not in {_NO_COLON, _SECOND_COLON}:
        return None
    first = trouble.since.line
    if trouble.problem == _SECOND_COLON and trouble.last and not trouble.last.style:
        first = begin_of(trouble.last).line
    for number in range(first, trouble.mark.line + 1):
        line = trouble.lines[number] if number < len(trouble.lines) else ""
        begin = cast("re.Match[str]", _INDENT.match(line)).end()
        if joined := _LINE_OF_KEY.match(line[begin:]):
            return joined_key(joined, Place(trouble.name, number + 1, begin + 1), Severity.ERROR)
    return None


def _second_colon(trouble: _Trouble) -> Problem | None:
    """A colon and a space inside a text; or a key deeper than the text above it."""
    if trouble.problem != _SECOND_COLON or trouble.last is None:
        return None
    if trouble.beyond_quotes:
        return _beyond_quotes(trouble)
    begin = begin_of(trouble.last)
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
    begin = begin_of(trouble.last)
    if begin.line != trouble.mark.line:
        return trouble.report("yaml-quote-open", begin, sign=trouble.sign(begin))
    return trouble.report("yaml-quote-tail", trouble.mark, mended=trouble.quoted_from(begin))


def _beyond_brackets(trouble: _Trouble) -> Problem | None:
    """A text that begins with something in brackets."""
    line = trouble.line(trouble.mark)
    opening = re.search(r"[\[{]", line)
    if trouble.problem in _OUT_OF_LINE and opening and line[: trouble.mark.column].rstrip().endswith(("]", "}")):
        mended = line[: opening.start()].lstrip() + in_quotes(line[opening.start() :].strip())
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
        return trouble.report("yaml-dash-space", trouble.since, mended=short(f"- {written[1:]}"))
    return trouble.report("yaml-no-colon", trouble.since, written=short(written))


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
    return Problem("yaml-indent", place, {"written": short(line.strip()), "spaces": str(column)})


_DIAGNOSES = (
    _tab,
    _odd_indent,
    _no_space,
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


def diagnose(error: yaml.MarkedYAMLError, lines: list[str], name: str, last: yaml.ScalarEvent | None) -> Problem:
    """The problem that explains an error best; `last` is the last text that could be read."""
    mark = cast("Mark", error.problem_mark)
    since = error.context_mark or mark
    trouble = _Trouble(error.problem or "", error.context or "", mark, since, lines, name, last)
    for explain in _DIAGNOSES:
        if problem := explain(trouble):
            return problem
    return trouble.report("yaml-syntax", mark, detail=trouble.problem)
