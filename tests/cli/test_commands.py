"""The command line: a paper's whole way, and what is said when something is wrong (exit code 2, no traceback)."""

import json
from pathlib import Path

import pytest

from tests.cli.terminal import DFO, SET, Terminal
from tests.papers import RECOMMENDATIONS


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path).founded()


def test_a_paper_goes_all_the_way(terminal: Terminal) -> None:
    keys = terminal.published()
    assert keys[:2] == [f"{SET}/recommendations", SET] and "2023-12/pswg/issue-paper" in keys
    shown = terminal.asked("show", f"{SET}/3")
    assert shown["facts"]["status"] == {"text": None, "action": None, "feedback": None, "implementation": None}
    assert terminal.asked("search", "mislead AND drivers")["total"] == 2
    unsaid = terminal.asked("search", 'mislead AND drivers subject:"not recorded here" kind:recommendation')
    assert (unsaid["total"], unsaid["facets"]["subject"]) == (1, {"not recorded here": 1})
    filled = terminal.asked("search", "mislead drivers")
    short = terminal.asked("search", "--all-words", "mislead drivers")
    assert [hit["key"] for hit in short["hits"]] == [hit["key"] for hit in filled["hits"] if hit["match"] == "all"]
    assert 2 == short["total"] < filled["total"]
    assert "--all-words" in terminal.run("search", "mislead drivers").stdout
    assert terminal.run("check").exit_code == 0
    assert "The index stands at entry" in terminal.run("index", "status").stdout


def test_the_same_again_is_nothing_new(terminal: Terminal) -> None:
    one = terminal.file("one.txt", RECOMMENDATIONS)
    assert [len(terminal.asked("import", one, *DFO)["new"]) for _ in range(2)] == [1, 0]


def test_right_files_are_kept_beside_wrong_ones(terminal: Terminal) -> None:
    right, wrong = terminal.file("right.txt", RECOMMENDATIONS), terminal.file("wrong.pdf", "%PDF-1.4 cut")
    done = terminal.run("import", right, wrong, str(terminal.folder / "none.txt"), *DFO, "--json")
    told = json.loads(done.stdout)
    assert (done.exit_code, len(told["new"]), [Path(one["file"]).name for one in told["wrong"]]) == (
        2,
        1,
        ["wrong.pdf", "none.txt"],
    )


def test_the_record_is_corrected_resolved_and_retracted(terminal: Terminal) -> None:
    terminal.published()
    words = terminal.file("words.txt", "COAC recommends that CBP post one sign.")
    assert terminal.run("correct", f"{SET}/1", "--text", words, "--reason", "A misread word.", *DFO).exit_code == 0
    assert (
        terminal.run(
            "correct", f"{SET}/1", "--set", "number=021701", "--reason", "Its number was found.", *DFO
        ).exit_code
        == 0
    )
    nothing = terminal.run("correct", f"{SET}/1", "--text", words, "--reason", "A misread word.", *DFO)
    assert (nothing.exit_code, "This is what stands in the record already." in nothing.stderr) == (2, True)
    late = terminal.run("correct", f"{SET}/1", "--title", "A", "--entry", "1", "--reason", "A misread word.", *DFO)
    assert (late.exit_code, "has changed since you opened it" in late.stderr) == (2, True)
    shown = terminal.asked("show", f"{SET}/1")
    assert (shown["text"], shown["edition"], shown["facts"]["number"]) == (
        "COAC recommends that CBP post one sign.",
        3,
        "021701",
    )
    assert (
        terminal.run("correct", "021701", "--title", "Signs", "--reason", "A better one.", *DFO).stdout.split()[1]
        == f"{SET}/1"
    )
    said = ["--printed", "one sign", "--corrected", "a sign", "--source", "The draft."]
    assert f"{SET}/1/erratum/1" in terminal.run("erratum", "021701", *said, *DFO).stdout
    stays = terminal.run("retract", "021701", "--reason", "Printed by mistake.", *DFO)
    assert (stays.exit_code, "stand in its paper" in stays.stderr) == (2, True)
    unknown = terminal.run("retract", "999999", "--reason", "Printed by mistake.", *DFO)
    assert (unknown.exit_code, "No recommendation 999999 stands here." in unknown.stderr) == (2, True)
    assert terminal.run("resolve", f"{SET}/2", "2020-07", SET, *DFO).exit_code == 0
    assert terminal.run("retract", f"{SET}/3", "--reason", "Printed by mistake.", *DFO).exit_code == 2
    taken = terminal.run("retract", f"{SET}/3", "--reason", "Printed by mistake.", "--paper-stays", *DFO)
    assert taken.stdout == f"Retracted: {SET}/3.\n"
    done = terminal.run("show", f"{SET}/3")
    assert (done.exit_code, "was retracted" in done.stderr) == (2, True)
    assert terminal.run("check").exit_code == 0


def test_the_index_is_made_anew(terminal: Terminal) -> None:
    terminal.published()
    for path in (terminal.folder / "home" / "index").rglob("*"):
        if path.is_file():
            path.write_bytes(b"no index")
    assert "damaged" in terminal.run("index", "status").stdout
    assert "compared with the record: equal" in terminal.run("index", "rebuild").stdout
    assert terminal.asked("search", "mislead AND drivers")["total"] == 2
    assert terminal.run("index", "catch-up").stdout.startswith("0 things indexed")


WRONG = [
    (["review", "intake-9", "--accept", *DFO], "There is no paper intake-9 here."),
    (["review", "intake-9", *DFO], "There is no paper intake-9 here."),
    (["review", "intake-1", "--accept", "--set", "date", *DFO], '"date" sets nothing.'),
    (["publish", "intake-9", *DFO], "There is no paper intake-9 here."),
    (["publish", "intake-9", "--as", "nobody@example.gov"], "Nobody here has the address nobody@example.gov."),
    (["correct", "coac", "--reason", "no reason", *DFO], "Nothing to correct was given."),
    (
        ["correct", "nothing", "--title", "x", "--reason", "no reason", *DFO],
        "There is no nothing in the public record.",
    ),
    (
        ["retract", "coac", "--reason", "x", *DFO],
        '"x" alone tells readers no reason. They will see it. Say in a sentence',
    ),
    (["retract", "coac", "--reason", " ", *DFO], "A reason is needed."),
    (["resolve", "coac", "x", "coac", *DFO], 'coac prints no reference "x".'),
    (
        ["correct", "coac", "--set", "slug", "--reason", "no reason", *DFO],
        '"slug" sets nothing. Write --set FACT=VALUE.',
    ),
    (["correct", "coac", "--set", "slug=x", "--reason", "no reason", *DFO], 'has no fact "slug" to correct.'),
    (["show", "1999-01/none/1"], "There is no 1999-01/none/1 in the public record"),
    (["show", "coac", "--as-of", "yesterday"], '"yesterday" is no date'),
    (["show", "coac", "--as-of", "2999-01-01"], '"2999-01-01" is no day up to today.'),
    (["search", "NOT"], "tracker: "),
    (["demo"], "There is no demonstration record at"),
]


@pytest.mark.parametrize(("words", "said"), WRONG)
def test_what_is_wrong_is_said_in_words_and_ends_with_two(terminal: Terminal, words: list[str], said: str) -> None:
    done = terminal.run(*words)
    assert done.exit_code == 2
    assert said in done.stderr
    assert "Traceback" not in done.output


def test_before_init_every_command_says_so(tmp_path: Path) -> None:
    done = Terminal(tmp_path).run("search", "sign")
    assert (done.exit_code, done.stderr.strip().endswith("Run: tracker init")) == (2, True)


SETTINGS = [
    ({"TRACKER_ZONE": "Mars/Olympus"}, "is no time zone"),
    ({"DATABASE_URL": "postgresql://127.0.0.1:1/none"}, "The database cannot be used"),
    ({"DATABASE_URL": "sqlite:////proc/none"}, "/proc/none: No such file or directory."),
    ({"DATABASE_URL": "sqlite:////tmp"}, "The database file cannot be opened."),
    ({"DATABASE_URL": "mysql://x/y"}, "names no database that the tracker knows"),
    ({"TRACKER_STYLESHEET": "/nowhere.css"}, "which is no file"),
    ({"TRACKER_PROXIES": "many"}, "is no small number"),
]


@pytest.mark.parametrize(("given", "said"), SETTINGS)
def test_a_wrong_setting_is_said_in_words(tmp_path: Path, given: dict[str, str], said: str) -> None:
    terminal = Terminal(tmp_path)
    terminal.environment |= given
    done = terminal.run("init")
    assert (done.exit_code, said in done.stderr) == (2, True)


def test_a_kept_head_is_looked_for_in_both_chains(terminal: Terminal) -> None:
    heads = json.loads(terminal.run("check", "--json").stdout)["heads"]
    terminal.published()
    kept = [heads["record"]["sha256"], heads["journal"]["sha256"], "0" * 64]
    assert [terminal.run("check", "--head", head).exit_code for head in kept] == [0, 0, 1]


def test_a_paper_is_claimed_taken_whole_and_let_go(terminal: Terminal) -> None:
    id = terminal.asked("import", terminal.file("one.txt", RECOMMENDATIONS), *DFO)["new"][0]["id"]
    assert terminal.run("claim", id, *DFO).exit_code == 0
    (queued,) = terminal.asked("queue", *DFO)["items"]
    told = {name: queued[name] for name in ("id", "state", "claimed_by", "dated", "items", "warnings", "whole")}
    assert told == {"id": id, "state": "awaiting review", "claimed_by": "dfo@example.gov", "dated": "2020-12-01",
                    "items": 3, "warnings": 1, "whole": False}  # fmt: skip
    assert "1 warning, claimed by dfo@example.gov" in terminal.run("queue", *DFO).stdout
    assert terminal.run("release", id, *DFO).exit_code == 0
    assert terminal.run("release", id, *DFO).exit_code == 2  # nobody has it
    assert terminal.run("review", id, "--whole", "--accept", *DFO).exit_code == 2
    assert terminal.run("review", id, "--whole", *DFO).exit_code == 0
    assert [one["key"] for one in terminal.asked("publish", id, *DFO)] == [f"{SET}/recommendations"]
    assert terminal.asked("search", "mislead AND drivers")["total"] == 1
    assert terminal.asked("queue", *DFO) == {"items": [], "total": 0}
    assert terminal.asked("queue", "--state", "published", *DFO)["items"][0]["whole"] is True


def test_of_each_file_that_is_held_already_it_is_said_whether_it_was_kept(terminal: Terminal) -> None:
    one = terminal.file("one.txt", RECOMMENDATIONS)
    terminal.run("import", one, *DFO)
    other = terminal.file("other.txt", RECOMMENDATIONS + "\n")
    told = terminal.run("import", one, other, *DFO).stdout
    assert "one.txt: held already, as intake-1: Recommendations," in told
    assert "December 2020; the same file is kept already, and not doubled." in told
    assert "December 2020; kept as a further form of it." in told


def test_a_second_look_is_asked_for_where_the_settings_say_so(terminal: Terminal) -> None:
    id = terminal.asked("import", terminal.file("one.txt", RECOMMENDATIONS), *DFO)["new"][0]["id"]
    assert terminal.run("review", id, "--accept", *DFO).exit_code == 0
    terminal.environment["TRACKER_SECOND_LOOK"] = "1"
    done = terminal.run("publish", id, *DFO)
    assert done.exit_code == 2 and f"{id} awaits a second look" in done.output


def test_a_paper_called_of_another_kind_is_read_anew_before_anybody_confirms_it(terminal: Terminal) -> None:
    said = "Notes\nDecember 16, 2020\n\nMs. Ames moved to adopt the first recommendation. The motion carried.\n"
    id = terminal.asked("import", terminal.file("notes.txt", said), *DFO)["new"][0]["id"]
    called = terminal.run("review", id, "--accept", "--set", "kind=minutes", *DFO)
    assert called.exit_code == 0
    assert called.stdout.startswith("Read anew as what it is called now, and not confirmed: look at it first.\n")
    assert "(awaiting review)\n" in called.stdout
    assert "a motion of" in called.stdout
    wrong = terminal.run("review", id, "--accept", "--set", "date=soon", *DFO)
    assert (wrong.exit_code, "Here: --set date=..." in wrong.stderr) == (2, True)
    assert terminal.run("review", id, "--accept", "--set", "kind=minutes", *DFO).exit_code == 0  # it is that already
    assert terminal.asked("queue", "--state", "reviewed", *DFO)["total"] == 1
