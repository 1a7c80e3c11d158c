"""What notes write with signs, or shorten to another word, written out as guidelines print it: "2°" is secondary, "10mg/m2" is 10 mg/m2,
"pen allergic" is allergic to penicillin."""

import re

# A sign of degree, or the ending of the word behind its number: "1° HLH", "2° to sepsis", "2ndary infection", "1ry"; no temperature.
_ORDER = re.compile(r"(?<![\w.°])(?<!\d,)(?:([123])\s?[°º](?!\s?[CF]\b|\w)|([123])(?:st|nd|rd|d)?a?ry\b)", re.I)
_ORDERS = {"1": "primary", "2": "secondary", "3": "tertiary"}
# What comes in degrees: "a 2° burn" is of the second degree.
_IN_DEGREES = re.compile(
    r"\s+(?:(?:a-?v|heart|perineal|vaginal|uterine) )?(?:block|burns?|scalds?|tears?|lacerations?|sprains?|prolapse|frostbite|relatives?)\b",
    re.I,
)
_DEGREES = {"1": "first-degree", "2": "second-degree", "3": "third-degree"}
# An English word, but for what stands behind it: "pen allergic", "pen V".
_PEN = re.compile(r"\bpen(?=[ -](?:allerg\w*|[GV])\b)", re.I)
# A number that is closed up with its unit, where that goes on: a compound of both is printed nowhere.
_CLOSED = re.compile(r"(?<![\w.])(\d+(?:[.,]\d+)?)((?:[munµμ]?g|mcg|ml|iu|units?|mmol|meq)/)", re.I)


def written_out(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The text with such signs written out, and (typed, meant) of each that stands for a word, each
    once: one sign may mean two things, "2° burn in 2° HLH"."""
    meant: list[tuple[str, str]] = []

    def order(found: re.Match[str]) -> str:
        named = _DEGREES if _IN_DEGREES.match(text, found.end()) else _ORDERS
        meaning = named[found[1] or found[2]]
        meant.append((found[0], meaning))
        return meaning

    def penicillin(found: re.Match[str]) -> str:
        meant.append((found[0], "penicillin"))
        return "penicillin"

    spelled = _PEN.sub(penicillin, _ORDER.sub(order, text))
    return _CLOSED.sub(r"\1 \2", spelled), tuple(dict.fromkeys(meant))
