"""The page of all codes: whole, readable, and what data/CHECKS.md holds."""

import re
from dataclasses import astuple
from pathlib import Path

import pytest

from prongsai.guide import LABELS, STAGES, explained, guide
from prongsai.messages import CERTAINTY_WORDS, SEVERITY_WORDS, Language, particulars, pattern, rules, source_pattern

PAGE = Path(__file__).parents[1] / "data" / "CHECKS.md"
LANGUAGES: tuple[Language, ...] = ("th", "en")
FENCED = re.compile(r"^ *```.*?^ *```$", re.MULTILINE | re.DOTALL)


def test_the_page_in_the_data_folder_is_what_the_program_makes(request: pytest.FixtureRequest) -> None:
    if request.config.getoption("--write-golden"):
        PAGE.write_text(guide(), "utf-8", newline="\n")
    assert PAGE.read_text("utf-8") == guide()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_code_is_a_heading_once(language: Language) -> None:
    headings = re.findall(r"^### (.+)$", FENCED.sub("", guide(language)), re.MULTILINE)
    assert sorted(headings) == sorted(rules())


def test_every_stage_has_a_heading() -> None:
    assert {rule.stage for rule in rules().values()} <= set(STAGES)


def test_codes_stand_under_the_heading_of_their_stage() -> None:
    page = FENCED.sub("", guide())
    positions = {stage: page.index(f"## {th}\n") for stage, (th, _) in STAGES.items() if f"## {th}\n" in page}
    assert list(positions) == sorted(positions, key=lambda stage: positions[stage])
    for code, rule in rules().items():
        at = page.index(f"### {code}\n")
        above = [stage for stage, position in positions.items() if position < at]
        assert above[-1] == rule.stage


@pytest.mark.parametrize("code", rules())
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_code_is_explained_in_full(code: str, language: Language) -> None:
    rule, label = rules()[code], LABELS[language]
    text = explained(rule, language)
    assert text.startswith(f"# {code}\n")
    assert text.endswith("\n")
    assert SEVERITY_WORDS[language][rule.severity] in text
    assert CERTAINTY_WORDS[language][rule.certainty] in text
    for part in ("found", "why", "mend", "source"):
        assert f"- **{label[part]}:** " in text
    assert not re.search(r"(?<!\{)\{[a-z_]+\}", FENCED.sub("", text)), "a placeholder is left"
    if rule.example:
        before, after = text.split(f"\n{label['mended']}:\n")
        assert f"\n{label['broken']}:\n" in before
        assert all(f"# {name}\n" in before or f"{name}: " in before for name in rule.example.broken)
        assert all(f"# {name}\n" in after or f"{name}: " in after for name in rule.example.mended)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_holds_only_signs_that_can_be_seen(language: Language) -> None:
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\xa0\u200b-\u200f\u2028\u2029\ufeff]", guide(language))


def test_a_particular_is_called_by_a_thai_name() -> None:
    assert "‹คำที่เขียน›" in pattern(rules()["bad-date"]).found
    assert "‹written›" in pattern(rules()["bad-date"], "en").found
    assert all(
        re.fullmatch("[ก-๙ ()A-Za-z0-9.]+", name) and re.search("[ก-๙]", name) for name in particulars().values()
    )


def test_every_particular_has_a_thai_name() -> None:
    texts = [text for rule in rules().values() for text in (*astuple(pattern(rule)), source_pattern(rule))]
    assert sorted({name for text in texts for name in re.findall("‹([a-z_]+)›", text)}) == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fence_is_closed(language: Language) -> None:
    assert "```" not in FENCED.sub("", guide(language))
