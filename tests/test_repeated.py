"""Points printed twice in one list."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.catalogue import Catalogue
from prongsai.checks import repeated
from prongsai.checks.repeated import SHORTEST_NEAR, small_word_apart
from prongsai.loading import load
from prongsai.problems import Problem
from writing import SOURCE, single, write

ROOT = Path(__file__).parents[1]


def found(data: Path) -> list[Problem]:
    """What the check says; the form is expected to be sound."""
    loaded = load(data)
    assert not loaded.problems
    return list(repeated.points_told_once(Catalogue.of(loaded)))


LONG = "ระบุขั้นตอนและระยะเวลาที่ใช้ในการให้บริการแต่ละขั้นตอนไว้ในคู่มือและประชาสัมพันธ์"
CASES = [
    # name, points, severity and line of each problem
    ("the same", ["ติดประกาศลำดับการให้บริการทุกกอง"] * 2, ["check 6"]),
    ("numbered", ["1. ติดประกาศลำดับการให้บริการทุกกอง", "๒. ติดประกาศ ลำดับการให้บริการทุกกอง"], ["check 6"]),
    ("three times", ["ติดประกาศลำดับการให้บริการทุกกอง"] * 3, ["check 6", "check 7"]),
    ("short", ["รายงานผล", "รายงานผล"], []),
    ("a small word more", [LONG, LONG.replace("แต่ละ", "ว่าแต่ละ")], ["advice 6"]),
    ("another unit", [LONG + "กองคลัง", LONG + "กองช่าง"], []),
    ("another number", [LONG + " ครั้งที่ 1", LONG + " ครั้งที่ 12"], []),
    ("a negation", [LONG + "ให้ครบ", LONG + "ไม่ให้ครบ"], []),
    ("different", [LONG, "ใช้บัตรคิวทุกจุดบริการและติดประกาศลำดับ"], []),
]


@pytest.mark.parametrize(("points", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_point_told_twice_is_found(points: list[str], expected: list[str], tmp_path: Path) -> None:
    written = SOURCE + "measures:\n  - id: m1\n    steps:\n" + "".join(f"      - {point}\n" for point in points)
    problems = found(write(tmp_path, single({"2569/measures.yml": written})))
    assert [f"{one.severity.value} {one.place.line}" for one in problems] == expected


@given(st.text(min_size=SHORTEST_NEAR), st.text(max_size=5))
def test_the_same_text_is_not_a_word_apart(one: str, more: str) -> None:
    assert not small_word_apart(one, one)
    assert small_word_apart(one, one + more) == small_word_apart(one + more, one)


def test_the_shipped_sample_repeats_nothing() -> None:
    assert [one for one in found(ROOT / "data") if "/tuayang/" in one.place.file] == []
