"""How a command speaks: problems in full, what stops it, and plain words for what the system refuses."""

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager

import click

from prongsai.messages import Language
from prongsai.problems import Problem, Severity
from prongsai.publishing import NotOursError
from prongsai.reports import report, rest, stopping, verdict

COLOURS = {Severity.ERROR: "red", Severity.CHECK: "yellow", Severity.ADVICE: "cyan"}
KEPT: dict[Language, str] = {
    "th": "หยุดตามที่สั่งด้วย --stop-at เว็บไซต์เดิมยังอยู่ครบ",
    "en": "stopped as --stop-at asks; the old site stays",
}


@contextmanager
def plain_words() -> Iterator[None]:
    """What the system refuses, told without its inner workings."""
    try:
        yield
    except NotOursError as error:
        raise click.ClickException(str(error)) from None
    except (OSError, OverflowError) as error:
        message = f"ระบบไม่อนุญาตหรือทำไม่ได้ ของเดิมยังอยู่ครบ: {error}"
        raise click.ClickException(message) from None


def told(problems: Iterable[Problem], language: Language) -> None:
    """Every problem in full, with the severity in colour where a terminal shows colours."""
    for problem in problems:
        first, *others = report(problem, language).split("\n")
        click.echo(click.style(first, fg=None if problem.reviewed else COLOURS[problem.severity]), err=True)
        click.echo("\n".join(others), err=True)
        click.echo(err=True)


def stop(
    problems: Sequence[Problem],
    language: Language = "th",
    stop_at: Severity = Severity.ERROR,
    *,
    quiet: bool = False,
) -> None:
    """Before anything is made: what stops it, in full, and of the rest only how much there is (unless `quiet`)."""
    grave = stopping(problems, stop_at)
    told(grave, language)
    if grave:
        click.echo(verdict(problems, language=language))
        if stop_at is not Severity.ERROR and not stopping(problems):
            click.echo(KEPT[language])
        sys.exit(1)
    if not quiet and (line := rest(problems, language)):
        click.echo(line)


def need_sound(problems: Iterable[Problem], language: Language, meaning: Mapping[Language, str]) -> None:
    """Before anything is told of the data: what is wrong in full, and what that means (`{}` in it is how many).

    All of it where errors go, for whoever reads the answer expects nothing else in its place.
    """
    if wrong := stopping(problems):
        told(wrong, language)
        click.echo(meaning[language].format(len(wrong)), err=True)
        sys.exit(1)
