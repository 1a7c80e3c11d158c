"""What the symbol fonts print: ≥ and µ are letters of Symbol, ✓ and → of Wingdings.

Such fonts keep their signs in Unicode's private area, U+F020 to U+F0FF; the low byte is the place in the font.
"""

import re

PRIVATE_AREA = 0xF000
PRIVATE = range(PRIVATE_AREA + 0x20, PRIVATE_AREA + 0x100)
# ISO 32000-1:2008, annex D.5, "Symbol set and encoding": places 0x20 to 0x7E and 0xA0 to 0xFE.
_SYMBOL: dict[int, str] = dict(
    zip(
        [*range(0x20, 0x7F), *range(0xA0, 0xFF)],
        " !∀#∃%&∋()∗+,−./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾αβχδεφγηιϕκλμνοπθρστυϖωξψζ{|}∼"
        "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐⎯↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊〈®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪\N{REPLACEMENT CHARACTER}〉∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭",
        strict=True,
    )
)
# Of fonts of ornaments the signs that say something; whatever else they print is a bullet.
_SAYING: dict[str, dict[int, str]] = {
    "wingdings": {0xDF: "←", 0xE0: "→", 0xE1: "↑", 0xE2: "↓", 0xE8: "➔", 0xF0: "⇨", 0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"},
    "wingdings2": {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑"},
    "webdings": {0x61: "✓", 0x72: "✗"},
    "zapfdingbats": {0x33: "✓", 0x34: "✔", 0x35: "✕", 0x36: "✖", 0x37: "✗", 0x38: "✘", 0xD4: "➔", 0xD5: "→"},
    "wingdings3": {},
}  # fmt: skip
_DRAWN = {*range(0x2190, 0x2200), *range(0x2701, 0x2800)}  # arrows and dingbats of Unicode itself
_BULLETS = frozenset({0xB7, 0xA7, 0xA8, 0xD8, 0x76, 0xFC, 0x6E, 0x71})  # places that editors use for bullets


def is_symbolic(font: str) -> bool:
    """Whether a font prints signs in the place of letters: Symbol, or ornaments."""
    return bool(_key(font))


def is_ornamental(font: str) -> bool:
    """Whether a font, by its name in any case, prints ornaments in the place of letters, whatever their codes."""
    return _key(font) in _SAYING


def symbol(font: str, code: int) -> str:
    """What a font prints for a code of Unicode. Of fonts of ornaments a sign that says something, or "•". Of a private code of
    Symbol the sign of its place, of another font's "•", where editors use it for that, or "�". Else the character itself."""
    key = _key(font)
    place = code - PRIVATE_AREA if code in PRIVATE else code
    if key in _SAYING:
        return chr(code) if code in _DRAWN else _SAYING[key].get(place, "•")
    if code not in PRIVATE:
        return chr(code)
    if key == "symbol":
        return _SYMBOL.get(place, "\N{REPLACEMENT CHARACTER}")
    return "•" if place in _BULLETS else "\N{REPLACEMENT CHARACTER}"


def _key(font: str) -> str:
    """The family: "ABCDEF+SymbolMT" and "Symbol,Bold" are symbol."""
    name = re.sub(r"[^a-z0-9]", "", re.sub(r"^[a-z]{6}\+", "", font.lower()))
    found = re.match(r"symbol|wingdings[23]?|webdings|zapfdingbats", name)
    return str(found[0]) if found else ""
