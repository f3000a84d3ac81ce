"""Titles fit their numbers, and positions are no persons."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks import wording
from prongsai.checks.wording import another_topic
from prongsai.loading import load
from prongsai.model.measures import TOPICS
from prongsai.problems import Problem
from writing import SOURCE, Files, single, write

ROOT = Path(__file__).parents[1]


def found(data: Path) -> list[Problem]:
    """What the checks of this module say; the form is expected to be sound."""
    loaded = load(data)
    assert not loaded.problems
    catalogue = Catalogue.of(loaded)
    return [*wording.titles_fit(catalogue), *wording.positions_named(catalogue)]


def told(site: Path, files: Files) -> list[str]:
    """Code and place of each problem."""
    return [
        f"{problem.code} {problem.place.file.removeprefix('data/')}:{problem.place.line}"
        for problem in found(write(site, single(files)))
    ]


TITLES = [
    # topic, title as printed, whose subject it is
    *((number, title, None) for number, title in TOPICS.items()),
    *((number % 7 + 1, title, number) for number, title in TOPICS.items()),
    (3, "(๓) ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ", None),
    (6, "๖. กระบวนการควบคุม ตรวจสอบ การใช้อำนาจและการบริหารงานบุคคล", None),
    (2, "ประเด็นที่ 2 การให้บริการและระบบ e-service (จากผลปี 2567)", None),
    (7, "กลไกและมาตรการเฝ้าระวังและป้องกันการทุจริตภายในหน่วยงาน", None),
    (1, "การทำงานที่โปร่งใส", None),
    (7, "กลไกและมาตรการในการแก้ไขและป้องกันการจัดซื้อจัดจ้างภายในหน่วยงาน", 5),
]


@pytest.mark.parametrize(("topic", "title", "expected"), TITLES)
def test_a_title_tells_its_topic(topic: int, title: str, expected: int | None) -> None:
    assert another_topic(topic, title) == expected


ENTRY = SOURCE + "entries:\n  - id: d1\n    title: {}\n    {}\n"
INDICATOR = SOURCE + "indicators:\n  - instrument: IIT\n    number: {}\n    name: {}\n"
CASES: list[tuple[str, Files, list[str]]] = [
    (
        "a topic under another's title",
        {"2568/analysis.yml": ENTRY.format(TOPICS[4], "topic: 3")},
        ["topic-differs 2568/analysis.yml:5"],
    ),
    (
        "a measure under another's title",
        {"2568/measures.yml": f"{SOURCE}measures:\n  - id: m1\n    topic_title: {TOPICS[4]}\n    topic: 3\n"},
        ["topic-differs 2568/measures.yml:5"],
    ),
    (
        "an indicator under another's title",
        {"2568/analysis.yml": ENTRY.format("ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต", "indicator: 1")},
        ["indicator-title-differs 2568/analysis.yml:5"],
    ),
    ("Thai digits", {"2568/analysis.yml": ENTRY.format("ตัวชี้วัดที่ ๑๐ การป้องกันการทุจริต", "indicator: 10")}, []),
    (
        "one of two indicators",
        {
            "2568/measures.yml": SOURCE + "measures:\n  - id: m1\n    indicators: [1, 7]\n"
            "    indicator_title: ตัวชี้วัดที่ 1 การปฏิบัติหน้าที่ และตัวชี้วัดที่ 6 คุณภาพการดำเนินงาน\n"
        },
        ["indicator-title-differs 2568/measures.yml:4"],
    ),
    (
        "another's name",
        {"2568/results.yml": INDICATOR.format(2, "การใช้อำนาจ")},
        ["indicator-title-differs 2568/results.yml:4"],
    ),
    (
        "a letter wrong",
        {"2568/results.yml": INDICATOR.format(2, "การใช้งบประมาน")},
        ["indicator-misspelt 2568/results.yml:5"],
    ),
    ("another wording", {"2568/results.yml": INDICATOR.format(4, "การใช้ทรัพย์สินทางราชการ")}, []),
    ("an older name", {"2568/results.yml": INDICATOR.format(8, "การปรับปรุงการทำงาน")}, []),
]


@pytest.mark.parametrize(("files", "expected"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_number_and_title_are_of_one_thing(files: Files, expected: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, files) == expected


SIGNERS = [
    # who signs, whether that is a person
    ("นางสมมติ ตัวอย่างดี", True),
    ("นายกิตติ ใจดี", True),
    ("หัวหน้าสำนักปลัด (น.ส.สมหญิง ใจดี)", True),
    ("หัวหน้าสำนักปลัด", False),
    ("นายกองค์การบริหารส่วนตำบลทดสอบ ปฏิบัติหน้าที่ประธาน", False),
    ("นายก อบต. เห็นชอบเมื่อ 17 ม.ค. 2568", False),
    ("นายกเทศมนตรีตำบลควนขนุน", False),
    ("นายองค์การบริหารส่วนตำบลแม่ฮ่อม เห็นชอบ", False),
    ("นายช่างโยธา ชำนาญงาน", False),
    ("นายอำเภอเมือง จังหวัดลำปาง", False),
    ("ปลัด อบต.นางแล จังหวัดเชียงราย", False),
]


@pytest.mark.parametrize(("reporter", "person"), SIGNERS)
def test_a_position_is_no_person(reporter: str, person: bool, tmp_path: Path) -> None:  # noqa: FBT001
    files = {"2568/progress.yml": f"{SOURCE}rounds:\n  - id: r6\n    title: ก\n    reporter: {reporter}\n"}
    assert told(tmp_path, files) == (["person-named 2568/progress.yml:5"] if person else [])


def test_the_sample_sites_use_the_words_as_they_are() -> None:
    """One printed document calls topic 7 by the subject of topic 5, and indicator 6 by another name."""
    lines = [f"{problem.code} {problem.place.file}:{problem.place.line}" for problem in found(ROOT / "data")]
    assert lines == [
        "topic-differs data/khuankhanun/2567/analysis.yml:188",
        "indicator-named-twice data/khuankhanun/2567/results.yml:101",
    ]


ALSO = INDICATOR.format(6, "คุณภาพการดำเนินงาน") + "    also: [{{written: {}, where: ตารางสรุป}}]\n"
NAMES = [
    # another name printed for indicator 6, whether it is another one altogether
    ("การบริการประชาชน", True),
    ("คุณภาพของการดำเนินงาน", False),
    ("คุณภาพการดำเนินการ", False),
    ("Service Quality", False),
]


@pytest.mark.parametrize(("name", "another"), NAMES)
def test_an_indicator_has_one_name(name: str, another: bool, tmp_path: Path) -> None:  # noqa: FBT001
    expected = ["indicator-named-twice 2568/results.yml:6"] if another else []
    assert told(tmp_path, {"2568/results.yml": ALSO.format(name)}) == expected


def test_a_topic_that_another_entry_has_is_not_offered(tmp_path: Path) -> None:
    wrong = ENTRY.format(TOPICS[4], "topic: 3")
    right = f"  - id: d2\n    title: {TOPICS[4]}\n    topic: 4\n"
    (free,) = found(write(tmp_path / "a", single({"2568/analysis.yml": wrong})))
    (taken,) = found(write(tmp_path / "b", single({"2568/analysis.yml": wrong + right})))
    assert free.params["way"] == f"{taken.params['way']} หรือแก้ topic เป็น 4"
    assert taken.params["way"] == f"แก้ชื่อเป็น “{TOPICS[3]}”"
    assert taken.mark == free.mark
