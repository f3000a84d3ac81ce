"""Speed of `prongsai check` over many agencies made from the sample of อบต.ตัวอย่าง.

Run by hand: `python tests/benchmarks/check_speed.py [--agencies 25 50 100] [--years 5] [--runs 3]`. Every agency has a
folder of its own name and its own years: the sample's year 2568 moved through time, texts, dates and file names
alike, with criteria moved in the same way. Each check is a process of its own with start-up and all.
"""

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median

from site_speed import Run, timed

from prongsai import thai
from prongsai.criteria import shipped_folder

ROOT = Path(__file__).parents[2]
SAMPLE, MODEL_YEAR, LAST_YEAR = "tuayang", 2568, 2569
AGENCIES = (25, 50, 100)
YEARS = 5
GOAL = 20.0
"""Seconds for 100 agencies with five years each, on two cores."""
_YEAR = re.compile("25[5-7][0-9]|๒๕[๕-๗][๐-๙]")
SETTINGS = "site_name: วัดความเร็ว\ntheme: material\nplugins:\n  - prongsai\n"


def write(site: Path, agencies: int, years: int) -> None:
    """Write a site of so many agencies, each with so many years, the last of them being LAST_YEAR."""
    (site / "content").mkdir(parents=True)
    (site / "mkdocs.yml").write_text(f"{SETTINGS}docs_dir: content\n", "utf-8")
    sample = ROOT / "data" / SAMPLE
    wanted = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
    criteria = (shipped_folder() / f"{MODEL_YEAR}.yml").read_text("utf-8")
    (site / "data/criteria").mkdir(parents=True)
    for year in wanted:
        if year < MODEL_YEAR:
            _write(site / f"data/criteria/{year}.yml", _moved(criteria, year - MODEL_YEAR))
    for number in range(1, agencies + 1):
        folder = site / "data" / f"{SAMPLE}-{number}"
        folder.mkdir()
        shutil.copy(sample / "agency.yml", folder)
        for year in wanted:
            model = LAST_YEAR if year == LAST_YEAR else MODEL_YEAR
            _copy_year(sample / str(model), folder / str(year), year - model)


def _copy_year(source: Path, target: Path, shift: int) -> None:
    for path in sorted(source.rglob("*")):
        if path.is_file():
            copy = target / _moved(path.relative_to(source).as_posix(), shift)
            if path.suffix == ".yml":
                _write(copy, _moved(path.read_text("utf-8"), shift))
            else:
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, copy)


def _moved(text: str, shift: int) -> str:
    """A text with all its years moved."""
    if not shift:
        return text
    return _YEAR.sub(lambda found: _like(found[0], int(thai.arabic(found[0])) + shift), text)


def _like(written: str, year: int) -> str:
    return str(year) if written.isascii() else thai.thai_digits(str(year))


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8", newline="\n")


def measured(agencies: int, years: int, runs: int) -> list[Run]:
    """So many checks of a site of so many agencies."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        write(site, agencies, years)
        return [timed("-m", "prongsai.cli", "check", folder=site) for _ in range(runs)]


def main() -> None:
    """Print a line per size, and how time grows with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, nargs="+", default=AGENCIES)
    parser.add_argument("--years", type=int, default=YEARS)
    parser.add_argument("--runs", type=int, default=3)
    wanted = parser.parse_args()
    walls = []
    for agencies in wanted.agencies:
        taken = measured(agencies, wanted.years, wanted.runs)
        wall, peak = median(run.wall for run in taken), max(run.peak for run in taken)
        walls.append(wall)
        cpu = median(run.user + run.system for run in taken)
        sys.stdout.write(f"{agencies} agencies x {wanted.years} years: {wall:.2f} s wall, {cpu:.2f} s processor, ")
        sys.stdout.write(f"{peak:.0f} MiB\n")
    growth, size = walls[-1] / walls[0], wanted.agencies[-1] / wanted.agencies[0]
    sys.stdout.write(f"growth: {growth:.2f} for {size:.0f} times the agencies\n")
    if wanted.agencies[-1] * wanted.years >= AGENCIES[-1] * YEARS and walls[-1] > GOAL:
        sys.exit(f"slower than {GOAL:.0f} s")


if __name__ == "__main__":
    main()
