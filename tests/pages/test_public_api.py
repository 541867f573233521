"""What programs are told of the public addresses is what these do: all of them and no others, each parameter taken,
each word the code's own, and every answer as its schema has it."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Any

import pytest
from flask.testing import FlaskClient
from jsonschema_rs import Draft202012Validator

from tests.builders import World
from tests.builders_criteria import criteria_of
from tests.pages.audit_public import data, opened
from tests.pages.record_public import kept, whole
from tracker.pages.public import about, completeness, meetings, papers, recommendations, search
from tracker.pages.public.asked import SORTS, Facet
from tracker.pages.public.document import TAKEN
from tracker.pages.public.forms import WORDS

PAGES = {  # of each view that has an object in its address, one
    "recommendation": "090101", "paper": "2020-12-pswg-recommendations", "group": "wayfinding", "term": "16",
    "one_meeting": "2020-12-16", "similar": "090101", "entry": "office/dfo", "in_2012_form": "2021/1",
    "in_2012_form_in_word": "2021/1", "in_2012_form_in_pdf": "2021/1", "short": "090101", "sitemap_part": "1",
    "one_document": "sign-criteria",
    "list_in_word": "2020-12-16", "list_in_pdf": "2020-12-16", "list_in_markdown": "2020-12-16",
}  # fmt: skip
LISTS = {"recommendations": recommendations, "papers": papers, "meetings": meetings, "search": search,
         "completeness": completeness}  # fmt: skip


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> Iterator[World]:
    made = whole(World(tmp_path_factory.mktemp("world")))
    made.publish(*criteria_of("2020-12/pswg/1"))
    yield from kept(made)


@pytest.fixture(scope="module")
def document(world: World) -> Any:
    return data(world.client(), "/api/openapi.json")


def operations(document: Any) -> dict[str, Any]:
    return {path: told["get"] for path, told in document["paths"].items()}


def test_every_public_address_is_told_and_nothing_else(world: World, document: Any) -> None:
    rules = {rule.rule.replace("<path:", "<").replace("<", "{").replace(">", "}") for rule in world.app.url_map.iter_rules()
             if rule.endpoint.startswith("public.") and "GET" in (rule.methods or ())}  # fmt: skip
    assert set(document["paths"]) == rules
    ids = [told["operationId"] for told in operations(document).values()]
    assert len(ids) == len(set(ids))


def addressed(document: Any) -> Iterator[tuple[str, Any, str]]:
    """(path of the document, what it says of it, an address of it)."""
    for path, told in operations(document).items():
        view = re.sub(rf"_({'|'.join(WORDS)})$", "", told["operationId"])
        if "{" not in path or view in PAGES:
            yield path, told, re.sub(r"\{\w+\}", PAGES.get(view, ""), path)


def test_each_parameter_is_taken_and_no_other(world: World, document: Any) -> None:
    """What an address does not know is left out by being sent on."""
    client = world.client()
    every = {*TAKEN, *(facet.name for facet in search.FACETS), "state"}
    for path, told, address in addressed(document):
        queried = {one["name"] for one in told["parameters"] if one["in"] == "query"}
        for name in sorted(every):
            answer = client.get(f"{address}?{name}=1", buffered=True)
            left_out = answer.status_code == 302 and f"{name}=1" not in answer.headers["Location"]
            takes = name in queried or "302" not in told["responses"]
            assert left_out != takes or answer.status_code in (301, 400), (path, name, answer.status_code)


def test_the_words_of_a_parameter_are_those_of_the_code(document: Any) -> None:
    for name, module in LISTS.items():
        facets: dict[str, Facet] = {facet.name: facet for facet in module.FACETS}
        path = next(path for path, told in operations(document).items() if told["operationId"] == f"{name}_json")
        told = {one["name"]: one["schema"] for one in document["paths"][path]["get"]["parameters"]}
        for facet in facets.values():
            assert told[facet.name]["items"].get("enum", []) == list(facet.words), facet.name
        if "sort" in told:
            assert told["sort"]["enum"] == list(SORTS)


def test_every_answer_in_json_is_as_its_schema_says(world: World, document: Any) -> None:
    client = world.client()
    seen = 0
    for path, told, address in addressed(document):
        fit = told["responses"]["200"]["content"].get("application/json")
        if fit:
            said = data(client, address + ("?q=sign" if path == "/search.json" else ""))
            assert faults(document, fit["schema"], said) == [], address
            seen += 1
    assert seen > 15


def faults(document: Any, schema: Any, said: Any) -> list[str]:
    checked = Draft202012Validator({**schema, "components": document["components"]}, validate_formats=True)
    return [f"{list(one.instance_path)} {one.message}"[:300] for one in checked.iter_errors(said)]


def test_a_break_of_a_schema_is_seen(world: World, document: Any) -> None:
    """The control of the test before."""
    said = data(world.client(), "/recommendations/090101.json")
    for name, wrong in (("kind", None), ("sha256", "x"), ("since", {"value": "2020-12", "precision": "week"})):
        assert faults(document, {"$ref": "#/components/schemas/Thing"}, {**said, name: wrong}) != []
    assert faults(document, {"$ref": "#/components/schemas/Thing"}, {**said, "more": 1}) != []


def test_the_columns_told_are_those_of_the_table(world: World, document: Any) -> None:
    client = world.client()
    for _, told, address in addressed(document):
        content = told["responses"]["200"]["content"].get("text/csv")
        if content:
            header = next(csv.reader(io.StringIO(client.get(address).get_data(as_text=True))))
            assert [one["name"] for one in content["x-columns"]] == header, address


@pytest.mark.parametrize(
    ("path", "status", "field"),
    [("/recommendations/.json?text=none", 400, "text"), ("/recommendations/999999.json", 404, ""),
     ("/recommendations/2023-06/pswg/6.json", 410, ""), ("/search.json?q=sign&page=0", 400, "page"),
     ("/papers/x.json?as_of=2021-02-31", 400, "as_of"), ("/figures.json?as_of=2100-01-01", 400, "as_of"),
     ("/nothing.json", 404, "")],
)  # fmt: skip
def test_a_refusal_is_problem_json_with_a_remedy(
    world: World, document: Any, path: str, status: int, field: str
) -> None:
    said = data(world.client(), path, status)
    assert faults(document, {"$ref": "#/components/schemas/Problem"}, said) == []
    assert (said["status"], said.get("field", ""), bool(said["remedy"])) == (status, field, True)


def test_the_page_explains_it_with_addresses_that_are_there(world: World) -> None:
    client = world.client()
    page = opened(client, "/api/")
    for path in page.links:
        if path.startswith("/") and not path.startswith(("/sign-in", "/api/?")):
            assert client.get(path, buffered=True).status_code in (200, 302), path
    assert "/recommendations/090110.json" in page.links or "/recommendations/090101.json" in page.links


def test_examples_of_the_document_are_there(world: World, document: Any) -> None:
    client: FlaskClient = world.client()
    seen = 0
    for path, told in operations(document).items():
        for one in told["parameters"]:
            if "example" in one:
                address = path.replace(f"{{{one['name']}}}", one["example"])
                assert client.get(address, buffered=True).status_code in (200, 301), address
                seen += 1
    assert seen > 20


def test_what_the_site_says_of_words_is_in_the_document(document: Any) -> None:
    thing = document["components"]["schemas"]["Thing"]["then"]["properties"]["facts"]["properties"]["status"]
    for axis in about.AXES:
        assert thing["properties"][axis.name]["anyOf"][0]["properties"]["value"]["enum"] == list(axis.values)
