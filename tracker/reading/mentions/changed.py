"""The words in which papers tell what happened to a group. Each pattern ends where the other name begins."""

import re

_THE = r"(?:(?:the|a|an|its|their)\s)?"
_WORK = r"(?:work|efforts?|missions?|responsibilit(?:y|ies)|duties|tasks?|functions?|portfolios?|charge|activities)"
_LATELY = r"(?:(?:since|later|subsequently|then|formally|officially|recently|now|also)\s)?"
_WAS = r"\b(?:was|were|is|are|been|being)\s"

RENAMED_TO = re.compile(
    rf"\bchang(?:es?|ed|ing)\s(?:its|their|the)\snames?\sto\s(?:be\s)?{_THE}|"
    rf"(?:{_WAS}|\bnow\s){_LATELY}(?:re-?named|re-?titled|re-?branded|re-?designated|re-?christened)\s(?:(?:as|to)\s)?{_THE}|"
    rf"\b(?:re-?named|re-?branded)\sitself\s(?:(?:as|to)\s)?{_THE}|"
    rf"{_WAS}(?:now|today|since)\s(?:known\sas|called|named|titled)\s{_THE}|\bnow\s(?:known\sas|called)\s{_THE}|"
    rf"\b(?:t(?:akes?|ook|aken)(?:\son)?|adopt(?:s|ed)?|assumed|(?:was|been)\sgiven|received|bears|uses)\s"
    rf"(?:the|a)\s(?:new\s)?name(?:\sof)?\s{_THE}|"
    rf"\b(?:goes|operates|operating|works|working|continues|meets|known)\s(?:now\s)?(?:under|by)\sthe\s(?:new\s)?name(?:\sof)?\s{_THE}",
    re.IGNORECASE,
)
RENAMED_FROM = re.compile(
    rf"\b(?:names?\s(?:(?:was|were|has\sbeen|is)\s)?(?:changed\s|change\s)?|(?:re-?named|re-?titled|re-?branded)\s)from\s{_THE}",
    re.IGNORECASE,
)
TO = re.compile(rf"[,\s]{{1,2}}(?:to|into|as)\s(?:be\s)?{_THE}", re.IGNORECASE)
CHANGED_TO = re.compile(rf"{_WAS}{_LATELY}changed\sto\s{_THE}", re.IGNORECASE)
NAME = re.compile(r"\bnames?\b", re.IGNORECASE)
BECAME = re.compile(
    rf"\b(?:became|has\sbecome|{_WAS[2:]}now)\s{_THE}|,\snow\s{_THE}|\(now\s{_THE}",
    re.IGNORECASE,
)
FORMERLY = re.compile(
    rf"(?:[,(\[–—]\s?(?:which\s(?:was|is|had\sbeen)\s|also\s)?(?:formerly|previously|originally|once|earlier|f/k/a|née)"
    rf"(?:\s(?:known\sas|referred\sto\sas|called|named|titled|designated))?|"
    rf"{_WAS}(?:formerly|previously|originally|once|earlier)\s(?:known\sas|referred\sto\sas|called|named|titled)|"
    rf"[,(]\s?(?:known|called)\s(?:until|before|prior\sto|up\sto)\s[\w\s,]{{3,40}}\sas|"
    rf"[,(]\s?the\sformer)\s{_THE}",
    re.IGNORECASE,
)
FORMERLY_FIRST = re.compile(  # "Formerly the X, the Y met"
    rf"^(?:[A-Z][\w\s]{{2,30}}:\s)?(?:formerly|previously|originally)(?:\s(?:known\sas|called|named))?\s{_THE}",
    re.IGNORECASE,
)
KNOWN_AS = re.compile(rf"{_WAS}(?:to\sbe\s)?(?:known\sas|called|named)\s{_THE}", re.IGNORECASE)
FROM_A_DAY = re.compile(
    r"^(?:[A-Z][\w\s]{2,30}:\s)?(?:effective|as\sof|beginning|starting|since|from)\b", re.IGNORECASE
)
WORKS_ON = re.compile(
    r"\b(?:continu(?:e|es|ed|ing)|carr(?:y|ies|ied|ying)\s(?:on|forward)|t(?:ake|akes|ook|aken|aking)\s(?:over|up|on|forward)|"
    r"pick(?:s|ed|ing)?\sup|resum(?:e|es|ed|ing)|assum(?:e|es|ed|ing)|inherit(?:s|ed)?|absorb(?:s|ed)?)\s(?:with\s|on\s)?"
    rf"(?:all\s(?:of\s)?)?the\s(?:\w+\s)?{_WORK}\b(?!\s(?:plan|stream|group))",
    re.IGNORECASE,
)
SUCCEEDS = re.compile(
    rf"\b(?:succeed(?:s|ed)|replac(?:es|ed)|supersed(?:es|ed)|(?:is|was|as)\sthe\ssuccessor\s(?:to|of)|t(?:akes|ook)\sover\sfrom)\s{_THE}",
    re.IGNORECASE,
)
HANDED_ON = re.compile(
    rf"{_WAS}{_LATELY}(?:continued|succeeded|replaced|superseded|absorbed|inherited|assumed|resumed|carried\s(?:on|forward)|"
    rf"taken\s(?:over|up|on|forward)|picked\sup)\sby\s{_THE}|"
    rf"\b(?:merged|folded|absorbed|subsumed|consolidated)\sinto\s{_THE}",
    re.IGNORECASE,
)
WENT_TO = re.compile(
    r"\b(?:passed|transferred|moved|handed(?:\s(?:over|on))?|transitioned|reassigned|shifted)\sto\s|"
    r"\b(?:continues?|continued|goes\son|went\son|lives\son|carries\son)\s(?:in|through|as|with)\s",
    re.IGNORECASE,
)
WORK = re.compile(rf"\b{_WORK}\b", re.IGNORECASE)
UNDER = re.compile(r"(?:\s\([\w/&-]{2,12}\))?,?\s(?:(?:a\s)?part\sof|of|in|under|within)\sthe\s(?:[A-Z]{4}\s)?")
BRACKETS = re.compile(r"\([^()]{0,60}\)")
OTHER = re.compile(r"[A-Z]|\b(?:the|a|an|that|this|its|program|pilot)\b")  # another thing is spoken of
