"""The page of all codes: what each means, which rule it rests on, and an example that can be mended.

Made from the wordings alone, so that it is never behind the program; `prongsai check --explain all` prints it.
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from prongsai.messages import (
    CERTAINTY_WORDS,
    SEVERITY_WORDS,
    Language,
    Rule,
    Sample,
    pattern,
    rules,
    source_pattern,
)

STAGES: dict[str, tuple[str, str]] = {
    "sources": ("การเขียนแฟ้ม YAML", "How YAML is written"),
    "loading": ("แฟ้ม โฟลเดอร์ และหัวข้อ", "Files, folders and keys"),
    "values": ("ค่าที่กรอก", "Values"),
    "references": ("การอ้างถึงกัน", "References"),
    "completeness": ("ความครบถ้วนของหลักฐาน", "Completeness"),
    "asked": ("สิ่งที่องค์ประกอบต้องมี", "What components ask for"),
    "substance": ("เนื้อหาของหลักฐาน", "Substance"),
    "attachments": ("แฟ้มแนบ", "Attachments"),
    "years": ("ปีของข้อมูล", "Years"),
    "arithmetic": ("การคำนวณคะแนน", "Arithmetic"),
    "numbers": ("ตัวเลขในข้อความ", "Numbers in prose"),
    "surveys": ("แบบสำรวจ EIT", "Surveys"),
    "sense": ("ความสอดคล้องของเนื้อหา", "Sense"),
    "answers": ("ข้อค้นพบและมาตรการที่ตอบ", "Findings and what answers them"),
    "wording": ("ถ้อยคำ", "Wording"),
    "privacy": ("ข้อมูลส่วนบุคคล", "Privacy"),
    "reviews": ("จุดที่ตรวจแล้ว", "Reviews"),
    "ledger": ("ทะเบียน URL ที่ส่งแล้ว", "The ledger of what was submitted"),
    "verify": ("การเปิดที่อยู่ที่ส่งแล้ว (prongsai verify)", "Opening what was submitted (prongsai verify)"),
}
"""Stems of the files of wordings with their headings, in the order of the page."""

HEADS: dict[Language, str] = {
    "th": """# รหัสทั้งหมดของการตรวจ

หน้านี้โปรแกรมเขียนเองจากข้อความที่ใช้จริง (`prongsai check --explain all`) กรุณาอย่าแก้ด้วยมือ
ดูทีละรหัสได้ด้วย `prongsai check --explain` ตามด้วยรหัส ส่วนใน ‹ › คือค่าที่เปลี่ยนไปตามข้อมูลของท่าน

ทุกจุดที่โปรแกรมบอกมีระดับ **ผิด** คือแน่นอนและต้องแก้ก่อนสร้างเว็บไซต์
**ตรวจสอบ** คือต้องให้คนดู เพราะอาจอ่านเอกสารผิด หรือหลักเกณฑ์ยังไม่ยืนยัน และ **แนะนำ** คือทำให้ดีขึ้นได้
จุดที่ตรวจแล้วและคงไว้ จดใน [reviews.yml](README.md#reviewsyml-จุดที่ตรวจแล้ว) ตัวอย่างทุกชิ้นใช้ทดสอบโปรแกรม
โดยชื่อแฟ้มนับจากโฟลเดอร์ข้อมูลของหน่วยงานเดียว
""",
    "en": """# All codes

Made by `prongsai check --explain all` from the wordings themselves; do not edit it. What stands in ‹ › depends
on the data. **error** stops the build, **check** wants a person to look, **advice** would serve readers better.
""",
}
LABELS: dict[Language, dict[str, str]] = {
    "th": {
        "severity": "ระดับ",
        "found": "พบอะไร",
        "why": "เหตุใดจึงสำคัญ",
        "mend": "แก้อย่างไร",
        "source": "ที่มา",
        "broken": "ตัวอย่างที่ต้องแก้",
        "mended": "แก้แล้ว",
        "today": "ดูเมื่อวันที่",
        "absent": "(ไม่มีแฟ้มนี้)",
    },
    "en": {
        "severity": "severity",
        "found": "found",
        "why": "why",
        "mend": "mend",
        "source": "source",
        "broken": "broken",
        "mended": "mended",
        "today": "looked at on",
        "absent": "(no such file)",
    },
}
_VISIBLE = {number: chr(0x2400 + number) for number in range(32) if chr(number) != "\n"} | {
    0x9: "⇥",
    0x7F: "␡",
    **dict.fromkeys((0xA0, 0x2007, 0x202F, 0x3000), "⍽"),
    **dict.fromkeys((0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF), "∅"),
}
"""Signs that stand for what could not be seen in an example."""


def guide(language: Language = "th") -> str:
    """All codes as one Markdown page, by stage; each heading is its code, and so is its anchor."""
    parts = [HEADS[language]]
    order = list(STAGES)
    ordered = sorted(rules().values(), key=lambda rule: order.index(rule.stage))
    for stage, found in groupby(ordered, key=lambda rule: rule.stage):
        parts.append(f"## {STAGES[stage][language == 'en']}\n")
        parts += (explained(rule, language, level=3) for rule in found)
    return "\n".join(parts)


def explained(rule: Rule, language: Language = "th", *, level: int = 1) -> str:
    """One code as Markdown: severity, texts, rule, and its example broken and mended."""
    label, words = LABELS[language], pattern(rule, language)
    certainty = CERTAINTY_WORDS[language][rule.certainty]
    lines = [
        f"{'#' * level} {rule.code}",
        "",
        f"- **{label['severity']}:** {SEVERITY_WORDS[language][rule.severity]}",
        *_item(label["found"], words.found),
        *_item(label["why"], words.why),
        *_item(label["mend"], words.mend),
        f"- **{label['source']}:** {_plain(source_pattern(rule))} ({certainty})",
    ]
    if rule.example and rule.example.today:
        lines.append(f"- **{label['today']}:** {rule.example.today}")
    if rule.example:
        absent = label["absent"]
        lines += ["", f"{label['broken']}:", "", *_files(rule.example.broken, absent)]
        lines += ["", f"{label['mended']}:", "", *_files(rule.example.mended, absent)]
    return "\n".join(lines) + "\n"


def _item(label: str, text: str) -> Iterator[str]:
    """A list entry; lines that are indented in the text are examples and become code."""
    first, *others = text.splitlines()
    yield f"- **{label}:** {_plain(first)}"
    for code, lines in groupby(others, key=lambda line: line.startswith("  ")):
        block = list(lines)
        if code:
            yield from ("", "  ```text", *block, "  ```", "")
        else:
            yield from (f"  {_plain(line)}" for line in block)


def _plain(text: str) -> str:
    """Text in which nothing is taken for Markdown."""
    for sign in "\\`*_[]<|#":
        text = text.replace(sign, f"\\{sign}")
    return text


def _files(files: Mapping[str, Sample], absent: str) -> Iterator[str]:
    """Each file as a code block that begins with its name, a blank line between them."""
    for number, (name, sample) in enumerate(files.items()):
        if number:
            yield ""
        if isinstance(sample, str):
            yield from ("```yaml", f"# {name}", *sample.translate(_VISIBLE).splitlines(), "```")
        else:
            yield from ("```text", f"{name}: {sample['shown'] if sample else absent}", "```")
