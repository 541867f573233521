"""What is done in the committee's own rooms, as far as the public record tells it: meetings with agenda, attendance and
motions on many items, comments, answers to several, statements of work, threads, criteria with what led to them, terms
that end. In proportion to the recommendations, and each thing as large as it is in life, however many there are."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from tests.bench.around import AFTER, FATES, Story
from tests.bench.world import FIRST_TERM, FIRST_YEAR, LAST_DAY, MEETINGS, YEARS_OF_A_TERM, term_on
from tracker.published.entry import Edition
from tracker.published.term_days import key_of_end
from tracker.rules import keys, law, meeting, term
from tracker.rules.criteria import LED_TO, OF
from tracker.rules.objective import DELIVERS
from tracker.rules.recommendation import FEEDBACK
from tracker.rules.thread import RELATIONS
from tracker.text.dates import on_day

AT_A_MEETING = 24  # items, as on 2023-06-14
ALONE = 4  # of them, each by a motion of its own
SEATS, PRESENT = 20, 17
ANSWERED_TOGETHER = 8
EDITIONS, CHANGES, CRITERIA = 5, 200, 60  # of a document
OF_A_DOCUMENT = 1_000  # recommendations for each document of criteria
OF_A_CHARGE, OBJECTIVES, COVERED = 50, 6, 4
TIED, LEFT = 0.2, 0.1  # shares of all
NAMES = [f"Member {place}" for place in range(1, SEATS + 1)]


def held(story: Story, size: int) -> Iterator[Edition]:
    """After all recommendations stand."""
    yield from _meetings(story)
    yield from _charges(story, size)
    yield from _threads(story)
    for number in range(1, -(-size // OF_A_DOCUMENT) + 1):
        yield from _criteria(story, number, min(CHANGES, max(1, size // 5)))
    yield from _ends(story)


def _made(item: str) -> date:
    return date.fromisoformat(f"{item[:7]}-12")


# Meetings -------------------------------------------------------------------------------------------------------------


def _meetings(story: Story) -> Iterator[Edition]:
    day = MEETINGS[0]
    for place in range(0, len(story.items), AT_A_MEETING):
        items = story.items[place : place + AT_A_MEETING]
        day = max(day, _made(items[-1])) + timedelta(days=1)
        if day > LAST_DAY:
            return
        yield from _meeting(story, day, items)


def _said(day: date) -> dict[str, str]:
    return {"printed": on_day(day).words, "value": str(day), "precision": "day"}


def _meeting(story: Story, day: date, items: Sequence[str]) -> Iterator[Edition]:
    rule, before = law.notice_rule(day), day - timedelta(days=20)
    noticed = {"on": str(before), "days": 20, "asked": rule.days, "rule": rule.source}
    facts: dict[str, Any] = {
        "date": _said(day), "stage": "adjourned", "noticed": noticed, "starts": "1:00 p.m. to 5:00 p.m. Eastern",
        "place": story.text(4, 8), "purpose": story.text(10, 20), "public_comments": story.text(8, 12),
        "officer": {"name": "Ada Officer", "role": "Designated Federal Officer"},
        "attendance": {"present": NAMES[:PRESENT], "absent": NAMES[PRESENT:]},
        "quorum": {"rule": "majority of members", "seated": SEATS, "needed": 11, "present": PRESENT, "met": True},
        "actions": [{"what": story.text(6, 12), "who": NAMES[0]} for _ in range(3)],
    }  # fmt: skip
    links = [{"rel": "term", "to": term_on(day)}]
    yield Edition(str(day), "meeting", meeting.title(facts["date"]), on_day(day), facts=facts, links=links)
    lists = [{"rel": "lists", "to": item, "place": place, "sets": {"text": "proposed", "action": "on agenda"}}
             for place, item in enumerate(items, 1)]  # fmt: skip
    yield Edition(story.numbered(f"{day:%Y-%m}/{keys.COMMITTEE}/agenda"), "notice", f"Notice of the meeting of {on_day(day).words}",
                  on_day(day), text=story.text(10, 20), facts={"meeting": _said(day), "noticed": noticed}, links=lists)  # fmt: skip
    yield _motion(story, day, items[:-ALONE] or items, "passed", "unanimous")
    for item in items[-ALONE:] if len(items) > ALONE else ():
        yield _motion(story, day, [item], story.chance.choice(FATES), "roll call")
    for number in (1, 2):
        about = [{"rel": "about", "to": item} for item in story.chance.sample(items, min(3, len(items)))]
        said = {"meeting": _said(day), "from": f"Commenter {number}", "how": "written"}
        yield Edition(f"{day}/comment-{number}", "comment", f"Comment of Commenter {number} on the meeting of {on_day(day).words}",
                      on_day(day), text=story.text(40, 80), facts=said, links=about)  # fmt: skip
    yield _answer(story, story.later(day, 400), items[:ANSWERED_TOGETHER])


def _motion(story: Story, day: date, items: Sequence[str], action: str, method: str) -> Edition:
    key = story.numbered(str(day))
    number = int(key.rpartition("/")[2])
    sets = {"action": action} | ({"text": AFTER[action]} if action in AFTER else {})
    sets |= {"feedback": "awaiting"} if action.startswith("passed") else {}
    facts: dict[str, Any] = {"meeting": _said(day), "motion": number, "mover": NAMES[0], "seconder": NAMES[1],
                             "method": method, "recused": [{"name": NAMES[2], "item": items[0]}]}  # fmt: skip
    if method == "roll call":
        facts["votes"] = [{"name": name, "vote": "for"} for name in NAMES[:PRESENT]]
        facts["counts"] = {"for": PRESENT, "against": 0, "abstained": 0}
    links = [{"rel": "decides", "to": item, "sets": sets} for item in items]
    return Edition(
        key,
        "outcome",
        f"Motion {number}, meeting of {on_day(day).words}: {action}",
        on_day(day),
        facts=facts,
        links=links,
    )


def _answer(story: Story, day: date, items: Sequence[str]) -> Edition:
    word = story.chance.choice(FEEDBACK.values)
    links: list[Mapping[str, Any]] = [{"rel": "answers", "to": item, "sets": {"feedback": word}} for item in items]
    cleared = [{"office": "Chief Counsel", "by": "Rosa Example", "on": str(day), "how": "by its own account"}]
    return Edition(story.numbered(str(day.year)), "response", f"Response, {on_day(day).words}: {word}", on_day(day),
                   text=story.text(40, 90), facts={"signer": "Rosa Example", "cleared": cleared},
                   links=[*links, story.office()])  # fmt: skip


# What groups are charged with, and what follows on what ---------------------------------------------------------------


def _charges(story: Story, size: int) -> Iterator[Edition]:
    groups = story.world.groups[6:]
    pairs = [(day, body) for day in MEETINGS for body in groups]
    for day, body in story.chance.sample(pairs, min(len(pairs), max(1, size // OF_A_CHARGE))):
        key, called = f"{day:%Y-%m}/{body.key}/statement-of-work", body.called(day)
        items = [{"ordinal": place, "text": story.text(8, 20)} for place in range(1, OBJECTIVES + 1)]
        facts = {"paper_kind": "statement-of-work", "group_printed": called, "date": _said(day), "items": items}
        links = [{"rel": "group", "to": body.key}, {"rel": "term", "to": term_on(day)}]
        paper = Edition(key, "paper", f"Statement of work, {called}, {on_day(day).words}", on_day(day),
                        text="\n".join(f"{one['ordinal']}. {one['text']}" for one in items), facts=facts, links=links)  # fmt: skip
        yield paper
        for place, item in enumerate(story.chance.sample(story.items, min(COVERED, len(story.items))), 1):
            said = {"relation": DELIVERS, "objective": place, "words": items[place - 1]["text"], "ground": "Its cover."}
            yield Edition(f"{key}/objective-{place}/{item.replace('/', '-')}", "link", f"{item} delivers objective {place}",
                          on_day(LAST_DAY), facts=said,
                          links=[{"rel": "of", "to": item}, {"rel": DELIVERS, "to": key, "objective": place}])  # fmt: skip


def _threads(story: Story) -> Iterator[Edition]:
    """Each of some follows on one that was made not long before it."""
    for place in range(1, len(story.items)):
        if story.chance.random() < TIED:
            newer, older = story.items[place], story.items[max(0, place - story.chance.randint(1, 40))]
            relation = story.chance.choice(list(RELATIONS))
            yield Edition(f"{newer}/{relation}", "link", f"{newer} {relation} {older}", on_day(_made(newer)),
                          facts={"relation": relation, "said_by": "Ada Officer"},
                          links=[{"rel": "of", "to": newer}, {"rel": relation, "to": older}])  # fmt: skip


# Criteria -------------------------------------------------------------------------------------------------------------


def _criteria(story: Story, number: int, changes: int) -> Iterator[Edition]:
    key, name = f"criteria/criteria-{number}", f"Criteria {number}"
    first = MEETINGS[0]
    yield Edition(key, "criteria", name, on_day(first), facts={"name": name, "slug": f"criteria-{number}"})
    ids = [f"{1 + place // 10}.{1 + place % 10}" for place in range(CRITERIA)]
    of = [{"rel": OF, "to": key}]
    for place in range(EDITIONS):
        day = MEETINGS[place * (len(MEETINGS) // EDITIONS)]
        facts = _dates(day) | {"criteria": [_criterion(story, id) for id in ids]}
        yield Edition(
            f"{key}/edition/{place + 1}",
            "criteria edition",
            f"{name}, edition {place + 1}",
            on_day(day),
            facts=facts,
            links=of,
        )
    for place in range(changes):
        day = first + timedelta(days=1 + place * 45)
        change = f"{key}/change/{place + 1}"
        facts = _dates(day) | {"criteria": [_criterion(story, story.chance.choice(ids))]}
        yield Edition(change, "criteria change", f"{name}, change {place + 1}", on_day(day), facts=facts, links=of)
        item = story.chance.choice(story.items)
        said = {"strength": "adopted", "evidence": story.text(6, 12), "asserted_by": "Ada Officer"}
        yield Edition(f"{change}/link/1", "link", f"What led to change {place + 1}", on_day(max(day, _made(item))),
                      facts=said, links=[{"rel": OF, "to": item}, {"rel": LED_TO, "to": change}])  # fmt: skip


def _dates(day: date) -> dict[str, Any]:
    told = {"announced": day, "effective": day, "new_from": day, "existing_by": day + timedelta(days=365)}
    return {"stage": "announced", **{name: str(one) for name, one in told.items()}}


def _criterion(story: Story, id: str) -> dict[str, Any]:
    return {"id": id, "category": f"Category {id.partition('.')[0]}", "level": story.chance.choice(("Must", "Should")),
            "text": story.text(15, 40)}  # fmt: skip


# Terms ----------------------------------------------------------------------------------------------------------------


def _ends(story: Story) -> Iterator[Edition]:
    for number in range(FIRST_TERM, int(term_on(LAST_DAY))):
        on = date(FIRST_YEAR + (number + 1 - FIRST_TERM) * YEARS_OF_A_TERM, 1, 14)
        made = [item for item in story.items if term_on(_made(item)) == str(number)]
        left = story.chance.sample(made, int(len(made) * LEFT))
        links = [{"rel": "of", "to": str(number)}]
        links += [{"rel": term.LEAVES, "to": item, "why": term.UNANSWERED} for item in left]
        links += [{"rel": term.FATED, "to": body.key, "fate": term.GOES_ON} for body in story.world.groups]
        facts = {"event": "ended", "left_open": len(left), "not_recorded": 0, "roles_ended": SEATS}
        title = f"{term.title(number)} ends, leaving {len(left)} recommendations open"
        yield Edition(key_of_end(number), "event", title, on_day(on), facts=facts, links=links)
