"""Every problem the program can find is produced here from broken data, and put into words without an accident.

`BROKEN` is the table: a code, and the smallest site that has this problem. It must name exactly the codes that are
worded, and those must be the codes the program uses.
"""

import ast
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from string import Formatter

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import prongsai
from prongsai import sources
from prongsai.build import examine
from prongsai.forms import CODES
from prongsai.messages import SEVERITY_WORDS, Language, Wording, rules, worded
from prongsai.problems import Place, Problem, Severity
from prongsai.reports import report
from writing import AGENCY, SOURCE, Files, single, write

LANGUAGES: tuple[Language, ...] = ("th", "en")
CASES_OF_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)


def year(part: str, text: str, fiscal_year: int = 2568) -> Files:
    """A site of one agency whose one part is `text` below a source."""
    return single({f"{fiscal_year}/{part}.yml": SOURCE + text})


def measure(text: str) -> Files:
    """A site whose only measure also has `text`."""
    return year("measures", f"measures:\n  - id: m1\n    {text}\n")


def shown(text: str) -> Files:
    """A site that shows `text` for a component of O1."""
    return year("oit", f"items:\n  O1:\n    components:\n      structure-chart: {text}\n")


def told_by_agency(text: str | bytes) -> Files:
    """A site whose agency.yml goes on with `text`."""
    return single({"agency.yml": AGENCY.encode() + (text.encode() if isinstance(text, str) else text)})


CRITERIA = """year: 2569
certainty: high
sources: คู่มือ
indicators: []
sub_indicators:
  - code: 9.1
    title: ข้อมูลพื้นฐาน
    indicator: 9
items:
"""


def item(code: str, concept: str = "structure", group: str = "9.1") -> str:
    """An item of some criteria."""
    return (
        f"  - code: {code}\n    title: ก\n    concept: {concept}\n    sub_indicator: {group}\n"
        "    data_year: none\n    certainty: high\n    basis: retrieved\n    components: []\n"
    )


def criteria(*items: str) -> Files:
    """A site with its own criteria of 2569."""
    return single({"criteria/2569.yml": CRITERIA + "".join(items)})


BROKEN: dict[str, Files] = {
    # folders and files
    "no-data-folder": {"mkdocs.yml": ""},
    "no-agencies": {"data/.gitkeep": ""},
    "no-agency-file": {"data/nuea/2568/measures.yml": SOURCE},
    "bad-folder-name": {"data/อบต/agency.yml": AGENCY},
    "stray-file": single({"notes.txt": ""}),
    "unknown-file": single({"2568/measure.yml": SOURCE}),
    "year-differs": single({"criteria/2570.yml": CRITERIA + item("O1")}),
    "not-a-file": single({"2568/measures.yml/x": ""}),
    "file-unreadable": single({"2568/.gitkeep": ""}),  # and a link that leads nowhere, made below
    "file-too-large": told_by_agency(b"#" * (sources.LARGEST_FILE + 1)),
    "wrong-encoding": told_by_agency("about: ทดสอบ\n".encode("cp874")),
    "file-empty": single({"2568/measures.yml": "# ยังไม่มี\n"}),
    # YAML
    "control-character": told_by_agency("about: ก\x07ข\n"),
    "invisible-character": told_by_agency("contacts:\n\u00a0 phone: 1\n"),
    "not-a-mapping": single({"2568/measures.yml": "- ก\n"}),
    "yaml-documents": told_by_agency("---\nname: ก\n"),
    "yaml-too-deep": told_by_agency(f"about: {'[' * 60}{']' * 60}\n"),
    "duplicate-key": told_by_agency("name: ก\n"),
    "key-not-text": told_by_agency("? [ก]\n: ข\n"),
    "yaml-merge": told_by_agency("<<: ก\n"),
    "yaml-alias": told_by_agency("about: &a ข\n"),
    "yaml-tag": told_by_agency("about: !a ข\n"),
    "yaml-hash-cut": told_by_agency("about: แผน #1\n"),
    "yaml-colon-space": told_by_agency("about:ก\n"),
    "yaml-wide-colon": told_by_agency("about： ก\n"),
    "yaml-swallowed-list": told_by_agency("about: ก\n  - ข\n"),
    "yaml-tab": told_by_agency("contacts:\n\tphone: 1\n"),
    "yaml-colon": told_by_agency("about: ก: ข\n"),
    "yaml-dash": told_by_agency("about: - ก\n"),
    "yaml-quote-open": told_by_agency('about: "ก\n'),
    "yaml-quote-tail": told_by_agency('about: "ก" ข\n'),
    "yaml-escape": told_by_agency('about: "\\ก"\n'),
    "yaml-sign": told_by_agency("about: @ก\n"),
    "yaml-bracket-open": told_by_agency("about: [ก\n"),
    "yaml-dash-space": told_by_agency("-ก\n"),
    "yaml-no-colon": told_by_agency("ก\n"),
    "yaml-indent": told_by_agency("contacts:\n    phone: 1\n  fax: 2\n"),
    "yaml-syntax": single({"agency.yml": "%YAML 1.1\n%YAML 1.1\n---\n" + AGENCY}),
    # forms
    "missing-key": single({"agency.yml": "name: ก\nshort: ข\n"}),
    "unknown-key": told_by_agency("ชื่อ: ก\n"),
    "mistyped-key": told_by_agency("distict: ก\n"),
    "empty-text": told_by_agency('district: ""\n'),
    "not-text": told_by_agency("district: [ก]\n"),
    "not-list": told_by_agency("units: ก\n"),
    "empty-list": shown("[]"),
    "not-keys": told_by_agency("contacts: ก\n"),
    "not-a-choice": measure("instrument: ITT"),
    "evidence-kind": shown("{titel: ก}"),
    "repeated-item": year("oit", "items:\n  O1:\n    summary: ก\n  ๐๑:\n    summary: ข\n"),
    # values
    "bad-id": measure("notes: ก\n  - id: ม1"),
    "bad-year": year("results", "history:\n  - year: 99999\n    score: 1\n"),
    "bad-number": year("results", "total:\n  score: เก้า\n"),
    "bad-integer": measure("indicators: [หนึ่ง]"),
    "bad-date": year("progress", "rounds:\n  - id: r6\n    title: ก\n    due: เมื่อวาน\n"),
    "no-such-day": year("progress", "rounds:\n  - id: r6\n    title: ก\n    due: 31 เมษายน 2568\n"),
    "gregorian-year": year("progress", "rounds:\n  - id: r6\n    title: ก\n    due: 1 เมษายน 2025\n"),
    "bad-period": measure("period: เร็ว ๆ นี้"),
    "period-reversed": measure("period: 1 ต.ค. 2568 - 30 ก.ย. 2568"),
    "bad-item-code": year("oit", "items:\n  ข้อหนึ่ง:\n    summary: ก\n"),
    "bad-question-code": year("results", "questions:\n  - code: O1\n    text: ก\n    indicator: 1\n"),
    "bad-code": measure("codes: [x1]"),
    "bad-flag": told_by_agency("fictional: อาจจะ\n"),
    "bad-topic": measure("topic: 8"),
    "bad-link": told_by_agency("website: www.example.go.th\n"),
    # sense
    "repeated-id": measure("notes: ก\n  - id: m1"),
    "unknown-finding": measure("findings: [f1]"),
    "unknown-measure": year(
        "progress", "rounds:\n  - id: r6\n    title: ก\n    results:\n      - measure: m1\n        result: ข\n"
    ),
    "unknown-document": single({"2568/measures.yml": "source:\n  document: ก\n  reference: plan\n"}),
    "unknown-item": year("oit", "items:\n  O99:\n    summary: ก\n", 2565),
    "unknown-indicator": year("results", "questions:\n  - {code: i1, text: ก, indicator: 1}\n"),
    "unknown-component": year("oit", "items:\n  O1:\n    components:\n      chart: ก\n"),
    "no-criteria": year("oit", "items: {}\n", 2560),
    "unknown-concept": criteria(item("O1", concept="structur")),
    "repeated-concept": criteria(item("O1"), item("O2")),
    "unknown-sub-indicator": criteria(item("O1", group="9.2")),
    "reserved-id": year("measures", "sections:\n  - {id: list, text: ก}\n"),
    "unknown-shown": shown("{show: measures, id: m9}"),
    "markdown-attachment": single({"2568/files/notes.md": "ก"}),
    "missing-file": shown("{file: plan.pdf, title: ก}"),
}
"""Code, and the files of the smallest site with this problem."""

DOUBTFUL: dict[str, Files] = {
    "stray-file": BROKEN["stray-file"],
    "file-empty": BROKEN["file-empty"],
    "yaml-hash-cut": BROKEN["yaml-hash-cut"],
    "yaml-swallowed-list": BROKEN["yaml-swallowed-list"],
    "yaml-colon-space": told_by_agency("about: ก\n  district:ข\n"),
    "yaml-wide-colon": told_by_agency("about: ก\n  district： ข\n"),
    "invisible-character": told_by_agency("about: ก\n  district:\u00a0ข\n"),
    "unknown-item": measure("codes: [O99]"),
}
"""Code, and a site where the problem may be none: a person must look."""

ELSEWHERE = {"libyaml-missing", "address-taken"}
"""Codes no data can produce; each has a test of its own below."""


@dataclass(frozen=True)
class Broken:
    """A broken site, and its problems of one code."""

    code: str
    site: Path
    problems: list[Problem]


def found(site: Path, code: str, files: Files) -> Broken:
    """The problems of one code in a broken site."""
    data = write(site, files)
    if code == "file-unreadable":
        (data / "2568" / "measures.yml").symlink_to("nowhere")
    _, problems = examine(data)
    return Broken(code, site, [problem for problem in problems if problem.code == code])


@pytest.fixture(scope="module", params=BROKEN)
def broken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Broken:
    """Each broken site of the table, read once."""
    return found(tmp_path_factory.mktemp(request.param), request.param, BROKEN[request.param])


def placeholders(wording: Wording) -> set[str]:
    """The names in braces."""
    texts = (wording.found, wording.why, wording.mend)
    return {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}


# --- which codes there are

SAYS_A_CODE = {
    "Problem",
    "report",
    "_report",
    "_refuse",
    "refuse",
    "Unreadable",
    "PydanticCustomError",
    "refusal",
    "_known",
}
"""Calls whose first argument is a code."""
CODE = re.compile(r"[a-z]+(-[a-z]+)+")


def literals(node: ast.AST) -> Iterator[str]:
    """Codes written anywhere below a node."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and CODE.fullmatch(part.value):
            yield part.value


def used() -> Iterator[str]:
    """Codes the program names: handed to a call, or to pydantic, or put into a variable called `code`."""
    for path in sorted(Path(prongsai.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *_]):
                    if name in SAYS_A_CODE:
                        yield from literals(first)
                case ast.keyword(arg="custom_error_type", value=value):
                    yield from literals(value)
                case ast.Assign(targets=[target], value=value):
                    names = {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
                    if "code" in names:
                        yield from literals(value)
    yield from CODES.values()


def test_every_code_of_the_program_is_worded_and_no_wording_is_unused() -> None:
    assert set(used()) == set(rules())


def test_both_languages_word_the_same_codes() -> None:
    assert all(set(rule.wordings) == {"th", "en"} for rule in rules().values())


def test_every_worded_code_is_produced_by_a_test() -> None:
    assert set(BROKEN) | ELSEWHERE == set(rules())


# --- every code, produced


def test_broken_data_have_the_problem_of_their_name(broken: Broken) -> None:
    assert broken.problems


@CASES_OF_LANGUAGE
def test_a_wording_names_only_what_the_program_tells(broken: Broken, language: Language) -> None:
    for problem in broken.problems:
        names = placeholders(rules()[broken.code].wordings[language])
        assert names <= set(problem.params)
        assert all(problem.params[name] for name in names), "an empty particular leaves a hole in the sentence"


@CASES_OF_LANGUAGE
def test_a_report_begins_with_place_and_severity(broken: Broken, language: Language) -> None:
    for problem in broken.problems:
        first, *others = report(problem, language).splitlines()
        assert first.startswith(f"{problem.place}: {SEVERITY_WORDS[language][problem.severity]}: ")
        assert first.endswith(f":{broken.code}]")
        assert len(others) >= 2
        assert all(line.startswith("    ") for line in others)


def test_a_problem_stands_in_a_file_or_folder_of_the_site(broken: Broken) -> None:
    for problem in broken.problems:
        path = broken.site / problem.place.file
        assert path.exists() or path.is_symlink() or broken.code == "no-data-folder"
        if path.is_file() and broken.code not in {"wrong-encoding", "file-too-large"}:
            lines = path.read_text("utf-8").split("\n")
            assert problem.place.line <= len(lines)
            assert problem.place.column <= len(lines[problem.place.line - 1]) + 1


@pytest.mark.parametrize("code", DOUBTFUL)
def test_what_may_be_right_is_never_called_wrong(code: str, tmp_path: Path) -> None:
    problems = found(tmp_path, code, DOUBTFUL[code]).problems
    assert problems
    for problem in problems:
        assert problem.severity is Severity.CHECK
        words = worded(problem)
        assert "ผิด" not in words.found + words.why + words.mend
        assert report(problem).startswith(f"{problem.place}: ตรวจสอบ: ")


def test_without_libyaml_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "__with_libyaml__", False)
    node, (problem,) = sources.parse("name: ก\n", "data/agency.yml")
    assert node is None
    assert problem.code == "libyaml-missing"
    for language in LANGUAGES:
        assert "[libyaml-missing]" in report(problem, language)


@CASES_OF_LANGUAGE
def test_a_page_written_by_hand_never_replaces_a_generated_one(
    language: Language, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = f"site_name: ก\ndocs_dir: content\nplugins:\n  - prongsai:\n      language: {language}\n"
    by_hand = {"mkdocs.yml": settings, "content/2568/results.md": "# ก\n"}
    write(tmp_path, {**single({"2568/results.yml": SOURCE}), **by_hand})
    config = load_config(str(tmp_path / "mkdocs.yml"))
    with caplog.at_level(logging.ERROR), pytest.raises(Abort):
        config.plugins.on_config(config)
    (told,) = (record.getMessage() for record in caplog.records)
    word = SEVERITY_WORDS[language][Severity.ERROR]
    assert told.startswith(f"prongsai: content/2568/results.md:1:1: {word}: ")
    assert "/2568/results/" in told
    assert "data/2568/results.yml" in told


# --- the voice

ROUGH = re.compile(
    r"traceback|exception|error|fail|invalid|illegal|none\b|null|object|keyerror|pydantic|jinja|python|"
    r"ล้มเหลว|ร้ายแรง|ต้องห้าม|ท่านทำผิด|!$",
    re.IGNORECASE | re.MULTILINE,
)
"""Words of programs and of reproach."""


@pytest.mark.parametrize("code", rules())
def test_a_thai_text_speaks_politely_to_a_clerk(code: str) -> None:
    """It asks (กรุณา) for what mends the matter, in Thai, without the words of a program that has fallen over."""
    words = rules()[code].wordings["th"]
    assert "กรุณา" in words.mend
    for text in (words.found, words.why, words.mend):
        assert not ROUGH.search(re.sub(r"\{\w+\}", "", text))
        assert re.search("[ก-๙]", text)
        assert text.strip()


@pytest.mark.parametrize("code", rules())
def test_an_english_text_is_complete(code: str) -> None:
    words = rules()[code].wordings["en"]
    assert all(text.strip() for text in (words.found, words.why, words.mend))
    assert not re.search("[ก-๙]", words.found)


def test_a_report_says_where_what_why_and_how() -> None:
    problem = Problem("repeated-id", Place("data/2568/measures.yml", 5, 9), {"id": "m1", "first": "3"})
    assert report(problem, "en") == (
        "data/2568/measures.yml:5:9: error: the id `m1` is used on line 3 already [repeated-id]\n"
        "    an id becomes an address, and an address holds one page\n"
        "    change the newer of the two"
    )


def test_braces_in_what_a_clerk_typed_are_left_alone() -> None:
    problem = Problem("bad-number", Place("x.yml"), {"written": "{ก} {0} {{"})
    assert "{ก} {0} {{" in report(problem)
