"""Every text of a record is found with its place, and a place is narrowed down to the words in question."""

from hypothesis import given
from hypothesis import strategies as st

from prongsai.model import Analysis, Disclosure
from prongsai.problems import Place
from prongsai.texts import locate, pieces, place_at
from writing import SOURCE, record

OIT = """source: เอกสาร
items:
  O1:
    summary: สรุป
    components:
      duties:
        - text: ข้อความ
          title: หัวข้อ
        - table:
            caption: ตาราง
            columns: [ก, ข]
            rows:
              - [1, 2]
      address: ที่อยู่
    notes: หมายเหตุ
"""


def told(text: str, without: frozenset[str] = frozenset()) -> dict[str, tuple[str, int]]:
    """Each text with its last field and the line it stands on."""
    found = pieces(record(Disclosure, text), without=without)
    return {piece.text: (piece.field, piece.place.line) for piece in found}


def test_every_text_is_found_where_it_stands() -> None:
    assert told(OIT) == {
        "เอกสาร": ("document", 1),
        "สรุป": ("summary", 4),
        "ข้อความ": ("text", 7),
        "หัวข้อ": ("title", 8),
        "ตาราง": ("caption", 10),
        "ก": ("columns", 11),
        "ข": ("columns", 11),
        "1": ("rows", 13),
        "2": ("rows", 13),
        "ที่อยู่": ("text", 14),
        "หมายเหตุ": ("text", 15),
    }


def test_fields_can_be_left_out() -> None:
    assert not {"หมายเหตุ", "เอกสาร"} & set(told(OIT, frozenset({"notes", "source"})))


def test_the_fields_on_the_way_are_named() -> None:
    text = SOURCE + "entries:\n  - id: d1\n    title: ก\n    findings:\n      - {id: f1, text: ข}\n"
    (found,) = (piece for piece in pieces(record(Analysis, text)) if piece.text == "ข")
    assert found.fields == ("entries", "findings", "text")
    assert (found.place.line, found.place.column) == (6, 24)


def test_words_are_located_behind_the_beginning_of_their_value() -> None:
    text = "คะแนน 1.00\nprose: |-\n  ได้ 95.01 คะแนน\n  และ 1.00 คะแนน\n"
    assert locate({"f": text}, Place("f", 2, 8), "1.00") == Place("f", 4, 7)
    assert locate({"f": text}, Place("f", 2, 8), "2.00") == Place("f", 2, 8)
    assert locate({}, Place("f", 2, 8), "1.00") == Place("f", 2, 8)


@given(st.text(st.sampled_from("กข \n1"), min_size=1), st.data())
def test_an_offset_becomes_its_line_and_column(text: str, data: st.DataObject) -> None:
    offset = data.draw(st.integers(0, len(text) - 1))
    place = place_at(text, "f", offset)
    lines = text.split("\n")
    assert sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1 == offset
