"""Personal data in data files, attachments and pages by hand: told at its place, but for what an office must show."""

from pathlib import Path

import pytest

from prongsai.catalogue import Catalogue
from prongsai.checks.privacy import attachments_keep_private, content_privacy, texts_keep_private
from prongsai.examining import examine
from prongsai.loading import load
from prongsai.problems import Problem, Severity
from prongsai.reports import report
from writing import AGENCY, SOURCE, Files, catalogue, single, write

ROOT = Path(__file__).parents[1]
ID = "1-0000-00012-34-1"
"""Nobody's: no province is numbered 00."""
MEASURES = SOURCE + "measures:\n  - id: m1\n    title: ก\n    steps: "
CONTACTS = AGENCY + "website: https://www.thotsop.example/\ncontacts:\n"
CONTACT = SOURCE + "items:\n  O2:\n    components:\n      executive-detail:\n        contact: นายก อบต.\n"


def seen(problems: list[Problem]) -> list[str]:
    """Code, place and severity."""
    return [f"{one.code} {one.place.file.removeprefix('data/')}:{one.place.line} {one.severity}" for one in problems]


def told(site: Path, files: Files) -> list[str]:
    """What is said about the data files of one agency."""
    return seen(list(texts_keep_private(catalogue(site, single(files)))))


FOUND: list[tuple[str, Files, list[str]]] = [
    ("an id in a step", {"2568/measures.yml": f"{MEASURES}บัตร {ID}\n"}, ["citizen-id 2568/measures.yml:5 error"]),
    (
        "an id in a comment",
        {"2568/measures.yml": f"{MEASURES}ก\n# ผู้ให้ข้อมูล {ID}\n"},
        ["citizen-id 2568/measures.yml:6 error"],
    ),
    ("an id in agency.yml", {"agency.yml": f"{AGENCY}about: ก {ID}\n"}, ["citizen-id agency.yml:4 error"]),
    (
        "an id named as a contract's number",
        {"2568/measures.yml": f"{MEASURES}เลขที่สัญญา {ID}\n"},
        ["citizen-id-doubtful 2568/measures.yml:5 check"],
    ),
    ("a mobile phone", {"2568/measures.yml": f"{MEASURES}081-234-5678\n"}, ["phone-number 2568/measures.yml:5 check"]),
    ("a landline", {"2568/measures.yml": f"{MEASURES}0-4412-3456\n"}, ["landline-number 2568/measures.yml:5 advice"]),
    (
        "a private mailbox",
        {"2568/measures.yml": f"{MEASURES}ก@ข somchai@gmail.com\n"},
        ["email-address 2568/measures.yml:5 check"],
    ),
    (
        "a mailbox of a domain that only ends alike",
        {"agency.yml": f"{CONTACTS}  hours: a@notthotsop.example\n"},
        ["email-address agency.yml:6 check"],
    ),
    ("an account", {"2568/measures.yml": f"{MEASURES}123-4-56789-0\n"}, ["bank-account 2568/measures.yml:5 check"]),
    (
        "a house in a row of a table",
        {
            "2568/oit.yml": SOURCE + "items:\n  O1:\n    components:\n      duties:\n        table:\n"
            "          caption: ก\n          columns: [ก, ข]\n          rows:\n"
            "            - [นายสมชาย ใจดี, 45/2 หมู่ที่ 3]\n"
        },
        ["house-number 2568/oit.yml:10 check"],
    ),
    (
        "an illness",
        {"2568/measures.yml": f"{MEASURES}เยี่ยมนายสมชาย ใจดี ผู้ป่วยติดเตียง\n"},
        ["health-data 2568/measures.yml:5 check"],
    ),
    (
        "a mobile phone as a contact",
        {"2568/oit.yml": f"{CONTACT}        phone: 081-234-5678\n"},
        ["contact-without-reason 2568/oit.yml:7 check"],
    ),
    (
        "a private mailbox as a contact",
        {"2568/oit.yml": f"{CONTACT}        email: somchai@gmail.com\n"},
        ["contact-without-reason 2568/oit.yml:7 check"],
    ),
    (
        "a contact's phone again elsewhere",
        {
            "2568/oit.yml": f"{CONTACT}        phone: 081-234-5678\n",
            "2568/measures.yml": f"{MEASURES}081-234-5678\n",
        },
        ["phone-number 2568/measures.yml:5 check", "contact-without-reason 2568/oit.yml:7 check"],
    ),
]


@pytest.mark.parametrize(
    ("files", "expected"), [(files, expected) for _, files, expected in FOUND], ids=[name for name, *_ in FOUND]
)
def test_personal_data_are_told_where_they_stand(files: Files, expected: list[str], tmp_path: Path) -> None:
    assert told(tmp_path, files) == expected


ALLOWED: list[tuple[str, Files]] = [
    ("the office's mobile phone", {"agency.yml": f"{CONTACTS}  phone: 081-234-5678 ต่อ 11\n"}),
    (
        "the office's phones elsewhere, written otherwise, with an extension",
        {
            "agency.yml": f"{CONTACTS}  phone: 0-4412-3456\n  fax: ๐๔๔ ๑๒๓ ๔๕๗\n",
            "2568/measures.yml": f"{MEASURES}โทร. 044-123456 ต่อ 11 โทรสาร 044-123457\n",
        },
    ),
    (
        "the phone of a unit",
        {
            "agency.yml": f"{AGENCY}units:\n  - {{id: a, name: ก, phone: 081-234-5678}}\n",
            "2568/measures.yml": f"{MEASURES}0812345678\n",
        },
    ),
    (
        "the office's private mailbox",
        {
            "agency.yml": f"{CONTACTS}  email: Thotsop@gmail.com\n",
            "2568/measures.yml": f"{MEASURES}thotsop@gmail.com\n",
        },
    ),
    (
        "mailboxes of the office's domain and of the state",
        {"agency.yml": f"{CONTACTS}  hours: a@thotsop.example b@mail.thotsop.example c@x.go.th d@x.mail.go.th\n"},
    ),
    (
        "the office's own house",
        {
            "agency.yml": f"{CONTACTS}  address: เลขที่ ๙๙ หมู่ 3\n",
            "2568/measures.yml": f"{MEASURES}ติดต่อนายสมชาย ใจดี เลขที่ 99 หมู่ที่ 3\n",
        },
    ),
    (
        "contacts with a reason, there and elsewhere",
        {
            "2568/oit.yml": CONTACT
            + "        phone: 081-234-5678\n        email: a@gmail.com\n        required_by: O2\n",
            "2568/measures.yml": f"{MEASURES}0812345678 A@gmail.com\n",
        },
    ),
    ("a landline as a contact", {"2568/oit.yml": f"{CONTACT}        phone: 044-123-456 ต่อ 3\n"}),
    ("another office, named", {"2568/measures.yml": f"{MEASURES}สำนักงาน ป.ป.ช. โทร. 0-2528-4800\n"}),
]


@pytest.mark.parametrize("files", [files for _, files in ALLOWED], ids=[name for name, _ in ALLOWED])
def test_what_an_office_must_show_is_left_alone(files: Files, tmp_path: Path) -> None:
    assert told(tmp_path, files) == []


def test_contacts_of_one_agency_are_public_on_the_whole_site(tmp_path: Path) -> None:
    agencies = {
        "data/nuea/agency.yml": f"{CONTACTS}  phone: 081-234-5678\n",
        "data/tai/agency.yml": f"{AGENCY}about: 0812345678 a@thotsop.example\n",
    }
    assert list(texts_keep_private(catalogue(tmp_path, agencies))) == []


def test_a_citizen_id_stops_the_site(tmp_path: Path) -> None:
    _, problems = examine(write(tmp_path, single({"2568/measures.yml": f"{MEASURES}{ID}\n"})))
    (problem,) = (one for one in problems if one.code == "citizen-id")
    assert problem.severity is Severity.ERROR
    assert (problem.place.line, problem.place.column) == (5, 12)


def test_a_report_does_not_repeat_the_value_and_changes_with_it(tmp_path: Path) -> None:
    marks = set()
    for value in ("081-234-5678", "081-934-5678", "somchai@gmail.com", "somsak@gmail.com", ID):
        (problem,) = texts_keep_private(catalogue(tmp_path, single({"2568/measures.yml": f"{MEASURES}{value}\n"})))
        marks.add(problem.mark)
        for language in ("th", "en"):
            assert value not in report(problem, language)
            assert value.replace("-", "") not in report(problem, language)
    assert len(marks) == 5


def test_a_mark_stays_when_the_same_value_is_written_otherwise(tmp_path: Path) -> None:
    marks = set()
    for value in ("081-234-5678", "|\n      ก\n      โทร ๐๘๑๒๓๔๕๖๗๘"):
        (problem,) = texts_keep_private(catalogue(tmp_path, single({"2568/measures.yml": f"{MEASURES}{value}\n"})))
        marks.add(problem.mark)
    assert len(marks) == 1


def test_attachments_are_read(tmp_path: Path) -> None:
    files = {"2568/files/a/list.csv": f"ชื่อ,เลข\nก,{ID}\nข,081-234-5678\n", "2568/files/b.csv": "ก,ข\n1,2\n"}
    problems = list(attachments_keep_private(catalogue(tmp_path, single(files))))
    assert seen(problems) == ["citizen-id 2568/files/a/list.csv:1 error", "phone-number 2568/files/a/list.csv:1 check"]
    assert all("ในแฟ้มแนบ" in report(problem) for problem in problems)


def test_pages_by_hand_and_the_files_beside_them_are_read(tmp_path: Path) -> None:
    by_hand: Files = {
        "content/about.md": f"# ก\n\n{ID}\n",
        "content/README.md": "ติดต่อ 081-234-5678\n",
        "content/x/y.html": "<p>\n<a href='mailto:a@gmail.com'>\n",
        "content/x/z.csv": "ก\n123-4-56789-0\n",
        "content/x/z.svg": f"<svg xmlns='http://www.w3.org/2000/svg'><text>{ID}</text></svg>",
        "content/x/ok.txt": "งบประมาณ 1,234,567.00 บาท\n",
        "content/x/odd.txt": b"\xa1\xa2 081-234-5678\n",
        "content/x/style.css": "/* 081-234-5678 */",
    }
    found = catalogue(tmp_path, single({}))
    write(tmp_path, by_hand)
    assert seen(list(content_privacy(tmp_path / "content", found))) == [
        "phone-number content/README.md:1 check",
        "citizen-id content/about.md:3 error",
        "phone-number content/x/odd.txt:1 check",
        "email-address content/x/y.html:2 check",
        "bank-account content/x/z.csv:2 check",
        "citizen-id content/x/z.svg:1 error",
    ]


def test_a_folder_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    assert list(content_privacy(tmp_path / "content", catalogue(tmp_path, single({})))) == []


def test_this_site_keeps_private_what_is_private() -> None:
    found = Catalogue.of(load(ROOT / "data"))
    assert list(texts_keep_private(found)) == []
    assert list(attachments_keep_private(found)) == []
    assert list(content_privacy(ROOT / "content", found)) == []
