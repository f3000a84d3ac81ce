"""The site as one archive: what goes into it, that every link leads somewhere, and that an old one is never lost."""

import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from built import Built, files_of
from prongsai.commands.package import package
from prongsai.delivery import SIGN, BrokenLinksError, deliver
from writing import AGENCY

pytest_plugins = ["site_fixtures"]

PLACE = "https://www.thotsop.go.th/ita/"
BROKEN = "source: เอกสาร\nmeasures:\n\t- id: m1\n"


def made(office: Path, *arguments: str) -> Result:
    """`prongsai package` in an office's folder; the archive lies beside it."""
    config, target = str(office / "mkdocs.yml"), str(office.parent / "ชุด.zip")
    return CliRunner().invoke(package, ["-f", config, "-o", target, *arguments])


def contents(archive: Path) -> dict[str, bytes]:
    """Every file of an archive."""
    with zipfile.ZipFile(archive) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def test_an_archive_holds_the_whole_site_and_is_the_same_bytes_elsewhere(office: Path) -> None:
    target = office.parent / "ชุด.zip"
    ran = made(office)
    assert ran.exit_code == 0, ran.output
    for said in ("ชุด.zip", "หน้า", "SHA-256", "ไม่พบลิงก์เสีย", "วิธีส่งมอบ", "--base"):
        assert said in ran.output
    held = contents(target)
    assert {"index.html", "2568/measures/m1/index.html", "2568/files/plan.pdf", "search/titles.js"} <= set(held)
    assert not {name for name in held if name.endswith(".map") or name.startswith("assets/javascripts/")}
    assert not {"404.html", "sitemap.xml", "sitemap.xml.gz"} & set(held), "they are right at one place only"
    first = target.read_bytes()
    shutil.copytree(office, office.parent / "ที่อื่น")
    assert made(office.parent / "ที่อื่น").exit_code == 0
    assert target.read_bytes() == first
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


DECLARED = f"{AGENCY}website: https://www.thotsop.go.th/\nsite_path: ita\n"


@pytest.mark.parametrize(
    ("agency", "arguments"),
    [(AGENCY, ["--base", "https://www.thotsop.go.th/ita"]), (DECLARED, [])],
    ids=["told", "declared by the agency"],
)
def test_an_archive_for_a_known_place_has_a_map_of_the_site_and_a_page_for_what_is_not_there(
    office: Path, agency: str, arguments: list[str]
) -> None:
    (office / "data/agency.yml").write_text(agency, "utf-8")
    papers = office / "data/2568/documents.yml"
    papers.write_text(papers.read_text("utf-8").replace("kind: ประกาศ", "kind: ประกาศ\n    date: 1 ก.พ. 2568"), "utf-8")
    ran = made(office, *arguments)
    assert ran.exit_code == 0, ran.output
    assert PLACE in ran.output
    held = contents(office.parent / "ชุด.zip")
    assert f"<loc>{PLACE}2568/measures/m1/</loc></url>".encode() in held["sitemap.xml"]
    dated = f"<loc>{PLACE}2568/documents/plan/</loc><lastmod>2025-02-01</lastmod>"
    assert dated.encode() in held["sitemap.xml"]
    assert "ข้อมูลล่าสุดลงวันที่" in held["2568/documents/plan/index.html"].decode()
    assert b'href="../../../feed.xml"' in held["2568/documents/plan/index.html"]
    assert f'rel="canonical" href="{PLACE}2568/"'.encode() in held["2568/index.html"]
    assert b'href="/ita/assets/' in held["404.html"]


def test_broken_links_are_told_with_their_page_and_leave_the_old_archive_as_it_is(office: Path) -> None:
    with zipfile.ZipFile(office.parent / "ชุด.zip", "w") as archive:
        archive.writestr(SIGN, "")
    text = "# ก\n\n<a href='../no/'>1</a> <a href='../2568/#nowhere'>2</a> <a href='/x/'>3</a>\n"
    (office / "content/about.md").write_text(text, "utf-8")
    before = files_of(office.parent)
    ran = made(office)
    assert ran.exit_code == 1
    assert "about/index.html: ลิงก์ ../no/ เสีย: ไม่มีแฟ้มหรือหน้านั้น" in ran.output
    assert "about/index.html: ลิงก์ ../2568/#nowhere เสีย: หน้านั้นไม่มีหัวข้อที่อ้างถึง" in ran.output
    assert "about/index.html: ลิงก์ /x/ เสีย: ออกไปนอกโฟลเดอร์ของเว็บไซต์" in ran.output
    assert "3 ลิงก์" in ran.output
    assert files_of(office.parent) == before


def test_unsound_data_are_told_and_leave_the_old_archive_as_it_is(office: Path) -> None:
    (office.parent / "ชุด.zip").write_bytes(b"")
    (office / "data/2568/measures.yml").write_text(BROKEN, "utf-8")
    before = files_of(office.parent)
    ran = made(office)
    assert ran.exit_code == 1
    assert "ผิด" in ran.output
    assert files_of(office.parent) == before


@pytest.mark.parametrize(
    "written", ["www.thotsop.go.th", "ftp://thotsop.go.th/", "https://", "https://x.go.th/?a=1", "ที่นี่"]
)
def test_a_place_that_is_none_is_refused(office: Path, written: str) -> None:
    ran = made(office, "--base", written)
    assert ran.exit_code == 2
    assert "ไม่ใช่ที่อยู่เว็บไซต์" in ran.output


@pytest.mark.parametrize("name", ["mkdocs.yml", "data", "data/site.zip", "other.zip", "folder"])
def test_what_is_no_archive_of_ours_is_never_written_over(office: Path, name: str) -> None:
    with zipfile.ZipFile(office / "other.zip", "w") as archive:
        archive.writestr("letter.txt", "ของคนอื่น")
    (office / "folder").mkdir()
    before = files_of(office)
    ran = CliRunner().invoke(package, ["-f", str(office / "mkdocs.yml"), "-o", str(office / name)])
    assert ran.exit_code == 1
    assert "กรุณาระบุ" in ran.output
    assert files_of(office) == before


def test_every_link_of_the_shipped_site_leads_somewhere_and_what_is_taken_away_is_missed(
    shipped: Built, tmp_path: Path
) -> None:
    site = shutil.copytree(shipped.site, tmp_path / "site", copy_function=shutil.copyfile)
    (site / "tuayang/2569/oit/o13/index.html").unlink()
    with pytest.raises(BrokenLinksError) as refused:
        deliver(site, tmp_path / "site.zip", None)
    assert {one.why for one in refused.value.links} == {"missing"}
    assert all("o13" in one.link for one in refused.value.links)
    assert not (tmp_path / "site.zip").exists()
