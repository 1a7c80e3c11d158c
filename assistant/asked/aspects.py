"""How clinicians ask for a part of a guideline, and what guidelines call that part.

"What else could it be?" asks for the differential diagnosis, "what happens if it is left alone?" for the complications. A
guideline's headings use few names; questions use many. The names are added to a question as words of less weight, so that
the part it asks for is found under its heading. They are the common headings of clinical guidelines, not of one.
"""

import re

FAILURE = "failure refractory alternative second-line"  # how guidelines speak of a treatment that did not work
# What a question says of something that was given: "did not work", "weren't helping", "not responding", "without success".
NO_EFFECT = (
    r"(?:do|does|did|has|have|had|is|are|was|were)(?: not|n['’]t) (?:\w+ )?(?:work|help|respon|improv)\w*|"
    r"not (?:work|help|respond|improv)ing|without (?:improvement|response|effect|success)"
)
_NOT_WORKED = (
    rf"\b(?:{NO_EFFECT})\b|\bfail(?:s|ed|ing)?\b|"
    r"\b(?:treatment|therapy|line|drug|steroid|antibiotic) failure\b|\bfailure of (?:\w+ )?(?:treatment|therapy|line|drugs?|steroids|antibiotics)\b|"
    r"\bno (?:response|better|improvement|effect)\b|(?:\b|-)(?:refractory|resistant|unresponsive) to\b|-(?:refractory|resistant)\b|"
    r"\b(?:steroid|ivig|chemo\w*|immuno\w*|treatment|therapy)s? (?:refractory|resistant)\b"
)
# "What should I avoid?", "common pitfalls", "things not to do"; not "how to avoid infection" and "should I avoid aspirin?".
_TO_AVOID = (
    r"\b(?:what|which|things?|anything|something)\b(?:(?! (?:to|can|helps?) avoid)[^.?!]){0,60}\b(?:avoid(?:ed)?|(?:must|should) not|mustn['’]t|not (?:to )?(?:do|give|use))\b|"
    r"\b(?:things|anything|what) to avoid\b|\b(?:pitfalls?|mistakes?|don['’]?ts)\b"
)
# "Can you list", "could it be", "may it cause": these ask to be told something, and not whether it may be done.
_TOLD = (
    r"you (?:please |just |also )?(?:tell|list|show|explain|say|name|give me|remind|describe|summari[sz]e)\b|"
    r"(?:[\w-]+ ){1,4}?(?:cause|trigger|lead to|result in|mean|explain|happen|recur)\b|"
    r"(?:[\w-]+ ){1,3}?be (?!(?:\w+ly )?(?:\w+ed|given|taken|done|put|held|swapped|left|on|in|safe|ok|okay|allowed)\b)"
)
# Whether something may be given: to somebody, or with something else. Not "should I give", which asks what is best.
_WHETHER_ALLOWED = re.compile(
    rf"^\W*(?:so |and |but )?(?:can|could|may) (?!{_TOLD})(?:i|we|you|one|he|she|they|it|the|my|this|a|an|[\w-]+ be)\b|\b(?:ok|okay|all ?right|safe(?:ly)?) "
    r"(?:to|in|for|with|during|if|when)\b|\b(?:ok|okay|all ?right|safe|allowed|permitted)\W*$|\b(?:combin(?:e|ed|ing|ation)|interact\w*|co-?administ\w+)\b|"
    r"\b(?:giv(?:e|en|ing)|tak(?:e|en|ing)|us(?:e|ed|ing)|mix\w*|prescri\w+|start\w*)\b[^.?!]*\btogether\b|"
    r"^(?!\W*(?:what|which|why|how|when)\b)[^.?!]*\btogether\W*$",
    re.IGNORECASE,
)
_WHEN = re.compile(
    r"^(?:\W|and |so )*when\b|\bwhen\W*$|\bwhen (?:do|does|should|to|is|are|can|must)\b|\bindications?\b", re.IGNORECASE
)
_WHEN_NOT = re.compile(
    r"\bwhen\b[^,.;:?]*(?:\b(?:not|never|cannot|stop\w*|avoid\w*|withh[eo]ld\w*)\b|n['’]t\b)|\bnot indicated\b|\bcontra-?indicat",
    re.IGNORECASE,
)
_ORGAN_FAILS = re.compile(r"\b(?:organ|heart|kidney|liver|lung|marrow|graft)s?(?: [\w']+){0,3} fail\w*", re.IGNORECASE)
_ASPECTS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern, re.IGNORECASE), names)
    for pattern, names in (
        (
            r"\bdifferentials?\b|\b(?:what|which) else (?:could|can|might)|\bcould it be\b|\bother than\b|\bapart from\b|\bmimics?\b|"
            r"\bmistaken for\b|\bdistinguish|\brule out\b|\bconfused with\b",
            "differential diagnosis",
        ),
        (
            r"\bcomplications?\b|\b(?:what|which) (?:can|could|might|may) go wrong\b|\bleft (?:alone|untreated)\b|\buntreated\b|"
            r"\bnot treated\b|\blong[- ]term (?:damage|harm|effects?|consequences?|problems?)\b|\bturn into\b|"
            r"\bprogress(?:es)? to\b|\bconsequences?\b|\bsequelae\b|\bproblems? (?:can|may|could) follow\b|\bprognosis\b",
            "complications",
        ),
        (
            r"\bprevent\w*|\bprophyla\w*|\bavoid (?:getting|catching|spreading)|\bprotect\w*|\bstop (?:it|them|this|the)?\s*(?:from )?"
            r"(?:spread\w*|getting|catching|coming back|recurring)|\bvaccin\w*|\bimmuni[sz]\w*",
            "prevention",
        ),
        (
            r"\bcontra-?indicat\w*|\bmust not\b|\bmust i (?:not|avoid)\b|\bnot be given\b|\bshould not (?:be|get|have|take|use)\b|"
            r"\bnot (?:to )?give\b|\bstop (?:me|us) (?:from )?(?:giving|using)\b|\breasons? not to\b|\bavoid\b|\bunsafe\b|\bsafe\b|\bharms?\b|\bdangerous\b|\bwho (?:absolutely )?(?:must|should|can)(?:n't| not)\b|\bcautions?\b",
            "contraindications caution avoid",
        ),
        (
            r"\bside[- ]effects?\b|\badverse\b|\breactions?\b|\bwarn\b|\btoxicit\w+|\bunwanted effects?\b|\bbring on\b",
            "adverse drug reactions caution",
        ),
        (
            r"\bantidotes?\b",
            "toxicity overdose reversal",
        ),
        (
            r"\bmonitor(?:ing)?\b|\bwhat (?:to|(?:do|should|must) (?:i|we|you)) (?:check|watch|monitor|look out)\b",
            "monitoring",
        ),
        (
            r"\b(?:which|what|best|first|confirm\w*|send|order|arrange|prove[sd]?) (?:\w+ ){0,3}(?:tests?|scans?|imaging|markers?|"
            r"bloods?|investigations?|work-?up)\b|\binvestigat\w*|\bwork-?up\b|\btests? (?:to|for|should)\b",
            "investigations",
        ),
        (
            r"\bhow (?:is|do (?:i|we|you)|can (?:i|we|you)) (?:\w+ ){0,2}(?:diagnos\w+|confirm\w*)|\bdiagnos\w+|\bcriteria\b|\bcut-?offs?\b|"
            r"\bmakes the diagnosis\b|\bdefine[sd]?\b|\bdefinition\b",
            "diagnosis criteria",
        ),
        (
            r"\bsymptoms?\b|\bsigns?\b|\bpresent(?:s|ation)?\b|\bpresenting\b|\bfindings?\b|\blook like\b|\bfeatures?\b|\bmanifest\w*",
            "clinical features",
        ),
        (
            r"\bcauses?d?\b|\b(?:what|which|underlying|any|the) triggers?\b(?! (?:warning|point|finger|zone))|\btriggers?\W*$|\bwhy do(?:es)? (?:people|patients|some)\b|\baetiolog\w*|\betiolog\w*|\brisk factors?\b|\bpredispos\w*",
            "causes risk factors underlying trigger",
        ),
        (_TO_AVOID, "common pitfalls"),
        (_NOT_WORKED, FAILURE),
        (
            r"\bhow (?:do|does|would|might|could|can|is|are) (?:\w+ ){1,5}?(?:supposed to |thought to |meant to )?(?:work|help|act)\b(?! (?:up|out))|"
            r"\bwhat (?:do|does|is|are|would) (?:\w+ ){1,5}?(?:do|add|target|hit|block|inhibit|bind|remov\w+|tak(?:e|ing) (?:out|away)|act on)\b|"
            r"\bwhy (?:would|might|does|do) (?:\w+ ){1,4}(?:work|help)\b|\bmechanis\w+|\bmode of action\b|"
            r"\bwhat(?:'s| is| would be) the (?:point|purpose|rationale|idea|aim)\b|\bwhich (?:antigen|receptor|pathway|cytokine|enzyme|target)s?\b",
            "mechanism action effect",
        ),
        (
            r"\bhow (?:common|rare)\b|\bprevalence\b|\bincidence\b|\bepidemiolog\w*",
            "epidemiology prevalence",
        ),
        (
            r"\bdos(?:e|es|age|ing)\b|\bhow much\b|\bhow many (?:mg|g|ml|units?|tab\w*|doses)\b|\bmg\b|\bwhich (?:\w+ ){0,3}(?:drug|antibiotic|tablet|medicine|"
            r"medication|agent|drop|cream|ointment|antidote|steroid|inhaler|injection|regimen|combination)s?\b|\bfirst[- ]line\b|\bdrug of choice\b|"
            r"\b(?:what|which) (?:\w+ ){0,2}(?:do|should|can|could|would|may|must) (?:i|we|you|be|she|he|they) (?:\w+ )?(?:give|given|use|used|prescribe|inject|injected|apply|take|start|have|offer)\b|"
            r"\bhow (?:is|are|do (?:i|we|you)|should (?:i|we|you)) (?:\w+ ){0,3}(?:treat\w*|manag\w*)",
            "drug treatment",
        ),
    )
)


def aspects(question: str) -> tuple[str, ...]:
    """The names of the parts of a guideline that a question asks for; () where it asks for none in particular."""
    return tuple(dict.fromkeys(names for pattern, names in _ASPECTS if pattern.search(question)))


def asks_after_failure(question: str) -> bool:
    """True where a question says that a treatment did not work: "steroids are not working", "if that fails"; not for an
    organ that fails."""
    return bool(re.search(_NOT_WORKED, without_organs(question), re.IGNORECASE))


def asks_what_to_avoid(question: str) -> bool:
    """True for "what should I avoid?" and "common pitfalls": it asks for what is forbidden."""
    return bool(re.search(_TO_AVOID, question, re.IGNORECASE))


def asks_whether_allowed(question: str) -> bool:
    """True for "can I give A with B?", "is A safe in a child?": where a guideline forbids it, that is the answer."""
    return bool(_WHETHER_ALLOWED.search(question))


def asks_when(question: str) -> bool:
    """True for "when do I give it?" and "its indications": it asks when something is done."""
    return bool(_WHEN.search(question))


def asks_when_not(question: str) -> bool:
    """True for "when must I not give it?" and "when do I stop it?": it asks when something is not done."""
    return asks_when(question) and bool(_WHEN_NOT.search(question))


def without_organs(question: str) -> str:
    """The same without the organs that it says fail: "heart failure" is no treatment that did not work."""
    return _ORGAN_FAILS.sub("", question)
