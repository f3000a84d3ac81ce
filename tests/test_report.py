"""The official edition of a year: what stands in it and in which order, and the file a browser prints of it."""

import re
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result
from pypdf import PdfReader

from built import ROOT, write_office
from prongsai import addresses
from prongsai.bundles import ASSETS
from prongsai.catalogue import Catalogue
from prongsai.cli import main
from prongsai.composing import within
from prongsai.loading import load
from prongsai.pages import Page, plan
from prongsai.printing.browsers import NoBrowserError, NotPrintedError, find_browser, printed
from prongsai.printing.finishing import Finished, finished
from prongsai.printing.letters import shares
from prongsai.rendering import Renderer, renderer
from prongsai.seen import see
from prongsai.snapshots import as_html
from prongsai.thai import arabic, day

TODAY = ["ปก", "contents", "results", "analysis", "measures", "constraints", "progress", "memos", "documents"]
"""The order of the model agency, whose memo is a paper of its own."""
FILED: dict[str, tuple[str, ...]] = {
    # edition: words of the document it was taken from, in the order of that document (shared/seeds)
    "khamsakaesaeng/2569": (
        "การนำผลการประเมิน ITA ไปสู่การพัฒนาองค์กร",
        "คำนำ",
        "สารบัญ",
        "จากผลการประเมิน ITA ในปีงบประมาณ พ.ศ. 2568",
        "เมื่อพิจารณาผลการประเมินรายเครื่องมือ พบว่า",
        "จากผลการวิเคราะห์การประเมิน ITA",
        "มาตรการเสริมสร้างมาตรฐานการปฏิบัติงานและการให้บริการประชาชน",
        "เจ้าหน้าที่ผู้รับผิดชอบการประเมิน (Admin)",
        "ข้อเสนอแนะ/แนวทางในการจัดการกับข้อจำกัด",
    ),
    "mueangmai/2566": (
        "มาตรการส่งเสริมคุณธรรม",
        "เพื่อให้การกำหนดมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "ผลการประเมิน ITA ในภาพรวมขององค์การบริหารส่วนตำบลเมืองมาย",
        "คุณภาพการดำเนินงาน",
        "กระบวนการปฏิบัติงานที่โปร่งใสและมีประสิทธิภาพ",
        "กลไกและมาตรการในการแก้ไขและป้องกันการทุจริตภายในหน่วยงาน",
        "ผู้ดูแลระบบย้าย จึงทำให้ไม่มีผู้ดูแลระบบ",
        "ขาดบุคลากรทางด้านIT",
    ),
    "khuankhanun/2567": (
        "บันทึกข้อความ",
        "เรื่องเดิม",
        "ข้อเท็จจริง",
        "ความคิดเห็นนายกเทศมนตรีตำบลควนขนุน",
        "การปฏิบัติตามหน้าที่",
        "ประเด็นที่เป็นข้อบกพร่องหรือจุดอ่อน",
        "กลไกและมาตรการในการแก้ไขและป้องกันการ",
        "ทบทวนแนวปฏิบัติ",
    ),
    "maeukho/2565": (
        "รายงานผลการดำเนินการตามมาตรการส่งเสริมคุณธรรมและความโปร่งใสภายในหน่วยงาน",
        "เรื่องเดิม",
        "ความคิดเห็นของหัวหน้าสำนักปลัด",
        "ได้พัฒนาเครื่องมือการประเมินเชิงบวก",
        "ได้ดำเนินการวิเคราะห์ผลการประเมินคุณธรรมและความโปร่งใสของหน่วยงานภาครัฐ",
        "มาตรการตรวจสอบการใช้ดุลพินิจ",
        "มาตรการส่งเสริมความโปร่งใสในการจัดซื้อจัดจ้าง",
        "บัดนี้ องค์การบริหารส่วนตำบลแม่อุคอ",
        "การใช้ดุลพินิจของผู้บังคับบัญชาเป็นไปตามกฎหมาย",
    ),
    "dongklang/2566": (
        "รายงานความก้าวหน้าผลการดำเนินการมาตรการส่งเสริมคุณธรรมและความโปร่งใส",
        "ตามที่ได้ดำเนินการวิเคราะห์ผลการประเมิน ITA",
        "จัดทำคู่มือ",
        "ไม่มีข้อร้องเรียน",
        "ตำแหน่ง นิติกร",
    ),
}


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    """The planned pages of the shipped data."""
    return {page.address: page for page in plan(Catalogue.of(load(ROOT / "data")))}


@pytest.fixture(scope="module")
def render() -> Renderer:
    return renderer()


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", arabic(text))


# --- what stands in it


@pytest.mark.parametrize("name", FILED)
def test_an_edition_has_the_order_of_the_document_it_was_taken_from(
    pages: dict[str, Page], render: Renderer, name: str
) -> None:
    text, place = squeezed(see(as_html(render.body(pages[f"{name}/edition/"]))).text), 0
    for words in FILED[name]:
        found = text.find(squeezed(words), place)
        assert found >= 0, f"{words} is missing, or stands before what it should follow"
        place = found + 1


@pytest.mark.parametrize("year", [2568, 2569])
def test_an_edition_is_filed_in_the_customary_order(pages: dict[str, Page], render: Renderer, year: int) -> None:
    page = pages[addresses.edition("tuayang", year)]
    chapters = [one.anchor for one in page.view["held"].chapters if one.depth == 1]
    assert chapters == TODAY[2:]
    html = render.body(page)
    places = [html.index(f'id="{one}"') for one in TODAY[1:]]
    assert places == sorted(places)
    assert html.index("{#top}") < html.index('id="preface"') < places[0]


def test_every_year_with_something_to_print_has_an_edition(pages: dict[str, Page]) -> None:
    years = {f"{address}edition/" for address, page in pages.items() if page.template == "year"}
    assert {address for address, page in pages.items() if page.template == "edition"} == years


def test_what_is_absent_is_said_and_what_lies_elsewhere_is_linked(pages: dict[str, Page], render: Renderer) -> None:
    held = pages["khamsakaesaeng/2568/edition/"].view["held"]
    assert held.absent == ("มาตรการ", "ความก้าวหน้า")
    html = render.body(pages["khamsakaesaeng/2568/edition/"])
    assert "ไม่มีข้อมูลของปีนี้ในเรื่อง มาตรการ · ความก้าวหน้า" in html
    assert 'href="../../2569/edition/"' in html


def test_anchors_are_unique_and_ways_inside_arrive(pages: dict[str, Page], render: Renderer) -> None:
    for address, page in pages.items():
        if page.template != "edition":
            continue
        html = as_html(render.body(page))
        ids = re.findall(r'\sid="([^"]*)"', html)
        assert len(ids) == len(set(ids)), address
        assert set(re.findall(r'href="#([^"]*)"', html)) - set(ids) == set(), address
        named = {one for many in re.findall(r'aria-(?:labelledby|describedby)="([^"]*)"', html) for one in many.split()}
        assert named <= set(ids), address
        assert not re.search(r'href="\.\./(results|analysis|progress)/', html), "a way leads out of what is inside"


def test_an_edition_is_said_to_be_as_new_as_the_newest_page_in_it(pages: dict[str, Page]) -> None:
    assert str(pages["tuayang/2569/edition/"].updated) == str(pages["tuayang/2569/progress/r12/"].updated)


def test_the_year_leads_to_its_edition_and_no_side_does(pages: dict[str, Page], render: Renderer) -> None:
    assert 'href="edition/">ฉบับทางการสำหรับพิมพ์ (PDF)' in render.body(pages["tuayang/2569/"])
    ways = {link.address for page in pages.values() for group in page.frame.side for link in group.links}
    assert not [way for way in ways if way.endswith("/edition/")]


@pytest.mark.parametrize(
    ("markdown", "depth", "html"),
    [
        ("# ชื่อ {#top}\n\n## ก {#a}\n", 1, '<h3 id="x-a">ก</h3>'),
        ("# ชื่อ {#top}\n\n###### ก {#a}\n", 2, '<h6 id="x-a">ก</h6>'),
        ('<p><a href="#a">ก</a> <a href="#/y-b">ข</a></p>', 1, '<p><a href="#x-a">ก</a> <a href="#y-b">ข</a></p>'),
        ('<p aria-labelledby="a b">id="c" ก</p>', 1, '<p aria-labelledby="x-a x-b">id="c" ก</p>'),
        ('<p class="p-fictional">สมมติ</p>\n\n<p>ก</p>\n\n\n<p>ข</p>', 1, "<p>ก</p>\n<p>ข</p>"),
        ('<figure><rect fill="url(#h)"/></figure>', 1, '<figure><rect fill="url(#x-h)"/></figure>'),
    ],
)
def test_a_page_within_a_larger_one(markdown: str, depth: int, html: str) -> None:
    assert within(markdown, "x", depth) == html


# --- the file


def test_a_page_for_print_stands_on_its_own(tmp_path: Path) -> None:
    ran = asked(ROOT, "--year", "2569", "--agency", "tuayang", "--html", "-o", tmp_path / "a.html")
    assert ran.exit_code == 0, ran.output
    html = (tmp_path / "a.html").read_text("utf-8")
    page = see(html)
    assert all(one.url.startswith("data:") for one in page.resources), page.resources[:3]
    assert not re.search(r'url\((?!data:|#|"?#)', html)
    assert {way.href.split("/")[0] for way in page.links} <= {"https:", "http:", "tel:", "mailto:"} | {
        way.href for way in page.links if way.href.startswith("#")
    }
    assert "หน่วยงานสมมติ ไม่มีอยู่จริง" in html.split("<body>")[0], "the head of every sheet says so"
    assert 'lang="th"' in html
    assert "default-src 'none'" in html


@pytest.fixture
def office(tmp_path: Path) -> Path:
    return write_office(tmp_path / "office")


def asked(office: Path, *options: str | Path, **env: str) -> Result:
    """The command, in the folder of a site."""
    arguments = ["report", "-f", str(office / "mkdocs.yml"), *map(str, options)]
    return CliRunner().invoke(main, arguments, env=env)


def sham(tmp_path: Path, does: str) -> Path:
    """A program in the place of a browser."""
    program = tmp_path / "sham"
    program.write_text(f"#!/bin/sh\necho sorry >&2\n{does}\n", "utf-8")
    program.chmod(0o755)
    return program


def test_whoever_has_no_browser_is_told_what_to_do(office: Path) -> None:
    nowhere = str(office / "no-browser")
    ran = asked(office, "--year", "2568", "-o", office / "a.pdf", PRONGSAI_BROWSER=nowhere)
    assert ran.exit_code == 1
    assert "ไม่พบเบราว์เซอร์" in ran.output
    assert nowhere in ran.output
    assert "--html" in ran.output
    assert not [*office.glob("*.pdf")]


HALF = 'for one; do case $one in --print-to-pdf=*) printf %s "%PDF-1.4 half" > "${one#*=}";; esac; done'


@pytest.mark.parametrize("does", ["exit 0", "exit 1", HALF])
def test_a_browser_that_gives_no_pdf_leaves_no_file(office: Path, tmp_path: Path, does: str) -> None:
    earlier = office / "report-2568.pdf"
    earlier.write_bytes(b"%PDF-1.4 earlier")
    ran = asked(office, "--year", "2568", "--browser", sham(tmp_path, does), "-o", earlier)
    assert ran.exit_code == 1
    assert "พิมพ์ไม่สำเร็จ" in ran.output
    assert "sorry" in ran.output
    assert [path.name for path in office.glob("*.pdf")] == ["report-2568.pdf"]
    assert earlier.read_bytes() == b"%PDF-1.4 earlier"


def test_a_browser_that_does_not_end_is_ended(tmp_path: Path) -> None:
    with pytest.raises(NotPrintedError, match="ไม่เสร็จภายใน"):
        printed(sham(tmp_path, "sleep 60"), "<p>ก</p>", patience=0.2)


@pytest.mark.parametrize(
    ("options", "code", "told"),
    [
        (("--year", "2560"), 1, "ไม่มีข้อมูลปี 2560"),
        (("--year", "x"), 2, "2569"),
        (("--year", "2568", "--agency", "other"), 2, "--agency"),
        (("--year", "2568", "--html", "-o", "mkdocs.yml"), 1, "ที่เก็บข้อมูล"),
        (("--year", "2568", "--html", "-o", "data/a.html"), 1, "ที่เก็บข้อมูล"),
        (("--year", "2568", "--html", "-o", "letter.txt"), 1, "เพื่อไม่ให้ของเดิมหาย"),
    ],
)
def test_what_cannot_be_printed_is_said_plainly(office: Path, options: tuple[str, ...], code: int, told: str) -> None:
    (office / "letter.txt").write_text("จดหมาย", "utf-8")
    ran = asked(office, *options[:-1], office / options[-1] if "-o" in options else options[-1])
    assert ran.exit_code == code, ran.output
    assert told in ran.output
    assert (office / "letter.txt").read_text("utf-8") == "จดหมาย"


def test_a_browser_is_found_by_name_by_place_and_by_variable(tmp_path: Path) -> None:
    one, other = tmp_path / "bin/chromium", tmp_path / "apps/Microsoft/Edge/Application/msedge.exe"
    for path in (one, other):
        path.parent.mkdir(parents=True)
        path.write_text("#!/bin/sh\n", "utf-8")
        path.chmod(0o755)
    nothing = {"PATH": str(tmp_path / "empty")}
    assert find_browser(None, {"PATH": str(one.parent)}) == one
    assert find_browser(None, nothing | {"PROGRAMFILES(X86)": str(tmp_path / "apps")}) == other
    assert find_browser(None, nothing | {"PRONGSAI_BROWSER": str(other)}) == other
    assert find_browser(one, nothing | {"PRONGSAI_BROWSER": str(other)}) == one
    with pytest.raises(NoBrowserError):
        find_browser(tmp_path / "gone", {"PATH": str(one.parent)})


# --- its letters


@pytest.mark.parametrize(
    ("letters", "shapes", "parts"),
    [
        ("ก", 1, ["ก"]),
        ("กิ", 2, ["ก", "ิ"]),
        ("ที่", 3, ["ท", "ี่", ""]),
        ("ดำ", 3, ["ด", "", "ำ"]),
        ("น้ำ", 4, ["น้", "", "", "ำ"]),
        ("น้ำ", 3, ["น้", "", "ำ"]),
        ("fi", 1, ["fi"]),
    ],
)
def test_shapes_stand_for_all_letters_of_a_cluster(letters: str, shapes: int, parts: list[str]) -> None:
    assert shares(letters, shapes) == parts
    assert "".join(parts) == letters


def small_pdf(content: bytes) -> bytes:
    """A file of the form Skia writes, with one sheet."""
    packed = zlib.compress(content)
    table = b"1 beginbfchar\n<0005> <0E17>\nendbfchar\n"
    bodies = [
        b"<</Title (x)\n/Creator (Someone)\n/Producer (Skia)\n/CreationDate (D:20990101000000+00'00')>>\n",
        b"<</Type /Page\n/Resources <</Font <</F5 5 0 R>>>>\n/Contents 3 0 R\n/Parent 4 0 R>>\n",
        b"<</Filter /FlateDecode\n/Length %d>> stream\n%s\nendstream\n" % (len(packed), packed),
        b"<</Type /Pages\n/Count 1\n/Kids [2 0 R]>>\n",
        b"<</Type /Font\n/Subtype /Type0\n/Encoding /Identity-H\n/DescendantFonts [6 0 R]\n/ToUnicode 7 0 R>>\n",
        b"<</Type /Font\n/CIDToGIDMap /Identity\n/W [5 [600 0 0]]\n/DW 0>>\n",
        b"<</Length %d>> stream\n%s\nendstream\n" % (len(table), table),
        b"<</Type /Catalog\n/Pages 4 0 R\n/Dests 9 0 R\n/StructTreeRoot 10 0 R\n/Outlines 10 0 R>>\n",
        b"<</b [2 0 R /XYZ 0 0 0]\n/a [2 0 R /XYZ 0 1 0]>>\n",
        b"<</K [(node00000077) (node00000071)]>>\n",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(bodies, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%sendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(bodies) + 1
    tail = b"trailer\n<</Size %d\n/Root 8 0 R\n/Info 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (size, len(out))
    return out + b"xref\n0 %d\n0000000000 65535 f \n" % size + table + tail


CLUSTER = b"""BT
/F5 10 Tf
1 0 0 -1 0 0 Tm
<0005> Tj
/Span<</ActualText <FEFF0E170E350E48> >> BDC
6 0 Td <0005> Tj
6.1 0 Td <0006> Tj
-.2 -1 Td <0007> Tj
EMC
/Span<</ActualText <FEFF0E170E35> >> BDC
EMC
-.05 1 Td <0005> Tj
ET"""


def drawn(done: Finished) -> bytes:
    """What is drawn on the first sheet."""
    content: Any = PdfReader(BytesIO(done.content)).pages[0]["/Contents"]
    told: bytes = content.get_data()
    return told


def test_a_finished_file_names_letters_days_and_places() -> None:
    done = finished(small_pdf(CLUSTER), day("9 ต.ค. 2569"), "อบต.")
    assert (done.sheets, done.places, done.tagged, done.outlined) == (1, {"a": 1, "b": 1}, True, True)
    assert b"ActualText" not in drawn(done)
    assert drawn(done).count(b"[<0005>") == 1, "a letter and its mark are one piece"
    x = float(re.findall(rb"6 0 Td \[<0005> ([\d.-]+) <", drawn(done))[0])
    assert x > 0, "the mark stands before the letter after it"
    file: Any = PdfReader(BytesIO(done.content))
    font = file.pages[0]["/Resources"]["/Font"]["/F5"]
    table = font["/ToUnicode"].get_data()
    assert b"> <0E350E48>" in table
    assert b"<0002> <>" in table
    assert font["/DescendantFonts"][0]["/W"][:2] == [5, [600, 0, 0]]
    assert file.metadata == {
        "/Title": "x",
        "/Producer": "Skia",
        "/Creator": "Prongsai",
        "/Author": "อบต.",
        **dict.fromkeys(("/CreationDate", "/ModDate"), "D:20261009000000+07'00'"),
    }
    assert b"2099" not in done.content
    assert list(file.root_object["/Dests"]) == ["/a", "/b"]
    assert file.root_object["/StructTreeRoot"]["/K"] == ["node00000002", "node00000001"]
    assert file.pdf_header == "%PDF-1.4"
    assert finished(small_pdf(CLUSTER), day("9 ต.ค. 2569"), "อบต.").content == done.content


BARE = b"""BT
/F5 10 Tf
1 0 0 -1 0 0 Tm
3 0 Td <0005> Tj
/Span<</ActualText <FEFF0E170E35> >> BDC
6 0 Td <0005> Tj
5 0 Td <0006> Tj
EMC
<0005> Tj
/Span<</ActualText <FEFF0E170E35> >> BDC
<0005> Tj
11 0 Td <0006> Tj
EMC
6 2 Td <0005> Tj
ET"""
"""Letters that stand where the pen is: their lines tell no place."""


def placed(content: bytes) -> list[tuple[float, float]]:
    """Where each shape of width 0 or 6 is drawn."""
    wide = {b"0005": 6.0}
    places, origin, pen = list[tuple[float, float]](), (0.0, 0.0), 0.0
    for token in re.findall(rb"([\d.-]+) ([\d.-]+) Td|<([0-9A-F]{4})>|(?<=[>] )([\d.-]+)(?= <)", content):
        if token[0]:
            origin = (origin[0] + float(token[0]), origin[1] + float(token[1]))
            pen = origin[0]
        elif token[2]:
            places.append((pen, origin[1]))
            pen += wide.get(token[2], 0.0)
        else:
            pen -= float(token[3]) / 100
    return places


def test_every_shape_stays_in_its_place() -> None:
    before = placed(re.sub(rb"/Span.*BDC\n|EMC\n", b"", BARE))
    after = placed(drawn(finished(small_pdf(BARE), None, "")))
    assert len(before) == len(after) == 7
    assert after == [pytest.approx(place, abs=0.25) for place in before]


def test_a_finished_file_tells_no_day_that_nobody_declared() -> None:
    assert b"CreationDate" not in finished(small_pdf(b"BT\nET"), None, "อบต.").content


@pytest.mark.parametrize("pdf", [b"", b"%PDF-1.7\nnothing", small_pdf(b"BT\nET").replace(b"xref", b"fxer", 1)])
def test_a_file_that_cannot_be_read_stays_as_it_is(pdf: bytes) -> None:
    assert finished(pdf, None, "อบต.").content == pdf


OTHERS = [
    # what another writer might do, in the words of its file
    (b"/Identity-H", b"/Identity-V"),
    (b"/CIDToGIDMap /Identity", b"/CIDToGIDMap 3 0 R  "),
    (b"/DescendantFonts [6 0 R]", b"/DescendantFonts [1 0 R]"),
    (b"/F5 10 Tf", b"/F6 10 Tf"),
]


@pytest.mark.parametrize(("ours", "theirs"), OTHERS)
def test_letters_of_a_font_of_another_form_stay_as_they_are(ours: bytes, theirs: bytes) -> None:
    content = re.sub(rb"/Span.*\nEMC\n", b"", CLUSTER).replace(ours, theirs)
    pdf = small_pdf(content)
    place = pdf.find(ours)
    pdf = pdf[:place] + theirs + pdf[place + len(ours) :] if place > 0 else pdf
    assert drawn(finished(pdf, None, "")).split() == content.split()


def test_every_sheet_of_any_page_says_where_it_is_kept() -> None:
    """In margin boxes, as long as browsers repeat nothing else in the right place."""
    style = (ASSETS / "styles/print.css").read_text("utf-8")
    assert re.search(r"@bottom-left \{ content: var\(--p-foot", style)
    assert re.search(r"@bottom-right \{ content: \"หน้า \" counter\(page\)", style)
    assert re.search(r"@top-left \{ content: var\(--p-head", style)
