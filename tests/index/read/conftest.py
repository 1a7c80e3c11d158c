"""Small PDF files, set line by line, so that what they print and where is known."""

import io
from collections.abc import Callable

import pytest

FONTS = ("Helvetica", "Helvetica-Bold", "Helvetica-Oblique", "AdvMathSymb", "AdvOT0123", "Type3")
TYPE_3 = (
    "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << >> /Encoding << >> "
    f"/FirstChar 0 /LastChar 255 /Widths [{'500 ' * 256}] >>"
)  # without a name
TURNS = {0: "1 0 0 1", 90: "0 1 -1 0", 180: "-1 0 0 -1", 270: "0 -1 1 0"}
WIDTH, HEIGHT = 595, 842  # A4 in points


class Pdf:
    """A PDF in the making. Places are in points from the top left corner of a page as the file holds it, y of baselines."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = [[]]

    def write(
        self, text: str, x: float = 72, y: float = 120, *, size: float = 10, font: str = "Helvetica", turn: int = 0
    ) -> "Pdf":
        """Lines under one another, 1.2 times their size apart; `turn` degrees against the clock."""
        down = {0: (0, -1), 90: (1, 0), 180: (0, 1), 270: (-1, 0)}[turn]
        for n, line in enumerate(text.split("\n")):
            shown = line.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
            at = f"{x + down[0] * 1.2 * size * n} {HEIGHT - y + down[1] * 1.2 * size * n}"
            self._pages[-1].append(f"BT /F{FONTS.index(font)} {size} Tf {TURNS[turn]} {at} Tm ({shown}) Tj ET")
        return self

    def rule(self, x0: float, y0: float, x1: float, y1: float) -> "Pdf":
        """A filled box."""
        self._pages[-1].append(f"{x0} {HEIGHT - y1} {x1 - x0} {y1 - y0} re f")
        return self

    def turn_page(self) -> "Pdf":
        """What follows goes on a new page."""
        self._pages.append([])
        return self

    def made(self, *, rotation: int = 0, title: str = "") -> bytes:
        """The file. `rotation`: degrees, clockwise, by which its pages say that they are to be shown."""
        parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"", f"<< /Title ({title}) >>".encode("cp1252")]
        parts += [
            f"<< /Type /Font /Subtype /Type1 /BaseFont /{f} /Encoding /WinAnsiEncoding >>".encode() for f in FONTS[:-1]
        ]
        parts.append(TYPE_3.encode())
        fonts = " ".join(f"/F{i} {i + 4} 0 R" for i in range(len(FONTS)))
        kids = []
        for page in self._pages:
            drawn = "\n".join(page).encode("cp1252", "surrogateescape")
            parts.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(drawn), drawn))
            shown = f"/MediaBox [0 0 {WIDTH} {HEIGHT}] /Rotate {rotation} /Resources << /Font << {fonts} >> >>"
            parts.append(f"<< /Type /Page /Parent 2 0 R {shown} /Contents {len(parts)} 0 R >>".encode())
            kids.append(f"{len(parts)} 0 R")
        parts[1] = f"<< /Type /Pages /Count {len(kids)} /Kids [{' '.join(kids)}] >>".encode()
        out = io.BytesIO()
        out.write(b"%PDF-1.4\n")
        places = []
        for n, part in enumerate(parts, 1):
            places.append(b"%010d 00000 n \n" % out.tell())
            out.write(b"%d 0 obj\n%s\nendobj\n" % (n, part))
        start, count = out.tell(), len(parts) + 1
        out.write(b"xref\n0 %d\n0000000000 65535 f \n%s" % (count, b"".join(places)))
        out.write(b"trailer\n<< /Size %d /Root 1 0 R /Info 3 0 R >>\nstartxref\n%d\n%%%%EOF" % (count, start))
        return out.getvalue()


@pytest.fixture
def new_pdf() -> Callable[[], Pdf]:
    """A function that begins a PDF."""
    return Pdf


@pytest.fixture
def pdf() -> Pdf:
    """A PDF with an empty page."""
    return Pdf()


@pytest.fixture
def page(pdf: Pdf) -> Pdf:
    """A PDF that begins with a title and a heading."""
    return pdf.write("Guideline for rare diseases", 72, 80, size=20, font="Helvetica-Bold").write(
        "Treatment", 72, 120, size=14, font="Helvetica-Bold"
    )
