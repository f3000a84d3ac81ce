"""Data of made-up agencies in any amount, equal on every run, shaped and sized like a real agency's year.

A text depends on its place alone, never on the size of the data set: one page says the same in a site of 100 pages
and of 2,000. Texts hold numbers and so hardly repeat, as nothing should be fast only because it was seen before.
"""

import re
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from zlib import crc32

import yaml

from prongsai.criteria import CONCEPTS, shipped_folder

FIRST_YEAR = 2565
"""Of the agency with many years; all of them take the items of MODEL_YEAR, in criteria of their own."""
MODEL_YEAR = 2568
PAIR = (2568, 2569)
"""The years of every one of many agencies, with the criteria that come with the package."""
MEASURES = 8
DOCUMENTS = 4
ROUNDS = (6, 12)
PARTS = 8
"""Pages of a year besides items, measures, rounds and documents: the year itself and seven lists."""
SHAPES = ("years", "agencies")

UNITS = ("สำนักปลัด", "กองคลัง", "กองช่าง", "กองการศึกษา ศาสนา และวัฒนธรรม", "กองสาธารณสุขและสิ่งแวดล้อม", "หน่วยตรวจสอบภายใน")
TOPICS = (
    "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
    "การให้บริการและระบบ E-Service",
    "ช่องทางและรูปแบบการประชาสัมพันธ์เผยแพร่ข้อมูลข่าวสารภาครัฐ",
    "กระบวนการกำกับดูแลการใช้ทรัพย์สินของราชการ",
    "กระบวนการสร้างความโปร่งใสในการใช้งบประมาณและการจัดซื้อจัดจ้าง",
    "กระบวนการควบคุมตรวจสอบการใช้อำนาจและการบริหารงานบุคคล",
    "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
)
INDICATORS = (
    ("IIT", "การปฏิบัติหน้าที่"),
    ("IIT", "การใช้งบประมาณ"),
    ("IIT", "การใช้อำนาจ"),
    ("IIT", "การใช้ทรัพย์สินของราชการ"),
    ("IIT", "การแก้ไขปัญหาการทุจริต"),
    ("EIT", "คุณภาพการดำเนินงาน"),
    ("EIT", "ประสิทธิภาพการสื่อสาร"),
    ("EIT", "การปรับปรุงระบบการทำงาน"),
    ("OIT", "การเปิดเผยข้อมูล"),
    ("OIT", "การป้องกันการทุจริต"),
)
QUESTIONS = (
    "การปฏิบัติงานหรือให้บริการของเจ้าหน้าที่ในหน่วยงานของท่านเป็นไปตามขั้นตอนและระยะเวลา มากน้อยเพียงใด",
    "เจ้าหน้าที่ในหน่วยงานของท่าน มีการเลือกปฏิบัติอย่างไม่เป็นธรรมต่อผู้มาติดต่อหรือผู้รับบริการ มากน้อยเพียงใด",
    "หน่วยงานของท่าน ใช้จ่ายงบประมาณเป็นไปตามวัตถุประสงค์ มากน้อยเพียงใด",
    "การกำกับดูแลและตรวจสอบทรัพย์สินของหน่วยงาน สามารถป้องกันการนำไปใช้เพื่อประโยชน์ส่วนตัวได้ มากน้อยเพียงใด",
    "หน่วยงานที่ท่านติดต่อ มีการเปิดเผยผลการดำเนินงานหรือข้อมูลที่ประชาชนควรรับทราบอย่างชัดเจน มากน้อยเพียงใด",
)
WORKS = (
    "จ้างก่อสร้างถนนคอนกรีตเสริมเหล็ก",
    "ปรับปรุงระบบประปาหมู่บ้าน",
    "จัดทำมาตรฐานการปฏิบัติงานให้ครบทุกงานบริการ",
    "อบรมคุณธรรมจริยธรรมและการป้องกันการทุจริต",
    "พัฒนาระบบ E-Service สำหรับประชาชน",
    "จัดทำทะเบียนคุมการยืมทรัพย์สินของราชการ",
    "เผยแพร่รายงานการใช้จ่ายงบประมาณรายไตรมาส",
    "จัดเวทีประชาคมเพื่อรับฟังความคิดเห็น",
    "ปรับปรุงช่องทางแจ้งเรื่องร้องเรียนการทุจริต",
    "จัดหาอาหารเสริม (นม) สำหรับศูนย์พัฒนาเด็กเล็ก",
)
SENTENCES = (
    "{unit}ดำเนินการ{work} หมู่ที่ {few} วงเงิน {money} บาท แล้วเสร็จร้อยละ {score}",
    "ปีงบประมาณ พ.ศ. {year} มีผู้เข้าร่วม {many} คน จากเป้าหมาย {more} คน คิดเป็นร้อยละ {score}",
    "{unit}รายงานผลการ{work}ต่อผู้บริหารทุกเดือน รวม {few} ครั้ง และเผยแพร่บนเว็บไซต์ภายใน {few} วัน",
    "ผู้รับบริการ {many} ราย ประเมินความพึงพอใจเฉลี่ยร้อยละ {score} ข้อเสนอแนะส่วนใหญ่คือให้{work}เพิ่มเติมในหมู่ที่ {few}",
    "จากการตรวจสอบพบว่า{work}ยังไม่ครบถ้วน {few} รายการ จึงมอบหมาย{unit}แก้ไขให้แล้วเสร็จภายใน {many} วัน",
    "เบิกจ่ายแล้ว {money} บาท จากงบประมาณที่ได้รับอนุมัติ {money} บาท คงเหลือนำไป{work}ในไตรมาสถัดไป",
)
KINDS = (
    *("table", "text", "table", "link", "table", "text", "contact", "table", "text", "table", "file"),
    *("text", "link", "table", "show", "text", "table", "chart", "text", "table", "image", "text"),
    *("table", "link", "none", "text", "table", "show", "tree", "contact"),
)
"""Kinds of evidence about as often as an agency that shows every item uses them."""
SHOWN = ("measures", "documents", "results", "progress", "constraints", "analysis")
PAPERS = ("รายงาน", "แผน", "ประกาศ", "คำสั่ง")
SAMPLES = Path(__file__).parents[2] / "data/tuayang/2569/files"
FILES = ("plan.pdf", "report.pdf", "office.png")
COPIES = ("anticorruption-plan-2569.pdf", "annual-report-2568.pdf", "office-map-2569.png")
"""The sample's files they are copies of: the checks let no file pass that does not open."""

Data = dict[str, Any]


class Voice:
    """Chooses words and numbers; the same place always says the same."""

    def __init__(self, year: int, *place: object) -> None:
        self.year = year
        self._state = crc32("/".join(map(str, (year, *place))).encode())

    def number(self, least: int, most: int) -> int:
        """A whole number between the two, either of them included."""
        self._state = (self._state * 1_103_515_245 + 12_345) % 2**31
        return least + (self._state >> 8) % (most - least + 1)

    def choice(self, options: Sequence[str]) -> str:
        """One of the options."""
        return options[self.number(0, len(options) - 1)]

    def score(self) -> str:
        """Like 91.37."""
        return f"{self.number(70, 99)}.{self.number(0, 99):02}"

    def money(self) -> str:
        """Like 1,482,500."""
        return f"{self.number(10, 4_000) * 500:,}"

    def day(self) -> str:
        """A day of the fiscal year, as clerks write it."""
        return f"{self.number(1, 28)} {self.choice(('ม.ค.', 'ก.พ.', 'มี.ค.', 'เมษายน', 'พ.ค.'))} {self.year}"

    def sentence(self) -> str:
        """A sentence with a number or two of its own."""
        return self.choice(SENTENCES).format(
            unit=self.choice(UNITS),
            work=self.choice(WORKS),
            year=self.year,
            few=self.number(2, 12),
            many=self.number(13, 480),
            more=self.number(481, 990),
            money=self.money(),
            score=self.score(),
        )

    def sentences(self, count: int) -> list[str]:
        """Several of them."""
        return [self.sentence() for _ in range(count)]

    def prose(self, paragraphs: int) -> str:
        """Paragraphs of two sentences, every third of them with a list."""
        whole = [" ".join(self.sentences(2)) for _ in range(paragraphs)]
        if not self.number(0, 2):
            whole.append("\n".join(f"- **{self.choice(UNITS)}** {one}" for one in self.sentences(3)))
        return "\n\n".join(whole)


@dataclass(frozen=True)
class Item:
    """What the criteria say of an item, as far as evidence needs it."""

    code: str
    title: str
    sub_indicator: str
    components: tuple[str, ...]


@dataclass(frozen=True)
class YearPlan:
    """A year of an agency, and how much more than usual it keeps."""

    year: int
    items: tuple[Item, ...]
    measures: int = MEASURES
    documents: int = DOCUMENTS

    @property
    def pages(self) -> int:
        """How many pages the year becomes."""
        return PARTS + len(self.items) + self.measures + self.documents + len(ROUNDS)


def write(folder: Path, shape: str, pages: int) -> None:
    """Write a data folder whose site has about `pages` pages: one agency's many years, or many agencies."""
    concepts = len(_plain(shipped_folder() / f"{CONCEPTS}.yml")["concepts"])
    if shape == "years":
        room = pages - concepts - 3  # all measures, all concepts, the agency
        items = _items(MODEL_YEAR)
        count = max(1, room // YearPlan(MODEL_YEAR, items).pages)
        years = [YearPlan(year, items) for year in range(FIRST_YEAR, FIRST_YEAR + count)]
        for year in years:
            _write_criteria(folder / "criteria", year.year)
        _write_agency(folder, "", _filled(years, room))
        return
    room = pages - concepts - 4  # the same, the site's home, a page written by hand
    usual = [YearPlan(year, _items(year)) for year in PAIR]
    count = max(1, room // (1 + sum(year.pages for year in usual)))
    plans = _filled(usual * count, room - count)
    for number in range(count):
        slug = f"tambon-{number + 1}"
        _write_agency(folder / slug, slug, plans[len(PAIR) * number : len(PAIR) * (number + 1)])


def _filled(years: list[YearPlan], pages: int) -> list[YearPlan]:
    """The years with measures and documents added until they make `pages` pages."""
    missing = max(0, pages - sum(year.pages for year in years))
    filled = []
    for position, year in enumerate(years):
        more = missing // len(years) + (position < missing % len(years))
        measures, documents = year.measures + more // 2, year.documents + more - more // 2
        filled.append(YearPlan(year.year, year.items, measures, documents))
    return filled


def _plain(path: Path) -> Data:
    content: Data = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    return content


def _items(year: int) -> tuple[Item, ...]:
    return tuple(
        Item(
            item["code"],
            item["title"],
            str(item["sub_indicator"]),
            tuple(component["id"] for component in item["components"]),
        )
        for item in _plain(shipped_folder() / f"{year}.yml")["items"]
    )


def _write_criteria(folder: Path, year: int) -> None:
    model = (shipped_folder() / f"{MODEL_YEAR}.yml").read_text("utf-8")
    folder.mkdir(parents=True, exist_ok=True)
    text = re.sub(rf"^year: {MODEL_YEAR}$", f"year: {year}", model, flags=re.MULTILINE)
    (folder / f"{year}.yml").write_text(text, "utf-8")


def _write_agency(folder: Path, slug: str, years: Sequence[YearPlan]) -> None:
    name = f"เทศบาลตำบลตัวอย่าง {slug.removeprefix('tambon-') or 'กลาง'}"
    _save(folder / "agency.yml", _agency(name, slug))
    for year in years:
        own = folder / str(year.year)
        for part, data in _year(name, slug, year).items():
            _save(own / f"{part}.yml", data)
        for file, sample in zip(FILES, COPIES, strict=True):
            target = own / "files" / file
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(SAMPLES / sample, target)


def _save(path: Path, data: Data) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8") as file:
        yaml.dump(data, file, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False, width=10_000)


def _agency(name: str, slug: str) -> Data:
    voice = Voice(MODEL_YEAR, slug, "agency")
    return {
        "name": name,
        "short": name.replace("เทศบาลตำบล", "ทต."),
        "kind": "เทศบาลตำบล",
        "district": "ตัวอย่าง",
        "province": "ตัวอย่าง",
        "fictional": "ใช่",
        "website": "https://www.tambon.example/",
        "about": voice.prose(2),
        "contacts": {"phone": "0-0000-0000", "email": "saraban@tambon.example"},
        "units": [
            {"id": f"unit-{number}", "name": unit, "duties": voice.sentence()} for number, unit in enumerate(UNITS, 1)
        ],
    }


def _year(name: str, slug: str, plan: YearPlan) -> dict[str, Data]:
    """The data files of a year by their stems."""
    source = {
        "document": f"รายงานผลการประเมินคุณธรรมและความโปร่งใสของ{name} ประจำปีงบประมาณ พ.ศ. {plan.year}",
        "reference": "d1",
    }
    parts = {
        "results": _results(Voice(plan.year, slug, "results"), plan),
        "analysis": _analysis(Voice(plan.year, slug, "analysis"), plan),
        "measures": _measures(slug, plan),
        "progress": _progress(slug, plan),
        "constraints": _constraints(Voice(plan.year, slug, "constraints")),
        "documents": {"documents": [_document(slug, plan.year, one) for one in range(1, plan.documents + 1)]},
        "oit": {"items": {item.code: _evidence(slug, plan.year, item) for item in plan.items}},
    }
    return {part: {"source": source, **data} for part, data in parts.items()}


def _results(voice: Voice, plan: YearPlan) -> Data:
    questions = [(f"i{number}", 1 + (number - 1) // 3) for number in range(1, 16)]
    questions += [(f"e{number}", 6 + (number - 1) // 3) for number in range(1, 10)]
    return {
        "title": f"ผลการประเมิน ITA ประจำปีงบประมาณ พ.ศ. {plan.year}",
        "intro": voice.prose(1),
        "total": {"score": voice.score(), "level": "ผ่านดี"},
        "instruments": [
            {"code": code, "name": name, "weight": weight, "score": voice.score()}
            for code, name, weight in (
                ("IIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายใน", "30"),
                ("EIT", "แบบวัดการรับรู้ของผู้มีส่วนได้ส่วนเสียภายนอก", "30"),
                ("OIT", "แบบวัดการเปิดเผยข้อมูลสาธารณะ", "40"),
            )
        ],
        "indicators": [
            {"number": str(number), "name": name, "instrument": instrument, "score": voice.score()}
            for number, (instrument, name) in enumerate(INDICATORS, 1)
        ],
        "questions": [
            {"code": code, "text": voice.choice(QUESTIONS), "indicator": str(number), "score": voice.score()}
            for code, number in questions
        ],
        "items": [
            {
                "code": item.code,
                "title": item.title,
                "indicator": item.sub_indicator.partition(".")[0],
                "score": voice.choice(("100.00", "100.00", "0.00")),
            }
            for item in plan.items
        ],
        "history": [
            {
                "year": str(plan.year - 1),
                "score": voice.score(),
                "change": f"{voice.number(0, 9)}.{voice.number(10, 99)}",
                "direction": "เพิ่มขึ้น",
            }
        ],
    }


def _analysis(voice: Voice, plan: YearPlan) -> Data:
    return {
        "sections": [
            {"id": f"overview-{number}", "heading": f"ภาพรวม ส่วนที่ {number}", "text": voice.prose(2)}
            for number in (1, 2)
        ],
        "entries": [
            {
                "id": f"x{number}",
                "indicator": str(number),
                "title": f"ตัวชี้วัดที่ {number} {name}",
                "score": voice.score(),
                "text": voice.prose(1),
                "findings": [
                    {
                        "id": f"f{number}",
                        "code": plan.items[number].code if instrument == "OIT" else f"i{number}",
                        "question": voice.choice(QUESTIONS),
                        "text": voice.sentence(),
                    }
                ],
                "suggestions": voice.sentences(2),
            }
            for number, (instrument, name) in enumerate(INDICATORS, 1)
        ],
    }


def _measures(slug: str, plan: YearPlan) -> Data:
    voice = Voice(plan.year, slug, "measures")
    return {
        "title": f"มาตรการส่งเสริมคุณธรรมและความโปร่งใส ประจำปีงบประมาณ พ.ศ. {plan.year}",
        "intro": voice.prose(1),
        "measures": [
            _measure(Voice(plan.year, slug, "measure", number), number) for number in range(1, plan.measures + 1)
        ],
    }


def _measure(voice: Voice, number: int) -> Data:
    topic = 1 + (number - 1) % len(TOPICS)
    return {
        "id": f"m{number}",
        "number": str(number),
        "title": f"มาตรการที่ {number} {voice.choice(WORKS)}",
        "topic": str(topic),
        "topic_title": TOPICS[topic - 1],
        "codes": [f"i{topic}", f"e{topic}"],
        "findings": [f"f{topic}"],
        "issue": voice.sentence(),
        "guidelines": voice.sentences(2),
        "steps": [f"{step}. {text}" for step, text in enumerate(voice.sentences(4), 1)],
        "units": [voice.choice(UNITS), voice.choice(UNITS)],
        "period": f"1 ก.พ. {voice.year} - 31 ส.ค. {voice.year}",
        "follow_up": voice.sentences(2),
        "rounds": [str(months) for months in ROUNDS],
        "budget": f"{voice.money()} บาท",
    }


def _progress(slug: str, plan: YearPlan) -> Data:
    rounds = []
    for months in ROUNDS:
        voice = Voice(plan.year, slug, "round", months)
        outcomes = [
            _outcome(Voice(plan.year, slug, "outcome", months, number), number)
            for number in range(1, plan.measures + 1)
        ]
        rounds.append(
            {
                "id": f"r{months}",
                "months": [str(months)],
                "title": f"รายงานผลรอบ {months} เดือน ปีงบประมาณ พ.ศ. {plan.year}",
                "reported": voice.day(),
                "intro": voice.prose(1),
                "results": outcomes,
                "reporter": "หัวหน้าสำนักปลัด",
            }
        )
    return {"title": f"รายงานผลการดำเนินการตามมาตรการ ปีงบประมาณ พ.ศ. {plan.year}", "rounds": rounds}


def _outcome(voice: Voice, number: int) -> Data:
    return {
        "measure": f"m{number}",
        "state": voice.choice(("ยังไม่เริ่ม", "กำลังดำเนินการ", "เสร็จแล้ว")),
        "period": f"1 ก.พ. {voice.year} - 31 มี.ค. {voice.year}",
        "detail": voice.sentences(2),
        "output": voice.sentence(),
        "outcome": voice.sentence(),
        "problems": "ไม่มี",
        "suggestion": voice.sentence(),
        "budget_used": f"{voice.money()} บาท",
        "evidence": [{"link": f"https://www.tambon.example/m{number}", "title": voice.choice(WORKS)}],
    }


def _constraints(voice: Voice) -> Data:
    return {
        "title": "ข้อจำกัดของหน่วยงานในการดำเนินการประเมิน",
        "intro": voice.prose(1),
        "constraints": [f"{number}. {text}" for number, text in enumerate(voice.sentences(4), 1)],
        "suggestions_title": "ข้อเสนอแนะ",
        "suggestions": [f"{number}. {text}" for number, text in enumerate(voice.sentences(4), 1)],
    }


def _document(slug: str, year: int, number: int) -> Data:
    voice = Voice(year, slug, "document", number)
    kind = voice.choice(PAPERS)
    document: Data = {
        "id": f"d{number}",
        "kind": kind,
        "title": f"{kind} เรื่อง {voice.choice(WORKS)} ฉบับที่ {number} ประจำปีงบประมาณ พ.ศ. {year}",
        "date": voice.day(),
        "sections": [{"id": f"part-{part}", "heading": f"ส่วนที่ {part}", "text": voice.prose(2)} for part in (1, 2, 3)],
        "files": [{"file": FILES[number % 2], "title": voice.choice(WORKS)}],
    }
    if number % 2:
        document["memo"] = {
            "office": "สำนักปลัด",
            "subject": f"รายงานผล{voice.choice(WORKS)}",
            "facts": voice.prose(2),
            "proposals": voice.sentences(3),
            "approvals": [
                {
                    "position": position,
                    "opinion": voice.sentence(),
                    "choices": [
                        {"text": "เห็นควรอนุมัติ", "marked": "เลือก"},
                        {"text": "เห็นควรให้แก้ไข", "marked": "ไม่ได้เลือก"},
                    ],
                }
                for position in ("หัวหน้าสำนักปลัด", "ปลัดเทศบาล", "นายกเทศมนตรี")
            ],
        }
    return document


def _evidence(slug: str, year: int, item: Item) -> Data:
    voice = Voice(year, slug, "oit", item.code)
    first = 7 * int(item.code.removeprefix("O"))
    components = {}
    for position, component in enumerate(item.components):
        shown = [KINDS[(first + 2 * position + extra) % len(KINDS)] for extra in range(2 - position % 2)]
        components[component] = [PIECES[kind](voice, first + position) for kind in shown]
    return {
        "summary": voice.sentence(),
        "as_of": voice.day(),
        "published": f"31 พ.ค. {year}",
        "unit": voice.choice(UNITS),
        "approval": f"นายกเทศมนตรีเห็นชอบเมื่อ {voice.day()}",
        "components": components,
    }


def _table(voice: Voice) -> Data:
    rows = [
        [str(number), f"{voice.choice(WORKS)} หมู่ที่ {voice.number(1, 12)}", voice.money(), f"ร้อยละ {voice.score()}"]
        for number in range(1, voice.number(5, 9))
    ]
    return {
        "caption": f"{voice.choice(WORKS)} ปีงบประมาณ พ.ศ. {voice.year}",
        "columns": ["ที่", "รายการ", "งบประมาณ (บาท)", "ผลการดำเนินงาน"],
        "rows": rows,
    }


def _chart(voice: Voice) -> Data:
    bars = [{"label": unit, "value": str(voice.number(1, 400))} for unit in UNITS]
    return {"caption": voice.choice(WORKS), "unit": "รายการ", "bars": bars}


def _tree(voice: Voice) -> Data:
    below = [{"name": unit, "note": voice.choice(WORKS)} for unit in UNITS]
    return {"caption": "ผังโครงสร้าง", "root": {"name": "เทศบาลตำบล", "below": below}}


PIECES: dict[str, Callable[[Voice, int], Data]] = {
    "text": lambda voice, _: {"text": voice.prose(2), "title": voice.choice(WORKS)},
    "table": lambda voice, _: {"table": _table(voice)},
    "chart": lambda voice, _: {"chart": _chart(voice)},
    "tree": lambda voice, _: {"tree": _tree(voice)},
    "contact": lambda voice, _: {"contact": voice.choice(UNITS), "phone": "0-0000-0000", "note": voice.sentence()},
    "link": lambda voice, number: {"link": f"https://www.tambon.example/{number}", "title": voice.choice(WORKS)},
    "file": lambda voice, number: {"file": FILES[number % 2], "title": voice.choice(WORKS), "date": voice.day()},
    "image": lambda voice, _: {"image": FILES[2], "alt": voice.sentence()},
    "show": lambda _, number: {"show": SHOWN[number % len(SHOWN)]},
    "none": lambda voice, _: {"none": "ไม่มี", "reason": voice.sentence()},
}
"""A piece of evidence of each kind."""
