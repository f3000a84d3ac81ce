"""What prose makes of scores: by how much they changed, which is the highest or lowest, what level they reach.

Source: the agency's own results of the year (results.yml) and, for a change, of the year before.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.quoted import (
    COMPARED,
    SHEET,
    TOKEN,
    Sheet,
    Told,
    blocks,
    locate_in,
    score_differs,
    sheets_of,
    thing_of,
    told_of,
)
from prongsai.problems import Problem, Severity

LEVELS = "ผ่านดีเยี่ยม|ผ่านดี|ผ่าน|ต้องปรับปรุงโดยด่วน|ต้องปรับปรุง"
CHANGED = re.compile(
    r"(?P<way>เพิ่มขึ้น|ลดลง)(?:จากปี(?:ก่อน|(?:งบประมาณ)? ?(?:พ.ศ. ?)?(?P<year>25[0-9]{2})))?"
    r"(?: ซึ่งได้(?:รับ)?(?:คะแนน)? ?(?P<earlier>[0-9]+[.][0-9]{2}) คะแนน)? ?(?:จำนวน )?(?P<change>[0-9]+[.][0-9]{2}) คะแนน"
)
LISTED = re.compile(r"ที่ ?(?P<indicator>[0-9]{1,2}) ?\([+−-](?P<change>[0-9]+[.][0-9]{2})\)")
"""`ตัวชี้วัดที่ 1 (+1.00) ที่ 2 (+0.70)`: by how much each changed since the year before."""
MOST = re.compile(
    r"(?:คะแนน|ยัง|และ|มี|ได้)(?P<which>สูงที่สุด|สูงสุด|มากที่สุด|น้อยที่สุด|ต่ำที่สุด|ต่ำสุด)"
    r"(?P<scope>ในบรรดาตัวชี้วัดทั้งหมด|ในบรรดาข้อคำถาม(?:ทั้งหมด)?|(?:ใน|ของ)ตัวชี้วัดนี้|ในเครื่องมือ ?(?:IIT|EIT|OIT))?"
    r"(?: ?(?:คือ|ได้แก่|เปลี่ยนเป็น) ?[“\"]?(?:ข้อ ?)?"
    r"(?:ตัวชี้วัดที่ {0,3}(?P<indicator>[0-9]{1,2})|(?P<code>[ieO][0-9]{1,2}))(?![0-9]))?"
)
LEVEL = re.compile(rf"(?:อยู่ในระดับ|คะแนน ระดับ|(?<=[0-9]) \() ?[*“\"]*({LEVELS})(?![ก-๙])")
BEST, GOOD = "ดีเยี่ยม", "ดี"
INDICATOR_LEVEL = re.compile(
    r"(?P<score>[0-9]{1,3}\.[0-9]{2}) คะแนน[ *]*(?:ซึ่ง|จึง|ถือว่า|จัด|เป็นตัวชี้วัดที่|มี|ได้|ผล(?:คะแนน)?|คะแนน|อยู่|ใน| )*"
    rf"(?:ระดับ|คะแนน) ?[*“\"]*(?P<level>{BEST}|{GOOD})(?![ก-๙])"
)
"""`ตัวชี้วัดที่ 6 … 96.70 คะแนน ซึ่งเป็นตัวชี้วัดที่มีคะแนนอยู่ในระดับดี`"""
LOWEST = ("น้อยที่สุด", "ต่ำที่สุด", "ต่ำสุด")


def claims_hold(catalogue: Catalogue) -> Iterator[Problem]:
    """Changes, superlatives and levels said in prose are those of the score sheets."""
    for agency in catalogue.agencies:
        sheets = sheets_of(agency)
        for data in agency.years if sheets else ():
            for told in told_of(data):
                for block in blocks(told):
                    yield from _changes(catalogue, sheets, block)
                    yield from _superlatives(catalogue, sheets, block)
                    yield from _levels(catalogue, sheets, block)
                    yield from _indicator_levels(catalogue, agency, block)


# --- by how much a score changed


def _changes(catalogue: Catalogue, sheets: dict[int, Sheet], block: Told) -> Iterator[Problem]:
    if block.part not in SHEET:
        return
    for found in (*CHANGED.finditer(block.text), *LISTED.finditer(block.text)):
        named = found.groupdict()
        subject = _subject(block, found.start()) or block.year
        before = int(named.get("year") or subject - 1)
        thing = f"ตัวชี้วัดที่ {named['indicator']}" if named.get("indicator") else _last(block, found.start())
        now, then = (sheets.get(year, Sheet()).scores.get(thing or "", ()) for year in (subject, before))
        changes = {abs(one - other) for one in now for other in then}
        if named.get("earlier") and then and Decimal(named["earlier"]) not in then:
            place = locate_in(catalogue, block, named["earlier"])
            yield score_differs(
                place, (thing or "", named["earlier"]), then, (before, sheets[before].places[thing or ""])
            )
        elif changes and Decimal(named["change"]) not in changes:
            params = {"what": thing or "", "quoted": named["change"], "worked": str(min(changes))}
            params |= {"now": str(now[0]), "then": str(then[0]), "year": str(before)}
            yield Problem("quoted-change-differs", locate_in(catalogue, block, named["change"]), params, Severity.CHECK)


def _last(block: Told, position: int) -> str | None:
    """What a change before this position is about: the last thing named, else the entry's own, else the total."""
    named = [token for token in TOKEN.finditer(block.text, 0, position) if token.lastgroup not in {"year", "number"}]
    if not named:
        return block.thing
    token = named[-1]
    if token.lastgroup == "part":
        return None
    return thing_of(token)


# --- the highest and the lowest


def _superlatives(catalogue: Catalogue, sheets: dict[int, Sheet], block: Told) -> Iterator[Problem]:
    for found in MOST.finditer(block.text) if "สุด" in block.text else ():
        sheet = _sheet_of(sheets, block, found.start())
        named = _named(block, found)
        if not sheet or not named:
            continue
        group = _group(block, found, named, sheet)
        scores = sheet.groups.get(group, {})
        if named not in scores:
            continue
        lowest = found["which"] in LOWEST
        best = min(scores.values()) if lowest else max(scores.values())
        values = sheet.scores[named]
        if best not in values and not (lowest and min(values) < best) and not (not lowest and max(values) > best):
            holders = ", ".join(thing for thing, value in scores.items() if value == best)
            params = {"what": named, "which": found["which"], "score": str(values[0]), "group": group}
            params |= {"holder": holders, "best": str(best)}
            yield Problem("superlative-differs", locate_in(catalogue, block, found[0]), params, Severity.CHECK)


def _sheet_of(sheets: dict[int, Sheet], block: Told, position: int) -> Sheet | None:
    """The score sheet a sentence speaks of, where that is plain."""
    subject = _subject(block, position) or (block.year if block.part in SHEET else None)
    return sheets.get(subject) if subject else None


def _subject(block: Told, position: int) -> int | None:
    """The year named last before a position that is not one to compare with."""
    years = re.finditer(r"(?<![0-9])25[0-9]{2}(?![0-9])", block.text[:position])
    subjects = [int(year[0]) for year in years if not COMPARED.search(block.text[: year.start()])]
    return subjects[-1] if subjects else None


def _named(block: Told, found: re.Match[str]) -> str | None:
    """What is said to be highest or lowest: behind the words, before them, or the entry's own indicator."""
    if found["indicator"] or found["code"]:
        return f"ตัวชี้วัดที่ {found['indicator']}" if found["indicator"] else found["code"]
    if not found["scope"]:
        return None
    if "ข้อคำถาม" in found["scope"] or "ตัวชี้วัดนี้" in found["scope"]:
        codes = re.findall(r"(?<![A-Za-z0-9–-])[ie][0-9]{1,2}(?![0-9–-])", block.text[: found.start()])
        return codes[-1] if codes else None
    before = re.findall(r"ตัวชี้วัดที่ {0,3}([0-9]{1,2})(?![0-9.–-])", block.text[: found.start()])
    after = re.match(r"[^0-9]{0,4}ตัวชี้วัดที่", block.text[found.end() :])
    if after:
        return None
    return f"ตัวชี้วัดที่ {before[-1]}" if before else block.thing


def _group(block: Told, found: re.Match[str], named: str, sheet: Sheet) -> str:
    scope = found["scope"] or ""
    if named.startswith("ตัวชี้วัด"):
        instrument = re.search("[IEO]IT", scope) or (
            re.search("[IEO]IT", block.text[: found.start()]) if not scope else None
        )
        group = f"ตัวชี้วัด {instrument[0]}" if instrument else "ตัวชี้วัด"
        return group if named in sheet.groups.get(group, {}) else "ตัวชี้วัด"
    if "ข้อคำถาม" in scope or (not block.thing and not scope and "ตัวชี้วัด" not in block.text):
        return "ข้อคำถาม"
    return next(
        (group for group in sheet.groups if re.fullmatch("ข้อ [0-9]+", group) and named in sheet.groups[group]), ""
    )


# --- levels


def _levels(catalogue: Catalogue, sheets: dict[int, Sheet], block: Told) -> Iterator[Problem]:
    for found in LEVEL.finditer(block.text) if "ผ่าน" in block.text or "ปรับปรุง" in block.text else ():
        before = block.text[: found.start()]
        if re.search("ตัวชี้วัดที่|เครื่องมือ|เป้าหมายให้|เงื่อนไข", before[-120:]):
            continue
        sheet = _sheet_of(sheets, block, found.start())
        if sheet and sheet.level and found[1] != sheet.level:
            params = {"quoted": found[1], "printed": sheet.level}
            yield Problem("quoted-level-differs", locate_in(catalogue, block, found[0]), params, Severity.CHECK)


def _indicator_levels(catalogue: Catalogue, agency: AgencyCatalogue, block: Told) -> Iterator[Problem]:
    """An indicator called ดี or ดีเยี่ยม, where the year's levels put its score on the other side of ดีเยี่ยม.

    Official levels are for totals; for indicators a document borrows their words.
    """
    for found in INDICATOR_LEVEL.finditer(block.text) if GOOD in block.text and block.part in SHEET else ():
        low = _best_from(agency, block.year)
        named = re.findall(r"ตัวชี้วัดที่ {0,3}([0-9]{1,2})(?![0-9.–-])", block.text[: found.start()][-120:])
        if low is None or not named or "รวม" in block.text[: found.start()][-60:]:
            continue
        fitting = BEST if Decimal(found["score"]) >= low else GOOD
        if found["level"] != fitting:
            params = {"number": named[-1], "score": found["score"], "level": found["level"], "year": str(block.year)}
            params |= {"rule": str(low), "meant": fitting}
            yield Problem(
                "indicator-level-differs", locate_in(catalogue, block, found["score"]), params, Severity.ADVICE
            )


def _best_from(agency: AgencyCatalogue, year: int) -> Decimal | None:
    """The lowest score the year calls ดีเยี่ยม; None where it has no such level."""
    criteria = agency.criteria_of(year)
    levels = criteria.scoring.levels if criteria and criteria.scoring else None
    return next((level.low for level in levels.levels if level.name.endswith(BEST)), None) if levels else None
