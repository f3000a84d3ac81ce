"""A list cut into pages of bounded size, so that none of them grows with the site."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TypeVar

from prongsai import addresses
from prongsai.pages.page import Link, Page, neighbours

T = TypeVar("T")


def paged(first: Page, name: str, members: Sequence[T], most: int) -> Iterator[Page]:
    """The pages a list is cut into, made from what all share; `name` is what the template calls their members."""
    parts = [tuple(members[start : start + most]) for start in range(0, len(members), most)] or [()]
    ways = [Link(f"หน้า {number}", addresses.follow_on(first.address, number)) for number in range(1, len(parts) + 1)]
    for position, part in enumerate(parts):
        before, after = neighbours(ways, position)
        number = position + 1
        yield replace(
            first,
            address=ways[position].address,
            title=first.title if number == 1 else f"{first.title} หน้า {number}",
            view={**first.view, name: part, "number": number, "count": len(parts), "jumps": _jumps(ways, number)},
            frame=replace(first.frame, previous=before, next=after),
            searched=first.searched and number == 1,
        )


def _jumps(ways: Sequence[Link], number: int) -> tuple[Link, ...]:
    """The first and last page, those near this one, and a few in equal steps between: never more than fifteen."""
    if len(ways) == 1:
        return ()
    count = len(ways)
    wanted = {1, count, *range(number - 1, number + 2), *range(1, count, max(1, count // 8))}
    return tuple(Link(str(one), ways[one - 1].address) for one in sorted(wanted) if 1 <= one <= count)
