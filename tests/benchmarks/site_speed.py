"""Build speed of whole sites, ours beside Material with pruned navigation on the same pages.

Run by hand: `python tests/benchmarks/site_speed.py [--pages 500 2000] [--runs 5]`. Both sides take turns in one run,
each build a process of its own with start-up and all; only ratios of one run mean anything on another machine.
Wall time feels what else the machine does, processor time (user) much less: both are shown.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from unittest.mock import patch

import yaml
from peer import write_settings
from synthetic import FIRST_YEAR, PAIR, SHAPES, write

from prongsai import sources

ROOT = Path(__file__).parents[2]
SMALL = 100
"""Pages of the site that the size of a page is compared with."""
COMPARED_PAGE = {"years": f"{FIRST_YEAR}/oit/o5", "agencies": f"tambon-1/{PAIR[0]}/oit/o5"}
GOALS = {"A/B": 1.0, "growth": 4.5, "page": 1.15}
MEBIBYTE = 1024 if sys.platform == "linux" else 1024 * 1024
"""What the system counts the largest memory of a process in."""


@dataclass(frozen=True)
class Run:
    """What one process cost."""

    wall: float
    user: float
    system: float
    peak: float
    """Mebibytes."""


def timed(*command: str | Path, folder: Path) -> Run:
    """Run a command of this Python to its end."""
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryFile() as log:
        begin = time.perf_counter()
        process = subprocess.Popen(
            [sys.executable, *map(str, command)], cwd=folder, env=environment, stdout=log, stderr=log
        )
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begin
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            log.seek(0)
            sys.exit(log.read().decode(errors="replace"))
    return Run(wall, used.ru_utime, used.ru_stime, used.ru_maxrss / MEBIBYTE)


@dataclass(frozen=True)
class Side:
    """A way to build a site: a folder with settings, and where the site goes."""

    name: str
    settings: Path

    @property
    def site(self) -> Path:
        """The finished site."""
        return self.settings.parent / "site"

    @property
    def pages(self) -> int:
        """How many pages it has, without the one for what is not found."""
        return sum(1 for _ in self.site.rglob("*.html")) - 1

    def build(self) -> Run:
        """Build from nothing; taking the old site away is not counted."""
        shutil.rmtree(self.site, ignore_errors=True)
        command: tuple[str | Path, ...] = ("-m", "mkdocs", "build", "-q", "-f", self.settings)
        return timed(*command, folder=self.settings.parent)


@dataclass(frozen=True)
class Case:
    """One data set built by both sides, the runs in pairs."""

    shape: str
    pages: int
    ours: list[Run]
    theirs: list[Run]
    page_size: int

    @property
    def ratios(self) -> list[float]:
        """Wall time of each pair."""
        return [our.wall / their.wall for our, their in zip(self.ours, self.theirs, strict=True)]

    @property
    def user_ratios(self) -> list[float]:
        """Processor time of each pair."""
        return [our.user / their.user for our, their in zip(self.ours, self.theirs, strict=True)]


def prepare(folder: Path, shape: str, pages: int) -> tuple[Side, Side]:
    """Write data, our settings, the same pages as Markdown, and the other side's settings."""
    ours = folder / "ours"
    write(ours / "data", shape, pages)
    shutil.copy(ROOT / "mkdocs.yml", ours)
    shutil.copytree(ROOT / "content", ours / "content")
    exported = folder / "theirs"
    timed("-c", "from prongsai.cli import main; main()", "pages", exported, folder=ours)
    return Side("prongsai", ours / "mkdocs.yml"), Side("material, pruned", write_settings(exported))


def measure(folder: Path, shape: str, pages: int, runs: int) -> Case:
    """Build once on each side to warm up and to look at the result, then take turns."""
    ours, theirs = prepare(folder, shape, pages)
    for side in (ours, theirs) if runs else (ours,):
        side.build()
    if runs and ours.pages != theirs.pages:
        sys.exit(f"{ours.pages} pages here, {theirs.pages} there: not the same work")
    size = (ours.site / COMPARED_PAGE[shape] / "index.html").stat().st_size
    count = ours.pages
    pairs = [(ours.build(), theirs.build()) for _ in range(runs)]
    shutil.rmtree(folder)
    return Case(shape, count, [our for our, _ in pairs], [their for _, their in pairs], size)


def reads_through_libyaml() -> bool:
    """Whether data files go through the parser written in C."""
    with patch.object(yaml, "CSafeLoader", wraps=yaml.CSafeLoader) as loader:
        sources.parse("name: อบต.", "agency.yml")
    return yaml.__with_libyaml__ and loader.called


def spread(values: Iterable[float], digits: int = 2) -> str:
    """The median, and the least and the most beside it."""
    found = sorted(values)
    if not found:
        return ""
    return f"{median(found):.{digits}f} ({found[0]:.{digits}f}-{found[-1]:.{digits}f})"


def tell(*columns: str) -> None:
    """A line of the table."""
    widths = (10, 7, 17, 21, 21, 21, 9)
    cells = (f"{cell:<{width}}" for cell, width in zip(columns, widths, strict=False))
    sys.stdout.write("".join(cells).rstrip() + "\n")
    sys.stdout.flush()


def tell_case(case: Case) -> None:
    """Both sides of a case, and their ratio by pairs."""
    for name, runs in (("A prongsai", case.ours), ("B material prune", case.theirs)):
        tell(
            case.shape,
            str(case.pages),
            name,
            spread(run.wall for run in runs),
            spread(run.user for run in runs),
            spread(run.system for run in runs),
            f"{median(run.peak for run in runs):.0f}",
        )
    goal = verdict("A/B", median(case.ratios), median(case.user_ratios))
    tell("", "", "A/B", spread(case.ratios), spread(case.user_ratios), goal)


def tell_growth(cases: list[Case]) -> None:
    """What changes with the size of the site, from case to case."""
    small, *larger = sorted(cases, key=lambda case: case.pages)
    for one in larger:
        ratio = one.page_size / small.page_size
        tell(
            one.shape,
            str(one.pages),
            "one page's HTML",
            f"{one.page_size:,} bytes",
            f"{ratio:.3f} x {small.pages} pages",
            verdict("page", ratio),
        )
    timed_cases = [case for case in larger if case.ours]
    for before, after in pairwise(timed_cases):
        for name, first, second in (
            ("A growth", before.ours, after.ours),
            ("B growth", before.theirs, after.theirs),
        ):
            wall = median(run.wall for run in second) / median(run.wall for run in first)
            user = median(run.user for run in second) / median(run.user for run in first)
            pages = f"pages x {after.pages / before.pages:.2f}"
            goal = verdict("growth", wall, user) if name.startswith("A") else ""
            tell(after.shape, str(after.pages), name, f"{wall:.2f}", f"{user:.2f}", pages, goal)


def verdict(goal: str, *values: float) -> str:
    """Whether a goal is met; where wall and processor time disagree, the machine was too busy to tell."""
    met = {value <= GOALS[goal] for value in values}
    word = "UNCLEAR" if len(met) > 1 else "met" if met == {True} else "NOT MET"
    return f"{word} (<= {GOALS[goal]})"


def main() -> None:
    """Measure, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--pages", type=int, nargs="+", default=[500, 2000], help="sizes of the sites")
    parser.add_argument("--runs", type=int, default=5, help="counted builds on each side")
    parser.add_argument("--shapes", choices=SHAPES, nargs="+", default=SHAPES)
    parser.add_argument("--dir", type=Path, help="where to build, e.g. on a memory file system")
    options = parser.parse_args()
    sys.stdout.write(f"YAML is read by the parser in C: {'yes' if reads_through_libyaml() else 'NO'}\n")
    sys.stdout.write(f"{os.cpu_count()} processors, load when begun {os.getloadavg()[0]:.1f}\n")
    tell("data", "pages", "side", "wall s", "user s", "system s", "peak MiB")
    with tempfile.TemporaryDirectory(dir=options.dir) as folder:
        for shape in options.shapes:
            cases = []
            for pages in sorted({SMALL, *options.pages}):
                runs = options.runs if pages in options.pages else 0
                cases.append(measure(Path(folder) / shape, shape, pages, runs))
                if runs:
                    tell_case(cases[-1])
            tell_growth(cases)
    sys.stdout.write(f"load when done {os.getloadavg()[0]:.1f}\n")


if __name__ == "__main__":
    main()
