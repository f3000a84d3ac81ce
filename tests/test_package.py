"""The site as one archive: what goes into it, that every link leads somewhere, and that an old one is never lost."""

import shutil
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from built import Built, files_of, settings
from prongsai.commands.package import package
from prongsai.delivering import BrokenLinksError, deliver, guard_archive, handed_over
from prongsai.publishing import NotOursError
from writing import AGENCY

pytest_plugins = ["site_fixtures"]

WORKER = "assets/javascripts/lunr/"
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


def test_an_archive_holds_the_whole_site_and_says_what_to_do_with_it(office: Path) -> None:
    ran = made(office)
    assert ran.exit_code == 0, ran.output
    for said in ("ชุด.zip", "หน้า", "SHA-256", "ไม่พบลิงก์เสีย", "วิธีส่งมอบ", "--base"):
        assert said in ran.output
    held = contents(office.parent / "ชุด.zip")
    assert {"index.html", "2568/measures/m1/index.html", "2568/files/plan.pdf", "search/search_index.json"} <= set(held)
    assert not {name for name in held if name.endswith(".map") or name.startswith(WORKER)}
    assert not {"404.html", "sitemap.xml", "sitemap.xml.gz"} & set(held), "they are right at one place only"


def test_an_archive_is_the_same_bytes_each_time(office: Path) -> None:
    target = office.parent / "ชุด.zip"
    made(office)
    first = target.read_bytes()
    shutil.copytree(office, office.parent / "ที่อื่น")
    assert made(office.parent / "ที่อื่น").exit_code == 0
    assert target.read_bytes() == first
    with zipfile.ZipFile(target) as archive:
        assert archive.namelist() == sorted(archive.namelist())
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_archive_for_a_known_place_has_a_map_of_the_site_and_a_page_for_what_is_not_there(office: Path) -> None:
    ran = made(office, "--base", "https://www.thotsop.go.th/ita")
    assert ran.exit_code == 0, ran.output
    assert PLACE in ran.output
    held = contents(office.parent / "ชุด.zip")
    assert f"<loc>{PLACE}2568/measures/m1/</loc>".encode() in held["sitemap.xml"]
    assert f'rel="canonical" href="{PLACE}2568/"'.encode() in held["2568/index.html"]
    assert b'href="/ita/assets/' in held["404.html"]


def test_the_place_the_agency_declares_is_taken(office: Path) -> None:
    (office / "data/agency.yml").write_text(f"{AGENCY}website: https://www.thotsop.go.th/\nsite_path: ita\n", "utf-8")
    ran = made(office)
    assert ran.exit_code == 0, ran.output
    assert PLACE in ran.output
    assert PLACE.encode() in contents(office.parent / "ชุด.zip")["sitemap.xml"]


def test_unsound_data_and_broken_links_leave_the_old_archive_as_it_is(office: Path) -> None:
    made(office)
    before = files_of(office.parent)
    target = (office.parent / "ชุด.zip").read_bytes()
    page = office / "content/about.md"
    for path, text, said in (
        (office / "data/2568/measures.yml", BROKEN, "ผิด"),
        (page, "# ก\n\n<a href='../no/'>ไม่มี</a> <a href='../2568/#nowhere'>ไม่มีหัวข้อ</a>\n", "ลิงก์ ../no/ เสีย"),
    ):
        kept = path.read_bytes()
        path.write_text(text, "utf-8")
        ran = made(office)
        assert ran.exit_code == 1
        assert said in ran.output
        assert "Traceback" not in ran.output
        path.write_bytes(kept)
        assert files_of(office.parent) == before
        assert (office.parent / "ชุด.zip").read_bytes() == target


def test_every_broken_link_is_told_with_its_page(office: Path) -> None:
    text = "# ก\n\n<a href='../no/'>1</a> <a href='../2568/#nowhere'>2</a> <a href='/x/'>3</a>\n"
    (office / "content/about.md").write_text(text, "utf-8")
    told = made(office).output
    assert "about/index.html: ลิงก์ ../no/ เสีย: ไม่มีแฟ้มหรือหน้านั้น" in told
    assert "about/index.html: ลิงก์ ../2568/#nowhere เสีย: หน้านั้นไม่มีหัวข้อที่อ้างถึง" in told
    assert "about/index.html: ลิงก์ /x/ เสีย: ออกไปนอกโฟลเดอร์ของเว็บไซต์" in told
    assert "3 ลิงก์" in told


@pytest.mark.parametrize("written", ["www.thotsop.go.th", "ftp://thotsop.go.th/", "https://", "https://x.go.th/?a=1", "ที่นี่"])
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


def test_an_archive_of_ours_may_be_written_again(office: Path) -> None:
    made(office)
    guard_archive(office.parent / "ชุด.zip")
    with pytest.raises(NotOursError):
        guard_archive(office.parent)


LANGUAGES = [
    # languages of the search, what its worker loads for them
    (["en"], set()),
    (["th"], {"min/lunr.stemmer.support.min.js", "wordcut.js", "min/lunr.th.min.js"}),
    (["en", "de"], {"min/lunr.stemmer.support.min.js", "min/lunr.multi.min.js", "min/lunr.de.min.js"}),
]


@pytest.mark.parametrize(("languages", "expected"), LANGUAGES)
def test_only_what_the_search_loads_is_handed_over(office: Path, languages: list[str], expected: set[str]) -> None:
    settings(office, plugins=[{"search": {"lang": languages}}, "prongsai"])
    assert made(office).exit_code == 0
    held = {name.removeprefix(WORKER) for name in contents(office.parent / "ชุด.zip") if name.startswith(WORKER)}
    assert held == expected


def test_an_attachment_called_map_is_handed_over(tmp_path: Path) -> None:
    for name in ("2568/files/area.map", "2568/files/area", "assets/a.js", "assets/a.js.map", "assets/b.map"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x", "utf-8")
    assert list(handed_over(tmp_path, based=False)) == [
        "2568/files/area",
        "2568/files/area.map",
        "assets/a.js",
        "assets/b.map",
    ]


@pytest.mark.parametrize("gone", ["tuayang/2569/oit/o13/index.html", "assets/prongsai/prongsai.css"])
def test_the_shipped_site_is_whole_and_what_is_taken_away_is_missed(shipped: Built, tmp_path: Path, gone: str) -> None:
    site = shutil.copytree(shipped.site, tmp_path / "site", copy_function=shutil.copyfile)
    assert deliver(site, tmp_path / "whole.zip", None).pages > 100
    (site / gone).unlink()
    with pytest.raises(BrokenLinksError) as refused:
        deliver(site, tmp_path / "broken.zip", None)
    assert any(one.why == "missing" for one in refused.value.links)
    assert not (tmp_path / "broken.zip").exists()
