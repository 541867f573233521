"""`python -m tracker`, where the command is not on the path."""

from tracker.cli import main

main(prog_name="tracker")
