"""What the checks of scores say about results files, and where."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import arithmetic, comparisons, levels, scorelists
from prongsai.loading import load
from prongsai.problems import Problem, Severity
from writing import SOURCE, catalogue, single

ROOT = Path(__file__).parents[1]
CHECKS = (
    arithmetic.scores_agree,
    arithmetic.scores_possible,
    comparisons.history_agrees,
    comparisons.analysis_agrees,
    levels.levels_agree,
    scorelists.questions_official,
    scorelists.lists_official,
    scorelists.lists_complete,
)

Told = tuple[str, int]
"""Code and line."""


def problems(found: Catalogue) -> Iterator[Problem]:
    """All that the checks of scores find."""
    for check in CHECKS:
        yield from check(found)


def told(site: Path, year: int, results: str, **others: str) -> list[Told]:
    """Codes and lines for a results file of one year; other files by their stem."""
    files = {f"{year}/results.yml": SOURCE + results}
    files |= {f"{year}/{stem}.yml": SOURCE + text for stem, text in others.items()}
    return sorted((one.code, one.place.line) for one in problems(catalogue(site, single(files))))


def ind(number: int, score: str, instrument: str = "") -> str:
    """An indicator on one line."""
    instrument = instrument or ("IIT" if number < 6 else "EIT" if number < 9 else "OIT")
    return f"  - {{number: {number}, name: ชื่อ, instrument: {instrument}, score: {score}}}\n"


def question(code: str, indicator: int, score: str) -> str:
    """A question on one line."""
    return f"  - {{code: {code}, indicator: {indicator}, text: คำถาม, score: {score}}}\n"


def item(code: str, indicator: int, score: str, title: str = "ชื่อข้อ") -> str:
    """An OIT item on one line."""
    return f"  - {{code: {code}, indicator: {indicator}, title: {title}, score: {score}}}\n"


def instruments(iit: str, eit: str, oit: str, weights: tuple[int, int, int] | None = None) -> str:
    """Three instruments, from line 3 when the total stands before."""
    text = "instruments:\n"
    for place, (code, score) in enumerate((("IIT", iit), ("EIT", eit), ("OIT", oit))):
        weight = f", weight: {weights[place]}" if weights else ""
        text += f"  - {{code: {code}, name: ชื่อ, score: {score}{weight}}}\n"
    return text


GOOD = "total: {score: 94.58}\n" + instruments("96.30", "92.30", "95.00")
IIT_1 = "questions:\n" + question("i1", 1, "96.50") + question("i2", 1, "94.50") + question("i3", 1, "100.00")
EIT_SCORES = ("92.40", "94.20", "98.70", "90.60", "89.70", "93.60", "88.20", "91.80", "91.50")
EIT = "questions:\n" + "".join(
    question(f"e{number}", 6 + (number - 1) // 3, score) for number, score in enumerate(EIT_SCORES, 1)
)
OIT_10 = "items:\n" + "".join(item(f"O{number}", 10, "0" if number == 24 else "100") for number in range(21, 29))
OIT_9 = "items:\n" + "".join(
    item(f"O{number}", 9, "0" if number in {7, 12, 13, 14} else "100.00") for number in range(1, 21)
)
HISTORY = "total: {score: 94.58}\nhistory: [{year: 2567, score: 91.86, change: 2.72, direction: เพิ่มขึ้น}]\n"
MEASURES = "มาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน พ.ศ. ๒๕๖๘"
REPORT = "รายงานผลการดำเนินการป้องกันการทุจริต ประจำปี พ.ศ. ๒๕๖๗"
LEVEL = "  - {{name: {}, range: {}, condition: {}}}\n"
TABLE = "levels:\n" + "".join(
    LEVEL.format(*row)
    for row in (
        ("ผ่านดีเยี่ยม", "95.00 - 100.00", "IIT EIT ส่วนที่ ๑ EIT ส่วนที่ ๒ และ OIT ต้องมีคะแนนไม่น้อยกว่า ๙๕ คะแนน"),
        ("ผ่านดี", "๘๕.๐๐ - ๑๐๐.๐๐", "IIT EIT ส่วนที่ 1 EIT ส่วนที่ 2 และ OIT ต้องมีคะแนนไม่น้อยกว่า 85 คะแนน"),
        ("ผ่าน", "85.00 - 100.00", "ไม่มีเงื่อนไข"),
        ("ต้องปรับปรุง", "70.00 - 84.99", "ไม่มีเงื่อนไข"),
        ("ต้องปรับปรุงโดยด่วน", "0.00 - 69.99", "ไม่มีเงื่อนไข"),
    )
)

CASES = [
    # --- total and instruments
    ("a total that agrees", 2568, GOOD, []),
    ("in Thai digits", 2568, "total: {score: ๙๔.๕๘}\n" + instruments("๙๖.๓๐", "92.3", "๙๕"), []),
    ("a total that differs", 2568, GOOD.replace("94.58", "94.85"), [("total-differs", 2)]),
    ("written with more about it", 2568,
     "total:\n  score:\n    value: 94.85\n" + instruments("96.30", "92.30", "95.00"), [("total-differs", 4)]),
    ("one instrument is not printed", 2568,
     "total: {score: 94.58}\ninstruments: [{code: IIT, name: ก, score: 12}]\n", []),
    ("a year without criteria", 2560, GOOD, [("scoring-unknown", 1)]),
    ("an unconfirmed year that agrees", 2569, GOOD, []),
    ("an unconfirmed year that differs", 2569, GOOD.replace("94.58", "94.85"), [("rule-unconfirmed", 2)]),
    ("an unconfirmed year that prints its weights", 2569,
     "total: {score: 94.85}\n" + instruments("96.30", "92.30", "95.00", (30, 30, 40)), [("total-differs", 2)]),
    ("an unconfirmed year with weights of its own", 2569,
     "total: {score: 94.65}\n" + instruments("96.30", "92.30", "95.00", (25, 25, 50)), []),
    ("weights that do not add up", 2569,
     "total: {score: 94.58}\n" + instruments("96.30", "92.30", "95.00", (30, 30, 30)), [("weights-not-100", 4)]),
    ("another weight than the year's", 2568,
     "total: {score: 94.58}\n" + instruments("96.30", "92.30", "95.00", (30, 40, 30)),
     [("weight-differs", 5), ("weight-differs", 6)]),
    ("an instrument that differs", 2568,
     "indicators:\n" + ind(9, "100.00") + ind(10, "90.00") + "instruments: [{code: OIT, name: ก, score: 90.50}]\n",
     [("instrument-score-differs", 5)]),
    # --- questions
    ("a mean of questions", 2568, "indicators:\n" + ind(1, "97.00") + IIT_1, []),
    ("a question that differs", 2568, "indicators:\n" + ind(1, "97.00") + IIT_1.replace("96.50", "69.50"),
     [("indicator-score-differs", 3)]),
    ("a question without a score", 2568,
     "indicators:\n" + ind(1, "97.00") + IIT_1.replace(", score: 96.50", ""), []),
    ("questions of a year whose numbering is not known", 2566,
     "indicators:\n" + ind(1, "97.00") + IIT_1.replace("96", "56"), []),
    ("EIT questions of both parts", 2568,
     "indicators:\n" + ind(6, "95.10") + ind(7, "91.30") + ind(8, "90.50") + EIT, []),
    ("an EIT question that stands out", 2568,
     "indicators:\n" + ind(6, "95.10") + ind(7, "91.30") + ind(8, "90.50") + EIT.replace("94.20", "94.90"),
     [("indicator-score-differs", 3)]),
    ("EIT questions of one part", 2568, "indicators:\n" + ind(6, "96.70") + ind(7, "93.30") + ind(8, "91.50") + EIT,
     [("eit-not-checkable", 3)]),
    ("EIT parts that cannot be", 2568, "indicators:\n" + ind(6, "9.67") + ind(7, "93.30") + ind(8, "91.50") + EIT,
     [("eit-not-checkable", 3), ("eit-part-impossible", 3)]),
    # --- items
    ("items by sub-indicators", 2568, "indicators:\n" + ind(10, "90.00") + OIT_10, []),
    ("an item that differs", 2568, "indicators:\n" + ind(10, "90.00") + OIT_10.replace("score: 0", "score: 100"),
     [("indicator-score-differs", 3)]),
    ("a mean of items instead", 2568, "indicators:\n" + ind(10, "87.50") + OIT_10, [("indicator-score-differs", 3)]),
    ("a score that another grouping gives", 2568, "indicators:\n" + ind(9, "72.00") + OIT_9,
     [("grouping-unconfirmed", 3)]),
    ("a score that no grouping gives", 2568, "indicators:\n" + ind(9, "72.34") + OIT_9, [("indicator-unreachable", 3)]),
    ("an item between 0 and 100", 2568, "indicators:\n" + ind(10, "90.00") + OIT_10.replace("score: 0", "score: 50"),
     [("item-score-partial", 8)]),
    ("a value that items cannot give", 2566, "indicators:\n" + ind(9, "91.98") + ind(10, "87.50"),
     [("indicator-not-from-items", 3)]),
    ("outside the scale", 2568, "indicators:\n" + ind(1, "9512"), [("score-out-of-range", 3)]),
    # --- two values
    ("printed twice", 2568, "total: {score: {value: 94.58, where: ก, also: [{value: 95.48, where: ข}]}}\n",
     [("score-printed-twice", 2)]),
    # --- what is missing
    ("one instrument of three", 2568, instruments("96.30", "92.30", "95.00").replace(", score: 92.30", ""),
     [("score-missing", 4)]),
    ("one item of eight", 2568, "indicators:\n" + ind(10, "90.00") + OIT_10.replace(", score: 0", ""),
     [("score-missing", 8)]),
    ("an item that is not listed", 2568,
     "indicators:\n" + ind(10, "90.00") + "\n".join(OIT_10.splitlines()[:-1]) + "\n",
     [("score-missing", 4)]),
    # --- history
    ("a history that agrees", 2568, HISTORY, []),
    ("a change that differs", 2568, HISTORY.replace("2.72", "2.27"),
     [("history-change-differs", 3)]),
    ("a direction that differs", 2568, HISTORY.replace("เพิ่มขึ้น", "ลดลง"),
     [("history-direction-differs", 3)]),
    # --- levels
    ("a level", 2568, "total: {score: ๙๔.๕๘, level: ระดับ ผ่านดี}\n" + TABLE, []),
    ("a level of another year", 2568, "total: {score: 94.58, level: A}\n", [("level-unknown", 2)]),
    ("letters", 2565, "total: {score: 91.16, level: A}\n", []),
    ("a letter too high", 2565, "total: {score: 91.16, level: AA}\n", [("level-differs", 2)]),
    ("a level too high", 2568, GOOD.replace("94.58}", "94.58, level: ผ่านดีเยี่ยม}"), [("level-differs", 2)]),
    ("a level as low as a part of EIT may make it", 2568, GOOD.replace("94.58}", "94.58, level: ผ่าน}"), []),
    ("a level too low", 2568, GOOD.replace("94.58}", "94.58, level: ต้องปรับปรุง}"), [("level-differs", 2)]),
    ("a range that differs", 2568, TABLE.replace("70.00 - 84.99", "75.00 - 84.99"), [("level-table-differs", 6)]),
    ("a condition that differs", 2569, TABLE.replace("๙๕ คะแนน", "๙๐ คะแนน"), [("level-table-differs", 3)]),
    ("a table of its own in an unconfirmed year", 2569,
     "total: {score: 82.00, level: ผ่าน}\n" + TABLE.replace("85", "80").replace("๘๕", "๘๐").replace("84", "79"), []),
    # --- lists
    ("a question of another year", 2568,
     "indicators:\n" + ind(4, "90.00") + "questions:\n" + question("i20", 4, "90.00"),
     [("unknown-question", 5)]),
    ("a question of a year whose numbering is not known", 2566,
     "indicators:\n" + ind(4, "90.00") + "questions:\n" + question("i20", 4, "90.00"), []),
    ("a question under another indicator", 2568,
     "indicators:\n" + ind(1, "90.00") + "questions:\n" + question("i4", 1, "90.00"),
     [("score-elsewhere", 5)]),
    ("an item under another indicator", 2568, "indicators:\n" + ind(10, "90.00") + "items:\n" + item("O5", 10, "100"),
     [("score-elsewhere", 5)]),
    ("an indicator of another instrument", 2568, "indicators:\n" + ind(6, "90.00", "IIT"), [("score-elsewhere", 3)]),
    ("a title of another item", 2568,
     "indicators:\n" + ind(10, "90.00") + "items:\n" + item("O25", 10, "100", MEASURES),
     [("item-title-elsewhere", 5)]),
    ("a title with a year in it", 2568,
     "indicators:\n" + ind(10, "90.00") + "items:\n" + item("O26", 10, "100", REPORT), []),
]  # fmt: skip


@pytest.mark.parametrize(("year", "text", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_a_results_file(year: int, text: str, expected: list[Told], tmp_path: Path) -> None:
    assert told(tmp_path, year, text) == expected


def test_an_analysis_repeats_the_score_of_its_year(tmp_path: Path) -> None:
    entry = "entries:\n  - {{id: d1, indicator: 1, title: ก, score: {}}}\n"
    results = "indicators:\n" + ind(1, "97.00")
    assert told(tmp_path / "a", 2568, results, analysis=entry.format("๙๗.๐๐")) == []
    assert told(tmp_path / "b", 2568, results, analysis=entry.format("97.10")) == [("analysis-score-differs", 3)]


def test_a_measure_may_answer_a_question_of_the_year_before(tmp_path: Path) -> None:
    measure = "measures:\n  - {{id: m1, title: ก, codes: [{}]}}\n"
    assert told(tmp_path / "a", 2569, "", measures=measure.format("i15")) == []
    assert told(tmp_path / "b", 2569, "", measures=measure.format("i16")) == [("unknown-question", 3)]
    assert told(tmp_path / "c", 2567, "", measures=measure.format("i27")) == []


def test_an_earlier_total_is_that_of_its_year(tmp_path: Path) -> None:
    files = {
        "2567/results.yml": SOURCE + "total: {score: 91.86}\n",
        "2568/results.yml": SOURCE + "history: [{year: 2567, score: 91.68}]\n",
    }
    (problem,) = problems(catalogue(tmp_path, single(files)))
    assert (problem.code, problem.place.file, problem.place.line) == (
        "earlier-total-differs",
        "data/2568/results.yml",
        2,
    )


# --- the documents of the sample site

DOCUMENTS = [
    ("khamsakaesaeng", [
        ("eit-not-checkable", 73), ("score-printed-twice", 83), ("grouping-unconfirmed", 103),
        ("score-printed-twice", 108), ("score-printed-twice", 140), ("score-printed-twice", 224),
    ]),
    ("khuankhanun", [("score-printed-twice", 88), ("score-printed-twice", 118)]),
    ("mueangmai", [("total-differs", 11), ("indicator-not-from-items", 58), ("indicator-not-from-items", 62)]),
    ("maeukho", []),
    ("dongklang", []),
    ("tuayang", []),
]  # fmt: skip


@pytest.fixture(scope="module")
def found() -> list[Problem]:
    """What is said about the sample site."""
    return list(problems(Catalogue.of(load(ROOT / "data"))))


@pytest.mark.parametrize(("agency", "expected"), DOCUMENTS)
def test_the_documents_hold_these_contradictions(agency: str, expected: list[Told], found: list[Problem]) -> None:
    own = [problem for problem in found if problem.place.file.startswith(f"data/{agency}/")]
    assert sorted((problem.place.line, problem.code) for problem in own) == [(line, code) for code, line in expected]


VERDICTS = [
    # agency, line, what is told
    ("mueangmai", 11, ("84.62", "82.83", "82.17", "บอกไม่ได้")),
    ("khuankhanun", 88, ("พอดีคือ 96.51",)),
    ("khuankhanun", 118, ("ตรงกับการคำนวณคือ 73.29",)),
    ("khamsakaesaeng", 83, ("คือ 98.40",)),
    ("khamsakaesaeng", 108, ("คือ 90.00",)),
    ("khamsakaesaeng", 140, ("คือ 98.86",)),
    ("khamsakaesaeng", 224, ("ตรวจด้วยการคำนวณไม่ได้",)),
]


@pytest.mark.parametrize(("agency", "line", "words"), VERDICTS)
def test_what_would_reconcile_is_told(agency: str, line: int, words: tuple[str, ...], found: list[Problem]) -> None:
    (meant,) = (
        problem.params["meant"]
        for problem in found
        if problem.place.file.startswith(f"data/{agency}/") and problem.place.line == line
    )
    assert all(word in meant for word in words)


def test_no_grouping_is_offered_where_none_gives_the_value(found: list[Problem]) -> None:
    ways = {one.params["way"] for one in found if one.code == "indicator-not-from-items"}
    assert ways == {"ให้คะแนนบางข้อเป็นบางส่วน"}


def test_no_sub_indicator_of_one_item_is_offered_where_there_are_others(found: list[Problem]) -> None:
    (known,) = (one.params["known"] for one in found if one.code == "grouping-unconfirmed")
    assert known == "2-5-5-2-6 หรือ 6-2-5-2-5 หรือ 6-5-2-5-2"


def test_nothing_about_scores_stops_the_site(found: list[Problem]) -> None:
    assert {problem.severity for problem in found} == {Severity.CHECK, Severity.ADVICE}
