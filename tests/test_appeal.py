"""What is laid before the board: complete, checkable without us, and the same every time."""

import hashlib
import shutil
from pathlib import Path

import pytest

from built import files_of, prongsai
from submissions import edit, submit, submitted_site

OIT = "data/bankao/2568/oit.yml"
FILE = "data/bankao/2568/files/chart-2568.pdf"


@pytest.fixture(scope="session")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An item that was submitted twice."""
    folder = submitted_site(tmp_path_factory.mktemp("appeal"))
    edit(OIT, "30 กิโลเมตร", "31 กิโลเมตร")(folder)
    submit(folder, "2568-04-30", "วัดระยะทางใหม่")
    return folder


@pytest.fixture(scope="session")
def packed(changed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Its pack, which tests only look at."""
    return pack(Path(shutil.copytree(changed, tmp_path_factory.mktemp("packed") / "site")))


@pytest.fixture
def site(changed: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(changed, tmp_path / "site"))


def pack(site: Path, *options: str) -> Path:
    ran = prongsai("appeal", "--item", "O1", "--year", "2568", "--agency", "bankao", *options, cwd=site)
    assert ran.code == 0, ran.told
    return site / "appeal-bankao-2568-o1"


def test_everything_that_proves_it_lies_in_one_folder(packed: Path) -> None:
    folder = packed
    names = set(files_of(folder))
    assert {"summary.html", "page-today.html", "files/chart-2568.pdf", "files/o1.json", "ledger/seals.txt"} <= names
    assert len([name for name in names if name.startswith("page-submitted-")]) == 2
    assert len([name for name in names if name.startswith("ledger/2568-")]) == 2
    listed = dict(line.split("  ")[::-1] for line in (folder / "SHA256SUMS.txt").read_text("utf-8").splitlines())
    assert listed == {
        name: hashlib.sha256((folder / name).read_bytes()).hexdigest() for name in names - {"SHA256SUMS.txt"}
    }


def test_the_summary_says_what_was_submitted_where_and_whether_it_is_still_shown(packed: Path) -> None:
    text = (packed / "summary.html").read_text("utf-8")
    assert "https://www.bankao.example/ita/bankao/2568/oit/o1/" in text
    assert "วัดระยะทางใหม่" in text
    assert "แผนผังโครงสร้าง" in text
    assert "#duties" in text
    assert "ตรงกับที่ส่งครั้งล่าสุด" in text


def test_the_page_as_submitted_and_as_it_is_stand_side_by_side(site: Path) -> None:
    edit(OIT, "31 กิโลเมตร", "32 กิโลเมตร")(site)
    folder = pack(site)
    first, second = sorted(folder.glob("page-submitted-*.html"))
    assert "30 กิโลเมตร" in first.read_text("utf-8")
    assert "31 กิโลเมตร" in second.read_text("utf-8")
    assert "32 กิโลเมตร" in (folder / "page-today.html").read_text("utf-8")
    assert "แสดงไม่ตรงกับที่ส่งครั้งล่าสุด" in (folder / "summary.html").read_text("utf-8")


def test_a_lost_attachment_is_told(site: Path) -> None:
    (site / FILE).unlink()
    assert "ไม่มีแฟ้มนี้แล้ว" in (pack(site) / "summary.html").read_text("utf-8")


def test_it_is_the_same_every_time_and_replaces_only_its_own_kind(site: Path, packed: Path) -> None:
    before = files_of(packed)
    assert files_of(pack(site)) == before
    (site / "mine").mkdir()
    (site / "mine/letter.txt").write_text("จดหมาย", "utf-8")
    ran = prongsai("appeal", "--item", "O1", "--year", "2568", "--agency", "bankao", "-o", "mine", cwd=site)
    assert ran.code == 1
    assert (site / "mine/letter.txt").read_text("utf-8") == "จดหมาย"


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--item", "O9", "--year", "2568", "--agency", "bankao"), 1, "ไม่มีข้อ O9"),
        (("--item", "O1", "--year", "2568"), 2, "--agency"),
        (("--item", "O1", "--year", "2568", "--agency", "bankoa"), 2, "bankao"),
        (("--item", "x", "--year", "2568", "--agency", "bankao"), 2, "O13"),
        (("--item", "O1", "--year", "2568", "--agency", "other"), 1, "ทะเบียนไม่มีการส่ง"),
    ],
)
def test_what_cannot_be_packed_is_said_plainly(site: Path, options: tuple[str, ...], code: int, told: str) -> None:
    ran = prongsai("appeal", *options, cwd=site)
    assert ran.code == code, ran.told
    assert told in ran.told
    assert "Traceback" not in ran.told
