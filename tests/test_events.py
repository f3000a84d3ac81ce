"""What happened and when: the history of an item, the events of an agency, the last day of each page."""

from pathlib import Path

import pytest

from built import ROOT
from prongsai import addresses
from prongsai.catalogue import Catalogue
from prongsai.events import Step, eventful, events, history, latest
from prongsai.loading import load
from prongsai.model.oit import ItemEvidence
from prongsai.pages import plan
from prongsai.thai import show_date
from writing import Files, agency, catalogue, record, single

OIT = """\
source: เอกสารทดสอบ
items:
  O1:
    published: 1 มี.ค. 2568
    approval: นายก อบต.ทดสอบ
    changes:
      - {date: 5 มี.ค. 2568, what: เพิ่มผัง, why: ผังเดิมไม่ครบ, approval: ปลัด อบต.ทดสอบ}
  O2:
    published: มีนาคม 2568
"""
PROGRESS = """\
source: เอกสารทดสอบ
rounds:
  - id: r6
    title: รอบ 6 เดือน
    reported: 10 เม.ย. 2568
    results: [{measure: m1, result: [ทำแล้ว]}, {measure: m9, result: [ไม่มีมาตรการนี้]}]
  - {id: r12, title: รอบ 12 เดือน}
"""
MEASURES = """\
source: {document: แผน, reference: plan}
measures:
  - {id: m1, title: ปิดไฟ}
  - {id: m2, title: ปิดน้ำ}
"""
DOCUMENTS = """\
source: เอกสารทดสอบ
documents:
  - {id: plan, title: แผน, kind: แผน, date: 1 ก.พ. 2568}
  - {id: later, title: อีกแผน, kind: แผน, date: 2569}
"""
YEAR: Files = {
    "2568/oit.yml": OIT,
    "2568/progress.yml": PROGRESS,
    "2568/measures.yml": MEASURES,
    "2568/documents.yml": DOCUMENTS,
}

HISTORIES = [
    # what is declared of an item, its history as dates and what happened
    ("summary: สรุป", []),
    ("published: 1 มี.ค. 2568", [("1 มีนาคม 2568", "เผยแพร่ครั้งแรก")]),
    ("published: มีนาคม 2568", [("มีนาคม 2568", "เผยแพร่ครั้งแรก")]),
    (
        "published: 1 มี.ค. 2568\nchanges: [{date: 7 มี.ค. 2568, what: ข}, {date: 5 มี.ค. 2568, what: ก}]",
        [("1 มีนาคม 2568", "เผยแพร่ครั้งแรก"), ("5 มีนาคม 2568", "ก"), ("7 มีนาคม 2568", "ข")],
    ),
    (
        "published: 1 มี.ค. 2568\nchanges: [{date: 5 ก.พ. 2568, what: ก}]",
        [("5 กุมภาพันธ์ 2568", "ก"), ("1 มีนาคม 2568", "เผยแพร่")],
    ),
    (
        "published: 1 มี.ค. 2568\nwithdrawn: {date: 2 มี.ค. 2568, reason: มีข้อมูลส่วนบุคคล}",
        [("1 มีนาคม 2568", "เผยแพร่ครั้งแรก"), ("2 มีนาคม 2568", "ถอนข้อมูล")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), HISTORIES)
def test_the_history_of_an_item_is_told_in_order(text: str, expected: list[tuple[str, str]]) -> None:
    told = history(record(ItemEvidence, f"{text}\n"))
    assert [(show_date(step.date), step.what) for step in told] == expected


def test_an_item_without_evidence_has_no_history() -> None:
    assert history(None) == ()


def test_why_and_who_approved_stand_beside_what_happened(tmp_path: Path) -> None:
    told = [event.step for event in events(agency(tmp_path, YEAR)) if event.address.endswith("/o1/")]
    assert [(step.why, step.approval) for step in told] == [
        (None, "นายก อบต.ทดสอบ"),
        ("ผังเดิมไม่ครบ", "ปลัด อบต.ทดสอบ"),
    ]


def test_what_names_a_day_is_an_event_at_its_page(tmp_path: Path) -> None:
    found = [(event.address, event.step.date.first.isoformat()) for event in events(agency(tmp_path, YEAR))]
    assert found == [
        ("2568/oit/o1/", "2025-03-01"),
        ("2568/oit/o1/", "2025-03-05"),
        ("2568/progress/r6/", "2025-04-10"),
        ("2568/documents/plan/", "2025-02-01"),
    ]


def test_an_agency_without_days_has_nothing_to_tell(tmp_path: Path) -> None:
    assert not eventful(agency(tmp_path, {"2568/oit.yml": "source: เอกสาร\nitems: {O1: {published: 2568}}\n"}))


def test_a_page_is_as_new_as_the_newest_it_shows(tmp_path: Path) -> None:
    site = catalogue(tmp_path, single(YEAR))
    concept = addresses.concept(site.criteria.items[2568, "O1"].concept)
    assert {address: day.first.isoformat() for address, day in latest(site).items()} == {
        "": "2025-04-10",
        "2568/": "2025-04-10",
        "2568/oit/": "2025-03-05",
        "2568/oit/o1/": "2025-03-05",
        "2568/progress/": "2025-04-10",
        "2568/progress/r6/": "2025-04-10",
        "2568/documents/": "2025-02-01",
        "2568/documents/plan/": "2025-02-01",
        "2568/measures/": "2025-04-10",
        "2568/measures/m1/": "2025-04-10",
        "measures/": "2025-04-10",
        "concepts/": "2025-03-05",
        concept: "2025-03-05",
    }


def test_pages_know_their_last_day_and_the_feed_of_their_agency(tmp_path: Path) -> None:
    pages = {page.address: page for page in plan(catalogue(tmp_path, single(YEAR)))}
    updated = pages["2568/oit/o1/"].updated
    assert updated
    assert show_date(updated) == "5 มีนาคม 2568"
    assert pages["2568/oit/o2/"].updated is None
    for address in ("", "2568/", "2568/oit/o2/", "2568/measures/m2/"):
        feed = pages[address].frame.feed
        assert feed
        assert feed.address == "feed.xml"


def test_the_withdrawn_item_of_the_model_agency_tells_why() -> None:
    shipped = Catalogue.of(load(ROOT / "data", only=["tuayang"]))
    (one,) = (one for one in shipped.agencies if one.slug == "tuayang")
    steps = [event.step for event in events(one) if event.address == "tuayang/2569/oit/o14/"]
    gone = next(step for step in steps if step.what == "ถอนข้อมูล")
    assert isinstance(gone, Step)
    assert "ข้อมูลส่วนบุคคล" in (gone.why or "")
