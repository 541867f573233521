"""What an office prepares and the public never may see: meetings before their notice, agendas and comments before they
are released, votes before their outcomes are, answers, criteria and minutes in draft. Each with words of its own in
every field that takes words."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from hashlib import sha256
from io import BytesIO
from random import Random
from zipfile import ZipFile

from tests.proofs.courses import CRITERIA, LATER, MEETING
from tests.proofs.running import ADOPTED, COUNSEL, ENDING, FIELD, LATE, OFFICER, SECOND, Deed, Run
from tracker.proceedings import (
    actions,
    agenda,
    answer,
    answered,
    called_off,
    clearance,
    comments,
    convene,
    convened,
    criteria_drafts,
    desk,
    duties,
    evidence,
    minutes,
    outcomes,
    settings,
    term_end,
    vote,
)
from tracker.records import calendar
from tracker.rules import answer as answers
from tracker.rules import comment, criteria, duty, meeting, motion, term
from tracker.rules import minutes as minutes_rules
from tracker.rules.field import LINES, LONG, SOURCE, WORDS, Field
from tracker.rules.refusal import Refusal

NAMED = ("group", "item", "subcommittee", "items", "successor", "id", "exemption")  # these name something that is there
CLOSED = {"access": "closed to the public", "exemption": "5 U.S.C. 552b(c)(4)"}
LOOKED_AT = (
    "/office/duties", "/office/meetings/", f"/office/meetings/{LATER}", f"/office/meetings/{LATER}/notice",
    f"/office/meetings/{LATER}/screen", f"/office/meetings/{LATER}/sheets/votes.docx",
    f"/office/meetings/{LATER}/sheets/draft-minutes.md", f"/office/meetings/{LATER}/minutes/1.docx", "/liaison/",
    "/office/criteria/", f"/office/terms/{ENDING}/end",
)  # fmt: skip


def typed(run: Run, fields: Sequence[Field], **said: str) -> dict[str, str]:
    """A word of its own in each field that takes words."""
    free = [one for one in fields if one.form in (WORDS, LONG, LINES, SOURCE) and one.name not in NAMED]
    return {one.name: run.words.word() for one in free} | said


def word_file(run: Run) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w") as into:
        into.writestr("word/document.xml", run.words.word())
    return _kept(run, packed.getvalue())


def file(run: Run, start: str = "") -> bytes:
    return _kept(run, f"{start}{run.words.word()} on a page.".encode())


def _kept(run: Run, content: bytes) -> bytes:
    run.hashes.append(sha256(content).hexdigest())
    return content


# Meetings -------------------------------------------------------------------------------------------------------------


def meeting_planned(run: Run, rng: Random) -> str:
    group = rng.choice(("", "", "signs"))
    said = typed(
        run,
        meeting.PLAN,
        day=f"2026-{rng.randrange(2, 9):02}-{rng.randrange(13, 29)}",
        group=group,
        docket=run.words.word(),
    )
    key = convene.plan(run.officer, run.world.when, said).key
    run.keys.append(key)
    for more in ({"item": rng.choice(SECOND)}, CLOSED, {}):
        with suppress(Refusal):  # a group's meeting is about no item
            agenda.put_on(run.officer, key, None, run.world.when, typed(run, meeting.POINT, **more))
    return key


def meeting_called_off(run: Run, rng: Random) -> None:
    key = meeting_planned(run, rng)
    called_off.cancel(run.officer, key, None, run.world.when, typed(run, meeting.CALLED_OFF))


def meeting_moved(run: Run, rng: Random) -> None:
    key, day = meeting_planned(run, rng), f"2026-10-{rng.randrange(10, 29)}"
    called_off.reschedule(run.officer, key, None, run.world.when, typed(run, meeting.MOVED_TO, day=day))
    run.keys.append(day)


def points_put_on(run: Run, rng: Random) -> None:
    """On the agenda of the meeting that goes its way to the public, for a while."""
    for more in (CLOSED, {}):
        agenda.put_on(run.officer, MEETING, None, run.world.when, typed(run, meeting.POINT, **more))


def points_taken_off(run: Run, rng: Random) -> None:
    for words in run.words.given:
        for point in list(convene.known(run.officer, MEETING, run.world.when).points):
            if point.words == words:
                agenda.take_off(run.officer, MEETING, point.place, None, run.world.when)


def comment_taken_back(run: Run, rng: Random) -> None:
    comments.drop(run.officer, MEETING, _comment(run, MEETING), None, run.world.when)


def late_points(run: Run, rng: Random) -> None:
    """On an agenda that was announced without them, with what the public sent in."""
    agenda.put_on(run.officer, LATER, None, run.world.when, typed(run, meeting.POINT))
    agenda.put_on(run.officer, LATER, None, run.world.when, typed(run, meeting.POINT, item=LATE))
    _comment(run, LATER)


def closed_part(run: Run, rng: Random) -> None:
    made = agenda.put_on(run.officer, LATER, None, run.world.when, typed(run, meeting.POINT, **CLOSED))
    if rng.random() < 0.5:
        agenda.take_off(run.officer, LATER, made.place, None, run.world.when)


def _comment(run: Run, key: str) -> int:
    said = typed(run, comment.COMMENT, how="written", received=str(run.world.when.day), items=ADOPTED[0])
    made = comments.record(run.officer, key, None, run.world.when, said, (f"{run.words.word()}.txt", file(run)))
    return made.number


# Votes ----------------------------------------------------------------------------------------------------------------


def session_begun(run: Run, rng: Random) -> None:
    """Who came, and a motion that is still open, with other words than were posted."""
    officer, when = run.officer, run.world.when
    for point in list(convene.known(officer, LATER, when).points):
        if point.exemption and not point.announced:
            agenda.take_off(officer, LATER, point.place, None, when)
    convened.call_to_order(officer, LATER, None, when, OFFICER)
    here = [one.id for one in calendar.seated(when.day)]
    convened.attend(officer, LATER, None, when, here, run.words.word())
    wordings = {SECOND[0]: f"COAC recommends that CBP {run.words.word()} {run.words.word()}."}
    vote.move(officer, LATER, None, when, SECOND[:1], {"words": run.words.word()}, wordings=wordings,
              votes={here[0]: "for", here[1]: "against"}, recused={SECOND[0]: here[2:3]})  # fmt: skip


def votes_taken(run: Run, rng: Random) -> None:
    officer, when = run.officer, run.world.when
    outcome = rng.choice((motion.AMENDED, "tabled", "remanded to group", None))
    if outcome is not None:
        said = typed(run, motion.FIELDS[:1], method="roll call", outcome=outcome)
        here = [one.id for one in calendar.seated(when.day)]
        vote.decide(officer, LATER, 1, None, when, said, votes=dict.fromkeys([*here[:2], *here[3:]], "for"))
        said = typed(run, motion.FIELDS[:1], method="unanimous", outcome="passed")
        vote.move(officer, LATER, None, when, SECOND[1:], said)
        convened.adjourn(officer, LATER, None, when)


def outcomes_refused(run: Run, rng: Random) -> None:
    """Published in part, before a number is refused."""
    with suppress(Refusal):
        outcomes.publish(run.officer, LATER, None, run.world.when, {SECOND[1]: "090001"})


def left_to_do(run: Run, rng: Random) -> None:
    """After a meeting whose outcomes are published, or are not."""
    for key in (MEETING, LATER):
        with suppress(Refusal):
            actions.add(run.officer, key, None, run.world.when, typed(run, comment.ACTION, due="2026-06-01"))
    _comment(run, MEETING)


def minutes_drafted(run: Run, rng: Random) -> None:
    for key in rng.sample((MEETING, LATER), 2):
        with suppress(Refusal):
            sent = minutes.Sent(f"{run.words.word()}.docx", word_file(run))
            minutes.draft(run.officer, key, None, run.world.when, typed(run, minutes_rules.VERSION), sent)


# Answers --------------------------------------------------------------------------------------------------------------


def response_drafted(run: Run, rng: Random) -> str:
    """Of an office whose liaisons do not come to look, and on its way through another one."""
    who, when = run.liaison, run.world.when
    verdict = rng.choice(answers.VERDICTS)
    said = typed(run, answers.ANSWER, verdict=verdict, next_update="2026-09-30")
    about = rng.sample(ADOPTED[1:], rng.choice((1, 2)))
    made = answer.draft(who, answers.RESPONSE, FIELD, about, when, {**said, "date": ""})
    run.keys.append(made.id)
    evidence.attach(who, made.id, None, when, f"{run.words.word()}.txt", file(run), run.words.word())
    clearance.send(who, made.id, None, when, [COUNSEL], in_order=rng.random() < 0.5)
    return made.id


def response_cleared(run: Run, rng: Random) -> None:
    id, when = response_drafted(run, rng), run.world.when
    said = typed(run, answers.BEHALF[:1], cleared_on=str(when.day))
    clearance.on_behalf(run.liaison, id, 1, None, when, said, f"{run.words.word()}.pdf",
                        file(run, "%PDF-1.7 "))  # fmt: skip


def response_changed(run: Run, rng: Random) -> None:
    id, who = response_drafted(run, rng), run.liaison
    with suppress(Refusal):
        answered.publish(who, id, None, run.world.when)
    answer.change(who, id, None, run.world.when, {"text": run.words.word()})
    answer.drop(who, id, None, run.world.when, run.words.word())


def update_drafted(run: Run, rng: Random) -> None:
    said = typed(run, answers.PROGRESS, verdict="partially implemented")
    made = answer.draft(run.liaison, answers.UPDATE, FIELD, ADOPTED[:2], run.world.when, said)
    run.keys.append(made.id)


def sent_on(run: Run, rng: Random) -> None:
    said = typed(run, answers.SENT_ON, office=rng.choice((FIELD, COUNSEL)))
    desk.send(run.officer, rng.sample(ADOPTED, 2), run.world.when, said)


# Criteria, and the office's own ---------------------------------------------------------------------------------------


def criteria_drafted(run: Run, rng: Random) -> None:
    who, when = run.liaison, run.world.when
    made = criteria_drafts.draft(who, CRITERIA, FIELD, when, whole=rng.random() < 0.7)
    ids = ("3.2", run.words.word())
    kind = run.words.word()  # an entity type that nobody knows yet
    rows: list[Mapping[str, str]] = [
        typed(run, criteria.CRITERION, id=id, level="Must", entity_types=kind) for id in ids
    ]
    days = {"new_types": kind, "effective": "2026-02-01", "new_from": "2026-02-01", "existing_by": "2026-04-01"}
    criteria_drafts.say(who, made.id, None, when, typed(run, criteria.SAID, **days), rows)
    run.keys.append(made.id)
    if rng.random() < 0.3:
        criteria_drafts.drop(who, made.id, None, when, run.words.word())


def end_rehearsed(run: Run, rng: Random) -> None:
    said = typed(run, term.ENDS, on=str(run.world.when.day))
    fates = {"signs": typed(run, term.FATE, fate="renamed", since="")}
    term_end.rehearse(run.officer, int(ENDING), run.world.when, said, fates)


def notes_taken(run: Run, rng: Random) -> None:
    """What was found in what is public; a rule that is to count for later meetings."""
    duties.reviewed(run.officer, run.world.when, typed(run, duty.REVIEW))
    settings.change(run.officer, run.world.when, "filing", str(rng.randrange(6, 40)), f"2027-0{rng.randrange(1, 9)}-01")


def rooms_looked_at(run: Run, rng: Random) -> None:
    if run.desk.get("/office/").status_code != 200:  # weeks may have gone by
        run.world.sign_in(run.desk, OFFICER)
    drafts = [f"/liaison/answers/{key}{rest}" for key in run.keys for rest in ("", "/2012.md", "/clearance.md")]
    for path in (*LOOKED_AT, *rng.sample(drafts, min(3, len(drafts)))):
        run.desk.get(path, buffered=True)


SECRET: tuple[Deed, ...] = (
    meeting_planned, meeting_called_off, meeting_moved, response_drafted, response_cleared,
    response_changed, update_drafted, sent_on, criteria_drafted, criteria_drafted, end_rehearsed, notes_taken,
    rooms_looked_at,
)  # fmt: skip
COURSE: tuple[tuple[int, Deed], ...] = (  # as the one of courses.py: hours after the beginning
    (14, points_put_on), (18, points_taken_off), (10 * 24, comment_taken_back), (11 * 24, closed_part), (16 * 24, late_points), (28 * 24 + 3, session_begun), (28 * 24 + 4, votes_taken),
    (29 * 24, outcomes_refused), (29 * 24 + 1, left_to_do), (33 * 24, minutes_drafted), (35 * 24, minutes_drafted),
)  # fmt: skip
KINDS = frozenset((*SECRET, *(deed for _, deed in COURSE)))
SEEN_BY: Mapping[Deed, frozenset[str]] = {minutes_drafted: frozenset({"chair"}), sent_on: frozenset({"liaison"})}
