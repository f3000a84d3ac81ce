"""`prongsai check | ready | build | …`: the commands a clerk types, gathered.

Prints what other stages found. Exit codes of every command:

    0   done; `check`: nothing shown is of the severity that stops (`--stop-at`, usually ผิด) or graver
    1   there is such a problem, or the site could not be made
    2   the command was typed wrongly: an unknown option, year, agency, code or day

What options leave out and what was reviewed does not count for the exit code; the verdict says how much that is.
Reports for people: problems go to stderr and the verdict to stdout. Reports for machines: the document alone goes to
stdout, the verdict to stderr.
"""

import os
import sys

import click

from prongsai.commands.appeal import appeal_pack
from prongsai.commands.build import build
from prongsai.commands.check import check
from prongsai.commands.package import package
from prongsai.commands.pages import pages
from prongsai.commands.ready import ready
from prongsai.commands.redirect import redirect, withdraw
from prongsai.commands.report import report
from prongsai.commands.serve import serve
from prongsai.commands.sheet import sheet
from prongsai.commands.submit import submit
from prongsai.commands.verify import verify


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="prongsai")
def main() -> None:
    """โปร่งใส: สร้างเว็บไซต์เปิดเผยข้อมูลสาธารณะจากแฟ้ม YAML."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")  # a Windows console may speak Thai in cp874
    os.environ.setdefault("NO_MKDOCS_2_WARNING", "1")


COMMANDS = (check, ready, build, serve, package, pages, report, submit, sheet, redirect, withdraw, verify, appeal_pack)
for command in COMMANDS:
    main.add_command(command)


if __name__ == "__main__":
    main(prog_name="prongsai")
