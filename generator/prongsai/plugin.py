"""Hands a Site to MkDocs: virtual files, a small navigation, the theme's folder, live reload.

Decides nothing about content. Problems in the data stop the build before MkDocs cleans the old site away; while
serving, the last sound site stays in view.
"""

import datetime as dt
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Literal

from mkdocs.config import config_options
from mkdocs.config.base import Config, ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority, get_plugin_logger
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page

from prongsai import addresses, thai
from prongsai.build import Document, Site, build
from prongsai.display import Digits
from prongsai.export import navigation
from prongsai.finished import anchors, put_back, set_aside
from prongsai.messages import Language
from prongsai.problems import Problem, Severity
from prongsai.promised import broken, forgotten
from prongsai.rendering import THEME
from prongsai.reports import report, rest
from prongsai.search import Article, article
from prongsai.security import secured
from prongsai.slimming import on_files as slim
from prongsai.slimming import tightened
from prongsai.static_file import Archive, StaticFile

log = get_plugin_logger("prongsai")
STOPPED = "ข้อมูลมีจุดที่ต้องแก้ไข เว็บไซต์เดิมยังอยู่ครบ"
LOST = "เว็บไซต์ที่สร้างขาดสิ่งที่บันทึกการส่งไว้ จึงยังไม่ควรเผยแพร่"
DIRECTORIES = "กรุณาลบ use_directory_urls: false ออกจาก mkdocs.yml เพราะที่อยู่ของทุกหน้าลงท้ายด้วย /"
SEARCHES = {"search", "material/search"}
OWN_SEARCH = "ไม่ต้องใช้ปลั๊กอิน search แล้ว เว็บไซต์มีช่องค้นหาของตนเอง ลบบรรทัดนั้นออกจาก mkdocs.yml ได้"
EPOCH = "1970-01-01"
"""Stands where MkDocs would write the day of the build: the same data give the same bytes."""


class Day(config_options.Optional[dt.date]):
    """A day in any form a clerk writes; YAML makes a date of `2569-03-31` by itself."""

    def __init__(self) -> None:
        super().__init__(config_options.Type(dt.date))

    def run_validation(self, value: object) -> dt.date | None:
        """The day. Raises ValidationError when there is none of that name."""
        try:
            return None if value is None else thai.day(str(value))
        except thai.Unreadable:
            message = f"อ่าน “{value}” เป็นวันที่ไม่ได้ กรุณาเขียนวัน เดือน ปี พ.ศ. เช่น 31 มี.ค. 2569"
            raise ValidationError(message) from None


class Options(Config):
    """Options in mkdocs.yml. None may be called `data`: MkDocs' own config class uses that name."""

    data_dir = config_options.Type(str, default="data")
    digits = config_options.Choice[Digits](("arabic", "thai"), default="arabic")
    language = config_options.Choice[Language](("th", "en"), default="th")
    today = Day()
    """The day the site is looked at, for what is open only for a while; the clock is never asked."""


class ProngsaiPlugin(BasePlugin[Options]):
    """Serves generated pages to MkDocs."""

    site: Site | None = None
    serving = False

    def __init__(self) -> None:
        self.documents: dict[str, Document] = {}
        """Generated pages by their files."""
        self.blocks: dict[str, list[str]] = {}
        """Finished HTML of the pages being converted, by their files."""
        self.articles: dict[str, Article] = {}
        """What the search looks through, by the addresses of the pages."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], **_: object) -> None:
        """Having this event makes MkDocs keep the plugin, and with it the last sound site, while serving."""
        self.serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Generate before anything is cleaned; stop when the data are not sound."""
        site = build(
            self.data_folder(config),
            self.config.digits,
            Path(config.docs_dir),
            today=self.config.today,
            office=self.serving,
        )
        self._tell(problem for problem in site.problems if problem.severity is Severity.ERROR)
        if line := rest(site.problems, self.config.language):
            log.info(line)
        if not config.use_directory_urls:
            raise Abort(DIRECTORIES)
        if lost := tuple(forgotten(Path(config.site_dir), site.held)):
            self._tell(lost)
            raise Abort(STOPPED)
        if site.sound:
            self.site = site
        elif not (self.serving and self.site):
            raise Abort(STOPPED)
        if self.site:
            config.site_url = config.site_url or self.site.base
        config.theme["palette"] = None  # its colours are ours, light and dark; another would be half a scheme
        if SEARCHES & {*config.plugins}:
            log.info(OWN_SEARCH)
        # A site may override our templates in a custom_dir of its own, which stands first.
        config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME))
        config.extra_css.insert(0, addresses.STYLE)
        config.extra_javascript.insert(0, addresses.SCRIPT)
        if "attr_list" not in config.markdown_extensions:
            config.markdown_extensions.append("attr_list")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the generated pages and files; put the few that open the site into the navigation."""
        slim(files, config=config)
        site = self._sound_site()
        by_hand = [file.src_uri for file in files.documentation_pages()]
        self.documents = {document.path: document for document in site.documents}
        self.articles.clear()
        for document in site.documents:
            file = File.generated(config, document.path, content=document.body, inclusion=InclusionLevel.NOT_IN_NAV)
            file.edit_uri = _edit_uri(config, self.data_folder(config), document.source)
            files.append(file)
        for static in site.files:
            files.append(_file(config, static))
        if config.nav is None:
            config.nav = navigation(site, by_hand)
        return files

    def on_pre_page(self, page: Page, **_: object) -> Page:
        """Keep the day of the build out of the sitemap."""
        page.update_date = EPOCH
        return page

    def on_page_markdown(self, markdown: str, *, page: Page, **_: object) -> str:
        """What would stand in front matter is handed over as it is; finished HTML waits for the Markdown around it."""
        document = self.documents.get(page.file.src_uri)
        if document is None:
            return markdown
        page.meta = dict(document.meta)
        markdown, self.blocks[page.file.src_uri] = set_aside(markdown)
        return markdown

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, **_: object) -> str:
        """Put finished HTML back in its places, and tell MkDocs of the anchors in it."""
        blocks = self.blocks.pop(page.file.src_uri, [])
        page.present_anchor_ids = (page.present_anchor_ids or set()) | anchors(blocks)
        html = put_back(html, blocks)
        document = self.documents.get(page.file.src_uri)
        if document is None or document.public:
            self.articles[page.url] = article(html, page.title or config.site_name)
        return html

    def on_env(self, _env: object, /, *, config: MkDocsConfig, files: Files) -> None:
        """All pages are finished, no file is written yet: add the index of the search."""
        for static in self._sound_site().outline.files(self.articles):
            files.append(_file(config, static))

    @event_priority(-100)  # the policy names the scripts of the page, so it comes after all who may add some
    def on_post_page(self, output: str, **_: object) -> str:
        """Tell the page what it may do; while serving, MkDocs adds a script of its own to it afterwards."""
        return output if self.serving else secured(tightened(output))

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, **_: object) -> str:
        """The same for the page that stands for what is not there."""
        return secured(output_content) if template_name.endswith(".html") and not self.serving else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Look at what was really written: nothing that was submitted may be lost by a setting or another plugin."""
        if lost := tuple(broken(Path(config.site_dir), self._sound_site().promised)):
            self._tell(lost)
            raise Abort(LOST)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, **_: object) -> LiveReloadServer:
        """Rebuild when the data change."""
        server.watch(str(self.data_folder(config)))
        return server

    def data_folder(self, config: MkDocsConfig) -> Path:
        """The folder of YAML, beside mkdocs.yml unless the option says otherwise."""
        return (Path(config.config_file_path).parent / self.config.data_dir).resolve()

    def _tell(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            log.error(report(problem, self.config.language))

    def _sound_site(self) -> Site:
        if self.site is None:
            message = "on_config runs before on_files"
            raise AssertionError(message)
        return self.site


class PackedFile(File):
    """An archive that is packed straight into its place, as it may be too large to be held."""

    static: StaticFile

    def copy_file(self, dirty: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002  # as MkDocs calls it
        """Put it into the finished site."""
        target = Path(self.abs_dest_path)
        target.parent.mkdir(parents=True, exist_ok=True)
        self.static.write(target)


def _file(config: MkDocsConfig, static: StaticFile) -> File:
    if isinstance(static.origin, Archive):
        packed: PackedFile = PackedFile.generated(config, static.path, content=b"")  # type: ignore[assignment]  # told as File
        packed.static = static
        return packed
    if isinstance(static.origin, Path):
        return File.generated(config, static.path, abs_src_path=str(static.origin))
    return File.generated(config, static.path, content=static.content)


def _edit_uri(config: MkDocsConfig, data: Path, source: str | None) -> str | None:
    """The way from the folder of hand-written pages, where `edit_uri` leads, to the YAML file."""
    if source is None or source.startswith("criteria/"):
        return None
    with suppress(ValueError):  # on Windows there is no way from one drive to another
        return Path(os.path.relpath(data.parent / source, Path(config.docs_dir).resolve())).as_posix()
    return None
