"""What a person has already looked at: problems meet the reviews of the agencies.

A review holds for exactly the problem it names: same code, same file, same particulars. When the value changes,
the mark changes, the problem is back, and the review is told to be out of date.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from prongsai.catalogue import Catalogue
from prongsai.model.reviews import Review
from prongsai.problems import Problem, Reviewed, Severity
from prongsai.suggest import nearest


def reviewed(problems: Iterable[Problem], catalogue: Catalogue) -> Iterator[Problem]:
    """The problems, those that were looked at with what was said; and what is wrong with the reviews themselves.

    Nothing that stops the site can be reviewed away.
    """
    reviews = {review.problem: review for review in _reviews(catalogue)}
    met: set[str] = set()
    marks: list[str] = []
    for problem in problems:
        marks.append(problem.mark)
        review = reviews.get(problem.mark)
        if review is None:
            yield problem
        elif problem.severity is Severity.ERROR:
            met.add(review.problem)
            yield problem
            yield Problem("review-of-error", review.place_of("problem"), {"mark": review.problem})
        else:
            met.add(review.problem)
            yield replace(problem, reviewed=Reviewed(review.date.written, review.reason, review.by))
    for mark, review in reviews.items():
        if mark not in met:
            params = {"mark": mark, "meant": nearest(mark, marks) or "–"}
            yield Problem("review-outdated", review.place_of("problem"), params, Severity.CHECK)


def _reviews(catalogue: Catalogue) -> Iterator[Review]:
    for agency in catalogue.agencies:
        if agency.data.reviews:
            yield from agency.data.reviews.reviews
