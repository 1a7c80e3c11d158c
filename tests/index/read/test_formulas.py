"""A formula is read as it is printed, however a file writes it."""

import pytest
from lxml import etree, html

from index.read.formulas import formula

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def _run(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


@pytest.mark.parametrize(
    ("markup", "printed"),
    [
        ("<mo>≥</mo><mn>5.5</mn>", "≥5.5"),
        ("<msup><mn>10</mn><mn>9</mn></msup>", "10⁹"),
        ("<msup><mi>e</mi><mrow><mi>k</mi><mo>+</mo><mi>t</mi></mrow></msup>", "e^(k+t)"),
        ("<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>", "(a+b)/2"),
        ("<msqrt><mi>x</mi></msqrt>", "√x"),
        ("<semantics><mn>5</mn><annotation>\\five</annotation></semantics>", "5"),
        ("", ""),
    ],
)
def test_mathml(markup: str, printed: str) -> None:
    assert formula(html.fragment_fromstring(f"<math>{markup}</math>")) == printed


@pytest.mark.parametrize(
    ("markup", "printed"),
    [
        (_run("&lt;50"), "<50"),
        (f"<m:sSup><m:e>{_run('10')}</m:e><m:sup>{_run('-3')}</m:sup></m:sSup>", "10⁻³"),
        (f"<m:f><m:num>{_run('weight')}</m:num><m:den>{_run('70')}</m:den></m:f>", "weight/70"),
        (f"<m:rad><m:radPr/><m:deg/><m:e>{_run('x+1')}</m:e></m:rad>", "√(x+1)"),
    ],
)
def test_office_math(markup: str, printed: str) -> None:
    assert formula(etree.fromstring(f'<m:oMath xmlns:m="{OFFICE}">{markup}</m:oMath>')) == printed


def test_what_is_nested_deep_is_read_once() -> None:
    depth = 60
    assert formula(html.fragment_fromstring(f"<math>{'<mrow>' * depth}<mi>x</mi>{'</mrow>' * depth}</math>")) == "x"
