"""What must be true across the data; each check yields problems.

A check is a function that asks the catalogue and yields; adding one is adding it to `CHECKS`.
"""

from collections.abc import Callable, Iterator

from prongsai.catalogue import Catalogue
from prongsai.checks import (
    arithmetic,
    asked,
    claims,
    comparisons,
    completeness,
    contents,
    counts,
    data_years,
    files,
    folder_years,
    identity,
    item_dates,
    levels,
    official,
    privacy,
    promises,
    quoted,
    references,
    scorelists,
    spelling,
    substance,
    totals,
    wording,
)
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
    contents.attachments_open,
    contents.attachments_used,
    contents.attachments_named,
    contents.names_free,
    privacy.texts_keep_private,
    privacy.attachments_keep_private,
    arithmetic.scores_agree,
    arithmetic.scores_possible,
    comparisons.history_agrees,
    comparisons.analysis_agrees,
    levels.levels_agree,
    quoted.scores_quoted,
    claims.claims_hold,
    totals.tables_add_up,
    counts.sums_written_out,
    counts.counts_agree,
    scorelists.questions_official,
    scorelists.lists_official,
    scorelists.lists_complete,
    promises.entries_filled,
    promises.findings_answered,
    promises.measures_complete,
    promises.topics_covered,
    promises.months_plausible,
    promises.rounds_reported,
    promises.measures_reported,
    promises.states_go_forward,
    promises.outcomes_told,
    promises.units_known,
    spelling.names_own,
    wording.titles_fit,
    wording.positions_named,
    data_years.evidence_of_its_year,
    item_dates.dates_of_their_year,
    item_dates.plans_of_one_span,
    folder_years.folders_of_their_year,
    folder_years.numbers_of_their_year,
    completeness.complete,
    completeness.dated,
    completeness.units_known,
    completeness.answers_plausible,
    substance.texts_written,
    substance.links_open,
    substance.pictures_described,
    substance.evidence_own,
    substance.shown_filled,
    asked.amounts_given,
    asked.needs_met,
)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    """Every problem of sense, in no particular order."""
    for one in CHECKS:
        yield from one(catalogue)
