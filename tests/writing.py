"""Sites written for one test: names of files and their texts go in, a data folder or what was read of it comes out."""

from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

from prongsai import sources
from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.forms import read_form
from prongsai.loading import load
from prongsai.model.base import Record
from prongsai.problems import Problem
from prongsai.sources import Mapping as Written

R = TypeVar("R", bound=Record)
Files = Mapping[str, str | bytes]

AGENCY = "name: องค์การบริหารส่วนตำบลทดสอบ\nshort: อบต.ทดสอบ\nkind: องค์การบริหารส่วนตำบล\n"
SOURCE = "source: เอกสารทดสอบ\n"


def write(site: Path, files: Files) -> Path:
    """Writes files, named from the site's folder; gives the data folder."""
    for name, content in files.items():
        path = site / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return site / "data"


def single(files: Files) -> Files:
    """The files of a site of one agency, named from its data folder; the agency need not be among them."""
    return {f"data/{name}": content for name, content in {"agency.yml": AGENCY, **files}.items()}


def catalogue(site: Path, files: Files) -> Catalogue:
    """Everything in context; the files are expected to be sound."""
    loaded = load(write(site, files))
    assert not loaded.problems
    return Catalogue.of(loaded)


def agency(site: Path, files: Files) -> AgencyCatalogue:
    """The only agency of a site, its files named from the data folder."""
    (one,) = catalogue(site, single(files)).agencies
    return one


def record(model: type[R], text: str) -> R:
    """A record written as YAML; the text is expected to be sound."""
    node, told = sources.parse(text, "x.yml")
    assert isinstance(node, Written)
    assert not told
    found, problems = read_form(model, node)
    assert not problems
    assert found is not None
    return found


def problems_of(model: type[Record], text: str) -> tuple[Problem, ...]:
    """What is wrong with the form of a record written as YAML."""
    node, told = sources.parse(text, "x.yml")
    assert isinstance(node, Written)
    assert not told
    found, problems = read_form(model, node)
    assert (found is None) == bool(problems)
    return problems
