"""Texts, lists and mappings that know where they are written."""

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from prongsai.problems import Place


class Scalar(NamedTuple):
    """A text; None where the value was left empty, or is a bare `~` or `null`."""

    text: str | None
    place: Place


@dataclass(frozen=True, slots=True)
class Sequence:
    """A list."""

    items: "tuple[Node, ...]"
    place: Place


@dataclass(frozen=True, slots=True)
class Mapping:
    """Keys and values in the order written."""

    entries: "dict[str, Node]"
    place: Place
    """Where its first key stands."""
    keys: dict[str, Place]
    """Where each key stands."""

    def place_of(self, *path: str | int) -> Place:
        """Where the part at `path` stands: a text where it begins, all else at its key or list position.

        Where a step of the path is not written, it is the nearest written parent's place.
        """
        node: Node = self
        place = self.place
        for step in path:
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.entries:
                key, node = node.keys[step], node.entries[step]
                place = node.place if isinstance(node, Scalar) and node.text is not None else key
            elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
                node = node.items[step]
                place = node.place
            else:
                break
        return place

    def key_place(self, key: str) -> Place:
        """Where a key stands; the mapping's own place when it is absent."""
        return self.keys.get(key, self.place)


Node: TypeAlias = Scalar | Mapping | Sequence
