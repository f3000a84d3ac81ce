"""Personal data in texts: every way to write them is found, and ordinary numbers are left alone."""

from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from prongsai.privacy import Hit, Kind, hits, valid

ROOT = Path(__file__).parents[1]

TO_THAI = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")


def checked(front: str) -> str:
    """Twelve digits with their check digit."""
    return next(front + digit for digit in "0123456789" if valid(front + digit))


def grouped(digits: str, gap: str = "-") -> str:
    """As printed on the card."""
    return gap.join((digits[0], digits[1:5], digits[5:10], digits[10:12], digits[12]))


# No province is numbered 00, so that these are nobody's.
ID, YOUNG, TAX, STATELESS = (
    checked(front) for front in ("300000567890", "100000203045", "099400012345", "000018912345")
)
WRONG = ID[:-1] + str((int(ID[-1]) + 1) % 10)
CARD = grouped(ID)

CITIZEN = [
    *(ID, CARD, grouped(ID, " "), grouped(ID, "–"), grouped(ID, "‑"), grouped(ID, "−"), grouped(ID, " - ")),
    *(grouped(ID, "\u00a0"), grouped(ID, "."), grouped(ID, "\u200b"), f"{ID[:5]}\u200b{ID[5:]}", f"\ufeff{CARD}"),
    *(CARD.translate(TO_THAI), ID.translate(TO_THAI), f"{ID[:4]}{ID[4:].translate(TO_THAI)}"),
    *(f"เลข{ID}ค่ะ", f"'{ID}'", f"[ก, {ID}, ข]", f"id={ID}", f"ID{ID}", f"{ID}.", f"({CARD})", f"note: {CARD}\n"),
    *(f"https://www.example/a/{ID}", f"{ID}.pdf", f"1,{ID},สมชาย", f"3 {CARD}", f"2. {CARD}", f"- {ID}\n- 5"),
    *(f"ผู้เสียภาษี {ID}", f"โครงการของ {ID}", f"{CARD[:13]}\n    {CARD[13:]}", f"# {CARD}"),
    *(f"เลขบัตรประชาชน {' '.join(ID)}", f"เลขประจำตัวประชาชน {ID[:4]}-{ID[4:8]}-{ID[8:]}"),
    *(f"เลขประจำตัว 13 หลัก {ID}", f"เลขประจำตัวประชาชนของผู้ขอ คือ {CARD}", f"ประชาชน {ID}", f"national_id: {ID}"),
    *(f"บัตรประชาชน {STATELESS}", f"เลขที่สัญญา 12/2568 ของผู้ถือบัตร {ID}"),
]
DOUBTFUL = [
    *(f"เลขที่สัญญา {ID}", f"สัญญาจ้างเลขที่ {ID}", f"เลขที่โครงการ: {ID}", f"เลขคุมสัญญา {ID}", f"บัญชีเลขที่ {ID}"),
    *(f"เลขประจำตัวประชาชน {WRONG}", f"บัตรประชาชนเลขที่ {grouped(WRONG)}"),
    f"https://www.example/{checked('169951234567')}.pdf",
]
PHONE = [
    *("081-234-5678", "0812345678", "081 234 5678", "08-1234-5678", "081-2345678", "081.234.5678", "(081) 234-5678"),
    *("(081)2345678", "+66812345678", "+66 81 234 5678", "+66-81-234-5678", "+66 (0)81 234 5678", "0066 812345678"),
    *(
        "๐๘๑-๒๓๔-๕๖๗๘",
        "๐๘๑๒๓๔๕๖๗๘",
        "0-8123-4567-8",
        "0 8123 4567 8",
        "06 1234 5678",
        "091–234–5678",
        "081\u200b2345678",
    ),
    *("โทร.081-234-5678 ต่อ 11", "081-234-5678,082-345-6789", "[ก, 081-234-5678, ข]", "Line ID 0812345678"),
    *("0812-345-678", "089 - 234 - 5678", "tel:+66812345678", "1,0812345678,ก", "มือถือ 0812345678", "เลขที่ 081-234-5678"),
    *("โครงการอบรม สอบถาม 0812345678", "ลงทะเบียนที่คุณดาว 0812345678"),
    *("นายสมชาย ใจดี โทร 044-123-456", "นางสาวดาว ดวงดี 02-123-4567"),
]
LANDLINE = [
    *("044-123-456", "044-123456", "0-4412-3456", "02-123-4567", "โทร. 0 2123 4567", "โทร 021234567", "โทร. 044123456"),
    *("โทรศัพท์ 044 123 456", "0-2123-4567-8", "0-4412-3456 ต่อ 11", "๐-๔๔๑๒-๓๔๕๖", "(02) 123-4567", "+66 2 123 4567"),
    *("องค์การบริหารส่วนตำบลตัวอย่าง 053-814-465", "แจ้งสำนักปลัดหรือ 053-814-465"),
]
EMAIL = [
    "somchai@gmail.com",
    "อีเมลsomchai.j@hotmail.co.th",
    "<a@b.co>",
    "mailto:Somchai_J+x@Gmail.com",
    "[a.b-c@yahoo.com]",
]
ACCOUNT = [
    *("123-4-56789-0", "๑๒๓-๔-๕๖๗๘๙-๐", "เลขที่บัญชี 1234567890", "บัญชีเลขที่ 020123456789", "ธนาคารกรุงไทย สาขา 1 5550123456"),
    *("เลขบัญชี 123 4 56789 0", "ธนาคารออมสิน 0812345678", "ธ.ก.ส. เลขที่บัญชี 0123-4567-8901", "account: 1234567890"),
]
HOUSE = [
    *("นายสมชาย ใจดี บ้านเลขที่ 45/2", "นางสาวสมศรี มีสุข อยู่บ้านเลขที่ ๑๒ หมู่ ๓", "[นายสมชาย ใจดี, 45/2 หมู่ที่ 3]"),
    *("บ้านเลขที่ 7 ของนายสมชาย ใจดี", "น.ส.ดาว เด่นดี 12 ม.4 ต.ตัวอย่าง", "- ชื่อ: นายกิตติ มีชัย\n  ที่อยู่: 9 หมู่ 2"),
    *("ด.ช.สมชาย ใจดี เลขที่ 12 หมู่ 5", "ว่าที่ร้อยตรีสมชาย ใจดี บ้านเลขที่ 5", '["นายสมชาย ใจดี", "12/3 หมู่ที่ 4"]'),
    *("เด็กหญิงดาว ใจดี บ้านเลขที่ 8", "นางคำ ณ ลำปาง บ้านเลขที่ 8", "ซ่อมบ้านของนายกมล ใจดี บ้านเลขที่ 8"),
    *(f"[นายสมชาย ใจดี,{' ก,' * 50} บ้านเลขที่ 5]", "นายสมชาย ใจดี\n12 ถนนราชดำเนิน"),
]
HEALTH = [
    *("นายสมชาย ใจดี ผู้ป่วยติดเตียง", "[1, นางสมศรี มีสุข, พิการทางการเคลื่อนไหว, 800]", "เยี่ยมผู้ป่วยติดเตียง นางคำ แสนดี"),
    *("นางสาวดาว เด่นดี ป่วยเป็นโรคไต", "ประเภทความพิการ: ทางการเห็น นายสมชาย ใจดี", "เบี้ยยังชีพผู้ป่วยเอดส์ นายสมชาย ใจดี"),
    *("หัวหน้าสำนักปลัด นายสมชาย ใจดี ผู้ป่วยติดเตียง", "โรคไต\nนายสมชาย ใจดี"),
    *("ด.ญ.สมหญิง ใจดี ออทิสติก", "ช่วยเหลือนายกมล ใจดี ผู้พิการ", "นายสมชาย ใจดี ติดเชื้อเอชไอวี", "นายเรืองชัย พลศรี เป็นโรคมะเร็ง"),
]
WRITTEN = {
    Kind.CITIZEN: CITIZEN,
    Kind.DOUBTFUL: DOUBTFUL,
    Kind.PHONE: PHONE,
    Kind.LANDLINE: LANDLINE,
    Kind.EMAIL: EMAIL,
    Kind.ACCOUNT: ACCOUNT,
    Kind.HOUSE: HOUSE,
    Kind.HEALTH: HEALTH,
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in WRITTEN.items() for text in texts])
def test_every_way_to_write_it_is_found(kind: Kind, text: str) -> None:
    assert {hit.kind for hit in hits(text)} == {kind}


ORDINARY = [
    # numbers of thirteen digits and more
    *(WRONG, grouped(WRONG), TAX, grouped(TAX), f"เลขประจำตัวผู้เสียภาษี {TAX}", "099-4000-12345-6", "0-0000-00000-00-0"),
    *("เลขประจำตัวประชาชน 0-0000-00000-00-0", "1,234,567,890,123", f"{ID}.45", f"1.{ID}", f"5{ID}", f"a{ID}f", f"{ID}0"),
    *(
        "100.50176510000000001",
        "13.7563309,100.5017651",
        "https://www.example/?id=1699512345678",
        "D:20260115103015+07'00'",
    ),
    *(f"บริการประชาชน {WRONG}", f"ประชาชน {TAX}", f"สำเนาบัตรประชาชน เลขที่สัญญา {WRONG}", f"บัตรประชาชน 1 ฉบับ {WRONG}"),
    # money, dates, document numbers
    *(
        "2569-01-15 10:30:15",
        "15 ม.ค. 2569 - 30 ก.ย. 2569",
        "07-01-2568 01-02-2569",
        "05 06 07 08 09 10 11 12",
        "1.2.3.4",
    ),
    *(
        "2567 2568 2569 2570",
        "08.30-16.30 น. 09.00-12.00",
        "031 032 034 039 040 041 043",
        "02 1,234 5,678",
        "06-12-2568",
    ),
    *(
        "เลขที่ นม 71301/123",
        "2568-081-234",
        "66017123456",
        "0066600000010",
        "เลขที่โครงการ 66017123456",
        "เลขคุมสัญญา 660114123456",
    ),
    *(
        "รหัส 0612345678",
        "416-60-0001 417-60-0002",
        "7430-001-0001/2 081-67-0001",
        "5320-1-10201",
        "ISBN 978-616-123-456-7",
    ),
    *(
        "งบประมาณ 12345678901 บาท",
        "โครงการธนาคารขยะ 1,000,000 บาท",
        "ธนาคาร 1234567890 บาท",
        "550e8400-e29b-41d4-a716-446655440000",
    ),
    # phones that are nobody's
    *(
        "0-0000-0000",
        "0-0000-0000 ต่อ 11",
        "0-4400-0000",
        "1111",
        "191 1567 1205 1300",
        "สำนักงาน ป.ป.ช. โทร. 0-2528-4800",
    ),
    # signs like an e-mail address
    *("@tuayang-example", "a@2x.png", "https://www.example/@user.name/", "a @ b", "@"),
    # words like a name, or a name and an ordinary number
    *("นายกเทศมนตรี เลขที่ 45/2 หมู่ที่ 3", "นายอำเภอเมือง บ้านเลขที่ 5", "นางพยาบาลสมศรี บ้านเลขที่ 3", "วัดนางชี เขต บ้านเลขที่ 2"),
    *("อำเภอนางรอง จังหวัดบุรีรัมย์ บ้านเลขที่ 4", "สายบ้านนายสมชาย ใจดี หมู่ที่ 3", "จำนวน 3 หมู่บ้าน นายสมชาย ใจดี"),
    *("ประกาศเลขที่ 12/2568 ลงชื่อ นายสมชาย ใจดี", "เทศบาล 99 หมู่ 3 ติดต่อ นายสมชาย ใจดี", "ซอย 3 หมู่ที่ 5 นายสมชาย ใจดี"),
    *("บ้านเลขที่ 45/2 หมู่ที่ 3", "[นายสมชาย ใจดี, 12 ม.ค. 2568]", "ธนาคารขยะ ปี 2567 2568 2569", "ธนาคาร 2567-2568-2569"),
    f"นายสมชาย ใจดี{' ก' * 60} บ้านเลขที่ 5",
    f"[นายสมชาย ใจดี,{' ก,' * 90} บ้านเลขที่ 5]",
    # services for the ill, without a name or signed
    *("เบี้ยยังชีพผู้ป่วยเอดส์ 60,000 บาท", "ผู้ป่วยติดเตียง 3 ราย", "โครงการควบคุมโรคพิษสุนัขบ้า นายสมชาย ใจดี"),
    *("นายสมชาย ใจดี กล่าวเปิดงาน เยี่ยมผู้ป่วยติดเตียง", "นายสมชาย ใจดี ประกาศเขตโรคระบาด"),
    *("ลงชื่อ นายสมชาย ใจดี ผู้รายงาน เบี้ยยังชีพผู้พิการ 800 บาท", "นายช่างโยธา ปฏิบัติงาน ผู้พิการ"),
]


@pytest.mark.parametrize("text", ORDINARY)
def test_what_is_ordinary_is_left_alone(text: str) -> None:
    assert list(hits(text)) == []


WHOLE = [
    # text, what of it is the hit, and how it may be shown
    (f"ก {CARD} ข", CARD, f"3-0000-xxxxx-xx-{ID[-1]}"),
    (f"\u200bก {ID[:3]}\u200b\u200b{ID[3:]}\u200b ข", f"{ID[:3]}\u200b\u200b{ID[3:]}", f"3-0000-xxxxx-xx-{ID[-1]}"),
    ("โทร. ๐๘๑-๒๓๔-๕๖๒๑ ต่อ ๕", "๐๘๑-๒๓๔-๕๖๒๑", "08x-xxx-xx21"),
    ("(02) 123-4567", "02) 123-4567", "02-xxx-xx67"),
    ("ก a.b@Gmail.com.", "a.b@Gmail.com", "axxx@gmail.com"),
    ("ก 123-4-56789-0 ข", "123-4-56789-0", "xxx-x-x6789-0"),
    ("นายสมชาย ใจดี บ้านเลขที่ 45/2", "45/2", "4xx"),
    ("นายสมชาย ใจดี เป็นอัมพาต", "อัมพาต", "อัมพาต"),
]


@pytest.mark.parametrize(("text", "part", "shown"), WHOLE)
def test_a_hit_is_the_stretch_as_written_and_shown_masked(text: str, part: str, shown: str) -> None:
    (hit,) = hits(text)
    assert text[hit.start : hit.end] == part
    assert hit.shown == shown


def test_values_are_equal_however_they_are_written() -> None:
    assert len({hit.value for text in PHONE[:20] for hit in hits(text) if hit.value.startswith("081")}) == 1
    assert {hit.value for text in CITIZEN[:18] for hit in hits(text)} == {ID}


def test_a_person_is_told_by_title_and_first_letter() -> None:
    (hit,) = hits("นายสมชาย ใจดี บ้านเลขที่ 45/2")
    assert hit.name == "นายส…"


def test_several_hits_of_one_text_are_all_found() -> None:
    text = f"{CARD},{grouped(YOUNG)} โทร 081-234-5678/0823456789 a@b.co 0-8355-33000-12-3"
    assert [hit.kind for hit in hits(text)] == [Kind.CITIZEN, Kind.CITIZEN, Kind.PHONE, Kind.PHONE, Kind.EMAIL]


# --- laws

FRONTS = st.from_regex("[1-8][0-9]{11}", fullmatch=True)
NOTATIONS = st.sampled_from(["", "-", " ", "–", "\u2011", "−", " - ", "\u00a0", ".", "\u200b"])


def is_id(found: list[Hit]) -> bool:
    return [hit.kind for hit in found] == [Kind.CITIZEN]


@given(FRONTS, NOTATIONS, st.booleans())
def test_every_id_is_found_in_every_notation(front: str, gap: str, thai: bool) -> None:  # noqa: FBT001  # an input
    assume(len(set(checked(front))) > 1)
    written = grouped(checked(front), gap)
    assert is_id(list(hits(f"ผู้ขอ {written.translate(TO_THAI) if thai else written} ยื่นเรื่อง")))


def residue(digits: str) -> int:
    return sum(int(digit) * weight for digit, weight in zip(digits[:12], range(13, 1, -1), strict=True)) % 11


@given(FRONTS, st.integers(0, 12), st.integers(1, 9))
def test_one_changed_digit_breaks_the_checksum(front: str, at: int, by: int) -> None:
    """But for the third, whose weight is 11; and the remainders 0 and 10 share a check digit."""
    digits = checked(front)
    changed = digits[:at] + str((int(digits[at]) + by) % 10) + digits[at + 1 :]
    shared = at < 12 and {residue(digits), residue(changed)} == {0, 10}
    assert valid(changed) == (at == 2 or shared)


@given(FRONTS, st.integers(0, 10))
def test_two_neighbours_that_change_places_break_the_checksum(front: str, at: int) -> None:
    """With the same exception: the remainders 0 and 10 share a check digit."""
    digits = checked(front)
    assume(digits[at] != digits[at + 1])
    changed = digits[:at] + digits[at + 1] + digits[at] + digits[at + 2 :]
    assert valid(changed) == ({residue(digits), residue(changed)} == {0, 10})


INTEGERS = st.integers(0, 10**14)
DAYS = st.dates().map(
    lambda day: (
        f"{day.day}/{day.month}/{day.year + 543} {day.isoformat()} {day.day:02}-{day.month:02}-{day.year + 543}"[:34]
    )
)
FAILING = st.from_regex("[0-9]{10,13}", fullmatch=True).filter(
    lambda digits: (len(digits) < 13 or not valid(digits)) and not digits.startswith(("06", "08", "09"))
)
NUMBERS = st.one_of(
    INTEGERS.map(lambda number: f"{number:,}"),
    INTEGERS.map(lambda number: f"{number / 100:,.2f} บาท"),
    DAYS,
    FAILING,
    st.tuples(st.integers(1, 99999), st.integers(1, 9999)).map(lambda pair: f"ที่ นม {pair[0]}/{pair[1]}"),
    st.tuples(st.integers(100, 999), st.integers(50, 70), st.integers(1, 9999)).map(
        lambda p: f"{p[0]}-{p[1]}-{p[2]:04}"
    ),
    st.tuples(st.floats(5, 21), st.floats(97, 106)).map(lambda pair: f"{pair[0]:.7f}, {pair[1]:.7f}"),
    st.tuples(*[st.integers(0, 99)] * 3).map(lambda parts: ".".join(map(str, parts))),
    st.tuples(st.integers(2565, 2570), st.integers(1, 43)).map(
        lambda p: f"https://www.example/{p[0]}/oit/o{p[1]}/?page={p[1]}"
    ),
)


@settings(max_examples=1000)
@given(st.lists(NUMBERS, min_size=10, max_size=10), st.sampled_from([", ", "\n", " | ", " และ "]))
def test_ordinary_numbers_are_left_alone(numbers: list[str], between: str) -> None:
    assert list(hits(between.join(numbers))) == []


@given(st.text(st.sampled_from("0123456789๐๘๑-. ()+@ก นายาง\u200b\n"), max_size=80))
def test_hits_lie_in_the_text_and_never_say_their_value(text: str) -> None:
    for hit in hits(text):
        assert 0 <= hit.start < hit.end <= len(text)
        assert hit.value not in hit.shown


@pytest.mark.parametrize("path", sorted((ROOT / "data").rglob("*.yml")), ids=str)
def test_the_data_of_this_site_hold_nothing_but_mailboxes_of_an_office(path: Path) -> None:
    found = list(hits(path.read_text("utf-8")))
    assert all(hit.kind is Kind.EMAIL and hit.value.endswith("@tuayang.example") for hit in found)
