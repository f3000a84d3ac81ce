"""Files of every kind are looked into, and nothing about them stops the program."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from prongsai import inspection
from prongsai.attachments import TYPES, Attachment, attachments
from prongsai.inspection import Inspection, Kind, aside, inspect, of
from samples import (
    CITIZEN_ID,
    SAMPLES,
    archive,
    bomb,
    docx,
    opendocument,
    pdf,
    picture,
    protected,
    run,
    sample,
    shown,
    xlsx,
)
from writing import write

ROOT = Path(__file__).parents[1]

FAULTS: list[tuple[str, str, list[Kind]]] = [
    # sample, the kind its name promises, what is the matter
    ("pdf", "PDF", []),
    ("scan-pdf", "PDF", [Kind.TEXTLESS]),
    ("locked-pdf", "PDF", [Kind.LOCKED]),
    ("long-pdf", "PDF", [Kind.PARTLY]),
    ("broken-pdf", "PDF", [Kind.BROKEN]),
    ("html-page", "PDF", [Kind.MISTYPED]),
    ("jpeg", "PDF", [Kind.MISTYPED]),
    ("pdf", "PNG", [Kind.MISTYPED]),
    ("pdf", "DOCX", [Kind.MISTYPED]),
    ("zip", "DOCX", [Kind.PARTLY, Kind.MISTYPED]),
    ("csv", "PDF", [Kind.BROKEN]),
    ("jpeg", "JPEG", []),
    ("jpeg", "PNG", [Kind.MISNAMED]),
    ("png", "PNG", []),
    ("webp", "WebP", []),
    ("truncated-jpeg", "JPEG", [Kind.DOUBTFUL]),
    ("svg", "SVG", []),
    ("scripted-svg", "SVG", [Kind.SCRIPTED]),
    ("html-page", "SVG", [Kind.MISTYPED]),
    ("docx", "DOCX", []),
    ("docx", "XLSX", [Kind.MISNAMED]),
    ("old-word", "DOCX", [Kind.PARTLY, Kind.MISNAMED]),
    ("locked-word", "DOCX", [Kind.LOCKED]),
    ("xlsx", "XLSX", []),
    ("xlsx", "CSV", [Kind.MISNAMED]),
    ("odt", "ODT", []),
    ("ods", "ODS", []),
    ("csv", "CSV", []),
    ("thai-windows-csv", "CSV", [Kind.ENCODING]),
    ("zip", "ZIP", [Kind.PARTLY]),
    ("locked-zip", "ZIP", [Kind.LOCKED]),
    ("old-word", "DOC", [Kind.PARTLY]),
]


def kinds(found: Inspection) -> list[Kind]:
    """What is the matter."""
    return [fault.kind for fault in found.faults]


@pytest.mark.parametrize(("name", "wanted", "expected"), FAULTS, ids=[f"{name}-{wanted}" for name, wanted, _ in FAULTS])
def test_what_is_the_matter_is_found(name: str, wanted: str, expected: list[Kind]) -> None:
    assert kinds(of(sample(name), wanted)) == expected


@pytest.mark.parametrize("wanted", sorted(set(TYPES.values())))
@pytest.mark.parametrize("content", [b"", b" \r\n\t"])
def test_nothing_is_empty(content: bytes, wanted: str) -> None:
    assert kinds(of(content, wanted)) == [Kind.EMPTY]


XMP = "<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>Somchai</dc:creator></x:xmpmeta>"


def annotated(entries: str) -> bytes:
    """A PDF of one page with a note or a form field."""
    page = b"/MediaBox [0 0 595 842]"
    return pdf(shown("a")).replace(page, page + f" /Annots [<< /Rect [0 0 9 9] {entries} >>]".encode())


TEXTS: list[tuple[str, str, bytes, str, str]] = [
    # name, kind, file, where it is found, what is found there
    ("page", "PDF", pdf(shown("a"), shown(CITIZEN_ID)), "หน้า 2", CITIZEN_ID),
    ("property", "PDF", pdf(shown("a"), info="/Author (Somchai)"), "คุณสมบัติของแฟ้ม", "Somchai"),
    ("note", "PDF", annotated("/Subtype /Text /Contents (Call Somchai)"), "หน้า 1", "Call Somchai"),
    ("form", "PDF", annotated("/Subtype /Widget /FT /Tx /T (n) /V (Somchai)"), "หน้า 1", "Somchai"),
    ("XMP", "PDF", pdf(shown("a"), xobjects=[("", XMP)]), "คุณสมบัติของแฟ้ม (XMP)", "Somchai"),
    ("hyphen", "PDF", pdf("BT /F 9 Tf 14 TL 9 99 Td (well-) Tj T* (known) Tj ET"), "หน้า 1", "well-\nknown"),
    ("open without a password", "PDF", protected(""), "หน้า 1", "Plan 2568"),
    ("runs", "DOCX", docx(run("1-1037-") + run("02071-") + run("81-4")), "เนื้อหา", CITIZEN_ID),
    ("header", "DOCX", docx(run("a"), header1=f"<w:p>{run('ลับ')}</w:p>"), "หัวกระดาษ", "ลับ"),
    ("comment", "DOCX", docx(run("a"), comments=f"<w:p>{run('ลับ')}</w:p>"), "ความเห็น", "ลับ"),
    ("row", "XLSX", xlsx('<c t="s"><v>0</v></c><c><v>7</v></c>', strings=["ก"]), "แผ่นงานที่ 1", "ก\t7"),
    ("power of ten", "XLSX", xlsx("<c><v>1.103702071814E12</v></c>"), "แผ่นงานที่ 1", "1103702071814"),
    ("left behind", "XLSX", xlsx("", strings=["ลับ"]), "ข้อความที่ไม่มีช่องใดใช้", "ลับ"),
    ("author", "XLSX", xlsx("", properties="สมชาย"), "คุณสมบัติของแฟ้ม", "สมชาย"),
    (
        "cell",
        "ODS",
        opendocument("spreadsheet", '<table-cell value="1103702071814"><p>1.1E+12</p></table-cell>'),
        "เนื้อหา",
        "1103702071814",
    ),
    ("description", "JPEG", picture("JPEG", words="at home"), "คุณสมบัติของแฟ้ม", "at home"),
    ("drawing", "SVG", sample("svg"), "เนื้อหา", "ก"),
    ("old encoding", "CSV", sample("thai-windows-csv"), "เนื้อหา", "โครงการ"),
]


@pytest.mark.parametrize(
    ("kind", "content", "where", "text"), [row[1:] for row in TEXTS], ids=[row[0] for row in TEXTS]
)
def test_every_text_is_found(kind: str, content: bytes, where: str, text: str) -> None:
    assert any(text in passage.text for passage in of(content, kind).texts if passage.where == where)


def test_thai_words_of_a_pdf_stay_whole() -> None:
    """As a browser prints them: sara am is a sign of two parts, which PDFium sets apart."""
    printed = next((ROOT / "data" / "tuayang" / "2569" / "files").glob("improvement*.pdf"))
    first = of(printed.read_bytes(), "PDF").texts[0].text
    assert "องค์การบริหารส่วนตำบลตัวอย่าง" in first


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("located", [True, False])
def test_a_picture_tells_its_place_or_not(form: str, *, located: bool) -> None:
    assert of(picture(form, located=located), "JPEG").located == located


@pytest.mark.parametrize(("kind", "folder"), [("DOCX", "word/media"), ("ODT", "Pictures")])
@pytest.mark.parametrize("located", [True, False])
def test_a_document_tells_the_place_of_a_picture_in_it(kind: str, folder: str, *, located: bool) -> None:
    parts = {"mimetype": "application/vnd.oasis.opendocument.text"}
    parts |= {"[Content_Types].xml": "<Types/>", "word/document.xml": "<a/>"} if kind == "DOCX" else {}
    media = {f"{folder}/1.png": b"no picture", f"{folder}/2.jpeg": picture("JPEG", located=located)}
    assert of(archive({**parts, **media}), kind) == Inspection(located=located)


LAUGHS = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
HOSTILE: list[tuple[str, str, bytes]] = [
    ("forms within forms", "PDF", pdf("/X9 Do", xobjects=[("", "")] + [("", f"/X{n} Do " * 10) for n in range(9)])),
    ("a form within itself", "PDF", pdf("/X0 Do", xobjects=[("", "/X0 Do " * 9)])),
    ("pages within themselves", "PDF", pdf(shown("a")).replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")),
    ("a picture of 3600 megapixels", "PNG", bomb()),
    ("an archive of 250 megabytes", "ZIP", archive({"a": bytes(250_000_000)})),
    ("a header of 12 megabytes", "DOCX", docx(run("a"), header1="x" * 12_000_000)),
    ("entities that swell", "SVG", f'<!DOCTYPE s [<!ENTITY a0 "x">{LAUGHS}]><svg><text>&a9;</text></svg>'.encode()),
]


@pytest.mark.parametrize(("kind", "content"), [row[1:] for row in HOSTILE], ids=[row[0] for row in HOSTILE])
def test_a_hostile_file_is_left_in_time_and_told(kind: str, content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(aside, "PATIENCE", 1.0)
    assert of(content, kind).faults


def test_after_a_file_that_never_ends_others_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    endless = pdf("/X0 Do", xobjects=[("", "/X0 Do " * 9)])
    monkeypatch.setattr(aside, "PATIENCE", 1.0)
    assert kinds(of(endless, "PDF")) == [Kind.DOUBTFUL]
    monkeypatch.undo()
    assert kinds(of(sample("pdf"), "PDF")) == []


def test_a_process_that_somebody_ended_is_started_again() -> None:
    assert kinds(of(sample("pdf"), "PDF")) == []
    aside._running[0].kill()  # noqa: SLF001  # as the system does when memory is short
    aside._running[0].wait()  # noqa: SLF001
    assert kinds(of(sample("pdf"), "PDF")) == []


def test_the_program_ends_in_silence() -> None:
    """With warnings as errors: whatever was opened is closed, and the process beside has ended."""
    script = "import sys; from prongsai.inspection import of; print(of(sys.stdin.buffer.read(), 'PDF').faults)"
    ended = subprocess.run(
        [sys.executable, "-X", "dev", "-W", "error", "-c", script],
        input=sample("pdf"),
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert (ended.stdout.split(), ended.stderr) == ([b"()"], b"")


def test_a_file_cut_off_anywhere_is_told() -> None:
    content = sample("pdf")
    for size in range(1, content.index(b"startxref"), 50):
        assert of(content[:size], "PDF").faults


def test_a_damaged_file_a_browser_mends_is_not_called_broken() -> None:
    content = sample("pdf")
    assert kinds(of(content[: content.index(b"startxref")], "PDF")) == [Kind.DOUBTFUL]


@settings(max_examples=60, deadline=None)
@given(name=st.sampled_from(sorted(SAMPLES)), data=st.data(), wanted=st.sampled_from(sorted(set(TYPES.values()))))
def test_no_damage_raises(name: str, data: st.DataObject, wanted: str) -> None:
    content = bytearray(sample(name))
    for place in data.draw(st.lists(st.integers(0, len(content) - 1), max_size=9)):
        content[place] = data.draw(st.integers(0, 255))
    assert isinstance(of(bytes(content[: data.draw(st.integers(0, len(content)))]), wanted), Inspection)


def only(site: Path, name: str, content: bytes) -> Attachment:
    """An attachment on disk."""
    write(site, {f"files/{name}": content})
    (found,) = attachments(site / "files")
    return found


def test_equal_files_are_read_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = only(tmp_path, "a.pdf", pdf(shown("read once")))
    first = inspect(file)
    monkeypatch.setattr(inspection, "of", None)
    assert inspect(file) is first


def test_a_file_that_is_gone_is_unreadable_and_may_come_back(tmp_path: Path) -> None:
    file = only(tmp_path, "a.pdf", pdf(shown("gone")))
    content = file.path.read_bytes()
    file.path.unlink()
    assert kinds(inspect(file)) == [Kind.UNREADABLE]
    file.path.write_bytes(content)
    assert not inspect(file).faults
