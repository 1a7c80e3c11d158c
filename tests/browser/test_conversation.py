"""What stays, what is taken away, and what never leaves the tab."""

import re
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from assistant.app import Assistant
from assistant.types import Answer
from index.types import Document

Ask = Callable[[Page, str], None]


def test_a_reload_keeps_the_conversation_and_the_browser_stores_nothing_that_was_asked(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    ask(page, "and what regimen?")
    page.reload()
    expect(page.locator(".asked")).to_have_text(["when is PLEX indicated", "and what regimen?"])
    stored = page.evaluate(
        "async () => JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie,"
        " (await indexedDB.databases()).map(d => d.name), await caches.keys()])"
    )
    assert "PLEX" not in stored
    assert "regimen" not in stored
    assert "history" not in stored
    assert "PLEX" not in page.url


def test_another_visitor_sees_no_conversation(visit: Callable[..., Page], address: str, ask: Ask) -> None:
    ask(visit(address), "when is PLEX indicated")
    expect(visit(address).locator(".empty")).to_be_visible()


def test_clear_asks_first(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.get_by_role("button", name="Clear").click()
    dialog = page.get_by_role("dialog", name="Clear this conversation?")
    expect(dialog.get_by_role("button", name="Keep it")).to_be_focused()
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    page.reload()
    expect(page.locator(".asked")).to_have_text("when is PLEX indicated")


def test_a_long_question_leaves_room_for_its_answer(page: Page, ask: Ask) -> None:
    question = "A man of 54 with fever, cytopenias and a spleen that is large: " * 12 + "when is PLEX indicated?"
    ask(page, question)
    asked = page.locator(".asked").first
    short = asked.evaluate("asked => asked.clientHeight")
    page.get_by_role("button", name="Whole question").click()
    assert asked.evaluate("asked => asked.clientHeight") > short
    assert short < 120


def test_the_library_is_left_for_the_place_that_was_read(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    ask(page, "steps for refractory HLH")
    page.evaluate("scrollTo(0, 300)")
    page.get_by_role("button", name="Library").click()
    expect(page.get_by_role("heading", name="Library")).to_be_in_viewport()
    page.get_by_role("button", name="Chat", exact=True).click()
    assert page.evaluate("scrollY") == 300
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    expect(page.locator(".intro")).to_be_in_viewport()


def test_clear_forgets(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    expect(page.locator(".empty")).to_be_visible()
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()
    page.reload()
    expect(page.locator(".empty")).to_be_visible()


def test_a_double_click_on_the_way_back_from_the_library_leaves_the_conversation(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.get_by_role("button", name="Library").dblclick()
    expect(page.get_by_role("heading", name="Library")).to_be_visible()
    page.get_by_role("button", name="Chat", exact=True).dblclick()
    ask(page, "and what regimen?")
    expect(page.locator(".asked")).to_have_text(["when is PLEX indicated", "and what regimen?"])


def test_without_a_conversation_there_is_nothing_to_export_or_clear(page: Page, ask: Ask) -> None:
    buttons = [page.get_by_role("button", name=name) for name in ("Export", "Clear")]
    for button in buttons:
        expect(button).to_be_hidden()
    ask(page, "when is PLEX indicated")
    for button in buttons:
        expect(button).to_be_visible()
    buttons[1].click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    for button in buttons:
        expect(button).to_be_hidden()


def test_export_is_markdown_with_every_quote_offset_and_date(page: Page, ask: Ask, source: str, tmp_path: Path) -> None:
    ask(page, "when is PLEX indicated")
    ask(page, "steps for refractory HLH")
    with page.expect_download() as download:
        page.get_by_role("button", name="Export").click()
    assert download.value.suggested_filename.endswith(".md")
    saved = tmp_path / "export.md"
    download.value.save_as(saved)
    text = saved.read_text(encoding="utf-8")
    spans = [(int(a), int(b)) for a, b in re.findall(r"characters (\d+) to (\d+)", text)]
    assert len(spans) == page.locator("blockquote").count()
    for start, end in spans:
        for line in source[start:end].splitlines():
            assert line in text.replace("\\", "")
    assert "February 14, 2026" in text
    assert "## when is PLEX indicated" in text


def test_a_quote_is_copied_with_its_source(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    quote = page.locator(".quote").first
    quote.get_by_role("button", name="Copy with citation").click()
    expect(quote.get_by_role("button", name="Copied")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    for part in (quote.locator("blockquote").text_content(), "References: 4", "February 14, 2026", "human review"):
        assert part
        assert part in copied


def test_the_kind_of_reader_is_asked_once_and_changes_no_quote(page: Page, ask: Ask) -> None:
    page.locator(".reader-card").get_by_role("button", name="Patient or carer").click()
    expect(page.locator(".reader-card")).to_be_hidden()
    ask(page, "when is PLEX indicated")
    quotes = page.locator("blockquote").all_text_contents()
    expect(page.locator(".for-others")).to_contain_text(re.compile("PLEX: Therapeutic Plasma Exchange", re.IGNORECASE))
    caution = page.locator(".caution:visible")
    expect(caution).to_contain_text("not advice about you")
    expect(caution).to_be_in_viewport()
    page.reload()
    reader = page.get_by_label("Explain for")
    expect(reader).to_have_value("patient")
    reader.select_option("Student")
    expect(page.locator(".caution:visible")).to_contain_text("For study")
    reader.select_option("Clinician")
    expect(page.locator(".for-others")).to_be_hidden()
    assert page.locator("blockquote").all_text_contents() == quotes


def test_who_has_not_said_what_they_are_is_not_taken_for_a_patient(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    expect(page.locator(".for-others")).to_be_visible()
    expect(page.locator(".caution:visible")).to_have_count(0)


def test_notices_are_on_the_page(page: Page, ask: Ask) -> None:
    for _ in range(2):
        expect(page.get_by_text("For education only")).to_be_visible()
        expect(page.get_by_text("professional judgement")).to_be_visible()
        expect(page.get_by_text("Do not type anything that identifies a patient")).to_be_visible()
        ask(page, "when is PLEX indicated")


def test_nothing_of_gradio_but_the_page(page: Page, address: str) -> None:
    assert not page.request.get(f"{address}gradio_api/runs").ok
    assert page.evaluate("window.gradio_config.analytics_enabled") is False
    expect(page.get_by_text(re.compile("Built with Gradio|Use via API|Settings"))).to_have_count(0)


class SlowToList:
    """An assistant that, once, lists its documents when it is told to or when two seconds are over."""

    def __init__(self, inner: Assistant) -> None:
        self._inner = inner
        self.slow = False
        self.listing = threading.Event()
        self.go = threading.Event()

    def documents(self) -> tuple[Document, ...]:
        if self.slow:
            self.slow = False
            self.listing.set()
            self.go.wait(2)
        return self._inner.documents()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


def test_what_was_drawn_before_an_answer_never_takes_its_place(
    visit: Callable[..., Page], serving: Callable[[Assistant], str], assistant: Assistant, ask: Ask
) -> None:
    slow = SlowToList(assistant)
    page = visit(serving(slow))
    slow.slow = True
    page.reload(wait_until="commit")
    assert slow.listing.wait(20)
    ask(page, "when is PLEX indicated")
    slow.go.set()
    page.get_by_role("button", name="reference 4, quote 1", exact=True).first.click()
    expect(page.locator(".note:visible")).to_have_count(1)
    expect(page.locator(".turn .asked")).to_have_count(1)


class Slow:
    """An assistant that answers when it is told to."""

    def __init__(self, inner: Assistant) -> None:
        self._inner = inner
        self.go = threading.Event()
        self.fails = False

    def ask(self, *asked: Any, **more: Any) -> Answer:
        assert self.go.wait(20)
        if self.fails:
            raise RuntimeError("unforeseen")
        return self._inner.ask(*asked, **more)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._inner, name)


@pytest.fixture(scope="module")
def slow(assistant: Assistant) -> Slow:
    return Slow(assistant)


@pytest.fixture(scope="module")
def slow_address(serving: Callable[[Assistant], str], slow: Slow) -> str:
    return serving(slow)


def test_work_is_visible_until_the_answer_arrives(visit: Callable[..., Page], slow: Slow, slow_address: str) -> None:
    page = visit(slow_address)
    slow.go.clear()
    box = page.get_by_role("textbox", name="Question")
    box.fill("when is PLEX indicated")
    box.press("Enter")
    expect(page.locator(".turn.pending .asked")).to_have_text("when is PLEX indicated")
    expect(page.locator(".turn.pending .work")).to_be_visible()
    box.fill("and what regimen?")
    box.press("Enter")
    expect(box).to_have_value("and what regimen?")
    slow.go.set()
    expect(page.locator("blockquote").first).to_be_visible()
    expect(page.locator(".pending")).to_have_count(0)
    expect(page.locator(".asked")).to_have_text("when is PLEX indicated")
    expect(box).to_have_value("and what regimen?")


def test_an_unforeseen_error_leaves_a_page_that_works(
    visit: Callable[..., Page], slow: Slow, slow_address: str
) -> None:
    page = visit(slow_address)
    slow.go.set()
    slow.fails = True
    box = page.get_by_role("textbox", name="Question")
    box.fill("when is PLEX indicated")
    box.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("Something went wrong")
    expect(page.locator(".pending")).to_have_count(0)
    expect(page.locator(".empty")).to_be_visible()
    expect(box).to_have_value("when is PLEX indicated")
    slow.fails = False
    box.press("Enter")
    expect(page.locator("blockquote").first).to_be_visible()


def test_a_question_comes_back_where_the_server_is_gone(page: Page) -> None:
    page.route("**/*", lambda route: route.abort())
    box = page.get_by_role("textbox", name="Question")
    box.fill("and what regimen?")
    box.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("connection to Guideline Assistant is lost")
    expect(page.locator(".pending")).to_have_count(0)
    expect(box).to_have_value("and what regimen?")
    expect(page.locator(".empty")).to_be_visible()
