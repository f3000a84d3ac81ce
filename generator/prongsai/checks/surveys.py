"""The survey open to everyone (EIT): its days follow each other, lie in its year, and its link is safe to open."""

from collections.abc import Iterator

from prongsai.catalogue import Catalogue
from prongsai.checks.data_years import first_day, last_day
from prongsai.model.oit import Survey
from prongsai.problems import Problem, Severity


def surveys_open(catalogue: Catalogue) -> Iterator[Problem]:
    """Every survey can be open at all, in the year it belongs to, behind a link browsers trust."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.oit and data.oit.survey:
                yield from _survey(data.year, data.oit.survey)


def _survey(year: int, survey: Survey) -> Iterator[Problem]:
    if survey.closes.last < survey.opens.first:
        days = {"opens": survey.opens.written, "closes": survey.closes.written}
        yield Problem("survey-backwards", survey.place_of("closes"), days, Severity.CHECK)
    else:
        for name, date in (("opens", survey.opens), ("closes", survey.closes)):
            if date.last < first_day(year) or date.first > last_day(year):
                params = {"date": date.written, "assessed": str(year)}
                yield Problem("survey-other-year", survey.place_of(name), params, Severity.CHECK)
    if not survey.link.lower().startswith("https://"):
        yield Problem("survey-insecure", survey.place_of("link"), {"link": survey.link}, Severity.CHECK)
