"""A review holds for exactly the problem it names: it lapses when the value changes, and never covers an error."""

import datetime as dt
from pathlib import Path

import pytest

from prongsai.examining import examine
from prongsai.messages import rules
from prongsai.problems import Problem, Severity
from prongsai.reviewing import DATED
from writing import AGENCY, SOURCE, single, write

NOTES = "notes.txt"
MEASURES = "2568/measures.yml"
TODAY = dt.date(2026, 3, 31)


def doubtful(group: str = "แผนงาน #1 สร้างจิตสำนึก", before: str = "") -> str:
    """Measures with one text that is cut at a `#`: a person must look."""
    return f"{before}{SOURCE}measures:\n  - id: m1\n    title: ประกาศนโยบาย\n    group: {group}\n"


def reviews(*marks: str, date: str = "31 มี.ค. 2569") -> str:
    """A file of reviews of these problems."""
    lines = (f"  - {{problem: '{mark}', date: {date}, reason: ตรวจกับต้นฉบับแล้ว, by: นักวิเคราะห์}}" for mark in marks)
    return "\n".join(["reviews:", *lines, ""])


def found(site: Path, files: dict[str, str], today: dt.date | None = None) -> dict[str, list[Problem]]:
    """Problems by their code."""
    _, problems = examine(write(site, single(files)), today=today)
    by_code: dict[str, list[Problem]] = {}
    for problem in problems:
        by_code.setdefault(problem.code, []).append(problem)
    return by_code


@pytest.fixture
def mark(tmp_path: Path) -> str:
    """What the report calls the doubtful text."""
    return found(tmp_path / "before", {MEASURES: doubtful()})["yaml-hash-cut"][0].mark


def test_what_was_reviewed_is_told_with_date_reason_and_position(mark: str, tmp_path: Path) -> None:
    told = found(tmp_path, {MEASURES: doubtful(), "reviews.yml": reviews(mark)})
    (problem,) = told["yaml-hash-cut"]
    assert problem.reviewed
    assert problem.reviewed.date == "31 มี.ค. 2569"
    assert problem.reviewed.reason == "ตรวจกับต้นฉบับแล้ว"
    assert problem.reviewed.by == "นักวิเคราะห์"
    assert not any(code.startswith("review-") for code in told)


def test_it_comes_back_when_the_value_changes(mark: str, tmp_path: Path) -> None:
    told = found(tmp_path, {MEASURES: doubtful("แผนงาน #2 สร้างจิตสำนึก"), "reviews.yml": reviews(mark)})
    (problem,) = told["yaml-hash-cut"]
    assert problem.reviewed is None
    (outdated,) = told["review-outdated"]
    assert outdated.severity is Severity.CHECK
    assert str(outdated.place) == "data/reviews.yml:2:15"
    assert outdated.params == {"mark": mark, "meant": problem.mark}


@pytest.mark.parametrize(
    "changed",
    [
        doubtful(before="# หมายเหตุ\n\n# อีกบรรทัด\n"),
        doubtful().replace("title: ประกาศนโยบาย", "title: ประกาศนโยบายไม่รับของขวัญ"),
        doubtful() + "    number: ๑\n",
        doubtful().replace("    group", "    number: ๑\n    group"),
    ],
)
def test_a_line_that_moves_does_not_matter(changed: str, mark: str, tmp_path: Path) -> None:
    told = found(tmp_path, {MEASURES: changed, "reviews.yml": reviews(mark)})
    assert all(problem.reviewed for problem in told["yaml-hash-cut"])
    assert "review-outdated" not in told


def test_the_same_words_in_another_file_are_another_problem(mark: str, tmp_path: Path) -> None:
    files = {MEASURES: doubtful(), "2567/measures.yml": doubtful(), "reviews.yml": reviews(mark)}
    assert [bool(problem.reviewed) for problem in found(tmp_path, files)["yaml-hash-cut"]] == [False, True]


def test_an_error_cannot_be_reviewed_away(tmp_path: Path) -> None:
    wrong = {MEASURES: doubtful("แผนงาน") + "    topic: 8\n"}
    (error,) = found(tmp_path / "before", wrong)["bad-topic"]
    told = found(tmp_path / "after", {**wrong, "reviews.yml": reviews(error.mark)})
    assert told["bad-topic"] == [error]
    (refused,) = told["review-of-error"]
    assert refused.severity is Severity.ERROR
    assert refused.place.file == "data/reviews.yml"
    assert "review-outdated" not in told


def test_while_something_is_wrong_no_review_is_called_outdated(mark: str, tmp_path: Path) -> None:
    """The file that cannot be read holds what was reviewed."""
    told = found(tmp_path, {MEASURES: doubtful() + "\tx\n", "reviews.yml": reviews(mark)})
    assert "yaml-tab" in told
    assert not any(code.startswith("review-") for code in told)


def test_a_mark_that_meets_nothing_is_told_with_what_it_may_mean(mark: str, tmp_path: Path) -> None:
    mistyped = mark.replace("yaml-hash-cut", "yaml-has-cut")
    told = found(tmp_path, {MEASURES: doubtful(), "reviews.yml": reviews(mistyped, "บันทึก")})
    assert [problem.params["meant"] for problem in told["review-outdated"]] == [mark, "–"]


def test_a_mark_reviewed_twice_is_told_and_the_first_counts(mark: str, tmp_path: Path) -> None:
    twice = reviews(mark) + reviews(mark, date="1 เม.ย. 2569").removeprefix("reviews:\n")
    told = found(tmp_path, {MEASURES: doubtful(), "reviews.yml": twice})
    (repeated,) = told["review-repeated"]
    assert (repeated.place.line, repeated.params["first"]) == (3, "2")
    (problem,) = told["yaml-hash-cut"]
    assert problem.reviewed
    assert problem.reviewed.date == "31 มี.ค. 2569"


@pytest.mark.parametrize(
    ("date", "today", "told"),
    [
        ("31 มี.ค. 2569", TODAY, False),
        ("1 เม.ย. 2569", TODAY, True),
        ("31 มี.ค. 2596", TODAY, True),
        ("มีนาคม 2569", TODAY, False),
        ("2569", TODAY, False),
        ("31 มี.ค. 2596", None, False),
    ],
)
def test_a_review_of_tomorrow_is_told_where_the_day_is_known(
    date: str,
    today: dt.date | None,
    told: bool,  # noqa: FBT001  # a column of the table
    mark: str,
    tmp_path: Path,
) -> None:
    files = {MEASURES: doubtful(), "reviews.yml": reviews(mark, date=date)}
    by_code = found(tmp_path, files, today)
    assert ("review-in-future" in by_code) == told
    assert by_code["yaml-hash-cut"][0].reviewed


def test_each_agency_keeps_its_own_reviews(tmp_path: Path) -> None:
    files = {
        f"data/{name}/{file}": text
        for name in ("nuea", "tai")
        for file, text in {"agency.yml": AGENCY, MEASURES: doubtful()}.items()
    }
    _, problems = examine(write(tmp_path, files))
    nuea, tai = (problem for problem in problems if problem.code == "yaml-hash-cut")
    assert nuea.mark != tai.mark
    _, problems = examine(write(tmp_path, {**files, "data/tai/reviews.yml": reviews(tai.mark)}))
    assert [bool(one.reviewed) for one in problems if one.code == "yaml-hash-cut"] == [False, True]
    _, problems = examine(write(tmp_path, {**files, "data/tai/reviews.yml": reviews("yaml-hash-cut:00000000")}))
    (outdated,) = (one for one in problems if one.code == "review-outdated")
    assert outdated.params["meant"] == tai.mark, "what another agency has is not meant"


def test_what_rests_on_the_day_is_not_called_outdated_without_one(tmp_path: Path) -> None:
    dated = min(DATED)
    files = {"reviews.yml": reviews(f"{dated}:00000000")}
    assert "review-outdated" not in found(tmp_path / "timeless", files)
    assert "review-outdated" in found(tmp_path / "dated", files, TODAY)


def test_the_codes_that_rest_on_the_day_are_those_whose_examples_name_one() -> None:
    named = {code for code, rule in rules().items() if rule.example and rule.example.today}
    assert named - {"review-in-future"} == DATED
