"""Every problem the program can find is produced here, put into words without an accident, and mended.

What is run are the examples of the wordings themselves, which the page of all codes shows: the broken one has the
problem, the mended one has not. The codes worded must be the codes the program uses.
"""

import ast
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from string import Formatter

import pytest
import yaml
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

import prongsai
from prongsai import sources, thai
from prongsai.examining import examine
from prongsai.messages import SEVERITY_WORDS, Language, Sample, Wording, in_english, rules, worded
from prongsai.problems import Place, Problem, Severity
from prongsai.reports import report
from writing import AGENCY, SOURCE, Files, single, write

LANGUAGES: tuple[Language, ...] = ("th", "en")
CASES_OF_LANGUAGE = pytest.mark.parametrize("language", LANGUAGES)

EXAMPLES = {code: rule.example for code, rule in rules().items() if rule.example}
"""Codes with the example that shows them."""

ELSEWHERE = {
    "libyaml-missing": "PyYAML itself must be broken",
    "file-unreadable": "the system must refuse: a link that leads nowhere",
    "attachment-unreadable": "the system must refuse: the file lies on a disk that fails",
    "no-data-folder": "an example stands in a data folder",
    "address-taken": "a page written by hand lies outside the data",
    **{code: "the web must be at fault: test_verify.py" for code, rule in rules().items() if rule.stage == "verify"},
    **{code: "a ledger must be: test_submitted.py" for code, rule in rules().items() if rule.stage == "ledger"},
}
"""Codes without an example and why; each has a test of its own, most of them below."""

THAI_CP874 = (AGENCY + "about: เปิดให้บริการวันจันทร์ถึงศุกร์\n").encode("cp874")
SAMPLES = {
    "cp874-text": THAI_CP874,
    "whole-law": (
        "source: ข้อมูล OIT ปี 2569\nitems:\n  O1:\n    components:\n      duties: "
        + " ".join(f"มาตรา {number} องค์การบริหารส่วนตำบลมีหน้าที่{'ดูแล' * 60}" for number in range(1, 41))
    ).encode(),
    "file-too-large": AGENCY.encode() + b"# " + b"x" * sources.LARGEST_FILE + b"\n",
}
"""Files that no text of an example can be; those of attachments stand in samples.py."""


def content(sample: Sample) -> str | bytes:
    """What a file of an example holds."""
    if isinstance(sample, str):
        return sample
    assert sample, "a file that is not there holds nothing"
    name = sample["sample"]
    if name in SAMPLES:
        return SAMPLES[name]
    attached: bytes = import_module("samples").sample(name)
    return attached


def site_of(files: Mapping[str, Sample]) -> Files:
    """The site of an example: a file that is said not to be there is left out."""
    return {f"data/{name}": content(one) for name, one in {"agency.yml": AGENCY, **files}.items() if one is not None}


@dataclass(frozen=True)
class Examined:
    """A site that was read, and all its problems."""

    code: str
    site: Path
    problems: tuple[Problem, ...]

    @property
    def own(self) -> list[Problem]:
        """Those of the code it is an example of."""
        return [problem for problem in self.problems if problem.code == self.code]


def examined(code: str, site: Path, files: Mapping[str, Sample]) -> Examined:
    """A site of an example, read on the day the example names."""
    today = EXAMPLES[code].today if code in EXAMPLES else None
    (site / "data").mkdir(parents=True)
    _, problems = examine(write(site, site_of(files)), today=thai.date(today).first if today else None)
    return Examined(code, site, problems)


@pytest.fixture(scope="module", params=EXAMPLES)
def broken(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Examined:
    """Each broken example, read once."""
    code = request.param
    return examined(code, tmp_path_factory.mktemp(code) / "site", EXAMPLES[code].broken)


ITEM_OF_2569 = "source: แผนปฏิบัติการ\nmeasures:\n  - id: m1\n    title: ประกาศนโยบาย\n    codes: [O99]\n"
CONTINUED = AGENCY + "about: องค์การบริหารส่วนตำบล\n  "
DOUBTFUL: dict[str, Mapping[str, Sample]] = {
    **{code: EXAMPLES[code].broken for code in ("stray-file", "file-empty", "yaml-hash-cut", "yaml-swallowed-list")},
    "yaml-colon-space": {"agency.yml": CONTINUED + "district:ขามสะแกแสง\n"},
    "yaml-wide-colon": {"agency.yml": CONTINUED + "district： ขามสะแกแสง\n"},
    "invisible-character": {"agency.yml": CONTINUED + "district:\u00a0ขามสะแกแสง\n"},
    "unknown-item": {"2568/measures.yml": ITEM_OF_2569},
}
"""Code, and a site where the problem may be none: a person must look."""


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
CODE = re.compile(r"[a-z]+(-[a-z0-9]+)+")


def literals(node: ast.AST) -> Iterator[str]:
    """Codes written anywhere below a node."""
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and CODE.fullmatch(part.value):
            yield part.value


def used() -> Iterator[str]:
    """Codes the program names: handed to a call, or to pydantic, or put into `code` or `CODES`."""
    for path in sorted(Path(prongsai.__file__).parent.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[first, *_]):
                    if name in SAYS_A_CODE:
                        yield from literals(first)
                case ast.keyword(arg="custom_error_type", value=value):
                    yield from literals(value)
                case (
                    ast.Assign(targets=[target], value=ast.expr() as value)
                    | ast.AnnAssign(target=target, value=ast.expr() as value)
                ):
                    names = {part.id for part in ast.walk(target) if isinstance(part, ast.Name)}
                    if names & {"code", "CODES"}:
                        yield from literals(value)


def test_every_code_of_the_program_is_worded_and_no_wording_is_unused() -> None:
    assert set(used()) == set(rules())


def test_both_languages_word_the_same_codes() -> None:
    assert all(set(rule.wordings) == {"th", "en"} for rule in rules().values())


def test_every_code_has_an_example_or_a_reason_why_not() -> None:
    assert [code for code in rules() if code not in EXAMPLES and code not in ELSEWHERE] == []
    assert [code for code in ELSEWHERE if code in EXAMPLES or code not in rules()] == []


# --- every example, run


def test_a_broken_example_has_the_problem_it_shows(broken: Examined) -> None:
    """As grave as the page of codes says, in a file of the example or in a folder that holds one."""
    assert broken.own, [report(problem) for problem in broken.problems]
    assert rules()[broken.code].severity in {problem.severity for problem in broken.own}
    for problem in broken.own:
        place = problem.place.file.removeprefix("data").removeprefix("/")
        files = ("agency.yml", *EXAMPLES[broken.code].broken)
        assert any(not place or name == place or name.startswith(f"{place}/") for name in files), place


@pytest.mark.parametrize("code", EXAMPLES)
def test_a_mended_example_has_no_such_problem_and_can_be_published(code: str, tmp_path: Path) -> None:
    example = EXAMPLES[code]
    mended = examined(code, tmp_path / "site", {**example.broken, **example.mended})
    assert [report(problem) for problem in mended.own] == []
    assert [report(problem) for problem in mended.problems if problem.severity is Severity.ERROR] == []


@pytest.mark.parametrize("code", EXAMPLES)
def test_only_what_differs_is_shown_as_mended(code: str) -> None:
    example = EXAMPLES[code]
    assert example.mended
    assert [
        name for name, text in example.mended.items() if name in example.broken and example.broken[name] == text
    ] == []


@CASES_OF_LANGUAGE
def test_a_wording_names_only_what_the_program_tells(broken: Examined, language: Language) -> None:
    for problem in broken.own:
        names = placeholders(rules()[broken.code].wordings[language])
        assert names <= set(problem.params)
        assert all(problem.params[name] for name in names), "an empty particular leaves a hole in the sentence"


@CASES_OF_LANGUAGE
def test_a_report_begins_with_place_and_severity(broken: Examined, language: Language) -> None:
    for problem in broken.own:
        first, *others = report(problem, language).splitlines()
        assert first.startswith(f"{problem.place}: {SEVERITY_WORDS[language][problem.severity]}: ")
        assert first.endswith(f" [{problem.mark}]")
        assert len(others) >= 2
        assert all(line.startswith("    ") for line in others)


def test_a_problem_stands_in_a_file_or_folder_of_the_site(broken: Examined) -> None:
    for problem in broken.own:
        path = broken.site / problem.place.file
        assert path.exists()
        if path.suffix == ".yml" and path.is_file() and broken.code not in {"wrong-encoding", "file-too-large"}:
            lines = path.read_text("utf-8").split("\n")
            assert problem.place.line <= len(lines)
            assert problem.place.column <= len(lines[problem.place.line - 1]) + 1


@pytest.mark.parametrize("code", DOUBTFUL)
def test_what_may_be_right_is_never_called_wrong(code: str, tmp_path: Path) -> None:
    problems = examined(code, tmp_path / "site", DOUBTFUL[code]).own
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
        assert "[libyaml-missing:" in report(problem, language)


def test_without_a_data_folder_there_is_nothing_to_read(tmp_path: Path) -> None:
    _, (problem,) = examine(tmp_path / "data")
    assert problem.code == "no-data-folder"
    for language in LANGUAGES:
        assert report(problem, language).startswith("data:1:1: ")


@pytest.mark.skipif(sys.platform == "win32", reason="links need a permission there")
def test_a_file_the_system_does_not_open_is_told(tmp_path: Path) -> None:
    data = write(tmp_path, single({"2568/.gitkeep": ""}))
    (data / "2568" / "measures.yml").symlink_to("nowhere")
    found = [problem for problem in examine(data)[1] if problem.code == "file-unreadable"]
    assert [problem.place.file for problem in found] == ["data/2568/measures.yml"]
    for language in LANGUAGES:
        assert found[0].params["reason"] in report(found[0], language)


def test_an_attachment_the_system_does_not_read_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(tmp_path, single({"2568/files/plan.pdf": "x"}))
    read = Path.read_bytes

    def refusing(path: Path) -> bytes:
        if path.name == "plan.pdf":
            raise PermissionError
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refusing)
    found = [problem for problem in examine(data)[1] if problem.code == "attachment-unreadable"]
    assert [problem.place.file for problem in found] == ["data/2568/files/plan.pdf"]
    for language in LANGUAGES:
        assert "plan.pdf" in report(found[0], language)


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


ENGLISH = [
    # a particular, how English tells it
    ("ตัวชี้วัดที่ 7", "indicator 7"),
    ("ข้อ i5 = 97.00 หรือ คะแนน OIT = 95.00", "i5 = 97.00 or OIT = 95.00"),
    ("คะแนนรวม", "the total"),
    ("O1–O20 (ข้อที่ได้ 0 คือ O7, O12)", "O1–O20 (0 for O7, O12)"),
    ("ค่าที่ตรงกับการคำนวณพอดีคือ 96.51 ค่าอื่นต่างเพียงการปัดเศษ", "exactly 96.51, the other only but for rounding"),
    ("95.48 (บทวิเคราะห์หน้า 8) และ 94.00 (หน้า 9)", "95.48 (บทวิเคราะห์หน้า 8) และ 94.00 (หน้า 9)"),
    ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", "ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่"),
    ("O24", "O24"),
]


@pytest.mark.parametrize(("value", "expected"), ENGLISH)
def test_what_checks_say_in_thai_is_told_in_english_and_data_are_left(value: str, expected: str) -> None:
    assert in_english(value) == expected


MADE = {
    "score",
    "scores",
    "parts",
    "indicators",
    "implied",
    "meant",
    "way",
    "known",
    "missing",
    "name",
    "rule",
    "other",
}
"""Particulars that the checks of scores make up themselves."""


def test_scores_are_told_in_english_without_thai(broken: Examined) -> None:
    if rules()[broken.code].stage != "arithmetic" or broken.code in {"level-unknown", "level-differs"}:
        return
    for problem in broken.own:
        named = placeholders(rules()[broken.code].wordings["en"]) & MADE
        assert [name for name in named if re.search("[ก-๙]", in_english(problem.params[name]))] == []


@pytest.mark.parametrize("code", rules())
def test_an_english_text_is_complete(code: str) -> None:
    words = rules()[code].wordings["en"]
    assert all(text.strip() for text in (words.found, words.why, words.mend))
    assert not re.search("[ก-๙]", words.found)


def test_braces_in_what_a_clerk_typed_are_left_alone() -> None:
    problem = Problem("bad-number", Place("x.yml"), {"written": "{ก} {0} {{"})
    assert "{ก} {0} {{" in report(problem)
