"""Scores that make up scores, and what would reconcile them: plain numbers, no files."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import cache
from itertools import combinations as choices
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai.loading import load
from prongsai.model.criteria import Criteria
from prongsai.reconciling import connected, misreadings, reconcile
from prongsai.scoring import (
    CONFIRMED,
    HALF,
    Kind,
    LevelRule,
    Relation,
    any_sizes_give,
    cuts_giving,
    expected_oit,
    other_part,
    possible_levels,
    relations,
    rounded,
    values_near,
)
from writing import single, write

YEARS = (2565, 2566, 2567, 2568, 2569)
D = Decimal


@cache
def criteria(year: int) -> Criteria:
    """The criteria shipped for a year."""
    with TemporaryDirectory() as folder:
        return load(write(Path(folder), single({}))).criteria.by_year[year]


def numbers(**values: str) -> dict[str, Decimal]:
    """Scores by name; indicators are written `n9`."""
    return {name.removeprefix("n"): D(value) for name, value in values.items()}


# --- consistent sheets, made from the bottom up

SCORES = st.integers(0, 10_000).map(lambda hundredths: D(hundredths) / 100)


@st.composite
def sheets(draw: st.DrawFn, year: int) -> dict[str, Decimal]:
    """Every score of a year, each rounded from those below it; EIT questions are means of both parts."""
    rules = criteria(year)
    assert rules.scoring
    values: dict[str, Decimal] = {}
    for asked in rules.scoring.questions.indicators if rules.scoring.questions else ():
        values |= {code: draw(SCORES).quantize(D("0.01")) for code in asked.codes}
        values[str(asked.indicator)] = rounded(sum((values[code] for code in asked.codes), D(0)) / len(asked.codes))
    for indicator in rules.indicators:
        groups = rules.codes_by_group(indicator.number)
        values |= {code: draw(st.sampled_from((D(0), D(100)))) for group in groups for code in group}
        means = [rounded(sum((values[code] for code in group), D(0)) / len(group)) for group in groups]
        values[str(indicator.number)] = rounded(sum(means, D(0)) / len(means))
    for instrument in rules.scoring.instruments:
        names = [str(number) for number in instrument.indicators]
        values |= {name: draw(SCORES).quantize(D("0.01")) for name in names if name not in values}
        values[instrument.code] = rounded(sum((values[name] for name in names), D(0)) / len(names))
    weighed = sum((one.weight * values[one.code] for one in rules.scoring.instruments), D(0)) / 100
    return {**values, "total": rounded(weighed)}


@pytest.mark.parametrize("year", YEARS)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_consistent_set_of_scores_passes(year: int, data: st.DataObject) -> None:
    values = data.draw(sheets(year))
    for printed in (values, {name: value for name, value in values.items() if name not in {"IIT", "EIT", "OIT"}}):
        assert all(relation.holds(printed) for relation in relations(criteria(year), {}, printed))


@pytest.mark.parametrize("year", YEARS)
@settings(max_examples=40, deadline=None)
@given(st.data())
def test_any_changed_score_is_noticed_where_it_stands_in_a_relation(year: int, data: st.DataObject) -> None:
    """Beyond twice the tolerance, which is what two roundings may hide."""
    values = data.draw(sheets(year))
    found = relations(criteria(year), {}, values)
    relation = data.draw(st.sampled_from(found))
    name = data.draw(st.sampled_from(relation.names))
    factor = relation.scale if name == relation.target else dict(relation.terms)[name]
    beyond = 2 * relation.tolerance(values) / factor
    changed = data.draw(SCORES.filter(lambda value: abs(value - values[name]) > beyond))
    assert not relation.holds({**values, name: changed})


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_a_misread_digit_is_found_again(data: st.DataObject) -> None:
    """The true value is among the readings told, whatever else would do."""
    values = data.draw(sheets(2567))
    found = relations(criteria(2567), {}, values)
    name = data.draw(st.sampled_from(sorted(name for name in values if name[0] != "O" or name == "OIT")))
    wrong = data.draw(st.sampled_from([reading.value for reading in misreadings(values[name])]))
    printed = {**values, name: wrong}
    failing = [relation for relation in found if not relation.holds(printed)]
    for group in connected(failing):
        repairs = {repair.name: repair for repair in reconcile(group, found, printed, {}).repairs}
        assert repairs[name].low <= values[name] <= repairs[name].high
        # A swap or a changed digit undone is a swap or a changed digit, unless a leading zero was lost.
        if len(str(wrong)) == len(str(values[name])):
            assert values[name] in {reading.value for reading in repairs[name].readings}


# --- single relations

MEAN = Relation(Kind.QUESTIONS, "1", 3, (("i1", 1), ("i2", 1), ("i3", 1)))

ROUNDING = [
    # target, i1, whether they agree with i2 = i3 = 90
    ("90.00", "90.00", True),
    ("90.01", "90.00", True),
    ("90.02", "90.00", False),
    ("90.00", "90.03", True),
    ("90.00", "90.04", False),
    ("90.0", "90.12", True),
    ("90.0", "90.3", False),
    ("93.33", "100", True),
    ("93.3", "100", True),
    ("93.33", "101", False),
]


@pytest.mark.parametrize(("target", "first", "agrees"), ROUNDING)
def test_rounding_as_printed_is_allowed_for(target: str, first: str, agrees: bool) -> None:  # noqa: FBT001
    assert MEAN.holds(numbers(n1=target, i1=first, i2="90.00", i3="90.00")) == agrees


def test_a_mean_is_only_asked_for_when_all_its_parts_are_printed() -> None:
    printed = numbers(n1="90.00", i1="90.00", i2="90.00")
    assert relations(criteria(2568), {}, printed) == []


def test_the_total_comes_from_the_indicators_where_an_instrument_is_not_printed() -> None:
    ten = {str(number): D("90.00") for number in range(1, 11)}
    (direct,) = relations(criteria(2566), {}, {**ten, "total": D("90.00")})
    assert [dict(direct.terms)[name] for name in ("1", "6", "9")] == [6, 10, 20]
    by_instrument = relations(criteria(2566), {}, {"total": D(90), "IIT": D(90), "EIT": D(90), "OIT": D(90)})
    assert [dict(one.terms) for one in by_instrument] == [{"IIT": 30, "EIT": 30, "OIT": 40}]


def test_other_weights_are_used_when_given() -> None:
    printed = numbers(total="80.00", IIT="90.00", EIT="90.00", OIT="70.00")
    (total,) = relations(criteria(2569), {"IIT": D(25), "EIT": D(25), "OIT": D(50)}, printed)
    assert total.holds(printed)
    assert relations(criteria(2569), {"IIT": D(25)}, printed) == []


def test_an_interval_is_where_a_relation_holds() -> None:
    printed = numbers(n1="90.00", i1="80.00", i2="90.00", i3="90.00")
    low, high = MEAN.interval("i1", printed)
    assert (low, high) == (D("89.97"), D("90.03"))
    assert not MEAN.holds({**printed, "i1": low - HALF})
    assert MEAN.holds({**printed, "i1": high})


# --- the totals of the documents

KHUAN_KHANUN = numbers(
    total="95.01", n1="95.55", n2="98.12", n3="98.80", n4="96.51", n5="97.61",
    n6="93.67", n7="91.19", n8="73.29", n9="100.00", n10="100.00",
)  # fmt: skip
MUEANG_MAI = numbers(
    total="89.69", n1="96.42", n2="90.64", n3="93.28", n4="90.30", n5="90.61",
    n6="89.62", n7="87.83", n8="87.17", n9="91.98", n10="88.29",
)  # fmt: skip


@pytest.mark.parametrize(
    ("fourth", "eighth", "holds", "exact"),
    [
        ("96.51", "73.29", True, True),
        ("96.41", "73.29", True, False),
        ("96.51", "93.29", False, False),
        ("96.41", "93.29", False, False),
    ],
)
def test_of_two_printed_values_one_gives_the_total(fourth: str, eighth: str, *, holds: bool, exact: bool) -> None:
    values = {**KHUAN_KHANUN, "4": D(fourth), "8": D(eighth)}
    (total,) = relations(criteria(2567), {}, values)
    assert (total.holds(values), total.exact(values)) == (holds, exact)


def test_a_printed_alternative_reconciles_before_anything_else() -> None:
    values = {**KHUAN_KHANUN, "8": D("93.29")}
    found = relations(criteria(2567), {}, values)
    told = reconcile(found, found, values, {"8": [D("73.29")], "4": [D("96.41")]})
    assert told.printed == ({"8": D("73.29")},)


def test_three_single_digits_would_reconcile_one_total() -> None:
    found = relations(criteria(2566), {}, MUEANG_MAI)
    assert [rounded(relation.expected(MUEANG_MAI)) for relation in found] == [D("90.19")]
    repairs = reconcile(found, found, MUEANG_MAI, {}).repairs
    told = {repair.name: [reading.value for reading in repair.readings] for repair in repairs if repair.readings}
    assert told == {"6": [D("84.62")], "7": [D("82.83")], "8": [D("82.17")]}


def test_a_repair_must_not_break_what_holds() -> None:
    values = numbers(IIT="90.00", EIT="90.00", OIT="95.00", total="93.00", n9="95.00", n10="95.00")
    found = relations(criteria(2567), {}, values)
    failing = [relation for relation in found if not relation.holds(values)]
    assert "OIT" not in {repair.name for repair in reconcile(failing, found, values, {}).repairs}


def test_contradictions_without_a_score_in_common_are_reconciled_apart() -> None:
    second = Relation(Kind.QUESTIONS, "2", 1, (("i4", 1),))
    third = Relation(Kind.INDICATORS, "IIT", 2, (("1", 1), ("2", 1)))
    assert connected([MEAN, second]) == [[MEAN], [second]]
    assert connected([MEAN, second, third]) == [[MEAN, second, third]]


# --- levels

LEVELS = (
    LevelRule("ผ่านดีเยี่ยม", D(95), D(100), D(95)),
    LevelRule("ผ่านดี", D(85), D(100), D(85)),
    LevelRule("ผ่าน", D(85), D(100)),
    LevelRule("ต้องปรับปรุง", D(70), D("84.99")),
)
POSSIBLE = [
    # total, IIT, EIT, OIT, levels
    ("91.33", ("99.28", "97.16", "81.00"), ["ผ่าน"]),
    ("95.01", ("97.32", "86.05", "100.00"), ["ผ่านดี", "ผ่าน"]),
    ("96.60", ("97.40", "94.60", "97.50"), ["ผ่านดี"]),
    ("98.00", ("98.00", "98.00", "98.00"), ["ผ่านดีเยี่ยม"]),
    ("84.00", ("99.00", "99.00", "60.00"), ["ต้องปรับปรุง"]),
    ("84.995", ("99.00", "99.00", "60.00"), []),
    ("96.00", (), ["ผ่านดีเยี่ยม", "ผ่านดี", "ผ่าน"]),
]


@pytest.mark.parametrize(("total", "scores", "levels"), POSSIBLE)
def test_a_level_is_bounded_by_the_scores(total: str, scores: tuple[str, ...], levels: list[str]) -> None:
    instruments = dict(zip(("IIT", "EIT", "OIT"), map(D, scores), strict=False))
    assert [rule.name for rule in possible_levels(LEVELS, D(total), instruments)] == levels


# --- EIT parts, OIT items


def test_the_other_part_of_eit() -> None:
    assert rounded(other_part(D("96.70"), [D("99.60"), D("99.60"), D("100.00")])) == D("93.67")


def test_the_grouping_of_khamsakaesaeng_is_one_of_four() -> None:
    zeros = tuple(number in {7, 12, 13, 14} for number in range(1, 21))
    near = (Fraction("71.99"), Fraction("72.01"))
    assert set(cuts_giving(zeros, 5, *near)) == {(2, 5, 5, 2, 6), (2, 10, 1, 5, 2), (6, 2, 5, 2, 5), (6, 5, 2, 5, 2)}


def test_cuts_may_be_asked_to_leave_no_item_alone() -> None:
    zeros = tuple(number in {7, 12, 13, 14} for number in range(1, 21))
    near = (Fraction("71.99"), Fraction("72.01"))
    assert (2, 10, 1, 5, 2) not in cuts_giving(zeros, 5, *near, 2)
    assert len(cuts_giving(zeros, 5, *near, 2)) == 3


@pytest.mark.parametrize(
    ("items", "groups", "value", "expected"),
    [
        (30, 5, "91.98", False),
        (13, 2, "88.29", False),
        (30, 5, "92.00", True),
        (8, 2, "90.00", True),
        (8, 2, "100.00", True),
        (8, 2, "0.00", True),
        (3, 1, "66.67", True),
        (3, 1, "60.00", False),
    ],
)
def test_sizes_of_sub_indicators_that_give_a_value(items: int, groups: int, value: str, expected: bool) -> None:  # noqa: FBT001
    assert any_sizes_give(items, groups, D(value)) is expected


@given(st.lists(st.tuples(st.integers(1, 6), st.integers(0, 6)), min_size=1, max_size=3))
def test_whatever_items_give_is_given_by_some_sizes(groups: list[tuple[int, int]]) -> None:
    shares = [Fraction(min(shown, size), size) for size, shown in groups]
    mean = 100 * sum(shares, Fraction()) / len(shares)
    value = D(mean.numerator) / mean.denominator
    assert any_sizes_give(sum(size for size, _ in groups), len(groups), rounded(value))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.booleans(), min_size=3, max_size=9), st.integers(1, 3))
def test_every_cut_is_tried(zeros: list[bool], groups: int) -> None:
    found = set()
    for inner in choices(range(1, len(zeros)), groups - 1):
        ends = (0, *inner, len(zeros))
        cut = [zeros[start:end] for start, end in pairwise(ends)]
        found.add(sum(Fraction(100 * part.count(False), len(part)) for part in cut) / groups)
    assert all(cuts_giving(tuple(zeros), groups, value, value) for value in found)
    between = {value + Fraction(1, 10_000) for value in found} - found
    assert not any(cuts_giving(tuple(zeros), groups, value, value) for value in between)
    scores = {f"O{place}": (D(0 if zero else 100),) * 2 for place, zero in enumerate(zeros, 1)}
    assert (_bounds(scores, groups)) == (min(found), max(found))


def _bounds(scores: Mapping[str, tuple[Decimal, Decimal]], groups: int) -> tuple[Fraction, Fraction]:
    """Of items in one indicator whose grouping is not confirmed."""
    shipped = criteria(2569)
    codes = [str(number) for number in range(1, groups + 1)]
    subs = [shipped.sub_indicators[0].model_copy(update={"code": code, "indicator": 9}) for code in codes]
    items = [
        shipped.items[0].model_copy(update={"code": name, "sub_indicator": codes[min(place, groups - 1)]})
        for place, name in enumerate(scores)
    ]
    only = shipped.indicators[:1]
    year = shipped.model_copy(update={"indicators": only, "sub_indicators": tuple(subs), "items": tuple(items)})
    found = expected_oit(scores, year).indicators[9]
    return Fraction(found.low).limit_denominator(10**6), Fraction(found.high).limit_denominator(10**6)


def test_a_confirmed_grouping_gives_one_score() -> None:
    scores = {f"O{number}": (0, 0) if number == 28 else (100, 100) for number in range(1, 29)}
    found = expected_oit(scores, criteria(2568))
    assert found.indicators[10].low == found.indicators[10].high == 90
    assert [found.low, found.high] == [95, 95]


def test_an_unconfirmed_grouping_gives_a_range() -> None:
    scores = {f"O{number}": (0, 0) if number == 7 else (100, 100) for number in range(1, 29)}
    nine = expected_oit(scores, criteria(2568)).indicators[9]
    assert [nine.low, rounded(nine.high)] == [80, D("98.75")]
    assert nine.low <= nine.given[0] <= nine.high


def test_items_nothing_is_known_about_are_open() -> None:
    found = expected_oit({}, criteria(2565))
    assert [found.low, found.high, *found.given] == [0, 100, 0, 100]


@pytest.mark.parametrize(
    ("sizes", "value", "near"),
    [
        ((8, 5), "88.29", ("87.50", "90.00")),
        ((8, 5), "90.00", ("90.00", "90.00")),
        ((10, 8, 4, 4, 4), "91.98", ("91.50", "92.00")),
    ],
)
def test_items_of_0_or_100_give_some_values_only(sizes: tuple[int, ...], value: str, near: tuple[str, str]) -> None:
    assert values_near(sizes, D(value)) == tuple(map(D, near))


def test_what_is_not_confirmed_says_so() -> None:
    certain = {year: criteria(year).scoring for year in YEARS}
    assert [rules.certainty in CONFIRMED for rules in certain.values() if rules] == [True, True, True, True, False]
    assert all(rules and rules.note for rules in certain.values())
    assert criteria(2568).grouping_certainty(9) == "low"
    assert criteria(2568).grouping_certainty(10) == "medium"


@pytest.mark.parametrize("year", YEARS)
def test_the_rules_of_a_year_fit_together(year: int) -> None:
    rules = criteria(year).scoring
    assert rules
    assert sum(one.weight for one in rules.instruments) == 100
    numbered = [number for one in rules.instruments for number in one.indicators]
    assert numbered == list(range(1, 11))
    codes = [code for one in (rules.questions.indicators if rules.questions else ()) for code in one.codes]
    assert len(set(codes)) == len(codes)
    assert rules.levels
    assert rules.levels.levels[-1].low == 0
    for code in codes:
        assert rules.measuring(rules.asking(code) or 0) == {"i": "IIT", "e": "EIT"}[code[0]]
