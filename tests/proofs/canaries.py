"""Words that stand nowhere else, one for each place of a draft where a word can stand, and papers made of them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from random import Random

MONTHS = ("March 2021", "June 2021", "October 2022")  # those of the published papers too: keys are made of months
_STARTS, _VOWELS, _ENDS = "bdfgklmnprtvz", "aeiou", ("x", "zz", "lk", "rv", "mp", "nk")
LAYOUT = """Commercial Customs Operations
Advisory Committee (COAC)
{subcommittee} Subcommittee
{group} Working Group
Recommendations

{month}

COAC {group} Working Group ({acronym})

1. COAC recommends that CBP {verb} every {thing} at each gate that names the lane.
2. COAC recommends that CBP {verb} the {place} once a year and publish how many {thing}s were found.
"""
ISSUE = """Commercial Customs Operations Advisory Committee
Government Issue Paper
{subcommittee} Subcommittee
{group} Working Group

{month}

Pub# {number}

Office of {office}
{subcommittee} Subcommittee
{group} Working Group
{month}

Action Required: {action}

Background: Under the {subcommittee} Subcommittee, a {group} Working Group was formed in the 15th Term of the COAC.
The {thing} was {verb}ed at the {place}.

Current Status:

This session will focus on the following:

- {verb} the {thing}s.
- Ask the {place}.

Submitted by: {signer}

Date: {month}
"""


@dataclass
class Canaries:
    """Gives each word once, and keeps what it gave."""

    rng: Random
    given: list[str] = field(default_factory=list)

    def word(self) -> str:
        """Long enough for did-you-mean to forgive two slips, and far from every other."""
        syllables = "".join(self.rng.choice(_STARTS) + self.rng.choice(_VOWELS) for _ in range(4))
        self.given.append(syllables + self.rng.choice(_ENDS))
        return self.given[-1]

    def name(self) -> str:
        return self.word().capitalize()


def slipped(word: str) -> str:
    """The word with a slip of the hand, for which did-you-mean would offer it if it knew it."""
    return word[:2] + word[3] + word[2] + word[4:]


def recommendations(word: Callable[[], str], month: str, group: str, acronym: str) -> str:
    return LAYOUT.format(
        subcommittee=word().capitalize(),
        group=group,
        acronym=acronym,
        month=month,
        verb=word(),
        thing=word(),
        place=word(),
    )


def issue_paper(word: Callable[[], str], month: str, group: str, number: str) -> str:
    return ISSUE.format(
        subcommittee=word().capitalize(), group=group, month=month, number=number, office=word().capitalize(),
        action=word().capitalize(), verb=word(), thing=word(), place=word(), signer=word().capitalize(),
    )  # fmt: skip
