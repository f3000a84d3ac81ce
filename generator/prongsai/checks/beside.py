"""Numbers beside what they number, in any text: indicators, topics, sub-indicators, and rows of score tables."""

import re
from collections.abc import Iterator
from functools import cache

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.totals import Table, components
from prongsai.checks.wording import INDICATORS
from prongsai.checks.written import suspects
from prongsai.loading import YearData
from prongsai.model.analysis import Entry
from prongsai.model.criteria import Criteria
from prongsai.model.evidence import TableEvidence
from prongsai.model.measures import TOPICS, Measure
from prongsai.problems import Problem, Severity
from prongsai.texts import Piece, locate
from prongsai.thai import arabic


def _named(names: dict[int, str]) -> tuple[str, dict[str, int]]:
    """Official names for a pattern, and the number of each."""
    return "|".join(map(re.escape, names.values())), {name: number for number, name in names.items()}


_INDICATOR_NAMES, _INDICATOR_NUMBERS = _named(INDICATORS)
_TOPIC_NAMES, _TOPIC_NUMBERS = _named(TOPICS)
_END = r"(?![ก-ฮะ-ูเ-์])"
"""A name that goes on is another."""
_INDICATOR = re.compile(rf"ตัวชี้วัดที่\s{{0,20}}([0-9๐-๙]{{1,2}})[\s*:“\"(]{{1,20}}({_INDICATOR_NAMES}){_END}")
_TOPIC = re.compile(rf"ประเด็นที่\s{{0,20}}([0-9๐-๙]{{1,2}})[\s*:.)“\"(]{{1,20}}({_TOPIC_NAMES}){_END}")
_IN_CELL = re.compile(rf"([0-9]{{1,2}})[.)]? ({_INDICATOR_NAMES})")
_SUB = r"[0-9๐-๙]{1,2}\.[0-9๐-๙]{1,2}"
_SUB_NAMED = re.compile(rf"ตัวชี้วัดย่อยที่\s?({_SUB})(?:\s?[–-]\s?({_SUB}))?")
_SUB_ITEMS = re.compile(rf"(?<![0-9๐-๙.,])({_SUB}) \((O[0-9๐-๙]+)[–-](O[0-9๐-๙]+)\)")
"""A sub-indicator with its first and last item: `9.5 (O16–O19)`."""
_CODE = re.compile("[ie][0-9]{1,2}|O[0-9]{1,2}")
_HEADINGS = frozenset({"ตัวชี้วัด", "ตัวชี้วัดที่"})
_YEAR = re.compile("25[0-9]{2}")


def numbers_fit_names(catalogue: Catalogue) -> Iterator[Problem]:
    """`ตัวชี้วัดที่ 9 การเปิดเผยข้อมูล` and `ประเด็นที่ 1 กระบวนการ…` go by the numbers of those names."""
    for agency, _, piece, (number, name) in suspects(catalogue, lambda _, __, text: _misnumbered(text)):
        place = locate(catalogue.texts, piece.place, name)
        if named := _TOPIC_NUMBERS.get(name):
            yield Problem("topic-number-differs", place, _told(number, name, named), Severity.CHECK)
        elif not _told_by_titles(piece, number) and not _printed_so(agency, number, name):
            params = _told(number, name, _INDICATOR_NUMBERS[name])
            yield Problem("indicator-title-differs", place, params, Severity.CHECK)


def _misnumbered(text: str) -> Iterator[tuple[int, str]]:
    """Numbers beside names that go by another."""
    for pattern, numbers in ((_INDICATOR, _INDICATOR_NUMBERS), (_TOPIC, _TOPIC_NUMBERS)):
        for number, name in pattern.findall(text):
            if numbers[name] != int(number):
                yield int(number), name


def _told(number: int, name: str, named: int) -> dict[str, str]:
    return {"number": str(number), "named": str(named), "title": name}


def _told_by_titles(piece: Piece, number: int) -> bool:
    """Whether the number in a title is not even that of its own record, which `wording` says."""
    match piece.holder:
        case Entry(indicator=int(own)) if piece.field == "title":
            return own != number
        case Measure(indicators=several) if piece.field == "indicator_title" and several:
            return number not in several
    return False


def _printed_so(agency: AgencyCatalogue, number: int, name: str) -> bool:
    """Whether the agency's own results give the number to that name."""
    results = (data.results for data in agency.years if data.results)
    return any((one.number, one.name) == (number, name) for sheet in results for one in sheet.indicators)


# --- rows of tables


def rows_fit_indicators(catalogue: Catalogue) -> Iterator[Problem]:
    """A row under the heading ตัวชี้วัด names an indicator by its number, and a code under its own indicator."""
    for agency in catalogue.agencies:
        for data in agency.years:
            for parts in components(data):
                for part in parts:
                    if isinstance(part, TableEvidence) and not _HEADINGS.isdisjoint(part.table.columns):
                        yield from _table(agency, Table(part))


def _table(agency: AgencyCatalogue, table: Table) -> Iterator[Problem]:
    column = next(at for at, heading in enumerate(table.columns) if heading in _HEADINGS)
    years = set(_YEAR.findall(arabic(table.evidence.table.caption)))
    homes = _homes(agency, int(years.pop())) if len(years) == 1 else {}
    for row, cells in enumerate(table.cells):
        cell = cells[column] if column < len(cells) else ""
        named = _IN_CELL.fullmatch(cell)
        if named and int(named[1]) != (own := _INDICATOR_NUMBERS[named[2]]):
            params = _told(int(named[1]), named[2], own)
            yield Problem("indicator-title-differs", table.place(row, column), params, Severity.CHECK)
        home = homes.get(cells[0])
        if home and cell.isdecimal() and int(cell) != home:
            params = _told(int(cell), cells[0], home)
            yield Problem("indicator-title-differs", table.place(row, column), params, Severity.CHECK)


def _homes(agency: AgencyCatalogue, year: int) -> dict[str, int]:
    """The indicator of each question and item, as the year's own results list them."""
    results = agency.year(year).results
    if not results:
        return {}
    asked = {question.code: question.indicator for question in results.questions}
    return asked | {item.code: item.indicator for item in results.items}


# --- sub-indicators


def sub_indicators_known(catalogue: Catalogue) -> Iterator[Problem]:
    """Sub-indicators named in texts are those of the year's criteria, or of the year before, with their items."""
    for agency, data, piece, (written, code, items) in suspects(catalogue, _strays):
        criteria = agency.criteria_of(data.year)
        spans = _spans(criteria) if criteria else {}
        params = {"sub": code, "year": str(data.year), "certainty": criteria.certainty if criteria else "low"}
        place = locate(catalogue.texts, piece.place, written)
        if items:
            params |= {"items": items, "known": spans.get(code, "–")}
            yield Problem("sub-indicator-items-differ", place, params, Severity.CHECK)
        else:
            params |= {"known": ", ".join(spans)}
            yield Problem("sub-indicator-unlisted", place, params, Severity.CHECK)


def _strays(agency: AgencyCatalogue, data: YearData, text: str) -> Iterator[tuple[str, str, str]]:
    """Words, code and items of sub-indicators the year does not have so; no items where the code itself is unknown."""
    if "ตัวชี้วัดย่อย" not in text or not (own := agency.criteria_of(data.year)):
        return
    before = agency.criteria_of(data.year - 1)
    either = [_spans(one) for one in (own, before) if one]
    lists: list[tuple[str, str, str]] = _SUB_ITEMS.findall(text)
    named = [code for pair in _SUB_NAMED.findall(text) for code in pair if code]
    for written in dict.fromkeys([*named, *(code for code, _, _ in lists)]):
        if not any(arabic(written) in spans for spans in either):
            yield written, arabic(written), ""
    for written, first, last in lists:
        code, items = arabic(written), arabic(f"{first}–{last}")
        of_code = [spans[code] for spans in either if code in spans]
        if of_code and items not in of_code:
            yield f"{written} (", code, items


@cache
def _listed(groups: tuple[tuple[str, str], ...]) -> dict[str, str]:
    """Each sub-indicator with its first and last item, of pairs of sub-indicator and item."""
    items: dict[str, list[str]] = {}
    for group, item in groups:
        items.setdefault(group, []).append(item)
    return {group: f"{codes[0]}–{codes[-1]}" for group, codes in items.items()}


def _spans(criteria: Criteria) -> dict[str, str]:
    return _listed(tuple((item.sub_indicator, item.code) for item in criteria.items))
