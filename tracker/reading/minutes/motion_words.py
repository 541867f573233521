"""The words in which minutes tell of motions: who moved and seconded, how it was voted, what came of it. Paragraphs
have single spaces, so a pattern writes them plainly."""

import re

from tracker.reading.mentions.people import PEOPLE, PERSON


def _said(*ways: str) -> re.Pattern[str]:
    return re.compile("|".join(ways), re.IGNORECASE)


def _named(*ways: str) -> tuple[re.Pattern[str], ...]:
    """Patterns that hold a name, in which capitals tell."""
    return tuple(re.compile(way) for way in ways)


# Who moved, who seconded ----------------------------------------------------------------------------------------------

_LATELY = r"(?:(?:then|also|again|subsequently|further|so|duly) ){0,2}"
_WHO = r"(?:, (?:who|whose|having|speaking|as|on behalf of|for the) [^,.;]{1,120})?"  # "Ms. Ames, who had arrived,"
_MADE = (
    r"(?:MOVED|[Mm]oved|[Mm]oves|[Mm]otioned|"
    r"(?:made|offered|put forward|introduced|proposed) (?:a|the|an? \w{1,20}) motion)"
)
_MOTION = r"(?:[Mm]otion|MOTION)"
_BY = r"(?:[Bb]y|BY|from)"
MOVER = _named(
    rf"(?P<who>{PERSON}){_WHO},? {_LATELY}{_MADE}\b",
    rf"\b{_MOTION}\b[^.;]{{0,200}}? (?:made|offered|put forward|introduced|moved) {_BY}:? (?P<who>{PERSON})",
    rf"\b(?:[Mm]oved|MOVED|{_MOTION}) ?{_BY} ?:? (?P<who>{PERSON})",
    rf"\b(?:[Mm]over|MOVER|[Mm]oved|{_MOTION}(?= ?: (?:Mr|Ms|Mrs|Dr)\b)) ?: (?P<who>{PERSON})",
    rf"\b(?:[Oo]n|[Uu]pon) (?:a |the )?motion (?:of|from) (?P<who>{PERSON})",
)
_SECOND = r"(?:[Ss]econd(?:ed)?|SECOND(?:ED)?)"
SECONDER = _named(
    rf"(?P<who>{PERSON}){_WHO},? {_LATELY}(?:SECONDED|seconded|seconds)\b(?! [Bb][Yy]\b)",
    rf"(?P<who>{PERSON}),? {_LATELY}(?:provided|offered|made|gave) (?:a|the) second\b",
    rf"\b{_SECOND} (?:(?:was|is) )?(?:(?:made|offered|provided) )?{_BY} ?:? (?P<who>{PERSON})",
    rf"\b(?:{_SECOND}|[Ss]econder) ?(?:[Bb]y)? ?: (?P<who>{PERSON})",
)
SPEAKER = re.compile(rf"(?P<who>{PERSON}|[A-Z][A-Z. ’'-]{{2,40}}): (?P<said>.*)")
SPOKEN_MOVE = _said(
    r"\bso moved?\b", r"\bI(?:['’]ll| will| would like to)? (?:so )?move\b", r"\bI(?:['’]ll| will)? make a motion"
)
SPOKEN_SECOND = _said(r"^(?:I(?:['’]ll| will)? )?second(?:ed)?(?: it| that| the motion)?[.!]?$")

_VERB = (
    r"(?:adopt|approve|accept|pass|table|remand|refer|return|send|withdraw|amend|adjourn|recess|postpone|defer|close|"
    r"open|reconsider|ratify|endorse|advance|submit|forward|vote|recommend|have|include|strike|add|delete|call|end|extend|"
    r"commend|thank|congratulate|honou?r|recogni[sz]e|express|direct|instruct|request|ask|urge|authori[sz]e|establish|"
    r"create|form|appoint|elect|dissolve|disband|waive|suspend|limit|divide|lay|insert|substitute|replace|reword|rescind|"
    r"reaffirm|support|oppose|confirm|certify|publish|release)"
)
_THINGS = r"(?:motions?|recommendations?|white papers?|reports?|items?|questions?|resolutions?|minutes|matters?)"
OPENS = _said(
    rf"\bmove[ds] (?:that|to (?:not )?{_VERB})\b",
    r"\bmove[ds] (?:for )?(?:the |its |their )?(?:adoption|approval|acceptance|passage)\b",
    rf"\bmove[ds] (?:the|these|this|those|all) (?:\S{{1,30}} ){{0,5}}?{_THINGS}\b",
    r"\bso moved\b",
    r"\bmoved(?:,| and) (?:\S{1,30} ){0,4}?seconded\b",
    r"\bmoved by\b",
    r"\bmotioned\b",
    r"\b(?:made|offered|put forward|introduced) (?:a|the|an? \w{1,20}) motion\b",
    r"\bmotion\b[^.;]{0,200}? (?:was|is) (?:made|offered|put forward|introduced|moved)\b",
    r"\b(?:on|upon) (?:a |the )?motion (?:of|by|from|made|to)\b",
    r"\bmotion (?:made )?by\b",
    r"^(?:motion|mover|moved) ?:",
)
ASKED = _said(r"\b(?:asked|called|calls?|asks?|looking|entertain\w{0,4}|is there|request\w{0,3})\b[^.;]{0,40} motion\b")
SECONDED = _said(
    r"\bsecond(?:ed|s)\b",
    r"\bsecond(?:er)? (?:was|by|from)\b",
    r"\b(?:a|the|no) second[.,;]",
    r"\bsecond(?:er)?(?: by)? ?:",
)
RELATED = _said(
    r"\bmotions?\b", r"\bvot(?:e|es|ed|ing)\b", r"\bayes?\b", r"\bnays?\b", r"\bopposed\b", r"\bopposition\b",
    r"\byeas?\b", r"\bin favou?r\b", r"\babst(?:ain|ention)", r"\brecus", r"\bwithdr[ae]w", r"\bcarri(?:ed|es)\b",
    r"\bunanim", r"\bquorum\b",
    r"\bobjections?\b", r"\bamend", r"\bpassed\b", r"\bagreed to\b", r"\b(?:adopted|approved)\b",
    r"^(?:result|outcome|action|decision|disposition) ?:",
)  # fmt: skip

# What came of it ------------------------------------------------------------------------------------------------------

_DONE = r"(?:adopted|approved|passed|carried|accepted|endorsed|ratified)"
_AGREED = r"agreed to(?=[.,;:)]| \(|$| (?:and|as|by|on|with|without|after|unanimously)\b)"  # "agreed to meet" is none
_SETTLED = rf"(?:{_DONE}|{_AGREED})"
_MANNER = r"(?:(?:\w{2,12}ly|then|also|all|both|thereby|so|duly|later) ){0,3}"
_WERE = rf"\b(?:was|were|has been|have been) {_MANNER}"
_BODY = rf"\b(?:COAC|committee|members(?:hip)?(?: present)?) {_MANNER}"
_AS_AMENDED = r"(?:,? as (?:so |thus |twice |further )?(?:amended|modified|revised),?)?"
_LABEL = r"^(?:motion|result|outcome|vote|action|decision|disposition) ?: ?(?:motion |unanimously |was ){0,3}"
PASSED = _said(
    rf"\bmotion{_AS_AMENDED} (?:is )?{_MANNER}(?:passed|passes|carried|carries|prevailed|{_DONE})\b",
    rf"{_WERE}{_SETTLED}\b",
    rf"{_BODY}(?:voted {_MANNER})?(?:{_DONE}|(?:to|in favou?r of) (?:adopt|approv|pass|accept|endors)\w{{0,4}})\b",
    r"\b(?:passed|carried|approved|adopted|passes|carries) unanimously\b",
    r"\b(?:passed|carried|approved|adopted) by (?:a )?(?:unanimous|voice|roll|vote|acclamation|consensus)",
    r"\bunanimously (?:passed|carried|approved|adopted)\b",
    rf"\bseconded\b[^.;,]{{0,80}},? and {_MANNER}{_SETTLED}\b",
    r"\ball (?:\S{1,30} ){0,3}?in favou?r\b(?!\?)",
    rf"{_LABEL}(?:approved|adopted|passed|carried|unanimous)",
    r"^(?:carried|passed|approved|adopted)(?: unanimously| without (?:objection|dissent|opposition))?\.?$",
)
WITH_VOTE = _said(
    r"\bunanimous (?:vote|voice vote|roll call vote|consent)\b", r"\bby acclamation\b", r"\bvoted? (?:was )?unanimous"
)
NOT_PASSED = _said(
    r"\b(?:motion|vote|recommendations?|it|they) (?:\S{1,30} ){0,4}?(?:failed|fails|lost|did not (?:pass|carry))\b",
    rf"{_WERE}(?:not {_MANNER}{_SETTLED}|defeated|rejected|voted down)\b",
    r"\b(?:voted (?:not to|against|down)|declined to|did not) (?:\S{1,30} ){0,2}?(?:adopt|approv|pass|accept)",
    rf"{_BODY}(?:rejected|defeated)\b",
    rf"{_LABEL}(?:failed|defeated|rejected|not \w)",
)
UNSECONDED = _said(r"\b(?:lack|want|absence) of a second\b", r"\bno second\b", r"\bnot seconded\b")
AMENDMENT_WITHDRAWN = _said(
    rf"\b(?:amendment|motion to amend) (?:was|has been) {_MANNER}withdrawn\b",
    r"\bwithdrew (?:the|his|her|their) amendment\b",
)
MOTION_WITHDRAWN = _said(
    rf"\bmotion (?:was|has been) {_MANNER}withdrawn\b", r"\bwithdrew (?:the|his|her|their) motion\b"
)
AMENDMENT_PASSED = _said(rf"\bamendment {_MANNER}(?:passed|passes|carried|carries|prevailed|{_DONE})\b")
AMENDMENT_FAILED = _said(r"\bamendment (?:\S{1,30} ){0,2}?(?:failed|fails|lost|did not (?:pass|carry))\b")
AMENDMENT = _said(r"\bamend(?:ments?|ing)?\b")
OF_MAIN = _said(
    r"\b(?:motion|question|recommendations?|items?|it|they|them|text),? as (?:so |thus |twice |further )?amended\b",
    r"\b(?:main|original|underlying|principal|amended) (?:motion|question|recommendations?)\b",
)
AMENDED = _said(
    r"\bas (?:so |thus |twice |further )?(?:amended|modified|revised)\b",
    r"\bamended (?:motion|recommendations?|text|version)\b",
    r"\bwith (?:the|an?|one|two|three|those|these|that) (?:\S{1,30} ){0,3}?(?:amendments?|changes?|edits?)\b",
)

# What happens to a recommendation, with a motion or without -----------------------------------------------------------

_THING = (
    r"\b(?:recommendations?|items?|drafts?|proposals?|white papers?|matters?|votes?|action|consideration|it|they|one|"
    r"these|those|both|\d{6})\b"
)
_NOT_BEFORE = "would could might should may will must to that which who not"
_SURE = "".join(rf"(?<!{word} )" for word in _NOT_BEFORE.split())
_WAS = rf"{_SURE}\b(?:was|were|has been|have been) {_MANNER}"
_GROUP = r"(?:group|subcommittee|task force)\b"
_TO_GROUP = rf"(?:\S{{1,30}} ){{0,2}}?to (?:\S{{1,30}} ){{0,8}}?{_GROUP}"
REMANDED = _said(
    rf"{_WAS}remanded\b",
    rf"{_BODY}(?:voted to remand|remanded)\b",
    rf"{_THING} (?:[^.;]{{0,80}} )?{_WAS}(?:returned|sent|referred) {_TO_GROUP}",
    rf"{_BODY}(?:returned|sent|referred) (?:\S{{1,30}} ){{0,8}}?{_THING} (?:[^.;]{{0,60}} )?{_TO_GROUP}",
)
TABLED = _said(
    rf"{_WAS}tabled\b",
    rf"{_BODY}(?:voted to table|tabled)\b",
    rf"{_THING} (?:[^.;]{{0,80}} )?{_WAS}(?:postponed|deferred|held over|carried over)\b",
    rf"{_BODY}(?:postponed|deferred) (?:\S{{1,30}} ){{0,8}}?{_THING}",
)
WITHDRAWN = _said(
    rf"{_THING} (?:[^.;]{{0,80}} )?{_WAS}withdrawn\b",
    r"\bwithdrew (?:\S{1,30} ){0,6}?(?:recommendations?|items?|drafts?|proposals?)\b",
)
NO_QUORUM = _said(
    r"\b(?:no|without(?: a)?|lack(?:ed|ing|s)?(?: of)?(?: a)?|absence of a|short of(?: a)?) quorum\b",
    r"\b(?:did not (?:have|reach|meet|constitute|achieve|make)|not enough members for) a quorum\b",
    r"\bquorum (?:was|is|had|could) ?(?:not|never)(?: be(?:en)?)? "
    r"(?:present|met|reached|established|achieved|obtained|made)\b",
    r"\bquorum was lost\b",
)
OF_ITEMS = _said(r"\brecommendations?\b", r"\bpresented\b", r"\bvot(?:e|ed|ing)\b", r"\bwhite papers?\b")
ITEM_PASSED = _said(
    rf"\b(?:recommendations?|white papers?|\d{{6}})\b (?:[^.;]{{0,80}} )?{_WAS}{_SETTLED}\b",
    rf"{_BODY}(?:voted {_MANNER})?(?:{_DONE}|(?:to|in favou?r of) (?:adopt|approv|pass|accept|endors)\w{{0,4}}) "
    r"(?:\S{1,30} ){0,12}?(?:recommendations?|white papers?)\b",
)
ITEM_NOT_PASSED = _said(
    rf"\b(?:recommendations?|white papers?|\d{{6}})\b (?:[^.;]{{0,80}} )?{_WAS}"
    rf"(?:not {_MANNER}{_SETTLED}|defeated|rejected)\b",
)
VOTED_ON = _said(rf"{_BODY}(?:cast (?:a|their) votes?|voted) on\b")
MOTION_TOLD = _said(
    rf"\bmotion{_AS_AMENDED} (?:is )?{_MANNER}(?:passed|passes|carried|carries|{_DONE})\b",
    rf"\bmotion{_AS_AMENDED} {_WAS}(?:not {_MANNER})?(?:{_SETTLED}|defeated|rejected)\b",
    r"\bmotion (?:\S{1,30} ){0,2}?(?:failed|did not (?:pass|carry))\b",
)
MAYBE = _said(
    r"^(?:if|whether|once|when) ",
    r"\bif (?:the motion|adopted|passed|approved|it)\b",
    r"\b(?:previous(?:ly)?|prior|earlier|ago)\b",
    r"\blast (?:meeting|quarter|year|term|month|session)\b",
)

# How it was voted -----------------------------------------------------------------------------------------------------

ROLL_CALL = _said(r"\broll[ -]?call\b", r"\bpolled\b")
VOICE = _said(r"\bvoice vote\b", r"\bchorus of ayes\b", r"\bayes have it\b", r"\bviva voce\b", r"\bby voice\b")
UNANIMOUS = _said(r"(?<!not )(?<!non-)\bunanim(?:ous|ously)\b", r"\ball (?:\S{1,30} ){0,3}?in favou?r\b(?!\?)")

_SPELT = (
    r"no|none|zero|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|"
    r"seventeen|eighteen|nineteen|twenty"
)
_TO = r" ?(?:[-–—]|to) ?"
_N = rf"\d{{1,2}}|{_SPELT}"
_SCORE = rf"(?P<for>{_N}){_TO}(?P<against>{_N})(?:{_TO}(?P<abstained>{_N}))?\b(?!,? (?:19|20)\d\d)(?![-–—])"
_VOTED = r"\b(?:votes?|voted|count|tally|carried|passed|approved|adopted|failed)"
SCORES = (
    _said(rf"{_VOTED} ?:? ?(?:by |of |was |by a vote of )?\(?{_SCORE}"),
    _said(rf"{_VOTED}\b[^.;]{{0,80}}?[,(] ?{_SCORE}"),
)
_COUNT = rf"\b(?P<n>\d{{1,2}}|{_SPELT}) (?:members? |votes? )?(?:(?:voted|were|was|voting) )?"
_AFTER = r" ?[:=–—-] ?(?:[^\d:()]{2,400}\()?(?P<after>\d{1,2})\b"  # "Yea: Ames, Boyd (2)"
COUNTS = {
    "for": _said(rf"{_COUNT}(?:in favou?r|for|ayes?|yeas?|yes)\b", rf"\b(?:ayes?|yeas?|in favou?r|for|yes){_AFTER}"),
    "against": _said(
        rf"{_COUNT}(?:opposed|against|nays?|noes|in opposition)\b", rf"\b(?:nays?|noes|no|opposed|against){_AFTER}"
    ),
    "abstained": _said(rf"{_COUNT}(?:abstentions?|abstain(?:ed|ing))\b", rf"\babst(?:entions?|ain(?:ed|ing)?){_AFTER}"),
}
RECUSED = _named(
    rf"(?P<who>{PEOPLE}) (?:(?:was|were|had|has|have|both|also|abstained and) ){{0,2}}(?:recused|recusing)"
    r"(?: (?:himself|herself|themself|themselves))?"
    r"(?:,? (?:from|on|for|as to|with respect to) (?P<what>[^.;]{2,200}))?",
    rf"\b(?:[Rr]ecus(?:ed|als?)|RECUS(?:ED|ALS?)) ?: (?P<who>{PEOPLE})(?: ?\((?P<what>[^()]{{2,120}})\))?",
)
