"""The readiness of years, told: lines for a terminal, and one JSON document."""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from prongsai import thai
from prongsai.messages import Language, worded
from prongsai.readiness import ItemReadiness, NextItem, Owed, YearReadiness

VERSION = 1
"""Of the JSON document; it changes when a reader of it would have to."""

WORDS: dict[Language, dict[str, str]] = {
    "th": {
        "year": "{agency} ปีงบประมาณ พ.ศ. {year}",
        "complete": "ครบทุกองค์ประกอบ {complete} จาก {items} ข้อ",
        "lacking": " ยังขาด {missing} องค์ประกอบ",
        "withdrawn": "ถอนแล้ว {count} ข้อ ({codes}) ซึ่งได้ 0 คะแนน",
        "late": "เผยแพร่หลังกำหนด {count} ข้อ ({codes}) ซึ่งไม่ได้คะแนน",
        "uncertain": "ครบแล้วแต่มีจุดที่ควรตรวจสอบ {count} ข้อ ({codes}) ซึ่งผู้ประเมินอาจให้ 0 หรือ 100",
        "range": "{low} ถึง {high}",
        "expected": "คะแนน OIT ที่คาด {range}",
        "grouping": (
            "คะแนน OIT ที่คาด {range} ให้รายงานค่านี้ เพราะปีนี้ยังไม่ยืนยันว่าข้อใดอยู่ในตัวชี้วัดย่อยใด"
            " ส่วน {as_grouped} คือค่าที่จะได้หากการจัดกลุ่มด้านล่างถูกต้อง"
        ),
        "groups": "ตามตัวชี้วัดย่อย",
        "unconfirmed": " (ชื่อของ {codes} ยังไม่ยืนยัน)",
        "group": "{code} {title}: ครบ {complete} จาก {items} ข้อ",
        "next": "ทำต่อแล้วคุ้มที่สุด",
        "next_overdue": " (ข้อที่เลยกำหนดแล้วได้คะแนนเพิ่มเฉพาะเมื่อกำหนดส่งเลื่อนออกไป)",
        "next_item": "{code} {title}: เหลือ {steps} จุด {gain}",
        "gain": "เพิ่ม {gain} คะแนน",
        "gain_unconfirmed": "เพิ่มราว {gain} คะแนน",
        "owing": "ใครค้างอะไร",
        "owed": "{unit} {due}: {codes}",
        "due": "ภายใน {due}",
        "not_due": "ยังไม่ระบุกำหนด",
        "nobody": "ยังไม่ระบุผู้รับผิดชอบ",
        "overdue": " เลยกำหนดแล้ว",
        "open": "ข้อที่ยังต้องทำ",
        "item": "{code} {title} ({unit}{overdue})",
        "missing": "ขาด: {text} ({id})",
        "doubt": "ตรวจสอบ: {found} ({place})",
        "none": "ไม่มีข้อใดค้าง",
        "more": "ดูเหตุผลและวิธีแก้ไขของทุกจุดด้วย {command}",
        "no_years": "ยังไม่มีปีใดที่รวบรวมหลักฐานรายข้อ (แฟ้ม oit.yml)",
        "none_chosen": "ในส่วนที่เลือกยังไม่มีปีใดที่รวบรวมหลักฐานรายข้อ (แฟ้ม oit.yml)",
    },
    "en": {
        "year": "{agency}, fiscal year B.E. {year}",
        "complete": "complete: {complete} of {items} items",
        "lacking": "; components missing: {missing}",
        "withdrawn": "withdrawn, scores 0: {codes}",
        "late": "published late, scores 0: {codes}",
        "uncertain": "complete but with something to check, may score 0 or 100: {codes}",
        "range": "{low} to {high}",
        "expected": "OIT score to expect: {range}",
        "grouping": (
            "OIT score to expect: {range} (report this one, for it is not confirmed which items make up which"
            " sub-indicator this year; it would be {as_grouped} if the grouping below is right)"
        ),
        "groups": "by sub-indicator",
        "unconfirmed": " (titles not confirmed: {codes})",
        "group": "{code} {title}: {complete} of {items} complete",
        "next": "cheapest next",
        "next_overdue": " (what is overdue only gains if the due date is moved)",
        "next_item": "{code} {title}: left to do {steps}, gain {gain}",
        "gain": "{gain}",
        "gain_unconfirmed": "about {gain}",
        "owing": "who owes what",
        "owed": "{unit}, {due}: {codes}",
        "due": "due {due}",
        "not_due": "no due date",
        "nobody": "nobody named",
        "overdue": ", overdue",
        "open": "items with something left to do",
        "item": "{code} {title} ({unit}{overdue})",
        "missing": "missing: {text} ({id})",
        "doubt": "check: {found} ({place})",
        "none": "nothing is left to do",
        "more": "for the reasons and the way out run {command}",
        "no_years": "no year has evidence yet (oit.yml)",
        "none_chosen": "no year among those chosen has evidence yet (oit.yml)",
    },
}


def outlook(
    ready: Sequence[YearReadiness], today: dt.date | None, language: Language = "th", *, narrowed: bool = False
) -> str:
    """All years as lines for a terminal.

    today: the day that what is overdue is counted from; without one nothing is called overdue.
    narrowed: whether `ready` is only what somebody chose, so that there may be more.
    """
    teller = _Teller(language, today)
    if not ready:
        return teller.say("none_chosen" if narrowed else "no_years")
    blocks = ["\n".join(teller.year(one)) for one in ready]
    unfinished = [one for one in ready if one.open]
    if unfinished:
        blocks.append(teller.say("more", command=_check(unfinished)))
    return "\n\n".join(blocks)


def _check(years: Iterable[YearReadiness]) -> str:
    """The command that tells everything about these years."""
    chosen = {f"--year {one.year}": None for one in years}
    chosen |= {f"--agency {one.agency.slug}": None for one in years if one.agency.slug}
    return " ".join(["prongsai check", *chosen])


@dataclass(frozen=True)
class _Teller:
    """One language, and the day that what is overdue is counted from."""

    language: Language
    today: dt.date | None

    def say(self, name: str, **particulars: object) -> str:
        return WORDS[self.language][name].format(**particulars)

    def year(self, one: YearReadiness) -> Iterator[str]:
        yield self.say("year", agency=one.agency.agency.short, year=one.year)
        yield from (f"  {line}" for line in self._sums(one))
        yield from self._groups(one)
        if not one.open:
            yield f"  {self.say('none')}"
            return
        yield from self._next(one.next_items)
        yield f"  {self.say('owing')}"
        yield from (f"    {self._owed(owed)}" for unit in one.units for owed in unit.owed(self.today))
        yield f"  {self.say('open')}"
        for item in one.open:
            yield from self._item(item)

    def _sums(self, one: YearReadiness) -> Iterator[str]:
        """What the items come to, and why some of them do not count."""
        complete = self.say("complete", complete=len(one.complete), items=len(one.items))
        yield complete + (self.say("lacking", missing=one.missing) if one.missing else "")
        for name, items in (("withdrawn", one.withdrawn), ("late", one.late), ("uncertain", one.uncertain)):
            if items:
                yield self.say(name, count=len(items), codes=_codes(items))
        score, as_grouped = self._range(*one.range), self._range(*one.range_as_grouped)
        yield self.say("expected" if score == as_grouped else "grouping", range=score, as_grouped=as_grouped)

    def _range(self, low: Decimal, high: Decimal) -> str:
        return str(low) if low == high else self.say("range", low=low, high=high)

    def _groups(self, one: YearReadiness) -> Iterator[str]:
        unconfirmed = ", ".join(group.group.code for group in one.groups if not group.title_confirmed)
        yield f"  {self.say('groups')}{self.say('unconfirmed', codes=unconfirmed) if unconfirmed else ''}"
        for group in one.groups:
            about = {"code": group.group.code, "title": group.title}
            yield f"    {self.say('group', **about, complete=group.complete, items=len(group.items))}"

    def _next(self, items: Sequence[NextItem]) -> Iterator[str]:
        if not items:
            return
        overdue = any(one.item.overdue(self.today) for one in items)
        yield f"  {self.say('next')}{self.say('next_overdue') if overdue else ''}"
        for one in items:
            gain = self.say("gain" if one.grouping_confirmed else "gain_unconfirmed", gain=one.gain)
            about = {"code": one.item.code, "title": one.item.title}
            yield f"    {self.say('next_item', **about, steps=one.item.steps, gain=gain)}"

    def _owed(self, owed: Owed) -> str:
        due = self.say("due", due=self._date(owed.due)) if owed.due else self.say("not_due")
        late = self.say("overdue") if owed.overdue else ""
        return self.say("owed", unit=self._unit(owed.unit), due=due + late, codes=_codes(owed.items))

    def _item(self, item: ItemReadiness) -> Iterator[str]:
        overdue = self.say("overdue") if item.overdue(self.today) else ""
        about = {"code": item.code, "title": item.title, "unit": self._unit(item.unit)}
        yield f"    {self.say('item', **about, overdue=overdue)}"
        for component in item.missing:
            yield f"      {self.say('missing', text=component.text, id=component.id)}"
        for doubt in item.doubts:
            found = " ".join(worded(doubt, self.language).found.split())
            yield f"      {self.say('doubt', found=found, place=doubt.place)}"

    def _unit(self, unit: str | None) -> str:
        return unit or self.say("nobody")

    def _date(self, date: thai.Date) -> str:
        return thai.show_date(date) if self.language == "th" else date.last.isoformat()


def _codes(items: Iterable[ItemReadiness]) -> str:
    return ", ".join(item.code for item in items)


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
        "withdrawn": [item.code for item in one.withdrawn],
        "late": [item.code for item in one.late],
        "overdue": [item.code for item in one.overdue(today)],
        "sub_indicators": [
            {
                "code": group.group.code,
                "title": group.title,
                "title_confirmed": group.title_confirmed,
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
            {
                "item": step.item.code,
                "steps": step.item.steps,
                "gain": float(step.gain),
                "grouping_confirmed": step.grouping_confirmed,
            }
            for step in one.next_items
        ],
    }


def _item(item: ItemReadiness, today: dt.date | None) -> dict[str, Any]:
    return {
        "item": item.code,
        "title": item.title,
        "state": item.status.state.name.lower(),
        "missing": [component.id for component in item.missing],
        "doubts": [doubt.mark for doubt in item.doubts],
        "late": item.late,
        "unit": item.unit,
        "due": item.due.last.isoformat() if item.due else None,
        "overdue": item.overdue(today),
        "score": {"low": int(item.score[0]), "high": int(item.score[1])},
    }
