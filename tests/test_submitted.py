"""Attempts to lose, move, overwrite, re-case, alias or forge what was submitted: each is stopped, the item named."""

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from built import prongsai
from prongsai.ledger.chain import digest
from submissions import (
    AGENCY,
    CHART,
    CRITERIA,
    MEASURES,
    OIT,
    about,
    edit,
    errors,
    submit,
    submitted_site,
)

HOME = "data/bankao"
YEAR = f"{HOME}/2568"
LEDGER = "data/ledger/bankao"
FILE = f"{YEAR}/files/chart-2568.pdf"
CRITERIA_FILE = "data/criteria/2568.yml"
Attempt = Callable[[Path], object]


@pytest.fixture(scope="session")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a submission; copied for every attempt."""
    folder = submitted_site(tmp_path_factory.mktemp("sound"))
    assert errors(folder) == []
    return folder


@pytest.fixture
def site(sound: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(sound, tmp_path / "site"))


def move(old: str, new: str) -> Attempt:
    def change(folder: Path) -> None:
        (folder / new).parent.mkdir(parents=True, exist_ok=True)
        (folder / old).rename(folder / new)

    return change


def remove(name: str) -> Attempt:
    def change(folder: Path) -> None:
        path = folder / name
        shutil.rmtree(path) if path.is_dir() else path.unlink()

    return change


def put(name: str, content: str | bytes) -> Attempt:
    def change(folder: Path) -> None:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)

    return change


def entry(folder: Path) -> Path:
    (path,) = (folder / LEDGER).glob("*.yml")
    return path


def in_entry(old: str, new: str) -> Attempt:
    """An edit of the ledger by hand."""

    def change(folder: Path) -> None:
        path = entry(folder)
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    return change


def renamed_entry(old: str, new: str) -> Attempt:
    """An edit that also gives the entry the name its new fingerprint asks for."""

    def change(folder: Path) -> None:
        in_entry(old, new)(folder)
        path = entry(folder)
        path.rename(path.with_name(f"2568-03-31-{digest(path.read_text('utf-8'))[:16]}.yml"))

    return change


def without_entry(folder: Path) -> None:
    entry(folder).unlink()


def both(*attempts: Attempt) -> Attempt:
    def change(folder: Path) -> None:
        for attempt in attempts:
            attempt(folder)

    return change


BOTH, O1, O2 = {"O1", "O2"}, {"O1"}, {"O2"}
LOST, CHANGED = "submitted-address-lost", "submitted-content-changed"

ATTEMPTS: list[tuple[str, Attempt, str, set[str]]] = [
    # through the data
    ("the year is removed", remove(YEAR), LOST, BOTH),
    ("the year is renamed", move(YEAR, f"{HOME}/2567"), LOST, BOTH),
    ("the agency is removed", remove(HOME), LOST, BOTH),
    ("the agency is renamed", move(HOME, "data/banmai"), LOST, BOTH),
    ("the evidence of the year is removed", remove(f"{YEAR}/oit.yml"), CHANGED, BOTH),
    ("an item is removed", edit(f"{YEAR}/oit.yml", OIT[OIT.index("  O2:") :], ""), CHANGED, O2),
    (
        "a component is removed",
        edit(f"{YEAR}/oit.yml", OIT[OIT.index("      duties:") : OIT.index("  O2:")], ""),
        CHANGED,
        O1,
    ),
    ("a number is changed", edit(f"{YEAR}/oit.yml", "30 กิโลเมตร", "31 กิโลเมตร"), CHANGED, O1),
    (
        "the date of publication is changed",
        edit(f"{YEAR}/oit.yml", "published: 15 ม.ค. 2568\n    approval", "published: 16 ม.ค. 2568\n    approval"),
        CHANGED,
        O1,
    ),
    ("the approval is changed", edit(f"{YEAR}/oit.yml", "ปลัด อบต. เห็นชอบ", "นายก อบต. เห็นชอบ"), CHANGED, O1),
    ("a summary is slipped in", edit(f"{YEAR}/oit.yml", "  O1:\n", "  O1:\n    summary: แก้แล้ว\n"), CHANGED, O1),
    ("a note is slipped in", edit(f"{YEAR}/oit.yml", "  O2:\n", "  O2:\n    notes: แก้แล้ว\n"), CHANGED, O2),
    (
        "text becomes ไม่มี",
        edit(f"{YEAR}/oit.yml", "- text: ดูแลถนนในตำบล 12 สาย ระยะทางรวม 30 กิโลเมตร", "- ไม่มี"),
        CHANGED,
        O1,
    ),
    (
        "evidence is added",
        edit(f"{YEAR}/oit.yml", "      duties:\n", "      duties:\n        - text: เพิ่มเติม\n"),
        CHANGED,
        O1,
    ),
    (
        "what the item shows from elsewhere changes",
        edit(f"{YEAR}/measures.yml", "มาตรการประหยัดน้ำ", "มาตรการประหยัดไฟ"),
        CHANGED,
        O2,
    ),
    ("a measure is removed", edit(f"{YEAR}/measures.yml", MEASURES[MEASURES.index("  - id: m2") :], ""), LOST, O2),
    ("a measure is renamed", edit(f"{YEAR}/measures.yml", "id: m2", "id: m3"), LOST, O2),
    ("all measures are removed", remove(f"{YEAR}/measures.yml"), LOST, O2),
    (
        "the website is changed",
        edit(f"{HOME}/agency.yml", "www.bankao.example", "www.banmai.example"),
        "submitted-base-changed",
        BOTH,
    ),
    (
        "the website is removed",
        edit(f"{HOME}/agency.yml", AGENCY[AGENCY.index("website") :], ""),
        "submitted-base-changed",
        BOTH,
    ),
    (
        "the folder on the website is changed",
        edit(f"{HOME}/agency.yml", "ita/", "oit/"),
        "submitted-base-changed",
        BOTH,
    ),
    (
        "the site becomes a single agency's",
        both(move(f"{HOME}/agency.yml", "data/agency.yml"), move(YEAR, "data/2568"), remove(HOME)),
        LOST,
        BOTH,
    ),
    # through files
    ("an attachment is removed", remove(FILE), "submitted-file-lost", O1),
    ("an attachment is renamed", move(FILE, f"{YEAR}/files/chart.pdf"), "submitted-file-lost", O1),
    ("an attachment is re-cased", move(FILE, f"{YEAR}/files/Chart-2568.pdf"), "submitted-file-case", O1),
    ("an attachment's ending is re-cased", move(FILE, f"{YEAR}/files/chart-2568.PDF"), "submitted-file-case", O1),
    ("an attachment is overwritten", put(FILE, CHART.replace(b"2568", b"2569")), "submitted-file-changed", O1),
    ("an attachment is emptied", put(FILE, b""), "submitted-file-changed", O1),
    ("an attachment moves into a folder", move(FILE, f"{YEAR}/files/new/chart-2568.pdf"), "submitted-file-lost", O1),
    ("an attachment moves to another year", move(FILE, f"{HOME}/2567/files/chart-2568.pdf"), "submitted-file-lost", O1),
    ("an attachment is hidden", move(FILE, f"{YEAR}/files/_chart-2568.pdf"), "submitted-file-lost", O1),
    ("the folder of attachments is renamed", move(f"{YEAR}/files", f"{YEAR}/file"), "submitted-file-lost", O1),
    # through the criteria
    ("the criteria lose an item", edit(CRITERIA_FILE, CRITERIA[CRITERIA.index("  - code: O2") :], ""), LOST, O2),
    ("the criteria renumber an item", edit(CRITERIA_FILE, "code: O2", "code: O3"), LOST, O2),
    (
        "two items change places",
        both(
            edit(CRITERIA_FILE, "concept: structure", "concept: x"),
            edit(CRITERIA_FILE, "integrity-measures", "structure"),
            edit(CRITERIA_FILE, "concept: x", "concept: integrity-measures"),
        ),
        "submitted-concept-changed",
        BOTH,
    ),
    ("a component is renamed", edit(CRITERIA_FILE, "id: duties", "id: powers"), "submitted-anchor-lost", O1),
    (
        "a component is dropped",
        edit(CRITERIA_FILE, "      - id: duties\n        text: หน้าที่และอำนาจ\n", ""),
        "submitted-anchor-lost",
        O1,
    ),
    ("the site's own criteria are removed", remove("data/criteria"), "submitted-anchor-lost", O1),
    ("the criteria change their year", edit(CRITERIA_FILE, "year: 2568", "year: 2560"), "submitted-anchor-lost", O1),
    # through pages written by hand
    ("a page by hand takes an item's place", put("content/bankao/2568/oit/o1.md", "# O1\n"), "address-taken", {""}),
    ("a page by hand in a folder", put("content/bankao/2568/oit/o1/index.md", "# O1\n"), "address-taken", {""}),
    (
        "a file by hand takes an attachment's place",
        put("content/bankao/2568/files/chart-2568.pdf", CHART),
        "address-taken",
        {""},
    ),
    (
        "a file by hand takes a data file's place",
        put("content/bankao/2568/oit/o1/o1.json", "{}"),
        "address-taken",
        {""},
    ),
    (
        "HTML by hand takes an item's place",
        put("content/bankao/2568/oit/o1/index.html", "<p>O1"),
        "address-taken",
        {""},
    ),
    # through the ledger
    ("an address in the ledger is edited", in_entry("oit/o1/\n", "oit/o9/\n"), "ledger-edited", {""}),
    ("an address in the ledger is re-cased", in_entry("oit/o1/\n", "oit/O1/\n"), "submitted-address-case", O1),
    ("an anchor is taken out of the ledger", in_entry("      - duties\n", ""), "ledger-edited", {""}),
    ("a fingerprint in the ledger is edited", in_entry("content: ", "content: 0"), "ledger-edited", {""}),
    ("an attachment's fingerprint is edited", in_entry("  sha256: ", "  sha256: 0"), "submitted-file-changed", O1),
    ("the day in the ledger is edited", in_entry("2568-03-31", "2568-01-31"), "ledger-edited", {""}),
    ("the position in the ledger is edited", in_entry("นักวิเคราะห์", "นักวิชาการ"), "ledger-edited", {""}),
    ("an entry is edited and renamed", renamed_entry("oit/o1/\n", "oit/o9/\n"), "ledger-lost", {""}),
    ("an entry is edited and renamed, unsealed", renamed_entry("duties", "chart"), "ledger-unsealed", {""}),
    (
        "an entry is cut short",
        lambda folder: entry(folder).write_text(entry(folder).read_text("utf-8")[:400], "utf-8"),
        "ledger-edited",
        {""},
    ),
    ("an entry is emptied", lambda folder: entry(folder).write_text("", "utf-8"), "ledger-edited", {""}),
    ("an entry is removed", without_entry, "ledger-lost", {""}),
    (
        "an entry gets another name",
        lambda folder: entry(folder).rename(folder / LEDGER / "old.yml"),
        "ledger-lost",
        {""},
    ),
    ("an entry is hidden", lambda folder: entry(folder).rename(folder / LEDGER / "_entry.yml"), "ledger-lost", {""}),
    ("the seals are removed", remove(f"{LEDGER}/seals.txt"), "ledger-unsealed", {""}),
    ("the seals are scribbled on", put(f"{LEDGER}/seals.txt", "ไม่มี\n"), "ledger-unsealed", {""}),
    (
        "a merge left its marks in the seals",
        put(f"{LEDGER}/seals.txt", "<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n"),
        "ledger-conflict",
        {""},
    ),
    (
        "a merge left its marks in an entry",
        lambda folder: entry(folder).write_text(f"<<<<<<< HEAD\n{entry(folder).read_text('utf-8')}", "utf-8"),
        "ledger-conflict",
        {""},
    ),
    ("a snapshot is edited", lambda folder: _snapshot(folder).write_text("# O1\n", "utf-8"), "snapshot-edited", {""}),
    ("a snapshot is removed", lambda folder: _snapshot(folder).unlink(), "snapshot-lost", O1),
    ("the ledger goes to another agency", both(move(LEDGER, "data/ledger/other")), "ledger-misplaced", BOTH),
]


def _snapshot(folder: Path) -> Path:
    (path,) = (folder / LEDGER / "shown").glob("o1-*.md")
    return path


@pytest.mark.parametrize(
    ("attempt", "code", "items"), [case[1:] for case in ATTEMPTS], ids=[case[0] for case in ATTEMPTS]
)
def test_every_attempt_is_stopped_with_the_item_named(site: Path, attempt: Attempt, code: str, items: set[str]) -> None:
    attempt(site)
    told = about(errors(site))
    assert code in told, told
    assert told[code] >= items
    assert told[code] <= {*items, *BOTH}


def test_there_are_sixty_attempts() -> None:
    assert len(ATTEMPTS) + len(SETTINGS) >= 60


# --- through the settings of the site: seen on what was really written

SETTINGS = {
    "pages are excluded": ("exclude_docs: |\n  bankao/2568/oit/o1/\n", "O1"),
    "addresses end in .html": ("use_directory_urls: false\n", "use_directory_urls"),
    "a hook takes a page away": ("hooks: [lose.py]\n", "O2"),
    "a hook takes an anchor away": ("hooks: [anchor.py]\n", "O1"),
    "a hook overwrites an attachment": ("hooks: [overwrite.py]\n", "O1"),
}
HOOKS = {
    "lose.py": (
        "import pathlib\ndef on_post_build(config):\n"
        "    (pathlib.Path(config.site_dir) / 'bankao/2568/oit/o2/index.html').unlink()\n"
    ),
    "anchor.py": "def on_post_page(output, page, config):\n    return output.replace('id=\"duties\"', 'id=\"x\"')\n",
    "overwrite.py": (
        "import pathlib\ndef on_post_build(config):\n"
        "    (pathlib.Path(config.site_dir) / 'bankao/2568/files/chart-2568.pdf').write_bytes(b'%PDF')\n"
    ),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_settings_that_lose_something_stop_the_site(site: Path, name: str) -> None:
    """The old site stays, and the item is named."""
    setting, named = SETTINGS[name]
    for hook, text in HOOKS.items():
        (site / hook).write_text(text, "utf-8")
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(setting)
    ran = prongsai("build", cwd=site)
    assert ran.code == 1, ran.told
    assert named in ran.told
    assert not (site / "site").exists()


# --- what is allowed

HARMLESS: dict[str, Attempt] = {
    "Thai digits": edit(f"{YEAR}/oit.yml", "12 สาย ระยะทางรวม 30", "๑๒ สาย ระยะทางรวม ๓๐"),
    "another way to write a day": edit(f"{YEAR}/oit.yml", "as_of: 1 ต.ค. 2567", "as_of: 2567-10-01"),
    "spaces": edit(f"{YEAR}/oit.yml", "12 สาย ระยะทาง", "12  สาย   ระยะทาง"),
    "comments": edit(f"{YEAR}/oit.yml", "items:\n", "items:\n  # ข้อแรก\n"),
    "line ends of Windows": lambda folder: [
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
        for path in (folder / LEDGER).rglob("*.*")
        if path.is_file()
    ],
    "a due date": edit(f"{YEAR}/oit.yml", "  O1:\n", "  O1:\n    due: 30 เม.ย. 2568\n"),
    "a dated change": edit(
        f"{YEAR}/oit.yml", "  O2:\n", "  O2:\n    changes: [{date: 1 เม.ย. 2568, what: แก้คำผิดในหัวข้อ}]\n"
    ),
    "another year": both(put(f"{HOME}/2567/measures.yml", MEASURES)),
    "another attachment": put(f"{YEAR}/files/more-2568.pdf", CHART),
    "another agency": put("data/new/agency.yml", AGENCY.replace("บ้านเก่า", "ใหม่")),
    "an agency that submitted nothing goes": remove("data/other"),
    "the component is worded better": edit(CRITERIA_FILE, "หน้าที่และอำนาจ", "หน้าที่ อำนาจ และภารกิจ"),
    "withdrawn with a reason": edit(
        f"{YEAR}/oit.yml", "  O1:\n", "  O1:\n    withdrawn: {date: 1 เม.ย. 2568, reason: พบข้อมูลคลาดเคลื่อน}\n"
    ),
}


@pytest.mark.parametrize("name", HARMLESS)
def test_what_loses_nothing_is_let_pass(site: Path, name: str) -> None:
    HARMLESS[name](site)
    assert errors(site) == []


def test_a_change_is_superseded_with_a_reason_and_the_old_version_stays(site: Path) -> None:
    edit(f"{YEAR}/oit.yml", "30 กิโลเมตร", "31 กิโลเมตร")(site)
    submit(site, "2568-04-30", "วัดระยะทางใหม่")
    assert errors(site) == []
    ran = prongsai("build", cwd=site)
    assert ran.code == 0, ran.told
    item = (site / "site/bankao/2568/oit/o1/index.html").read_text("utf-8")
    (old,) = (site / "site/bankao/2568/oit").glob("o1-*/index.html")
    assert "31 กิโลเมตร" in item
    assert "วัดระยะทางใหม่" in item
    assert f"../{old.parent.name}/" in item
    text = old.read_text("utf-8")
    assert "30 กิโลเมตร" in text
    assert 'id="duties"' in text
    assert "&lt;" not in text
    assert "noindex" in text


def test_the_site_in_place_bears_witness_to_a_ledger_that_is_gone(site: Path) -> None:
    """Whoever cuts the ledger off consistently is betrayed by the last site."""
    assert prongsai("build", cwd=site).code == 0
    seals = (site / "site/bankao/ledger-seals.txt").read_text("utf-8")
    assert re.fullmatch(r"[0-9a-f]{64} 2568-03-31\n", seals)
    shutil.rmtree(site / "data/ledger")
    ran = prongsai("build", cwd=site)
    assert ran.code == 1
    assert "ledger-forgotten" in ran.told
    assert (site / "site/bankao/ledger-seals.txt").read_text("utf-8") == seals


def test_a_moved_agency_leads_on_and_its_files_stay(site: Path) -> None:
    edit(f"{YEAR}/oit.yml", "30 กิโลเมตร", "31 กิโลเมตร")(site)
    submit(site, "2568-03-31", "วัดระยะทางใหม่")
    move(HOME, "data/banmai")(site)
    ran = prongsai("redirect", "/bankao/", "/banmai/", "--date", "1 เม.ย. 2568", "--reason", "เปลี่ยนชื่อโฟลเดอร์", cwd=site)
    assert ran.code == 0, ran.told
    assert errors(site) == []
    ran = prongsai("build", cwd=site)
    assert ran.code == 0, ran.told
    old = site / "site/bankao/2568"
    page = (old / "oit/o1/index.html").read_text("utf-8")
    assert "../../../../banmai/2568/oit/o1/" in page
    assert "เปลี่ยนชื่อโฟลเดอร์" in page
    assert (old / "files/chart-2568.pdf").read_bytes() == CHART
    (version,) = (old / "oit").glob("o1-*/index.html")
    assert "30 กิโลเมตร" in version.read_text("utf-8")
    put("content/bankao/2568/oit/o1.md", "# O1\n")(site)
    assert "address-taken" in about(errors(site)), "nothing may take the place of what leads on"
    assert (old / "oit/o1/o1.json").read_bytes() == (site / "site/banmai/2568/oit/o1/o1.json").read_bytes()


def test_a_file_that_must_go_goes_with_a_reason(site: Path) -> None:
    ran = prongsai(
        "withdraw", "bankao/2568/files/chart-2568.pdf", "--date", "1 เม.ย. 2568", "--reason", "มีข้อมูลส่วนบุคคล", cwd=site
    )
    assert ran.code == 0, ran.told
    assert "removed-still-shown" in about(errors(site))
    remove(FILE)(site)
    edit(
        f"{YEAR}/oit.yml",
        "- file: chart-2568.pdf\n          title: แผนผังโครงสร้าง ปี 2568",
        "- text: แผนผังอยู่ระหว่างจัดทำใหม่",
    )(site)
    submit(site, "2568-04-02", "ถอนแฟ้มที่มีข้อมูลส่วนบุคคล")
    assert errors(site) == []


def test_data_files_of_a_whole_year_are_recorded_and_missed(site: Path) -> None:
    text = entry(site).read_text("utf-8")
    assert "- bankao/2568/2568.zip\n" in text
    assert "- bankao/2568/measures/measures.csv\n" in text
    edit(f"{YEAR}/oit.yml", OIT[OIT.index("  O2:") :], "  O2: {withdrawn: {date: 1 เม.ย. 2568, reason: ยกเลิก}}\n")(site)
    remove(f"{YEAR}/measures.yml")(site)
    lost = [problem.params["path"] for problem in errors(site) if problem.code == "submitted-data-lost"]
    assert "bankao/2568/measures/measures.csv" in lost


def test_two_people_who_submit_on_two_branches_can_merge(sound: Path, tmp_path: Path) -> None:
    """Each adds a file; the seals keep the lines of both."""
    one = Path(shutil.copytree(sound, tmp_path / "one"))
    other = Path(shutil.copytree(sound, tmp_path / "other"))
    edit(f"{YEAR}/oit.yml", "30 กิโลเมตร", "31 กิโลเมตร")(one)
    submit(one, "2568-04-01", "แก้ระยะทาง")
    for folder in (one, other):
        edit(f"{YEAR}/measures.yml", "มาตรการประหยัดน้ำ", "มาตรการใช้น้ำอย่างประหยัด")(folder)
    submit(other, "2568-04-01", "แก้ชื่อมาตรการ", codes=("O2",))
    shutil.copytree(one / LEDGER, other / LEDGER, dirs_exist_ok=True, ignore=shutil.ignore_patterns("seals.txt"))
    lines = [(folder / LEDGER / "seals.txt").read_text("utf-8").splitlines() for folder in (one, other)]
    assert lines[0][0] == lines[1][0]
    (other / LEDGER / "seals.txt").write_text("\n".join(dict.fromkeys([*lines[0], *lines[1]])) + "\n", "utf-8")
    edit(f"{YEAR}/oit.yml", "30 กิโลเมตร", "31 กิโลเมตร")(other)
    assert errors(other) == []
    submit(other, "2568-04-02", "รวมงานของสองคน", codes=("O1", "O2"))
    assert errors(other) == []
