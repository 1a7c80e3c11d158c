"""Charts are well-formed, keep inside their frame, and show what is written on them as text."""

import re
from xml.etree import ElementTree

from hypothesis import given
from hypothesis import strategies as st

from assistant.evaluation.plots import HEIGHT, WIDTH, Axis, Line, chart

UNIT = st.floats(0, 1)
X, Y = Axis("across"), Axis("up")


@given(st.lists(st.tuples(UNIT, UNIT), min_size=1).map(sorted))
def test_a_line_keeps_inside_the_frame(points: list[tuple[float, float]]) -> None:
    drawn = ElementTree.fromstring(chart("c", [Line("l", points)], x=X, y=Y))
    paths = [path.attrib["d"] for path in drawn.iter("path")]
    assert len(paths) == 2  # the line, and its sample in the legend
    for command, number in re.findall(r"([MHV ])(-?[\d.]+)", paths[0]):
        assert 0 <= float(number) <= (HEIGHT if command in "V " else WIDTH)


def test_a_line_without_points_is_left_out() -> None:
    drawn = ElementTree.fromstring(chart("c", [Line("nothing", ())], x=X, y=Y))
    assert list(drawn.iter("path")) == []
    assert "nothing" not in "".join(drawn.itertext())


def test_more_is_higher_and_further_right() -> None:
    drawn = ElementTree.fromstring(chart("c", [Line("l", [(0, 0), (1, 1)])], x=X, y=Y))
    (x0, y0), (x1, y1) = re.findall(r"([\d.]+)[ V]([\d.]+)", next(drawn.iter("path")).attrib["d"])
    assert float(x1) > float(x0)
    assert float(y1) < float(y0)


def test_words_are_text_and_name_the_chart() -> None:
    drawn = ElementTree.fromstring(chart('<b>"c"', [Line("<i>l", [(0, 1)])], rules=[(0.5, "a & b")], x=X, y=Y))
    assert drawn.attrib["aria-label"] == '<b>"c"'
    words = [t.text for t in drawn.iter("text")]
    assert {"across", "up", "<i>l", "a & b"} <= set(words)
