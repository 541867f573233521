"""Verdicts and states that a paper's own words say plainly. What is hoped for, asked or true in part of something else
is left for a person to choose; silence says nothing, so "awaiting" is never read from words."""

import re

_HEDGED = re.compile(
    r"\b(?:if|when|once|whether|unless|until|should|would|could|might|(?-i:may)|expect\w*|anticipat\w*|hop(?:e|es|ing)|aim\w*|"
    r"intend\w*|plan(?:s|ned|ning)?|propos\w*|phase|pilot|stage|previous(?:ly)?|another|other)\b",
    re.I,
)
_CBP = r"(?:CBP|C\.B\.P\.|the agency|U\.S\. Customs and Border Protection)(?: \w{2,12}ly| has| have| also){0,2}"
_IT = r"(?:this|the|that|it|recommendation(?: (?:no\. ?)?\d{1,6})?)(?: recommendation)?"
_IS = r"(?:is|was|has been|have been|is now|has now been)"


def _said(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.I)


# axis -> word -> how it is said. Of two that fit one sentence, the first counts: a denial before what it denies.
SAYINGS: dict[str, dict[str, re.Pattern[str]]] = {
    "feedback": {
        "not agreed": _said(
            rf"{_CBP} (?:does|do|did) not (?:concur|agree|accept)\b", rf"{_CBP} (?:non-?concurs|disagrees|rejects)\b",
            rf"{_IT} {_IS} (?:not accepted|rejected|not agreed(?: to)?)\b",
            r"^(?:CBP response: ?)?(?:non-?concur(?:s|red)?|not agreed|disagree[sd]?|do(?:es)? not concur)[.;:]?$",
        ),
        "agreed in part": _said(
            rf"{_CBP} (?:partial?ly (?:concurs?|concurred|agrees?|agreed|accepts?|accepted)|"
            r"(?:concurs?|concurred|agrees?|agreed|accepts?|accepted) (?:\S{1,30} ){0,4}?in part)\b",
            rf"{_IT} {_IS} (?:partial?ly accepted|accepted in part|agreed (?:to )?in part)\b",
            r"^(?:CBP response: ?)?(?:partial?ly concur(?:s|red)?|concur(?:s|red)? in part|partial concurrence|"
            r"partial?ly agreed?|agree[sd]? in part)[.;:]?$",
        ),
        "under review": _said(
            rf"{_IT} (?:is|remains) (?:currently |still )?under (?:review|consideration)\b",
            rf"{_CBP} (?:is|are) (?:currently |still )?(?:reviewing|considering|evaluating) {_IT}\b",
            r"^(?:CBP response: ?)?under (?:review|consideration)[.;:]?$",
        ),
        "agreed": _said(
            rf"{_CBP} (?:concurs|concurred|agrees|agreed|accepts|accepted)\b(?! to (?!it\b|the recommendation|this))",
            rf"{_IT} {_IS} (?:accepted|agreed to)\b",
            r"^(?:CBP response: ?)?(?:concur(?:s|red)?|agree[sd]?|accepted)[.;:]?$",
        ),
    },
    "implementation": {
        "will not be implemented": _said(
            rf"{_IT} will not be implemented\b", rf"{_CBP} will not implement {_IT}\b",
            r"^(?:status: ?)?will not be implemented[.;:]?$",
        ),
        "not started": _said(
            rf"(?:work|implementation)(?: (?:on|of) {_IT})? has not (?:yet )?(?:started|begun)\b",
            r"^(?:status: ?)?not (?:yet )?(?:started|begun)[.;:]?$",
        ),
        "partially implemented": _said(
            rf"{_IT} {_IS} (?:partial?ly implemented|implemented in part)\b",
            r"^(?:status: ?)?(?:partial?ly implemented|implemented in part)[.;:]?$",
        ),
        "fully implemented": _said(
            rf"{_IT} {_IS} (?:(?:now )?fully (?:implemented|completed)|implemented in full)\b",
            rf"{_CBP} fully implemented {_IT}\b",
            r"^(?:status: ?)?(?:(?:fully )?completed?|fully implemented|implemented in full)[.;:]?$",
        ),
        "will be implemented": _said(
            rf"{_IT} will be (?:fully )?implemented\b", rf"{_CBP} will implement {_IT}\b",
            r"^(?:status: ?)?will be implemented[.;:]?$",
        ),
        "closed: superseded": _said(
            rf"{_IT} (?:{_IS} )?superseded by\b", r"^(?:status: ?)?(?:closed:? )?superseded[.;:]?$"
        ),
        "closed: overtaken by events": _said(
            rf"{_IT} (?:{_IS} )?overtaken by events\b", r"^(?:status: ?)?(?:closed:? )?overtaken by events[.;:]?$"
        ),
    },
}  # fmt: skip
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n{2,}|(?:^|\n)[•–-] ")


def said_plainly(words: str) -> dict[str, str]:
    """axis -> the word that these words say of a recommendation; nothing where two sentences say two.

    >>> said_plainly("CBP concurs in part. The recommendation was partially implemented.")
    {'feedback': 'agreed in part', 'implementation': 'partially implemented'}
    """
    found: dict[str, set[str]] = {}
    for sentence in _SENTENCE.split(words):
        plain = " ".join(sentence.split())
        for axis, sayings in SAYINGS.items() if not _HEDGED.search(plain) else ():
            word = next((word for word, said in sayings.items() if said.search(plain)), None)
            found.setdefault(axis, set()).update([word] if word else [])
    return {axis: next(iter(told)) for axis, told in found.items() if len(told) == 1}
