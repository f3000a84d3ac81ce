"""QR codes: what a camera sees is the address, whatever it holds; the picture says in words what it leads to."""

import re
import xml.etree.ElementTree as ET

import pytest
import segno
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.qr import CAPACITY, CORRECTION, MASK, QUIET, QrCode, drawable

NAMESPACE = "{http://www.w3.org/2000/svg}"
ADDRESS = "https://www.tuayang.example/ita/tuayang/2569/oit/o13/"
RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-(\d+)z")


def seen(svg: bytes) -> list[list[int]]:
    """The modules of a picture, read back from its path: 1 is dark."""
    root = ET.fromstring(svg)  # noqa: S314  # the picture was made here
    side = int(root.attrib["viewBox"].split()[2])
    modules = [[0] * side for _ in range(side)]
    path = root.findall(f"{NAMESPACE}path")[1].attrib["d"]
    assert RUN.sub("", path) == ""
    for x, y, length, back in RUN.findall(path):
        assert length == back
        for place in range(int(x), int(x) + int(length)):
            modules[int(y)][place] = 1
    return modules


def expected(address: str) -> list[list[int]]:
    """The modules of the code of an address with its quiet zone, by segno's own reckoning."""
    made = segno.make(address, error=CORRECTION, micro=False, mask=MASK)
    return [[module & 1 for module in row] for row in made.matrix_iter(border=QUIET)]


@given(st.text("abcdefghijklmnopqrstuvwxyz0123456789-/", max_size=300))
@settings(max_examples=25)
def test_the_picture_holds_the_code_of_its_address(path: str) -> None:
    address = f"https://www.tuayang.example/{path}"
    assert seen(QrCode(address, "ข้อ").content) == expected(address)


@pytest.mark.parametrize("address", ["https://example/ก", "https://example/?a=1&b=<x>", "HTTPS://EXAMPLE/"])
def test_odd_addresses_have_codes_too(address: str) -> None:
    svg = QrCode(address, "ข้อ").content
    assert seen(svg) == expected(address)
    assert ET.fromstring(svg).findtext(f"{NAMESPACE}desc") == address  # noqa: S314  # the picture was made here


def test_the_longest_address_still_has_a_code() -> None:
    longest = "https://example/".ljust(CAPACITY, "a")
    assert drawable(longest)
    assert QrCode(longest, "ข้อ").content
    assert not drawable(longest + "a")


def test_a_picture_speaks_to_those_who_cannot_see_it() -> None:
    root = ET.fromstring(QrCode(ADDRESS, "O13 แผน “ก” <b>").content)  # noqa: S314  # the picture was made here
    assert root.attrib["role"] == "img"
    labels = [root.find(f"*[@id='{name}']") for name in root.attrib["aria-labelledby"].split()]
    assert [label.text for label in labels if label is not None] == ["O13 แผน “ก” <b>", ADDRESS]


def test_the_ground_is_white_up_to_the_edge() -> None:
    root = ET.fromstring(QrCode(ADDRESS, "ข้อ").content)  # noqa: S314  # the picture was made here
    side = len(expected(ADDRESS))
    ground, _ = root.findall(f"{NAMESPACE}path")
    assert (ground.attrib["fill"], ground.attrib["d"]) == ("#fff", f"M0 0h{side}v{side}H0z")


def test_the_same_address_gives_the_same_bytes() -> None:
    assert QrCode(ADDRESS, "ข้อ") == QrCode(ADDRESS, "ข้อ")
    assert QrCode(ADDRESS, "ข้อ").content == QrCode(ADDRESS, "ข้อ").content
