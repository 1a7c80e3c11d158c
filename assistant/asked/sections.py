"""Which part of a guideline a question asks for by its name, "prognosis of cholera", and whether a text speaks of that.

`aspects` has the other wordings, and what is added to a search. Here a part counts only where the question names it: what nothing shown
speaks of is then said to be missing, and a wording taken too widely would deny an answer that is there."""

import re

_SECTIONS: tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...] = tuple(
    (name, re.compile(asked, re.I), re.compile(said, re.I))
    for name, asked, said in (
        (
            "prognosis",
            r"\bprognos\w*|\blife expectancy\b",
            r"prognos|surviv|(?:mortality|death) rate|fatality|outcome|recover|remission|self-limit|persist|recurren|life expectancy",
        ),
        (
            "differential diagnosis",
            r"\bdifferentials?\b|\bddx\b",
            r"differential|mimic|distinguish|exclu|rul\w+ out|confus|mistaken|similar|other causes|other than",
        ),
        (
            "complications",
            r"\bcomplications?\b|\bsequelae\b",
            r"complicat|sequela|lead\w* to|result\w* in|\bcaus|\brisks?\b|mortal|death|progress|damage|consequence",
        ),
        (
            "symptoms and signs",
            r"\bsymptoms?\b|\bclinical (?:features|signs|presentation|findings)\b|\bsigns (?:of|and)\b|\bpresenting features\b",
            r"symptom|\bsigns?\b|feature|manifest|present|characteri|finding",
        ),
        (
            "investigations",
            r"\binvestigations?\b|\bwork-?up\b|\b(?:lab|blood|laboratory|diagnostic|which|what) tests?\b|\btests? (?:for|to)\b|\bimaging\b|\b(?:which|what) scan\b",
            r"investigat|\btest|\bscan|x-?ray|ultraso|sonograph|cultur|microscop|biops|imaging|\bMRI\b|\bCT\b|serolog|\bcounts?\b|assay|endoscop|"
            r"graph(?:y|ic)\b|screen|swab|smear|\bECG\b|analysis|enzymes|serum|\bstain|aspirat|urine|spirometr",
        ),
        (
            "diagnosis",
            r"(?<!differential )\bdiagnos(?:is|es?|tic|ing)\b|\bhow (?:is|are) [\w -]+ diagnosed\b|\bcriteria\b",
            r"diagnos|criteri|confirm|suspect|classif|investigat|\btest|biops|defin|cultur|\bscor|feature|symptom|characteri",
        ),
        (
            "contraindications",
            r"\bcontra-?indicat\w*",
            r"contra-?indicat|avoid|not recommended|caution|(?:should|must|can|may) ?not|unsafe|hypersensitiv|not (?:to )?be|not suitable|never",
        ),
        (
            "prevention",
            r"\bprevent\w*|\bprophyla\w* (?:of|for|against)\b",
            r"prevent|prophyla|avoid|vaccin|immuni[sz]ation|reduc\w+ (?:the )?(?:risk|incidence)|protect|hygiene|clean|educat|screen|discourag|control",
        ),
        (
            "how common it is",
            r"\bhow (?:common|rare)\b|\bepidemiolog\w*|\bprevalence\b|\bincidence\b",
            r"\d ?%|\bcommon|\brare|preval|inciden|frequen|uncommon|epidemi|\bper 1",
        ),
        (
            "pathophysiology",
            r"\bpatho(?:physiology|genesis)\b",
            r"patho|caus|due to|mediated|result|activat|mechanism|involv|antibod|immun|produc",
        ),
        (
            "referral",
            r"\bwhen (?:to|do i|should i) refer\b|\breferral\b",
            r"refer|specialist|transfer|centre",
        ),
        (
            "monitoring",
            r"\bmonitor\w*|\bfollow-?up\b",
            r"monitor|follow|check|measur|review|repeat|daily|weekly|assess|watch|observ",
        ),
        (
            "tapering",
            r"\b(?:taper|wean)\w*",
            r"taper|wean|reduc|withdr|discontinu|gradual|decreas",
        ),
    )
)
_OF_TEXT_ALONE = frozenset({"how common it is"})  # "Common Pitfalls" tells nothing of it


def sections_asked(text: str) -> tuple[str, ...]:
    """The parts that a text names, in the product's words; () for none."""
    return tuple(name for name, asked, _ in _SECTIONS if asked.search(text))


def without_sections(text: str) -> str:
    """The text without the words that name such parts."""
    for _, asked, _ in _SECTIONS:
        text = asked.sub(" ", text)
    return text


def speaks_of_section(text: str, head: str, section: str) -> bool:
    """True where a text, or what heads it, speaks of the part."""
    said = next(said for name, _, said in _SECTIONS if name == section)
    return bool(said.search(text if section in _OF_TEXT_ALONE else f"{head} {text}"))
