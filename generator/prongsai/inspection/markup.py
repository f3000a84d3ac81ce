"""The text inside XML: office documents and drawings.

Expat itself refuses entities that swell (billion laughs) and fetches nothing; what else is bounded is the number
of characters.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

Attributes = Mapping[str, str]

MOST_CHARACTERS = 4_000_000
"""Characters of one part that are read."""


class TooLong(Exception):  # noqa: N818  # not an error of ours: a bound that was reached
    """A part holds more text than is read."""


@dataclass(slots=True)
class Text:
    """What is gathered while a part is read; the text grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0

    def add(self, text: str) -> None:
        """Takes more text.

        Raises TooLong when it becomes too much.
        """
        self.parts.append(text)
        self.length += len(text)
        if self.length > MOST_CHARACTERS:
            raise TooLong

    def __str__(self) -> str:
        return "".join(self.parts)


def read(
    content: bytes,
    start: Callable[[str, Attributes], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> None:
    """Calls back with every element and text, in order; names come without their namespace.

    Raises expat.ExpatError for what is not well formed, and whatever the callbacks raise.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, attributes: start(
        _local(name), {_local(key): value for key, value in attributes.items()}
    )
    parser.EndElementHandler = lambda name: end(_local(name))
    parser.CharacterDataHandler = text
    parser.Parse(content, True)  # noqa: FBT003  # expat takes no keyword: this is all there is


def _local(name: str) -> str:
    return name.rpartition(" ")[2]
