"""Line charts as inline SVG, in the colours of the page they stand in. Nothing is loaded from anywhere."""

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

WIDTH, HEIGHT = 560, 300
LEFT, RIGHT, TOP, BOTTOM = 52, 16, 16, 44  # margins for the axes' words
DASHES = ("", "7 4")  # lines differ in more than their colour
TICKS = 5


@dataclass(frozen=True, slots=True)
class Line:
    """A named line through points, x ascending, both in the units of their axis."""

    name: str
    points: Sequence[tuple[float, float]]


@dataclass(frozen=True, slots=True)
class Axis:
    """What an axis measures, from 0 to `most`."""

    name: str
    most: float = 1.0


def chart(title: str, lines: Sequence[Line], *, x: Axis, y: Axis, rules: Sequence[tuple[float, str]] = ()) -> str:
    """An SVG of at most two lines, drawn as stairs: a point's height holds until the next. Lines without points are left out.

    rules  upright lines at (x, what it is)
    """
    parts = [
        f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{escape(title)}" class="chart">',
        *_grid(x, y),
        *(_rule(_across(at, x), name) for at, name in rules),
        *(_stairs(i, line, x, y) + _key(i, line) for i, line in enumerate(lines) if line.points),
        "</svg>",
    ]
    return "".join(parts)


def _across(value: float, x: Axis) -> float:
    return LEFT + min(value / x.most, 1.0) * (WIDTH - LEFT - RIGHT)


def _up(value: float, y: Axis) -> float:
    return HEIGHT - BOTTOM - min(value / y.most, 1.0) * (HEIGHT - TOP - BOTTOM)


def _grid(x: Axis, y: Axis) -> list[str]:
    drawn = []
    for i in range(TICKS + 1):
        value = y.most * i / TICKS
        at = _up(value, y)
        drawn.append(f'<line class="grid" x1="{LEFT}" x2="{WIDTH - RIGHT}" y1="{at:.1f}" y2="{at:.1f}"/>')
        drawn.append(_text(f"{value:g}", LEFT - 8, at + 4, "end"))
        value = x.most * i / TICKS
        drawn.append(_text(f"{value:g}", _across(value, x), HEIGHT - BOTTOM + 18, "middle"))
    drawn.append(_text(x.name, (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, "middle"))
    middle = (TOP + HEIGHT - BOTTOM) / 2
    turned = f'<text class="word" text-anchor="middle" transform="translate(14 {middle:.1f}) rotate(-90)">'
    return [*drawn, f"{turned}{escape(y.name)}</text>"]


def _text(words: str, x: float, y: float, anchor: str) -> str:
    return f'<text class="word" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(words)}</text>'


def _rule(at: float, name: str) -> str:
    line = f'<line class="rule" x1="{at:.1f}" x2="{at:.1f}" y1="{TOP}" y2="{HEIGHT - BOTTOM}"/>'
    return line + _text(name, at + 4, TOP + 10, "start")


def _stairs(number: int, line: Line, x: Axis, y: Axis) -> str:
    (first_x, first_y), *others = line.points
    path = [f"M{_across(first_x, x):.1f} {_up(first_y, y):.1f}"]
    path += [f"H{_across(px, x):.1f}V{_up(py, y):.1f}" for px, py in others]
    return f'<path class="line line-{number}" stroke-dasharray="{DASHES[number]}" d="{"".join(path)}"/>'


def _key(number: int, line: Line) -> str:
    """A line of the legend, at the right below the middle."""
    at = HEIGHT - BOTTOM - 16 - 18 * number
    x = WIDTH - RIGHT - 12
    sample = f'<path class="line line-{number}" stroke-dasharray="{DASHES[number]}" d="M{x - 30} {at - 4}H{x}"/>'
    return sample + _text(line.name, x - 36, at, "end")
