"""Random sequences of deeds in an office, some of which the public sees and some of which it never may: drafts that are
brought in, corrected, reviewed, looked at and left; publications that are refused; people.

A deed draws from its own seed and from what is public, so that the public ones are the same whether or not the secret
ones are done between them."""

from collections.abc import Collection, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256
from random import Random

from tests import builders
from tests.proofs import canaries, drafting
from tests.proofs.canaries import MONTHS
from tests.proofs.courses import COURSE
from tests.proofs.running import OFFICER, Deed, Run
from tracker.exchange import intake
from tracker.proceedings import amend, people, publish, review, sign_in_links
from tracker.proceedings.appointments import Appointment
from tracker.published import entry
from tracker.records import find
from tracker.rules import keys
from tracker.rules.policy import OPERATOR
from tracker.rules.refusal import Refusal

LAST = "2026-03-01T15:00:00+00:00"  # when the visitors come
SHARED_GROUPS = (("Port Signs", "PSWG"), ("Berth Lights", "BLWG"))  # of public papers, and of some drafts
PLAIN = ("paint", "sign", "berth", "lamp", "ledger", "ramp", "kerb", "crane", "quay", "tally", "buoy", "shed")


@dataclass(frozen=True, slots=True)
class Step:
    """`at` is when it is done."""

    deed: Deed
    seed: int
    at: str

    @property
    def secret(self) -> bool:
        return self.deed in (*SECRET, *drafting.KINDS)


def sequence(rng: Random, length: int, roles: Collection[str] = (), *, whole: bool = False) -> list[Step]:
    """A draft at the start and a publication at the end; between them as it falls, over some weeks, what befalls a
    meeting and an answer on the way to the public, all of it (`whole`) or as far as it came, and each kind of draft of the office
    once. Nothing that these roles may see is done in secret."""
    hidden = {deed for deed in (*SECRET, *drafting.KINDS) if not drafting.SEEN_BY.get(deed, frozenset()) & {*roles}}
    secret = [deed for deed in (*SECRET, *drafting.SECRET) if deed in hidden]
    between = [rng.choice((*PUBLIC, *secret)) for _ in range(length)]
    deeds: list[Deed] = [items, draft, bring, draft, *between, bring, release, outcome]
    moments = [*zip(sorted(rng.randrange(10, 24 * 40) for _ in deeds), deeds, strict=True)]  # hours
    moments += [(rng.randrange(30, 24 * 40), deed) for deed in drafting.SECRET if deed in hidden]
    moments += COURSE[: len(COURSE) if whole or rng.random() < 0.5 else rng.randrange(1, len(COURSE))]
    moments += [(hours, deed) for hours, deed in drafting.COURSE if deed in hidden]
    begin = datetime.fromisoformat(builders.AT)
    return [
        Step(deed, rng.randrange(2**32), (begin + timedelta(hours=hours)).isoformat())
        for hours, deed in sorted(moments, key=lambda one: one[0])
    ]


def done(run: Run, steps: Sequence[Step], *, secrets: bool) -> Run:
    """Do the public steps, and the secret ones too if asked to. A refusal is part of the game."""
    for step in steps:
        if step.secret and not secrets:
            continue
        run.salts.start(step.seed)
        run.world.at = step.at
        run.words.rng = Random(step.seed)
        with suppress(Refusal), run.world.inside():
            step.deed(run, Random(step.seed))
            run.done[step.deed.__name__] += 1
    run.world.at = LAST
    run.world.site.catch_up()
    run.salts.start(2)
    return run


# What the public sees -----------------------------------------------------------------------------------------------


def found_group(run: Run, rng: Random) -> None:
    name = " ".join(rng.sample(PLAIN, 2)).title()
    run.world.publish(builders.group(keys.slug(name), f"{name} Working Group"))


def items(run: Run, rng: Random) -> None:
    run.number += 1
    of = [f"2020-{run.number:02}/pswg/{place}" for place in (1, 2, 3)]
    texts = [f"COAC recommends that CBP {' '.join(rng.sample(PLAIN, 4))}." for _ in of]
    run.world.publish(*(builders.recommendation(key, text, group="coac") for key, text in zip(of, texts, strict=True)))
    run.items += of


def outcome(run: Run, rng: Random) -> None:
    run.number += 1
    about = rng.choice(run.items)
    sets = {about: {"feedback": rng.choice(("agreed", "not agreed")), "number": f"{900 + run.number:06}"}}
    run.world.publish(builders.says(f"2021/{run.number}", "2021-05", sets, "response"))


def bring(run: Run, rng: Random) -> None:
    """A paper that will be published: until then it is a draft in both worlds."""
    group, acronym = rng.choice(SHARED_GROUPS)
    text = canaries.recommendations(lambda: rng.choice(PLAIN), rng.choice(MONTHS), group, acronym)
    text += f"3. COAC recommends that CBP count to {rng.randrange(10**6)}.\n"
    paper, _ = intake.bring_in(run.officer, "paper.txt", text.encode(), run.world.when, source="https://example.gov/p")
    run.waiting.append(paper.id)


def release(run: Run, rng: Random) -> None:
    if run.waiting:
        id = run.waiting.pop(0)
        review.accept(run.officer, id, run.world.when)
        told = publish.publish(run.officer, [id], run.world.when, attested=rng.random() < 0.5)
        run.items += [one["key"] for one in told]
        run.world.site.catch_up()


def corrected(run: Run, rng: Random) -> None:
    text = f"COAC recommends that CBP {' '.join(rng.sample(PLAIN, 3))} instead."
    amend.correct(run.officer, rng.choice(run.items), run.world.when, reason="A word was missing.", text=text)
    run.world.site.catch_up()


def retracted(run: Run, rng: Random) -> None:
    amend.retract(run.officer, rng.choice(run.items), run.world.when, reason="It was never made.")
    run.world.site.catch_up()


# What it never may --------------------------------------------------------------------------------------------------


def draft(run: Run, rng: Random) -> None:
    """Of a group of its own, or of one that papers of the same month are public of."""
    word, number = run.words.word, f"{rng.randrange(10**6):06}"
    group, acronym = rng.choice((*SHARED_GROUPS, (run.words.name(), word()[:5].upper())))
    if rng.random() < 0.6:
        text = canaries.recommendations(word, rng.choice(MONTHS), group, acronym)
    else:
        text = canaries.issue_paper(word, rng.choice(MONTHS), group, number)
    paper, _ = intake.bring_in(
        run.officer, f"{word()}.txt", text.encode(), run.world.when, source=f"https://example.gov/{word()}"
    )
    run.texts[paper.id] = text
    run.ids.append(paper.id)
    run.hashes.append(sha256(text.encode()).hexdigest())
    run.groups += [keys.slug(acronym), keys.slug(group)]


def _one(run: Run, rng: Random) -> str:
    return str(rng.choice(run.ids))


def other_form(run: Run, rng: Random) -> None:
    """The same words in another file."""
    content = run.texts[_one(run, rng)].replace(" that ", "  that ").encode()
    intake.bring_in(run.officer, f"{run.words.word()}.md", content, run.world.when)
    run.hashes.append(sha256(content).hexdigest())


def retyped(run: Run, rng: Random) -> None:
    """Every field and block typed anew, with a note, and some of what it proposes rejected."""
    id, word = _one(run, rng), run.words.word
    paper = find.paper(run.officer, run.world.when.day, id)
    assert paper is not None
    fields = {value.name: word() for value in paper.values if value.name not in ("date", "signed_on", "term")}
    blocks = {
        block.id: {"text": f"COAC {word()} {word()}.", "heading": word(), "points": word()} for block in paper.blocks
    }
    proposals = {
        one.place: {"accepted": rng.choice(("yes", "no")), "name": run.words.name()} for one in paper.proposals
    }
    fields |= {"note": word(), "obtained_from": word()}
    review.correct(run.officer, id, run.world.when, fields=fields, blocks=blocks, proposals=proposals)


def accepted(run: Run, rng: Random) -> None:
    review.accept(run.officer, _one(run, rng), run.world.when, rejected=[1])


def not_published(run: Run, rng: Random) -> None:
    """A publication that is made in part before it is refused."""
    publish.publish(run.officer, [*run.ids, "intake-999"], run.world.when)


def looked_at(run: Run, rng: Random) -> None:
    """The office's own pages, and the preview, which publishes and takes it back."""
    id = _one(run, rng)
    if run.desk.get("/office/").status_code != 200:  # weeks may have gone by
        run.world.sign_in(run.desk, OFFICER)
    for path in (
        "/office/",
        f"/office/papers/{id}",
        f"/office/papers/{id}/preview",
        f"/office/papers/{id}/preview?as=act",
    ):
        run.desk.get(path)


def broken(run: Run, rng: Random) -> None:
    intake.bring_in(run.officer, f"{run.words.word()}.pdf", f"%PDF-1.4 {run.words.word()}".encode(), run.world.when)


def appointed(run: Run, rng: Random) -> None:
    name = run.words.word()
    people.add(
        OPERATOR, f"{name}@example.gov", name.title(), Appointment(rng.choice(("dfo", "alternate-dfo"))), run.world.when
    )
    sign_in_links.invite(OPERATOR, f"{name}@example.gov", run.world.when)
    sign_in_links.give_token(OPERATOR, f"{name}@example.gov", run.world.when)
    run.people.append(f"{name}@example.gov")


def dismissed(run: Run, rng: Random) -> None:
    if run.people:
        email = rng.choice(run.people)
        role = Appointment("dfo" if rng.random() < 0.5 else "alternate-dfo")
        people.end(OPERATOR, email, role, run.world.when)


PUBLIC: tuple[Deed, ...] = (found_group, items, items, outcome, bring, bring, release, release, corrected, retracted)
SECRET: tuple[Deed, ...] = (
    draft, draft, other_form, retyped, retyped, accepted, not_published, looked_at, broken, appointed, dismissed,
)  # fmt: skip
SALTED = (entry, sign_in_links)  # the modules whose `secrets` a run takes from its Salts
