"""A small site with something submitted, for tests that try to lose it."""

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

from prongsai import thai
from prongsai.catalogue import Catalogue
from prongsai.examining import examine
from prongsai.ledger.writing import NewEntry, append
from prongsai.loading import load
from prongsai.pages import plan
from prongsai.problems import Problem, Severity
from prongsai.rendering import renderer
from prongsai.submitting import ready, submission
from samples import pdf, shown
from writing import Files, write

CRITERIA = """\
year: 2568
certainty: high
sources: คู่มือทดสอบ
indicators:
  - number: 9
    title: การเปิดเผยข้อมูล
sub_indicators:
  - code: "9.1"
    title: ข้อมูลพื้นฐาน
    indicator: 9
items:
  - code: O1
    title: โครงสร้าง
    concept: structure
    sub_indicator: "9.1"
    data_year: current
    certainty: high
    basis: retrieved
    components:
      - id: chart
        text: แผนผังโครงสร้าง
      - id: duties
        text: หน้าที่และอำนาจ
  - code: O2
    title: มาตรการ
    concept: integrity-measures
    sub_indicator: "9.1"
    data_year: current
    certainty: high
    basis: retrieved
    components:
      - id: measures
        text: มาตรการของปี
"""
AGENCY = """\
name: องค์การบริหารส่วนตำบลบ้านเก่า
short: อบต.บ้านเก่า
kind: องค์การบริหารส่วนตำบล
website: https://www.bankao.example/
site_path: ita/
"""
OTHER = """\
name: องค์การบริหารส่วนตำบลอื่น
short: อบต.อื่น
kind: องค์การบริหารส่วนตำบล
"""
OIT = """\
source: เอกสารทดสอบ
items:
  O1:
    as_of: 1 ต.ค. 2567
    published: 15 ม.ค. 2568
    approval: ปลัด อบต. เห็นชอบ 10 ม.ค. 2568
    components:
      chart:
        - file: chart-2568.pdf
          title: แผนผังโครงสร้าง ปี 2568
      duties:
        - text: ดูแลถนนในตำบล 12 สาย ระยะทางรวม 30 กิโลเมตร
  O2:
    as_of: 1 ต.ค. 2567
    published: 15 ม.ค. 2568
    components:
      measures:
        - show: measures
"""
MEASURES = """\
source: เอกสารทดสอบ
measures:
  - id: m1
    title: มาตรการปิดไฟ
    topic: 1
    guidelines: [ปิดไฟเมื่อเลิกงาน]
    steps: [ประชุม, ปิดไฟ]
    units: [สำนักปลัด]
    period: 1 ต.ค. 2567 - 30 ก.ย. 2568
  - id: m2
    title: มาตรการประหยัดน้ำ
    topic: 2
    guidelines: [ปิดน้ำเมื่อเลิกใช้]
    steps: [ประชุม, ปิดน้ำ]
    units: [กองช่าง]
    period: 1 ต.ค. 2567 - 30 ก.ย. 2568
"""
CHART = pdf(shown("Structure of 2568"))
FILES: Files = {
    "data/criteria/2568.yml": CRITERIA,
    "data/bankao/agency.yml": AGENCY,
    "data/bankao/2568/oit.yml": OIT,
    "data/bankao/2568/measures.yml": MEASURES,
    "data/bankao/2568/files/chart-2568.pdf": CHART,
    "data/other/agency.yml": OTHER,
    "content/about.md": "# เกี่ยวกับ\n\nเว็บไซต์ทดสอบ\n",
    "mkdocs.yml": (
        "site_name: ทดสอบ\ndocs_dir: content\ntheme:\n  name: material\n  language: th\n  font: false\n"
        "plugins:\n  - prongsai\n"
    ),
}
DAY = "2568-03-31"


def submitted_site(folder: Path, files: Files = FILES, day: str = DAY) -> Path:
    """A site whose year 2568 was submitted; its folder."""
    write(folder, files)
    submit(folder, day)
    return folder


def submit(folder: Path, day: str = DAY, reason: str | None = None, codes: tuple[str, ...] = ()) -> Path:
    """Record the year 2568 as the command does; the new entry."""
    data = folder / "data"
    catalogue = Catalogue.of(load(data))
    agency = next(one for one in catalogue.agencies if one.slug == "bankao")
    items = [
        one
        for one in ready(agency, 2568, tuple(plan(catalogue)), renderer())
        if not one.known and (not codes or one.code in codes)
    ]
    entry = NewEntry(
        thai.date(day),
        "นักวิเคราะห์นโยบายและแผน",
        reason,
        submitted=submission(agency, catalogue.criteria.by_year[2568], items),
        snapshots={one.record["snapshot"]: one.snapshot for one in items},
    )
    return append(data / "ledger/bankao", agency.ledger, entry)


def errors(folder: Path, today: dt.date | None = None) -> list[Problem]:
    """What would stop the site."""
    content = folder / "content"
    return [one for one in examine(folder / "data", content, today)[1] if one.severity is Severity.ERROR]


def edit(name: str, old: str, new: str) -> Callable[[Path], None]:
    """What replaces a text in a file of the site."""

    def change(folder: Path) -> None:
        path = folder / name
        text = path.read_text("utf-8")
        assert old in text, f"{name}: {old}"
        path.write_text(text.replace(old, new), "utf-8")

    return change


def about(problems: list[Problem]) -> Mapping[str, set[str]]:
    """The items each code speaks of."""
    found: dict[str, set[str]] = {}
    for problem in problems:
        found.setdefault(problem.code, set()).add(problem.params.get("item", ""))
    return found
