"""Is a written sentence supported by the quotes it cites? Rules over values; no model decides alone."""

import re
from collections.abc import Iterable, Sequence

from assistant.check.claims import Claim
from assistant.check.denials import denials
from assistant.check.evidence import Evidence, units_of, with_long_forms
from assistant.check.failure import SAYS_NOTHING, UNCITED, Failure
from assistant.check.joins import joins
from assistant.check.match import homes
from assistant.check.meaning import meaning
from assistant.check.misprints import as_meant
from assistant.check.numbers import numbers
from assistant.check.order import order
from assistant.check.overreach import overreach
from assistant.check.purposes import purposes, reasons
from assistant.check.restrictions import restrictions
from assistant.check.roles import roles
from assistant.check.terms import terms
from assistant.vocabulary.drugs import is_drug
from index.types import Encoder

_AND = r"\s*(?:,\s*and\b|,|;|and\b|&)\s*"
_NAMED = r"(?:(?:quotes?|sources?|q)\.?\s*)?"
_CITED = re.compile(rf"[\[【]\s*\^?{_NAMED}(\d+(?:(?:{_AND}|\s*[-–]\s*){_NAMED}\d+)*)\s*[\]】]", re.IGNORECASE)
# A short answer that a sentence begins with, and what says as much behind it.
_NOT_ALWAYS = re.compile(
    r"not (?:always|necessarily|usually|routinely|entirely|every time|in (?:all|every) cases?)\s*[:;,.–—-]\s+",
    re.IGNORECASE,
)
_THE_DRUG = re.compile(
    r"\b(?:the|this) (?:drug|medicine|medication|agent)(?= (?:is|can|may|might|could|should|must|has|was)\b)"
    r"|(?<=\bget )it\b|(?<=\b(?:take|give) )it\b|(?<=\bavoid )it\b|(?<=\breceive )it\b"
)
_A_WORD = re.compile(r"\b[A-Za-z]+\b(?! (?:milligram )?equivalent)")
_HEDGED = re.compile(
    r"\b(?:may|might|can|could|some(?:times)?|only|unless|not|no|except|rarely|seldom|if|when)\b", re.IGNORECASE
)


# "In vertigo, CT is for complicated cases and MRI for suspected tumours".
_PARALLEL = re.compile(
    r"(?P<front>(?:in|for|after|among|with|of) [^,;]*, )?(?P<first>[^;]*? (?P<how>for|with|by|on|in) [^;]*?)(?:,? (?:and|while|whereas)|;) (?P<second>(?!(?:is|are|was|were|may|can|should|must|has|have|not|only)\b)(?:[a-z0-9-]+ ){1,8}?(?P=how) [^;,]*)",
    re.IGNORECASE,
)


def cited_numbers(sentence: str) -> tuple[int, ...]:
    """The quotes that a sentence cites, each once, in order: "[1, 3]", "[2][4]", "[quote 5 and quote 6]", "[1-3]", "【1】"; () for none."""
    found: dict[int, None] = {}
    for m in _CITED.finditer(sentence):
        for part in re.split(_AND, m.group(1)):
            low, *high = sorted(map(int, re.findall(r"\d+", part)))
            found |= dict.fromkeys(range(low, min(high[-1] if high else low, low + 99) + 1))
    return tuple(found)


def without_citations(sentence: str) -> str:
    """The sentence without the numbers of the quotes, and without the space before them."""
    return re.sub(r"\s+(?=[.,;:!?]|$)", "", " ".join(_CITED.sub(" ", sentence).split()))


def _without_answer(sentence: str) -> str:
    """A sentence without the "Not always:" that it begins with, where what follows says as much; the sentence else."""
    found = _NOT_ALWAYS.match(sentence)
    return sentence[found.end() :] if found and _HEDGED.search(sentence, found.end()) else sentence


def _with_antecedent(sentence: str) -> str:
    """A sentence with the name of the one drug before it for "the drug" and "get it": "gentamicin 80 mg; gentamicin may harm the ear"; itself else."""
    found = _THE_DRUG.search(sentence)
    if not found:
        return sentence
    names = {m[0].lower(): m[0] for m in _A_WORD.finditer(sentence, 0, found.start()) if is_drug(m[0])}
    return _THE_DRUG.sub(next(iter(names.values())), sentence) if len(names) == 1 else sentence


def check_cited(numbers: Sequence[int], available: Iterable[int]) -> tuple[Failure, ...]:
    """A failure for each cited quote that does not exist, or one where none is cited; () where all exist."""
    if not numbers:
        return (Failure("reference", UNCITED),)
    known = set(available)
    return tuple(Failure("reference", str(n)) for n in numbers if n not in known)


def check(
    sentence: str,
    cited: Sequence[Evidence],
    *,
    encoder: Encoder,
) -> tuple[Failure, ...]:
    """What a sentence claims that its quotes do not; () means that it passed, and an uncited sentence never does."""
    if not cited:
        return (Failure("reference", UNCITED),)
    cited = as_meant(cited, sentence)
    claim = Claim(_with_antecedent(with_long_forms(_without_answer(_CITED.sub(" ", sentence).strip()), cited)))
    units = units_of(cited, claim.capitals)
    if not units or not (claim.words or claim.quantities):
        return (Failure("meaning", SAYS_NOTHING),)
    rests = homes(claim, units)
    failures = (
        *numbers(claim, units),
        *roles(claim, units),
        *terms(claim, units, rests),
        *denials(claim, units, rests),
        *restrictions(claim, units, rests),
        *order(claim, units, rests),
        *overreach(claim, units, rests),
        *joins(claim, units),
        *purposes(claim, units),
        *reasons(claim, units),
    )
    if failures and all(f.kind == "joined" for f in failures) and _side_by_side(sentence, cited, encoder=encoder):
        return ()
    return tuple(dict.fromkeys(failures or meaning(claim, units, encoder=encoder)))


def _side_by_side(sentence: str, cited: Sequence[Evidence], *, encoder: Encoder) -> bool:
    """Whether a sentence says of two things what one quote each says: "prazosin is for hypertension and nitroglycerin for pulmonary oedema"."""
    found = _PARALLEL.fullmatch(_CITED.sub(" ", sentence).strip(" ."))
    if not found:
        return False
    parts = (f"{found['front'] or ''}{found[part]}." for part in ("first", "second"))
    return all(any(not check(part, [quote], encoder=encoder) for quote in cited) for part in parts)
