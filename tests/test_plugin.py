"""MkDocs with our plugin: everything is generated in memory, and errors stop before anything is lost."""

import html
import re
from pathlib import Path
from typing import Any, Literal
from urllib.parse import unquote, urldefrag

import pytest
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.structure.files import Files

from built import PLAN, Built, differing, files_of, mkdocs, prongsai, settings, write_office

pytest_plugins = ["site_fixtures"]

BROKEN = "source: เอกสารทดสอบ\nmeasures:\n\t- id: m1\n"
LINK = re.compile(r'(?:href|src)="([^"]*)"')
ID = re.compile(r'\sid="([^"]*)"')
REMARKS = re.compile(r"<!--.*?-->|<script.*?</script>", re.DOTALL)
EDIT = re.compile(r'<a href="([^"]*)"[^>]*rel="edit"')
CODE = re.compile(r"\b[A-Za-z]+[0-9]+|\bSHA-256|[\w./-]+\.yml")
"""An item, a question or a file: these keep their digits."""
LARGEST_NAV = 20


def pages_of(site: Path) -> dict[str, str]:
    """Every page of a site by its file."""
    return {path.relative_to(site).as_posix(): path.read_text("utf-8") for path in site.rglob("*.html")}


# The whole site


def test_a_strict_build_has_no_warnings(shipped: Built) -> None:
    assert "Documentation built" in shipped.ran.told
    for word in ("WARNING", "ERROR", "Traceback", "Deprecat"):
        assert word not in shipped.ran.told


def test_building_leaves_nothing_beside_the_site(shipped: Built) -> None:
    """Generated pages are virtual: none lands in content/ or data/."""
    after = {name: text for name, text in files_of(shipped.folder).items() if not name.startswith("site/")}
    assert differing(shipped.sources, after) == []
    assert sorted(path.name for path in shipped.folder.iterdir()) == ["content", "data", "mkdocs.yml", "site"]


def test_what_is_for_the_office_alone_is_not_published(shipped: Built) -> None:
    assert [name for name in files_of(shipped.folder / "site") if "_office" in name] == []
    told = [name for name, text in files_of(shipped.folder / "site").items() if b"_office" in text]
    assert told == []


def test_every_link_of_the_site_arrives(shipped: Built) -> None:
    pages = {name: REMARKS.sub("", text) for name, text in pages_of(shipped.site).items() if name != "404.html"}
    files = {path.relative_to(shipped.site).as_posix() for path in shipped.site.rglob("*") if path.is_file()}
    ids = {name: {"", "__codelineno"} | set(ID.findall(text)) for name, text in pages.items()}
    lost: set[str] = set()
    for name, text in pages.items():
        for link in set(LINK.findall(text)):
            if re.match(r"[a-z]+:", link):
                continue
            way, fragment = urldefrag(unquote(link))
            target = resolved(name, way)
            if target not in files or (target in ids and fragment not in ids[target]):
                lost.add(f"{name} → {link}")
    assert sorted(lost) == []


@pytest.mark.parametrize(
    "name",
    [
        "แผนปฏิบัติการ ปี 2568 (ฉบับ 1).pdf",
        "a#b.pdf",
        "50%25.pdf",
        "page.html",
    ],
)
def test_an_attachment_of_any_name_is_reached_and_stays_as_it_is(office: Path, name: str) -> None:
    (office / "data/2568/files/plan.pdf").rename(office / "data/2568/files" / name)
    documents = office / "data/2568/documents.yml"
    documents.write_text(documents.read_text("utf-8").replace("plan.pdf", f'"{name}"'), "utf-8")
    ran = mkdocs("build", "--strict", cwd=office)
    assert ran.code == 0, ran.told
    page = "2568/documents/plan/index.html"
    link = re.findall(r'class="p-file" href="([^"]*)"', (office / "site" / page).read_text("utf-8"))[0]
    target = resolved(page, unquote(urldefrag(html.unescape(link)).url))
    assert (office / "site" / target).is_file(), link
    assert (office / "site" / target).read_bytes() == PLAN


def resolved(page: str, way: str) -> str:
    """The file of the site that a relative link on a page leads to."""
    if not way:
        return page
    parts = page.split("/")[:-1]
    for step in way.split("/"):
        if step == "..":
            assert parts, f"{page}: {way} leads out of the site"
            parts.pop()
        elif step not in {".", ""}:
            parts.append(step)
    found = "/".join(parts)
    return f"{found}/index.html".lstrip("/") if way.endswith(("/", "..", ".")) else found


def test_nothing_a_page_needs_is_fetched_from_elsewhere(shipped: Built) -> None:
    """Links may lead out; pictures, styles, scripts and fonts may not."""
    fetched = re.compile(
        r'<(?:script|img|iframe|source|video|audio)[^>]*\ssrc="([a-z]+:|//)[^"]*"|<link[^>]*href="([a-z]+:|//)'
    )
    for name, text in pages_of(shipped.site).items():
        assert not fetched.search(text), name
    style = (shipped.site / "assets/prongsai/prongsai.css").read_text("utf-8")
    assert not re.search(r"url\(\s*[\"']?(?:[a-z]+:|//)|@import", style)


def test_the_navigation_stays_small_on_every_page(shipped: Built) -> None:
    """Were items and measures in it, each page would carry links to all others."""
    navigation = re.compile(r'<nav class="md-nav md-nav--primary".*?</nav>', re.DOTALL)
    sizes = {
        name: "".join(navigation.findall(text)).count("md-nav__link") for name, text in pages_of(shipped.site).items()
    }
    assert len(sizes) > 100
    assert min(sizes.values()) > 0
    assert max(sizes.values()) <= LARGEST_NAV


def test_every_page_of_a_fictional_agency_says_so_and_no_other_does(shipped: Built) -> None:
    said = {name: "p-agency__fictional" in text for name, text in pages_of(shipped.site).items()}
    assert {name for name, fictional in said.items() if fictional} == {
        name for name in said if name.startswith("tuayang/")
    }
    assert any(said.values())
    home = (shipped.site / "index.html").read_text("utf-8")
    assert home.count("หน่วยงานสมมติ") == 1


def test_pages_that_list_measures_of_a_fictional_agency_beside_others_say_so(shipped: Built) -> None:
    pages = pages_of(shipped.site)
    for name in ("measures/index.html", "concepts/anti-corruption-plan/index.html"):
        if "อบต.ตัวอย่าง" in pages[name]:
            assert "สมมติ" in pages[name], name


def test_pages_name_no_place_on_this_machine(shipped: Built) -> None:
    for name, content in files_of(shipped.site).items():
        assert str(shipped.folder).encode() not in content, name


# One kind of digits


def visible(page: str) -> str:
    """The text of a page's article without what is quoted letter by letter: codes, addresses, fingerprints."""
    article = page.split("<article", 1)[1].split("</article>", 1)[0]
    for quoted in (
        r"<code.*?</code>",
        r'<span class="p-where p-(?:url|hash)">.*?</span>',
        r'<ul class="p-list p-url">.*?</ul>',
        r"<q>.*?</q>",
        r"\(ในเอกสาร: .*?\)",
    ):
        article = re.sub(quoted, "", article, flags=re.DOTALL)
    article = html.unescape(re.sub(r"<[^>]*>", " ", article))
    return CODE.sub("", article)


OTHER_WRITERS = ("404", "about", "accessibility", "en/", "2568/en/")
"""Pages written by hand, and those that speak English, whose digits are those of English."""


@pytest.mark.parametrize(("digits", "strange"), [("arabic", "[๐-๙]"), ("thai", "[0-9]")])
def test_one_setting_gives_the_whole_site_one_kind_of_digits(office: Path, digits: str, strange: str) -> None:
    settings(office, plugins=[{"prongsai": {"digits": digits}}])
    with (office / "data/2568/measures.yml").open("a", encoding="utf-8") as file:
        file.write("    budget: ๑,๒๕๐ บาท หรือ 2,500 บาท\n")
    assert mkdocs("build", "--strict", cwd=office).code == 0
    pages = {name: text for name, text in pages_of(office / "site").items() if not name.startswith(OTHER_WRITERS)}
    assert "2568/measures/m1/index.html" in pages
    for name, text in pages.items():
        assert not re.findall(f".{{0,20}}{strange}.{{0,10}}", visible(text)), name
        title = CODE.sub("", re.findall("<title>(.*?)</title>", text)[0])
        assert not re.search(strange, title), name


# Addresses taken by hand


@pytest.mark.parametrize(
    ("by_hand", "address"),
    [
        ("2568/measures/m1.md", "/2568/measures/m1/"),
        ("2568/measures/m1/index.md", "/2568/measures/m1/"),
        ("2568/measures/m1/README.md", "/2568/measures/m1/"),
        ("index.md", "/"),
        ("README.md", "/"),
        ("measures.md", "/measures/"),
    ],
)
def test_a_page_by_hand_at_the_address_of_a_generated_one_is_an_error_that_names_both(
    office: Path, by_hand: str, address: str
) -> None:
    (office / "site").mkdir()
    (office / "site/index.html").write_text("เว็บไซต์เดิม", "utf-8")
    page = office / "content" / by_hand
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("# เขียนเอง\n", "utf-8")
    ran = mkdocs("build", cwd=office)
    assert ran.code == 1
    assert f"content/{by_hand}:1:1: ผิด:" in ran.told
    assert f"ที่อยู่ {address} " in ran.told
    assert "[address-taken:" in ran.told
    assert "Traceback" not in ran.told
    assert files_of(office / "site") == {"index.html": "เว็บไซต์เดิม".encode()}
    assert page.read_text("utf-8") == "# เขียนเอง\n"


def test_the_file_behind_a_taken_address_is_named(office: Path) -> None:
    (office / "content/2568").mkdir()
    (office / "content/2568/measures.md").write_text("# เขียนเอง\n", "utf-8")
    ran = mkdocs("build", cwd=office)
    assert "data/2568/measures.yml" in ran.told
    assert "content/2568/measures.md" in ran.told


@pytest.mark.parametrize("by_hand", ["2568/files/plan.pdf", "assets/prongsai/prongsai.css"])
def test_a_file_by_hand_at_the_address_of_an_attachment_or_asset_is_an_error(office: Path, by_hand: str) -> None:
    file = office / "content" / by_hand
    file.parent.mkdir(parents=True)
    file.write_text("เขียนเอง", "utf-8")
    ran = mkdocs("build", cwd=office)
    assert ran.code == 1
    assert f"content/{by_hand}" in ran.told


# The edit link

REPOSITORY = {"repo_url": "https://git.example/tuayang/site", "edit_uri": "edit/main/content/"}


def edit_links(folder: Path) -> dict[str, str]:
    """Where the edit button of each page leads; pages without one are left out."""
    assert mkdocs("build", "--strict", cwd=folder).code == 0
    found = {name: EDIT.search(text) for name, text in pages_of(folder / "site").items()}
    return {name: link[1] for name, link in found.items() if link}


def test_the_edit_link_of_every_page_leads_to_the_file_behind_it(office: Path) -> None:
    settings(office, **REPOSITORY)
    links = edit_links(office)
    base = "https://git.example/tuayang/site/edit/main/"
    assert links["2568/measures/m1/index.html"] == f"{base}data/2568/measures.yml"
    assert links["2568/documents/plan/index.html"] == f"{base}data/2568/documents.yml"
    assert links["index.html"] == f"{base}data/agency.yml"
    assert links["about/index.html"] == f"{base}content/about.md"
    for name, link in links.items():
        assert link.startswith(base), name
        assert (office / link.removeprefix(base)).is_file(), f"{name} → {link}"
    for name in ("concepts/index.html", "measures/index.html", "2568/results/index.html"):
        assert name not in links, "no file of the site stands behind this page"


def test_the_edit_link_finds_the_data_from_a_deeper_folder_of_pages(office: Path) -> None:
    (office / "web").mkdir()
    (office / "content").rename(office / "web/content")
    settings(office, docs_dir="web/content", repo_url=REPOSITORY["repo_url"], edit_uri="edit/main/web/content/")
    links = edit_links(office)
    assert links["index.html"] == "https://git.example/tuayang/site/edit/main/data/agency.yml"


def test_the_edit_link_finds_data_in_a_deeper_folder(office: Path) -> None:
    (office / "office").mkdir()
    (office / "data").rename(office / "office/data")
    settings(office, plugins=[{"prongsai": {"data_dir": "office/data"}}], **REPOSITORY)
    links = edit_links(office)
    assert links["index.html"] == "https://git.example/tuayang/site/edit/main/office/data/agency.yml"


def test_pages_by_hand_may_lie_beside_the_folder_of_settings(office: Path) -> None:
    (office / "settings").mkdir()
    settings(
        office / "settings",
        docs_dir="../content",
        plugins=[{"prongsai": {"data_dir": "../data"}}],
    )
    ran = mkdocs("build", "--strict", cwd=office / "settings")
    assert ran.code == 0, ran.told


# Options


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"digits": "roman"}, ["digits", "arabic", "thai", "roman"]),
        ({"language": "de"}, ["language", "th", "en", "de"]),
        ({"data_dir": 7}, ["data_dir"]),
    ],
)
def test_a_wrong_value_of_an_option_is_refused_by_name(
    office: Path, options: dict[str, object], named: list[str]
) -> None:
    settings(office, plugins=[{"prongsai": options}])
    for ran in (mkdocs("build", cwd=office), prongsai("check", cwd=office)):
        assert ran.code == 1
        for word in named:
            assert word in ran.told
        assert "Traceback" not in ran.told
    assert not (office / "site").exists()


@pytest.mark.parametrize("name", ["data", "colour"])
def test_an_unknown_option_is_named_and_a_strict_build_refuses_it(office: Path, name: str) -> None:
    settings(office, plugins=[{"prongsai": {name: "data"}}])
    assert f"Unrecognised configuration name: {name}" in prongsai("check", cwd=office).told
    ran = mkdocs("build", "--strict", cwd=office)
    assert ran.code == 1
    assert f"Unrecognised configuration name: {name}" in ran.told
    assert "Traceback" not in ran.told
    assert not (office / "site").exists()


@pytest.mark.parametrize("name", ["nowhere", "mkdocs.yml"])
def test_a_data_folder_that_is_none_is_named_in_thai(office: Path, name: str) -> None:
    settings(office, plugins=[{"prongsai": {"data_dir": name}}])
    ran = mkdocs("build", cwd=office)
    assert ran.code == 1
    assert f"{name}:1:1: ผิด: ไม่พบโฟลเดอร์ข้อมูล" in ran.told
    assert "Traceback" not in ran.told
    assert not (office / "site").exists()


def test_problems_can_be_told_in_english(office: Path) -> None:
    settings(office, plugins=[{"prongsai": {"language": "en"}}])
    (office / "data/2568/measures.yml").write_text(BROKEN, "utf-8")
    ran = mkdocs("build", cwd=office)
    assert ran.code == 1
    assert "data/2568/measures.yml:3:1: error: the line is indented with a tab" in ran.told


def test_a_theme_without_attr_list_still_gets_its_anchors(office: Path) -> None:
    settings(office, markdown_extensions=[])
    assert mkdocs("build", "--strict", cwd=office).code == 0
    page = (office / "site/2568/measures/m1/index.html").read_text("utf-8")
    assert 'id="steps"' in page
    assert "{#" not in page


# Errors


def test_errors_stop_before_the_old_site_is_cleaned_away(office: Path) -> None:
    assert mkdocs("build", cwd=office).code == 0
    old = files_of(office / "site")
    (office / "data/2568/measures.yml").write_text(BROKEN, "utf-8")
    ran = mkdocs("build", cwd=office)
    assert ran.code == 1
    assert "data/2568/measures.yml:3:1: ผิด: " in ran.told
    assert "เว็บไซต์เดิมยังอยู่ครบ" in ran.told
    assert "Traceback" not in ran.told
    assert differing(old, files_of(office / "site")) == []


def test_all_problems_are_told_at_once(office: Path) -> None:
    (office / "data/2568/measures.yml").write_text(BROKEN, "utf-8")
    (office / "data/2568/documents.yml").write_text("source: ก\ndocuments:\n  - id: d1\n    tittle: ข\n", "utf-8")
    ran = mkdocs("build", cwd=office)
    assert "data/2568/measures.yml:3:1:" in ran.told
    assert "data/2568/documents.yml:4:5:" in ran.told


# While serving


class Serving:
    """MkDocs as its `serve` uses plugins: a fresh configuration for every build, and plugins that outlive it."""

    def __init__(self, folder: Path, command: Literal["build", "serve"] = "serve") -> None:
        self.folder = folder
        self.configured().plugins.on_startup(command=command, dirty=False)

    def configured(self) -> MkDocsConfig:
        """The settings, read anew."""
        return load_config(str(settings(self.folder, plugins=["prongsai"])))

    def build(self) -> dict[str, str]:
        """Build once; the Markdown of the generated pages by their file."""
        config = self.configured()
        config = config.plugins.on_config(config)
        files = config.plugins.on_files(Files([]), config=config)
        return {file.src_uri: file.content_string for file in files.documentation_pages()}


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """MkDocs keeps plugins for as long as its process lives; here they live for one test."""
    option: Any = MkDocsConfig.plugins
    monkeypatch.setattr(option, "plugin_cache", {})


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize("damage", ["broken", "gone", "taken"])
def test_while_serving_the_last_sound_site_stays_in_view(
    office: Path, caplog: pytest.LogCaptureFixture, damage: str
) -> None:
    measures, page = office / "data/2568/measures.yml", "2568/measures/m1/index.md"
    sound = measures.read_text("utf-8")
    server = Serving(office)
    first = server.build()
    assert "มาตรการปิดไฟ" in first[page]

    if damage == "broken":
        measures.write_text(BROKEN, "utf-8")
        told = "data/2568/measures.yml:3:1: ผิด:"
    elif damage == "gone":
        (office / "data").rename(office / "elsewhere")
        told = "[no-data-folder:"
    else:
        (office / "content/2568").mkdir()
        (office / "content/2568/measures.md").write_text("# เขียนเอง\n", "utf-8")
        told = "[address-taken:"
    caplog.clear()
    assert server.build() == first
    assert told in caplog.text

    if damage == "gone":
        (office / "elsewhere").rename(office / "data")
    elif damage == "taken":
        (office / "content/2568/measures.md").unlink()
    measures.write_text(sound.replace("ปิดไฟ", "ปิดน้ำ"), "utf-8")
    caplog.clear()
    assert "มาตรการปิดน้ำ" in server.build()[page]
    assert "ผิด" not in caplog.text


@pytest.mark.usefixtures("alone")
def test_a_server_does_not_start_with_unsound_data(office: Path) -> None:
    (office / "data/2568/measures.yml").write_text(BROKEN, "utf-8")
    with pytest.raises(Abort, match="ข้อมูลมีจุดที่ต้องแก้ไข"):
        Serving(office).build()


@pytest.mark.usefixtures("alone")
def test_building_never_falls_back_on_an_earlier_site(office: Path) -> None:
    """What serves a reader at the desk would publish old data unnoticed."""
    builder = Serving(office, "build")
    builder.build()
    (office / "data/2568/measures.yml").write_text(BROKEN, "utf-8")
    with pytest.raises(Abort):
        builder.build()


@pytest.mark.usefixtures("alone")
def test_a_site_without_pages_by_hand_is_built(tmp_path: Path) -> None:
    office = write_office(tmp_path)
    (office / "content/about.md").unlink()
    assert "index.md" in Serving(office).build()


# What is said of problems


def test_the_plugin_tells_errors_in_full_and_counts_the_rest(office: Path, caplog: pytest.LogCaptureFixture) -> None:
    (office / "data/notes.txt").write_text("จดไว้", "utf-8")
    with caplog.at_level("INFO", "mkdocs.plugins.prongsai"):
        config = load_config(str(office / "mkdocs.yml"))
        config.plugins.on_config(config)
        (line,) = (record for record in caplog.records if record.name == "mkdocs.plugins.prongsai")
        assert line.levelname == "INFO"
        assert "สั่ง prongsai check เพื่อดูรายละเอียด" in line.getMessage()
        assert "notes.txt" not in line.getMessage()
        caplog.clear()
        (office / "data/2568/measures.yml").write_text(BROKEN, "utf-8")
        config = load_config(str(office / "mkdocs.yml"))
        with pytest.raises(Abort):
            config.plugins.on_config(config)
    told = {record.levelname: record.getMessage() for record in caplog.records if "prongsai" in record.name}
    assert "data/2568/measures.yml:3:1: ผิด: " in told["ERROR"]
    assert "กรุณา" in told["ERROR"]
    assert "notes.txt" not in "".join(told.values())


def test_who_still_names_the_search_of_the_theme_is_told_that_it_may_go(office: Path) -> None:
    settings(office, plugins=["search", "prongsai"])
    ran = mkdocs("build", "--strict", cwd=office)
    assert ran.code == 0
    assert "ไม่ต้องใช้ปลั๊กอิน search" in ran.told
