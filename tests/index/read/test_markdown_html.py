"""Tables and lists in HTML inside Markdown."""

import pytest

from index.read.markdown_html import without_html


@pytest.mark.parametrize(
    ("source", "lines"),
    [
        ("<table><tr><th>Drug</th><th>Dose</th></tr>\n<tr><td>A</td><td>5<br>mg</td></tr></table>", ["| Drug | Dose |", "| A | 5 mg |"]),
        ("<table><tr><td>A</td><td>5 mg</td></tr><tr><td>B</td><td>1 g</td></tr></table>", ["- A | 5 mg", "- B | 1 g"]),
        ("<ol><li>Give A<ul><li>by mouth</li></ul></li><li>Rest</li></ol>", ["1. Give A", "  - by mouth", "2. Rest"]),
        ("<table><tr><td colspan='2'>A</td></tr></table>", ["<table><tr><td colspan='2'>A</td></tr></table>"]),
        ("<table><caption>Doses</caption><tr><th>A</th></tr></table>", ["Doses", "| A |"]),
        ("<ul> Give A </ul>", ["<ul> Give A </ul>"]),
        ("<ul> <li>Not closed", ["<ul> <li>Not closed"]),
    ],
)  # fmt: skip
def test_they_become_lines_of_markdown(source: str, lines: list[str]) -> None:
    assert [line for line in without_html(source).splitlines() if line.strip()] == lines
