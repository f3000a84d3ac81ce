"""Sites that several test modules look at; named in their `pytest_plugins`."""

from pathlib import Path

import pytest

from built import ROOT, Built, copy_site, files_of, mkdocs, write_office
from prongsai.build import Site, build


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of this repository, built once by `mkdocs build --strict` in a copy. Tests only look at it."""
    folder = copy_site(ROOT, tmp_path_factory.mktemp("shipped"))
    sources = files_of(folder)
    ran = mkdocs("build", "--strict", cwd=folder)
    assert ran.code == 0, ran.told
    return Built(folder, ran, sources)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of a small site that a test may change and break."""
    return write_office(tmp_path / "office")


@pytest.fixture(scope="session")
def sample() -> Site:
    """The site of this repository before MkDocs takes it, with what is for its office. Tests only look at it."""
    return build(ROOT / "data", office=True)
