"""The status of a recommendation in one or two sentences of plain words, from the four axes."""

from collections.abc import Mapping

from tracker.rules.recommendation import NOT_RECORDED

# {on} is " December 16, 2020" where the day is known. The official words stand in rules/recommendation.py.
ACTION = {
    "on agenda": "On the agenda of a public meeting.",
    "passed": "Adopted{on}.",
    "passed as amended": "Adopted with amendments{on}.",
    "not passed": "Voted on and not adopted{on}.",
    "remanded to group": "Sent back to its working group{on}.",
    "tabled": "Tabled{on}.",
    "withdrawn": "Withdrawn{on}.",
    "presented, not voted (no quorum)": "Presented{on}; not voted, for want of a quorum.",
}
FEEDBACK = {
    "awaiting": "No response published.",
    "under review": "CBP has it under review, as said{on}.",
    "agreed": "CBP agreed{on}.",
    "agreed in part": "CBP agreed in part{on}.",
    "not agreed": "CBP did not agree{on}.",
}
IMPLEMENTATION = {
    "not started": "Implementation not started{on}.",
    "will be implemented": "To be implemented, as said{on}.",
    "partially implemented": "Partially implemented{on}.",
    "fully implemented": "Fully implemented{on}.",
    "will not be implemented": "Will not be implemented, as said{on}.",
    "closed: superseded": "Closed{on}: superseded by a later recommendation.",
    "closed: overtaken by events": "Closed{on}: overtaken by events.",
}
TEXT = {
    "proposed": "Proposed{on}.",
    "adopted": "Adopted{on}.",
    "refining": "Being refined{on}.",
    "withdrawn": "Withdrawn{on}.",
}
UNADOPTED = frozenset(ACTION) - {"passed", "passed as amended"}
SPOKEN = (("action", "Committee action", ACTION), ("feedback", "CBP response", FEEDBACK),
          ("implementation", "Implementation", IMPLEMENTATION))  # fmt: skip


def status_sentence(status: Mapping[str, tuple[str, str] | None]) -> str:
    """`status`: axis -> (official word, day in words) or None. An axis on which nothing is recorded is said so.

    >>> status_sentence({"action": ("passed", "December 16, 2020")})
    'Adopted December 16, 2020. CBP response and implementation: not recorded here.'
    """
    said: list[str] = []
    silent: list[str] = []
    decided = (status.get("action") or ("", ""))[0]
    for axis, name, words in SPOKEN:
        value = status.get(axis)
        if value is None and axis != "action" and decided in UNADOPTED:
            continue  # nobody is to answer what the committee has not adopted
        if value is None and axis == "action" and (text := status.get("text")):
            said.append(_say(TEXT, text))
        elif value is None:
            silent.append(
                name if not (said or silent) else name[0].lower() + name[1:] if name != "CBP response" else name
            )
        else:
            said.append(_say(words, value))
    return " ".join(said + ([f"{_listed(silent)}: {NOT_RECORDED}."] if silent else []))


def _say(words: Mapping[str, str], value: tuple[str, str]) -> str:
    word, day = value
    return words.get(word, word[:1].upper() + word[1:] + "{on}.").format(on=f" {day}" if day else "")


def _listed(names: list[str]) -> str:
    names = [names[0][0].upper() + names[0][1:], *names[1:]]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
