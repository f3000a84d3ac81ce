"""Official words misspelt, and sentences that lost their negation; words that are right raise nothing."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import misspelt
from prongsai.checks.misspelt import SLIPS
from prongsai.loading import load
from prongsai.problems import Problem
from writing import SOURCE, Files, single, write

ROOT = Path(__file__).parents[1]


def found(data: Path) -> list[Problem]:
    """What the checks of this module say; the form is expected to be sound."""
    loaded = load(data)
    assert not loaded.problems
    catalogue = Catalogue.of(loaded)
    return [*misspelt.words_spelt(catalogue), *misspelt.negations_kept(catalogue)]


def told(site: Path, files: Files) -> list[tuple[str, str, int]]:
    """Code, words and line of each problem."""
    return [
        (problem.code, problem.params["written"], problem.place.line) for problem in found(write(site, single(files)))
    ]


def intro(words: str) -> Files:
    """Measures that begin with these words, on line 3."""
    return {"2569/measures.yml": f"{SOURCE}intro: >-\n  {words}\n"}


WRONG = [
    # words in a sentence, the slip in them, the word meant
    ("ป้องกันการทุจริตและประพตุมิชอบ", "ประพตุมิชอบ", "ประพฤติมิชอบ"),
    ("การทุจริตและประพฤตินิชอบในหน่วยงาน", "ประพฤตินิชอบ", "ประพฤติมิชอบ"),
    ("การทุจริตและประพฤตินิยมชอบ", "ประพฤตินิยมชอบ", "ประพฤติมิชอบ"),
    ("ประกาศเจตนาธรมณนโยบาย", "เจตนาธรมณ", "เจตนารมณ์"),
    ("ประกาศเจตนาธรรมและกิจกรรม", "เจตนาธรรม", "เจตนารมณ์"),
    ("ประกาศเจตนารมย์", "เจตนารมย์", "เจตนารมณ์"),
    ("นำมาตราการดังกล่าวเผยแพร่", "มาตราการ", "มาตรการ"),
    ("เพื่อให้เกิดธรรมภิบาล", "ธรรมภิบาล", "ธรรมาภิบาล"),
    ("คุณธรรมและความโปรงใส", "โปรงใส", "โปร่งใส"),
    ("เกิดความคุ่มค่า", "คุ่มค่า", "คุ้มค่า"),
    ("ดีขึ้นกว่าที่ผ่านมาเล็กน้อยเพียงใด", "เล็กน้อยเพียงใด", "มากน้อยเพียงใด"),
    ("ที่ถูกต้องอย่างน้อยเพียงใด", "อย่างน้อยเพียงใด", "มากน้อยเพียงใด"),
    ("เสนอนายองค์การบริหารส่วนตำบลทดสอบ", "นายองค์การบริหารส่วนตำบล", "นายกองค์การบริหารส่วนตำบล"),
    ("เสนอนายเทศมนตรีพิจารณา", "นายเทศมนตรี", "นายกเทศมนตรี"),
    ("ตามเกณฑ์ของ ปปช. กำหนด", "ปปช.", "ป.ป.ช."),
    ("ตามเกณฑ์การเปิดเผยข้อมูลของปชช.ในเว็บไซต์", "ปชช.", "ป.ป.ช."),
]


@pytest.mark.parametrize(("words", "slip", "meant"), WRONG)
def test_a_slip_is_told_where_it_stands(words: str, slip: str, meant: str, tmp_path: Path) -> None:
    (problem,) = found(write(tmp_path, single(intro(words))))
    assert (problem.code, problem.params, problem.place.line) == ("word-misspelt", {"written": slip, "meant": meant}, 3)
    assert problem.place.column == 3 + words.index(slip)


RIGHT = [
    *(slip.meant for slip in SLIPS),
    "การประพฤติปฏิบัติชอบ การประพฤติชอบ และการประพฤติไม่ชอบ",
    "การทุจริตและประพฤติโดยมิชอบ",
    "ประกาศเจตนารมณ์ และประกาศเจตจำนงสุจริต",
    "ประกาศเจตนาว่าจะไม่รับของขวัญ มีเจตนาร่วมกัน เจตนารณรงค์ และเจตนาดี",
    "ตามมาตรา ๙ และมาตราอื่น",
    "นายกองค์การบริหารส่วนตำบลทดสอบ นายอำเภอ และนายกเทศมนตรี",
    "ตอบสนองความต้องการของ ปชช. ในพื้นที่",
    "มากน้อยเพียงใด มากหรือน้อยเพียงใด",
    "อย่างน้อยปีละครั้ง และเล็กน้อย",
    "บุคลากรภายนอกและบุคคลภายนอก",
]


@pytest.mark.parametrize("words", RIGHT)
def test_a_right_word_raises_nothing(words: str, tmp_path: Path) -> None:
    assert told(tmp_path, intro(words)) == []


def test_a_slip_is_told_once_in_a_file_and_not_in_remarks(tmp_path: Path) -> None:
    twice = f"{SOURCE}intro: นำมาตราการ และมาตราการ\nnotes:\n  - text: พิมพ์ว่า “ธรรมภิบาล”\n    printed: ธรรมภิบาล\n"
    files = {"2568/measures.yml": twice, "2569/measures.yml": twice}
    assert told(tmp_path, files) == [("word-misspelt", "มาตราการ", 2)] * 2


FINDING = SOURCE + "entries:\n  - id: d1\n    title: การปฏิบัติหน้าที่\n    findings:\n      - id: f1\n        text: {}\n"
LOST = [
    # a finding, the words that lost their negation
    ("การเปิดโอกาสให้บุคคลภายนอกเข้าไปมีส่วนร่วมให้ดีขึ้นเท่าที่ควร", "เท่าที่ควร"),
    ("ยังไม่มีการปรับปรุงให้ดีขึ้นเท่าที่ควร", None),
    ("ขาดความร่วมมือจากบุคลากรเท่าที่ควร", None),
    ("ประชาชนเข้าร่วมน้อยกว่าเท่าที่ควร", None),
    ("ควรปรับปรุงให้ดีเท่าที่ควรจะเป็น", None),
    ("ตรวจสอบเพื่อป้องกันให้นำทรัพย์สินราชการไปใช้ประโยชน์ในทางส่วนตัว", "ป้องกันให้นำ"),
    ("วางแนวทางป้องกันให้เกิดการทุจริต", "ป้องกันให้เกิด"),
    ("วางแนวทางป้องกันไม่ให้เกิดการทุจริต", None),
    ("ทบทวนแนวทางป้องกันให้เกิดประสิทธิภาพ", None),
    ("ปรับปรุงแนวทางป้องกันให้มีการแจ้งเบาะแสการทุจริตได้สะดวก", None),
    ("ทบทวนแผนป้องกันให้เกิดความโปร่งใส ลดการทุจริต", None),
]


@pytest.mark.parametrize(("text", "words"), LOST)
def test_a_lost_negation_is_told(text: str, words: str | None, tmp_path: Path) -> None:
    files = {"2568/analysis.yml": FINDING.format(text)}
    assert told(tmp_path, files) == ([("negation-missing", words, 7)] if words else [])


def test_only_weaknesses_are_negated_by_themselves(tmp_path: Path) -> None:
    """A measure may well promise what is as it should be."""
    assert told(tmp_path, intro("ปรับปรุงการให้บริการให้ดีขึ้นเท่าที่ควร")) == []


def test_the_shipped_sample_says_nothing_but_what_is_right() -> None:
    assert [one for one in found(ROOT / "data") if "/tuayang/" in one.place.file] == []
