"""docs/workflows.md, written from the rules: each axis with its words, each workflow with its moves, who may what."""

import inspect
from collections.abc import Iterator

from tracker.rules import answer, criteria, meeting, paper, policy, proposal
from tracker.rules.recommendation import AXES, NOT_RECORDED
from tracker.rules.workflow import Workflow

WORKFLOWS = (paper.INTAKE, meeting.COURSE, answer.COURSE, criteria.COURSE, proposal.COURSE)


def markdown() -> str:
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Workflows"
    yield ""
    yield "Written from `tracker/rules/` by `make docs`; change the rules, not this page."
    yield ""
    yield "## The four axes of a recommendation"
    for axis in AXES:
        yield from ("", f"### {axis.label} (`{axis.name}`)", "", axis.about, "", "| word | meaning |", "|---|---|")
        yield f"| {NOT_RECORDED} | No published statement that this record holds says anything about it. |"
        for word in axis.words:
            yield f"| {word.value} | {word.meaning} |"
    for workflow in WORKFLOWS:
        yield from _workflow(workflow)
    yield from ("", "## Who may do what", "", "| grant | who |", "|---|---|")
    for grant, who in policy.GRANTS.items():
        yield f"| `{grant}` | {named(who)} |"


def _workflow(workflow: Workflow) -> Iterator[str]:
    yield from ("", f"## The {workflow.name}", "", "| state | meaning |", "|---|---|")
    for state in workflow.states:
        yield f"| {state.value} | {state.meaning} |"
    yield from ("", "| act | from | to | needs | asks for |", "|---|---|---|---|---|")
    for move in workflow.moves:
        sources = ", ".join(state.value for state in workflow.states if state.value in move.sources)
        yield f"| {move.act} | {sources} | {move.target} | `{move.needs}` | {', '.join(move.asks) or '-'} |"


def named(who: policy.Who) -> str:
    """A predicate by its name; those composed with either() by the names of their parts."""
    parts = inspect.getclosurevars(who).nonlocals.get("who", ())
    return " or ".join(named(part) for part in parts) if parts else who.__name__.replace("_", " ")


if __name__ == "__main__":
    print(markdown(), end="")
