"""What a question asks of where the library prints only its contrary: primary HLH in a library on secondary HLH."""

from itertools import pairwise

from index.keywords import is_function_word, stem
from index.lexicon import WORD, Lexicon

# Words that make different diseases of one name; not "acute" and "chronic": who writes of asthma writes of both.
_CONTRARY = (
    ("primary", "secondary", "tertiary"),
    ("congenital", "acquired"),
    ("inherited", "acquired"),
    ("upper", "lower"),
)
_TYPES = ("1", "2")  # behind "type"


def contraries(text: str, lexicon: Lexicon) -> tuple[str, ...]:
    """The names of a text, two words each as typed, that the library nowhere prints, where it prints them with the contrary word:
    "primary HLH"; () where there is none."""
    words = [w for w in WORD.findall(text) if not is_function_word(w)]
    found = []
    for before, (word, name) in zip(["", *words], pairwise(words), strict=False):
        typed = word in _TYPES
        said = {(stem(word), stem(name))} | ({(stem(before), word)} if typed else set())
        others = _others(stem(before), stem(word))
        if not said & lexicon.pairs and any((stem(other), stem(name)) in lexicon.pairs for other in others):
            found.append(f"{before} {word} {name}" if typed else f"{word} {name}")
    return tuple(dict.fromkeys(found))


def _others(before: str, word: str) -> tuple[str, ...]:
    """The words that are contrary to one, all given as stems or as printed; () for one that has no contrary."""
    if word in _TYPES:
        return tuple(t for t in _TYPES if t != word) if before == stem("type") else ()
    groups = (group for group in _CONTRARY if word in map(stem, group))
    return tuple(other for group in groups for other in group if stem(other) != word)
