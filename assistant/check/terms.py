"""Every name, abbreviation and member of a closed class occurs in the quotes."""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from assistant.check.claims import Claim, Word, is_population
from assistant.check.classes import contradicts, in_contrast
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.initials import spelled_by
from assistant.check.phrases import LETTERED, normal
from assistant.check.wording import concept, root

_BABY, _INFANT = concept("baby"), concept("infant")
_AGES = frozenset({"younger", "older"})
# None that says the contrary: an "antiemetic" is no "emetic".
_BEFORE = frozenset("post pre peri inter intra extra sub re multi micro macro".split())


def terms(claim: Claim, units: Sequence[Unit], rests: Sequence[Unit]) -> Iterator[Failure]:
    """Every name, abbreviation and member of a closed class occurs in the quotes. `rests`: `homes` of the claim."""
    known = frozenset().union(*(u.concepts for u in rests))
    aged = _aged(claim) or any(_aged(u.claim) for u in rests)
    denied = frozenset().union(*(m.after for m in claim.segments if m.denies))
    for w in novel(claim, units):
        if w.concept in denied and in_contrast(w.concept, known):
            continue  # "not for long" of what is short
        if (
            w.term
            or w.text in claim.named
            or (contradicts(w.concept, known) and not (aged and (is_population(w) or w.text in _AGES)))
        ):
            yield Failure("term", w.text)


def novel(claim: Claim, units: Sequence[Unit]) -> list[Word]:
    """The words of a claim that its quotes do not have, in any form or spelling that is known here."""
    known = frozenset().union(*(u.concepts for u in units))
    if _BABY in known:
        known |= {_INFANT}
    texts = [c.plain for u in units for c in u.claims]
    initials = _initials(claim, {s for u in units for c in u.claims for s in c.capitals}, known)
    named = {w.concept for w in claim.words if w.concept in known}
    return [
        w
        for w in claim.words
        if w.concept not in known | initials
        and not (
            _joined(w.text, texts)
            or _compound(w.text, known)
            or _genus(claim, w, named, texts)
            or _in_two(claim, w, texts)
            or _listed_letter(w.text, known, units)
        )
    ]


def _aged(claim: Claim) -> bool:
    """Whether a claim states an age, which names a population too."""
    return any(re.search(r"\b(?:year|month)", q.text) for q in claim.quantities)


def _joined(word: str, texts: Iterable[str]) -> bool:
    """Whether a word stands in a text with a space or hyphen more or less in it: "benzylpenicillin"."""
    return len(word) >= 5 and any(word in _pairs(t) or word in _beginnings(t) for t in texts)


@lru_cache(maxsize=4096)
def _beginnings(text: str) -> frozenset[str]:
    """What is left of long words without their last one to three letters or the operation on it: "urethra" of "urethral",
    "adrenal" of "adrenalectomy"."""
    words = re.findall(r"[a-z]{7,}", text)
    organs = (re.sub(r"(?:ec|os?)tom(?:y|ies)$|oscop(?:y|ies)$", "", w) for w in words)
    return frozenset(w[:-n] for w in words for n in (1, 2, 3) if len(w) - n >= 6) | frozenset(organs)


@lru_cache(maxsize=4096)
def _pairs(text: str) -> frozenset[str]:
    """Words that stand side by side or are joined by a hyphen, written as one, and those before and behind a hyphen."""
    words = re.findall(r"[a-z0-9]+", text)
    return frozenset(a + b for a, b in pairwise(words)) | frozenset(text.replace("-", "").split())


def _in_two(claim: Claim, word: Word, texts: Iterable[str]) -> bool:
    """Whether a word and the one behind or before it stand in a text as one: "kola nut" for "kolanut"."""
    pairs = [(a.text + b.text) for a, b in pairwise(claim.words) if word in (a, b)]
    return any(p in t.split() for p in pairs if len(p) > 6 for t in texts)


def _listed_letter(word: str, known: frozenset[str], units: Sequence[Unit]) -> bool:
    """Whether a list gives but the letter of what its heading names: "avitamin", as `normal` writes vitamin A, of "- A: …"."""
    if word[1:] not in LETTERED or concept(word[1:]) not in known:
        return False
    item = re.compile(rf"(?:^|[\s,/]){word[0].upper()}(?=[:),./-]|\s*$)")
    return any(item.search(u.claim.text) for u in units)


def _compound(word: str, known: frozenset[str]) -> bool:
    """Whether a word is put together from two that are known ("mouthwash"), or a known one is put together with it
    ("menopause" in "postmenopausal")."""
    if len(word) < 8:
        return False
    parts = any(concept(word[:n]) in known and concept(word[n:]) in known for n in range(4, len(word) - 3))
    return parts or any(k.endswith(root(word)) and k.removesuffix(root(word)) in _BEFORE for k in known)


def _genus(claim: Claim, word: Word, known: set[str], texts: Iterable[str]) -> bool:
    """Whether a word is the genus that the quotes give as a letter: "Helicobacter pylori" for "H. pylori"."""
    species = next((w for w in claim.words if w.start > word.end), None)
    if not species or species.concept not in known or claim.plain[word.end : species.start] != " ":
        return False
    return any(re.search(rf"\b{word.text[0]}\.? ?{re.escape(species.text)}\b", t) for t in texts)


def _initials(claim: Claim, shorts: set[str], known: frozenset[str]) -> frozenset[str]:
    """The concepts of words whose initials spell one of the abbreviations; two of them at least are not known otherwise, or
    "discontinuation of diclofenac" would be what DoD stands for."""
    words = re.findall(r"[a-z]+", claim.text.lower())
    spelled = [
        frozenset(concept(w) for w in (*long, *normal(" ".join(long)).split()))
        for s in shorts
        for long in [spelled_by(s, words)]
    ]
    return frozenset().union(*(long for long in spelled if len(long & claim.concepts - known) > 1))
