"""What goes into a site is a copy, bytes, or made when it is wanted; an archive is the same on every machine."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from prongsai.static_file import Archive, Later, Made, StaticFile


def archive(folder: Path) -> Archive:
    """Two entries, one of them a file."""
    (folder / "a.pdf").write_bytes(b"%PDF")
    return Archive((("ก.txt", b"one"), ("files/a.pdf", folder / "a.pdf"), ("later.json", Later(lambda: b"{}"))))


def test_what_is_made_later_is_made_once() -> None:
    asked: list[int] = []

    def make() -> bytes:
        asked.append(1)
        return b"abc"

    later = Later(make)
    assert later.content == later.content == b"abc"
    assert asked == [1]


def test_an_archive_holds_its_entries_in_order_without_compression(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(archive(tmp_path).content)) as made:
        assert made.testzip() is None
        assert made.namelist() == ["ก.txt", "files/a.pdf", "later.json"]
        assert made.read("files/a.pdf") == b"%PDF"
        told = {
            (one.date_time, one.external_attr >> 16, one.create_system, one.compress_type) for one in made.infolist()
        }
    assert told == {((1980, 1, 1, 0, 0, 0), 0o100644, 3, zipfile.ZIP_STORED)}


def test_the_bytes_of_an_archive_are_known_in_advance(tmp_path: Path) -> None:
    """They are in the catalogue before they are on the disk; written down so that a change of Python shows."""
    one = archive(tmp_path)
    assert one.content == one.settled.content
    assert one.seal == (len(one.content), hashlib.sha256(one.content).hexdigest())
    assert hashlib.sha256(one.content).hexdigest() == KNOWN


KNOWN = "d054bd571909b985671567388cc4f820664757bda3309049e1825ddd714a22b7"

CASES = ["copy", "bytes", "later", "archive"]


@pytest.mark.parametrize("case", CASES)
def test_a_file_says_the_same_of_itself_however_it_comes_about(case: str, tmp_path: Path) -> None:
    (tmp_path / "origin").write_bytes(b"abc")
    origins: dict[str, Path | bytes | Made] = {
        "copy": tmp_path / "origin",
        "bytes": b"abc",
        "later": Later(lambda: b"abc"),
        "archive": archive(tmp_path),
    }
    file = StaticFile("a/b", origins[case])
    file.write(tmp_path / "target")
    written = (tmp_path / "target").read_bytes()
    assert written == file.content == file.settled.content
    assert file.size == len(written)
    assert file.seal == file.settled.seal == (len(written), hashlib.sha256(written).hexdigest())


def test_settling_finds_out_what_cannot_be_made() -> None:
    def fails() -> bytes:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        _ = StaticFile("a", Later(fails)).settled
    with pytest.raises(RuntimeError):
        _ = StaticFile("a", Archive((("b", Later(fails)),))).settled
