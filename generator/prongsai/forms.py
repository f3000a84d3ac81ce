"""From a tree of text to a record: form is judged here, by the models.

Pydantic says what is wrong and at which path; this module knows where that path is written, and turns each
finding into a problem of ours. A key a record does not know is reported together with the key probably meant.
"""

from types import UnionType
from typing import Annotated, Any, NamedTuple, TypeVar, Union, get_args, get_origin

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
    found = _follow(model, node, path)
    holder = _follow(model, node, path[:-1])
    params = {name: str(value) for name, value in detail.get("ctx", {}).items()}
    params["key"] = next((str(part) for part in reversed(path) if isinstance(part, str) and part != "[key]"), "")
    match code := CODES.get(detail["type"], detail["type"]):
        case "unknown-key":
            known = _keys(holder.annotation)
            free = [key for key in known if not (isinstance(holder.node, Mapping) and key in holder.node.entries)]
            params["known"] = ", ".join(known)
            if meant := nearest(params["key"], free):
                code, params["meant"] = "mistyped-key", meant
            return Problem(code, _key_place(holder, path[-1]), params)
        case "not-a-choice":
            choices = [choice.strip(" '") for choice in params["expected"].replace(" or ", ", ").split(", ")]
            params["expected"] = ", ".join(choices)
            params["written"] = (found.node.text or "") if isinstance(found.node, Scalar) else ""
            params["meant"] = nearest(params["written"], choices) or choices[0]
        case "missing-key":
            params["record"] = f"{params['key']}: …"
    if path and path[-1] == "[key]":
        return Problem(code, _key_place(_follow(model, node, path[:-2]), path[-2]), params)
    return Problem(code, found.place, params)


class _Found(NamedTuple):
    """What lies at a path: how it should look, how it is written, and where."""

    annotation: Any
    node: Node
    place: Place


def _follow(model: type[Record], node: Node, path: Path) -> _Found:
    """Walk model and tree side by side: a step that only chooses a member of a union is not written anywhere."""
    found = _Found(model, node, node.place)
    for step in path:
        chosen = _member(found.annotation, step)
        found = found._replace(annotation=chosen) if chosen is not None else _descend(found, step)
    return found


def _descend(found: _Found, step: str | int) -> _Found:
    annotation = _part(found.annotation, step)
    match found.node:
        case Mapping(entries=entries) if isinstance(step, str) and step in entries:
            return _Found(annotation, entries[step], found.node.place_of(step))
        case Sequence(items=items) if isinstance(step, int) and step < len(items):
            return _Found(annotation, items[step], items[step].place)
        case _:  # absent, or a list of one written without its dash
            return found._replace(annotation=annotation)


def _key_place(holder: _Found, key: str | int) -> Place:
    return holder.node.key_place(str(key)) if isinstance(holder.node, Mapping) else holder.place


def _keys(annotation: Any) -> list[str]:  # noqa: ANN401  # annotations have no common type
    """The keys a clerk may write in such a record."""
    kind = _bare(annotation)
    if isinstance(kind, type) and issubclass(kind, Record):
        return [name for name, info in kind.model_fields.items() if info.alias != ORIGIN]
    return []


def _member(annotation: Any, step: str | int) -> Any:  # noqa: ANN401
    """The member of a tagged union that a step names; None when the step is none."""
    for member in get_args(_bare(annotation)):
        if Tag(str(step)) in getattr(member, "__metadata__", ()):
            return member
    return None


def _part(annotation: Any, step: str | int) -> Any:  # noqa: ANN401
    """The annotation of a field, a list entry or a value under a key."""
    kind = _bare(annotation)
    if isinstance(kind, type) and issubclass(kind, Record):
        info = kind.model_fields.get(str(step))
        return info.annotation if info else kind
    if get_origin(kind) in {tuple, list}:
        return get_args(kind)[0] if isinstance(step, int) else kind
    return get_args(kind)[1] if get_origin(kind) is dict else kind


def _bare(annotation: Any) -> Any:  # noqa: ANN401
    """An annotation without its metadata, and without `| None`."""
    while get_origin(annotation) is Annotated:
        annotation = get_args(annotation)[0]
    if get_origin(annotation) in {Union, UnionType}:
        members = [member for member in get_args(annotation) if member is not type(None)]
        if len(members) == 1:
            return _bare(members[0])
    return annotation
