"""The report says what was found, as text, and reaches for nothing outside its own file."""

import json
import re
from collections.abc import Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from assistant.chat import Chat
from assistant.evaluation import report
from assistant.evaluation.evaluate import Judged, figures, judge
from assistant.evaluation.expected import Conversation, Expected, Wanted

TODAY = date(2026, 3, 1)
HOSTILE = "naproxen <script>alert(1)</script> & \"quotes\" <img src=x onerror='alert(2)'>"


@pytest.fixture
def judged(chat: Chat) -> Sequence[Judged]:
    turns = (
        Expected(HOSTILE, "answered", any=(Wanted("a <b>line</b> that is nowhere"),)),
        Expected("Which laser removes a tattoo?", "not_found"),
    )
    return list(judge(Conversation("<c1>", turns), chat, list[str]().append))


class Page(HTMLParser):
    """Elements and texts of a page."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attributes)))

    def handle_data(self, data: str) -> None:
        self.texts.append(data)


def test_a_miss_shows_its_question_what_was_wanted_and_the_quotes(judged: Sequence[Judged]) -> None:
    page = Page(report.html(judged, questions="<q>.jsonl", today=TODAY))
    for said in (HOSTILE, "<c1>", "a <b>line</b> that is nowhere", *(q.text for q in judged[0].answer.quotes[:3])):
        assert any(said in text for text in page.texts), said
    assert "2 questions of <q>.jsonl, asked on 2026-03-01" in page.texts
    assert [tag for tag, _ in page.elements].count("article") == 1


def test_nothing_in_it_runs_or_is_fetched(judged: Sequence[Judged]) -> None:
    html = report.html(judged, questions="q.jsonl", today=TODAY)
    page = Page(html)
    assert not {"script", "img", "link", "iframe", "b"} & {tag for tag, _ in page.elements}
    assert not [a for _, attributes in page.elements for a in attributes if a.startswith("on") or a in ("src", "href")]
    assert not re.search(r"url\(|@import", html)


def test_it_is_read_in_light_and_dark_and_draws_both_curves(judged: Sequence[Judged]) -> None:
    html = report.html(judged, questions="q.jsonl", today=TODAY)
    assert "prefers-color-scheme: dark" in html
    assert html.count("<svg") == 2


def test_where_nothing_is_expected_nothing_is_drawn(chat: Chat) -> None:
    judged = list(judge(Conversation("a", (Expected("naproxen"),)), chat, list[str]().append))
    assert "<svg" not in report.html(judged, questions="q.jsonl", today=TODAY)


def test_the_files_hold_the_figures_and_every_answer(judged: Sequence[Judged], tmp_path: Path) -> None:
    numbers, page = report.write(tmp_path / "a" / "b", judged, questions="q.jsonl", today=TODAY)
    stated = json.loads(numbers.read_text(encoding="utf-8"))
    assert stated["figures"] == {n: {"value": round(f.value, 4), "n": f.n} for n, f in figures(judged).items()}
    assert [t["question"] for t in stated["turns"]] == [j.answer.question for j in judged]
    assert stated["turns"][0]["misses"] == list(judged[0].misses)
    assert page.read_text(encoding="utf-8") == report.html(judged, questions="q.jsonl", today=TODAY)


def test_the_table_has_a_line_for_each_figure(judged: Sequence[Judged]) -> None:
    head, *lines = report.table(figures(judged)).splitlines()
    assert head.split() == ["measure", "value", "n"]
    assert [line.split()[0] for line in lines] == list(figures(judged))


def test_stairs_rise_from_nothing_to_all() -> None:
    assert report.below([0.5, 0.25], most=1.0) == [(0.0, 0.0), (0.25, 0.5), (0.5, 1.0), (1.0, 1.0)]
    assert report.below([], most=1.0) == []
