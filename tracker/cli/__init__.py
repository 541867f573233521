"""The command line: one file a group of commands, put together here."""

import logging

import click

from tracker.cli.amend import correct, erratum, resolve, retract
from tracker.cli.answer_package import answer
from tracker.cli.attest import attest
from tracker.cli.bodies import group, office
from tracker.cli.charges import charge, cover
from tracker.cli.check import check
from tracker.cli.completeness import account, completeness
from tracker.cli.criteria import criteria
from tracker.cli.demo import demo
from tracker.cli.desk import desk
from tracker.cli.export import export
from tracker.cli.found import init
from tracker.cli.index import index
from tracker.cli.intake import import_papers, publish, review
from tracker.cli.lists import import_list
from tracker.cli.matching import match
from tracker.cli.meeting_beside import meeting
from tracker.cli.minutes import duties
from tracker.cli.people import people
from tracker.cli.plain import Commands, InWords
from tracker.cli.proposal import proposal
from tracker.cli.queue import claim, queue, release
from tracker.cli.read import read
from tracker.cli.relate import relate
from tracker.cli.report import report
from tracker.cli.scans import type_page, waive_page
from tracker.cli.search import search, show
from tracker.cli.serve import serve, work
from tracker.cli.setting import setting
from tracker.cli.synonyms import synonyms
from tracker.cli.term import term

IN_WORDS = InWords()


@click.group(cls=Commands)
@click.version_option(package_name="coac-tracker")
def main() -> None:
    """The record of the Commercial Customs Operations Advisory Committee: what was recommended, answered and done.

    The site of this folder lies in ./instance, or where TRACKER_HOME says; begin with: tracker init
    """
    if logging.lastResort:
        logging.lastResort.addFilter(IN_WORDS)  # nothing is added a second time


COMMANDS = (
    init,
    demo,
    serve,
    work,
    read,
    import_papers,
    review,
    publish,
    correct,
    retract,
    resolve,
    erratum,
    account,
    people,
    term,
    search,
    show,
    export,
    completeness,
    meeting,
    group,
    office,
    setting,
    desk,
    answer,
    proposal,
    criteria,
    duties,
    report,
    check,
    index,
    attest,
    relate,
    cover,
    charge,
    match,
    queue,
    claim,
    release,
    type_page,
    waive_page,
    import_list,
    synonyms,
)
for command in COMMANDS:
    main.add_command(command)
