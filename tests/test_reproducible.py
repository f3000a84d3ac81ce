"""The same data give the same bytes, whoever builds, wherever and whenever."""

import shutil
from pathlib import Path

from built import PARTS, Built, differing, files_of, mkdocs, prongsai

pytest_plugins = ["site_fixtures"]


def copied_backwards(source: Path, target: Path) -> Path:
    """A copy whose files came to the disk in the opposite order."""
    files = [path for part in PARTS for path in (source / part, *(source / part).rglob("*")) if path.is_file()]
    for path in sorted(files, reverse=True):
        copy = target / path.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)
    return target


def test_another_folder_day_zone_and_hash_seed_give_the_same_bytes_of_every_file(
    shipped: Built, tmp_path: Path
) -> None:
    folder = copied_backwards(shipped.folder, tmp_path / "ที่อื่น")
    ran = prongsai(
        "build", cwd=folder, SOURCE_DATE_EPOCH="86400", TZ="Pacific/Kiritimati", PYTHONHASHSEED="7", LC_ALL="C"
    )
    assert ran.code == 0, ran.told
    first, second = files_of(shipped.site), files_of(folder / "site")
    assert "sitemap.xml.gz" in first
    assert "search/titles.js" in first
    assert differing(first, second) == []


def test_a_site_with_an_address_of_its_own_is_the_same_on_every_day(office: Path) -> None:
    """With `site_url` the sitemap and the canonical links are filled in."""
    with (office / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("site_url: https://www.tuayang.example/open/\n")
    made = []
    for day, seed in (("86400", "1"), ("1900000000", "2")):
        ran = mkdocs("build", cwd=office, SOURCE_DATE_EPOCH=day, PYTHONHASHSEED=seed)
        assert ran.code == 0, ran.told
        made.append(files_of(office / "site"))
    assert b"https://www.tuayang.example/open/2568/measures/m1/" in made[0]["sitemap.xml"]
    assert b"lastmod" not in made[0]["sitemap.xml"]
    assert differing(*made) == []


def test_pages_written_twice_are_the_same_bytes(office: Path, tmp_path: Path) -> None:
    for name, seed in (("one", "1"), ("two", "2")):
        ran = prongsai("pages", tmp_path / name, cwd=office, SOURCE_DATE_EPOCH=seed, PYTHONHASHSEED=seed)
        assert ran.code == 0, ran.told
    assert differing(files_of(tmp_path / "one"), files_of(tmp_path / "two")) == []
