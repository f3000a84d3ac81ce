"""What clerks type is read as they mean it, or refused with a code; nothing is guessed silently."""

import contextlib
import datetime as dt
import string
from collections.abc import Callable
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai import thai
from prongsai.thai import Date, Period, Unreadable

# --- dates

# written, year, month, day
DATES = [
    ("15 ม.ค. 2569", 2569, 1, 15),
    ("15 มกราคม พ.ศ. ๒๕๖๙", 2569, 1, 15),
    ("วันที่ ๑๕ เดือน มกราคม พ.ศ.๒๕๖๙", 2569, 1, 15),
    ("๑๖เดือนมีนาคม ๒๕๖๖", 2566, 3, 16),
    ("๑๙ กุมภาพันธ์ ๒๕๖๘", 2568, 2, 19),
    ("๑๙ กุมภาพันธ ๒๕๖๘", 2568, 2, 19),
    ("1 กรกฏาคม 2568", 2568, 7, 1),
    ("๑ ต.ค. ๖๘", 2568, 10, 1),
    ("๑ ต.ค.๖๕", 2565, 10, 1),
    ("๓๐ ก.ย ๖๖", 2566, 9, 30),
    ("๓๐ก.ย. ๖๖", 2566, 9, 30),
    ("30 กย 66", 2566, 9, 30),
    ("1 มิ. ย. 2568", 2568, 6, 1),
    ("2569-01-15", 2569, 1, 15),
    ("15/01/2569", 2569, 1, 15),
    ("15/1/69", 2569, 1, 15),
    ("29 ก.พ. 2567", 2567, 2, 29),
    ("\u200b15\u00a0ม.ค.  2569\n", 2569, 1, 15),
    ("เดือนเมษายน ๒๕๖๕", 2565, 4, None),
    ("มกราคม ๒๕๖๕", 2565, 1, None),
    ("มีนาคม๒๕๖๖", 2566, 3, None),
    ("พ.ค. 68", 2568, 5, None),
    ("2568", 2568, None, None),
    ("ปี 2568", 2568, None, None),
    ("พ.ศ. 2568", 2568, None, None),
    ("ปี พ.ศ.๒๕๖๘", 2568, None, None),
]


@pytest.mark.parametrize(("written", "year", "month", "day"), DATES)
def test_dates_are_read_as_written_in_offices(written: str, year: int, month: int | None, day: int | None) -> None:
    found = thai.date(written)
    assert (found.year, found.month, found.day, found.written) == (year, month, day, written)


# reader, written, code, particulars beside `written`
REFUSED: list[tuple[Callable[[str], object], str, str, dict[str, str]]] = [
    (thai.date, "15 ม.ค. 2025", "gregorian-year", {"meant": "2568"}),
    (thai.date, "2026-01-15", "gregorian-year", {"meant": "2569"}),
    (thai.date, "15/1/26", "gregorian-year", {"meant": "2569"}),
    (thai.date, "2200", "gregorian-year", {"meant": "2743"}),
    (thai.date, "29 ก.พ. 2568", "no-such-day", {"last": "28"}),
    (thai.date, "๓๑ ก.ย. ๖๖", "no-such-day", {"last": "30"}),
    (thai.date, "0 ม.ค. 2568", "no-such-day", {"last": "31"}),
    (thai.date, "15/13/2569", "bad-date", {}),
    (thai.date, "¹ ม.ค. 2568", "bad-date", {}),
    (thai.date, "१ ม.ค. 2568", "bad-date", {}),
    (thai.date, "15 มกรา 2569", "bad-date", {}),
    (thai.date, "15 ม.ค.", "bad-date", {}),
    (thai.date, "ม.ค.", "bad-date", {}),
    (thai.date, "68", "bad-date", {}),
    (thai.date, "2300", "bad-date", {}),
    (thai.date, "25681", "bad-date", {}),
    (thai.date, "", "bad-date", {}),
    (thai.period, "15/13/2569", "bad-period", {}),
    (thai.period, "ตลอดปี", "bad-period", {}),
    (thai.period, "เป็นต้นไป", "bad-period", {}),
    (thai.period, "ภายใน", "bad-period", {}),
    (thai.period, "1 ม.ค. 2566 31", "bad-period", {}),
    (thai.period, "1 31 ม.ค. 66", "bad-period", {}),
    (thai.period, "2566 2570", "bad-period", {}),
    (thai.period, "ไตรมาส 1", "bad-period", {}),
    (thai.period, "1 ม.ค. 66 - 2 ม.ค. 66 - 3 ม.ค. 66", "bad-period", {}),
    (thai.period, "", "bad-period", {}),
    (thai.period, "5 ม.ค. 2569 – 1 ม.ค. 2569", "period-reversed", {}),
    (thai.period, "ตุลาคม - มีนาคม 2566", "period-reversed", {}),
    (thai.period, "ปีงบประมาณ 2568-2566", "period-reversed", {}),
    (thai.period, "31 ก.ย. 66 - 1 ต.ค. 66", "no-such-day", {"last": "30"}),
    (thai.period, "1 ต.ค. 2025 - 30 ก.ย. 2026", "gregorian-year", {"meant": "2568"}),
    (thai.period, "ตลอดปี 2025", "gregorian-year", {"meant": "2568"}),
    (thai.year, "2025", "gregorian-year", {"meant": "2568"}),
    (thai.year, "2539", "bad-year", {}),
    (thai.year, "2641", "bad-year", {}),
    (thai.year, "68", "bad-year", {}),
    (thai.year, "²⁵⁶⁸", "bad-year", {}),
    (thai.number, "1,23", "bad-number", {}),
    (thai.number, "12,34,567", "bad-number", {}),
    (thai.number, "1,500 บาท", "bad-number", {}),
    (thai.number, "๙๐ คะแนน", "bad-number", {}),
    (thai.number, "85%", "bad-number", {}),
    (thai.number, ".5", "bad-number", {}),
    (thai.number, "5.", "bad-number", {}),
    (thai.number, "1e5", "bad-number", {}),
    (thai.number, "nan", "bad-number", {}),
    (thai.number, "-", "bad-number", {}),
    (thai.integer, "-1", "bad-integer", {}),
    (thai.integer, "1.0", "bad-integer", {}),
    (thai.integer, "¹", "bad-integer", {}),
    (thai.item_code, "28", "bad-item-code", {}),
    (thai.item_code, "O0", "bad-item-code", {}),
    (thai.item_code, "O100", "bad-item-code", {}),
    (thai.item_code, "i10", "bad-item-code", {}),
    (thai.item_code, "O28 และ O29", "bad-item-code", {}),
    (thai.question_code, "O28", "bad-question-code", {}),
    (thai.question_code, "i", "bad-question-code", {}),
    (thai.question_code, "i0", "bad-question-code", {}),
    (thai.code, "x1", "bad-code", {}),
    (thai.flag, "ใช่ครับ", "bad-flag", {}),
    (thai.flag, "", "bad-flag", {}),
    (thai.topic, "0", "bad-topic", {}),
    (thai.topic, "๘", "bad-topic", {}),
    (thai.topic, "3.0", "bad-topic", {}),
]


@pytest.mark.parametrize(("reader", "written", "code", "params"), REFUSED)
def test_what_cannot_be_read_says_why(
    reader: Callable[[str], object], written: str, code: str, params: dict[str, str]
) -> None:
    with pytest.raises(Unreadable) as caught:
        reader(written)
    assert (caught.value.code, caught.value.params) == (code, {"written": written, **params})


READERS = [
    thai.date,
    thai.period,
    thai.year,
    thai.number,
    thai.integer,
    thai.item_code,
    thai.question_code,
    thai.code,
    thai.flag,
    thai.topic,
]
NEAR_MISSES = st.text(st.sampled_from("0123456789๐๑๒๓๔๕๖๗๘๙¹½१-–/.,: พศมคกยตธ.ปีเดือนวันที่ถึงเป็นต้นไปoOiIeEโอ\u200b\u00a0\n"))


@pytest.mark.parametrize("reader", READERS)
@given(text=st.text() | NEAR_MISSES | st.integers(0, 5000).map(lambda count: "9" * count))
def test_readers_raise_nothing_but_unreadable(reader: Callable[[str], object], text: str) -> None:
    with contextlib.suppress(Unreadable):
        reader(text)


@given(text=st.text() | NEAR_MISSES)
def test_a_refusal_quotes_what_was_written(text: str) -> None:
    try:
        thai.period(text)
    except Unreadable as error:
        written = error.params["written"]
    else:
        return
    assert text.startswith(written.removesuffix("…"))


def test_the_day_before_a_leap_day_and_the_years_around_it() -> None:
    assert thai.date("ก.พ. 2567").last == dt.date(2024, 2, 29)
    assert thai.date("2568").first == dt.date(2025, 1, 1)
    assert thai.date("2568").last == dt.date(2025, 12, 31)


def test_a_single_day_is_asked_for() -> None:
    assert thai.day("๑ เม.ย. ๒๕๖๙") == dt.date(2026, 4, 1)
    for written in ("เมษายน 2569", "2569", "31 เม.ย. 2569", "พรุ่งนี้"):
        with pytest.raises(Unreadable):
            thai.day(written)


def test_dates_are_ordered_by_their_first_day_and_then_by_their_last() -> None:
    written = ["ธ.ค. 2567", "1 ม.ค. 2568", "ม.ค. 2568", "2568", "2 ม.ค. 2568"]
    assert [date.written for date in sorted(map(thai.date, reversed(written)))] == written
    assert thai.date("1 ม.ค. 68") <= thai.date("๑ มกราคม ๒๕๖๘")


def test_dates_are_equal_however_they_were_written() -> None:
    assert len({thai.date("1 ม.ค. 68"), thai.date("๑ มกราคม ๒๕๖๘"), Date(2568, 1, 1)}) == 1


@pytest.mark.parametrize(
    ("year", "month", "day"),
    [(2568, None, 1), (2568, 13, None), (2568, 0, None), (1999, None, None), (2568, 2, 29), (2568, 1, 0)],
)
def test_a_date_that_is_in_no_calendar_cannot_exist(year: int, month: int | None, day: int | None) -> None:
    with pytest.raises(Unreadable):
        Date(year, month, day)


def days() -> st.SearchStrategy[Date]:
    """Days of the whole range."""
    drawn = st.dates(dt.date(2400 - 543, 1, 1), dt.date(2700 - 543, 12, 31))
    return drawn.map(lambda day: Date(day.year + 543, day.month, day.day))


def dates() -> st.SearchStrategy[Date]:
    """Days, months and years of the whole range."""
    return st.one_of(
        days(),
        days().map(lambda day: Date(day.year, day.month)),
        days().map(lambda day: Date(day.year)),
    )


@given(dates(), st.booleans())
def test_a_shown_date_reads_back_to_itself(date: Date, long: bool) -> None:  # noqa: FBT001
    shown = thai.show_date(date, long=long)
    assert thai.date(shown) == date
    assert thai.date(thai.thai_digits(shown)) == date
    assert thai.date(shown.replace(" ", "")) == date


@pytest.mark.parametrize(
    ("written", "long", "short"),
    [
        ("๑ ต.ค. ๖๘", "1 ตุลาคม 2568", "1 ต.ค. 2568"),
        ("เม.ย. 2565", "เมษายน 2565", "เม.ย. 2565"),
        ("๒๕๖๘", "2568", "2568"),
    ],
)
def test_dates_are_shown_in_full_or_short(written: str, long: str, short: str) -> None:
    date = thai.date(written)
    assert (thai.show_date(date), thai.show_date(date, long=False)) == (long, short)


# --- periods

# written, first day, last day, shown
PERIODS = [
    ("๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙", "2025-10-01", "2026-09-30", "1 ต.ค. 2568 – 30 ก.ย. 2569"),
    ("๑ ต.ค. ๖๕ – ๓๐ก.ย. ๖๖", "2022-10-01", "2023-09-30", "1 ต.ค. 2565 – 30 ก.ย. 2566"),
    ("๑ ต.ค. ๖๕- ๓๐ ก.ย ๖๖", "2022-10-01", "2023-09-30", "1 ต.ค. 2565 – 30 ก.ย. 2566"),
    ("๑ ต.ค.๖๕—๓๑ มี.ค.๖๖", "2022-10-01", "2023-03-31", "1 ต.ค. 2565 – 31 มี.ค. 2566"),
    ("1 ม.ค. 2566 ถึง 30 ก.ย. 2566", "2023-01-01", "2023-09-30", "1 ม.ค. 2566 – 30 ก.ย. 2566"),
    (
        "ตั้งแต่วันที่ 1 ม.ค. 2566 จนถึงวันที่ 5 มี.ค. 66",
        "2023-01-01",
        "2023-03-05",
        "1 ม.ค. 2566 – 5 มี.ค. 2566",
    ),
    ("๑ ก.พ.๖๖ ๓๑ มี.ค.๖๖", "2023-02-01", "2023-03-31", "1 ก.พ. 2566 – 31 มี.ค. 2566"),
    ("2568-10-01 - 2569-09-30", "2025-10-01", "2026-09-30", "1 ต.ค. 2568 – 30 ก.ย. 2569"),
    ("2568-10-01-2569-09-30", "2025-10-01", "2026-09-30", "1 ต.ค. 2568 – 30 ก.ย. 2569"),
    ("15/1/69-20/1/69", "2026-01-15", "2026-01-20", "15 ม.ค. 2569 – 20 ม.ค. 2569"),
    ("1 - 31 ม.ค. 2566", "2023-01-01", "2023-01-31", "1 ม.ค. 2566 – 31 ม.ค. 2566"),
    ("1 ม.ค.-31 มี.ค. 66", "2023-01-01", "2023-03-31", "1 ม.ค. 2566 – 31 มี.ค. 2566"),
    ("ตุลาคม ๒๕๖๕- มีนาคม ๒๕๖๖", "2022-10-01", "2023-03-31", "ต.ค. 2565 – มี.ค. 2566"),
    ("มกราคม-มีนาคม ๒๕๖๖", "2023-01-01", "2023-03-31", "ม.ค. 2566 – มี.ค. 2566"),
    ("มกราคม ๒๕๖๖-มิถุนายน ๒๕๖๖", "2023-01-01", "2023-06-30", "ม.ค. 2566 – มิ.ย. 2566"),
    ("เดือนเมษายน ๒๕๖๕", "2022-04-01", "2022-04-30", "เมษายน 2565"),
    ("19 กุมภาพันธ์ 2568", "2025-02-19", "2025-02-19", "19 กุมภาพันธ์ 2568"),
    ("เดือนมิถุนายน ๒๕๖๕ เป็นต้นไป", "2022-06-01", None, "มิถุนายน 2565 เป็นต้นไป"),
    ("ตั้งแต่ ๑ ต.ค. ๖๘ เป็นต้นไป", "2025-10-01", None, "1 ตุลาคม 2568 เป็นต้นไป"),
    ("ภายในวันที่ 30 ก.ย. 2569", None, "2026-09-30", "ภายใน 30 กันยายน 2569"),
    ("ตลอดปี ๒๕๖๘", "2024-10-01", "2025-09-30", "ตลอดปี 2568"),
    ("ตลอด ปีงบประมาณ พ.ศ.๒๕๖๖", "2022-10-01", "2023-09-30", "ตลอดปี 2566"),
    ("ตลอดปีงบประมาณ พ.ศ.2566", "2022-10-01", "2023-09-30", "ตลอดปี 2566"),
    ("ปีงบประมาณ 2566", "2022-10-01", "2023-09-30", "ตลอดปี 2566"),
    ("ปีงบประมาณ พ.ศ. 2566 - 2570", "2022-10-01", "2027-09-30", "1 ต.ค. 2565 – 30 ก.ย. 2570"),
    ("2566 - 2570", "2023-01-01", "2027-12-31", "2566 – 2570"),
    ("2568", "2025-01-01", "2025-12-31", "2568"),
]


def _day(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


@pytest.mark.parametrize(("written", "first", "last", "shown"), PERIODS)
def test_periods_are_read_as_written_in_plans(written: str, first: str | None, last: str | None, shown: str) -> None:
    found = thai.period(written)
    assert (found.first, found.last, found.written) == (_day(first), _day(last), written)
    assert thai.show_period(found) == shown
    assert found.open_ended == (last is None)


# written, fiscal years touched
FISCAL_YEARS = [
    ("30 ก.ย. 2568", {2568}),
    ("1 ต.ค. 2568", {2569}),
    ("๑ ต.ค. ๖๘ - ๓๐ ก.ย. ๖๙", {2569}),
    ("ก.ย. 2568 - ต.ค. 2568", {2568, 2569}),
    ("ตลอดปี ๒๕๖๘", {2568}),
    ("2568", {2568, 2569}),
    ("ปีงบประมาณ 2566-2570", {2566, 2567, 2568, 2569, 2570}),
    ("มิถุนายน 2565 เป็นต้นไป", {2565}),
    ("ภายใน 30 ก.ย. 2569", {2569}),
]


@pytest.mark.parametrize(("written", "years"), FISCAL_YEARS)
def test_a_fiscal_year_begins_in_october(written: str, years: set[int]) -> None:
    assert thai.period(written).fiscal_years == years


def test_an_open_side_touches_every_year_beyond_it() -> None:
    onwards, until = thai.period("มิ.ย. 2565 เป็นต้นไป"), thai.period("ภายใน 30 ก.ย. 2569")
    assert [year for year in (2564, 2565, 2600) if onwards.touches(year)] == [2565, 2600]
    assert [year for year in (2550, 2569, 2570) if until.touches(year)] == [2550, 2569]


def test_only_a_year_written_as_such_is_a_whole_year() -> None:
    assert thai.period("ตลอดปี 2569").whole_year == 2569
    assert thai.period("1 ต.ค. 2568 - 30 ก.ย. 2569").whole_year is None


def test_a_period_has_at_least_one_side() -> None:
    with pytest.raises(Unreadable):
        Period(None, None, "")


def _periods() -> st.SearchStrategy[Period]:
    closed = st.tuples(dates(), dates()).map(sorted).map(lambda pair: Period(pair[0], pair[1], ""))
    opened = dates().map(lambda date: Period(date, None, ""))
    until = dates().map(lambda date: Period(None, date, ""))
    whole = st.integers(2540, 2640).map(lambda year: thai.period(f"ตลอดปี {year}"))
    return closed | opened | until | whole


@given(_periods())
def test_a_shown_period_reads_back_to_itself(period: Period) -> None:
    shown = thai.show_period(period)
    assert thai.period(shown) == period
    assert thai.period(thai.thai_digits(shown)) == period


@given(days(), days())
def test_a_period_touches_the_fiscal_years_of_its_days(one: Date, other: Date) -> None:
    start, end = sorted([one, other])
    period = Period(start, end, "")
    assert {thai.fiscal_year(start.first), thai.fiscal_year(end.first)} <= period.fiscal_years
    assert all(period.touches(year) for year in period.fiscal_years)
    assert not period.touches(min(period.fiscal_years) - 1)
    assert not period.touches(max(period.fiscal_years) + 1)


# --- digits and numbers


@given(st.text(st.sampled_from("0123456789")))
def test_digits_change_script_and_back_without_loss(digits: str) -> None:
    assert thai.arabic(thai.thai_digits(digits)) == digits


@given(st.text())
def test_thai_digits_changes_nothing_but_digits(text: str) -> None:
    assert thai.arabic(thai.thai_digits(text)) == thai.arabic(text)


# Arabic, with Thai digits where a reader expects them
WITH_THAI_DIGITS = [
    ("คะแนน 95.01", "คะแนน ๙๕.๐๑"),
    ("คำสั่งที่ 6/2567 ลงวันที่ 1/10/2567", "คำสั่งที่ ๖/๒๕๖๗ ลงวันที่ ๑/๑๐/๒๕๖๗"),
    ("ปี2568", "ปี๒๕๖๘"),
    ("(85%)", "(๘๕%)"),
    ("ITA 2568", "ITA ๒๕๖๘"),
    ("ข้อO28และ i10, e3", "ข้อO28และ i10, e3"),
    ("COVID-19 plan-2569.pdf", "COVID-19 plan-2569.pdf"),
    ("saraban2@local.go.th", "saraban2@local.go.th"),
    ("ดู https://x.go.th/ข่าว/2568 ปี 2568", "ดู https://x.go.th/ข่าว/2568 ปี ๒๕๖๘"),
    ("&#3656; 1", "&#3656; ๑"),
]


@pytest.mark.parametrize(("arabic", "shown"), WITH_THAI_DIGITS)
def test_codes_and_addresses_keep_arabic_digits(arabic: str, shown: str) -> None:
    assert thai.thai_digits(arabic) == shown


@pytest.mark.parametrize(
    ("written", "number"),
    [("๙๕.๑๐", "95.10"), ("1,234,567.5", "1234567.5"), (" 0 ", "0"), ("-3.5", "-3.5"), ("−3", "-3")],
)
def test_numbers_keep_their_printed_places(written: str, number: str) -> None:
    assert str(thai.number(written)) == number


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**15), max_value=10**15, places=4))
def test_a_number_reads_the_same_in_either_script_and_with_separators(value: Decimal) -> None:
    assert thai.number(f"{value:f}") == thai.number(thai.thai_digits(f"{value:,f}")) == value


@given(st.integers(0, 10**15))
def test_a_whole_number_reads_the_same_in_either_script(value: int) -> None:
    assert thai.integer(f"{value:,}") == thai.integer(thai.thai_digits(str(value))) == value


@pytest.mark.parametrize("written", ["2568", "๒๕๖๘", "พ.ศ. ๒๕๖๘", "ปี 2568", "ปีงบประมาณ พ.ศ.2568"])
def test_a_fiscal_year_is_written_in_four_digits(written: str) -> None:
    assert thai.year(written) == 2568


# --- codes and words


@given(
    st.integers(1, 99),
    st.sampled_from(["", "ข้อ", "ข้อ ", "ข้อที่ "]),
    st.sampled_from(["O", "o", "โอ", "0", "๐", "O ", "O-", "o."]),
    st.booleans(),
    st.sampled_from(["", " ", "\u200b"]),
)
def test_an_item_code_is_the_same_in_any_spelling(
    number: int,
    opening: str,
    letter: str,
    thai_digits: bool,  # noqa: FBT001
    between: str,
) -> None:
    digits = between.join(str(number))
    written = opening + letter + between + (thai.thai_digits(digits) if thai_digits else digits)
    assert thai.item_code(written) == thai.code(written) == f"O{number}"


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("i๑๐", "i10"),
        ("I10", "i10"),
        ("I๑๐", "i10"),
        ("ไอ 10", "i10"),
        ("e3", "e3"),
        ("E๓", "e3"),
        ("E 03", "e3"),
        ("ข้อ e3", "e3"),
    ],
)
def test_a_question_code_is_the_same_in_any_spelling(written: str, code: str) -> None:
    assert thai.question_code(written) == thai.code(written) == code


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("ใช่", True),
        ("ไม่ใช่ ", False),
        ("Yes", True),
        ("NO", False),
        ("true", True),
        ("false", False),
    ],
)
def test_flags(written: str, value: bool) -> None:  # noqa: FBT001
    assert thai.flag(written) is value


def test_there_are_seven_topics() -> None:
    assert [thai.topic(written) for written in "1๒3๔5๖7"] == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("written", ["ไม่มี", "-", "–", "—", "--", "-ไม่มี-", "– ไม่มี –", "- ไม่มี", " ไม่มี. ", "ไม่มี ."])
def test_these_state_that_there_is_nothing(written: str) -> None:
    assert thai.says_none(written)


@pytest.mark.parametrize("written", ["", ".", "ไม่มีข้อร้องเรียน", "ไม่มีการร้องเรียน ในปี 2568", "- แผน", "มี", "0"])
def test_a_sentence_does_not_state_that_there_is_nothing(written: str) -> None:
    assert not thai.says_none(written)


@given(st.text(st.sampled_from(string.ascii_letters + string.digits + "-_ .ก๑é¹\n"), max_size=8))
def test_identifiers_are_words_joined_by_single_dashes(text: str) -> None:
    fits = set(text) <= set(string.ascii_lowercase + string.digits + "-") and all(text.split("-"))
    assert thai.is_identifier(text) == fits


# --- folding


@pytest.mark.parametrize(
    ("texts", "folded"),
    [
        (["น้ำ", "น้ํา", "นํ้า", "นำ้"], "น้ำ"),
        (["ทำ", "ทํา"], "ทำ"),
        (["แผน", "เเผน", "แ\u200bผน"], "แผน"),
        (["ปี ๒๕๖๘", "ปี  2568", "ปี\n๒๕๖๘ "], "ปี 2568"),
        (["E-Service", "eservice", "e\u2011service", "E\u00ad-SERVICE"], "eservice"),
        (["O28", "o28", "โอ28", "โอ๒๘", "๐๒๘", "028", "O-28"], "o28"),
        (["COVID-19", "covid19"], "covid19"),
    ],
)
def test_spellings_of_the_same_are_folded_together(texts: list[str], folded: str) -> None:
    assert {thai.fold(text) for text in texts} == {folded}


@pytest.mark.parametrize("text", ["2568-10-01", "077-1234567", "1.028", "0281", "10028", "028/2568", "ก-ข"])
def test_dates_and_telephone_numbers_are_not_folded_into_codes(text: str) -> None:
    assert thai.fold(text) == text


@given(st.text() | st.text(st.sampled_from("กเแําำ่้๋\u0301028๐๒๘oOโอ-e ก\u200b\u00ad\u2011./")))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert thai.fold(thai.fold(text)) == thai.fold(text)
