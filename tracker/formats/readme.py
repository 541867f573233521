"""What stands beside the data that leaves: what it is, of which day, how it is used, and how anybody can check it."""

import textwrap

from tracker.formats import columns
from tracker.formats.taken import Taken
from tracker.published.whole import Whole

_MADE_UP = """THIS IS A DEMONSTRATION. All of it is made up: no meeting was held, nothing was recommended or answered.

"""
CHECKS = (  # what anybody does with a line of entries.jsonl, without this program
    'Write "entry" as JSON with its names in alphabetical order, without spaces or line ends between its parts, '
    "letters beyond ASCII as themselves, nothing escaped but what JSON asks for, in UTF-8. Put the 64 letters of "
    '"prev" before it. The SHA-256 of that is "sha256".',
    '"prev" is the "sha256" of the line before; of the first line it is 64 zeros.',
    '"words" has "salt", "title", "text", "facts" and "links", each a text (the last two hold JSON, as text). Write '
    'these five texts as a JSON list, in this order and in the same manner. The SHA-256 of that is "content" of the '
    '"entry".',
    'The last line\'s "sha256" is the head above. Whoever kept a head earlier finds it in the line of its number.',
)
WITHHELD = (
    'Where "words" is null, "withheld" says why: they were retracted or redacted; the chain can be checked all the '
    "same, and the entry that did so gives the reason. The SHA-256 of a file of originals/ is its key in "
    "csv/originals.csv."
)
USE = (
    "This is a public record. Papers of an advisory committee are open to everybody (5 U.S.C. 1009(b)), and works of "
    "the United States Government have no copyright in the United States (17 U.S.C. 105). Nothing is asked for the "
    "use of this collection; what others wrote and gave to the committee may be theirs. Please cite the entry, its "
    "edition and the day."
)
MEMBERS = (  # what is in it, and what that is
    ("README.txt", "what this is, how it is used, and how anybody can check it"),
    ("dictionary.md", "what each column of each table means; the same as dictionary.csv"),
    ("csv/, json/", "each kind of thing, one file a kind; completeness: which papers are held, missing, not known"),
    ("record.xlsx", "the tables in one workbook; numbers are text there, so that none loses its zeros"),
    ("entries.jsonl", "the chain: every entry ever published here, one a line, whatever the day above"),
    ("originals/", "the files of the papers, as they came; csv/originals.csv tells their hashes and papers"),
)
WIDE = 120
_TEXT = """{made_up}THE PUBLIC RECORD OF THE COMMERCIAL CUSTOMS OPERATIONS ADVISORY COMMITTEE (COAC)

{taken}

What was true on that day, as it is known at that head. Corrections count from the day of what they correct.

WHAT IS HERE
{numbers}
{members}

Addresses begin at the root of the site that this was taken from. What is "not recorded here" was not said by any
published statement that this record holds; it does not mean no.

HOW TO CHECK IT
Each line of entries.jsonl has the parts "entry", "prev", "sha256" and "words".
{checks}
{withheld}

USE
{use}
"""


def readme(whole: Whole, taken: Taken) -> str:
    told = "\n".join(f"{what}: {words}" for what, words in taken.told())
    numbers = "\n".join(f"{columns.of(kind).name + ':':<18}{number:,}" for kind, number in whole.numbers.items())
    return _TEXT.format(
        made_up=_MADE_UP if whole.demonstration else "",
        taken=told,
        numbers=numbers,
        members="\n".join(f"{name:<18}{what}" for name, what in MEMBERS),
        checks="\n".join(_wrapped(check, f"{place}. ") for place, check in enumerate(CHECKS, 1)),
        withheld=_wrapped(WITHHELD),
        use=_wrapped(USE),
    )


def _wrapped(words: str, before: str = "") -> str:
    return textwrap.fill(words, WIDE, initial_indent=before, subsequent_indent=" " * len(before))
