"""Abbreviations are those that the text itself defines, in either order."""

import pytest

from index.abbreviations import abbreviations


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Therapeutic Plasma Exchange (PLEX) is used.", [("PLEX", "Therapeutic Plasma Exchange")]),
        ("We use plasma\nexchange (PEX; daily).", [("PEX", "plasma exchange")]),
        ("HLH (hemophagocytic lymphohistiocytosis) is rare.", [("HLH", "hemophagocytic lymphohistiocytosis")]),
        ("Give IVIG (1.6 g/kg) to adults (see below).", []),
        ("Ferritin (FER). Ferritin again (FER).", [("FER", "Ferritin")]),
        ("Risk of all mortality, any (Ray, 2016); serum creatinine (Scr).", [("Scr", "serum creatinine")]),
        ("Risk of all mortality (RAY, see below).", [("RAY", "Risk of all mortality")]),
        ("(ABC) stands alone, and so does ABC ().", []),
        ("", []),
    ],
)
def test_pairs(text: str, found: list[tuple[str, str]]) -> None:
    assert list(abbreviations(text)) == found
