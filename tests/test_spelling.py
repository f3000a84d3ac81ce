"""One agency, one spelling: another's name and a slip in one's own are told where they stand, sentences are not."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.catalogue import Catalogue
from prongsai.checks import spelling
from prongsai.checks.spelling import letters_apart, misspelt
from prongsai.loading import load
from writing import AGENCY, SOURCE, Files, single, write

ROOT = Path(__file__).parents[1]
OWN = "องค์การบริหารส่วนตำบลทดสอบ"
PLACED = AGENCY + "district: เมือง\nprovince: ลำปาง\n"


def told(site: Path, files: Files) -> list[tuple[str, str, int, int]]:
    """Code, words, line and column of each problem."""
    loaded = load(write(site, files))
    assert not loaded.problems
    return [
        (problem.code, problem.params["written"], problem.place.line, problem.place.column)
        for problem in spelling.names_own(Catalogue.of(loaded))
    ]


def intro(words: str) -> Files:
    """A site whose measures begin with these words, on line 3."""
    return single({"agency.yml": PLACED, "2569/measures.yml": f"{SOURCE}intro: |\n  {words}\n"})


OTHERS = [
    # words, what is told of them
    ("ผู้บริหารขององค์การบริหารส่วนตำบลบ้านใหม่ได้ประกาศ", "another-agency", "องค์การบริหารส่วนตำบลบ้านใหม่"),
    ("อบต.บ้านใหม่", "another-agency", "อบต.บ้านใหม่"),
    ("นายก อบต. หนองบัว เห็นชอบ", "another-agency", "อบต. หนองบัว"),
    ("มาตรการขององค์การบริหารส่วนตำบลสะแก ประจำปี", "another-agency", "องค์การบริหารส่วนตำบลสะแก"),
    ("เทศบาลตำบลสะแก อำเภอเมือง", "another-agency", "เทศบาลตำบลสะแก"),
    ("นายกเทศมนตรีตำบลท่าวังผา", "another-agency", "เทศมนตรีตำบลท่าวังผา"),
    ("องค์การบริหารส่วนตำบลทดศอบกำหนด", "agency-misspelt", "องค์การบริหารส่วนตำบลทดศอบ"),
    ("องค์กรบริหารส่วนตำบลทดสอบ", "agency-misspelt", "องค์กรบริหารส่วนตำบลทดสอบ"),
    ("อบต.ทสดอบ เห็นชอบ", "agency-misspelt", "อบต.ทสดอบ"),
    ("องค์การบริหารส่วนตำบลสะแก", "another-agency", "องค์การบริหารส่วนตำบลสะแก"),
    (f"{OWN} อำเภอแจ้ห่ม จังหวัดลำปาง", "seat-differs", "อำเภอแจ้ห่ม"),
    (f"{OWN} อำเภอเมือง จังหวัดพัทลุง", "seat-differs", "จังหวัดพัทลุง"),
]


@pytest.mark.parametrize(("words", "code", "written"), OTHERS, ids=[words for words, _, _ in OTHERS])
def test_a_name_that_is_not_ours_is_told_where_it_stands(words: str, code: str, written: str, tmp_path: Path) -> None:
    assert told(tmp_path, intro(words)) == [(code, written, 3, 3 + words.index(written))]


OURS = [
    OWN,
    f"{OWN}กำหนดมาตรการ",
    f"{OWN} อำเภอเมืองลำปาง จังหวัดลำปาง",
    f"{OWN} จังหวัดลำปาง",
    "อบต.ทดสอบ และ อบต. ทดสอบ",
    "นายกองค์การบริหารส่วนตำบลเห็นชอบ",
    "นายกองค์การบริหารส่วนตำบล ลงนามเมื่อวันที่ 1",
    "ปลัด อบต. มอบหมายกองช่าง",
    "อบต.ซ่อมถนน อบต.เก็บขยะ",
    "องค์การบริหารส่วนตำบลสนใจ",
    "องค์การบริหารส่วนตำบลหลายแห่ง และองค์การบริหารส่วนตำบลอื่น",
    "องค์การบริหารส่วนตำบลควรจัดทำแผน",
    "ศึกษาดูงานที่องค์การบริหารส่วนตำบลบ้านใหม่",
    "ทิศเหนือติดกับเทศบาลตำบลหนองบัว",
    "จัดโครงการร่วมกับเทศบาลตำบลหนองบัว",
    "อบต.บางส่วน อบต.ท่านใด",
    "องค์การบริหารส่วนจังหวัดลำปาง",
    "อบต.ทดสอบ อำเภอได้แจ้งผลแล้ว",
    "ทิศใต้ติดกับ อบต.ทดสวบ",
    "- อบต.กวาดถนน",
]


@pytest.mark.parametrize("words", OURS)
def test_our_own_name_and_plain_sentences_are_left_alone(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, intro(words)) == []


def test_a_name_said_twice_in_one_text_is_told_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, intro("อบต.บ้านใหม่ และ อบต.บ้านใหม่"))) == 1


def test_a_district_of_the_capital_may_be_cut_short(tmp_path: Path) -> None:
    agency = AGENCY + "district: เมืองลำปาง\nprovince: ลำปาง\n"
    text = f"{SOURCE}intro: {OWN} อำเภอเมือง จังหวัดลำปาง\n"
    assert told(tmp_path, single({"agency.yml": agency, "2569/measures.yml": text})) == []


def test_a_declared_spelling_is_ours(tmp_path: Path) -> None:
    spellings = ("องค์การบริหารส่วนตำบลทดศอบ", "องค์กรบริหารส่วนตำบลดังกล่าว")
    names = "names:\n" + "".join(f"  - {{written: {spelling}, where: หน้าปก}}\n" for spelling in spellings)
    text = f"{SOURCE}intro: องค์การบริหารส่วนตำบลทดศอบ และองค์กรบริหารส่วนตำบลดังกล่าว\n"
    # The second is accepted in texts as well, but a person should know that it is no slip.
    assert told(tmp_path, single({"agency.yml": AGENCY + names, "2569/measures.yml": text})) == [
        ("agency-named-otherwise", spellings[1], 6, 15)
    ]


def test_notes_and_sources_may_name_others(tmp_path: Path) -> None:
    text = "source: คู่มือ อบต.บ้านใหม่\nnotes:\n  - {text: ก, printed: อบต.บ้านใหม่}\n"
    assert told(tmp_path, single({"2569/measures.yml": text})) == []


def test_the_others_of_a_site_are_known_by_name(tmp_path: Path) -> None:
    """Also where their place begins like ours, or no word would tell it for a place."""
    files: Files = {
        "data/a/agency.yml": AGENCY,
        "data/b/agency.yml": AGENCY.replace("ทดสอบ", "ทดสอบเหนือ"),
        "data/c/agency.yml": AGENCY.replace("ทดสอบ", "สุจริต"),
        "data/a/2569/measures.yml": f"{SOURCE}intro: |\n  {OWN}เหนือ\n  อบต.สุจริตประกาศ\n  {OWN}ประกาศ\n",
        "data/b/2569/measures.yml": f"{SOURCE}intro: {OWN}เหนือประกาศ\n",
    }
    assert told(tmp_path, files) == [
        ("another-agency", f"{OWN}เหนือ", 3, 3),
        ("another-agency", "อบต.สุจริต", 4, 3),
    ]


def test_short_and_full_name_are_of_one_place(tmp_path: Path) -> None:
    files = single({"agency.yml": AGENCY.replace("อบต.ทดสอบ", "อบต.ทดสบอ")})
    assert told(tmp_path, files) == [("agency-misspelt", "อบต.ทดสบอ", 2, 8)]


def test_the_address_lies_where_the_agency_does(tmp_path: Path) -> None:
    address = "contacts:\n  address: หมู่ที่ 1 ตำบลทดสอบ อำเภอแจ้ห่ม จังหวัดลำปาง\n"
    assert [one[0] for one in told(tmp_path, single({"agency.yml": PLACED + address}))] == ["seat-differs"]


DECLARED = [
    # a name that is declared, whether it is far from อบต.ทดสอบ
    ("องค์การบริหารส่วนตำบลทดสอบ", False),
    ("อบต. ทดสอบ", False),
    ("องค์การบริหารส่วนตำบลทดสอป", False),
    ("เทศบาลตำบลทดสอบ", False),
    ("Thotsop Subdistrict Administrative Organization", False),
    ("องค์การบริหารส่วนตำบลแม่เมาะ", True),
    ("องค์การบริหารส่วนตำบลสอบ", True),
]


@pytest.mark.parametrize(("written", "far"), DECLARED)
def test_a_declared_name_that_is_no_slip_is_told(written: str, far: bool, tmp_path: Path) -> None:  # noqa: FBT001
    names = f"names:\n  - written: {written}\n    where: หน้าปก\n"
    expected = [("agency-named-otherwise", written, 5, 14)] if far else []
    assert told(tmp_path, single({"agency.yml": AGENCY + names})) == expected


def test_the_sample_sites_name_themselves() -> None:
    """Two documents print names of their agency that are far from it; they are declared with the data."""
    found = list(spelling.names_own(Catalogue.of(load(ROOT / "data"))))
    assert [(one.code, f"{one.place.file}:{one.place.line}") for one in found] == [
        ("agency-named-otherwise", f"data/{place}")
        for place in (
            "dongklang/agency.yml:6",
            "dongklang/agency.yml:9",
            "maeukho/agency.yml:14",
            "maeukho/agency.yml:17",
        )
    ]


# --- likeness

WORDS = st.text("กขคงจ่า", max_size=8)


@given(one=WORDS, other=WORDS)
def test_letters_apart_is_a_distance(one: str, other: str) -> None:
    apart = letters_apart(one, other)
    assert apart == letters_apart(other, one)
    assert (apart == 0) == (one == other)
    assert abs(len(one) - len(other)) <= apart <= max(len(one), len(other))


@given(word=st.text("กขคงจ", min_size=9, max_size=15), at=st.integers(0, 8), letter=st.sampled_from("ฟฮฝ"))
def test_a_letter_wrong_is_a_slip(word: str, at: int, letter: str) -> None:
    assert misspelt(word[:at] + letter + word[at + 1 :], [word]) == word
    assert misspelt(word, [word]) is None
