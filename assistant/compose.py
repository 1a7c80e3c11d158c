"""The parts of a question, judged → the answer to it, or an honest refusal. All that the product says itself comes from
prompts/."""

from collections.abc import Sequence
from textwrap import shorten

import prompts
from assistant.asked.asking import asking
from assistant.asked.kinds import Kind
from assistant.doses import unprinted
from assistant.part import Part
from assistant.silence import topic_of
from assistant.types import Outcome, Quote, Retrieved
from index.search import DOCUMENTS
from index.types import Hit

RETRIEVED = 30  # passages that an answer names

KIND_NAMES: dict[Kind, str] = {
    "dose": "dose",
    "duration": "duration",
    "frequency": "frequency",
    "harm": "side effect",
    "level": "level in the blood",
    "route": "route or dose",
    "share": "percentage or rate",
}
LONGEST_PART = 80  # characters of a part of a question that a message names


def outcome(parts: Sequence[Part]) -> Outcome:
    """The best outcome of the parts: a part that is missing is said in the message. One that names nothing itself is asked of
    the part before it, and has no better outcome: "may she have it, and at what dose?"."""
    order: tuple[Outcome, ...] = ("answered", "uncertain", "not_found")
    found: list[Outcome] = []
    for part in parts:
        names_something = not part.question.subject.isdisjoint(part.question.own)
        found.append(part.outcome if names_something or not found else max(part.outcome, found[-1], key=order.index))
    return min(found, key=order.index)


def merge(parts: Sequence[Part], most: int) -> tuple[Quote, ...]:
    """The quotes of all parts that are not missing, by turns, none twice, at most `most`. What two parts quote of one place is one
    quote, in which what answers either is marked; what overlaps two of these is left out."""
    found: list[Quote] = []
    kept = [p.quotes for p in parts if p.outcome != "not_found"]
    for quote in (quotes[place] for place in range(most) for quotes in kept if place < len(quotes)):
        overlapping = [k for k, other in enumerate(found) if quote.overlaps(other)]
        if not overlapping and len(found) < most:
            found.append(quote)
        elif len(overlapping) == 1:
            found[overlapping[0]] = found[overlapping[0]].joined(quote)
    return tuple(found)


def missing_terms(parts: Sequence[Part]) -> tuple[str, ...]:
    """What the question speaks of and the sources do not, as typed: unknown words, then what the quotes lack; each once."""
    return tuple(
        dict.fromkeys(
            t for p in parts for t in (*p.question.missing.unknown, *(_lacking(p) if p.outcome == "uncertain" else ()))
        )
    )


def _lacking(part: Part) -> tuple[str, ...]:
    """What a part asks for and its quotes lack, in the product's words."""
    return (*part.unnamed, *(KIND_NAMES[k] for k in part.lacks), *part.silent, *part.unsaid, *part.elsewhere)


def message(parts: Sequence[Part], *, documents: int, chosen: bool = False) -> str:
    """What the product says beside the quotes, one sentence each; "" where there is nothing to say.

    documents  how many the library holds
    chosen     whether only some of them were asked
    """
    where = "selection" if chosen else "library"
    said: list[str] = []
    verdicts = [_verdict(part, documents, where) for part in parts]
    for part, verdict in zip(parts, verdicts, strict=True):
        for typed, meant in part.question.called.corrections:
            said.append(prompts.render("answer_corrected", typed=typed, meant=meant))
        for asked, printed in part.question.called.renamed:
            said.append(prompts.render("answer_renamed", asked=asked, printed=printed))
        for group, drugs in part.question.called.grouped:
            said.append(prompts.render("answer_grouped", group=group, drugs=_list(drugs)))
        if verdict and any(other != verdict for other in verdicts):
            asked = shorten(asking(part.asked).rstrip("?. "), LONGEST_PART, placeholder="…")
            verdict = [prompts.render("answer_part", asked=asked, said=" ".join(verdict))]
        said.extend(verdict)
    return " ".join(dict.fromkeys(said))


def _verdict(part: Part, documents: int, where: str) -> list[str]:
    """What is said of a part beside its quotes; [] where all is well."""
    if part.outcome == "not_found":
        return [_absent(part, documents, where)]
    said = [prompts.render("answer_classed", drug=drug, group=group) for drug, group in part.question.called.classed]
    if doses := unprinted(part.asked, part.quotes):
        said.append(prompts.render("answer_unprinted_dose", doses=_list(doses)))
    if part.outcome == "uncertain":
        return [*said, *_weak(part, where)]
    return [*said, _unknown(part, where)] if part.question.missing.unknown else said


def _unknown(part: Part, where: str) -> str:
    return prompts.render("answer_unknown_words", where=where, words=_list(part.question.missing.unknown))


def _absent(part: Part, documents: int, where: str) -> str:
    if not documents:
        return prompts.render("answer_empty_library")
    if part.question.missing.unknown:
        return prompts.render("answer_absent_words", where=where, words=_list(part.question.missing.unknown))
    return prompts.render("answer_absent", where=where)


def _weak(part: Part, where: str) -> list[str]:
    said = [prompts.render("answer_uncertain")]
    if part.question.missing.unknown:
        said.append(_unknown(part, where))
    if part.unnamed:
        said.append(prompts.render("answer_unnamed", drugs=_list(part.unnamed)))
    if part.apart:
        said.append(prompts.render("answer_apart", drugs=_list(part.apart)))
    if part.lacks:
        said.append(prompts.render("answer_lacks", what=_list([KIND_NAMES[k] for k in part.lacks], quoted=False)))
    if part.silent:
        said.append(prompts.render("answer_silent", people=_list(part.silent, quoted=False)))
    if part.elsewhere:
        said.append(prompts.render("answer_elsewhere", illnesses=_list(part.elsewhere)))
    if part.unsaid:
        said.append(_unsaid(part))
    return said


def _unsaid(part: Part) -> str:
    sections = _list(part.unsaid, quoted=False)
    if topic := topic_of(part.asked, part.question):
        return prompts.render("answer_unsaid_on", topic=topic, sections=sections)
    return prompts.render("answer_unsaid", sections=sections)


def _list(words: Sequence[str], *, quoted: bool = True) -> str:
    """“a”, “b” and “c”."""
    shown = [f"“{w}”" if quoted else w for w in words]
    return " and ".join([", ".join(shown[:-1]), shown[-1]] if len(shown) > 1 else shown)


def retrieved(ranked: Sequence[Sequence[Hit]]) -> tuple[Retrieved, ...]:
    """The hits of all parts by score, each passage once, until RETRIEVED passages and DOCUMENTS documents are there, where there
    are so many."""
    found: list[Retrieved] = []
    names: set[str] = set()
    best: dict[tuple[str, int], Hit] = {}
    for hit in sorted((h for hits in ranked for h in hits), key=lambda h: -h.score):
        best.setdefault((hit.passage.document, hit.passage.start), hit)
    for hit in best.values():
        if len(found) < RETRIEVED or (len(names) < DOCUMENTS and hit.passage.document not in names):
            found.append(Retrieved(hit.passage.document, hit.passage.start, hit.passage.end, hit.score))
            names.add(hit.passage.document)
    return tuple(found)
