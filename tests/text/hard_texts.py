"""Pairs of texts that make a comparison work hard: of any size, and the same ones each time."""

import random
from collections.abc import Callable, Mapping

Pair = tuple[str, str]


def _lines(size: int) -> list[str]:
    return [f"Paragraph {at} says that CBP should post sign {7 * at}." for at in range(max(1, size // 46))]


def one_word(size: int) -> Pair:
    return "gate " * (size // 5), "gate " * (size // 5 - size // 100)


def two_words_in_turn(size: int) -> Pair:
    return "a b " * (size // 4), "b a " * (size // 4)


def few_words_shuffled(size: int) -> Pair:
    draw = random.Random(size)
    one, other = (" ".join(f"w{draw.randrange(40)}" for _ in range(size // 4)) for _ in range(2))
    return one, other


def nothing_alike(size: int) -> Pair:
    one, other = (" ".join(f"{letter}{at}" for at in range(size // 8)) for letter in "xy")
    return one, other


def paragraphs_shuffled(size: int) -> Pair:
    lines = _lines(size)
    return "\n".join(lines), "\n".join(random.Random(size).sample(lines, len(lines)))


def a_word_of_each_paragraph(size: int) -> Pair:
    lines = _lines(size)
    return "\n".join(lines), "\n".join(line.replace("post", "paint") for line in lines)


def each_paragraph_twice(size: int) -> Pair:
    lines = _lines(size // 2)
    return "\n".join(lines + lines), "\n".join(lines[::-1] + lines)


def words_backwards(size: int) -> Pair:
    words = [f"u{at}" for at in range(size // 9)]
    return " x ".join(words), " x ".join(words[::-1])


def every_line_changed_twice(size: int) -> Pair:
    rows = range(size // 16)
    return "\n".join(f"a{at} x y{at}" for at in rows), "\n".join(f"a{at} y{at} x" for at in rows)


def other_line_ends(size: int) -> Pair:
    lines = _lines(size)
    return "\r\n".join(lines), "\n".join(lines)


def spaces_only(size: int) -> Pair:
    return " " * size, " " * (size - 1) + "\n"


def signs_only(size: int) -> Pair:
    return "." * size, "," * size


def empty_lines(size: int) -> Pair:
    return "\n" * size, "\r" * size


HARD: Mapping[str, Callable[[int], Pair]] = {
    made.__name__.replace("_", " "): made
    for made in (one_word, two_words_in_turn, few_words_shuffled, nothing_alike, paragraphs_shuffled,
                 a_word_of_each_paragraph, each_paragraph_twice, words_backwards, every_line_changed_twice,
                 other_line_ends, spaces_only, signs_only, empty_lines)
}  # fmt: skip
