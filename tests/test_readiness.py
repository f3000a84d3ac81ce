"""How ready a year is: what is left to do, who owes it, and the score to expect."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from prongsai.examining import examine
from prongsai.outlook import as_data, outlook
from prongsai.problems import Place, Problem, Reviewed, Severity
from prongsai.readiness import YearReadiness, readiness
from writing import SOURCE, catalogue, single, write

CRITERIA = """year: 2570
certainty: {certainty}
sources: คู่มือ
indicators:
  - {{number: 9, title: การเปิดเผยข้อมูล}}
  - {{number: 10, title: การป้องกันการทุจริต}}
sub_indicators:
  - {{code: 9.1, title: ก, indicator: 9}}
  - {{code: 9.2, title: ข, indicator: 9}}
  - {{code: 10.1, title: ค, indicator: 10}}
items:
"""
ITEMS = (("O1", "9.1"), ("O2", "9.1"), ("O3", "9.1"), ("O4", "9.2"), ("O5", "10.1"))
CONCEPTS = ("structure", "executives", "contact", "news", "complaints")
PUBLISHED = "published: 1 ก.พ. 2570, as_of: 1 ก.พ. 2570"


def criteria(certainty: str) -> str:
    """A year with five items in three sub-indicators, two components each."""
    lines = [CRITERIA.format(certainty=certainty)]
    for number, (code, group) in enumerate(ITEMS):
        lines.append(
            f"  - {{code: {code}, title: เรื่อง{code}, concept: own-{number}, sub_indicator: {group}, data_year: none,"
            f" certainty: high, basis: retrieved, components: [{{id: first, text: หนึ่ง}}, {{id: second, text: สอง}}]}}\n"
        )
    return "".join(lines)


OWN_CONCEPTS = "concepts:\n" + "".join(f"  - {{id: own-{n}, title: ก, summary: ข}}\n" for n in range(len(ITEMS)))


def year(site: Path, items: str, certainty: str = "high", problems: tuple[Problem, ...] = ()) -> YearReadiness:
    """The readiness of a year with this evidence."""
    files = {
        "criteria/2570.yml": criteria(certainty),
        "criteria/concepts.yml": OWN_CONCEPTS,
        "2570/oit.yml": SOURCE + items,
    }
    (found,) = readiness(catalogue(site, single(files)), problems)
    return found


def shown(code: str, components: str = "first: ก, second: ข", more: str = PUBLISHED) -> str:
    """One item with its components."""
    return f"  {code}: {{{more}, components: {{{components}}}}}\n"


ALL = "items:\n" + "".join(shown(code) for code, _ in ITEMS)


def test_a_complete_year_scores_in_full(tmp_path: Path) -> None:
    one = year(tmp_path, ALL)
    assert one.range == (Decimal("100.00"), Decimal("100.00"))
    assert (one.open, one.next_items, one.missing) == ((), (), 0)


def test_a_missing_component_is_a_lost_item(tmp_path: Path) -> None:
    one = year(tmp_path, ALL.replace(shown("O1"), shown("O1", "first: ก")))
    (open_,) = one.open
    assert [component.id for component in open_.missing] == ["second"]
    # 9.1 comes to 2/3, indicator 9 to (66.67 + 100) / 2, OIT to (83.33 + 100) / 2
    assert one.range == (Decimal("91.67"), Decimal("91.67"))
    (step,) = one.next_items
    assert (step.item.code, step.item.steps, step.gain) == ("O1", 1, Decimal("8.33"))


def test_the_cheapest_item_comes_first_then_the_one_that_brings_most(tmp_path: Path) -> None:
    text = "items:\n" + shown("O1", "first: ก") + shown("O2") + shown("O3") + shown("O5", "first: ก")
    assert [(step.item.code, step.item.steps) for step in year(tmp_path, text).next_items] == [
        ("O5", 1),
        ("O1", 1),
        ("O4", 2),
    ]


def test_an_unconfirmed_grouping_gives_a_range(tmp_path: Path) -> None:
    one = year(tmp_path, ALL.replace(shown("O1"), shown("O1", "first: ก")), "low")
    assert not one.grouping_confirmed
    # four items in two groups: O1 alone costs half of the indicator, with two others a third of a half
    assert one.range == (Decimal("75.00"), Decimal("91.67"))
    assert one.range_as_grouped == (Decimal("91.67"), Decimal("91.67"))


def doubt(line: int, file: str = "data/2570/oit.yml", code: str = "placeholder-text") -> Problem:
    """Something that wants a look."""
    return Problem(code, Place(file, line), {}, Severity.CHECK)


def test_what_wants_a_look_may_cost_the_item(tmp_path: Path) -> None:
    one = year(tmp_path, ALL, problems=(doubt(3),))
    (open_,) = one.open
    assert open_.code == "O1"
    assert open_.score == (Decimal(0), Decimal(100))
    assert one.range == (Decimal("91.67"), Decimal("100.00"))


@pytest.mark.parametrize(
    "problem",
    [
        Problem("image-alt", Place("data/2570/oit.yml", 3), {}, Severity.ADVICE),
        Problem("x", Place("data/2570/oit.yml", 3), {}, Severity.CHECK, Reviewed("1 ก.พ. 2570", "ตรวจแล้ว")),
        doubt(3, "data/2569/oit.yml"),
        doubt(1),
    ],
    ids=["advice", "reviewed", "of another year", "above all items"],
)
def test_what_is_settled_or_elsewhere_costs_nothing(tmp_path: Path, problem: Problem) -> None:
    assert not year(tmp_path, ALL, problems=(problem,)).open


def test_a_doubt_about_an_attachment_is_a_doubt_about_its_item(tmp_path: Path) -> None:
    write(tmp_path, single({"2570/files/a.txt": "ก"}))
    text = ALL.replace(shown("O2"), shown("O2", "first: {file: a.txt, title: ก}, second: ข"))
    (open_,) = year(tmp_path, text, problems=(doubt(1, "data/2570/files/a.txt"),)).open
    assert open_.code == "O2"


def test_a_late_item_scores_nothing_and_leaves_nothing_to_do(tmp_path: Path) -> None:
    late = shown("O1", more="published: 1 พ.ค. 2570, due: 30 เม.ย. 2570")
    one = year(tmp_path, ALL.replace(shown("O1"), late))
    assert [item.code for item in one.late] == ["O1"]
    assert not one.open
    assert one.range == (Decimal("91.67"), Decimal("91.67"))


def test_a_late_item_brings_no_points_however_it_is_mended(tmp_path: Path) -> None:
    late = shown("O1", "first: ก", more="published: 1 พ.ค. 2570, due: 30 เม.ย. 2570")
    one = year(tmp_path, ALL.replace(shown("O1"), late))
    assert [item.code for item in one.open] == ["O1"]
    assert one.next_items == ()


def test_a_withdrawn_item_scores_nothing_and_asks_for_nothing(tmp_path: Path) -> None:
    withdrawn = "  O1: {withdrawn: {date: 1 มี.ค. 2570, reason: ก}}\n"
    one = year(tmp_path, ALL.replace(shown("O1"), withdrawn))
    assert not one.open
    assert one.missing == 0
    assert one.range[1] == Decimal("91.67")
    lines = outlook((one,), None).splitlines()
    assert lines[1:3] == ["  ครบทุกองค์ประกอบ 4 จาก 5 ข้อ", "  ถอนแล้ว 1 ข้อ (O1) ซึ่งได้ 0 คะแนน"]


def test_what_was_withdrawn_is_not_late_as_well(tmp_path: Path) -> None:
    withdrawn = "  O1: {due: 1 ก.พ. 2570, published: 2 ก.พ. 2570, withdrawn: {date: 1 มี.ค. 2570, reason: ก}}\n"
    one = year(tmp_path, ALL.replace(shown("O1"), withdrawn))
    assert (one.late, [item.code for item in one.withdrawn]) == ((), ["O1"])


def test_units_owe_their_items_the_earliest_due_first(tmp_path: Path) -> None:
    text = (
        "due: 30 เม.ย. 2570\nitems:\n"
        "  O1: {unit: กองคลัง}\n  O2: {unit: กองคลัง, due: 1 มี.ค. 2570}\n" + shown("O3") + shown("O4")
    )
    one = year(tmp_path, text)
    assert [(unit.unit, [item.code for item in unit.open]) for unit in one.units] == [
        ("กองคลัง", ["O2", "O1"]),
        (None, ["O5"]),
    ]
    assert [item.code for item in one.overdue(dt.date(2027, 4, 1))] == ["O2"]
    assert one.overdue(None) == ()
    owed = [(of.unit, [item.code for item in of.items], of.overdue) for of in one.units[0].owed(dt.date(2027, 4, 1))]
    assert owed == [("กองคลัง", ["O2"], True), ("กองคลัง", ["O1"], False)]


def test_only_what_lacks_something_is_overdue(tmp_path: Path) -> None:
    text = "due: 1 ก.พ. 2570\nitems:\n" + shown("O1") + shown("O2", "first: ก") + "  O3: {}\n"
    one = year(tmp_path, text, problems=(doubt(4),))
    assert one.open[0].code == "O1", "it is open, but not overdue"
    assert [item.code for item in one.overdue(dt.date(2027, 4, 1))] == ["O2", "O3", "O4", "O5"]


def test_a_year_without_evidence_is_not_judged(tmp_path: Path) -> None:
    files = single({"2568/measures.yml": SOURCE + "measures: []\n"})
    assert readiness(catalogue(tmp_path, files), ()) == ()
    assert outlook((), None).startswith("ยังไม่มีปีใด")
    assert outlook((), None, narrowed=True).startswith("ในส่วนที่เลือก")


def test_the_outlook_names_what_is_left_and_says_the_same_as_its_data(tmp_path: Path) -> None:
    text = "items:\n  O1: {unit: กองคลัง, due: 1 มี.ค. 2570, components: {first: ก}}\n" + shown("O2")
    one = year(tmp_path, text)
    today = dt.date(2027, 4, 1)
    for language, words in (("th", ("เลยกำหนดแล้ว", "ขาด: สอง (second)", "กองคลัง")), ("en", ("overdue", "missing: "))):
        lines = outlook((one,), today, language)  # type: ignore[arg-type]  # the pairs above name the two languages
        assert all(word in lines for word in words)
    (data,) = as_data((one,), today)["years"]
    assert data["overdue"] == ["O1"]
    assert data["expected_oit"]["high"] == float(one.range[1])
    assert {item["item"]: item["missing"] for item in data["items"]}["O1"] == ["second"]


def test_the_fictional_agency_is_ready_but_for_what_it_says_itself() -> None:
    found, problems = examine(Path(__file__).parent.parent / "data")
    ready = {one.year: one for one in readiness(found, problems)}
    assert [item.code for item in ready[2568].late] == ["O24"]
    assert [item.code for item in ready[2569].late] == ["O17"]
    assert all(not one.open for one in ready.values())
    assert [item.code for item in ready[2568].withdrawn] == ["O8"]
