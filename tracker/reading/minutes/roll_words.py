"""The words in which minutes tell who was there: what stands beside a name, over a list, before it and after it."""

import re

_ROLL = r"(?:to\s)?(?:the|their|his|her|a)\s(?:roll|names?|call)(?:\scall)?"
AWAY = (
    r"absent|excused|not\s(?:present|in\sattendance)|unable\sto\s(?:attend|join|be\spresent|participate)|"
    r"(?:did|could)\snot\s(?:attend|join|be\spresent|participate)|failed\sto\sattend|regrets|apologies"
)
HERE = (
    r"present|in\sattendance|attendance|attend(?:ed|ing|ees?)|participa(?:ted|ting|nts?)|on\sthe\sline|responded|joined|"
    rf"members\sanswer(?:ed|ing)|(?:those|who|following)\sanswer(?:ed|ing)|answer(?:ed|ing)\s{_ROLL}"
)


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_MEETING = r"(?:the|this|today[’']s)\s(?:\w{1,15}\s)?(?:meeting|session|call)"
_BY = r"by|via|through|over|on|in"
_LINE = (
    r"(?:the\s|a\s)?(?:tele)?(?:phone|conference|video|line|person|webinar|internet)"
    r"(?:\s?(?:conference|call|link|line))?"
)
_FROM_AFAR = rf"(?:remotely|virtually|online|(?:{_BY})\s{_LINE})"
_CAME = (  # what is said of persons, and nothing more: "joined the group", "attended a seminar" say something else
    rf"attended(?:\s{_MEETING})?(?:,?\s{_FROM_AFAR})?|(?:joined|participated(?:\sin)?)(?:\s{_MEETING})?,?\s{_FROM_AFAR}|"
    rf"(?:answered|responded)\s{_ROLL}"
)
_AFTER = (
    rf"(?:(?:\s(?:at|from))?\s{_MEETING})?"
    r"(?:,?\s(?:because|due|owing|having|being|for|on\saccount|with\sthe)\b.{0,200})?"
)
COLON = _form(rf"(?P<head>[^.:;]{{0,120}}?\b(?:{AWAY}|{HERE})\b[^.:;]{{0,60}}):\s*(?P<list>.*)")
_ALSO = r"(?:(?:all|also|both|each|either|then|duly|marked|noted|recorded|as)\s){0,3}"
SAID_OF = (  # persons, with what is said of them: after their names, before them
    _form(rf"(?P<list>\S.*?)\s(?:was|were)\s{_ALSO}(?P<how>{AWAY}|present|in\sattendance)\b.*"),
    _form(
        rf"(?P<list>\S.*?)\s{_ALSO}(?P<how>(?:did|could)\snot\s(?:attend|join|participate)|failed\sto\sattend){_AFTER}\.?"
    ),
    _form(rf"(?P<list>\S.*?)\s{_ALSO}(?P<how>(?:sent|gave|offered)\s(?:\w{{1,7}}\s)?(?:regrets|apologies)){_AFTER}\.?"),
    _form(rf"(?P<list>\S.*?)\s{_ALSO}(?P<how>{_CAME})\.?"),
    _form(
        rf"(?P<how>(?:(?:those|also|the|following|members?|who|were|was|voting|trade|COAC|committee|CBP|government)\s){{0,6}}"
        rf"(?:{AWAY}|present|in\sattendance|(?:attend|participat|join|answer|respond)(?:ing|ed))"
        rf"(?:\s(?:{_ROLL}|{_MEETING}|{_FROM_AFAR}|from\s(?:CBP|the\sgovernment))){{0,2}})\s(?:was|were):?\s(?P<list>\S.*)"
    ),
    _form(
        r"(?P<how>regrets|apologies)\s(?:(?:was|were|had|been|have)\s){0,2}\w{2,12}\s(?:from|by|for|of)\s(?P<list>\S.*)"
    ),
)
BUT = _form(
    r"(?:All|Every)\b[^.;]{0,60}\b(?:present|in\sattendance|attended)\b[^.;]{0,30}?,?\s"
    r"(?:except(?:\sfor)?|with\sthe\sexceptions?\sof|but|save)\s(?P<list>.+)"
)
