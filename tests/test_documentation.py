"""The documentation is true: README.md and data/README.md name what exists, all of it, and their examples work.

Examples are fenced as `yaml`, and their first line says what they are: the file they are a whole of
(`# data/2569/measures.yml`), a piece that can be read (`# ถูก`), or one that cannot (`# ผิด`). A table that is held
against the program stands below an HTML comment: `<!-- keys: Measure -->`, `<!-- commands -->`, and so on.
"""

import ast
import re
import tomllib
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin
from urllib.parse import unquote, urlsplit

import click
import pytest
from mkdocs.config import load_config

from prongsai import sources, thai
from prongsai.cli import main as cli
from prongsai.examining import examine
from prongsai.forms import read_form
from prongsai.loading import AGENCY_FILE, CRITERIA_FOLDER, PARTS, load
from prongsai.messages import rules
from prongsai.model import Agency, Concepts, Criteria, Reviews
from prongsai.model.base import ORIGIN, Record
from prongsai.model.measures import TOPICS
from prongsai.plugin import Options
from prongsai.reports import report

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "generator" / "prongsai"
DOCUMENTS = {"README.md": ROOT / "README.md", "data/README.md": ROOT / "data" / "README.md"}
CHANGELOG = ROOT / "CHANGELOG.md"
HOSTS = {"127.0.0.1:8000"}
"""Hosts the documentation may name beside made-up ones: this computer alone."""
RIGHT, WRONG = "ถูก", "ผิด"
FORM = {"sources", "loading", "values", "references"}
"""Stages whose problems no example may have."""


def called(document: Path) -> str:
    """A document by its path in the repository."""
    return document.relative_to(ROOT).as_posix()


def text(name: str) -> str:
    """A document; it stands in the repository whatever the folder tests are run from."""
    return DOCUMENTS[name].read_text("utf-8")


# --- examples


class Example(NamedTuple):
    """A fenced piece of YAML."""

    document: str
    line: int
    what: str
    """The file it is a whole of, or RIGHT, or WRONG."""
    yaml: str


_FENCE = re.compile(r"^```yaml\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def examples(document: str) -> Iterator[Example]:
    """All fenced YAML of a document."""
    whole = text(document)
    for found in _FENCE.finditer(whole):
        first = found[1].partition("\n")[0]
        yield Example(document, whole[: found.start()].count("\n") + 1, first.removeprefix("# "), found[1])


EXAMPLES = [example for document in DOCUMENTS for example in examples(document)]
PIECES = [example for example in EXAMPLES if example.what in {RIGHT, WRONG}]
DATA_FILES = [example for example in EXAMPLES if example.what.startswith("data/")]
SETTINGS = [example for example in EXAMPLES if example.what == "mkdocs.yml"]


def named(example: Example) -> str:
    """How an example is called in the list of tests."""
    return f"{example.document}:{example.line}"


def site(folder: Path, example: Example) -> Path:
    """The data folder of a site made of a document's examples, this one among them, with every attachment they name."""
    files = {other.what: other.yaml for other in reversed(DATA_FILES) if other.document == example.document}
    for name, content in (files | {example.what: example.yaml}).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
        for attachment in re.findall(r"^\s*(?:- )?(?:file|image): (\S+)$", content, re.MULTILINE):
            (path.parent / "files").mkdir(exist_ok=True)
            (path.parent / "files" / attachment).touch()
    return folder / "data"


def test_every_example_says_what_it_is() -> None:
    known = {*DATA_FILES, *PIECES, *SETTINGS}
    assert [named(example) for example in EXAMPLES if example not in known] == []


@pytest.mark.parametrize("example", DATA_FILES, ids=named)
def test_a_file_shown_can_be_used_as_it_is(example: Example, tmp_path: Path) -> None:
    """It can be read and refers to what exists; that a guide's year is not complete is no fault of its examples."""
    catalogue, problems = examine(site(tmp_path, example))
    assert [report(problem) for problem in problems if rules()[problem.code].stage in FORM] == []
    assert catalogue.single


@pytest.mark.parametrize("example", SETTINGS, ids=named)
def test_settings_shown_can_be_used_as_they_are(
    example: Example, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "mkdocs.yml").write_text(example.yaml, "utf-8")
    assert "prongsai" in load_config(str(tmp_path / "mkdocs.yml")).plugins
    assert caplog.messages == []


@pytest.mark.parametrize("example", PIECES, ids=named)
def test_a_piece_can_be_read_if_it_is_shown_as_right(example: Example) -> None:
    _, problems = sources.parse(example.yaml, "x.yml")
    assert (not problems) == (example.what == RIGHT)


def test_every_data_file_has_an_example_in_the_guide() -> None:
    shown = {Path(example.what).name for example in DATA_FILES if example.document == "data/README.md"}
    assert shown >= {AGENCY_FILE, "concepts.yml", *(f"{part}.yml" for part in PARTS)}
    assert any(Path(example.what).parent.name == CRITERIA_FOLDER for example in DATA_FILES)


def test_the_message_shown_is_what_the_program_says(tmp_path: Path) -> None:
    """The guide's example of measures with one letter left out."""
    (example,) = (one for one in DATA_FILES if one.document == "data/README.md" and one.what.endswith("measures.yml"))
    mistyped = example._replace(yaml=example.yaml.replace("    steps:\n", "    step:\n"))
    (problem,) = load(site(tmp_path, mistyped)).problems
    assert report(problem) in text("data/README.md")


# --- tables


class Row(NamedTuple):
    """Cells of a table."""

    cells: tuple[str, ...]

    def code(self, column: int) -> list[str]:
        """What stands as code in a cell."""
        return re.findall(r"`([^`]+)`", self.cells[column])


def table(document: str, mark: str) -> list[Row]:
    """The rows of the table below an HTML comment, without its head."""
    found = re.search(rf"^<!-- {re.escape(mark)} -->\n\n((?:\|.*\n)+)", text(document), re.MULTILINE)
    assert found, f"{document}: no table below <!-- {mark} -->"
    lines = found[1].splitlines()[2:]
    return [Row(tuple(cell.strip() for cell in line.strip("|").split(" | "))) for line in lines]


READERS: dict[str, Callable[[str], str]] = {
    "dates": lambda written: thai.show_date(thai.date(written)),
    "periods": lambda written: thai.show_period(thai.period(written)),
    "codes": thai.code,
}


@pytest.mark.parametrize("mark", READERS)
def test_a_value_is_read_as_the_guide_says(mark: str) -> None:
    rows = table("data/README.md", mark)
    assert rows
    for row in rows:
        (written,) = row.code(0)
        assert READERS[mark](written) == row.cells[1]


def test_the_topics_are_named_as_the_site_names_them() -> None:
    assert {int(row.cells[0]): row.cells[1] for row in table("data/README.md", "topics")} == TOPICS


# --- keys of the data


def records(annotation: Any) -> Iterator[type[Record]]:  # noqa: ANN401  # annotations have no common type
    """The records a value of this type may hold, the type itself among them."""
    if isinstance(annotation, type) and issubclass(annotation, Record):
        yield annotation
        return
    for part in get_args(annotation):
        yield from records(part)


@cache
def models() -> dict[str, type[Record]]:
    """Every record a data file may hold, by its name."""
    found: dict[str, type[Record]] = {}
    waiting: list[type[Record]] = [Agency, Reviews, *PARTS.values(), Criteria, Concepts]
    while waiting:
        model = waiting.pop()
        if model.__name__ not in found:
            found[model.__name__] = model
            waiting += [record for field in model.model_fields.values() for record in records(field.annotation)]
    return found


def keys(model: type[Record]) -> list[str]:
    """The keys a clerk may write."""
    return [name for name, field in model.model_fields.items() if field.alias != ORIGIN]


def choices(annotation: Any) -> set[str]:  # noqa: ANN401
    """The words a value of this type is chosen from; none where it is free."""
    if get_origin(annotation) is Literal:
        return set(get_args(annotation))
    if get_origin(annotation) in {tuple, Annotated}:
        return set()
    return {word for part in get_args(annotation) for word in choices(part)}


def test_the_guide_has_a_table_for_every_record_and_for_nothing_else() -> None:
    assert sorted(re.findall(r"<!-- keys: (\w+) -->", text("data/README.md"))) == sorted(models())


@pytest.mark.parametrize("name", sorted(models()))
def test_the_guide_names_every_key_and_no_other(name: str) -> None:
    """In the order of the model; a star stands beside a key that must be there."""
    model = models()[name]
    rows = table("data/README.md", f"keys: {name}")
    assert [row.code(0)[0] for row in rows] == keys(model)
    assert {row.code(0)[0] for row in rows if row.cells[0].endswith("★")} == {
        key for key in keys(model) if model.model_fields[key].is_required()
    }


@pytest.mark.parametrize("name", sorted(models()))
def test_the_guide_tells_what_every_key_means(name: str) -> None:
    for row in table("data/README.md", f"keys: {name}"):
        _, kind, meaning, _ = row.cells
        assert kind
        assert meaning
        assert choices(models()[name].model_fields[row.code(0)[0]].annotation) <= set(row.code(2))


@pytest.mark.parametrize("name", sorted(models()))
def test_every_key_has_an_example_its_record_takes(name: str) -> None:
    """Of what is wrong with the example alone, only that other keys are missing may remain."""
    for row in table("data/README.md", f"keys: {name}"):
        (key,) = row.code(0)
        (example,) = row.code(3)
        node, told = sources.parse(example, "x.yml")
        assert not told
        assert isinstance(node, sources.Mapping)
        assert set(node.entries) == {key}
        _, problems = read_form(models()[name], node)
        wrong = [problem for problem in problems if problem.code != "missing-key" or problem.place.column > 1]
        assert [report(problem) for problem in wrong] == []


# --- commands, settings, dependencies, modules


def test_every_command_has_a_row_with_all_its_options() -> None:
    rows = {row.code(0)[0].split()[0]: row for row in table("README.md", "commands")}
    assert set(rows) == set(cli.commands)
    for name, command in cli.commands.items():
        told = {option for option in rows[name].code(2) if option.startswith("-")}
        options = (param.opts for param in command.params if isinstance(param, click.Option))
        assert told == {option for names in options for option in names}
        arguments = [param.human_readable_name for param in command.params if isinstance(param, click.Argument)]
        assert [argument for argument in arguments if argument not in rows[name].cells[0]] == []


def test_every_way_to_start_is_shown() -> None:
    shown = text("README.md")
    tree = ast.parse((ROOT / "start.py").read_text("utf-8"))
    ways = re.findall(r"python3 (start\.py[a-z ]*?)\s{2,}", ast.get_docstring(tree) or "")
    assert ways
    for way in ways:
        assert f"python3 {way}\n" in shown
        assert f"py {way}\n" in shown


def test_every_setting_is_explained() -> None:
    explained = {row.code(0)[0] for row in table("README.md", "settings")}
    assert {name for name, _ in Options._schema} <= explained  # noqa: SLF001  # mkdocs has no other way to ask


def test_every_dependency_has_its_sentence() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    wanted = [
        *settings["project"]["dependencies"],
        *settings["project"]["optional-dependencies"]["test"],
        *settings["build-system"]["requires"],
    ]
    rows = table("README.md", "dependencies")
    assert [row.code(0)[0] for row in rows] == [re.split(r"[<>=!\[ ]", one)[0] for one in wanted]
    assert all(row.cells[1].endswith(".") for row in rows)


def tree(mark: str) -> Iterator[tuple[Path, str]]:
    """Paths of the indented list below an HTML comment, with what is said of each."""
    found = re.search(rf"^<!-- {mark} -->\n\n```text\n(.*?)^```$", text("README.md"), re.MULTILINE | re.DOTALL)
    assert found, f"no tree below <!-- {mark} -->"
    above: list[str] = []
    for line in found[1].splitlines():
        name, _, said = line.strip().partition(" ")
        if name and not name.startswith("#"):
            depth = (len(line) - len(line.lstrip())) // 2
            above[depth:] = [name]
            yield ROOT.joinpath(*above), said.strip()


@pytest.mark.parametrize("mark", ["repository", "modules"])
def test_a_tree_shows_what_exists_and_says_something_of_it(mark: str) -> None:
    listed = dict(tree(mark))
    assert [path for path in listed if not path.exists()] == []
    above = {parent for path in listed for parent in path.parents}
    assert [path for path, said in listed.items() if not said and path not in above] == []


def test_the_tree_names_every_module_and_folder_of_the_package() -> None:
    """A folder stands for its `__init__.py`."""
    modules = {path for path in PACKAGE.rglob("*.py") if path.name != "__init__.py"}
    folders = {path for path in PACKAGE.iterdir() if path.is_dir() and path.name != "__pycache__"}
    assert {path for path, _ in tree("modules")} - {PACKAGE, PACKAGE.parent} == modules | folders


# --- where links lead


@pytest.mark.parametrize("document", [*DOCUMENTS.values(), CHANGELOG], ids=called)
def test_only_known_hosts_are_named(document: Path) -> None:
    """No badge, no picture from elsewhere: the documentation reads the same without the network."""
    addresses = re.findall(r"https?://[^\s`)\"'<>|]+", document.read_text("utf-8"))
    hosts = {urlsplit(address).netloc for address in addresses}
    assert {host for host in hosts if not host.endswith(".example")} <= HOSTS


_FENCED = re.compile(r"^```.*?^```$", re.MULTILINE | re.DOTALL)
_NO_PART_OF_AN_ANCHOR = re.compile(r"[^\w\u0e00-\u0e7f\- ]")


def anchors(markdown: str) -> set[str]:
    """The anchors that headings get where repositories are shown."""
    headings = re.findall(r"^#+ (.+)$", _FENCED.sub("", markdown), re.MULTILINE)
    return {_NO_PART_OF_AN_ANCHOR.sub("", heading.lower()).replace(" ", "-") for heading in headings}


@pytest.mark.parametrize("document", [*DOCUMENTS.values(), CHANGELOG], ids=called)
def test_every_link_arrives(document: Path) -> None:
    markdown = document.read_text("utf-8")
    prose = re.sub(r"`[^`\n]*`", "", _FENCED.sub("", markdown))
    for link in re.findall(r"\]\(([^)\s]+)\)", prose) + re.findall(r"src=\"([^\"]+)\"", prose):
        path, _, anchor = unquote(link).partition("#")
        if not urlsplit(link).scheme:
            target = document.parent / path if path else document
            assert target.exists(), link
            assert not anchor or anchor in anchors(target.read_text("utf-8")), link
