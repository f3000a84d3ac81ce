"""What a person has already looked at: problems meet the reviews of the agencies.

A review holds for exactly the problem it names: same code, same file, same particulars. When the value changes,
the mark changes, the problem is back, and the review is told to be out of date.
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from prongsai.catalogue import Catalogue
from prongsai.model.reviews import Review
from prongsai.problems import Problem, Reviewed, Severity
from prongsai.suggest import nearest

MOST_MEANT = 3
"""Marks named as what an outdated review may mean now."""
DATED = frozenset({"item-overdue", "round-missing", "round-overdue"})
"""Codes met only when the day is known: without one, nobody can tell whether a review of them still holds."""


def reviewed(problems: Iterable[Problem], catalogue: Catalogue) -> Iterator[Problem]:
    """The problems, those that were looked at with what was said; and what is wrong with the reviews themselves.

    Nothing that stops the site can be reviewed away. While something does, some checks may not have seen their
    data, so that no review is called out of date.
    """
    found = tuple(problems)
    reviews = {review.problem: review for review in reversed(_reviews(catalogue))}
    for problem in found:
        review = reviews.get(problem.mark)
        if review and _speaks_of(review, problem) and problem.severity is not Severity.ERROR:
            yield replace(problem, reviewed=Reviewed(review.date.written, review.reason, review.by))
        else:
            yield problem
    if reviews:
        yield from _of_errors(found, reviews.values())
        yield from _repeated(catalogue)
        yield from _in_future(reviews.values(), catalogue.today)
        if not any(problem.severity is Severity.ERROR for problem in found):
            yield from _outdated(found, reviews.values(), catalogue.today)


def _speaks_of(review: Review, problem: Problem) -> bool:
    """An agency speaks for its own folder, and for what lies outside all data (pages by hand)."""
    folder = review.place_of("problem").file.removesuffix("reviews.yml")
    data = f"{folder.partition('/')[0]}/"
    return problem.place.file.startswith(folder) or not problem.place.file.startswith(data)


def _reviews(catalogue: Catalogue) -> Sequence[Review]:
    return [review for agency in catalogue.agencies if agency.data.reviews for review in agency.data.reviews.reviews]


def _of_errors(problems: Iterable[Problem], reviews: Iterable[Review]) -> Iterator[Problem]:
    errors = {problem.mark for problem in problems if problem.severity is Severity.ERROR}
    for review in reviews:
        if review.problem in errors:
            yield Problem("review-of-error", review.place_of("problem"), {"mark": review.problem})


def _repeated(catalogue: Catalogue) -> Iterator[Problem]:
    """One mark twice: only the first review of it is shown."""
    first: dict[str, Review] = {}
    for review in _reviews(catalogue):
        if review.problem in first:
            line = str(first[review.problem].place_of("problem").line)
            params = {"mark": review.problem, "first": line}
            yield Problem("review-repeated", review.place_of("problem"), params, Severity.CHECK)
        first.setdefault(review.problem, review)


def _in_future(reviews: Iterable[Review], today: dt.date | None) -> Iterator[Problem]:
    """Nobody has looked at anything tomorrow: the date is mistyped."""
    for review in reviews:
        if today and review.date.first > today:
            params = {"mark": review.problem, "written": review.date.written}
            yield Problem("review-in-future", review.place_of("date"), params, Severity.CHECK)


def _outdated(problems: Iterable[Problem], reviews: Collection[Review], today: dt.date | None) -> Iterator[Problem]:
    """A review that meets no problem, with what it may mean now: problems of the same code that nobody reviewed."""
    marks = {problem.mark: problem for problem in problems}
    spoken_of = {
        review.problem
        for review in reviews
        if (met := marks.get(review.problem)) is not None and _speaks_of(review, met)
    }
    unseen = marks.keys() - {review.problem for review in reviews}
    for review in reviews:
        code = review.problem.partition(":")[0]
        if review.problem in spoken_of or (code in DATED and today is None):
            continue
        place = review.place_of("problem")
        agency = place.file.removesuffix("reviews.yml")
        near = [mark for mark in marks if mark in unseen and marks[mark].place.file.startswith(agency)]
        same = [mark for mark in near if marks[mark].code == code][:MOST_MEANT]
        meant = ", ".join(same) or nearest(review.problem, near) or "–"
        yield Problem("review-outdated", place, {"mark": review.problem, "meant": meant}, Severity.CHECK)
