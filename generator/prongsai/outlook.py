"""The readiness of years, told: lines for a terminal, and one JSON document."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from prongsai import thai
from prongsai.messages import Language
from prongsai.readiness import ItemReadiness, YearReadiness

VERSION = 1
"""Of the JSON document; it changes when a reader of it would have to."""

WORDS: dict[Language, dict[str, str]] = {
    "th": {
        "year": "{agency} ปีงบประมาณ พ.ศ. {year}",
        "complete": "ครบทุกองค์ประกอบ {complete} จาก {items} ข้อ ยังขาด {missing} องค์ประกอบ เผยแพร่หลังกำหนด {late} ข้อ",
        "expected": "คะแนน OIT ที่คาด {low} ถึง {high}",
        "sure": "คะแนน OIT ที่คาด {low}",
        "grouping": "การจัดกลุ่มตัวชี้วัดย่อยของปีนี้ยังไม่ยืนยัน จึงรวมทุกการจัดกลุ่มที่เป็นไปได้ ตามการจัดกลุ่มที่ใช้อยู่คือ {low} ถึง {high}",
        "next": "ทำต่อแล้วคุ้มที่สุด",
        "next_item": "{code} {title}: เหลือ {steps} จุด เพิ่ม {gain} คะแนน",
        "groups": "ตามตัวชี้วัดย่อย",
        "group": "{code} {title}: ครบ {complete} จาก {items} ข้อ",
        "units": "ใครค้างอะไร",
        "unit": "{unit}: {codes}",
        "item": "{code} {title} ({unit}{due})",
        "due": " ภายใน {due}",
        "overdue": " เลยกำหนดแล้ว",
        "missing": "ขาด: {text} ({id})",
        "doubt": "ตรวจสอบ: {place} {code}",
        "late": "เผยแพร่หลังกำหนด ผู้ตรวจอาจให้ 0: {codes}",
        "open": "ข้อที่ยังต้องทำ",
        "none": "ไม่มีข้อใดค้าง",
        "no_years": "ยังไม่มีปีใดที่รวบรวมหลักฐานรายข้อ (แฟ้ม oit.yml)",
    },
    "en": {
        "year": "{agency}, fiscal year {year}",
        "complete": "{complete} of {items} items complete, {missing} components missing, {late} items late",
        "expected": "OIT score to expect: {low} to {high}",
        "sure": "OIT score to expect: {low}",
        "grouping": "grouping not confirmed, so all groupings are taken in; as written down {low} to {high}",
        "next": "cheapest next",
        "next_item": "{code} {title}: {steps} left to do, {gain} points",
        "groups": "by sub-indicator",
        "group": "{code} {title}: {complete} of {items} complete",
        "units": "who owes what",
        "unit": "{unit}: {codes}",
        "item": "{code} {title} ({unit}{due})",
        "due": ", due {due}",
        "overdue": ", overdue",
        "missing": "missing: {text} ({id})",
        "doubt": "check: {place} {code}",
        "late": "published after they were due, may be given 0: {codes}",
        "open": "items with something left to do",
        "none": "nothing is left to do",
        "no_years": "no year has evidence yet (oit.yml)",
    },
}


def outlook(ready: Sequence[YearReadiness], today: dt.date | None, language: Language = "th") -> str:
    """All years as lines for a terminal.

    today: the day that what is overdue is counted from; without one nothing is called overdue.
    """
    if not ready:
        return WORDS[language]["no_years"]
    return "\n\n".join("\n".join(_lines(one, today, WORDS[language])) for one in ready)


def _lines(one: YearReadiness, today: dt.date | None, words: dict[str, str]) -> Iterator[str]:
    low, high = one.range
    yield words["year"].format(agency=one.agency.agency.short, year=one.year)
    counts = {"complete": len(one.complete), "items": len(one.items), "late": len(one.late)}
    yield f"  {words['complete'].format(**counts, missing=one.missing)}"
    yield f"  {words['sure' if low == high else 'expected'].format(low=low, high=high)}"
    if not one.grouping_confirmed:
        yield "  " + words["grouping"].format(low=one.range_as_grouped[0], high=one.range_as_grouped[1])
    if one.late:
        yield "  " + words["late"].format(codes=", ".join(item.code for item in one.late))
    yield f"  {words['groups']}"
    for group in one.groups:
        about = {"code": group.group.code, "title": group.group.title}
        yield "    " + words["group"].format(**about, complete=group.complete, items=len(group.items))
    if not one.open:
        yield f"  {words['none']}"
        return
    if one.next_items:
        yield f"  {words['next']}"
    for step in one.next_items:
        about = {"code": step.item.code, "title": step.item.title}
        yield "    " + words["next_item"].format(**about, steps=step.item.steps, gain=step.gain)
    yield f"  {words['units']}"
    for unit in one.units:
        if unit.open:
            codes = ", ".join(f"{item.code}{_due(item, today, words)}" for item in unit.open)
            yield "    " + words["unit"].format(unit=unit.unit, codes=codes)
    yield f"  {words['open']}"
    for item in one.open:
        yield from _item_lines(item, today, words)


def _item_lines(item: ItemReadiness, today: dt.date | None, words: dict[str, str]) -> Iterator[str]:
    due = _due(item, today, words)
    yield "    " + words["item"].format(code=item.code, title=item.title, unit=item.unit, due=due)
    for component in item.missing:
        yield "      " + words["missing"].format(text=component.text, id=component.id)
    for doubt in item.doubts:
        yield "      " + words["doubt"].format(place=doubt.place, code=doubt.mark)


def _due(item: ItemReadiness, today: dt.date | None, words: dict[str, str]) -> str:
    due = words["due"].format(due=thai.show_date(item.due)) if item.due else ""
    return due + (words["overdue"] if item.overdue(today) else "")


def as_data(ready: Sequence[YearReadiness], today: dt.date | None) -> dict[str, Any]:
    """All years as one JSON document: scores are numbers of percent with two decimals, dates ISO 8601."""
    return {
        "version": VERSION,
        "today": today.isoformat() if today else None,
        "years": [_year(one, today) for one in ready],
    }


def _year(one: YearReadiness, today: dt.date | None) -> dict[str, Any]:
    return {
        "agency": one.agency.slug,
        "name": one.agency.agency.short,
        "year": one.year,
        "items": [_item(item, today) for item in one.items],
        "complete": len(one.complete),
        "missing_components": one.missing,
        "late": [item.code for item in one.late],
        "overdue": [item.code for item in one.overdue(today)],
        "sub_indicators": [
            {
                "code": group.group.code,
                "title": group.group.title,
                "complete": group.complete,
                "items": len(group.items),
            }
            for group in one.groups
        ],
        "units": [
            {
                "unit": unit.unit,
                "items": [item.code for item in unit.items],
                "open": [item.code for item in unit.open],
            }
            for unit in one.units
        ],
        "expected_oit": {
            "low": float(one.range[0]),
            "high": float(one.range[1]),
            "as_grouped": {"low": float(one.range_as_grouped[0]), "high": float(one.range_as_grouped[1])},
            "grouping_confirmed": one.grouping_confirmed,
        },
        "next": [
            {"item": step.item.code, "steps": step.item.steps, "gain": float(step.gain)} for step in one.next_items
        ],
    }


def _item(item: ItemReadiness, today: dt.date | None) -> dict[str, Any]:
    return {
        "item": item.code,
        "title": item.title,
        "state": item.status.state.name.lower(),
        "missing": [component.id for component in item.missing],
        "doubts": [doubt.mark for doubt in item.doubts],
        "late": item.status.late,
        "unit": item.unit,
        "due": item.due.last.isoformat() if item.due else None,
        "overdue": item.overdue(today),
        "score": {"low": int(item.score[0]), "high": int(item.score[1])},
    }
