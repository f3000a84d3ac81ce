"""Pages left at addresses that moved: where they lead, what they say, and that no chain or circle is left."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.redirects import Redirected, RedirectLoopError, collapse, redirect_page, redirect_pages

AGENCY = "องค์การบริหารส่วนตำบลทดสอบ"
MOVED = Redirected("a/2568/oit/o12/", "a/2569/oit/o13/", "1 ต.ค. 2568", "หลักเกณฑ์ปีใหม่เปลี่ยนเลขข้อ", AGENCY)

CHAINS = [
    # pairs, what they come to
    ([], {}),
    ([("a/", "b/")], {"a/": "b/"}),
    ([("a/", "b/"), ("b/", "c/")], {"a/": "c/", "b/": "c/"}),
    ([("b/", "c/"), ("a/", "b/")], {"a/": "c/", "b/": "c/"}),
    ([("a/", "b/"), ("a/", "c/")], {"a/": "c/"}),
    ([("a/", "b/#x"), ("b/", "c/")], {"a/": "c/#x", "b/": "c/"}),
    ([("a/", "b/#x"), ("b/", "c/#y")], {"a/": "c/#y", "b/": "c/#y"}),
]


@pytest.mark.parametrize(("pairs", "expected"), CHAINS)
def test_chains_become_one_step(pairs: list[tuple[str, str]], expected: dict[str, str]) -> None:
    assert collapse(pairs) == expected


LOOPS = [
    # pairs, the way that never ends
    ([("a/", "a/")], ("a/", "a/")),
    ([("a/", "a/#x")], ("a/", "a/")),
    ([("a/", "b/"), ("b/", "a/")], ("a/", "b/", "a/")),
    ([("x/", "a/"), ("a/", "b/"), ("b/", "a/")], ("a/", "b/", "a/")),
]


@pytest.mark.parametrize(("pairs", "way"), LOOPS)
def test_loops_are_refused_with_their_way(pairs: list[tuple[str, str]], way: tuple[str, ...]) -> None:
    with pytest.raises(RedirectLoopError) as refused:
        collapse(pairs)
    assert refused.value.way == way


PLACES = st.sampled_from(["a/", "b/", "c/", "d/", "e/"])


def circular(steps: dict[str, str]) -> bool:
    """Whether some walk of more steps than there are redirects is still under way."""
    ends = set(steps)
    for _ in range(len(steps) + 1):
        ends = {steps[one] for one in ends if one in steps}
    return bool(ends)


@given(st.lists(st.tuples(PLACES, PLACES)))
def test_what_is_collapsed_leads_straight_to_its_end_and_every_loop_is_refused(pairs: list[tuple[str, str]]) -> None:
    steps = dict(pairs)
    if circular(steps):
        with pytest.raises(RedirectLoopError) as refused:
            collapse(pairs)
        way = refused.value.way
        assert way[0] == way[-1]
        assert [steps[one] for one in way[:-1]] == [*way[1:]]
        return
    collapsed = collapse(pairs)
    assert collapsed.keys() == steps.keys()
    assert not collapsed.keys() & set(collapsed.values())
    assert collapse(collapsed.items()) == collapsed


def test_a_page_says_in_thai_where_why_and_when() -> None:
    html = redirect_page(MOVED).decode()
    assert '<html lang="th">' in html
    for said in ("หน้านี้ย้ายที่อยู่แล้ว", AGENCY, "1 ต.ค. 2568", "หลักเกณฑ์ปีใหม่เปลี่ยนเลขข้อ", "/a/2569/oit/o13/"):
        assert said in html
    assert '<a data-new-address href="../../../2569/oit/o13/">' in html
    assert '<meta name="robots" content="noindex">' in html
    assert "หน่วยงานสมมติ" not in html


def test_a_made_up_agency_says_so() -> None:
    moved = replace(MOVED, fictional=True)
    assert "หน่วยงานสมมติ" in redirect_page(moved).decode()


@pytest.mark.parametrize(
    ("base", "canonical"),
    [(None, "../../../2569/oit/o13/"), ("https://www.x.go.th/ita/", "https://www.x.go.th/ita/a/2569/oit/o13/")],
)
def test_the_new_address_is_named_as_the_one_that_counts(base: str | None, canonical: str) -> None:
    moved = replace(MOVED, base=base, new=f"{MOVED.new}#plan")
    assert f'<link rel="canonical" href="{canonical}">' in redirect_page(moved).decode()


def test_without_scripts_a_page_leads_on_at_once_or_lets_choose_among_its_places() -> None:
    assert 'content="0; url=../../../2569/oit/o13/"' in redirect_page(MOVED).decode()
    html = redirect_page(replace(MOVED, anchors=("plan", "budget"))).decode()
    assert re.search(r'content="[1-9][0-9]*; url=', html)
    assert '<li id="plan"><a href="../../../2569/oit/o13/#plan">' in html


def test_a_page_has_its_policy_and_no_script_of_its_own() -> None:
    html = redirect_page(MOVED).decode()
    assert "script-src 'self'; style-src 'self'\"" in html
    assert re.findall(r"<script[^>]*>", html) == ['<script src="../../../../assets/prongsai/redirect.js">']


def test_what_was_written_is_text() -> None:
    html = redirect_page(replace(MOVED, reason='<script>alert("x")</script>')).decode()
    assert "<script>alert" not in html


def test_only_a_page_can_lead_on() -> None:
    with pytest.raises(ValueError, match=r"plan\.pdf"):
        redirect_page(replace(MOVED, old="a/2568/files/plan.pdf"))


def test_each_page_lies_at_its_old_address() -> None:
    (file,) = redirect_pages([MOVED])
    assert file.path == "a/2568/oit/o12/index.html"
    assert file.content == redirect_page(MOVED)
