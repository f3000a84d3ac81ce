"""What must be true across the data; each check yields problems.

A check is a function that asks the catalogue and yields; adding one is adding it to `CHECKS`.
"""

from collections.abc import Callable, Iterator

from prongsai.catalogue import Catalogue
from prongsai.checks import files, identity, official, references
from prongsai.problems import Problem

Check = Callable[[Catalogue], Iterator[Problem]]

CHECKS: tuple[Check, ...] = (
    official.criteria_known,
    official.concepts_defined,
    official.items_grouped,
    identity.distinct_ids,
    identity.free_anchors,
    references.findings_exist,
    references.measures_exist,
    references.documents_exist,
    references.shown_exists,
    references.indicators_listed,
    references.items_official,
    references.components_official,
    files.attachments_exist,
    files.attachments_stay_files,
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Every problem of sense, in no particular order."""
    for one in CHECKS:
        yield from one(catalogue)
