"""The criteria themselves: every item belongs to a concept and a sub-indicator, once a year.

What ships with the package is right; a site may bring its own, and those are read with the same care.
"""

from collections.abc import Iterator

from prongsai.catalogue import Catalogue
from prongsai.model.criteria import Criteria, Item
from prongsai.problems import Problem
from prongsai.suggest import nearest


def criteria_known(catalogue: Catalogue) -> Iterator[Problem]:
    """A year with evidence has criteria: without them no item can be shown."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.oit and data.year not in catalogue.criteria.by_year:
                known = ", ".join(str(criteria.year) for criteria in catalogue.criteria.years)
                yield Problem("no-criteria", data.oit.place, {"year": str(data.year), "known": known})


def concepts_defined(catalogue: Catalogue) -> Iterator[Problem]:
    """Every item carries a concept that is defined, and no two of a year carry the same."""
    known = catalogue.criteria.by_concept
    for criteria in catalogue.criteria.years:
        seen: dict[str, Item] = {}
        for item in criteria.items:
            params = {"concept": item.concept, "item": item.code, "year": str(criteria.year)}
            if item.concept not in known:
                params["meant"] = nearest(item.concept, known) or "–"
                yield Problem("unknown-concept", item.place_of("concept"), params)
            elif item.concept in seen:
                yield Problem(
                    "repeated-concept", item.place_of("concept"), {**params, "first": seen[item.concept].code}
                )
            seen.setdefault(item.concept, item)


def items_grouped(catalogue: Catalogue) -> Iterator[Problem]:
    """Every item stands in a sub-indicator of its year, under a number of its own."""
    for criteria in catalogue.criteria.years:
        yield from _ungrouped(criteria)


def _ungrouped(criteria: Criteria) -> Iterator[Problem]:
    groups = [group.code for group in criteria.sub_indicators]
    seen: dict[str, int] = {}
    for item in criteria.items:
        params = {"item": item.code, "year": str(criteria.year)}
        if item.sub_indicator not in groups:
            params |= {"group": item.sub_indicator, "known": ", ".join(groups)}
            yield Problem("unknown-sub-indicator", item.place_of("sub_indicator"), params)
        if item.code in seen:
            place = item.place_of("code")
            yield Problem("repeated-id", place, {"id": item.code, "first": str(seen[item.code])})
        seen.setdefault(item.code, item.place_of("code").line)
