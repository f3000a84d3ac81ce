"""The glossary: every state has its word, every word its own anchor, and a page is told only of words it uses."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import addresses
from prongsai.build import Site
from prongsai.reading.english import english
from prongsai.reading.glossary import MOST, Term, glossary
from prongsai.standing import OVERDUE
from prongsai.status import STATES, ItemState

pytest_plugins = ["site_fixtures"]

TERMS = list(glossary().terms.values())
SHORT = 120
"""Signs of a meaning that fits one line of a desk and three of a phone."""


def test_a_term_has_an_anchor_of_its_own() -> None:
    groups = [group.id for group in glossary().groups]
    ids = [term.id for group in glossary().groups for term in group.terms]
    assert len({*ids, *groups}) == len(ids) + len(groups)
    assert all(re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", one) for one in (*ids, *groups))


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.id)
def test_a_term_is_told_in_one_line_of_thai_and_named_in_english(term: Term) -> None:
    assert len(term.brief) <= SHORT
    assert re.search("[ก-๙]", term.brief)
    assert not re.search("[ก-๙]", term.english)
    assert "\n" not in term.brief


@pytest.mark.parametrize("word", [*ItemState, *STATES, OVERDUE])
def test_every_state_a_reader_meets_is_explained(word: str) -> None:
    assert [term.id for term in TERMS if term.term == word]


def test_states_are_called_the_same_in_the_glossary_and_on_english_pages() -> None:
    words = english()
    called = {term.term: term.english for term in TERMS}
    for state, named in {**words.item_states, **words.measure_states}.items():
        assert called[state].startswith(named.name)


def test_what_is_not_confirmed_of_the_assessment_says_so(sample: Site) -> None:
    (page,) = (document for document in sample.documents if document.address == addresses.GLOSSARY)
    unsure = [term for term in TERMS if term.check]
    assert {"level", "eit", "score"} <= {term.id for term in unsure}
    assert page.body.count("<strong>ตรวจสอบ</strong>") == len(unsure)


def test_facts_of_the_assessment_name_their_source() -> None:
    """Numbers are not made up."""
    (assessment,) = (group for group in glossary().groups if group.id == "assessment")
    told = [term for term in assessment.terms if re.search("[0-9]", f"{term.brief} {term.more or ''}")]
    assert [term.id for term in told if not (term.source or term.check)] == []


@given(st.lists(st.sampled_from([term.id for term in TERMS]), unique=True), st.sets(st.sampled_from(TERMS)))
def test_a_page_is_told_of_words_it_uses_in_the_order_wanted(wanted: list[str], used: set[Term]) -> None:
    text = " ".join((term.words or (term.term,))[0] for term in used)
    told = [term.id for term in glossary().told(wanted, text)]
    assert len(told) <= MOST
    assert told == [one for one in wanted if one in told]
    assert all(glossary().terms[one].used(text) for one in told)
    assert {*wanted} & {term.id for term in used} <= {*told} or len(told) == MOST


def test_a_word_that_nobody_knows_is_an_error() -> None:
    with pytest.raises(KeyError):
        glossary().told(["no-such-word"], "")
