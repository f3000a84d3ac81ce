"""Putting something finished in the place of something old, and nothing else.

What is new is made beside its target and takes its place in one step. A folder is only replaced when it is ours to
replace: never one that holds the sources of the site, or files that are no site.
"""

import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path


class NotOursError(Exception):
    """The target must not be replaced; the text says why, in Thai."""


def guard(target: Path, sources: Iterable[Path], sign: str) -> None:
    """Refuse a target that lies in or around one of `sources`, or holds files without the `sign` of our own making.

    Raises NotOursError.
    """
    target = target.resolve()
    for source in (one.resolve() for one in sources):
        if target == source or target in source.parents or source in target.parents:
            message = f"{target} เป็นที่เก็บข้อมูลของเว็บไซต์ กรุณาระบุโฟลเดอร์อื่น เพื่อไม่ให้ข้อมูลหาย"
            raise NotOursError(message)
    if target.is_dir() and any(target.iterdir()) and not (target / sign).exists():
        message = f"โฟลเดอร์ {target} มีแฟ้มอื่นอยู่แล้ว กรุณาระบุโฟลเดอร์ว่างหรือชื่อใหม่ เพื่อไม่ให้แฟ้มเดิมหาย"
        raise NotOursError(message)


def put(folder: Path, files: Mapping[str, bytes], *, replace: bool) -> list[Path]:
    """Write files into a folder that may hold others; their paths.

    replace: whether a file of the same name with another content may be replaced. Each file takes its place in one
    step. Raises NotOursError before anything is written, and OSError when the folder cannot be written.
    """
    paths = [folder / name for name in files]
    other = [path for path in paths if path.exists() and not (path.is_file() and path.read_bytes() == files[path.name])]
    if other and not replace:
        names = ", ".join(map(str, other))
        message = f"มีแฟ้มเดิมที่เนื้อหาต่างกันอยู่แล้ว: {names} กรุณาระบุโฟลเดอร์อื่นด้วย -o หรือสั่งแทนที่ด้วย --replace"
        raise NotOursError(message)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".prongsai-", dir=folder) as workshop:
        for path in paths:
            fresh = Path(workshop) / path.name
            fresh.write_bytes(files[path.name])
            fresh.replace(path)
    return paths


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A folder to fill, which takes the target's place when all went well and is gone otherwise.

    Raises OSError when the target's parent cannot be written.
    """
    target = target.resolve()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}-", dir=target.parent) as workshop:
        fresh = Path(workshop) / "fresh"
        yield fresh
        swap(fresh, target)


def swap(fresh: Path, target: Path) -> None:
    """Put what is finished in the place of what is old; the old is moved back if that fails."""
    old = fresh.parent / "old"
    if target.exists():
        target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        if old.exists():
            old.rename(target)
        raise
