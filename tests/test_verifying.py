"""What was submitted, opened as a stranger: sound sites pass, and every fault is told at the address it is at."""

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prongsai.messages import Language, rules, worded
from prongsai.problems import Problem, Severity
from prongsai.records import fingerprint
from prongsai.seen import Chunk, see
from prongsai.verifying import fetching
from prongsai.verifying.answers import Answer, Fault, host_of
from prongsai.verifying.claims import Claim, RecordedFile, Version
from prongsai.verifying.fetching import USER_AGENT, Fetcher
from prongsai.verifying.judging import Page, judged, lost
from prongsai.verifying.reporting import moment
from prongsai.verifying.robots import blocking
from prongsai.verifying.visiting import Result, Visitor
from samples import pdf, shown
from web import HTML, Reply, Route, Web, packed, redirect, serving

KEY = Path(__file__).with_name("web.pem")
"""Key and certificate for 127.0.0.1, signed by itself: nobody trusts it, and it guards nothing."""
LANGUAGES: tuple[Language, ...] = ("th", "en")

PAGE = "/2569/oit/o13/"
TWIN, TABLE = f"{PAGE}o13.json", f"{PAGE}o13.csv"
PLAN = "/2569/files/plan.pdf"
MEASURES = "/2569/measures/"

RECORD = {"summary": "แผน ๖ กิจกรรม", "components": {"plan": [{"text": "แผนปี 2569"}], "budget": [{"text": "225,000"}]}}
NEW_RECORD = {**RECORD, "summary": "แผน 7 กิจกรรม"}
BODY = """<h1 id="top">O13 แผนบุคลากร</h1><p>ปีที่ประเมิน พ.ศ. ๒๕๖๙</p>
<h2 id="plan">แผนการบริหาร</h2><p>แผนปี ๒๕๖๙ มีเป้าหมาย ๓ ด้าน</p>
<h2 id="budget">งบประมาณ</h2><table><tr><td>รวม</td><td>225,000</td></tr></table>"""
NEW_BODY = BODY.replace("๓ ด้าน", "๔ ด้าน")
FRAME = (
    '<!doctype html><html lang="th"><title>O13</title><link rel="stylesheet" href="/p.css"><body>{}<footer>ท้าย</footer>'
)
PDF = pdf(shown("Plan of 2569"))
CSV = "รายการ,บาท\nรวม,225000\n".encode()


def page(body: str = BODY) -> bytes:
    """The page of the item."""
    return FRAME.format(body).encode()


def twin(record: Mapping[str, object] = RECORD) -> bytes:
    """The item as JSON."""
    return json.dumps({"item": "O13", "record": record}, ensure_ascii=False).encode()


def file(path: str, content: bytes) -> RecordedFile:
    """A file as the ledger records it."""
    return RecordedFile(path.removeprefix("/"), sha256(content).hexdigest())


FIRST = Version(fingerprint(RECORD), "2569-04-20", shown=see(BODY).chunks)
SECOND = Version(
    fingerprint(NEW_RECORD), "2569-05-02", "เพิ่มกิจกรรมตามมติ", see(NEW_BODY).chunks, (file(TWIN, twin(NEW_RECORD)),)
)
CLAIM = Claim(
    agency="tuayang",
    year=2569,
    code="O13",
    title="แผนบุคลากร",
    address=PAGE.removeprefix("/"),
    base=None,
    versions=(FIRST,),
    anchors=("plan", "budget"),
    files=(file(PLAN, PDF),),
    data=(file(TWIN, twin()), file(TABLE, CSV)),
    pages=(MEASURES.removeprefix("/"),),
)
SOUND: dict[str, Route] = {
    PAGE: Reply(page()),
    TWIN: Reply(twin(), "application/json"),
    TABLE: Reply(CSV, "text/csv"),
    PLAN: Reply(PDF, "application/pdf"),
    MEASURES: Reply("<h1>มาตรการ</h1>".encode()),
}
CHANGED: dict[str, Route] = {PAGE: Reply(page(NEW_BODY)), TWIN: Reply(twin(NEW_RECORD), "application/json")}


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    """The web of these tests is on this computer."""
    for name in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)


@dataclass
class Waits:
    """A clock on which only waiting takes time."""

    now: float = 0.0

    def __post_init__(self) -> None:
        self.waited: list[float] = []

    def wait(self, seconds: float) -> None:
        """Time passes at once."""
        self.waited.append(seconds)
        self.now += seconds


def fetcher(timeout: float = 10, retries: int = 0, largest: int = fetching.LARGEST) -> Fetcher:
    """A fetcher that waits for nobody."""
    clock = Waits()
    return Fetcher(1000, timeout, retries, largest, clock.wait, lambda: clock.now)


def visit(web: Web, claim: Claim = CLAIM, with_: Fetcher | None = None) -> Result:
    """What a visit to a web finds."""
    asking = with_ or fetcher()
    try:
        return Visitor(asking, f"{web.origin}/").visit(claim)
    finally:
        asking.close()


def told(findings: tuple[Problem, ...], web: Web) -> set[tuple[str, str, str]]:
    """Code, severity and path of each finding; every one can be worded in full."""
    for finding in findings:
        for language in LANGUAGES:
            words = worded(finding, language)
            assert "{" not in words.found + words.why + words.mend
        assert all(finding.params.values()), finding
    return {(one.code, one.severity.value, one.place.file.removeprefix(web.origin)) for one in findings}


# --- a sound site


def test_a_sound_site_passes() -> None:
    with serving(SOUND) as web:
        result = visit(web)
    assert result.findings == ()
    assert result.reached
    assert result.opened == 5
    assert result.date.endswith("GMT")
    assert result.url == f"{web.origin}{PAGE}"
    assert sorted(web.paths) == sorted([*SOUND, "/robots.txt"])


def test_nothing_of_the_asker_is_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No cookie comes back, no password of a .netrc is sent, and the name is honest."""
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n", "utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    cookie = Reply(page(), headers={"Set-Cookie": "seen=1; Path=/"})
    with serving({**SOUND, PAGE: cookie}) as web:
        assert visit(web).findings == ()
    for _, headers in web.asked:
        assert headers["user-agent"] == USER_AGENT
        assert not {"cookie", "authorization", "referer"} & set(headers)


def test_packed_answers_are_unpacked() -> None:
    with serving({**SOUND, PAGE: packed(page()), PLAN: packed(PDF, type="application/pdf")}) as web:
        assert visit(web).findings == ()


def test_what_claims_share_is_opened_once() -> None:
    with serving(SOUND) as web:
        visitor = Visitor(fetcher(), f"{web.origin}/")
        assert [visitor.visit(claim).findings for claim in (CLAIM, CLAIM)] == [(), ()]
        visitor.fetcher.close()
    assert web.paths.count(PLAN) == web.paths.count(MEASURES) == web.paths.count("/robots.txt") == 1


# --- faults, one at a time

HIDDEN = page(BODY.replace("<p>แผนปี", "<p hidden>แผนปี"))
LOGIN = "<title>เข้าสู่ระบบ</title><form><input type=password></form>".encode()
FAULTS: list[tuple[str, dict[str, Route], set[tuple[str, str, str]]]] = [
    ("gone", {PAGE: Reply(b"404", status=404)}, {("address-missing", "error", PAGE)}),
    ("gone for good", {PAGE: Reply(b"", status=410)}, {("address-missing", "error", PAGE)}),
    ("in trouble", {PAGE: Reply(b"", status=500)}, {("address-failing", "error", PAGE)}),
    ("another status", {PAGE: Reply(b"", status=402)}, {("address-status", "error", PAGE)}),
    ("cut off", {PAGE: Reply(page(), promised=99_999)}, {("address-cut-off", "error", PAGE)}),
    (
        "packed and cut off",
        {PAGE: Reply(packed(page()).body[:-20], headers={"Content-Encoding": "gzip"})},
        {("address-cut-off", "error", PAGE)},
    ),
    (
        "packed badly",
        {PAGE: Reply(page(), headers={"Content-Encoding": "gzip"})},
        {("address-garbled", "error", PAGE)},
    ),
    (
        "packed as nobody asked",
        {PAGE: Reply(page(), headers={"Content-Encoding": "br"})},
        {("address-garbled", "error", PAGE)},
    ),
    (
        "a loop",
        {PAGE: redirect("/a/"), "/a/": redirect(PAGE)},
        {("address-loop", "error", PAGE)},
    ),
    ("a loop at once", {PAGE: redirect(PAGE)}, {("address-loop", "error", PAGE)}),
    (
        "passed on without end",
        {PAGE: redirect("/0/"), **{f"/{n}/": redirect(f"/{n + 1}/") for n in range(9)}},
        {("address-endless", "error", PAGE)},
    ),
    ("a redirect to nowhere", {PAGE: redirect("")}, {("address-astray", "error", PAGE)}),
    ("a redirect to a script", {PAGE: redirect("javascript:alert(1)")}, {("address-astray", "error", PAGE)}),
    (
        "a redirect that arrives",
        {PAGE: redirect("/new/"), "/new/": Reply(page())},
        {("address-redirected", "check", PAGE)},
    ),
    (
        "a redirect to other letters",
        {PAGE: redirect("/2569/OIT/o13/", 302), "/2569/OIT/o13/": Reply(page())},
        {("redirect-case", "check", PAGE)},
    ),
    (
        "a login by redirect",
        {PAGE: redirect("/wp-login.php?to=x"), "/wp-login.php?to=x": Reply(LOGIN)},
        {("login-wall", "error", PAGE)},
    ),
    ("a login in place", {PAGE: Reply(LOGIN)}, {("login-wall", "error", PAGE)}),
    ("refused", {PAGE: Reply(b"", status=401)}, {("login-wall", "error", PAGE)}),
    ("forbidden", {PLAN: Reply(b"", status=403)}, {("login-wall", "error", PLAN)}),
    ("a page that says nothing was found", {PAGE: Reply("<h1>ไม่พบหน้า</h1>".encode())}, {("page-other", "error", PAGE)}),
    ("an empty page", {PAGE: Reply(b"")}, {("page-other", "error", PAGE)}),
    ("no page", {PAGE: Reply(page(), "text/plain")}, {("page-not-html", "error", PAGE)}),
    ("no type", {PAGE: Reply(page(), "")}, {("page-not-html", "error", PAGE)}),
    (
        "saved instead of shown",
        {PAGE: Reply(page(), headers={"Content-Disposition": "attachment; filename=x.html"})},
        {("page-not-html", "error", PAGE)},
    ),
    (
        "without its number",
        {PAGE: Reply(page(BODY.replace("O13", "") + "<p>https://a.go.th/2569/oit/o13/ o13-2569.pdf</p>"))},
        {("page-number-missing", "error", PAGE), ("shown-text-missing", "check", PAGE)},
    ),
    (
        "without its year",
        {PAGE: Reply(page(BODY.replace("๒๕๖๙", "๒๕๖๘") + "<p>/2569/oit/ plan-2569.pdf</p>"))},
        {
            ("page-year-missing", "error", PAGE),
            ("shown-text-missing", "check", PAGE),
            ("shown-text-missing", "error", PAGE),
        },
    ),
    (
        "a component gone",
        {PAGE: Reply(page(BODY.replace(' id="plan"', "")))},
        {("component-anchor-missing", "error", PAGE)},
    ),
    ("words gone", {PAGE: Reply(page(BODY.replace("225,000", "225,001")))}, {("shown-text-missing", "error", PAGE)}),
    ("words hidden", {PAGE: Reply(HIDDEN)}, {("shown-text-missing", "error", PAGE)}),
    (
        "words in letters nobody can read",
        {PAGE: Reply(page(), "text/html; charset=tis-620")},
        {
            ("page-year-missing", "error", PAGE),
            ("shown-text-missing", "error", PAGE),
            ("shown-text-missing", "check", PAGE),
        },
    ),
    (
        "content changed in silence",
        CHANGED,
        {
            ("content-changed", "error", PAGE),
            ("shown-text-missing", "error", PAGE),
            ("data-changed", "error", TWIN),
        },
    ),
    (
        "data that are no JSON",
        {TWIN: Reply(b"{", "application/json")},
        {("data-changed", "error", TWIN)},
    ),
    ("a table changed", {TABLE: Reply(CSV + b"\n", "text/csv")}, {("data-changed", "check", TABLE)}),
    ("a table gone", {TABLE: Reply(b"", status=404)}, {("address-missing", "error", TABLE)}),
    ("an attachment gone", {PLAN: Reply(b"", status=404)}, {("address-missing", "error", PLAN)}),
    ("an attachment cut off", {PLAN: Reply(PDF[:99], promised=len(PDF))}, {("address-cut-off", "error", PLAN)}),
    ("an attachment changed", {PLAN: Reply(PDF + b"%", "application/pdf")}, {("file-changed", "error", PLAN)}),
    ("a page for an attachment", {PLAN: Reply(page())}, {("file-is-page", "error", PLAN)}),
    ("a login for an attachment", {PLAN: Reply(b"<!doctype html>" + LOGIN)}, {("login-wall", "error", PLAN)}),
    ("an attachment called a page", {PLAN: Reply(PDF)}, {("file-type", "error", PLAN)}),
    ("an attachment called a picture", {PLAN: Reply(PDF, "image/png")}, {("file-type", "check", PLAN)}),
    ("an attachment that is saved", {PLAN: Reply(PDF, "application/octet-stream")}, set()),
    ("another page gone", {MEASURES: Reply(b"", status=404)}, {("address-missing", "error", MEASURES)}),
    (
        "kept from search engines",
        {"/robots.txt": Reply(b"User-agent: *\nDisallow: /2569/\n", "text/plain")},
        {("robots-block", "check", PAGE)},
    ),
    ("a robots.txt that is a page", {"/robots.txt": Reply(b"User-agent: *\nDisallow: /\n")}, set()),
    (
        "left out by the page",
        {PAGE: Reply(page().replace(b"<body>", b"<meta name=robots content=noindex><body>"))},
        {("page-noindex", "check", PAGE)},
    ),
    (
        "left out by the head",
        {PAGE: Reply(page(), headers={"X-Robots-Tag": "noindex, nofollow"})},
        {("page-noindex", "check", PAGE)},
    ),
    (
        "things from elsewhere",
        {PAGE: Reply(page() + b"<script src='//cdn.example/x.js'></script>")},
        {("foreign-resource", "check", PAGE)},
    ),
    (
        "something that pops up",
        {PAGE: Reply(page() + b"<script>window.onload=()=>window.open('/ad/')</script>")},
        {("page-popup", "check", PAGE)},
    ),
    (
        "led away by the page",
        {PAGE: Reply(page().replace(b"<body>", b"<meta http-equiv=refresh content='0;url=/'><body>"))},
        {("refresh-elsewhere", "error", PAGE)},
    ),
    (
        "loading itself again",
        {PAGE: Reply(page().replace(b"<body>", b"<meta http-equiv=refresh content=60><body>"))},
        set(),
    ),
]


@pytest.mark.parametrize(("faults", "expected"), [row[1:] for row in FAULTS], ids=[row[0] for row in FAULTS])
def test_a_fault_is_told_where_it_is(faults: dict[str, Route], expected: set[tuple[str, str, str]]) -> None:
    with serving({**SOUND, **faults}) as web:
        result = visit(web)
        assert told(result.findings, web) == expected
        assert result.reached


def test_a_redirect_to_another_host_is_wrong() -> None:
    with serving({"/": Reply(page())}) as other, serving({**SOUND, PAGE: redirect(f"{other.origin}/")}) as web:
        (finding,) = [one for one in visit(web).findings if one.place.file.endswith(PAGE)]
        assert (finding.code, finding.severity) == ("redirect-other-host", Severity.ERROR)
        assert finding.params["chain"] == f"{web.origin}{PAGE} → {other.origin}/"
        assert other.origin.removeprefix("http://") in worded(finding).found


def test_what_is_missing_is_named() -> None:
    body = BODY.replace(' id="budget"', "").replace("๓ ด้าน", "๒ ด้าน")
    with serving({**SOUND, PAGE: Reply(page(body))}) as web:
        by_code = {one.code: worded(one).found for one in visit(web).findings}
    assert "“งบประมาณ” (#budget)" in by_code["component-anchor-missing"]
    assert "ใต้ “แผนการบริหาร” จำนวน 1 แห่ง เช่น “แผนปี 2569 มีเป้าหมาย 3 ด้าน”" in by_code["shown-text-missing"]


# --- what the ledger allows

LATER = replace(CLAIM, versions=(FIRST, SECOND))
MOVED = replace(CLAIM, moved=((CLAIM.address, "new/o13/#x"), (PLAN.removeprefix("/"), "new/plan.pdf")))
LEADING = b'<noscript><meta http-equiv="refresh" content="20; url=../../../new/o13/"></noscript><h1>moved</h1>'
NEW_PAGE: dict[str, Route] = {"/new/o13/": Reply(page())}
ALLOWED: list[tuple[str, Claim, dict[str, Route], set[tuple[str, str, str]]]] = [
    ("changed with a reason", LATER, CHANGED, {("content-changed-with-reason", "advice", PAGE)}),
    (
        "changed with a reason, data gone",
        LATER,
        {**CHANGED, TWIN: Reply(b"", status=404)},
        {("content-changed-with-reason", "advice", PAGE), ("address-missing", "error", TWIN)},
    ),
    ("still the first", LATER, {}, {("content-older", "check", PAGE)}),
    ("submitted again as it was", replace(CLAIM, versions=(FIRST, replace(FIRST, date="2569-05-02"))), {}, set()),
    (
        "changed beyond what was recorded",
        LATER,
        {PAGE: Reply(page(BODY.replace("๓", "๕"))), TWIN: Reply(twin({"x": "y"}), "application/json")},
        {("content-changed", "error", PAGE), ("shown-text-missing", "error", PAGE), ("data-changed", "error", TWIN)},
    ),
    (
        "withdrawn",
        replace(CLAIM, withdrawn="ข้อมูลผิด"),
        CHANGED,
        {("withdrawn-with-reason", "advice", PAGE), ("data-changed", "error", TWIN)},
    ),
    ("moved, by a page", MOVED, {**NEW_PAGE, PAGE: Reply(LEADING)}, {("moved-with-reason", "advice", PAGE)}),
    ("moved, by the server", MOVED, {**NEW_PAGE, PAGE: redirect("/new/o13/")}, {("moved-with-reason", "advice", PAGE)}),
    (
        "moved, with its new address in the data",
        MOVED,
        {**NEW_PAGE, PAGE: redirect("/new/o13/"), TWIN: Reply(twin() + b" ", "application/json")},
        {("moved-with-reason", "advice", PAGE)},
    ),
    (
        "moved elsewhere",
        MOVED,
        {**NEW_PAGE, PAGE: Reply(LEADING.replace(b"o13", b"o14"))},
        {("refresh-elsewhere", "error", PAGE), ("page-other", "error", PAGE)},
    ),
    (
        "an attachment moved",
        MOVED,
        {PLAN: Reply(b"", status=404), "/new/plan.pdf": Reply(PDF, "application/pdf")},
        set(),
    ),
    (
        "an attachment taken back",
        replace(CLAIM, removed=(PLAN.removeprefix("/"),)),
        {PLAN: Reply(b"", status=404)},
        {("file-removed", "advice", PLAN)},
    ),
]


@pytest.mark.parametrize(("claim", "faults", "expected"), [row[1:] for row in ALLOWED], ids=[row[0] for row in ALLOWED])
def test_what_the_ledger_allows_is_not_wrong(
    claim: Claim, faults: dict[str, Route], expected: set[tuple[str, str, str]]
) -> None:
    with serving({**SOUND, **faults}) as web:
        assert told(visit(web, claim).findings, web) == expected


def test_where_no_website_was_declared_nothing_can_be_opened() -> None:
    result = Visitor(fetcher()).visit(CLAIM)
    assert [(one.code, one.severity) for one in result.findings] == [("website-undeclared", Severity.CHECK)]


def test_the_recorded_base_must_be_the_declared_website() -> None:
    with serving(SOUND) as web:
        asking = fetcher()
        claim = replace(CLAIM, base=f"{web.origin}/", website="https://www.other.example")
        assert [one.code for one in Visitor(asking).visit(claim).findings] == ["website-differs"]
        assert Visitor(asking).visit(replace(claim, website=f"{web.origin}")).findings == ()
        assert Visitor(asking, f"{web.origin}/").visit(claim).findings == ()
        asking.close()


# --- lines that are slow, busy or dead


def test_what_was_busy_is_asked_again() -> None:
    clock = Waits()
    asking = Fetcher(1000, 10, 2, wait=clock.wait, clock=lambda: clock.now)
    busy = [Reply(b"", status=500), Reply(b"", status=429, headers={"Retry-After": "7"})]
    with serving({**SOUND, PAGE: lambda before: [*busy, Reply(page())][min(before, 2)]}) as web:
        assert visit(web, with_=asking).findings == ()
    assert [round(seconds) for seconds in clock.waited if seconds >= 1] == [1, 7]


def test_a_server_that_asks_for_a_long_rest_gets_it() -> None:
    with serving({**SOUND, PAGE: Reply(b"", status=503, headers={"Retry-After": "3600"})}) as web:
        codes = told(visit(web, with_=fetcher(retries=2)).findings, web)
    assert codes == {("address-failing", "error", PAGE)}
    assert web.paths.count(PAGE) == 1


def test_a_pause_may_be_a_time_of_day() -> None:
    headers = {"Retry-After": "Sat, 21 Nov 2026 10:00:30 GMT", "Date": "Sat, 21 Nov 2026 10:00:00 GMT"}
    clock = Waits()
    with serving({"/": lambda before: Reply(status=200) if before else Reply(status=503, headers=headers)}) as web:
        asking = Fetcher(1000, 10, 1, wait=clock.wait, clock=lambda: clock.now)
        answer = asking.get(f"{web.origin}/")
        asking.close()
    assert answer.status == 200
    assert len([seconds for seconds in clock.waited if seconds >= 1]) == 1


def test_a_host_is_asked_no_more_often_than_agreed() -> None:
    clock = Waits()
    asking = Fetcher(2, 10, 0, wait=clock.wait, clock=lambda: clock.now)
    with serving(SOUND) as web:
        visit(web, with_=asking)
    assert clock.waited == [0.5] * (len(web.paths) - 1)


@pytest.mark.parametrize("slow", [Reply(waits=True), Reply(b"<h1>O13", promised=9_999, drips=True)])
def test_what_is_slow_is_given_up(slow: Reply) -> None:
    with serving({**SOUND, PAGE: slow}) as web:
        result = visit(web, with_=fetcher(timeout=0.3))
        assert told(result.findings, web) == {("address-slow", "error", PAGE)}


def test_what_is_too_large_is_not_read() -> None:
    with serving({**SOUND, PLAN: packed(b"\0" * 3_000_000), PAGE: Reply(page() + b" " * 3_000_000)}) as web:
        codes = told(visit(web, with_=fetcher(largest=2 * 1024 * 1024)).findings, web)
    assert codes == {("address-too-large", "check", PAGE), ("address-too-large", "check", PLAN)}


def test_a_dead_host_is_told_once_and_not_asked_for_ever() -> None:
    with serving({}) as web:
        pass
    asking = fetcher()
    visitor = Visitor(asking, f"{web.origin}/")
    for _ in range(5):
        result = visitor.visit(CLAIM)
        assert told(result.findings, web) == {("address-unreachable", "error", PAGE)}
        assert not result.reached
    assert asking.hosts[host_of(web.origin)].failures == fetching.DOWN_AFTER


def test_a_certificate_nobody_trusts_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with serving({**SOUND, PAGE: Reply(page() + b"<img src='http://a.example/x.png'>")}, tls=KEY) as web:
        result = visit(web)
        assert {code for code, _, path in told(result.findings, web) if path == PAGE} == {"certificate-untrusted"}
        monkeypatch.setenv("REQUESTS_CA_BUNDLE", str(KEY))
        trusted = visit(web)
        assert told(trusted.findings, web) == {("mixed-content", "error", PAGE)}
        assert web.origin.startswith("https://127.0.0.1")
        renamed = Fetcher(1000, 10, 0).get(web.origin.replace("127.0.0.1", "localhost"))
    assert renamed.fault is Fault.OTHER_HOST


def test_a_line_that_does_not_speak_tls_is_told() -> None:
    with serving(SOUND) as web:
        answer = fetcher().get(web.origin.replace("http:", "https:"))
    assert answer.fault is Fault.TLS


def test_an_expired_certificate_is_called_so() -> None:
    error = ssl.SSLCertVerificationError()
    error.verify_code = 10
    wrapped = OSError(OSError(error))
    assert fetching._tls_fault(wrapped) is Fault.EXPIRED  # noqa: SLF001  # no certificate of a test can expire


@pytest.mark.parametrize("url", ["http://", "http://[", "http://a b/", "http://127.0.0.1:99999/"])
def test_no_address_makes_it_fall_over(url: str) -> None:
    assert fetcher().get(url).fault is Fault.UNREACHABLE


# --- pure parts

ROBOTS = [
    ("", "/a", None),
    ("User-agent: *\nDisallow:\n", "/a", None),
    ("User-agent: *\nDisallow: /\n", "/a", "Disallow: /"),
    ("User-Agent: *\ndisallow: /a # ก\n", "/ab", "disallow: /a # ก"),
    ("User-agent: *\nDisallow: /\nAllow: /ita/\n", "/ita/x", None),
    ("User-agent: bad\nDisallow: /\n\nUser-agent: *\nDisallow: /b", "/a", None),
    ("User-agent: bad\nUser-agent: *\nDisallow: /a", "/a", "Disallow: /a"),
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", "Disallow: /*.pdf$"),
    ("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", None),
    ("User-agent: *\nDisallow: /%E0%B8%81", "/%E0%B8%81/", "Disallow: /%E0%B8%81"),
    ("\ufeffUser-agent: *\nCrawl-delay: 3\nDisallow: /a", "/a", "Disallow: /a"),
]


@pytest.mark.parametrize(("text", "path", "line"), ROBOTS)
def test_robots(text: str, path: str, line: str | None) -> None:
    assert blocking(text, f"https://a.go.th{path}") == line


@given(st.text(), st.text(alphabet="/ab*$?%.", max_size=20))
def test_no_robots_txt_makes_it_fall_over(text: str, path: str) -> None:
    blocking(f"User-agent: *\nDisallow: {path}\n{text}", f"https://a.go.th/{path}")


@pytest.mark.parametrize(
    ("body", "type_", "text"),
    [
        ("ก".encode(), HTML, "ก"),
        ("ก".encode("cp874"), "text/html; charset=TIS-620", "ก"),
        ("<meta charset=windows-874>ก".encode("cp874"), "text/html", "<meta charset=windows-874>ก"),
        ("\ufeffก".encode(), "text/html; charset=tis-620", "ก"),
        ("ก".encode(), "text/html; charset=no-such", "ก"),
        (b"\xff", "text/html", "\ufffd"),
    ],
)
def test_letters_are_read_as_a_browser_reads_them(body: bytes, type_: str, text: str) -> None:
    assert Answer("u", headers={"content-type": type_}, body=body).text == text


def test_a_claim_is_another_when_the_ledger_says_more() -> None:
    assert CLAIM.mark != LATER.mark
    assert CLAIM.mark == replace(CLAIM).mark
    assert (CLAIM.key, replace(CLAIM, agency="").key) == ("tuayang/2569/O13", "2569/O13")


@given(st.text() | st.binary().map(lambda raw: raw.decode("latin-1")))
def test_whatever_a_page_says_it_is_judged(html: str) -> None:
    answer = Answer("https://a.go.th/x/", (), 200, {"content-type": HTML}, html.encode("utf-8", "replace"))
    for finding in judged(CLAIM, Page("https://a.go.th/x/", answer, html, answer)):
        assert finding.code in rules()


CHUNKS = st.lists(
    st.builds(
        Chunk,
        st.text("กขค123 ", min_size=1).map(lambda text: " ".join(text.split()) or "ก"),
        st.sampled_from(["", "plan", "budget"]),
    )
)
"""Words above the first heading and under two."""


@given(CHUNKS)
def test_a_page_that_says_the_same_has_lost_nothing(chunks: list[Chunk]) -> None:
    order = sorted(chunks, key=lambda chunk: ("", "plan", "budget").index(chunk.under))
    heads = {under: f'<h2 id="{under}"></h2>' for under in ("plan", "budget")}
    html = "".join(
        heads.get(under, "") + "".join(f"<p>{chunk.text}</p>" for chunk in order if chunk.under == under)
        for under in ("", "plan", "budget")
    )
    assert lost(order, see(html), ("plan", "budget")) == {}


@pytest.mark.parametrize(
    ("written", "language", "told"),
    [
        ("Sat, 21 Nov 2026 20:30:00 GMT", "th", "22 พฤศจิกายน 2569 03:30 น."),
        ("Sat, 21 Nov 2026 20:30:00 GMT", "en", "2026-11-22 03:30 (UTC+7)"),
        ("yesterday", "th", "yesterday"),
        ("", "th", ""),
        ("Sat, 01 Jan 1500 00:00:00 GMT", "th", "Sat, 01 Jan 1500 00:00:00 GMT"),
        ("Fri, 31 Dec 9999 23:00:00 GMT", "th", "Fri, 31 Dec 9999 23:00:00 GMT"),
    ],
)
def test_the_time_a_host_told_is_told_in_thai(written: str, language: Language, told: str) -> None:
    assert moment(written, language) == told
