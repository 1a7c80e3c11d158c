"""What a new edition of a document adds, removes and alters. Compares editions only; no quote is found this way."""

from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from index.types import Document
from index.work import Changes

ALIKE = 0.6  # share of words in common, in order, from which two statements are one that was altered
KEPT = 0.1  # share of its statements that a document under another title must keep to be a later edition
NEAR = 8  # places of a replaced run that are searched for the other wording


def compare(before: Document, after: Document) -> Changes:
    """The differences, statement by statement, white space aside."""
    old, new = _texts(before), _texts(after)
    added: list[int] = []
    removed: list[int] = []
    altered: list[tuple[int, int]] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            continue
        pairs = tuple(_pairs(old[a:b], new[c:d]))
        altered += [(a + i, c + j) for i, j in pairs]
        removed += sorted(set(range(a, b)) - {a + i for i, _ in pairs})
        added += sorted(set(range(c, d)) - {c + j for _, j in pairs})
    gone, come = Counter(old[i] for i in removed), Counter(new[j] for j in added)
    moved = gone & come
    return Changes(
        before,
        after,
        added=tuple(after.statements[j] for j in _without(added, new, moved)),
        removed=tuple(before.statements[i] for i in _without(removed, old, moved)),
        altered=tuple((before.statements[i], after.statements[j]) for i, j in altered),
    )


def is_edition(changes: Changes) -> bool:
    """Whether both are editions of one document, and not two that happen to have one file name: they have one title, or the
    later one keeps KEPT of the statements, altered or not."""
    before, after = changes.before, changes.after
    kept = len(before.statements) - len(changes.removed)
    return before.title.casefold() == after.title.casefold() or kept >= KEPT * len(before.statements)


def summary(changes: Changes) -> str:
    """In words: "3 statements added, 1 removed, 2 altered"; "the statements are the same" where there is no difference."""
    counts = {"added": len(changes.added), "removed": len(changes.removed), "altered": len(changes.altered)}
    said = [f"{n} {what}" for what, n in counts.items() if n]
    if not said:
        return "the statements are the same"
    first, _, rest = ", ".join(said).partition(" ")
    return f"{first} statement{'' if first == '1' else 's'} {rest}"


def _texts(document: Document) -> list[str]:
    return [" ".join(document.words(s).split()) for s in document.statements]


def _pairs(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Places of statements in two runs that are wordings of one another, in the order of both."""
    at = 0
    for i, text in enumerate(old):
        words = SequenceMatcher(None, b=text.split(), autojunk=False)
        best, place = ALIKE, -1
        for j in range(at, min(at + NEAR, len(new))):
            words.set_seq1(new[j].split())
            if words.real_quick_ratio() >= best and words.quick_ratio() >= best and (ratio := words.ratio()) >= best:
                best, place = ratio, j
        if place >= 0:
            yield i, place
            at = place + 1


def _without(places: Sequence[int], texts: Sequence[str], moved: Counter[str]) -> Iterator[int]:
    """The places but those of texts that only moved, each as often as it moved."""
    left = Counter(moved)
    for place in places:
        if left[texts[place]]:
            left[texts[place]] -= 1
        else:
            yield place
