"""`prongsai verify` on a site that was submitted and built: what it prints, writes, keeps, and how it ends."""

import json
import shutil
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner, Result

import prongsai
from built import Built, Ran, files_of, settings
from built import prongsai as run
from markup import parsed
from prongsai.commands.verify import verify
from prongsai.verifying.resuming import Progress
from prongsai.verifying.visiting import Visitor
from samples import pdf, shown
from web import Reply, Route, redirect, serving
from writing import AGENCY, Files, single, write

pytest_plugins = ["site_fixtures"]

SCHEMA = json.loads((Path(prongsai.__file__).parent / "schemas" / "verify-report.json").read_text("utf-8"))
EVIDENCE = """\
source: เอกสารทดสอบ
items:
  O1:
    approval: นายก อบต. เมื่อ 12 มี.ค. 2569
    components:
      structure-chart: โครงสร้าง ๔ กอง
      internal-units: สำนักปลัด กองคลัง กองช่าง กองการศึกษา
      duties:
        file: plan.pdf
        title: แผนอัตรากำลัง
  O7:
    components:
      annual-report: รายงานผลปี ๒๕๖๘
      result-detail: ใช้งบประมาณ ๑๒๐,๐๐๐ บาท
"""
CHANGED = EVIDENCE.replace("๔ กอง", "๕ กอง")
FILES: Files = {"agency.yml": AGENCY + "website: https://127.0.0.1:9\n", "2569/files/plan.pdf": pdf(shown("Plan"))}
O1, O7 = "/2569/oit/o1/", "/2569/oit/o7/"


@dataclass(frozen=True)
class Sites:
    """One agency: its data with the ledger, and two sites built from it."""

    first: Built
    """As it was submitted first."""
    second: Built
    """After a change for a recorded reason."""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    folder = tmp_path_factory.mktemp("verify")
    made: list[Built] = []
    for name, evidence, words in (("first", EVIDENCE, ()), ("second", CHANGED, ("--reason", "ตั้งกองใหม่"))):
        site = folder / name
        if made:
            shutil.copytree(made[0].folder / "data", site / "data")
        write(site, {"content/about.md": "# เกี่ยวกับเรา\n", **single({**FILES, "2569/oit.yml": evidence})})
        settings(site)
        date = "2569-04-20" if not made else "2569-05-02"
        ran = run("submit", "--year", "2569", "--date", date, *words, cwd=site)
        assert ran.code == 0, ran.told
        ran = run("build", cwd=site)
        assert ran.code == 0, ran.told
        made.append(Built(site, ran, files_of(site / "data")))
    return Sites(*made)


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


def verified(site: Built, *arguments: str) -> Result:
    """The command, run in this process; it never falls over."""
    ran = CliRunner().invoke(
        verify, ["-f", str(site.folder / "mkdocs.yml"), "--rate", "1000", *arguments], prog_name="prongsai verify"
    )
    assert ran.exception is None or isinstance(ran.exception, SystemExit), ran.exception
    return ran


def on_web(site: Built, routes: Mapping[str, Route], *arguments: str, ledger: Built | None = None) -> Result:
    """The command, for a site that is served with faults."""
    with serving(routes, site.site) as web:
        return verified(ledger or site, "--base-url", web.origin, "--retries", "0", *arguments)


def found(ran: Result) -> dict[str, set[tuple[str, str]]]:
    """Codes and severities by item, of a report as JSON."""
    report = json.loads(ran.stdout)
    jsonschema.validate(report, SCHEMA)
    return {
        item["item"]: {(finding["code"], finding["severity"]) for finding in item["findings"]}
        for item in report["items"]
    }


def test_a_site_as_it_was_submitted_passes(sites: Sites) -> None:
    ran = on_web(sites.first, {})
    assert ran.stdout.startswith("ตรวจ 2 ข้อ เปิด "), ran.output
    assert ran.stdout.endswith(": ปกติ 2 ข้อ\n")
    assert ran.stderr == "[1/2] ปี 2569 O1: ปกติ\n[2/2] ปี 2569 O7: ปกติ\n"
    assert ran.exit_code == 0


FAULTS: list[tuple[str, dict[str, Route], dict[str, set[tuple[str, str]]]]] = [
    ("gone", {O1: Reply(b"", status=404)}, {"O1": {("address-missing", "error")}, "O7": set()}),
    (
        "another page in its place",
        {O7: redirect("/")},
        {"O1": set(), "O7": {("page-other", "error"), ("address-redirected", "check")}},
    ),
    (
        "an attachment changed",
        {"/2569/files/plan.pdf": Reply(pdf(shown("Plan B")), "application/pdf")},
        {"O1": {("file-changed", "error")}, "O7": set()},
    ),
    (
        "data gone",
        {f"{O7}o7.csv": Reply(b"", status=404)},
        {"O1": set(), "O7": {("address-missing", "error")}},
    ),
]


@pytest.mark.parametrize(("routes", "expected"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_is_told_for_the_right_item(
    sites: Sites, routes: dict[str, Route], expected: dict[str, set[tuple[str, str]]]
) -> None:
    ran = on_web(sites.first, routes, "--format", "json")
    assert found(ran) == expected
    assert ran.exit_code == 1


def edited(old: str, new: str, site: Built) -> Reply:
    """The page of O1 with other words on it."""
    page = (site.site / O1.removeprefix("/") / "index.html").read_text("utf-8")
    assert old in page
    return Reply(page.replace(old, new).encode())


def test_a_page_edited_by_hand_is_told(sites: Sites) -> None:
    ran = on_web(sites.first, {O1: edited("โครงสร้าง 4 กอง", "โครงสร้าง 9 กอง", sites.first)})
    assert "โครงสร้าง 4 กอง" in ran.stdout
    assert "[shown-text-missing]" in ran.stdout
    assert ran.exit_code == 1


def test_a_change_without_a_reason_is_wrong(sites: Sites) -> None:
    ran = on_web(sites.second, {}, "--format", "json", ledger=sites.first)
    codes = found(ran)
    assert ("content-changed", "error") in codes["O1"]
    assert codes["O7"] == set()
    assert ran.exit_code == 1


def test_a_change_with_a_reason_is_only_told(sites: Sites) -> None:
    ran = on_web(sites.second, {}, "--format", "json")
    assert found(ran) == {"O1": {("content-changed-with-reason", "advice")}, "O7": set()}
    assert "ตั้งกองใหม่" in ran.stdout
    assert ran.exit_code == 0


def test_a_site_not_yet_uploaded_is_told(sites: Sites) -> None:
    ran = on_web(sites.first, {}, "--format", "json", ledger=sites.second)
    assert ("content-older", "check") in found(ran)["O1"]


def test_checks_stop_when_asked_for(sites: Sites) -> None:
    blocked = {"/robots.txt": Reply(b"User-agent: *\nDisallow: /", "text/plain")}
    assert on_web(sites.first, blocked).exit_code == 0
    assert on_web(sites.first, blocked, "--stop-at", "check").exit_code == 1


def test_where_the_ledger_says_is_where_it_looks(sites: Sites) -> None:
    """Nobody answers there; nothing can be said, and that is a code of its own."""
    ran = verified(sites.first, "--retries", "0", "--timeout", "5")
    assert ran.exit_code == 3
    assert "https://127.0.0.1:9/2569/oit/o1/" in ran.stdout
    assert "ต่อกับเว็บไซต์ไม่ได้เลย" in ran.stdout


# --- reports


def test_a_page_for_printing_needs_nothing_else(sites: Sites, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    ran = on_web(sites.first, {O1: Reply(b"<title>x</title><script>1</script>")}, "--format", "html", "-o", str(target))
    assert ran.exit_code == 1
    assert str(target) in ran.stderr
    assert ran.stdout.startswith("ตรวจ 2 ข้อ")
    text = target.read_text("utf-8")
    page = parsed(text)
    assert not page.tags & {"script", "link", "img", "iframe"}
    assert page.links[0] == "#i1"
    assert "i1" in page.ids
    assert "ผิด 1 จุด" in page.text
    assert "page-other" in page.text
    assert "url(" not in text


def test_a_report_can_be_english(sites: Sites) -> None:
    ran = on_web(sites.first, {O1: Reply(b"", status=404)}, "--lang", "en")
    assert "error: nothing at http://127.0.0.1" in ran.stdout
    assert ran.stdout.endswith("1 well · 1 wrong\n")


def test_where_a_report_cannot_be_written_is_told(sites: Sites, tmp_path: Path) -> None:
    ran = on_web(sites.first, {}, "-o", str(tmp_path / "no" / "report.txt"))
    assert ran.exit_code == 1
    assert "ระบบไม่อนุญาต" in ran.stderr


# --- what is typed


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--year", "2568"), "ปี 2568 ที่มีคือ 2569"),
        (("--year", "x"), "ไม่ใช่ปีงบประมาณ"),
        (("--item", "O2"), "ข้อ O2 ที่มีคือ O1, O7"),
        (("--agency", "x"), "หน่วยงาน x ที่มีคือ หน่วยงานเดียวของเว็บไซต์"),
        (("--base-url", "ftp://a"), "ไม่ใช่ที่ตั้งของเว็บไซต์"),
        (("--base-url", "http://[/"), "ไม่ใช่ที่ตั้งของเว็บไซต์"),
        (("--base-url", "http://a:b/"), "ไม่ใช่ที่ตั้งของเว็บไซต์"),
        (("--rate", "0"), "--rate"),
    ],
)
def test_what_is_typed_wrongly_is_refused(sites: Sites, arguments: tuple[str, ...], told: str) -> None:
    ran = verified(sites.first, *arguments)
    assert ran.exit_code == 2
    assert told in ran.stderr


def test_one_item_may_be_asked_for(sites: Sites) -> None:
    assert set(found(on_web(sites.first, {}, "--item", "โอ๗", "--year", "๒๕๖๙", "--format", "json"))) == {"O7"}


def test_without_a_ledger_there_is_nothing_to_open(office: Path) -> None:
    ran = verified(Built(office, Ran(0, "", ""), {}))
    assert ran.exit_code == 1
    assert "prongsai submit" in ran.stderr


def test_without_a_website_a_base_must_be_given(sites: Sites, tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, {"content/about.md": "# ก\n", **single({**FILES, "agency.yml": AGENCY, "2569/oit.yml": EVIDENCE})})
    settings(site)
    ran = run("submit", "--year", "2569", "--date", "2569-04-20", cwd=site)
    assert ran.code == 0, ran.told
    undeclared = Built(site, ran, {})
    refused = verified(undeclared)
    assert refused.exit_code == 2
    assert "--base-url" in refused.stderr
    assert on_web(sites.first, {}, ledger=undeclared).exit_code == 0


def test_a_ledger_that_was_tampered_with_is_not_trusted(sites: Sites, tmp_path: Path) -> None:
    site = tmp_path / "site"
    shutil.copytree(sites.first.folder, site)
    (entry,) = (site / "data" / "ledger").glob("*.yml")
    entry.write_text(entry.read_text("utf-8").replace("O7", "O8"), "utf-8")
    ran = verified(Built(site, sites.first.ran, {}), "--base-url", "http://127.0.0.1:9/")
    assert ran.exit_code == 1
    assert "[ledger-edited:" in ran.stderr


# --- long runs


@pytest.fixture
def interrupted(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Ctrl+C while the second claim is opened."""
    visit = Visitor.visit

    def stopping(visitor: Visitor, claim: object) -> object:
        if getattr(claim, "code", "") == "O7":
            raise KeyboardInterrupt
        return visit(visitor, claim)  # type: ignore[arg-type]  # the command hands over claims

    with monkeypatch.context() as patched:
        patched.setattr(Visitor, "visit", stopping)
        yield


def test_an_interrupted_run_says_how_to_go_on(sites: Sites, tmp_path: Path, interrupted: None) -> None:  # noqa: ARG001
    state = tmp_path / "state.jsonl"
    ran = on_web(sites.first, {}, "--resume", str(state))
    assert ran.exit_code == 1
    assert "ตรวจไป 1 จาก 2 ข้อ" in ran.stderr
    assert str(state) in ran.stderr
    assert len(state.read_text("utf-8").splitlines()) == 2


def test_a_run_goes_on_where_it_stopped(sites: Sites, tmp_path: Path) -> None:
    state = tmp_path / "state.jsonl"
    with serving({O7: Reply(waits=True)}, sites.first.site) as web:
        arguments = ("--base-url", web.origin, "--resume", str(state), "--timeout", "0.3", "--retries", "0")
        assert verified(sites.first, *arguments).exit_code == 1
        kept = state.read_text("utf-8")
        assert len(kept.splitlines()) == 2, "a page out of reach is asked for again"
        state.write_text(kept + '{"of": "tuay', "utf-8")
        del web.routes[O7]
        web.asked.clear()
        ran = verified(sites.first, *arguments, "--timeout", "10")
    assert ran.exit_code == 0
    assert "[1/2] ปี 2569 O1: ปกติ (จากครั้งก่อน)\n" in ran.stderr
    assert O1 not in web.paths
    assert O7 in web.paths
    assert not state.exists(), "the next run begins anew"


def test_what_was_kept_holds_only_for_the_same_claim_and_place(sites: Sites, tmp_path: Path, interrupted: None) -> None:  # noqa: ARG001
    state = tmp_path / "state.jsonl"
    on_web(sites.first, {}, "--resume", str(state))
    with serving({}, sites.first.site) as web:
        verified(sites.first, "--base-url", web.origin, "--resume", str(state))
    assert O1 in web.paths


def test_a_file_of_something_else_is_left_alone(sites: Sites, tmp_path: Path) -> None:
    other = tmp_path / "important.txt"
    other.write_text("สำคัญ\n", "utf-8")
    ran = on_web(sites.first, {}, "--resume", str(other))
    assert ran.exit_code == 2
    assert other.read_text("utf-8") == "สำคัญ\n"


@pytest.mark.parametrize("rubbish", ["[]", "{}", '{"of": 1}', '{"of": "x", "findings": 3}', "null", "\x00"])
def test_rubbish_in_the_file_is_passed_over(tmp_path: Path, rubbish: str) -> None:
    state = tmp_path / "state.jsonl"
    state.write_text(f'{{"prongsai": "verify", "version": 1}}\n{rubbish}\n', "utf-8")
    assert Progress.read(state).results == {}
