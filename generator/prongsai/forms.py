"""From a tree of text to a record: form is judged here, by the models.

Pydantic says what is wrong and at which path; this module knows where that path is written, and turns each
finding into a problem of ours. A key a record does not know is reported together with the key probably meant.
"""

from collections.abc import Iterable
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import Tag, ValidationError
from pydantic_core import ErrorDetails

from prongsai.model.base import ORIGIN, Record
from prongsai.problems import Place, Problem
from prongsai.sources import Mapping, Node, Scalar, Sequence
from prongsai.suggest import nearest

R = TypeVar("R", bound=Record)
Path = tuple[str | int, ...]

CODES = {
    "missing": "missing-key",
    "extra_forbidden": "unknown-key",
    "string_type": "not-text",
    "string_too_short": "empty-text",
    "tuple_type": "not-list",
    "list_type": "not-list",
    "too_short": "empty-list",
    "dict_type": "not-keys",
    "model_type": "not-keys",
    "model_attributes_type": "not-keys",
    "literal_error": "not-a-choice",
}
"""Pydantic's names for what can be wrong with a form, and ours; other types are codes of ours already."""


def read_form(model: type[R], node: Mapping) -> tuple[R | None, tuple[Problem, ...]]:
    """The record written in `node`, or None with at least one problem."""
    try:
        return model.model_validate(_plain(node)), ()
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        return None, tuple(_problem(model, node, detail) for detail in details)


def _plain(node: Node) -> object:
    """The tree as pydantic reads it: records carry their origin, keys left empty are absent."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Sequence):
        return [_plain(item) for item in node.items]
    values: dict[str, object] = {
        key: _plain(value)
        for key, value in node.entries.items()
        if not (isinstance(value, Scalar) and value.text is None)
    }
    values[ORIGIN] = node
    return values


def _problem(model: type[Record], node: Mapping, detail: ErrorDetails) -> Problem:
    path = detail["loc"]
    params = {name: str(value) for name, value in detail.get("ctx", {}).items()}
    params["key"] = next((str(part) for part in reversed(path) if isinstance(part, str) and part != "[key]"), "")
    match code := CODES.get(detail["type"], detail["type"]):
        case "unknown-key":
            written, _ = _follow(node, path[:-1])
            known = _keys(model, path[:-1])
            free = [key for key in known if not (isinstance(written, Mapping) and key in written.entries)]
            params["known"] = ", ".join(known)
            if meant := nearest(params["key"], free):
                code, params["meant"] = "mistyped-key", meant
            return Problem(code, _key_place(node, path), params)
        case "not-a-choice":
            choices = [choice.strip(" '") for choice in params["expected"].replace(" or ", ", ").split(", ")]
            params["expected"] = ", ".join(choices)
            params["written"] = _text(node, path)
            params["meant"] = nearest(params["written"], choices) or choices[0]
        case "missing-key":
            params["record"] = _example(params["key"])
    if "[key]" in path:
        return Problem(code, _key_place(node, path[:-1]), params)
    return Problem(code, _follow(node, path)[1], params)


def _follow(node: Node, path: Iterable[str | int]) -> tuple[Node, Place]:
    """The node at `path` and where it is written; steps that are only in the model (tags) are passed over."""
    place = node.place
    for step in path:
        if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
            place = node.place_of(step)
            node = node.entries[step]
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node.items):
            node = node.items[step]
            place = node.place
    return node, place


def _key_place(node: Node, path: Path) -> Place:
    holder, place = _follow(node, path[:-1])
    return holder.key_place(str(path[-1])) if isinstance(holder, Mapping) else place


def _text(node: Node, path: Path) -> str:
    found, _ = _follow(node, path)
    return (found.text or "") if isinstance(found, Scalar) else ""


def _example(key: str) -> str:
    return f"{key}: …"


def _keys(model: type[Record], path: Path) -> list[str]:
    """The keys a clerk may write in the record at `path`."""
    annotation: Any = model
    for step in path:
        annotation = _step(annotation, step)
    kind = _bare(annotation)
    if isinstance(kind, type) and issubclass(kind, Record):
        return [name for name, info in kind.model_fields.items() if info.alias != ORIGIN]
    return []


def _step(annotation: Any, step: str | int) -> Any:  # noqa: ANN401  # annotations have no common type
    """The annotation of the part reached by one step of a path."""
    kind = _bare(annotation)
    if isinstance(kind, type) and issubclass(kind, Record):
        info = kind.model_fields.get(str(step))
        return info.annotation if info else kind
    arguments = get_args(kind)
    if get_origin(kind) in {tuple, list}:
        return arguments[0] if isinstance(step, int) else kind
    if get_origin(kind) is dict:
        return arguments[1]
    for member in arguments:
        if Tag(str(step)) in getattr(member, "__metadata__", ()):
            return member
    return kind


def _bare(annotation: Any) -> Any:  # noqa: ANN401
    """An annotation without its metadata, and without `| None`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in {Union, UnionType}:
        members = [member for member in get_args(annotation) if member is not type(None)]
        if len(members) == 1:
            return _bare(members[0])
    return annotation
