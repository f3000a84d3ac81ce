"""YAML → a tree of text with positions.

A file goes in; out come mappings, lists and texts that know their line and column, and what a clerk
should mend. No value is given a type here: `no`, `027` and `2568-01-10` stay the text they are. YAML's
machinery for programs (anchors, tags, merges, several documents) is refused. What keys and values mean is
left to `forms.py`.
"""

from pathlib import Path

import yaml

from prongsai.problems import Place, Problem
from prongsai.sources.characters import MOST_PROBLEMS as MOST_PROBLEMS
from prongsai.sources.characters import unfit_characters
from prongsai.sources.events import DEEPEST as DEEPEST
from prongsai.sources.events import Reading
from prongsai.sources.files import LARGEST_FILE as LARGEST_FILE
from prongsai.sources.files import Refused, content, decoded
from prongsai.sources.syntax import diagnose
from prongsai.sources.tree import Mapping as Mapping
from prongsai.sources.tree import Node as Node
from prongsai.sources.tree import Scalar as Scalar
from prongsai.sources.tree import Sequence as Sequence


def read(path: Path, name: str) -> tuple[str | None, tuple[Problem, ...]]:
    """The text of a file, called `name` in problems; None with at least one problem when there is none."""
    try:
        return decoded(content(path, name), name), ()
    except Refused as refused:
        return None, refused.problems


def parse(text: str, name: str) -> tuple[Node | None, tuple[Problem, ...]]:
    """The tree of a text; None with at least one problem when there is none."""
    if not yaml.__with_libyaml__:
        return None, (Problem("libyaml-missing", Place(name)),)
    if unfit := tuple(unfit_characters(text, name)):
        return None, unfit
    reading = Reading(text, name)
    try:
        node = reading.document()
    except Refused as refused:
        node = None
        reading.problems += refused.problems
    except yaml.MarkedYAMLError as error:
        node = None
        problem = diagnose(error, text.splitlines(), name, reading.last)
        told = {(known.code, known.place) for known in reading.problems}
        if (problem.code, problem.place) not in told:  # as a text of its own, before it broke the next line
            reading.problems.append(problem)
    except yaml.YAMLError as error:
        node = None
        reading.problems.append(Problem("yaml-syntax", Place(name), {"detail": str(error)}))
    in_order = sorted(reading.problems, key=lambda problem: problem.place)
    return node, tuple(in_order[:MOST_PROBLEMS])
