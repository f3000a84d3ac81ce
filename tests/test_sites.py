"""A case is a folder: `sites/<case>/` is a site, and `expected/` in it says what is made of it.

`expected/problems.txt` holds every problem in Thai; each `expected/…/index.md` is a page as it must be, and the pages
that stand there are the pages compared. A new case is a new folder: name its pages with empty files, then run
`pytest --write-golden` and read what was written.
"""

from pathlib import Path
from typing import Any

import pytest
import yaml

from prongsai.build import Site, build
from prongsai.display import Digits
from prongsai.reports import report

SITES = Path(__file__).parent / "sites"
CASES = sorted(path for path in SITES.iterdir() if path.is_dir())


def digits(case: Path) -> Digits:
    """The setting of the case's own mkdocs.yml, where it has one."""
    settings = case / "mkdocs.yml"
    if not settings.exists():
        return "arabic"
    read: dict[str, Any] = yaml.safe_load(settings.read_text("utf-8"))
    chosen: Digits = read["plugins"][0]["prongsai"]["digits"]
    return chosen


def made(case: Path) -> Site:
    """The site of a case."""
    return build(case / "data", digits(case))


def told(site: Site) -> str:
    """All problems, as a clerk reads them."""
    return "".join(f"{report(problem)}\n\n" for problem in site.problems)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_site_is_made_as_expected(case: Path, request: pytest.FixtureRequest) -> None:
    site = made(case)
    pages = {document.path: document.markdown for document in site.documents}
    expected = case / "expected"
    chosen = sorted(path.relative_to(expected).as_posix() for path in expected.rglob("*.md"))
    actual = {"problems.txt": told(site)} | {name: pages.get(name, "ไม่มีหน้านี้\n") for name in chosen}
    if request.config.getoption("--write-golden"):
        for name, text in actual.items():
            path = expected / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8", newline="\n")
    for name, text in actual.items():
        assert text == (expected / name).read_text("utf-8"), f"{case.name}: {name}"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_case_shows_problems_or_pages(case: Path) -> None:
    """A case that expects neither would prove nothing."""
    expected = case / "expected"
    assert (expected / "problems.txt").read_text("utf-8") or list(expected.rglob("*.md"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_the_same_data_give_the_same_bytes(case: Path) -> None:
    one, other = made(case), made(case)
    assert one.documents == other.documents
    assert one.problems == other.problems
    assert [(file.path, file.content) for file in one.files] == [(file.path, file.content) for file in other.files]


def test_unsound_data_give_problems_and_no_pages() -> None:
    site = made(SITES / "mistyped_key")
    assert not site.sound
    assert not site.documents
    assert not site.files
