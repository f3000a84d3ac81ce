"""Columns of dates of one year."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import date_columns
from prongsai.checks.date_columns import odd_one
from prongsai.loading import load
from writing import SOURCE, catalogue, single

ROOT = Path(__file__).parents[1]

COLUMNS: list[tuple[list[str], tuple[int, str, int] | None]] = [
    (["1 ม.ค. 2568", "2 ก.พ. 2568", "17 มี.ค. 2538", "4 เม.ย. 2568"], (2, "17 มี.ค. 2538", 2568)),
    (["๑ ม.ค. ๒๕๖๘", "๒ ก.พ. ๒๕๖๘", "๔ เม.ย. ๒๕๖๘", "ต.ค. ๒๕๖๗ – มี.ค. ๒๕๔๘"], (3, "มี.ค. ๒๕๔๘", 2568)),
    (["1 ม.ค. 2568", "2 ก.พ. 2568", "17 มี.ค. 2567", "4 เม.ย. 2568"], None),
    (["1 ม.ค. 2568", "2 ก.พ. 2567", "17 มี.ค. 2538", "4 เม.ย. 2568"], None),
    (["1 ม.ค. 2568", "17 มี.ค. 2538", "4 เม.ย. 2568"], None),
    (["1 ม.ค. 2568", "ตามระเบียบ พ.ศ. 2538", "4 เม.ย. 2568", "5 เม.ย. 2568", "6 เม.ย. 2568"], None),
    (["ตลอดปี", "", "ทุกวัน"], None),
]


@pytest.mark.parametrize(("cells", "expected"), COLUMNS)
def test_the_odd_row_is_found(cells: list[str], expected: tuple[int, str, int] | None) -> None:
    assert odd_one(cells) == expected


def test_it_is_told_at_its_cell(tmp_path: Path) -> None:
    rows = "".join(
        f"              - [{day} มี.ค. {year}, ข่าว]\n" for day, year in ((1, 2568), (2, 2538), (3, 2568), (4, 2568))
    )
    text = (
        f"{SOURCE}items:\n  O4:\n    components:\n      news:\n        - table:\n            caption: ข่าว\n"
        f"            columns: [วันที่, เรื่อง]\n            rows:\n{rows}"
    )
    (found,) = date_columns.columns_of_one_year(catalogue(tmp_path, single({"2568/oit.yml": text})))
    assert (found.code, found.place.line, found.place.column) == ("data-year-differs", 11, 18)


def test_the_sample_data_are_of_one_year() -> None:
    assert not list(date_columns.columns_of_one_year(Catalogue.of(load(ROOT / "data"))))
