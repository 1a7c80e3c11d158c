"""A sign of a symbol font is read as what it prints, or as "�": never as another sign."""

import pytest

from index.read.symbols import is_ornamental, is_symbolic, symbol


@pytest.mark.parametrize(
    ("code", "printed"),
    [(0xF0B3, "≥"), (0xF0A3, "≤"), (0xF06D, "μ"), (0xF0B1, "±"), (0xF0B0, "°"), (0xF0B4, "×"), (0xF0B7, "•"), (0xF0AE, "→")],
)  # fmt: skip
def test_symbol_prints_the_sign_of_its_place(code: int, printed: str) -> None:
    assert symbol("ABCDEF+SymbolMT", code) == printed
    assert symbol("Symbol", code) == printed


def test_what_has_a_character_of_its_own_keeps_it() -> None:
    assert symbol("Symbol", ord("≥")) == "≥"
    assert symbol("Times New Roman", ord("µ")) == "µ"


@pytest.mark.parametrize(
    ("font", "code", "printed"),
    [
        ("Wingdings", 0xF0FC, "✓"),
        ("Wingdings", 0xFC, "✓"),
        ("Wingdings-Regular", 0xF0FB, "✗"),
        ("Wingdings 2", 0xF050, "✓"),
        ("Wingdings", 0xF0D8, "•"),
        ("Wingdings", 0xF0A7, "•"),
        ("ZapfDingbats", 0x2714, "✔"),
        ("ZapfDingbats", ord("n"), "•"),
    ],
)
def test_ornaments_that_say_something_are_kept_and_others_are_bullets(font: str, code: int, printed: str) -> None:
    assert symbol(font, code) == printed


def test_a_private_sign_of_an_unknown_font_is_a_bullet_or_unknown() -> None:
    assert symbol("", 0xF0B7) == "•"
    assert symbol("MyFont", 0xF041) == "\N{REPLACEMENT CHARACTER}"


def test_fonts_are_told_by_their_family() -> None:
    assert is_symbolic("Symbol,Bold")
    assert not is_ornamental("Symbol,Bold")
    assert is_ornamental("abcdef+wingdings2")
    assert not is_symbolic("Segoe UI Symbol")
    assert not is_symbolic("")
