"""A new entry for a ledger, and where it is written: nothing that is there is ever changed or overwritten."""

import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from prongsai import thai
from prongsai.ledger.book import Ledger
from prongsai.ledger.chain import NAMED, digest
from prongsai.ledger.reading import SEALS, SHOWN

HEAD = """\
# โปรแกรมเขียนแฟ้มนี้เมื่อบันทึกการส่ง เป็นหลักฐานเมื่ออุทธรณ์ ห้ามแก้ ห้ามลบ ห้ามเปลี่ยนชื่อ
# หากต้องแก้ไข ให้แก้ข้อมูลแล้วบันทึกการส่งใหม่พร้อมเหตุผล (prongsai submit --reason)
"""
ATTRIBUTES = "# ให้ git รวมบรรทัดของทั้งสองฝ่ายเมื่อสองคนบันทึกการส่งพร้อมกัน\nseals.txt merge=union\n*.md -text\n*.yml -text\n"


@dataclass(frozen=True)
class NewEntry:
    """What is to be recorded."""

    date: thai.Date
    by: str | None = None
    reason: str | None = None
    submitted: Mapping[str, Any] | None = None
    """As `model.ledger.Submission` reads it."""
    redirected: tuple[tuple[str, str], ...] = ()
    removed: tuple[str, ...] = ()
    snapshots: Mapping[str, str] = field(default_factory=dict)
    """Pages as they are shown, by the names the entry calls them."""

    def text(self, after: tuple[str, ...]) -> str:
        """The file of the entry; after: the entries it follows."""
        told: dict[str, Any] = {"date": iso(self.date), "by": self.by, "reason": self.reason, "after": list(after)}
        told["submitted"] = self.submitted
        told["redirected"] = [{"old": old, "new": new} for old, new in self.redirected]
        told["removed"] = [{"address": address} for address in self.removed]
        filled = {name: value for name, value in told.items() if value}
        return HEAD + yaml.dump(filled, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=120)


class _Plain(yaml.SafeDumper):
    """Writes everything where it stands: our reader knows no anchors."""

    def ignore_aliases(self, data: object) -> bool:  # noqa: ARG002  # the signature is PyYAML's
        return True


def iso(date: thai.Date) -> str:
    """A day as it is written in a ledger and in the name of an entry: 2569-03-02."""
    first = date.first
    return f"{date.year}-{first.month:02}-{first.day:02}"


def snapshot_name(code: str, text: str) -> str:
    """The name under which a page is kept as it was."""
    return f"{code.lower()}-{digest(text)[:NAMED]}.md"


def append(folder: Path, ledger: Ledger, new: NewEntry) -> Path:
    """Add an entry to the ledger in `folder`, which is made when it is the first; the file of the entry.

    The seals are written last: an entry without its seal is told, a seal without its entry would seem a loss.
    Raises OSError when something cannot be written; FileExistsError when just this was recorded before.
    """
    text = new.text(ledger.heads)
    path = folder / f"{iso(new.date)}-{digest(text)[:NAMED]}.yml"
    if path.exists():
        raise FileExistsError(path)
    (folder / SHOWN).mkdir(parents=True, exist_ok=True)
    if not (folder / ".gitattributes").exists():
        _write(folder / ".gitattributes", ATTRIBUTES)
    for name, page in new.snapshots.items():
        if not (folder / SHOWN / name).exists():
            _write(folder / SHOWN / name, page)
    _write(path, text)
    seals = ledger.seals.replace("\r\n", "\n")
    line = f"{digest(text)} {iso(new.date)}\n"
    _write(folder / SEALS, f"{seals}{'' if not seals or seals.endswith(chr(10)) else chr(10)}{line}")
    return path


def _write(path: Path, text: str) -> None:
    """Whole or not at all."""
    handle, name = tempfile.mkstemp(prefix=".", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
