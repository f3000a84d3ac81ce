"""Findings and the questions they rest on: under the indicator or topic that asks them, in the words of the results.

Source: the year's numbering of questions (`criteria/<year>.yml`), where it is known, and the agency's own results.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.sheet import label
from prongsai.checks.spelling import letters_apart
from prongsai.loading import YearData
from prongsai.model.analysis import Entry, Finding
from prongsai.model.criteria import Certainty, Criteria
from prongsai.model.results import Results
from prongsai.problems import Problem, Severity
from prongsai.scoring import CONFIRMED
from prongsai.thai import fold

ASKED_OF: Mapping[int, int] = {4: 4, 5: 2, 6: 3}
"""Topics that internal questions of one indicator alone are about: property, budget, power. Topic 7 may take any."""
SLIPS = 4
"""So many letters differ when the same question is copied with a slip; more of them make it a paraphrase."""
MIDDLE = 40
"""Letters in the midst of a question that are looked at for slips."""
LONG = 20
"""Letters of a question by which it is known."""
_ASIDE = re.compile(r"\([^()]*คะแนน[^()]*\)|[\s“”\"*]|(?:ประจำ)?ปี(?:งบประมาณ)?(?:พ\.ศ\.)?25[0-9]{2}|25[0-9]{2}")
_CODE = re.compile(r"^(?:ข้อ)?[ieo][0-9]{1,2}")


def findings_at_home(catalogue: Catalogue) -> Iterator[Problem]:
    """A question stands under the indicator, or the topic, that it belongs to; told where it is an exception."""
    for agency in catalogue.agencies:
        for data in agency.years:
            placed = list(_placed(agency, data))
            strays = [one for one in placed if one[2] != one[3]]
            if len(strays) * 2 < len(placed):
                for entry, finding, home, stands, certainty in strays:
                    params = {"name": label(finding.code or ""), "entry": entry.title, "text": finding.text}
                    params |= {"rule": label(str(home)), "indicator": label(str(stands)), "year": str(data.year)}
                    params |= {"certainty": certainty}
                    yield Problem("finding-elsewhere", finding.place_of("code"), params, Severity.CHECK)


def _placed(agency: AgencyCatalogue, data: YearData) -> Iterator[tuple[Entry, Finding, int, int, Certainty]]:
    """Each finding with the indicator its code belongs to, the one it stands under, and how certain the first is."""
    criteria = agency.criteria_of(data.year)
    for entry in data.analysis.entries if data.analysis and criteria else ():
        for finding in entry.findings:
            home = _home(criteria, finding.code) if criteria and finding.code else None
            stands = entry.indicator
            if stands is None and (finding.code or "").startswith("i"):
                stands = ASKED_OF.get(entry.topic or 0)
            if home and stands is not None:
                yield entry, finding, home[0], stands, home[1]


def _home(criteria: Criteria, code: str) -> tuple[int, Certainty] | None:
    """The indicator of a question or an item; None where the year's lists do not tell."""
    if code[0] == "O":
        groups = {group.code: group.indicator for group in criteria.sub_indicators}
        item = next((item for item in criteria.items if item.code == code), None)
        known = item and item.certainty in CONFIRMED and groups.get(item.sub_indicator)
        return (known, item.certainty) if item and known else None
    asked = criteria.scoring.questions if criteria.scoring else None
    indicator = criteria.scoring.asking(code) if criteria.scoring else None
    return (indicator, asked.certainty) if asked and indicator else None


def questions_alike(catalogue: Catalogue) -> Iterator[Problem]:
    """A question printed beside a finding is worded as in the results, and is not another code's."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.results and data.analysis:
                yield from _worded(data.results, data.analysis.entries, data.year)


def _worded(results: Results, entries: tuple[Entry, ...], year: int) -> Iterator[Problem]:
    printed = {one.code: one.text for one in results.questions} | {one.code: one.title for one in results.items}
    bare = {code: _bare(text) for code, text in printed.items()}
    for finding in (finding for entry in entries for finding in entry.findings):
        own = bare.get(finding.code or "")
        asked = _bare(finding.question or "")
        if not own or len(asked) < LONG or own == asked:
            continue
        others = [code for code, text in bare.items() if text == asked]
        params = {"name": label(finding.code or ""), "written": finding.question or "", "year": str(year)}
        if others:
            params |= {"other": ", ".join(map(label, others)), "known": printed[finding.code or ""]}
            yield Problem("question-elsewhere", finding.place_of("code"), params, Severity.CHECK)
            continue
        rests = _apart(own, asked)
        if max(map(len, rests)) <= MIDDLE and letters_apart(*rests) <= SLIPS:
            params |= {"printed": printed[finding.code or ""]}
            yield Problem("question-differs", finding.place_of("question"), params, Severity.ADVICE)


def _apart(one: str, other: str) -> tuple[str, str]:
    """Two texts without what both begin and end with; counting slips in long texts takes time."""
    start = _alike(one, other)
    one, other = one[start:], other[start:]
    end = _alike(one[::-1], other[::-1])
    return one[: len(one) - end], other[: len(other) - end]


def _alike(one: str, other: str) -> int:
    """How many letters two texts begin with in common."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((at for at, (a, b) in pairs if a != b), min(len(one), len(other)))


@cache
def _bare(text: str) -> str:
    """A question without its score, its year and what only sets it off."""
    return _CODE.sub("", _ASIDE.sub("", fold(text)))
