"""Every text is read with its place, and whatever a clerk can get wrong is told where it stands."""

import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai import sources
from prongsai.problems import Place, Problem, Severity
from prongsai.sources import Mapping, Node, Scalar, Sequence

# name, text, code, line, column
BROKEN: list[tuple[str, str | bytes, str, int, int]] = [
    # blanks
    ("tab before a key", "a:\n\tb: 1", "yaml-tab", 2, 1),
    ("tab after spaces", "a:\n  b: 1\n \tc: 2", "yaml-tab", 3, 2),
    ("tab before more text", "a: x\n\ty", "yaml-tab", 2, 1),
    ("tab after a dash", "a:\n-\tb: 1", "yaml-tab", 2, 2),
    ("tab in a block of text", "a: |\n  x\n\ty", "yaml-tab", 3, 1),
    ("no-break spaces before a key", "a: 1\n\u00a0\u00a0b: 2", "invisible-character", 2, 1),
    ("no-break spaces before a dash", "a:\n\u00a0\u00a0- x\n\u00a0\u00a0- y", "invisible-character", 2, 1),
    ("no-break space after a colon", "title:\u00a0ก\nb: 1", "invisible-character", 1, 7),
    ("no-break space after the only colon", "title:\u00a0ก", "invisible-character", 1, 7),
    ("zero-width space in a key", "ti\u200btle: ก", "invisible-character", 1, 1),
    ("byte order mark inside", "a: 1\n\ufeffb: 2", "invisible-character", 2, 1),
    ("line separator", "a: ข้อ\u2028b", "invisible-character", 1, 7),
    ("next-line mark", "a: 1\nb: ข้อ\u0085c", "invisible-character", 2, 7),
    ("NUL", "a: 1\nb: x\0y", "control-character", 2, 5),
    ("bell", "a: 1\r\nb: \x07", "control-character", 2, 4),
    ("vertical tab as Word breaks lines", "a: x\x0by", "control-character", 1, 5),
    ("delete", "a: \x7f", "control-character", 1, 4),
    # colons
    ("colon and space in a text", "note: ข้อ 1: ราย", "yaml-colon", 1, 12),
    ("the same in a list", "a:\n  - x: ข้อ 1: ราย", "yaml-colon", 2, 13),
    ("colon and space in the second line", "a: ข้อความ\n  ต่อบรรทัด ดังนี้: ราย", "yaml-colon", 2, 19),
    ("colon at the end of a text", "a: ดังนี้:\nb: 1", "yaml-colon", 1, 10),
    ("no space after the only colon", "title:แผน", "yaml-colon-space", 1, 1),
    ("no space after the first colon", "title:แผน\nb: 1", "yaml-colon-space", 1, 1),
    ("no space after a later colon", "a: 1\ntitle:แผน\nb: 1", "yaml-colon-space", 2, 1),
    ("no space after a Thai key's colon", "a: 1\nหัวข้อ:แผน\nb: 1", "yaml-colon-space", 2, 1),
    ("no space below a key", "contacts:\n  phone:044", "yaml-colon-space", 2, 3),
    ("no space below a key, then another", "contacts:\n  phone:044\n  email: x", "yaml-colon-space", 2, 3),
    ("no space in a list", "a:\n  - title:แผน", "yaml-colon-space", 2, 5),
    ("a space before the colon only", "title :แผน", "yaml-colon-space", 1, 1),
    ("no space after a key below a text", "a: ข้อความ\n  phone:044", "yaml-colon-space", 2, 3),
    ("full-width colon", "title： แผน", "yaml-wide-colon", 1, 1),
    ("full-width colon between keys", "a: 1\ntitle： แผน\nb: 2", "yaml-wide-colon", 2, 1),
    ("no colon at all", "a: 1\nข้อความ\nb: 2", "yaml-no-colon", 2, 1),
    ("no colon at the end", "a: 1\nข้อความ", "yaml-no-colon", 2, 1),
    ("a text broken to column 1", "a: ข้อความยาว\nต่อบรรทัด\nb: 2", "yaml-no-colon", 2, 1),
    # indentation
    ("key deeper than the text above", "a: 1\n  b: 2", "yaml-indent", 2, 3),
    ("key deeper than two lines above", "a: 1\n b\n c: 2", "yaml-indent", 3, 2),
    ("first key indented alone", "   a: 1\nb: 2", "yaml-indent", 2, 1),
    ("dash out of line", "c:\n  - d\n - e", "yaml-indent", 3, 2),
    ("key in line with dashes", "- a\nb: 1", "yaml-indent", 2, 1),
    ("list below a value", "a: b\n- c", "yaml-indent", 2, 1),
    ("block of text drawn back", "a: |\n   x\n  y", "yaml-indent", 3, 3),
    ("key out of line", "a:\n    b: 1\n  c: 2", "yaml-indent", 3, 3),
    # signs
    ("a lone dash", "suggestion: -", "yaml-dash", 1, 13),
    ("a dash before text", "a: - b", "yaml-dash", 1, 4),
    ("dash without space", "a:\n  - b\n  -c\n", "yaml-dash-space", 3, 3),
    ("at sign", "line: @abt", "yaml-sign", 1, 7),
    ("backtick", "a: `x`", "yaml-sign", 1, 4),
    ("per cent", "a: %ร้อยละ", "yaml-sign", 1, 4),
    ("per cent in column 1", "a: 1\n% ร้อยละ", "yaml-sign", 2, 1),
    ("Markdown emphasis", "a: **หนา** ข้อความ", "yaml-sign", 1, 4),
    ("ampersand and space", "a: & b", "yaml-sign", 1, 4),
    ("exclamation mark before Thai", "a: !สำคัญ", "yaml-sign", 1, 4),
    ("bar before text", "a: | b", "yaml-sign", 1, 4),
    ("greater-than before text", "a: > 80", "yaml-sign", 1, 4),
    ("question mark before text", "a: ? b", "yaml-sign", 1, 4),
    ("comma before text", "a: , b", "yaml-sign", 1, 4),
    ("bracket closed only", "a: ]", "yaml-sign", 1, 4),
    ("text after brackets", "a: [ร่าง] แผน", "yaml-sign", 1, 4),
    ("text after braces", "- {ร่าง} แผน", "yaml-sign", 1, 3),
    # quotes and brackets
    ("quote not closed", 'a: "x\nb: 2\n', "yaml-quote-open", 1, 4),
    ("single quote not closed", "a: 1\nb: 'x", "yaml-quote-open", 2, 4),
    ("quote closed by the next line's", 'a: "x\nb: "y"\nc: 1', "yaml-quote-open", 1, 4),
    ("quote open before a rule", "a: 'x\n---\nb'", "yaml-quote-open", 1, 4),
    ("text after quotes", 'a: "x" y', "yaml-quote-tail", 1, 8),
    ("quotes in quotes", 'a: "ข้อ "ก" ข"', "yaml-quote-tail", 1, 10),
    ("apostrophe in quotes", "a: 'it's'", "yaml-quote-tail", 1, 8),
    ("colon after quotes", 'a: "ข้อ 1": ราย', "yaml-quote-tail", 1, 11),
    ("Windows path in double quotes", 'a: "C:\\data"', "yaml-escape", 1, 7),
    ("bracket not closed", "a: [1, 2\nb: 3", "yaml-bracket-open", 1, 4),
    ("bracket open at the end", "a: 1\nb: {x: 1", "yaml-bracket-open", 2, 4),
    # YAML for programs
    ("anchor", "a: &x 1", "yaml-alias", 1, 4),
    ("anchor on a list", "a: &x\n  - 1", "yaml-alias", 1, 4),
    ("alias", "a: *x", "yaml-alias", 1, 4),
    ("recursive anchor", "a: &x\n  b: 1\n  <<: 2", "yaml-alias", 1, 4),
    ("tag of Python", "a: !!python/object/apply:os.system ['x']", "yaml-tag", 1, 4),
    ("tag on a key", "!!str a: 1", "yaml-tag", 1, 1),
    ("tag without a name", "a: ! x", "yaml-tag", 1, 4),
    ("own tag", "a: 1\nb: !include x.yml", "yaml-tag", 2, 4),
    ("merge", "a: 1\n<<: {b: 1}", "yaml-merge", 2, 1),
    ("merge of an alias", "<<: *x\na: 1", "yaml-merge", 1, 1),
    ("second document", "a: 1\n---\nb: 1", "yaml-documents", 2, 1),
    ("rule at the end", "a: 1\n---\n", "yaml-documents", 2, 1),
    ("text after the end mark", "a: 1\n...\nb: 1", "yaml-documents", 3, 1),
    ("nested too deep", "a: " + "[" * 51, "yaml-too-deep", 1, 53),
    ("dashes too deep", "- " * 60, "yaml-too-deep", 1, 101),
    # keys
    ("key twice", "a: 1\nb: 2\na: 3", "duplicate-key", 3, 1),
    ("key twice in a list", "x:\n  - a: 1\n    a: 2", "duplicate-key", 3, 5),
    ("key twice in braces", "x: {a: 1, a: 2}", "duplicate-key", 1, 11),
    ("key twice in another spelling", "O28: 1\no๒๘: 2", "duplicate-key", 2, 1),
    ("list as a key", "? [a]\n: 1", "key-not-text", 1, 1),
    ("brackets as a key", "a: 1\n[b]: 1", "key-not-text", 2, 1),
    ("question mark before a key", "a:\n  ? b", "key-not-text", 2, 3),
    ("no key before the colon", "a: 1\n: 2", "key-not-text", 2, 1),
    # the whole file
    ("list at the top", "- a\n- b", "not-a-mapping", 1, 1),
    ("text at the top", "\nข้อความ", "not-a-mapping", 2, 1),
    ("UTF-16", "a: ข้อ".encode("utf-16"), "wrong-encoding", 1, 1),
    ("UTF-16 without a mark", "a: 1".encode("utf-16-le"), "wrong-encoding", 1, 1),
    ("UTF-16, the other way round", "a: 1".encode("utf-16-be"), "wrong-encoding", 1, 1),
    ("Windows-874", "a: 1\nb: ข้อ".encode("cp874"), "wrong-encoding", 2, 4),
    ("TIS-620", "# ก\ra: 1".encode("tis-620"), "wrong-encoding", 1, 3),
    ("a byte that is no text", b"a: 1\n\nb: \xff", "wrong-encoding", 3, 4),
    ("half a letter", "a: ก".encode()[:-1], "wrong-encoding", 1, 4),
    ("no letter of Unicode", b"a: \xed\xa0\x80", "wrong-encoding", 1, 4),
    ("wrong after lone CR", "a: 1\rb: 2\rc: 3: 4", "yaml-colon", 3, 5),
    ("wrong after CRLF", "a: 1\r\nb: 2\r\nc: 3: 4\r\n", "yaml-colon", 3, 5),
    ("wrong after a byte order mark", "\ufeffa: 1: 2", "yaml-colon", 1, 5),
]

# name, text, code, line, column: read, but a person should look
DOUBTFUL: list[tuple[str, str, str, int, int]] = [
    ("number sign in a text", "title: แผน #1", "yaml-hash-cut", 1, 12),
    ("number sign before a text", "title: #1 แผน\nb: 1", "yaml-hash-cut", 1, 8),
    ("number sign in a list", "a:\n  - แผน  #1", "yaml-hash-cut", 2, 10),
    ("number sign in the second line", "a: แผน\n  ข้อ #1", "yaml-hash-cut", 2, 7),
    ("list below a text", "steps: ดังนี้\n  - หนึ่ง", "yaml-swallowed-list", 2, 3),
    ("key below a text", "address: หมู่ 1\n  email:a@b.go.th", "yaml-colon-space", 2, 3),
    ("nothing", "", "file-empty", 1, 1),
    ("blank lines", "\n \n", "file-empty", 1, 1),
    ("comments only", "# ยังไม่มีข้อมูล\n", "file-empty", 1, 1),
    ("a rule only", "---\n", "file-empty", 1, 1),
]


@dataclass(frozen=True)
class Fine:
    text: str
    value: object


# name, text and what it says
FINE: dict[str, Fine] = {
    "nothing is given a type": Fine(
        "a: no\nb: 027\nc: 2568-02-29\nd: 16:30\ne: 1.50\non: off\n",
        {"a": "no", "b": "027", "c": "2568-02-29", "d": "16:30", "e": "1.50", "on": "off"},
    ),
    "empty, tilde and null are nothing": Fine("a:\nb: ~\nc: null\nd: ''\n", {"a": None, "b": None, "c": None, "d": ""}),
    "quoted words are text": Fine("a: '~'\nb: \"null\"\n", {"a": "~", "b": "null"}),
    "NULL is a word": Fine("a: NULL", {"a": "NULL"}),
    "byte order mark": Fine("\ufeffก: ข", {"ก": "ข"}),
    "lone CR": Fine("a: 1\rb: 2\r", {"a": "1", "b": "2"}),
    "CRLF": Fine("a: |\r\n  x\r\n  y\r\nb: 2\r\n", {"a": "x\ny\n", "b": "2"}),
    "Thai digits in keys": Fine("ข้อ๑: ๑\nO๒๘: ๒", {"ข้อ๑": "๑", "O๒๘": "๒"}),
    "smart quotes": Fine("a: “ข้อความ”\nb: ‘x’", {"a": "“ข้อความ”", "b": "‘x’"}),
    "odd blanks in a value": Fine("a: ก\u200bข\u00a0ค", {"a": "ก\u200bข\u00a0ค"}),
    "addresses": Fine(
        "a: https://x.go.th/a:b#c\nb: mailto:a@b.go.th", {"a": "https://x.go.th/a:b#c", "b": "mailto:a@b.go.th"}
    ),
    "address in a list": Fine("a:\n  - https://x.go.th\n  - tel:044", {"a": ["https://x.go.th", "tel:044"]}),
    "number sign inside a word": Fine("a: แผน#1", {"a": "แผน#1"}),
    "comment after a space": Fine("a: แผน  # ตรวจแล้ว", {"a": "แผน"}),
    "comment after quotes": Fine("a: 'แผน' #1", {"a": "แผน"}),
    "number sign in a block": Fine("a: |\n  แผน #1\n", {"a": "แผน #1\n"}),
    "dash before a letter": Fine("a: -ไม่มี-", {"a": "-ไม่มี-"}),
    "lines are joined": Fine("a: หนึ่ง\n  สอง\n\n  สาม", {"a": "หนึ่ง สอง\nสาม"}),
    "list not indented": Fine("a:\n- b\n- c: d\n", {"a": ["b", {"c": "d"}]}),
    "begin and end marks": Fine("%YAML 1.1\n---\na: 1\n...\n", {"a": "1"}),
    "question mark in a key": Fine("?a: 1", {"?a": "1"}),
    "tab after a colon": Fine("a:\tb", {"a": "b"}),
    "fifty levels": Fine("a: " + "[" * 49 + "]" * 49, {"a": eval("[" * 49 + "]" * 49)}),  # noqa: S307  # of this line
}


def plain(node: Node | None) -> object:
    """What a tree says, without places."""
    if isinstance(node, Mapping):
        return {key: plain(value) for key, value in node.entries.items()}
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return node.text if node else None


def _read(tmp_path: Path, text: str | bytes) -> tuple[Node | None, tuple[Problem, ...]]:
    path = tmp_path / "file.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return _parsed(path, "data/file.yml")


def _parsed(path: Path, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a file, as loading takes it from there."""
    text, problems = sources.read(path, name)
    return (None, problems) if text is None else sources.parse(text, name)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"), [row[1:] for row in BROKEN], ids=[row[0] for row in BROKEN]
)
def test_what_is_wrong_is_told_once_and_where_it_stands(
    tmp_path: Path, text: str | bytes, code: str, line: int, column: int
) -> None:
    _, problems = _read(tmp_path, text)
    problem = problems[0]
    assert (problem.code, problem.place) == (code, Place("data/file.yml", line, column))
    assert {other.code for other in problems} - {code} <= {"yaml-merge"}
    assert len({other.place for other in problems}) == len(problems)


@pytest.mark.parametrize(
    ("text", "code", "line", "column"), [row[1:] for row in DOUBTFUL], ids=[row[0] for row in DOUBTFUL]
)
def test_what_is_doubtful_is_told_and_read(tmp_path: Path, text: str, code: str, line: int, column: int) -> None:
    node, (problem,) = _read(tmp_path, text)
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)
    assert problem.severity is Severity.CHECK
    assert (node is None) == (code == "file-empty")


@pytest.mark.parametrize("fine", FINE.values(), ids=FINE.keys())
def test_what_is_fine_is_read_as_it_stands(tmp_path: Path, fine: Fine) -> None:
    node, problems = _read(tmp_path, fine.text)
    assert problems == ()
    assert plain(node) == fine.value


# text, how the line reads when mended
MENDED = [
    ("note: ข้อ 1: ราย", 'note: "ข้อ 1: ราย"'),
    ('  a: ข้อ "1": ราย', "a: 'ข้อ \"1\": ราย'"),
    ("suggestion: -", 'suggestion: "-"'),
    ("a: **หนา** ข้อความ", 'a: "**หนา** ข้อความ"'),
    ("a: 'it's'", 'a: "it\'s"'),
    ('a: "ข้อ "ก" ข"', "a: 'ข้อ \"ก\" ข'"),
    ('a: "C:\\data"', "a: 'C:\\data'"),
    ("a: [ร่าง] แผน", 'a: "[ร่าง] แผน"'),
    ("title:แผน", "title: แผน"),
    ("title： แผน", "title: แผน"),
    ("a:\n  - b\n  -c", "- c"),
]


@pytest.mark.parametrize(("text", "mended"), MENDED)
def test_a_problem_shows_the_line_mended_and_that_is_right(text: str, mended: str) -> None:
    _, (problem,) = sources.parse(text, "f")
    assert problem.params["mended"] == mended
    node, others = sources.parse(mended, "f")
    assert node is not None
    assert [other.code for other in others] == (["not-a-mapping"] if mended.startswith("-") else [])


def test_all_problems_of_one_file_are_told_in_order() -> None:
    _, problems = sources.parse("a: 1\na: 2\nb: *x\nc: แผน #1\na: 3\nd: 1: 2\n", "f")
    assert [(problem.code, problem.place.line) for problem in problems] == [
        ("duplicate-key", 2),
        ("yaml-alias", 3),
        ("yaml-hash-cut", 4),
        ("duplicate-key", 5),
        ("yaml-colon", 6),
    ]


def test_a_repeated_key_names_the_line_of_the_first() -> None:
    node, (problem,) = sources.parse("a: 1\nb: 2\na: 3\n", "f")
    assert problem.params == {"key": "a", "first": "1"}
    assert plain(node) == {"a": "1", "b": "2"}


def test_problems_of_one_file_have_an_end() -> None:
    _, problems = sources.parse("a: 1\n" * 500, "f")
    assert len(problems) == sources.MOST_PROBLEMS


def test_laughter_of_a_billion_is_refused_at_its_first_line() -> None:
    lines = ["a0: &a0 ha"] + [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    _, problems = sources.parse("\n".join(lines), "f")
    assert problems[0].place == Place("f", 1, 5)
    assert {problem.code for problem in problems} == {"yaml-alias"}


# --- files


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert sources.read(tmp_path, "data") == (None, (Problem("not-a-file", Place("data")),))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="pipes are a matter of Unix")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yml")
    assert sources.read(tmp_path / "pipe.yml", "f")[1][0].code == "not-a-file"


@pytest.mark.parametrize("name", ["absent.yml", "a\0b.yml", "x" * 300])
def test_a_file_that_cannot_be_opened_is_told(tmp_path: Path, name: str) -> None:
    node, (problem,) = sources.read(tmp_path / name, "f")
    assert (node, problem.code) == (None, "file-unreadable")
    assert problem.params["reason"]


def test_a_file_is_not_read_beyond_the_limit(tmp_path: Path) -> None:
    text = "a: " + "x" * (sources.LARGEST_FILE - 3)
    assert _read(tmp_path, text)[1] == ()
    assert _read(tmp_path, text + "x") == (
        None,
        (Problem("file-too-large", Place("data/file.yml"), {"limit": "5"}),),
    )


def test_without_libyaml_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    assert sources.parse("a: 1", "f") == (None, (Problem("libyaml-missing", Place("f")),))


# name, text of which a machine might never see the end
ENDLESS = {
    "anchors": "- &a b\n" * 20_000,
    "aliases": "- *a\n" * 20_000,
    "repeated keys": "a: 1\n" * 20_000,
    "brackets": "[" * 500_000,
    "braces": "{a: " * 200_000,
    "question marks": "? " * 200_000,
    "open quote": "a: 'x\n" + "b: 1\n" * 100_000,
    "lines joined": "a: x\n" + " yy:z\n" * 50_000,
    "control characters": "a: \x01\n" * 50_000,
    "one long line": "a: " + "ก " * 300_000,
    "one long key": "a" * 1_000_000 + ": 1",
}


@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS.keys())
def test_no_text_keeps_the_reader_for_long(text: str) -> None:
    begin = time.perf_counter()
    sources.parse(text, "f")
    assert time.perf_counter() - begin < 5


# --- places

PLACES = """\
# หมายเหตุ
name: ก
units:
  - id: u1
    name: "ข"
  - id: u2
empty:
contacts:
  phone: '044'
texts: [a, bb]
"""


@pytest.mark.parametrize(
    ("path", "line", "column"),
    [
        ((), 2, 1),
        (("name",), 2, 7),
        (("units",), 3, 1),
        (("units", 0), 4, 5),
        (("units", 0, "name"), 5, 11),
        (("units", 1, "id"), 6, 9),
        (("units", 1, "name"), 6, 5),
        (("units", 7, "name"), 3, 1),
        (("units", -1), 3, 1),
        (("empty",), 7, 1),
        (("contacts",), 8, 1),
        (("contacts", "phone"), 9, 10),
        (("contacts", "fax"), 8, 1),
        (("contacts", "phone", "deeper"), 9, 10),
        (("texts", 1), 10, 12),
        (("absent",), 2, 1),
        ((0,), 2, 1),
    ],
)
def test_a_part_has_its_place_or_the_nearest_written_one(path: tuple[str | int, ...], line: int, column: int) -> None:
    node, _ = sources.parse(PLACES, "f")
    assert isinstance(node, Mapping)
    assert node.place_of(*path) == Place("f", line, column)


def test_a_key_has_its_place() -> None:
    node, _ = sources.parse(PLACES, "f")
    assert isinstance(node, Mapping)
    assert node.key_place("empty") == Place("f", 7, 1)
    assert node.key_place("absent") == node.place


def test_a_tree_is_frozen() -> None:
    node, _ = sources.parse("a: 1", "f")
    with pytest.raises(AttributeError):
        node.place = Place("g")  # type: ignore[misc, union-attr]


# --- laws

PIECES = st.sampled_from(
    [
        *":-#?!&*|>@`%'\"[]{},\t\n\r \\~<=.",
        ": ",
        "- ",
        "\n  ",
        "\n- ",
        " #",
        "ก",
        "ข้อ",
        "title",
        "---\n",
        "\u00a0",
        "\ufeff",
        "\0",
        "：",
    ]
)
TEXTS = st.text() | st.lists(PIECES).map("".join)


@settings(deadline=None)  # time is measured elsewhere, and other work may share the machine
@given(st.binary() | TEXTS.map(str.encode) | TEXTS.map(lambda text: text.encode("utf-16")))
def test_any_bytes_are_read_or_told(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.yml"
    path.write_bytes(data)
    begin = time.perf_counter()
    node, problems = _parsed(path, "f")
    assert time.perf_counter() - begin < 5
    assert node is not None or problems
    lines = data.decode("utf-8", "replace").splitlines() or [""]
    assert all(1 <= problem.place.line <= len(lines) + 1 for problem in problems)
    assert all(problem.place.column >= 1 for problem in problems)


YAML_TEXT = st.text(st.characters(exclude_categories=["Cs"]))
STRUCTURES = st.dictionaries(
    st.text(st.characters(codec="ascii", categories=["Ll", "Nd"]), min_size=1, max_size=8),
    st.recursive(
        YAML_TEXT,
        lambda inner: (
            st.lists(inner, max_size=4)
            | st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), inner, max_size=4)
        ),
        max_leaves=12,
    ),
    min_size=1,
    max_size=6,
)


@settings(deadline=None)
@given(STRUCTURES)
def test_what_was_dumped_in_quotes_is_read_back(structure: dict[str, object]) -> None:
    node, problems = sources.parse(yaml.safe_dump(structure, default_style='"'), "f")
    assert problems == ()
    assert plain(node) == structure


@settings(deadline=None)
@given(STRUCTURES)
def test_places_point_at_the_text(structure: dict[str, object]) -> None:
    text = yaml.safe_dump(structure, default_style='"')
    node, _ = sources.parse(text, "f")
    assert node is not None
    lines = text.splitlines()
    for scalar in _scalars(node):
        at = lines[scalar.place.line - 1][scalar.place.column - 1 :]
        ending = at[1:].find('"')
        assert at.startswith('"')
        assert "\\" in at or ending == -1 or at[1 : ending + 1] == scalar.text


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
        return
    for part in node.items if isinstance(node, Sequence) else node.entries.values():
        yield from _scalars(part)
