"""Scores, sums and counts in prose against what is printed beside them."""

from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.catalogue import Catalogue
from prongsai.checks.claims import claims_hold
from prongsai.checks.counts import counts_agree, evaluated, sums_written_out
from prongsai.checks.quoted import scores_quoted
from prongsai.loading import load
from prongsai.problems import Problem
from writing import SOURCE, catalogue, single

ROOT = Path(__file__).parent.parent
Check = Callable[[Catalogue], Iterator[Problem]]
CHECKS: tuple[Check, ...] = (scores_quoted, claims_hold, sums_written_out, counts_agree)

RESULTS = """
total: {score: 94.58, level: ผ่านดี}
history:
  - {year: 2567, score: 91.86}
instruments:
  - {code: IIT, name: ภายใน, score: 96.75}
indicators:
  - {number: 1, name: การปฏิบัติหน้าที่, instrument: IIT, score: 97.00}
  - {number: 2, name: การใช้งบประมาณ, instrument: IIT, score: {value: 96.50, where: ก, also: [{value: 96.05, where: ข}]}}
questions:
  - {code: i1, indicator: 1, text: ก, score: 96.50}
  - {code: i2, indicator: 1, text: ข, score: 97.50}
items:
  - {code: O24, indicator: 2, title: ค, score: 0.00}
"""


def told(site: Path, prose: str, part: str = "analysis", year: int = 2568) -> list[str]:
    """Codes of what is said about a text, in a part of the year after or of the results."""
    sections = f"{SOURCE}sections:\n  - id: s1\n    text: |-\n      {prose}\n"
    if part == "documents":
        sections = f"{SOURCE}documents:\n  - id: d\n    kind: แผน\n    title: ก\n    preface: {{text: '{prose}'}}\n"
    found = catalogue(site, single({"2568/results.yml": SOURCE + RESULTS, f"{year}/{part}.yml": sections}))
    return [problem.code for check in CHECKS for problem in check(found)]


PROSE = [
    ("ข้อ i1 ได้ 96.50 คะแนน", []),
    ("ข้อ i1 ได้ 69.50 คะแนน", ["quoted-score-differs"]),
    ("ข้อ i๑ ได้ ๖๙.๕๐ คะแนน", ["quoted-score-differs"]),
    ("ข้อ i๑ ได้ ๙๖.๕๐ คะแนน", []),
    ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ (97.10 คะแนน)", ["quoted-score-differs"]),
    ("ตัวชี้วัดที่ 2 ได้ 96.05 คะแนน", []),
    ("เครื่องมือ IIT ได้ 96.75 คะแนน", []),
    ("เครื่องมือ IIT ได้ 96.57 คะแนน", ["quoted-score-differs"]),
    ("O24 ได้ 0 คะแนน", []),
    ("O24 ได้ 100 คะแนน", ["quoted-score-differs"]),
    ("ได้คะแนนรวม **94.85 คะแนน**", ["quoted-score-differs"]),
    ("ตัวชี้วัดที่ 1 ต้องไม่น้อยกว่า 85.00 คะแนน", []),
    ("ตัวชี้วัดที่ 1 มีผู้ตอบร้อยละ 85.00", []),
    ("ตัวชี้วัดย่อยที่ 10.1 ได้ 80.00 คะแนน", []),
    ("ตัวชี้วัดที่ 1–2 ได้ 80.00 คะแนน", []),
    ("ปี 2567 ตัวชี้วัดที่ 1 ได้ 80.00 คะแนน", []),
    ("ปี 2567 ตัวชี้วัดที่ 1 ได้ 80.00 คะแนน\n\n      ปี 2567 ตัวชี้วัดที่ 1 ได้ 80.50 คะแนน", ["quoted-score-differs"]),
    ("ได้คะแนนรวม 94.58 คะแนน เพิ่มขึ้นจากปีงบประมาณ พ.ศ. 2567 จำนวน 2.72 คะแนน", []),
    ("ได้คะแนนรวม 94.58 คะแนน เพิ่มขึ้นจากปีงบประมาณ พ.ศ. 2567 จำนวน 2.27 คะแนน", ["quoted-change-differs"]),
    ("ตัวชี้วัดที่ได้คะแนนสูงสุดคือ ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่", []),
    ("ตัวชี้วัดที่ได้คะแนนสูงสุดคือ ตัวชี้วัดที่ 2 การใช้งบประมาณ", ["superlative-differs"]),
    ("ข้อ i2 ได้คะแนนน้อยที่สุดในบรรดาข้อคำถามทั้งหมด", ["superlative-differs"]),
    ("อยู่ในระดับ **ผ่านดี** และ", []),
    ("อยู่ในระดับ ผ่าน และ", ["quoted-level-differs"]),
    ("คะแนนจึงยังไม่ถึงระดับผ่านดีเยี่ยม", []),
    ("ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ 97.00 คะแนน ซึ่งเป็นตัวชี้วัดที่มีคะแนนดีเยี่ยม แต่", []),
    ("ตัวชี้วัดที่ ๑ การปฏิบัติหน้าที่ ๙๗.๐๐ คะแนน ซึ่งเป็นตัวชี้วัดที่มีคะแนนอยู่ในระดับดี แต่", ["indicator-level-differs"]),
    ("ตัวชี้วัดที่ 10 ได้ 90.00 คะแนน อยู่ในระดับดี และ", []),
    ("ตัวชี้วัดที่ 10 ได้ 90.00 คะแนน อยู่ในระดับ “ดีเยี่ยม” และ", ["indicator-level-differs"]),
    ("ตัวชี้วัดที่ 1 ได้ 97.00 คะแนน ซึ่งมีคะแนนดีขึ้น", []),
    ("ตัวชี้วัดที่ 10 ได้ 90.00 คะแนน จึงควรยกระดับสู่ระดับดีเยี่ยม", []),
    ("(96.00 × 0.30) + (95.00 × 0.70) = 28.80 + 66.50 = **95.30 คะแนน**", []),
    ("(96.00 × 0.30) + (95.00 × 0.70) = 28.80 + 66.50 = **95.80 คะแนน**", ["sum-differs"]),
    ("ส่วนที่ 1 ได้ 96.00 ส่วนที่ 2 ได้ 94.20 เฉลี่ย 95.10", []),
    ("ส่วนที่ 1 ได้ 96.00 ส่วนที่ 2 ได้ 94.20 เฉลี่ย 95.70", ["sum-differs"]),
    ("ได้ 4 ใน 5 ข้อ คิดเป็น 80.00", []),
    ("ได้ 4 ใน 5 ข้อ คิดเป็น 60.00", ["sum-differs"]),
    ("ผู้เข้าร่วม 56 คน จาก 60 คน (ร้อยละ 93.33)", []),
    ("ผู้เข้าร่วม 56 คน จาก 60 คน (ร้อยละ 93.83)", ["sum-differs"]),
    ("ผู้ตอบ 56 คน พอใจร้อยละ 93.83", []),
    ("คำขอ 378 รายการ เพิ่มขึ้นจากปีก่อนซึ่งมี 197 รายการ คิดเป็นร้อยละ 91.88", []),
    ("4 ประเด็น ระดับสูง 1 ปานกลาง 2 ต่ำ 1", []),
    ("4 ประเด็น ระดับสูง 1 ปานกลาง 3 ต่ำ 1", ["sum-differs"]),
]


@pytest.mark.parametrize(("prose", "expected"), PROSE, ids=[prose for prose, _ in PROSE])
def test_prose_of_the_same_year(prose: str, expected: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, prose) == expected


def test_a_document_of_the_next_year_speaks_of_these_results(tmp_path: Path) -> None:
    assert told(tmp_path / "a", "ข้อ i1 ได้ 96.50 คะแนน", "documents", 2569) == []
    assert told(tmp_path / "b", "ข้อ i1 ได้ 96.80 คะแนน", "documents", 2569) == ["quoted-score-differs"]


def test_a_document_of_the_same_year_may_speak_of_results_not_kept(tmp_path: Path) -> None:
    assert told(tmp_path / "a", "ข้อ i1 ได้ 88.70 คะแนน", "documents") == []
    assert told(tmp_path / "b", "ข้อ i1 ได้ 96.80 คะแนน", "documents") == ["quoted-score-differs"]


def test_the_number_is_where_it_is_told(tmp_path: Path) -> None:
    files = {"2568/results.yml": f"{SOURCE}intro: |-\n  ก\n\n  ตัวชี้วัดที่ ๑ ได้ ๙๗.๑๐ คะแนน\n{RESULTS}"}
    (problem,) = scores_quoted(catalogue(tmp_path, single(files)))
    assert (problem.place.line, problem.place.column) == (5, 22)
    assert problem.params["known"] == "data/2568/results.yml:13"


ITEM = """items:
  O1:
    summary: มี %s โครงการ งบประมาณ %s บาท เสร็จ 1 โครงการ
    components:
      structure-chart:
        - table:
            caption: แผน
            columns: [ที่, โครงการ, งบประมาณ (บาท)]
            rows:
              - ["1", ก, "1,250,000"]
              - ["2", ข, "980,000"]
              - [รวม, 2 โครงการ, "2,230,000"]
"""


@pytest.mark.parametrize(
    ("count", "money", "expected"),
    [("2", "2,230,000", 0), ("๒", "๒,๒๓๐,๐๐๐", 0), ("3", "2,230,000", 1), ("2", "2,280,000", 1), ("2", "9,000,000", 0)],
)
def test_a_summary_agrees_with_its_table(count: str, money: str, expected: int, tmp_path: Path) -> None:
    files = single({"2568/oit.yml": SOURCE + ITEM % (count, money)})
    found = list(counts_agree(catalogue(tmp_path, files)))
    assert [(problem.code, problem.place.line) for problem in found] == [("count-differs", 4)] * expected


ROUND = """rounds:
  - id: r6
    title: รอบ 6 เดือน
    intro: มาตรการ 2 รายการ เสร็จแล้ว %s รายการ กำลังดำเนินการ 1 รายการ ใช้งบประมาณ %s บาท
    results:
      - {measure: m1, state: เสร็จแล้ว, budget_used: "5,000 บาท"}
      - {measure: m2, state: กำลังดำเนินการ, budget_used: ไม่ใช้งบประมาณ}
"""


@pytest.mark.parametrize(
    ("done", "spent", "expected"), [("1", "5,000", 0), ("2", "5,000", 1), ("1", "6,000", 1), ("๑", "๕,๐๐๐", 0)]
)
def test_a_round_counts_its_results(done: str, spent: str, expected: int, tmp_path: Path) -> None:
    files = single({"2568/progress.yml": SOURCE + ROUND % (done, spent)})
    found = list(counts_agree(catalogue(tmp_path, files)))
    assert [(problem.code, problem.place.line) for problem in found] == [("count-differs", 5)] * expected


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=8))
def test_a_sum_written_out_is_evaluated(values: list[int]) -> None:
    assert evaluated(" + ".join(f"{value:,}" for value in values)) == sum(values)
    assert evaluated(f"({values[0]} × 2) + {values[-1]}") == Decimal(values[0] * 2 + values[-1])


def test_what_the_sites_say_agrees() -> None:
    found = Catalogue.of(load(ROOT / "data"))
    told = [(one.code, one.place.file, one.place.line) for check in CHECKS for one in check(found)]
    assert told == [("indicator-level-differs", "data/khamsakaesaeng/2568/analysis.yml", line) for line in (167, 218)]
