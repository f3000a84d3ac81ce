"""What machines read: each format as its readers ask for it, stable and whole."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import prongsai
from prongsai.formats import as_github, as_json, as_sarif
from prongsai.messages import rules
from prongsai.problems import Place, Problem, Reviewed, Severity

SCHEMA: dict[str, Any] = json.loads((Path(prongsai.__file__).parent / "schemas/check-report.json").read_text("utf-8"))
WRONG = Problem("repeated-id", Place("data/2568/measures.yml", 5, 9), {"id": "m1", "first": "3"})
DOUBTFUL = Problem("stray-file", Place("data/จด, ไว้: 50%.txt"), {"name": "จด, ไว้: 50%.txt"}, Severity.CHECK)
BETTER = replace(DOUBTFUL, severity=Severity.ADVICE, params={"name": "a", "certainty": "low"})
KEPT = replace(DOUBTFUL, reviewed=Reviewed("31 มี.ค. 2569", "เก็บไว้\nเป็นบันทึก", "นักวิเคราะห์"))
KEPT_BY_NOBODY = replace(DOUBTFUL, reviewed=Reviewed("2569", "ดูแล้ว"))
ALL = (WRONG, DOUBTFUL, BETTER, KEPT, KEPT_BY_NOBODY)


# --- JSON

TYPES = {"object": dict, "array": list, "string": str, "integer": int, "null": type(None)}


def breaches(value: Any, schema: dict[str, Any], at: str = "") -> list[str]:  # noqa: ANN401  # JSON has no one type
    """Where a value is not as the schema says, for the words of JSON Schema that ours uses."""
    unknown = schema.keys() - {
        *("$schema", "title", "description", "$defs", "$ref", "type", "const", "enum", "pattern", "minimum"),
        *("required", "properties", "additionalProperties", "items", "anyOf"),
    }
    assert not unknown, f"this test does not know {unknown}"
    found: list[str] = []
    if "$ref" in schema:
        found += breaches(value, SCHEMA["$defs"][schema["$ref"].removeprefix("#/$defs/")], at)
    if "anyOf" in schema and all(breaches(value, one, at) for one in schema["anyOf"]):
        found.append(f"{at}: none of anyOf")
    if "type" in schema and type(value) is not TYPES[schema["type"]]:
        return [*found, f"{at}: no {schema['type']}"]
    if ("const" in schema and value != schema["const"]) or ("enum" in schema and value not in schema["enum"]):
        found.append(f"{at}: {value} is not among the choices")
    if "pattern" in schema and not re.search(schema["pattern"], value):
        found.append(f"{at}: {value} has another pattern")
    if "minimum" in schema and value < schema["minimum"]:
        found.append(f"{at}: {value} is too small")
    found += breaches_of_parts(value, schema, at)
    return found


def breaches_of_parts(value: Any, schema: dict[str, Any], at: str) -> list[str]:  # noqa: ANN401  # JSON has no one type
    """The same of what a list or an object holds."""
    found: list[str] = []
    if isinstance(value, dict):
        parts, more = schema.get("properties", {}), schema.get("additionalProperties", {})
        found += [f"{at}: lacks {key}" for key in schema.get("required", ()) if key not in value]
        for key, part in value.items():
            if key not in parts and more is False:
                found.append(f"{at}: {key} is not in the schema")
            else:
                found += breaches(part, parts.get(key, more), f"{at}/{key}")
    if isinstance(value, list):
        found += [breach for n, part in enumerate(value) for breach in breaches(part, schema["items"], f"{at}/{n}")]
    return found


@pytest.mark.parametrize("problems", [(), *((one,) for one in ALL), ALL], ids=range(len(ALL) + 2))
def test_the_json_document_is_as_its_schema_says(problems: tuple[Problem, ...]) -> None:
    assert breaches(json.loads(as_json(problems, ALL)), SCHEMA) == []


@pytest.mark.parametrize(
    "spoil",
    [
        lambda document: document.pop("counts"),
        lambda document: document.update(version=2),
        lambda document: document["problems"][0].update(line=0),
        lambda document: document["problems"][0].update(mark="repeated-id"),
        lambda document: document["problems"][0].update(severity="fatal"),
        lambda document: document["problems"][0].update(reviewed="yes"),
        lambda document: document["problems"][0].update(more=1),
        lambda document: document["problems"][0]["params"].update(id=1),
    ],
)
def test_the_schema_refuses_what_is_otherwise(spoil: Any) -> None:  # noqa: ANN401  # a lambda
    document = json.loads(as_json([WRONG]))
    spoil(document)
    assert breaches(document, SCHEMA)


def test_the_json_document_tells_everything() -> None:
    document = json.loads(as_json([WRONG, KEPT], [DOUBTFUL]))
    wrong, kept = document["problems"]
    assert list(wrong) == SCHEMA["$defs"]["problem"]["required"]
    assert wrong["params"] == {"first": "3", "id": "m1"}
    assert (wrong["file"], wrong["line"], wrong["column"]) == ("data/2568/measures.yml", 5, 9)
    assert wrong["found"] == "รหัส “m1” ซ้ำกับบรรทัด 3"
    assert wrong["reviewed"] is None
    assert kept["reviewed"] == {"date": "31 มี.ค. 2569", "reason": "เก็บไว้\nเป็นบันทึก", "by": "นักวิเคราะห์"}
    assert document["counts"] == {"error": 1, "check": 0, "advice": 0, "reviewed": 1}
    assert document["left_out"] == {"error": 0, "check": 1, "advice": 0, "reviewed": 0}


def test_thai_stays_readable_in_json() -> None:
    assert "ซ้ำกับบรรทัด" in as_json([WRONG])
    assert "used on line" in as_json([WRONG], language="en")


# --- GitHub

ESCAPED = [
    # a file's name, as GitHub wants it in a property
    ("a.yml", "a.yml"),
    ("50%.yml", "50%25.yml"),
    ("a:b.yml", "a%3Ab.yml"),
    ("a,b.yml", "a%2Cb.yml"),
    ("a\r\nb.yml", "a%0D%0Ab.yml"),
    ("%0A.yml", "%250A.yml"),
    ("แผน.yml", "แผน.yml"),
]


@pytest.mark.parametrize(("name", "escaped"), ESCAPED)
def test_a_property_of_a_command_is_escaped(name: str, escaped: str) -> None:
    line = as_github([replace(WRONG, place=Place(name, 2, 3))])
    title = WRONG.code + "%3A"
    assert line.startswith(f"::error file={escaped},line=2,col=3,title={title}")


@pytest.mark.parametrize(
    ("problem", "command"), [(WRONG, "error"), (DOUBTFUL, "warning"), (BETTER, "notice")], ids=lambda one: str(one)[:9]
)
def test_each_severity_has_its_command(problem: Problem, command: str) -> None:
    assert as_github([problem]).startswith(f"::{command} file=")


def test_a_message_keeps_its_colons_and_commas_and_stays_on_one_line() -> None:
    line = as_github([DOUBTFUL])
    message = line.split("::", 2)[2]
    assert "จด, ไว้: 50%25.txt" in message
    assert "%0A" in message
    assert "\n" not in line


def test_what_was_reviewed_is_no_annotation() -> None:
    assert as_github([KEPT, KEPT_BY_NOBODY]) == ""
    assert as_github([WRONG, KEPT, DOUBTFUL]).count("\n") == 1


def test_files_are_named_from_the_repository() -> None:
    assert "file=site/data/2568/measures.yml," in as_github([WRONG], "site/")


@given(st.text())
def test_no_value_ends_a_command_or_begins_another(written: str) -> None:
    problem = Problem("stray-file", Place(written or "x"), {"name": written}, Severity.CHECK)
    line = as_github([problem])
    assert "\n" not in line
    assert "\r" not in line
    _, properties, message = line.split("::", 2)
    assert [pair.partition("=")[0] for pair in properties.removeprefix("warning ").split(",")] == [
        *("file", "line", "col", "title")
    ]
    assert message


# --- SARIF


def test_a_sarif_log_holds_results_and_the_rules_they_break() -> None:
    log = json.loads(as_sarif([WRONG, DOUBTFUL, BETTER]))
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    driver = run["tool"]["driver"]
    assert driver["name"] == "prongsai"
    assert [rule["id"] for rule in driver["rules"]] == ["repeated-id", "stray-file"]
    assert [driver["rules"][result["ruleIndex"]]["id"] for result in run["results"]] == [
        result["ruleId"] for result in run["results"]
    ]
    assert [result["level"] for result in run["results"]] == ["error", "warning", "note"]
    assert run["results"][0]["partialFingerprints"] == {"prongsaiMark/v1": WRONG.mark}
    assert run["results"][2]["properties"]["certainty"] == "low"
    (place,) = run["results"][0]["locations"]
    assert place["physicalLocation"] == {
        "artifactLocation": {"uri": "data/2568/measures.yml"},
        "region": {"startLine": 5, "startColumn": 9},
    }
    help_text = driver["rules"][0]["help"]["text"]
    assert help_text == rules()["repeated-id"].wordings["th"].mend.strip()


def test_a_name_becomes_a_uri() -> None:
    (run,) = json.loads(as_sarif([DOUBTFUL], "site one/"))["runs"]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("site%20one/data/%E0%B8%88")
    assert uri.endswith("%2050%25.txt")


def test_what_was_reviewed_is_suppressed_with_its_reason() -> None:
    (run,) = json.loads(as_sarif([WRONG, KEPT, KEPT_BY_NOBODY]))["runs"]
    wrong, kept, kept_by_nobody = run["results"]
    assert "suppressions" not in wrong
    assert kept["suppressions"] == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": "31 มี.ค. 2569 นักวิเคราะห์: เก็บไว้\nเป็นบันทึก",
        }
    ]
    assert kept_by_nobody["suppressions"][0]["justification"] == "2569: ดูแล้ว"


def test_a_log_of_nothing_is_still_a_log() -> None:
    (run,) = json.loads(as_sarif([]))["runs"]
    assert run["results"] == []
    assert run["tool"]["driver"]["rules"] == []


def test_every_code_and_its_marks_fit_the_schema() -> None:
    defined = SCHEMA["$defs"]
    for code in rules():
        mark = Problem(code, Place("x.yml")).mark
        assert breaches(code, defined["code"]) == []
        assert breaches(mark, defined["problem"]["properties"]["mark"]) == []
