"""What is asked of a document itself, and not of what it says: its parts, its references, whether anybody reviewed it, for whom it is
and who answers for it; and what it prints of that outside what is searched.

`about` puts the answers together."""

import re
from collections.abc import Iterator
from itertools import pairwise

import prompts
from assistant.asked.words import content_words, is_term
from assistant.vocabulary.plain import is_plain
from assistant.vocabulary.synonyms import is_name
from index.keywords import stem, stems
from index.lexicon import Lexicon
from index.sentences import sentences
from index.types import Document

MOST = 4  # sentences of a document's own that an answer prints
FEWEST_WORDS = 4  # of such a sentence: "Approved" alone may be one of several steps that a page shows
_NOUN = r"(?:articles?|guidelines?|documents?|papers?|protocols?|pages?|texts?|content|information|info|sources?|guidance|leaflets?)"
_IT = rf"(?:(?:the|this|that|your|our|these)? ?(?:whole |full |entire )?{_NOUN}|this|that|it)"
_PLEASE = r"\W*(?:(?:please|can you|could you|just|give me|show me|show|i want|i need|list|what are|what is|what's|is there) )*(?:all )?(?:the |a |an |its )?"
_BRIEF = r"(?:,? (?:please|for me|briefly|in (?:brief|short|a nutshell|plain english|(?:simple|lay) (?:words|terms)|(?:one|a|two|three|a few) (?:words?|lines?|sentences?|paragraphs?))))*\W*"
_OUTLINE = re.compile(
    rf"{_PLEASE}(?:short |brief |quick )?(?:summar(?:y|ise|ize|ies)|tl[;:, ]*dr|overview|outline|gist|(?:key|main) points|bottom line|table of contents|contents|"
    rf"(?:section )?headings|sections)(?: (?:of|for|in|from|does))?(?: {_IT})?(?: have)?{_BRIEF}"
    rf"|\W*(?:what(?:'s| is)|tell me) (?:what )?{_IT} (?:is )?(?:all )?about\W*|\W*what does (?:the|this|that|your) {_NOUN} (?:say|cover|contain|discuss|tell me)\W*"
    rf"|\W*explain (?:the|this|that) {_NOUN}{_BRIEF}",
    re.I,
)
_REFS = r"(?:refs?|references?|citations?|bibliography|literature)"
_REFERENCES = re.compile(
    rf"{_PLEASE}(?:{_REFS}(?: (?:list|numbers))?|list of {_REFS}|sources cited)(?: (?:of|in|for|from|cited (?:in|by)|used (?:in|by)|does|do))?(?: {_IT})?(?: (?:cite|use|have|list))?\W*"
    rf"|\W*how many (?:{_REFS}|papers|studies|sources)(?: (?:does|do|did|are|were|has))?(?: (?:there|they|{_IT}))?(?: (?:cited?|have|list(?:ed)?|used?|got|there))?(?: (?:in|by) {_IT})?\W*"
    rf"|\W*(?:does|do|has) {_IT} (?:have|list|cite|got|give) (?:any |a )?(?:{_REFS}|sources)(?: list)?\W*|\W*(?:what|which) {_REFS} (?:does|do|did) {_IT} (?:cite|use|have|list)\W*",
    re.I,
)
_THIS = rf"(?:this|that|these|{_NOUN}|you)"
# What is asked → what a document may print of that.
_PRINTED = tuple(
    (re.compile(asked, re.I), re.compile(printed, re.I))
    for asked, printed in (
        (
            r"\bpeer[- ]?review\w*|\breview(?:ed|er|ers)\b|\bby (?:a |any )?(?:human|doctor|expert|person|clinician)s?\b|\b(?:human|expert|editorial) review\b|"
            rf"\badvisory board\b|\b(?:trust|rely on|believe) (?:\w+ )?{_THIS}\b|\b{_THIS} (?:\w+ )?(?:reliable|trustworthy|accurate|credible|verified|checked)\b",
            r"\breview|\bapprov|\badvisory\b|\baccura",
        ),
        (
            r"\bdisclaimers?\b|\bliab\w+|\bsmall print\b|\b(?:replace|substitute)\w* (?:\w+ ){0,3}(?:judg\w+|discretion|doctors?|clinicians?|professionals?|advice)\b",
            r"\bdisclaim|\bliab|\breplace|\brely\b|\bverify\b|\bsubstitut",
        ),
        (
            rf"\bwho(?:m)? (?:is|are|was) {_IT}(?: \w+)? (?:for|written|meant|intended|aimed)\b|\bfor whom (?:is|was)\b|\bintended (?:for|audience|readers?)\b|\baudience\b",
            r"\bintended for\b|\baudience\b|\baimed at\b|\bfor (?:use by|healthcare|health) ",
        ),
        (
            r"\b(?:conflicts? of|competing) interests?\b|\bwho (?:funded|sponsored|paid for)\b|\b(?:funding|sponsors?)\W*$",
            r"\bconflicts? of interest|\bcompeting\b|\bfund(?:ed|ing)\b|\bsponsor",
        ),
    )
)
_OF_ITSELF = re.compile(
    r"peer[- ]?review\w*|peers?|review\w*|human|doctors?|experts?|persons?|clinicians?|editor\w*|advisory|board|trust\w*|rely|believe|reliable|accurate|credible|"
    r"verified|checked|disclaimers?|liab\w+|small|print|replaces?|substitutes?|judge?ments?|discretion|clinical|professionals?|medical|advice|audience|intended|meant|aimed|"
    rf"written|conflicts?|competing|interests?|funded|sponsor\w*|paid|funding|{_NOUN}",
    re.I,
)
# Of a treatment: "when should it be reviewed?"
_CLINICAL = re.compile(
    r"\b(?:should|need\w*|must|when|how often|treat\w*|therap\w*|patients?|drugs?|doses?|medicines?)\b", re.I
)
# Where a guideline prints of which year it is, or its evidence: "evidence available by December 2016", "the 2017 CPG".
_YEAR = r"\b((?:19|20)\d\d)\b"
_DATING = re.compile(
    rf"\b(?:this|present|current) (?:\w+ )?(?:cpg|guidelines?|guidance|document|version|edition|update)\b[^.;]{{0,80}}?{_YEAR}|"
    rf"\bthe {_YEAR} (?:\w+ ){{0,2}}?(?:cpg|guidelines?|version|edition|update)\b|"
    rf"\b(?:evidence|literature) (?:was |is )?(?:reviewed|available|published|search\w*)\b[^.;]{{0,40}}?{_YEAR}",
    re.I,
)


def asks_for_outline(question: str) -> bool:
    """True for "summarise the article" and "what are the section headings?"."""
    return bool(_OUTLINE.fullmatch(question))


def asks_for_references(question: str) -> bool:
    """True for "list references" and "how many references does it cite?"."""
    return bool(_REFERENCES.fullmatch(question))


def asks_of_itself(question: str) -> bool:
    """True for "has this been reviewed by a human?" and "is there a disclaimer?", which name nothing else."""
    return (
        bool(_asked(question))
        and not _CLINICAL.search(question)
        and all(is_plain(w) or _OF_ITSELF.fullmatch(w) for w in content_words(question))
    )


def _asked(question: str) -> list[re.Pattern[str]]:
    return [printed for asked, printed in _PRINTED if asked.search(question)]


def printed_of_itself(document: Document, question: str) -> tuple[str, ...] | None:
    """The sentences that a document prints outside its statements of what a question asks of it, MOST at most; () where it prints none,
    and None where a statement may say it."""
    wanted = _asked(question)
    found = tuple(s for s in _outside(document) if any(p.search(s) for p in wanted))[:MOST]
    stated = any(p.search(document.words(s)) for s in document.statements for p in wanted)
    return None if stated and not found else found


def printed_outside(document: Document, question: str, words: Lexicon) -> tuple[str, ...]:
    """The sentences of a document outside its statements that hold a question whose words none of its statements print: "what is the
    medical advisory board?"; () where one is printed there, or where none holds all that the question says, words of asking too: "who won
    the world cup?" is none of "around the world"."""
    said = content_words(question)
    asked = [w for w in said if not is_plain(w)]
    if not asked or _CLINICAL.search(question) or any(words.knows(w) or is_term(w) or is_name(w) for w in asked):
        return ()
    own = {stem(w) for w in said}
    return tuple(s for s in _outside(document) if own <= set(stems(s)))[:MOST]


def numbers(document: Document) -> tuple[str, ...]:
    """The reference numbers that a document prints, in their order; () for none."""
    found = {n for s in document.statements for n in s.references}
    return tuple(sorted(found, key=lambda n: (int(n) if n.isdigit() else 0, n)))


def references(document: Document, most: int) -> str:
    """The entries of a document's bibliography, at `most` so many; where it prints none, the numbers that it prints."""
    printed, entries = numbers(document), [f"{r.number or '–'}. {r.text}" for r in document.references]
    title, listed = document.title, ", ".join(printed)
    if entries:
        said = prompts.render("answer_references_listed", document=title, count=str(len(entries)))
    elif printed:
        said = prompts.render("answer_references_unlisted", document=title, count=str(len(printed)), numbers=listed)
    else:
        said = prompts.render("answer_references_none", document=title)
    return "\n".join([said, *entries[:most]])


def headings(document: Document) -> tuple[str, ...]:
    """The headings of a document under which something stands, in its order, each once, without its title; () for none."""
    filled = {s.section for s in document.statements}
    paths = [section.path for i, section in enumerate(document.sections) if i in filled and section.path]
    return tuple(dict.fromkeys(path[-1] for path in paths if path[-1] != document.title))


def _outside(document: Document) -> Iterator[str]:
    """The sentences of a document's text outside its statements, its tables and its bibliography, in order, each once, those of few
    words left out."""
    ends = [0, *(at for s in document.statements for at in (s.start, s.end)), len(document.text)]
    listed = " ".join(" ".join(r.text.split()) for r in document.references)
    seen: set[str] = set()
    for start, end in list(pairwise(ends))[::2]:
        for line in re.findall(r"[^\n|]+$", document.text[start:end], re.MULTILINE):
            for said in (" ".join(line[a:b].split()) for a, b in sentences(line, 0, len(line))):
                if len(said.split()) >= FEWEST_WORDS and said not in seen and said not in listed:
                    seen.add(said)
                    yield said


def dating(document: Document) -> tuple[int, ...]:
    """The statements of a document that print of which year it is, or its evidence, by their index, the latest year first; () for none."""
    found: list[tuple[int, int]] = []
    for i, statement in enumerate(document.statements):
        years = [int(year) for match in _DATING.findall(document.words(statement)) for year in match if year]
        found += [(-max(years), i)] if years else []
    return tuple(i for _, i in sorted(found)[:MOST])
