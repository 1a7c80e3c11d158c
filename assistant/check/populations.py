"""For whom, where and in whose presence: a claim says it as its quotes do, or not at all."""

import re
from collections.abc import Iterator

from assistant.check.agreement import agree
from assistant.check.claims import Claim
from assistant.check.classes import POPULATIONS, opposite
from assistant.check.evidence import Unit
from assistant.check.failure import Failure
from assistant.check.match import overlap
from assistant.check.wording import concept, root

# Who is told apart by what follows: no age group alone, and places, too: "infants whose mothers …", "in areas of …".
_GROUP = (
    r"(?:patients?|women|men|persons?|people|individuals?|children|infants?|adults?|veterans?|neonates?|newborns?|bab(?:y|ies)|cases|those"
    r"|areas?|regions?|settings?|presence|absence)"
)
_END = (
    r"in|for|among|during|on|after|before|until|at|by|as|from|to|but|because|since|than|that|who"
    r"|is|are|was|were|should|may|can|must|has|have|will"
)
# "In patients with renal failure", "infants whose mothers …", "in areas of high resistance", "during pregnancy".
_WHO = re.compile(
    rf"(?:\b(?:in|for|among|amongst)\b (?:the |those |all |some |any )?(?:[a-z-]+ )?{_GROUP}\b|\b{_GROUP})"
    rf" ?(?:with|who|whose|of|having|exceeding|where|aged?)\b (?P<which>(?:(?!\b(?:{_END})\b)[a-z0-9'/-]+ ?)+)"
    rf"|\b(?:in|for) (?:(?!(?:{_END}|with|those|and|or)\b)[a-z-]+ ){{1,3}}with (?P<what>(?:(?!\b(?:{_END})\b)[a-z0-9'/-]+ ?)+)"
    r"|\b(?:in|during) (?P<whom>pregnancy|children|neonates|infants|adults|the elderly)\b"
    r"|\b(?:in|during) (?:the )?(?P<part>first|second|third|last) trimester\b"
)
# "Veterans older than 65 years".
_AGED = re.compile(
    rf"\b(?P<group>{_GROUP}) (?:(?:who are )?(?:older|younger|aged|over|under|above|below|less|more)\b|[<>])[^,;.]*?\d+ years"
)
_AN_AGE = re.compile(r"\b(?:older|elderly|young(?:er)?)\b")
_CLAUSE = re.compile(r"[;:,()]|(?<=[a-z0-9)]{2})\.\s|\b(?:but|because)\b")
# Of those to whom an amount is given it is enough that they are named: "in pregnant women".
_GIVEN = re.compile(
    r"\b(?:in|for|with) (?:[a-z-]+ )?(?:allergy|hypersensitivity|intolerance)\b(?: to [a-z]+)?"
    r"|\b(?:in|for) (?:patients|those|people) (?:allergic|intolerant|unresponsive|refractory|resistant) to [a-z]+"
    r"|\b(?:in|for) (?!comparison)(?:\(?[a-z-]+\)? ){1,2}(?:patients?|women|men|persons?|people|individuals)\b"
)
# Share of the words of a claim that one unit must hold for what it leaves out to be a restriction dropped.
_CLOSE = 0.85
_BESIDE = 0.7  # share of the words beside what is left out that the claim must hold
_NEXT = 6  # words behind a leading "in patients with …," that tell whether the claim says what holds for them


def populations(claim: Claim, unit: Unit) -> Iterator[Failure]:
    """The first phrase that says for whom or where a unit holds ("in patients with gout"), and each that says to whom it gives
    an amount or not ("non-pregnant"), where a claim says the rest without it; none for a claim that the unit does not say most of."""
    said, above = claim.concepts, unit.above
    spelled = said.union(*(long for short, long in unit.shorts if short in claim.capitals))
    home = unit.claim
    if overlap(said, home.concepts | above) >= _CLOSE:
        for found in _WHO.finditer(home.plain):
            which = home.between(*next(found.span(part) for part in _WHO.groupindex if found[part]))
            long = which.union(*(long for short, long in unit.shorts if short in which))
            if found["whom"] and _says_age(claim, home):
                continue
            if which and not long & spelled and not which <= above and _says_the_rest(claim, home, above, found):
                yield Failure("restriction", found[0].strip())
                return
        for found in _AGED.finditer(home.plain):
            age = next((q for q in home.quantities if found.end("group") < q.end and q.start <= found.end()), None)
            told = any(agree(p, q) for q in home.quantities for p in claim.quantities) or _AN_AGE.search(claim.plain)
            if age and not told and re.search(rf"\b{found['group']}", claim.plain):
                yield Failure("restriction", found[0])
    if any(agree(p, q) for q in home.quantities if q.unit for p in claim.quantities):
        for w in home.words:
            base = opposite(w.text)
            kept = w.concept in said or any(m.denies and concept(base) in m.words for m in claim.segments)
            if base and root(base) in POPULATIONS and not kept:
                yield Failure("restriction", w.text)
        for found in _GIVEN.finditer(home.plain):
            words = home.between(*found.span())
            if words and not words & said:
                yield Failure("restriction", found[0])


def _says_age(claim: Claim, home: Claim) -> bool:
    """Whether a claim gives an age of its quote, which says as much as "in children"."""
    return any(agree(p, q) for q in home.quantities if "year" in q.text or "month" in q.text for p in claim.quantities)


def _says_the_rest(claim: Claim, home: Claim, above: frozenset[str], found: re.Match[str]) -> bool:
    """Whether a claim says what stands before the people in their clause; where they lead it, what stands behind them."""
    start = max((m.end() for m in _CLAUSE.finditer(home.plain, 0, found.start())), default=0)
    if before := home.between(start, found.start()):
        return overlap(before, claim.concepts) >= _BESIDE
    comma = home.plain.find(",", found.end())
    leads = comma >= 0
    behind = [w.concept for w in home.words if w.start >= (comma if leads else found.end())][:_NEXT]
    rest = {w.concept for w in home.words if not found.start() <= w.start < (comma if leads else len(home.plain))}
    return overlap(frozenset(behind), claim.concepts) >= _BESIDE or rest <= claim.concepts | above
