"""English words to their stems, by Porter's second algorithm: "audits", "audited" and "auditing" are one word.
Written after its published definition; `Y` is a y that sounds as a consonant, while the word is worked on."""

import re

_SHORT = 2  # letters; what is no longer has no ending
_R1_AFTER = ("gener", "commun", "arsen")  # the region would begin too early in words like "general"

WHOLE = {
    "skis": "ski", "skies": "sky", "dying": "die", "lying": "lie", "tying": "tie", "idly": "idl", "gently": "gentl",
    "ugly": "ugli", "early": "earli", "only": "onli", "singly": "singl", "sky": "sky", "news": "news", "howe": "howe",
    "atlas": "atlas", "cosmos": "cosmos", "bias": "bias", "andes": "andes",
}  # fmt: skip
LEFT = {"inning", "outing", "canning", "herring", "earring", "proceed", "exceed", "succeed"}

# Ending -> what takes its place, the longest that fits first; they must lie within R1.
SECOND = {
    "ization": "ize", "ational": "ate", "fulness": "ful", "ousness": "ous", "iveness": "ive", "tional": "tion",
    "biliti": "ble", "lessli": "less", "entli": "ent", "ation": "ate", "alism": "al", "aliti": "al", "ousli": "ous",
    "iviti": "ive", "fulli": "ful", "enci": "ence", "anci": "ance", "abli": "able", "izer": "ize", "ator": "ate",
    "alli": "al", "bli": "ble", "ogi": "og", "li": "",
}  # fmt: skip
BEFORE = {"ogi": "l", "li": "cdeghkmnrt"}  # letters of which one must stand before the ending
THIRD = {
    "ational": "ate", "tional": "tion", "alize": "al", "icate": "ic", "iciti": "ic", "ative": "", "ical": "ic",
    "ness": "", "ful": "",
}  # fmt: skip
# These fall away where they lie within R2.
FOURTH = ("ement", "ance", "ence", "able", "ible", "ment", "ant", "ent", "ism", "ate", "iti", "ous", "ive", "ize",
          "ion", "al", "er", "ic")  # fmt: skip

_REGION = re.compile(r"[^aeiouy]*[aeiouy]+[^aeiouy]")
_VOWEL = re.compile(r"[aeiouy]")
_VOWEL_EARLIER = re.compile(r"[aeiouy].")
_SHORT_SYLLABLE = re.compile(r"(?:^[aeiouy][^aeiouy]|[^aeiouy][aeiouy][^aeiouywxY])$")
_DOUBLE = re.compile(r"(?:bb|dd|ff|gg|mm|nn|pp|rr|tt)$")


def stem(word: str) -> str:
    """Of a word in lower case without apostrophes."""
    if len(word) <= _SHORT:
        return word
    if word in WHOLE:
        return WHOLE[word]
    marked = re.sub(r"([aeiouy])y", r"\1Y", "Y" + word[1:] if word[0] == "y" else word)
    r1 = _after(marked)
    r2 = _region(marked, r1)
    plain = _without_plural(marked)
    if plain in LEFT:
        return plain
    shorter = _with_i(_without_tense(plain, r1))
    shorter = _third(_second(shorter, r1), r1, r2)
    return _fifth(_fourth(shorter, r2), r1, r2).replace("Y", "y")


def _after(word: str) -> int:
    """Where R1 begins: behind the first consonant that follows a vowel."""
    begun = next((start for start in _R1_AFTER if word.startswith(start)), None)
    return len(begun) if begun else _region(word, 0)


def _region(word: str, start: int) -> int:
    found = _REGION.match(word, start)
    return found.end() if found else len(word)


def _without_plural(word: str) -> str:
    if word.endswith("sses"):
        return word[:-2]
    if word.endswith(("ied", "ies")):
        return word[:-2] if len(word) > 4 else word[:-1]
    if word.endswith("s") and not word.endswith(("us", "ss")) and _VOWEL_EARLIER.search(word[:-1]):
        return word[:-1]
    return word


def _without_tense(word: str, r1: int) -> str:
    ending = next((one for one in ("eedly", "ingly", "edly", "eed", "ing", "ed") if word.endswith(one)), "")
    rest = word.removesuffix(ending)
    if ending.startswith("ee"):
        return rest + "ee" if len(rest) >= r1 else word
    return _rounded(rest, r1) if ending and _VOWEL.search(rest) else word


def _rounded(word: str, r1: int) -> str:
    """The e that a tense took away is put back, the consonant that it doubled is taken away."""
    if word.endswith(("at", "bl", "iz")):
        return word + "e"
    if _DOUBLE.search(word):
        return word[:-1]
    return word + "e" if len(word) <= r1 and _SHORT_SYLLABLE.search(word) else word


def _with_i(word: str) -> str:
    return word[:-1] + "i" if len(word) > 2 and word[-1] in "yY" and word[-2] not in "aeiouy" else word


def _second(word: str, r1: int) -> str:
    ending = next((one for one in SECOND if word.endswith(one)), "")
    rest = word.removesuffix(ending)
    fits = ending not in BEFORE or rest.endswith(tuple(BEFORE[ending]))
    return rest + SECOND[ending] if ending and len(rest) >= r1 and fits else word


def _third(word: str, r1: int, r2: int) -> str:
    ending = next((one for one in THIRD if word.endswith(one)), "")
    rest = word.removesuffix(ending)
    start = r2 if ending == "ative" else r1
    return rest + THIRD[ending] if ending and len(rest) >= start else word


def _fourth(word: str, r2: int) -> str:
    ending = next((one for one in FOURTH if word.endswith(one)), "")
    rest = word.removesuffix(ending)
    fits = ending != "ion" or rest.endswith(("s", "t"))
    return rest if ending and len(rest) >= r2 and fits else word


def _fifth(word: str, r1: int, r2: int) -> str:
    rest = word[:-1]
    if word.endswith("e") and (len(rest) >= r2 or (len(rest) >= r1 and not _SHORT_SYLLABLE.search(rest))):
        return rest
    return rest if word.endswith("ll") and len(rest) >= r2 else word
