"""What is referred to exists: findings, measures, documents, official items and their components."""

from collections.abc import Iterable, Iterator, Mapping

from prongsai.catalogue import AgencyCatalogue, Catalogue, Key, key
from prongsai.checks.files import evidence_of
from prongsai.loading import PARTS
from prongsai.model.base import Record
from prongsai.model.criteria import Criteria
from prongsai.model.evidence import ShownEvidence
from prongsai.model.measures import Measure
from prongsai.model.oit import Disclosure, ItemEvidence
from prongsai.model.progress import Outcome
from prongsai.model.results import ItemScore, Question
from prongsai.problems import Place, Problem, Severity
from prongsai.suggest import nearest


def findings_exist(catalogue: Catalogue) -> Iterator[Problem]:
    """Every finding a measure answers stands in an analysis."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for measure in data.measures.measures if data.measures else ():
                for position, reference in enumerate(measure.findings):
                    place = measure.place_of("findings", position)
                    yield from _known("unknown-finding", reference, data.year, agency.findings, place)


def measures_exist(catalogue: Catalogue) -> Iterator[Problem]:
    """Every measure a round reports on is in a list of measures."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for round_ in data.progress.rounds if data.progress else ():
                for outcome in round_.results:
                    place = outcome.place_of("measure")
                    yield from _known("unknown-measure", outcome.measure, data.year, agency.measures, place)


def documents_exist(catalogue: Catalogue) -> Iterator[Problem]:
    """Every document named as a source is in a list of documents."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for part in PARTS:
                source = getattr(getattr(data, part), "source", None)
                if source and source.reference:
                    place = source.place_of("reference")
                    yield from _known("unknown-document", source.reference, data.year, agency.documents, place)


def shown_exists(catalogue: Catalogue) -> Iterator[Problem]:
    """Whatever a component shows by its id is there."""
    for agency in catalogue.agencies:
        rounds = {
            (data.year, one.id) for data in agency.years for one in (data.progress.rounds if data.progress else ())
        }
        known = {"measures": set(agency.measures), "progress": rounds, "documents": set(agency.documents)}
        for data in agency.years:
            for part in evidence_of(data):
                if isinstance(part, ShownEvidence) and part.id and part.show in known:
                    place = part.place_of("id")
                    yield from _known("unknown-shown", part.id, part.year or data.year, known[part.show], place)


def _known(code: str, reference: str, year: int, known: Iterable[Key], place: Place) -> Iterator[Problem]:
    wanted = key(reference, year)
    if wanted not in set(known):
        names = [name if of == year else f"{of}/{name}" for of, name in sorted(known)]
        meant = nearest(reference, names) or ", ".join(names[:5]) or "–"
        yield Problem(code, place, {"reference": reference, "year": str(wanted[0]), "meant": meant})


def indicators_listed(catalogue: Catalogue) -> Iterator[Problem]:
    """Every question and item score stands under an indicator that the results list: elsewhere it would be lost."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if not data.results:
                continue
            known = [indicator.number for indicator in data.results.indicators]
            scores: tuple[Question | ItemScore, ...] = (*data.results.questions, *data.results.items)
            for scored in scores:
                if scored.indicator not in known:
                    params = {"code": scored.code, "indicator": str(scored.indicator)}
                    params["known"] = ", ".join(map(str, known)) or "–"
                    yield Problem("unknown-indicator", scored.place_of("indicator"), params)


def items_official(catalogue: Catalogue) -> Iterator[Problem]:
    """Every item named belongs to the criteria of its year; a code means something else in another year."""
    for agency in catalogue.agencies:
        for data in agency.years:
            criteria = agency.criteria_of(data.year)
            if not criteria:
                continue
            official = [item.code for item in criteria.items]
            for code, record, path in _named(agency, data.year):
                if code.startswith("O") and code not in official:
                    params = {
                        "item": code,
                        "year": str(data.year),
                        "first": official[0] if official else "–",
                        "last": official[-1] if official else "–",
                    }
                    # Evidence for an item without a page would be lost; a mere mention may rest on a newer list.
                    lost = isinstance(record, Disclosure) or criteria.certainty == "high"
                    severity = Severity.ERROR if lost else Severity.CHECK
                    yield Problem("unknown-item", record.place_of(*path), params, severity)


def _named(agency: AgencyCatalogue, year: int) -> Iterator[tuple[str, Record, tuple[str | int, ...]]]:
    """Each code named in a year's data, with the record and field that name it."""
    data = agency.year(year)
    if data.oit:
        for code in data.oit.items:
            yield code, data.oit, ("items", code)
    for scored in data.results.items if data.results else ():
        yield scored.code, scored, ("code",)
    for entry in data.analysis.entries if data.analysis else ():
        for finding in entry.findings:
            if finding.code:
                yield finding.code, finding, ("code",)
    coded: list[Measure | Outcome] = [*(data.measures.measures if data.measures else ())]
    coded += (outcome for round_ in (data.progress.rounds if data.progress else ()) for outcome in round_.results)
    for record in coded:
        for position, code in enumerate(record.codes):
            yield code, record, ("codes", position)


def components_official(catalogue: Catalogue) -> Iterator[Problem]:
    """Every component shown for an item is one the criteria of the year ask for."""
    for agency in catalogue.agencies:
        for data in agency.years:
            criteria = agency.criteria_of(data.year)
            if criteria and data.oit:
                yield from _components(criteria, data.oit.items)


def _components(criteria: Criteria, items: Mapping[str, ItemEvidence]) -> Iterator[Problem]:
    for item in criteria.items:
        evidence = items.get(item.code)
        known = [component.id for component in item.components]
        for name in evidence.components if evidence else ():
            if evidence and name not in known:
                params = {"component": name, "item": item.code, "known": ", ".join(known)}
                params["meant"] = nearest(name, known) or ", ".join(known) or "–"
                yield Problem("unknown-component", evidence.place_of("components", name), params)
