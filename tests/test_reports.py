"""What a clerk reads in the terminal: each problem in full or, once reviewed, in two lines; and what it comes to."""

from dataclasses import replace

import pytest

from prongsai import sources
from prongsai.messages import Language
from prongsai.model.reviews import Reviews
from prongsai.problems import Place, Problem, Reviewed, Severity
from prongsai.reports import GRAVITY, Counts, how_to_review, open_first, report, rest, stopping, verdict
from writing import record

LANGUAGES: tuple[Language, ...] = ("th", "en")
WRONG = Problem("repeated-id", Place("data/2568/measures.yml", 5, 9), {"id": "m1", "first": "3"})
DOUBTFUL = Problem("stray-file", Place("data/notes.txt"), {"name": "notes.txt"}, Severity.CHECK)
BETTER = replace(DOUBTFUL, place=Place("data/ideas.txt"), severity=Severity.ADVICE)
KEPT = replace(DOUBTFUL, reviewed=Reviewed("31 มี.ค. 2569", "เก็บไว้เป็นบันทึก", "นักวิเคราะห์"))
KEPT_WRONG = replace(WRONG, reviewed=KEPT.reviewed)


def test_a_report_says_where_what_why_by_which_rule_and_how() -> None:
    assert report(WRONG, "en") == (
        f"data/2568/measures.yml:5:9: error: the id `m1` is used on line 3 already [{WRONG.mark}]\n"
        "    an id becomes an address, and an address holds one page\n"
        "    source: ข้อตกลงของโปรแกรม: สิ่งที่อ้างถึงต้องมีอยู่จริง และที่อยู่หนึ่งมีหน้าเดียว (data/README.md) (certain)\n"
        "    change the newer of the two"
    )


def test_a_check_that_knows_better_how_certain_its_rule_is_is_believed() -> None:
    assert "(ความแน่นอนสูง)" in report(DOUBTFUL)
    unsure = replace(DOUBTFUL, params={**DOUBTFUL.params, "certainty": "low"})
    assert "(ความแน่นอนต่ำ ยังไม่ยืนยัน)" in report(unsure)


def test_what_was_reviewed_is_told_shortly_with_who_when_and_why() -> None:
    first, second = report(KEPT).split("\n")
    assert first.startswith("data/notes.txt:1:1: ตรวจแล้ว: พบ “notes.txt”")
    assert first.endswith(f"[{DOUBTFUL.mark}]")
    assert second == "    31 มี.ค. 2569 นักวิเคราะห์: เก็บไว้เป็นบันทึก"
    nobody = replace(KEPT, reviewed=Reviewed("2569", "ตรวจกับต้นฉบับแล้ว"))
    assert report(nobody, "en").split("\n")[1] == "    2569: ตรวจกับต้นฉบับแล้ว"


def test_what_was_reviewed_comes_after_the_rest_and_nothing_else_moves() -> None:
    assert open_first([KEPT, BETTER, DOUBTFUL, WRONG]) == (WRONG, DOUBTFUL, BETTER, KEPT)


@pytest.mark.parametrize(
    ("stop_at", "expected"),
    [
        (Severity.ERROR, (WRONG,)),
        (Severity.CHECK, (WRONG, DOUBTFUL)),
        (Severity.ADVICE, (WRONG, DOUBTFUL, BETTER)),
    ],
)
def test_a_severity_stops_with_all_that_are_graver(stop_at: Severity, expected: tuple[Problem, ...]) -> None:
    assert stopping([WRONG, DOUBTFUL, BETTER, KEPT], stop_at) == expected
    assert stopping([KEPT], stop_at) == ()


def test_every_severity_has_its_rank() -> None:
    assert set(GRAVITY) == set(Severity)


def test_reviewed_problems_are_counted_apart() -> None:
    assert Counts.of([WRONG, DOUBTFUL, DOUBTFUL, BETTER, KEPT, KEPT_WRONG]) == Counts(1, 2, 1, 2)
    assert Counts.of([]) == Counts()


STOPS = " ยังสร้างเว็บไซต์ไม่ได้จนกว่าจะแก้ไขจุดที่ผิด เว็บไซต์เดิมยังอยู่ครบ"
VERDICTS: list[tuple[str, list[Problem], list[Problem] | None, str]] = [
    # of what, what is shown, what the options leave out, the verdict
    ("nothing", [], None, "ไม่พบข้อผิดพลาด"),
    ("something wrong", [WRONG], None, f"พบจุดที่ผิด 1 จุด{STOPS}"),
    ("doubts", [DOUBTFUL, DOUBTFUL], None, "ไม่พบข้อผิดพลาด · ตรวจสอบ 2 จุด"),
    ("only advice", [BETTER], None, "ไม่พบข้อผิดพลาด · แนะนำ 1 จุด"),
    ("what was reviewed", [KEPT], None, "ไม่พบข้อผิดพลาด · ตรวจแล้ว 1 จุด"),
    (
        "everything",
        [WRONG, DOUBTFUL, BETTER, KEPT],
        None,
        f"พบจุดที่ผิด 1 จุด · ตรวจสอบ 1 จุด · แนะนำ 1 จุด · ตรวจแล้ว 1 จุด{STOPS}",
    ),
    ("a part that is all", [DOUBTFUL], [], "ในส่วนที่เลือก ไม่พบข้อผิดพลาด · ตรวจสอบ 1 จุด"),
    (
        "a sound part of an unsound whole",
        [],
        [WRONG, DOUBTFUL],
        f"ในส่วนที่เลือก ไม่พบข้อผิดพลาด (นอกส่วนที่เลือก: ผิด 1 จุด · ตรวจสอบ 1 จุด){STOPS}",
    ),
]


@pytest.mark.parametrize(("shown", "left_out", "expected"), [row[1:] for row in VERDICTS], ids=[r[0] for r in VERDICTS])
def test_a_verdict_counts_and_never_hides_what_it_does_not_show(
    shown: list[Problem], left_out: list[Problem] | None, expected: str
) -> None:
    assert verdict(shown, left_out) == expected
    assert "\n" not in verdict(shown, left_out, "en")


def test_a_builder_tells_of_the_rest_only_how_much_it_is() -> None:
    assert rest([WRONG, KEPT]) == ""
    assert rest([WRONG, DOUBTFUL, BETTER]) == ("มีจุดที่ควรดู (ตรวจสอบ 1 จุด · แนะนำ 1 จุด) สั่ง prongsai check เพื่อดูรายละเอียด")
    assert rest([DOUBTFUL], "en") == "to look at: 1 to check; run prongsai check to see them"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_line_that_acknowledges_a_problem_can_be_pasted(language: Language) -> None:
    line = how_to_review(DOUBTFUL, "data/reviews.yml", "31 มี.ค. 2569", language)
    assert "\n" not in line
    assert "data/reviews.yml" in line
    pasted = line[line.index("reviews: [") :]
    assert sources.parse(pasted, "data/reviews.yml")[1] == ()
    (review,) = record(Reviews, pasted).reviews
    assert review.problem == DOUBTFUL.mark
    assert review.reason
