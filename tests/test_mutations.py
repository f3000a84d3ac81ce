"""What acceptance does to อบต.ตัวอย่าง: each harm is reported with its code where it was done, nothing harmless is.

The sample is copied once; a test changes one file of the copy, looks at all that is found anew, and puts it back.
"""

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest

from prongsai import thai
from prongsai.examining import examine
from prongsai.problems import Problem

SAMPLE = Path(__file__).parent.parent / "data/tuayang"
CITIZEN = "1-2345-67890-12-1"
"""Thirteen digits whose last one fits."""


@dataclass(frozen=True)
class Copy:
    """A copy of the sample that may be harmed."""

    folder: Path
    before: frozenset[str]
    """Marks of what is to be said about it unharmed."""

    def text(self, name: str) -> str:
        """A file as it is."""
        return (self.folder / name).read_text("utf-8")

    def said(self) -> list[Problem]:
        """What is said now and was not said before."""
        _, found = examine(self.folder.parent)
        return [problem for problem in found if problem.mark not in self.before]

    def told(self, name: str, harmed: str | bytes) -> list[tuple[str, str, int]]:
        """Code, file and line of all that is said anew once a file is harmed."""
        path = self.folder / name
        kept = path.read_bytes()
        path.write_bytes(harmed if isinstance(harmed, bytes) else harmed.encode())
        try:
            prefix = f"data/{SAMPLE.name}/"
            return [(one.code, one.place.file.removeprefix(prefix), one.place.line) for one in self.said()]
        finally:
            path.write_bytes(kept)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """The sample as it is shipped."""
    folder = tmp_path_factory.mktemp("mutations") / "data" / SAMPLE.name
    shutil.copytree(SAMPLE, folder)
    _, found = examine(folder.parent)
    return Copy(folder, frozenset(problem.mark for problem in found))


def line_of(text: str, offset: int) -> int:
    """The line a character stands on."""
    return text.count("\n", 0, offset) + 1


# --- one thing changed, by hand

HARM: list[tuple[str, str, str, str]] = [
    # file, words as they are (the first time they stand there), words instead, code expected on that line
    # scores
    ("2568/results.yml", "  score: 94.58", "  score: 94.85", "total-differs"),
    ("2568/results.yml", "level: ผ่านดี", "level: ผ่านดีเยี่ยม", "level-differs"),
    ("2568/results.yml", "level: ผ่านดี", "level: ดีมาก", "level-unknown"),
    ("2568/results.yml", "    score: 96.30", "    score: 96.80", "instrument-score-differs"),
    ("2568/results.yml", "score: 97.00}", "score: 79.00}", "indicator-score-differs"),
    ("2568/results.yml", "weight: 30", "weight: 20", "weight-differs"),
    ("2568/results.yml", "change: 2.72", "change: 2.27", "history-change-differs"),
    (
        "2568/results.yml",
        "change: 2.72, direction: เพิ่มขึ้น",
        "change: 2.72, direction: ลดลง",
        "history-direction-differs",
    ),
    ("2568/results.yml", "อำนาจหน้าที่, score: 100.00}", "อำนาจหน้าที่, score: 50.00}", "item-score-partial"),
    ("2568/results.yml", "- code: e9", "- code: e10", "unknown-question"),
    ("2568/results.yml", "code: O28, indicator: 10", "code: O35, indicator: 10", "unknown-item"),
    ("2568/results.yml", "= **94.58 คะแนน**", "= **94.78 คะแนน**", "sum-differs"),
    ("2568/results.yml", "ส่วนที่ 2 ได้ 94.20 เฉลี่ย 95.10", "ส่วนที่ 2 ได้ 94.20 เฉลี่ย 95.70", "sum-differs"),
    ("2569/results.yml", "**96.60 คะแนน**", "**99.60 คะแนน**", "quoted-score-differs"),
    ("2569/results.yml", "    score: 97.40", "    score: 94.70", "instrument-score-differs"),
    ("2569/results.yml", "ตัวชี้วัดที่ได้คะแนนสูงสุดคือ ตัวชี้วัดที่ 10", "ตัวชี้วัดที่ได้คะแนนน้อยที่สุดคือ ตัวชี้วัดที่ 10", "superlative-differs"),
    ("2568/analysis.yml", "    score: 97.00", "    score: 97.70", "analysis-score-differs"),
    ("2568/analysis.yml", "        code: i2", "        code: i12", "finding-elsewhere"),
    ("2568/analysis.yml", "        code: e7", "        code: e5", "finding-elsewhere"),
    ("2568/analysis.yml", "        code: O24", "        code: O14", "finding-elsewhere"),
    ("2569/analysis.yml", "        code: i10", "        code: i11", "question-elsewhere"),
    ("2568/analysis.yml", "ได้คะแนนรวม 94.58 คะแนน", "ได้คะแนนรวม 94.53 คะแนน", "quoted-score-differs"),
    # tables and counts
    ("2568/oit.yml", '[พนักงานส่วนตำบล, "22"]', '[พนักงานส่วนตำบล, "23"]', "total-row-differs at the total"),
    ("2568/oit.yml", '[รวม, "60"]', '[รวม, "66"]', "total-row-differs"),
    ("2568/oit.yml", '"3,574,125", "–", "–"]', '"3,574,152", "–", "–"]', "total-row-differs"),
    ("2568/oit.yml", '"962,000", "98.16"', '"962,000", "89.16"', "row-differs"),
    ("2568/oit.yml", "เบิกจ่ายแล้ว 1,777,600 บาท", "เบิกจ่ายแล้ว 1,777,000 บาท", "count-differs"),
    ("2568/oit.yml", "มี 12 โครงการ งบประมาณ", "มี 13 โครงการ งบประมาณ", "count-differs"),
    ("2568/oit.yml", '- [กองคลัง, "21"]', '- [กองคลัง, "21", "22"]', "table-row-length"),
    # years
    ("2568/oit.yml", "as_of: 1 ต.ค. 2567", "as_of: 1 ต.ค. 2566", "data-year-differs"),
    ("2568/oit.yml", "published: 17 ม.ค. 2568", "published: 17 ม.ค. 2567", "season-year-differs"),
    ("2568/oit.yml", "due: 30 เม.ย. 2568", "due: 30 เม.ย. 2569", "season-year-differs"),
    (
        "2568/oit.yml",
        "approval: นายก อบต. เห็นชอบเมื่อ 17 ม.ค. 2568",
        "approval: นายก อบต. เห็นชอบเมื่อ 17 ม.ค. 2569",
        "season-year-differs",
    ),
    (
        "2568/oit.yml",
        "caption: แผนดำเนินงาน ปีงบประมาณ พ.ศ. 2568",
        "caption: แผนดำเนินงาน ปีงบประมาณ พ.ศ. 2567",
        "data-year-differs",
    ),
    (
        "2568/oit.yml",
        "title: รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2567",
        "title: รายงานผลการดำเนินงานประจำปีงบประมาณ พ.ศ. 2566",
        "data-year-differs",
    ),
    (
        "2568/measures.yml",
        "period: 1 เม.ย. 2568 - 30 ก.ย. 2568",
        "period: 1 เม.ย. 2567 - 30 ก.ย. 2567",
        "period-outside-year",
    ),
    ("2569/progress.yml", "reported: 20 เม.ย. 2569", "reported: 20 เม.ย. 2570", "round-outside-year"),
    (
        "2569/results.yml",
        "title: ผลการประเมิน ITA ขององค์การบริหารส่วนตำบลตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2569",
        "title: ผลการประเมิน ITA ขององค์การบริหารส่วนตำบลตัวอย่าง ประจำปีงบประมาณ พ.ศ. 2568",
        "title-year-differs",
    ),
    ("2568/oit.yml", "[18 ธ.ค. 2567, ประชุม", "[38 ธ.ค. 2567, ประชุม", "day-impossible"),
    ("2568/oit.yml", "ปีงบประมาณ พ.ศ. 2568 มี 12", "ปีงบประมาณ พ.ศ. 2968 มี 12", "year-impossible"),
    # codes and references
    ("2568/oit.yml", "\n  O28:", "\n  O35:", "unknown-item"),
    ("2569/oit.yml", "\n  O26:", "\n  O28:", "unknown-item"),
    ("2568/oit.yml", "      internal-units:", "      internal-unit:", "unknown-component"),
    ("2569/measures.yml", "codes: [O8, O9, i2, e1]", "codes: [O8, O35, i2, e1]", "unknown-item"),
    ("2569/measures.yml", "findings: [2568/f1, 2568/f6]", "findings: [2568/f1, 2568/f16]", "unknown-finding"),
    ("2569/progress.yml", "      - measure: m2\n", "      - measure: m22\n", "unknown-measure"),
    ("2568/oit.yml", "file: annual-report-2567.pdf", "file: annual-report-2566.pdf", "missing-file"),
    ("2568/oit.yml", "unit: สำนักปลัด", "unit: สำนักปลัต", "unit-unknown"),
    ("2569/measures.yml", "topic: 1\n", "topic: 2\n", "topic-differs"),
    (
        "2569/measures.yml",
        "indicator_title: ตัวชี้วัดที่ 4",
        "indicator_title: ตัวชี้วัดที่ 6",
        "indicator-title-differs at the number",
    ),
    ("2569/measures.yml", "rounds: [6, 12]", "rounds: [3, 12]", "rounds-differ"),
    # evidence that is none
    ("2568/oit.yml", "summary: ข่าวกิจกรรมตามภารกิจในปีงบประมาณ พ.ศ. 2568", "summary: xxx", "placeholder-text"),
    ("2568/oit.yml", "title: ปัญหาอุปสรรค\n", "title: เรื่องอื่น\n", "heading-missing at the component"),
    (
        "2568/oit.yml",
        "[ที่, โครงการ/กิจกรรม, งบประมาณ (บาท), ช่วงเวลา, ผู้รับผิดชอบ]",
        "[ที่, โครงการ/กิจกรรม, จำนวน, ช่วงเวลา, ผู้รับผิดชอบ]",
        "budget-missing",
    ),
    ("2568/oit.yml", "link: https://www.tuayang.example/qa", "link: https://drive.google.com/qa", "link-private"),
    ("2568/oit.yml", "link: https://www.tuayang.example/map", "link: https://bit.ly/map", "link-shortened"),
    # whose data
    ("2568/measures.yml", "องค์การบริหารส่วนตำบลตัวอย่าง", "องค์การบริหารส่วนตำบลบ้านใหม่", "another-agency"),
    ("2568/analysis.yml", "องค์การบริหารส่วนตำบลตัวอย่างได้", "องค์การบริหารส่วนตำบลตัวย่างได้", "agency-misspelt"),
    # private data
    ("2568/oit.yml", "note: เปิดบริการวันจันทร์", "note: โทร. 081-234-5678 เปิดบริการวันจันทร์", "phone-number"),
    ("2568/oit.yml", "note: ผู้บริหารสูงสุด", "note: somchai@gmail.com", "email-address"),
    ("2568/progress.yml", "problems: ไม่มี", "problems: นางสมศรี ใจดี บ้านเลขที่ 12/3 หมู่ 4 ยังไม่ได้รับบริการ", "house-number"),
    ("2568/progress.yml", "problems: ไม่มี", "problems: นายสมชาย ใจดี เป็นผู้ป่วยติดเตียง", "health-data"),
    ("agency.yml", "# ช่องทางติดต่อของสำนักงานเท่านั้น", f"# {CITIZEN} ช่องทางติดต่อ", "citizen-id"),
]


@pytest.mark.parametrize(("name", "words", "instead", "code"), HARM, ids=[f"{row[3]}-{row[2][-24:]}" for row in HARM])
def test_a_harm_is_told_where_it_was_done(name: str, words: str, instead: str, code: str, copy: Copy) -> None:
    text = copy.text(name)
    assert words in text, "the sample has changed"
    offset = text.index(words)
    told = copy.told(name, text.replace(words, instead, 1))
    code, _, elsewhere = code.partition(" ")
    start = offset + (len(words) - len(words.lstrip("\n")))
    lines = range(line_of(text, start), line_of(text, offset + len(words.rstrip("\n"))) + 1)
    assert any(one == code and file == name and (elsewhere or line in lines) for one, file, line in told), told


# --- the same harm done in many places


def components(name: str) -> Iterator[tuple[str, int, str]]:
    """Each component of an oit.yml: its id, the line it stands on, and the file without it."""
    lines = (SAMPLE / name).read_text("utf-8").split("\n")
    item = withdrawn = ""
    for number, line in enumerate(lines):
        if found := re.fullmatch(r"  (O\d+):", line):
            item = found[1]
            block = "\n".join(lines[number : number + 120]).split("\n  O", 1)[0]
            withdrawn = item if "\n    withdrawn:" in block else withdrawn
        if (found := re.fullmatch(r"      ([a-z][a-z-]+):", line)) and item != withdrawn:
            end = number + 1
            while end < len(lines) and (lines[end].startswith("       ") or not lines[end].strip()):
                end += 1
            yield found[1], number + 1, "\n".join([*lines[:number], *lines[end:]])


COMPONENTS = [(name, *one) for name in ("2568/oit.yml", "2569/oit.yml") for one in islice(components(name), 0, None, 6)]


@pytest.mark.parametrize(
    ("name", "component", "line", "harmed"), COMPONENTS, ids=[f"{row[0][:4]}-{row[1]}-{row[2]}" for row in COMPONENTS]
)
def test_a_component_removed_is_missed_at_its_item(
    name: str, component: str, line: int, harmed: str, copy: Copy
) -> None:
    told = [one for one in copy.told(name, harmed) if one[0] in {"component-missing", "item-missing"}]
    assert len(told) == 1, component
    head = re.compile(r"  O\d+:|    components:")
    near = next(number for number in range(line, 0, -1) if head.fullmatch(copy.text(name).split("\n")[number - 1]))
    assert told[0][1] == name
    assert near - 12 <= told[0][2] <= near


ATTACHMENTS = sorted(path.relative_to(SAMPLE).as_posix() for path in SAMPLE.glob("*/files/*"))[::3]


@pytest.mark.parametrize("name", ATTACHMENTS)
@pytest.mark.parametrize(("content", "code"), [(b"", "attachment-empty"), (b"<html>404</html>", "attachment-mistyped")])
def test_a_file_spoilt_is_told(name: str, content: bytes, code: str, copy: Copy) -> None:
    assert (code, name, 1) in copy.told(name, content)


PASTED = ["2568/oit.yml", "2569/progress.yml", "2569/measures.yml", "2568/documents.yml", "2569/analysis.yml"]


@pytest.mark.parametrize("name", PASTED)
@pytest.mark.parametrize("written", [CITIZEN, CITIZEN.replace("-", ""), thai.thai_digits(CITIZEN)])
def test_a_citizen_id_pasted_stops_the_site(name: str, written: str, copy: Copy) -> None:
    lines = copy.text(name).split("\n")
    number = next(
        n for n, line in enumerate(lines) if n > len(lines) // 2 and re.match(r"\s+(title|what|text): \S", line)
    )
    lines[number] += f" {written}"
    assert ("citizen-id", name, number + 1) in copy.told(name, "\n".join(lines))


# --- nothing harmless


def every_digit(text: str) -> str:
    """Thai digits in running text; codes, ids, addresses, file names and what is before a colon stay."""
    lines = []
    for line in text.split("\n"):
        key, colon, value = line.partition(": ")
        free = colon and not re.search(r"https?:|\.pdf|\.png|@|\[|\{", line) and not re.match(r"\s*#", line)
        plain = re.fullmatch(
            r"\s*(summary|as_of|published|due|score|title|caption|text|budget|period|change|date)", key
        )
        lines.append(f"{key}: {thai.thai_digits(value)}" if free and plain else line)
    return "\n".join(lines)


def long_months(text: str) -> str:
    """ม.ค. written out where a date stands alone."""
    pairs = dict(zip(thai.SHORT_MONTHS, thai.MONTHS, strict=True))
    return re.sub(
        r"(?<=: )(\d+) (\S+\.\S+\.) (25\d\d)$",
        lambda found: f"{found[1]} {pairs[found[2]]} {found[3]}",
        text,
        flags=re.MULTILINE,
    )


HARMLESS: list[tuple[str, str, Callable[[str], str]]] = [
    *((f"thai digits {name}", name, every_digit) for name in ("2568/oit.yml", "2569/oit.yml", "2569/results.yml")),
    *((f"thai digits {name}", name, every_digit) for name in ("2569/measures.yml", "2569/progress.yml")),
    *((f"long months {name}", name, long_months) for name in ("2568/oit.yml", "2569/oit.yml")),
    ("a comment", "2568/oit.yml", lambda text: f"# ตรวจแล้ว 12 ก.พ. 2568 วงเงิน 1,250,000 บาท\n{text}"),
    ("blank lines", "2569/measures.yml", lambda text: text.replace("\n  - id:", "\n\n\n  - id:")),
    ("no trailing zeros", "2568/results.yml", lambda text: text.replace("score: 100.00", "score: 100")),
    ("two spaces", "2568/analysis.yml", lambda text: text.replace("ตัวชี้วัดที่ ", "ตัวชี้วัดที่  ")),
    ("a contract number", "2568/oit.yml", lambda text: text.replace("note: ผู้บริหารสูงสุด", "note: สัญญา 6701234567890")),
    (
        "a budget more",
        "2569/oit.yml",
        lambda text: text.replace("notes:\n", "notes:\n      - วงเงินสำรอง 1,482,500 บาท\n", 1),
    ),
    ("an emergency number", "2568/oit.yml", lambda text: text.replace("note: ผู้บริหารสูงสุด", "note: สายด่วน 1567")),
    (
        "the office's own mailbox",
        "2568/oit.yml",
        lambda text: text.replace("note: ผู้บริหารสูงสุด", "note: saraban@tuayang.example"),
    ),
    (
        "other words",
        "2568/analysis.yml",
        lambda text: text.replace("เพราะจุดบริการยังไม่มีระบบจัดลำดับคิว", "เนื่องจากยังไม่มีบัตรคิว"),
    ),
    (
        "another true date",
        "2568/oit.yml",
        lambda text: text.replace("published: 17 ม.ค. 2568", "published: 20 ม.ค. 2568", 1),
    ),
    ("a law", "2568/oit.yml", lambda text: text.replace("พ.ศ. 2499", "พ.ศ. 2499 และที่แก้ไขเพิ่มเติม", 1)),
]


@pytest.mark.parametrize(("name", "change"), [row[1:] for row in HARMLESS], ids=[row[0] for row in HARMLESS])
def test_nothing_harmless_is_told(name: str, change: Callable[[str], str], copy: Copy) -> None:
    changed = change(copy.text(name))
    assert changed != copy.text(name), "the sample has changed"
    assert copy.told(name, changed) == []
