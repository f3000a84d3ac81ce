"""Official words as they are: titles of topics and indicators with their numbers, positions instead of persons."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import cache

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.spelling import LETTERS, letters_apart, misspelt
from prongsai.loading import YearData
from prongsai.model.base import Record
from prongsai.model.measures import TOPICS
from prongsai.model.results import Indicator
from prongsai.problems import Problem, Severity
from prongsai.texts import locate
from prongsai.thai import arabic, fold

INDICATORS: dict[int, str] = {
    1: "การปฏิบัติหน้าที่",
    2: "การใช้งบประมาณ",
    3: "การใช้อำนาจ",
    4: "การใช้ทรัพย์สินของราชการ",
    5: "การแก้ไขปัญหาการทุจริต",
    6: "คุณภาพการดำเนินงาน",
    7: "ประสิทธิภาพการสื่อสาร",
    8: "การปรับปรุงระบบการทำงาน",
    9: "การเปิดเผยข้อมูล",
    10: "การป้องกันการทุจริต",
}
"""The ten indicators as the results of fiscal years 2566 to 2568 name them; wording varies a little."""

_TOPIC_NUMBER = re.compile(r"^[\s(]*(?:ประเด็นที่|ประเด็น|ข้อ)? ?[0-9]*[\s.):]*")
_ASIDE = re.compile(r"\s*\([^)]*\)\s*$")
_INDICATOR = re.compile(r"ตัวชี้วัดที่ {0,3}([0-9]{1,2})(?![0-9.])")
SUBJECTS: dict[int, tuple[str, ...]] = {
    1: ("ปฏิบัติงาน",),
    2: ("บริการ", "service"),
    3: ("ประชาสัมพันธ์", "เผยแพร่", "ข่าวสาร", "สื่อสาร"),
    4: ("ทรัพย์สิน",),
    5: ("งบประมาณ", "จัดซื้อจัดจ้าง"),
    6: ("อำนาจ", "บุคคล", "บุคลากร"),
    7: ("ทุจริต", "ประพฤติมิชอบ"),
}
"""Words, folded, by which the title of a topic is known however it is put."""
ALIKE, CLEARLY = 0.8, 0.2
"""How like another title must be to be that one, and by how much more than to the one it should be."""
ANOTHER_NAME = 0.6
"""How unlike the usual name of an indicator a name is that is no wording of it."""
_THAI = re.compile(f"[{LETTERS}]")


def titles_fit(catalogue: Catalogue) -> Iterator[Problem]:
    """Number and printed title of a topic or an indicator are of the same one."""
    for agency in catalogue.agencies:
        for data in agency.years:
            yield from _topics(data)
            yield from _indicators(data)


def _topics(data: YearData) -> Iterator[Problem]:
    """In an analysis with an entry for each topic, where another has the topic meant, the title must be off."""
    told: list[tuple[Record, int | None, str | None]] = []
    told += ((one, one.topic, one.topic_title) for one in (data.measures.measures if data.measures else ()))
    entries = data.analysis.entries if data.analysis else ()
    told += ((one, one.topic, one.title) for one in entries)
    taken = {one.topic for one in entries}
    for record, topic, title in told:
        if topic and title and (meant := another_topic(topic, title)):
            params = {"topic": str(topic), "title": title, "meant": str(meant), "official": TOPICS[topic]}
            params["way"] = f"แก้ชื่อเป็น “{TOPICS[topic]}”"
            if record not in entries or meant not in taken:
                params["way"] += f" หรือแก้ topic เป็น {meant}"
            yield Problem("topic-differs", record.place_of("topic"), params, Severity.CHECK)


@cache
def another_topic(topic: int, title: str) -> int | None:
    """The topic whose title this is, or whose subject it names instead of its own; None where number and title fit."""
    plain = _ASIDE.sub("", _TOPIC_NUMBER.sub("", fold(title), count=1))
    if fold(TOPICS[topic]) in plain:
        return None
    like = {number: SequenceMatcher(None, plain, fold(name)).ratio() for number, name in TOPICS.items()}
    best = max(like, key=lambda number: like[number])
    if like[best] >= ALIKE and like[best] - like[topic] >= CLEARLY:
        return best
    named = [number for number, words in SUBJECTS.items() if any(word in plain for word in words)]
    return named[0] if named and topic not in named else None


def _indicators(data: YearData) -> Iterator[Problem]:
    for entry in data.analysis.entries if data.analysis else ():
        if entry.indicator is not None:
            yield from _numbered(entry, "indicator", {entry.indicator}, entry.title)
    for measure in data.measures.measures if data.measures else ():
        if measure.indicators and measure.indicator_title:
            yield from _numbered(measure, "indicators", set(measure.indicators), measure.indicator_title)
    for indicator in data.results.indicators if data.results else ():
        yield from _named_twice(indicator)
        also = {variant.written for variant in indicator.also}
        official = INDICATORS.get(indicator.number)
        if official and indicator.name != official and not also & {official}:
            meant = misspelt(indicator.name, INDICATORS.values())
            named = next((number for number, name in INDICATORS.items() if fold(name) == fold(indicator.name)), None)
            params = {"number": str(indicator.number), "title": indicator.name}
            if named and named != indicator.number:
                params |= {"named": str(named)}
                yield Problem("indicator-title-differs", indicator.place_of("number"), params, Severity.CHECK)
            elif meant and letters_apart(fold(meant), fold(indicator.name)) == 1:
                params |= {"meant": meant}
                yield Problem("indicator-misspelt", indicator.place_of("name"), params, Severity.CHECK)


def _numbered(record: Record, field: str, numbers: set[int], title: str) -> Iterator[Problem]:
    named = {int(number) for number in _INDICATOR.findall(arabic(title))}
    if named and named != numbers:
        told = {"number": ", ".join(map(str, sorted(numbers))), "named": ", ".join(map(str, sorted(named)))}
        yield Problem("indicator-title-differs", record.place_of(field), {**told, "title": title}, Severity.CHECK)


def _named_twice(indicator: Indicator) -> Iterator[Problem]:
    """An indicator printed under a name that is another one altogether, not the usual one worded otherwise."""
    names = [fold(indicator.name), fold(INDICATORS.get(indicator.number, indicator.name))]
    for variant in indicator.also:
        alike = max(SequenceMatcher(None, fold(variant.written), name).ratio() for name in names)
        if alike < ANOTHER_NAME and _THAI.search(variant.written):
            params = {"number": str(indicator.number), "name": indicator.name, "written": variant.written}
            params["where"] = variant.where
            yield Problem("indicator-named-twice", variant.place_of("written"), params, Severity.CHECK)


# --- positions, not persons

_NO_NAME = rf"ก(?:องค์|เทศ|รัฐ|สภา|สมาคม|อบ|[^{LETTERS}]|$)|ช่าง|อำเภอ|ทะเบียน|แพทย์|องค์|เวร|ตรวจ|ทหาร|สถานี|จ้าง|สัตว"
"""What makes a position of นาย: นายก, นายช่าง, นายอำเภอ …"""
_PERSON = re.compile(
    rf"(?<![{LETTERS}.])(?:นาย(?!{_NO_NAME})|นางสาว|นาง|น\.ส\.|ว่าที่ ?(?:ร้อย|ร\.)[^ ]*) ?[{LETTERS}]{{2,}} +"
    rf"(?!อำเภอ|จังหวัด|ตำบล|ปฏิบัติ|รักษา)[{LETTERS}]{{2,}}"
)


def positions_named(catalogue: Catalogue) -> Iterator[Problem]:
    """Officials go by their positions where a field asks for one; names are for the items that require them."""
    for agency in catalogue.agencies:
        for record, field, written in _signers(agency):
            if found := _PERSON.search(written):
                params = {"written": written, "field": field}
                place = locate(catalogue.texts, record.place_of(field), found.group())
                yield Problem("person-named", place, params, Severity.CHECK)


def _signers(agency: AgencyCatalogue) -> Iterator[tuple[Record, str, str]]:
    """Record, field and text wherever a position is asked for."""
    for data in agency.years:
        for round_ in data.progress.rounds if data.progress else ():
            yield round_, "reporter", round_.reporter or ""
        for item in data.oit.items.values() if data.oit else ():
            yield item, "approval", item.approval or ""
            yield item, "unit", item.unit or ""
        for document in data.documents.documents if data.documents else ():
            for line in document.preface.signed if document.preface else ():
                yield document.preface or document, "signed", line
            if document.memo:
                yield document.memo, "to", document.memo.to or ""
                for line in document.memo.author:
                    yield document.memo, "author", line
                for approval in document.memo.approvals:
                    yield approval, "position", approval.position
                    yield approval, "to", approval.to or ""
    for review in agency.data.reviews.reviews if agency.data.reviews else ():
        yield review, "by", review.by or ""
