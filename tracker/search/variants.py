"""Words that are written in several ways, by the one under which all of them are indexed: numbers in words and figures,
irregular forms and their verb or singular, British and American spelling, months cut short. Pure."""

import re

_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FIGURES = {word: str(number) for number, word in enumerate(_NUMBERS)} | {"hundred": "100", "thousand": "1000"}
for _ten, _word in zip(range(20, 100, 10), _TENS, strict=True):
    _FIGURES[_word] = str(_ten)
    _FIGURES |= {_word + unit: str(_ten + one) for one, unit in enumerate(_NUMBERS[:10]) if one}
_IRREGULAR = """
begin began begun, bind bound, break broke broken, bring brought, build built, buy bought, catch caught, choose chose
chosen, deal dealt, draw drew drawn, drive drove driven, fall fell fallen, feed fed, fight fought, find found, fly flew
flown, forbid forbade forbidden, forget forgot forgotten, freeze froze frozen, grow grew grown, hear heard, hide hid
hidden, hold held, keep kept, lay laid, lead led, lend lent, lose lost, pay paid, prove proven, ride rode ridden, rise
rose risen, run ran, seek sought, seize seizure, sell sold, send sent, speak spoke spoken, spend spent, stand stood,
steal stole stolen, swear swore sworn, teach taught, think thought, throw threw thrown, understand understood, wear wore
worn, win won, write wrote written, withhold withheld, withdraw withdrew withdrawn, undertake undertook undertaken,
child children, man men, woman women, person people, criterion criteria, erratum errata, datum data, index indices
"""
_MAIN = {form: forms.split()[0] for forms in _IRREGULAR.split(",") for form in forms.split()[1:]}
_BRITISH = {
    "centre": "center", "centres": "centers", "licence": "license", "licences": "licenses", "defence": "defense",
    "programme": "program", "programmes": "programs", "cheque": "check", "cheques": "checks", "grey": "gray",
    "catalogue": "catalog", "catalogues": "catalogs", "judgement": "judgment", "tonne": "ton", "tyre": "tire",
}  # fmt: skip
_MONTHS = {"jan": "january", "feb": "february", "mar": "march", "apr": "april", "jun": "june", "jul": "july",
           "aug": "august", "sep": "september", "sept": "september", "oct": "october", "nov": "november",
           "dec": "december"}  # fmt: skip
_ENDS_SO = """
abdomen acumen albumen amen bitumen cyclamen dolmen foramen gravamen hymen lumen omen ramen regimen rumen semen
specimen stamen yemen
"""
_NO_MEN = frozenset(_ENDS_SO.split())  # they end in -men, and are no men
# Words that the stemmer would make one with others of this field: with import, customs, office, what is contained,
# where goods originate, what is terminated.
APART = {
    form: forms.split()[0]
    for forms in (
        "important importance importantly", "customer customers", "officer officers", "container containers",
        "department departments departmental", "original originals originally", "terminal terminals",
    )
    for form in forms.split()
}  # fmt: skip
_OUR = re.compile(r"^(lab|col|harb|fav|hon|hum|rum|vap|vig|neighb|behavi|endeav|sav)our")
_ISE = re.compile(r"(?<=[a-z]{3})(?:is(?=(?:e|es|ed|er|ers|ing|ation|ations)$)|ys(?=(?:e|es|ed|er|ers|ing)$))")


def same(word: str) -> str:
    """The way of writing under which this word, in lower case, is indexed with all others.

    >>> [same(word) for word in ("fourteen", "paid", "labour", "organisation", "trade")]
    ['14', 'pay', 'labor', 'organization', 'trade']
    """
    found = _FIGURES.get(word) or _MAIN.get(word) or _BRITISH.get(word) or _MONTHS.get(word)
    if found:
        return found
    if word.endswith("men") and len(word) > len("men") and word not in _NO_MEN:
        return word[:-2] + "an"
    word = _OUR.sub(r"\1or", word) if "our" in word else word
    return _ISE.sub(lambda match: match[0][0] + "z", word) if "s" in word[3:] else word
