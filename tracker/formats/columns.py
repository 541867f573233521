"""Which columns the table of each kind of thing has: what each is called and means, and where it is found. Lists as
CSV, sheets of a workbook and the data dictionary follow from this alone."""

from tracker.formats.cells import (
    LONG,
    TEXT,
    Columns,
    Row,
    about,
    axis,
    cleared,
    dated,
    evidence,
    fact,
    links,
    misprint,
    own,
    part,
    said_of,
    source,
    to,
    to_named,
    voted,
)
from tracker.formats.table import Column, Table, address
from tracker.rules.field import DATE, DAY
from tracker.rules.meeting import MOVED, STAGES
from tracker.rules.paper import FIELDS, KINDS
from tracker.rules.recommendation import AXES
from tracker.rules.voting import ABSTAINED, AGAINST, FOR

# Every thing ----------------------------------------------------------------------------------------------------------

FIRST: Columns = (
    own("key", "The permanent key, by which it is known for good.", lambda one: one.key, 26),
    address("url", "Its address.", lambda row: row.thing.url),
    own("title", "What it is called.", lambda one: one.title, LONG),
    own("label", "Where it stands, in a sentence.", lambda one: one.label, LONG),
)  # fmt: skip
LAST: Columns = (
    own("attested_from", "What an attested entry was taken from: a paper's key, a citation, or a list's row.",
        source, LONG),
    Column("errata", "What is misprinted in it, and what is right.",
           lambda row: [misprint(one) for one in row.errata], LONG),
    fact("notice", "Why these words took the place of others, where they did.", width=LONG),
    own("links", "All that it leads to: each relation with a key.", links, LONG),
    own("edition", "Which of its editions these words are, counted in the order of recording.",
        lambda one: one.edition, 8),
    own("act", "What made this edition: publish, correct or redact.", lambda one: one.act, 10),
    own("since", "The date from which these words stand, as exact as it is known.", lambda one: one.since.value),
    own("since_precision", "How exact since is: day, month, year, fiscal year, range or by (that day).",
        lambda one: one.since.precision),
    own("recorded", "The moment at which it was recorded here, in UTC.", lambda one: one.recorded, 22),
    own("sha256", "The hash of its entry, by which it is found in the chain.", lambda one: one.sha256, 20),
    own("text", "The words.", lambda one: one.text, TEXT),
)  # fmt: skip
FACTS = own("facts", "All its facts, as JSON.", lambda one: one.facts, LONG)
SAYING: Columns = (
    own("about", "The recommendations that it is about, by key.", about, LONG),
    own("sets", "What it says of each: the key, then axis=value.", said_of, LONG),
)

FILES: Columns = (
    own("files", "The names of its files.", lambda one: [each["name"] for each in one.facts.get("files", ())], 30),
    own("files_sha256", "The hashes of its files, in the same order.",
        lambda one: [each["sha256"] for each in one.facts.get("files", ())]),
)  # fmt: skip

# One kind -------------------------------------------------------------------------------------------------------------

RECOMMENDATION: Columns = (
    own("number", "The six figures issued on adoption, with their zeros; empty before.", lambda one: one.number, 10),
    fact("ordinal", "Its number within its group's list, as printed.", width=8),
    fact("short_title", "A short title: the record's own words, confirmed by a person, not the committee's.",
         width=LONG),
    *to_named("group", "The group whose recommendation it is"),
    fact("group_printed", "The heading that it stands under, as printed.", width=LONG),
    to("term", "The committee's term that it was made in"),
    *dated("date", "The date of its paper"),
    fact("subject", "What it is about, in the record's words."),
    fact("addressee", "Whom it asks.", width=12),
    *to_named("office", "The office that answers for it"),
    fact("programme", "The programme that it bears on."),
    *(column for each in AXES for column in (
        own(f"status_{each.name}", f"{each.label}: {each.about[0].lower()}{each.about[1:]}",
            axis(each.name, "value")),
        own(f"status_{each.name}_since", f"The date from which status_{each.name} holds.",
            axis(each.name, "since")),
        own(f"status_{each.name}_by", f"The key of the entry on whose word status_{each.name} rests.",
            axis(each.name, "by")),
    )),
    fact("set", "The key of the set that it was first printed in."),
    fact("paper", "The key of the paper that it was first printed in.", width=30),
    fact("page", "The page of that paper on which it begins.", width=8),
)  # fmt: skip

_ON_ITS_COVER = ("committee", "subcommittee", "group")
_APART = (*_ON_ITS_COVER, "term", "date", "office")
_FIELDS = {one.name: one for fields in FIELDS.values() for one in fields if one.public and one.name not in _APART}
PAPER: Columns = (
    own("paper_kind", f"The kind of paper: {', '.join(KINDS)}.", lambda one: one.facts.get("paper_kind")),
    *to_named("group", "The group that it is of"),
    *(fact(f"{name}_printed", f"The {name} as its cover prints it.", width=LONG) for name in _ON_ITS_COVER),
    to("term", "The committee's term that it is of"),
    *dated("date", "The paper's own date"),
    *to_named("office", "The office that issued it"),
    fact("office_printed", "The office that issued it, as printed.", of="office", width=LONG),
    *(column for one in _FIELDS.values() for column in (
        dated(one.name, one.help.rstrip(".")) if one.form in (DATE, DAY) else (fact(one.name, one.help),)
    )),
    fact("sets", "The sets of recommendations that it holds, by key."),
    fact("whole", "Whether its items are not in the record one by one yet."),
    *FILES,
    own("obtained_from", "Where the file came from.", part("obtained", "from"), 30),
    own("obtained_on", "The day on which the file was obtained.", part("obtained", "on")),
)  # fmt: skip
SET: Columns = (
    fact("paper", "The key of the paper that it stands in.", width=30),
    fact("heading", "The heading above its items, as printed.", width=LONG),
    *to_named("group", "The group that it is of"),
    to("term", "The committee's term that it is of"),
    *dated("date", "The date of its paper"),
    fact("items", "The recommendations that it prints, in their order, by key.", width=LONG),
)
GROUP: Columns = (
    fact("name", "The full name, as printed.", width=LONG),
    fact("acronym", "The acronym, where one is printed."),
    fact("slug", "The last part of its address."),
    fact("level", "Committee, subcommittee, working group or task force."),
    *to_named("parent", "The group that it is part of"),
    fact("stage", "On hiatus, winding down or concluded; empty while it is at work."),
    fact("event", "What happened to it from this edition on."),
    fact("printed", "The words that say so, as printed.", width=LONG),
)
MEETING: Columns = (
    *dated("date", "The day or days of the meeting"),
    to("term", "The committee's term that it was held in"),
    to("group", "The group whose own meeting it was, by key; empty for the committee's"),
    fact("place", "Where, as printed.", width=LONG),
    fact("form", "How, as printed: in person, by webinar."),
    fact("stage", f"How far it has come: {', '.join(STAGES)}; empty where nothing says it."),
    to("moved_to", "The meeting that took its place", MOVED),
)
TERM: Columns = (
    fact("number", "The number of the term.", width=8),
    *dated("first_meeting", "The first meeting of the term"),
    *dated("last_meeting", "The last meeting of the term"),
    *dated("appointed", "When its members were appointed"),
    *dated("charter", "The charter's period"),
)
PROGRAMME: Columns = (
    fact("name", "The full name, as printed.", width=LONG),
    fact("acronym", "The acronym, where one is printed."),
    fact("slug", "The last part of its address."),
    fact("stage", "Concluded, or empty while it goes on."),
    fact("event", "What happened to it from this edition on."),
)
OFFICE: Columns = (
    fact("name", "The full name.", width=LONG),
    fact("acronym", "The acronym, where it has one."),
    fact("slug", "The short name by which lists are filtered."),
    *to_named("group", "The group that it serves"),
)
CRITERIA: Columns = (
    fact("name", "The full name, as it is cited.", width=LONG),
    fact("slug", "The last part of its address."),
    fact("entity_types", "Whom it asks."),
    *to_named("programme", "The programme that it belongs to"),
    *to_named("office", "The office whose criteria they are"),
)
CRITERIA_STEP: Columns = (
    *to_named("of", "The document that it is of"),
    fact("stage", "Out for comment, or announced."),
    fact("announced", "The day that it was made public."),
    fact("effective", "From which day on the text stands."),
    fact("new_from", "From when on new applicants are held to it; empty: from the day that it is effective."),
    fact("existing_by", "By when existing partners have to comply; empty: from the day that it is effective."),
    fact("source", "Where it is published.", width=LONG),
)
UNKNOWN = "; empty where that is not recorded here, which does not mean 0"
OUTCOME: Columns = (
    *dated("meeting", "The meeting at which it was decided"),
    *SAYING,
    fact("motion", "The number of the motion at its meeting."),
    voted("mover", "Who moved it, as printed.", lambda how: how.mover),
    voted("seconder", "Who seconded it, as printed.", lambda how: how.seconder),
    voted("method", "How was voted: unanimous, voice vote, roll call.", lambda how: how.method),
    voted("for", f"How many voted for it{UNKNOWN}.", lambda how: how.counts.get(FOR), 10),
    voted("against", f"How many voted against it{UNKNOWN}.", lambda how: how.counts.get(AGAINST), 10),
    voted("abstained", f"How many abstained{UNKNOWN}.", lambda how: how.counts.get(ABSTAINED), 10),
    voted("votes", "Who voted how, where it is recorded here: a name, then the vote.",
          lambda how: [f"{name}: {vote}" for name, vote in how.votes], LONG),
    voted("recused", "Who took no part; in brackets from what, by key or as printed, where not from the whole motion.",
          lambda how: [one.words for one in how.recused], LONG),
    fact("shortfall", "A rule of law that was not kept then."),
)  # fmt: skip
RESPONSE: Columns = (  # of updates too
    *SAYING,
    *to_named("office", "The office that answered"),
    fact("signer", "Who signed it."),
    fact("reasons", "Why not, or why not all.", width=LONG),
    own("evidence", "What shows it: an address, words, or the name of a file.", evidence, LONG),
    own("cleared", "The offices that cleared it before it was published: who, when and how.", cleared, LONG),
    *FILES,
    fact("timetable", "When what was answered is to be done, as it says.", width=LONG),
    *dated("next_update", "When more was announced"),
    fact("shortfall", "A rule of law that was not kept then."),
)
COMMENT: Columns = (
    *dated("meeting", "The meeting that it was made on"),
    fact("from", "Who commented, as the name was given."),
    fact("for", "The organisation, as it was given."),
    fact("how", "Written, oral, or read into the record."),
    to("about", "The recommendations that it is about"),
)
NOTICE: Columns = (*dated("meeting", "The meeting that it announces"), *SAYING)
EVENT: Columns = (
    *to_named("of", "What it happened to"),
    fact("event", "What happened."),
    fact("state", "Where a statement of work stood from then on."),
    to("continues", "Whose work goes on in it"),
    to("moved_to", "Where it was moved to", "to"),
    to("source", "The paper that says so"),
    fact("printed", "The words that say so, as printed.", width=LONG),
)
LINK: Columns = (
    *to_named("of", "What holds the reference"),
    to("refers_to", "What is meant", "refers to"),
    to("led_to", "The change of criteria that it led to", "led to"),
    fact("strength", "How strongly it led to it."),
    fact("evidence", "What shows that.", width=LONG),
    fact("asserted_by", "Who says so.", width=LONG),
    fact("printed", "The reference as printed.", width=LONG),
    to("delivers", "The statement of work of which it delivers an objective"),
    to("asked_for_by", "The statement of work of which an objective asked for it", "asked for by"),
    fact("objective", "The number of that objective."),
    fact("ground", "What tells that it covers the objective.", width=LONG),
)
ERRATUM: Columns = (
    *to_named("of", "What holds the misprint"),
    fact("field", "The fact that is misprinted; empty for words of the text."),
    fact("printed", "The words with the misprint, as they stand.", width=LONG),
    fact("corrected", "What is right.", width=LONG),
    fact("source", "What tells that it is a misprint.", width=LONG),
    fact("note", "What else a reader should know.", width=LONG),
)
ACCOUNT: Columns = (
    fact("about", "The meeting, by its day or month, or the term, as term-15."),
    fact("paper_kind", "The kind of paper that is not held."),
    fact("state", "missing: known to exist; none: there was none."),
    fact("source", "Who says so.", width=LONG),
    fact("note", "What else a reader should know.", width=LONG),
)
OF_KIND: dict[str, tuple[str, str, Columns]] = {  # kind -> its table's name, what a row is, the columns of its own
    "recommendation": ("recommendations", "A recommendation of the committee.", RECOMMENDATION),
    "paper": ("papers", "A paper: as printed, and what that was understood to mean.", PAPER),
    "set": ("sets", "The recommendations of one group in one paper.", SET),
    "group": ("groups", "A subcommittee, working group or task force, or the committee itself.", GROUP),
    "meeting": ("meetings", "A meeting of the committee that the record names.", MEETING),
    "term": ("terms", "A term of the committee.", TERM),
    "programme": ("programmes", "A programme that the committee advises on.", PROGRAMME),
    "criteria": ("criteria", "A document of criteria that a programme asks.", CRITERIA),
    "criteria edition": ("criteria_editions", "An edition of criteria, which says all of them anew.", CRITERIA_STEP),
    "criteria change": ("criteria_changes", "A change of some criteria.", CRITERIA_STEP),
    "office": ("offices", "An office.", OFFICE),
    "outcome": ("outcomes", "What the committee did with recommendations.", OUTCOME),
    "response": ("responses", "What CBP answered.", RESPONSE),
    "update": ("updates", "What CBP said has been done.", RESPONSE),
    "notice": ("notices", "A notice of a meeting or of this record.", NOTICE),
    "comment": ("comments", "A comment by the public on a meeting.", COMMENT),
    "event": ("events", "What happened to a group or a programme.", EVENT),
    "link": ("references", "A printed reference, and what it means.", LINK),
    "erratum": ("errata", "A misprint, and what is right.", ERRATUM),
    "account": ("accounts", "What a person said of a paper that is not held.", ACCOUNT),
    "vocabulary": ("vocabularies", "A list of words that search treats as one.", ()),
}


LARGE = (
    "recommendation",
    "paper",
    "set",
    "criteria edition",
    "criteria change",
)  # whose facts are columns, or too long for a cell


def of(kind: str) -> Table[Row]:
    """The table of a kind; one that is not named above has its facts as they are."""
    name, holds, columns = OF_KIND.get(kind, (f"{kind}s", f"A thing of the kind {kind}.", ()))
    return Table(name, holds, (*FIRST, *columns, *(() if kind in LARGE else (FACTS,)), *LAST))
