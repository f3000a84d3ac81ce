"""What has a QR code: pages with a whole address, and surveys while they are open."""

import datetime as dt
from pathlib import Path

import pytest
from mkdocs.config.base import ValidationError

from built import prongsai, settings
from prongsai.build import build
from prongsai.catalogue import Catalogue
from prongsai.codes import all_codes, open_survey, page_codes
from prongsai.loading import load
from prongsai.plugin import Day
from prongsai.statics import static_files
from writing import AGENCY, SOURCE, Files, agency, single, write

SURVEY = "survey: {link: https://survey.example/eit, opens: 1 มี.ค. 2569, closes: 30 มิ.ย. 2569, note: ตอบ 5 นาที}\n"
BELOW = f"{AGENCY}website: https://www.thotsop.example\nsite_path: ita\n"


def office(*, survey: str = SURVEY) -> Files:
    """A year with a survey, below a main website."""
    return {"agency.yml": BELOW, "2569/oit.yml": f"{SOURCE}{survey}items: {{}}\n"}


def test_a_year_and_its_items_have_codes_in_official_order(tmp_path: Path) -> None:
    one = agency(tmp_path, office())
    codes = page_codes(one, one.year(2569))
    assert [code.name for code in codes] == ["ปี 2569", *(f"O{number}" for number in range(1, 27))]
    assert (codes[0].url, codes[0].file) == ("https://www.thotsop.example/ita/2569/", "2569/qr.svg")
    assert codes[13].url == "https://www.thotsop.example/ita/2569/oit/o13/"
    assert codes[13].file == "2569/oit/o13/qr.svg"


@pytest.mark.parametrize("declared", [AGENCY, f"{AGENCY}website: https://{'a' * 2400}.example\n"])
def test_no_address_no_code(tmp_path: Path, declared: str) -> None:
    one = agency(tmp_path, {**office(), "agency.yml": declared})
    assert page_codes(one, one.year(2569)) == ()


DAYS = [
    ("2026-02-28", False),
    ("2026-03-01", True),
    ("2026-06-30", True),
    ("2026-07-01", False),
    (None, False),
]


@pytest.mark.parametrize(("today", "is_open"), DAYS)
def test_a_survey_is_open_from_its_first_day_to_its_last(tmp_path: Path, today: str | None, is_open: bool) -> None:  # noqa: FBT001  # a column of the table
    one = agency(tmp_path, office())
    found = open_survey(one, one.year(2569), dt.date.fromisoformat(today) if today else None)
    assert bool(found) is is_open


def test_a_month_alone_is_open_from_its_first_day_to_its_last(tmp_path: Path) -> None:
    survey = SURVEY.replace("1 มี.ค. 2569", "มีนาคม 2569").replace("30 มิ.ย. 2569", "มิถุนายน 2569")
    one = agency(tmp_path, office(survey=survey))
    days = [dt.date(2026, month, day) for month, day in ((2, 28), (3, 1), (6, 30), (7, 1))]
    assert [bool(open_survey(one, one.year(2569), day)) for day in days] == [False, True, True, False]


def test_a_link_too_long_for_a_code_is_shown_without_one(tmp_path: Path) -> None:
    one = agency(tmp_path, office(survey=SURVEY.replace("/eit", "/" + "x" * 2400)))
    found = open_survey(one, one.year(2569), dt.date(2026, 4, 1))
    assert found
    assert found.code is None


def test_the_files_of_a_site_hold_its_codes(tmp_path: Path) -> None:
    catalogue = Catalogue.of(load(write(tmp_path, single(office()))), dt.date(2026, 4, 1))
    made = {file.path: file for file in static_files(catalogue)}
    codes = list(all_codes(catalogue))
    assert len(codes) == 28
    assert all(made[code.file].content == code.picture.content for code in codes)
    assert b"https://survey.example/eit</desc>" in made["2569/survey.svg"].content


SHOWN = ("", "2569/")


@pytest.mark.parametrize("address", SHOWN)
def test_a_survey_stands_on_the_pages_of_its_agency_and_year_only_while_it_is_open(
    tmp_path: Path, address: str
) -> None:
    data = write(tmp_path, single(office()))
    for today, is_open in ((dt.date(2026, 4, 1), True), (dt.date(2026, 7, 1), False), (None, False)):
        site = build(data, today=today)
        (page,) = (one.body for one in site.documents if one.address == address)
        assert ("https://survey.example/eit" in page) is is_open
        assert ("survey.svg" in page) is is_open
        assert ("2569/survey.svg" in {file.path for file in site.files}) is is_open


def test_the_sheet_of_codes_shows_each_with_its_address(tmp_path: Path) -> None:
    pages = {one.address: one for one in build(write(tmp_path, single(office()))).documents}
    sheet = pages["2569/qr/"].body
    assert sheet.count("<img ") == 27
    assert 'src="../oit/o13/qr.svg" alt="คิวอาร์โค้ดไปยัง https://www.thotsop.example/ita/2569/oit/o13/"' in sheet
    assert 'href="qr/"' in pages["2569/"].body


def test_the_page_of_an_item_shows_its_permanent_address_to_be_copied(tmp_path: Path) -> None:
    pages = {one.address: one for one in build(write(tmp_path, single(office()))).documents}
    body = pages["2569/oit/o13/"].body
    whole = "https://www.thotsop.example/ita/2569/oit/o13/"
    assert f'<code data-copy="ที่อยู่ถาวรของข้อ O13">{whole}</code>' in body
    assert 'src="qr.svg"' in body


def test_without_a_main_website_the_address_on_this_site_is_shown(tmp_path: Path) -> None:
    pages = {one.address: one for one in build(write(tmp_path, single({**office(), "agency.yml": AGENCY}))).documents}
    body = pages["2569/oit/o13/"].body
    assert '<code data-copy="ที่อยู่ถาวรของข้อ O13">/2569/oit/o13/</code>' in body
    assert "qr.svg" not in body
    assert "2569/qr/" not in pages


SETTINGS: list[tuple[object, dt.date | None]] = [
    (None, None),
    ("1 เม.ย. 2569", dt.date(2026, 4, 1)),
    ("๒๕๖๙-๐๔-๐๑", dt.date(2026, 4, 1)),
    (dt.date(2569, 4, 1), dt.date(2026, 4, 1)),  # YAML reads 2569-04-01 as a date
]


@pytest.mark.parametrize(("written", "expected"), SETTINGS)
def test_the_day_in_the_settings_is_read_in_any_form(written: object, expected: dt.date | None) -> None:
    assert Day().run_validation(written) == expected


@pytest.mark.parametrize("written", ["เมื่อวาน", "เมษายน 2569", "2026-04-01", 5, ["1 เม.ย. 2569"], ""])
def test_what_is_no_day_is_refused_in_plain_words(written: object) -> None:
    with pytest.raises(ValidationError, match="กรุณาเขียนวัน เดือน ปี"):
        Day().run_validation(written)


def test_a_site_built_for_a_day_shows_what_is_open_on_it(tmp_path: Path) -> None:
    write(tmp_path, {"content/about.md": "# ก\n", **single(office())})
    settings(tmp_path, plugins=[{"prongsai": {"today": "1 ก.ค. 2569"}}])
    for options, is_open in (((), False), (("--today", "๑ เม.ย. ๒๕๖๙"), True)):
        ran = prongsai("build", *options, cwd=tmp_path)
        assert ran.code == 0, ran.told
        assert ("survey.svg" in (tmp_path / "site/2569/index.html").read_text("utf-8")) is is_open
        assert (tmp_path / "site/2569/survey.svg").exists() is is_open
    assert prongsai("build", "--today", "เมื่อวาน", cwd=tmp_path).code == 2


@pytest.mark.parametrize("written", ["2567-02-29", "พรุ่งนี้"])
def test_a_day_the_settings_cannot_hold_is_told_without_a_traceback(tmp_path: Path, written: str) -> None:
    write(tmp_path, {"content/about.md": "# ก\n", **single(office())})
    (tmp_path / "mkdocs.yml").write_text(
        f"docs_dir: content\nsite_name: ก\nplugins:\n  - prongsai:\n      today: {written}\n", "utf-8"
    )
    ran = prongsai("check", cwd=tmp_path)
    assert ran.code == 1
    assert "อ่านแฟ้ม mkdocs.yml ไม่ได้" in ran.err
    assert "Traceback" not in ran.told
