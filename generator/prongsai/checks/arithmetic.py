"""Scores that make up other scores: questions → indicators → instruments → total, by the rules of the year.

What is a rule and how certain it is stands in `criteria/<year>.yml`. A rule that is not confirmed is used only where
the sheet itself bears it out: when of several relations of one kind nearly all hold, the one that does not is worth
a look. All else that cannot be checked is said once, as advice.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from prongsai.catalogue import AgencyCatalogue, Catalogue
from prongsai.checks.sheet import Sheet, label, written
from prongsai.model.criteria import Certainty, Criteria, Scoring
from prongsai.model.results import Results
from prongsai.problems import Problem, Severity
from prongsai.reconciling import Reconciliation, Repair, combinations, connected, reconcile
from prongsai.scoring import (
    CONFIRMED,
    HIGHEST,
    INSTRUMENTS,
    LAST_PLACE,
    LOWEST,
    Kind,
    Relation,
    any_sizes_give,
    cuts_giving,
    other_part,
    relations,
    rounded,
    values_near,
)

CODES = {Kind.INDICATORS: "instrument-score-differs", Kind.TOTAL: "total-differs"}
"""By what a relation rests on; all others make an indicator."""
SEVERAL = 2
"""So many relations of an unconfirmed kind must hold for each that does not."""
NAMED = 4
"""How many ways to reconcile are named."""
UNCONFIRMED = " (วิธีคิดข้อนี้ยังไม่ยืนยันสำหรับปีนี้ แต่ตัวเลขอื่นในแฟ้มเป็นไปตามวิธีนี้)"


@dataclass(frozen=True)
class Judged:
    """The relations of a sheet, by what can be said about them."""

    checkable: Mapping[Relation, Certainty]
    """Confirmed ones, and unconfirmed ones that the sheet bears out."""
    failing: Sequence[Relation]
    """Those of the checkable ones that do not hold."""
    open: Sequence[Relation]
    """Unconfirmed ones that do not hold and are not borne out."""


def scores_agree(catalogue: Catalogue) -> Iterator[Problem]:
    """Every printed score is what the scores below it come to, as far as the rules of the year are known."""
    for agency, year, results in scored_years(catalogue):
        sheet, criteria = Sheet.of(results).sound, agency.criteria_of(year)
        if criteria and criteria.scoring:
            weights = _weights(results, criteria.scoring)
            judged = _judge(sheet, criteria, weights)
            yield from _failing(sheet, judged, year)
            yield from _open(sheet, judged, criteria)
            yield from _out_of_reach(sheet, criteria)
            yield from _printed_twice(sheet, judged)
        elif sheet.values:
            yield Problem("scoring-unknown", results.place, {"year": str(year)}, Severity.ADVICE)
            yield from _printed_twice(sheet, Judged({}, (), ()))


def scores_possible(catalogue: Catalogue) -> Iterator[Problem]:
    """Scores lie between 0 and 100; an OIT item is given one or the other; weights are those of the year."""
    for agency, year, results in scored_years(catalogue):
        sheet = Sheet.of(results)
        for name, value in sheet.values.items():
            for one in (value, *(other.value for other in sheet.others.get(name, ()))):
                params = {"score": label(name), "printed": str(one)}
                if not LOWEST <= one <= HIGHEST:
                    yield Problem("score-out-of-range", sheet.place(name), params, Severity.CHECK)
                elif name[0] == "O" and name != "OIT" and one not in (LOWEST, HIGHEST):
                    yield Problem("item-score-partial", sheet.place(name), params, Severity.CHECK)
        criteria = agency.criteria_of(year)
        yield from _weights_differ(results, criteria.scoring if criteria else None, year)


def scored_years(catalogue: Catalogue) -> Iterator[tuple[AgencyCatalogue, int, Results]]:
    """Every results file, with its agency and year."""
    for agency in catalogue.agencies:
        for data in agency.years:
            if data.results:
                yield agency, data.year, data.results


# --- weights


def _weights_differ(results: Results, scoring: Scoring | None, year: int) -> Iterator[Problem]:
    printed = [one for one in results.instruments if one.weight is not None]
    if scoring and scoring.certainty in CONFIRMED:
        rules = {one.code: one.weight for one in scoring.instruments}
        for instrument in printed:
            if instrument.weight != rules.get(instrument.code):
                params = {"instrument": instrument.code, "printed": str(instrument.weight), "year": str(year)}
                params |= {"rule": str(rules.get(instrument.code)), "certainty": scoring.certainty}
                yield Problem("weight-differs", instrument.place_of("weight"), params, Severity.CHECK)
    elif len(printed) == INSTRUMENTS and _sum_of_weights(results) != HIGHEST:
        weights = ", ".join(f"{one.code} {one.weight}" for one in printed)
        params = {"weights": weights, "sum": str(_sum_of_weights(results))}
        yield Problem("weights-not-100", printed[0].place_of("weight"), params, Severity.CHECK)


def _sum_of_weights(results: Results) -> Decimal:
    return sum((one.weight for one in results.instruments if one.weight is not None), LOWEST)


def _weights(results: Results, scoring: Scoring) -> dict[str, Decimal]:
    """The printed weights, where the year's are not confirmed and these can be."""
    printed: dict[str, Decimal] = {one.code: one.weight for one in results.instruments if one.weight is not None}
    usable = scoring.certainty not in CONFIRMED and len(printed) == INSTRUMENTS and _sum_of_weights(results) == HIGHEST
    return printed if usable else {}


# --- relations


def _judge(sheet: Sheet, criteria: Criteria, weights: Mapping[str, Decimal]) -> Judged:
    holding: dict[Kind, list[Relation]] = {kind: [] for kind in Kind}
    failing: dict[Kind, list[Relation]] = {kind: [] for kind in Kind}
    for relation in relations(criteria, weights, sheet.values):
        if relation.kind is Kind.ITEMS and any(sheet.values[name] not in (0, 100) for name, _ in relation.terms):
            continue  # said by `item-score-partial`
        (holding if relation.holds(sheet.values) else failing)[relation.kind].append(relation)
    checkable: dict[Relation, Certainty] = {}
    open_: list[Relation] = []
    for kind in Kind:
        borne_out = len(holding[kind]) >= max(SEVERAL, SEVERAL * len(failing[kind]))
        if kind is Kind.TOTAL:
            borne_out = bool(weights)
        for relation in (*holding[kind], *failing[kind]):
            certainty = _certainty(criteria, relation)
            if certainty in CONFIRMED or (borne_out and kind is not Kind.ITEMS):
                checkable[relation] = certainty
            elif relation in failing[kind]:
                open_.append(relation)
    return Judged(checkable, [one for kind in Kind for one in failing[kind] if one in checkable], open_)


def _certainty(criteria: Criteria, relation: Relation) -> Certainty:
    scoring = criteria.scoring
    if relation.kind is Kind.ITEMS:
        return criteria.grouping_certainty(int(relation.target))
    if relation.kind is Kind.EIT_QUESTIONS or not scoring:
        return "low"
    if relation.kind is Kind.QUESTIONS and scoring.questions:
        return scoring.questions.certainty
    return scoring.certainty


def _failing(sheet: Sheet, judged: Judged, year: int) -> Iterator[Problem]:
    others = {name: [other.value for other in more] for name, more in sheet.others.items()}
    for group in connected(judged.failing):
        found = reconcile(group, list(judged.checkable), sheet.values, others)
        for relation in group:
            params = {
                "score": label(relation.target),
                "printed": str(sheet.values[relation.target]),
                "computed": str(rounded(relation.expected(sheet.values))),
                "parts": _parts(relation, sheet),
                "year": str(year),
                "certainty": judged.checkable[relation],
                "meant": _told(found) + ("" if judged.checkable[relation] in CONFIRMED else UNCONFIRMED),
            }
            code = CODES.get(relation.kind, "indicator-score-differs")
            yield Problem(code, sheet.place(relation.target), params, Severity.CHECK)


def _parts(relation: Relation, sheet: Sheet) -> str:
    names = relation.names[1:]
    if relation.kind is not Kind.ITEMS:
        return written(sheet.values, names)
    zeros = [name for name in names if not sheet.values[name]]
    return f"{names[0]}–{names[-1]} ({'ข้อที่ได้ 0 คือ ' + ', '.join(zeros) if zeros else 'ได้ 100 ทุกข้อ'})"


def _told(found: Reconciliation) -> str:
    """What would reconcile everything, in a sentence."""
    if found.printed:
        ways = [", ".join(f"{label(name)} = {value}" for name, value in choice.items()) for choice in found.printed]
        return f"คะแนนทุกชั้นจะตรงกันเมื่อใช้ค่าที่เอกสารพิมพ์ไว้อีกแห่ง คือ {' หรือ '.join(ways[:NAMED])}"
    misread = [repair for repair in found.repairs if repair.readings]
    if misread:
        ways = [
            f"{label(repair.name)} = {' หรือ '.join(str(one.value) for one in repair.readings[:NAMED])}"
            f" (พิมพ์ไว้ {repair.printed}{' ตัวเลขคล้ายกันหรือสลับที่กัน' if repair.readings[0].alike else ''})"
            for repair in misread
        ]
        more = f" และอีก {len(ways) - NAMED} ทาง" if len(ways) > NAMED else ""
        unsure = " มีได้หลายทาง จึงบอกไม่ได้ว่าเป็นค่าใด" if len(ways) > 1 or len(misread[0].readings) > 1 else ""
        return f"คะแนนทุกชั้นจะตรงกันเมื่อต่างไปหลักเดียว คือ {' หรือ '.join(ways[:NAMED])}{more}{unsure}"
    if not found.repairs:
        return "ไม่มีค่าใดค่าเดียวที่แก้แล้วคะแนนทุกชั้นตรงกัน"
    ways = [f"{label(one.name)} ซึ่งควรเป็น {_span(one)} (พิมพ์ไว้ {one.printed})" for one in found.repairs]
    unsure = " จึงบอกไม่ได้ว่าเป็นค่าใด" if len(ways) > 1 else ""
    more = f" และอีก {len(ways) - NAMED} ทาง" if len(ways) > NAMED else ""
    return f"หากคลาดเคลื่อนค่าเดียว จะเป็น{' หรือ '.join(ways[:NAMED])}{more}{unsure}"


def _span(repair: Repair) -> str:
    return " ถึง ".join(dict.fromkeys(str(rounded(end)) for end in (repair.low, repair.high)))


# --- what cannot be checked


def _open(sheet: Sheet, judged: Judged, criteria: Criteria) -> Iterator[Problem]:
    eit = [relation for relation in judged.open if relation.kind is Kind.EIT_QUESTIONS]
    yield from _other_parts(sheet, eit)
    for relation in judged.open:
        if relation.kind is Kind.ITEMS:
            yield from _other_grouping(sheet, relation, criteria)
        elif relation.kind is not Kind.EIT_QUESTIONS:
            params = {
                "score": label(relation.target),
                "printed": str(sheet.values[relation.target]),
                "computed": str(rounded(relation.expected(sheet.values))),
                "parts": _parts(relation, sheet),
                "year": str(criteria.year),
            }
            yield Problem("rule-unconfirmed", sheet.place(relation.target), params, Severity.ADVICE)


def _other_parts(sheet: Sheet, eit: Sequence[Relation]) -> Iterator[Problem]:
    """EIT indicators whose printed questions are, as it seems, one part of two."""
    implied: list[str] = []
    for relation in eit:
        printed = sheet.values[relation.target]
        part = other_part(printed, [sheet.values[name] for name, _ in relation.terms])
        told = str(rounded(part))
        if LOWEST - 3 * LAST_PLACE <= part <= HIGHEST + 3 * LAST_PLACE:
            implied.append(f"{label(relation.target)} = {told}")
        else:
            params = {"score": label(relation.target), "printed": str(printed)}
            params |= {"parts": _parts(relation, sheet), "other": told}
            yield Problem("eit-part-impossible", sheet.place(relation.target), params, Severity.CHECK)
    if implied:
        params = {"indicators": ", ".join(label(one.target) for one in eit), "implied": ", ".join(implied)}
        yield Problem("eit-not-checkable", sheet.place(eit[0].target), params, Severity.ADVICE)


def _other_grouping(sheet: Sheet, relation: Relation, criteria: Criteria) -> Iterator[Problem]:
    """An OIT indicator that the unconfirmed grouping does not give; perhaps another one does."""
    number = int(relation.target)
    groups = len(criteria.codes_by_group(number))
    codes = [item.code for item in criteria.items if item.code in dict(relation.terms)]
    printed = sheet.values[relation.target]
    low, high = (Fraction(printed + side) for side in (-LAST_PLACE, LAST_PLACE))
    zeros = tuple(not sheet.values[code] for code in codes)
    # A sub-indicator of one item is a way only where there is no other.
    ways = cuts_giving(zeros, groups, low, high, 2) or cuts_giving(zeros, groups, low, high)
    params = {
        "score": label(relation.target),
        "printed": str(printed),
        "computed": str(rounded(relation.expected(sheet.values))),
        "parts": _parts(relation, sheet),
        "groups": str(groups),
        "year": str(criteria.year),
    }
    if ways:
        params["known"] = " หรือ ".join("-".join(map(str, sizes)) for sizes in ways)
        yield Problem("grouping-unconfirmed", sheet.place(relation.target), params, Severity.ADVICE)
    else:
        yield Problem("indicator-unreachable", sheet.place(relation.target), params, Severity.CHECK)


def _out_of_reach(sheet: Sheet, criteria: Criteria) -> Iterator[Problem]:
    """An OIT indicator printed without its items, which no items of 0 or 100 can give."""
    for indicator in criteria.indicators:
        name, certainty = str(indicator.number), criteria.grouping_certainty(indicator.number)
        groups = criteria.codes_by_group(indicator.number)
        unprinted = any(code not in sheet.values for group in groups for code in group)
        if certainty not in CONFIRMED or name not in sheet.values or not unprinted:
            continue
        printed = sheet.values[name]
        below, above = values_near([len(group) for group in groups], printed)
        if min(abs(printed - below), abs(above - printed)) > LAST_PLACE:
            params = {
                "score": label(name),
                "printed": str(printed),
                "sizes": "-".join(str(len(group)) for group in groups),
                "year": str(criteria.year),
                "meant": f"{rounded(below)} หรือ {rounded(above)}",
                "way": _other_way(sum(map(len, groups)), len(groups), printed),
            }
            yield Problem("indicator-not-from-items", sheet.place(name), params, Severity.CHECK)


def _other_way(items: int, groups: int, printed: Decimal) -> str:
    """By which other rules the year might have come to a score."""
    if any_sizes_give(items, groups, printed):
        return "แบ่งข้อวิธีอื่นหรือให้คะแนนบางข้อเป็นบางส่วน"
    return "ให้คะแนนบางข้อเป็นบางส่วน"


# --- two values for one score


def _printed_twice(sheet: Sheet, judged: Judged) -> Iterator[Problem]:
    if not sheet.others:
        return
    verdicts = _verdicts(sheet, judged)
    for name, more in sheet.others.items():
        score = sheet.records[name].score
        params = {
            "score": label(name),
            "printed": str(sheet.values[name]),
            "where": (score.where if score else None) or "ที่แสดงเป็นหลัก",
            "others": " และ ".join(f"{other.value} ({other.where})" for other in more),
            "meant": verdicts[name],
        }
        yield Problem("score-printed-twice", sheet.place(name), params, Severity.CHECK)


def _verdicts(sheet: Sheet, judged: Judged) -> dict[str, str]:
    """Per score printed twice, which of its values agrees with the others."""
    others = {name: [other.value for other in more] for name, more in sheet.others.items()}
    touching = [one for one in judged.checkable if not set(one.names).isdisjoint(others)]
    tried: list[tuple[int, int, Mapping[str, Decimal]]] = []
    for choice in combinations(sheet.values, others):
        values = {**sheet.values, **choice}
        failing = sum(not one.holds(values) for one in touching)
        tried.append((failing, sum(not one.exact(values) for one in touching), choice))
    fewest = min(failing for failing, _, _ in tried)
    best = [one for one in tried if one[0] == fewest]
    closest = min(inexact for _, inexact, _ in best)
    verdicts = {}
    for name in others:
        related = any(name in one.names for one in touching)
        fitting = {choice[name] for _, _, choice in best}
        exact = {choice[name] for _, inexact, choice in best if inexact == closest}
        if not related:
            verdicts[name] = "ตรวจด้วยการคำนวณไม่ได้ เพราะไม่มีคะแนนอื่นในเอกสารที่คิดจากค่านี้ได้แน่นอน"
        elif len(fitting) == 1:
            verdicts[name] = f"ค่าที่ตรงกับการคำนวณคือ {fitting.pop()}"
        elif len(exact) == 1:
            verdicts[name] = f"ค่าที่ตรงกับการคำนวณพอดีคือ {exact.pop()} ค่าอื่นต่างเพียงการปัดเศษ"
        else:
            verdicts[name] = "การคำนวณบอกไม่ได้ว่าค่าใดถูก"
    return verdicts
