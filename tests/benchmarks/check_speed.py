"""Speed of `prongsai check` over many agencies made from the samples in data/.

Run by hand: `python tests/benchmarks/check_speed.py [--agencies 25 50 100] [--runs 3] [--full]`. Every agency has a
folder of its own and five years, each a real year of a sample under its real number. With `--full` all five are
the fullest sample's, moved through time: texts, dates, file names and criteria alike. Each check is a process of
its own, with start-up and all.
"""

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import Any

import yaml
from site_speed import Run, timed

from prongsai import thai
from prongsai.criteria import shipped_folder

ROOT = Path(__file__).parents[2]
FULLEST, MODEL_YEAR, LAST_YEAR = "tuayang", 2568, 2569
SAMPLES = {2565: "maeukho", 2566: "mueangmai", 2567: "khuankhanun", 2568: FULLEST, 2569: FULLEST}
"""Whose data a year of every agency is."""
AGENCIES = (25, 50, 100)
GOAL = 20.0
"""Seconds for 100 agencies with five years each, on two cores."""
_YEAR = re.compile("25[5-7][0-9]|๒๕[๕-๗][๐-๙]")
SETTINGS = "site_name: วัดความเร็ว\ntheme: material\nplugins:\n  - prongsai\n"


def write(site: Path, agencies: int, *, full: bool) -> None:
    """Write a site of so many agencies."""
    (site / "content").mkdir(parents=True)
    _write(site / "mkdocs.yml", f"{SETTINGS}docs_dir: content\n")
    criteria = (shipped_folder() / f"{MODEL_YEAR}.yml").read_text("utf-8")
    for year in SAMPLES:
        if full and year < MODEL_YEAR:
            _write(site / f"data/criteria/{year}.yml", _moved(criteria, year - MODEL_YEAR))
    for number in range(1, agencies + 1):
        folder = site / f"data/tambon-{number}"
        _write(folder / "agency.yml", _agency())
        for year, sample in SAMPLES.items():
            model = year if not full or year == LAST_YEAR else MODEL_YEAR
            source = ROOT / "data" / (FULLEST if full else sample) / str(model)
            _copy_year(source, folder / str(year), year - model)


def _agency() -> str:
    """The fullest sample's agency, which goes by the names of all others too."""
    written = yaml.safe_load((ROOT / f"data/{FULLEST}/agency.yml").read_text("utf-8"))
    others = [yaml.safe_load((ROOT / f"data/{name}/agency.yml").read_text("utf-8")) for name in set(SAMPLES.values())]
    spelt = [text for one in others for text in (one["name"], one["short"], *_variants(one))]
    written["names"] = [{"written": text, "where": "เอกสาร"} for text in spelt]
    return yaml.safe_dump(written, allow_unicode=True, default_style='"')


def _variants(agency: dict[str, Any]) -> list[str]:
    return [one["written"] for one in agency.get("names", [])]


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


def measured(agencies: int, runs: int, *, full: bool) -> list[Run]:
    """So many checks of a site of so many agencies."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder)
        write(site, agencies, full=full)
        return [timed("-m", "prongsai.cli", "check", folder=site) for _ in range(runs)]


def main() -> None:
    """Print a line per size, and how time grows with it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--agencies", type=int, nargs="+", default=AGENCIES)
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--full", action="store_true")
    wanted = parser.parse_args()
    walls = []
    for agencies in wanted.agencies:
        taken = measured(agencies, wanted.runs, full=wanted.full)
        wall, peak = median(run.wall for run in taken), max(run.peak for run in taken)
        walls.append(wall)
        cpu = median(run.user + run.system for run in taken)
        sys.stdout.write(f"{agencies} agencies with five years: {wall:.2f} s wall, {cpu:.2f} s processor, ")
        sys.stdout.write(f"{peak:.0f} MiB\n")
    growth, size = walls[-1] / walls[0], wanted.agencies[-1] / wanted.agencies[0]
    sys.stdout.write(f"growth: {growth:.2f} for {size:.0f} times the agencies\n")
    if not wanted.full and wanted.agencies[-1] >= AGENCIES[-1] and walls[-1] > GOAL:
        sys.exit(f"slower than {GOAL:.0f} s")


if __name__ == "__main__":
    main()
