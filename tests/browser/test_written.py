"""A language model's answer in the browser: it streams above the quotes, a lie is struck, it can be stopped, it can be down."""

import re
from collections.abc import Callable, Iterator
from threading import Event

import pytest
from playwright.sync_api import Page, expect

import prompts
from assistant.app import Assistant as Asked
from assistant.errors import ModelError
from assistant.settings import Settings
from assistant.wiring import open_assistant
from index.library import Library
from tests.scripted import ScriptedModel

QUESTION = "When is plasma exchange mentioned?"
TRUE = "Plasma exchange is only mentioned as a salvage therapy for refractory HLH"
FALSE = "Plasma exchange is given at 50 mg"


@pytest.fixture
def gate() -> Iterator[Event]:
    """Holds the model back until it is set."""
    held = Event()
    yield held
    held.set()


@pytest.fixture
def open_with(
    serving: Callable[[Asked], str], seed_library: Library, visit: Callable[..., Page]
) -> Callable[[ScriptedModel], Page]:
    """The whole product with a language model from a script."""
    return lambda model: visit(serving(open_assistant(Settings(seed_library.folder), model)))


def _pieces(gate: Event) -> Iterator[str]:
    yield f"{TRUE} [1]. {FALSE} [1]. And then "
    assert gate.wait(60)
    yield "more."


def test_sentences_stream_above_the_quotes(
    open_with: Callable[[ScriptedModel], Page],
    ask: Callable[[Page, str], None],
    gate: Event,
    photograph: Callable[[Page, str], None],
) -> None:
    page = open_with(ScriptedModel(lambda: _pieces(gate)))
    ask(page, QUESTION)
    written = page.locator(".turn .written")
    expect(written.locator("p", has_text=TRUE)).to_be_visible()
    expect(written.locator(".struck s")).to_have_text(f"{FALSE}.")
    expect(written.locator(".struck .why")).to_contain_text("50 mg")
    expect(page.locator(".quotes .quote").first).to_be_visible()
    assert written.evaluate("w => !!(w.compareDocumentPosition(document.querySelector('.quotes')) & 4)")
    photograph(page, "written")
    gate.set()
    expect(written).to_have_attribute("aria-busy", "false")
    expect(page.locator("#announcer")).to_have_text(prompts.render("page_written_done"))


def test_a_sentence_names_its_quotes_and_shows_them(
    open_with: Callable[[ScriptedModel], Page], ask: Callable[[Page, str], None]
) -> None:
    page = open_with(ScriptedModel(f"{TRUE} [1]."))
    ask(page, QUESTION)
    page.get_by_role("button", name="quote 1", exact=True).click()
    quote = page.locator(".quotes blockquote").first
    expect(quote).to_be_focused()
    expect(quote).to_have_css("outline-style", "solid")
    numbered = page.locator(".turn .quote").evaluate_all(
        "quotes => quotes.map(quote => getComputedStyle(quote, '::before').content)"
    )
    assert numbered == ['"Quote " counter(quote)'] * page.locator(".turn .quote").count()


def test_a_word_without_an_end_stays_on_the_page(
    open_with: Callable[[ScriptedModel], Page], ask: Callable[[Page, str], None]
) -> None:
    page = open_with(ScriptedModel(f"Plasma{'x' * 600} exchange [1]."))
    ask(page, QUESTION)
    expect(page.locator(".turn .written .struck")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 1280


def test_a_reload_while_the_model_writes_says_that_it_was_stopped(
    open_with: Callable[[ScriptedModel], Page], ask: Callable[[Page, str], None], gate: Event
) -> None:
    page = open_with(ScriptedModel(lambda: _pieces(gate)))
    ask(page, QUESTION)
    expect(page.locator(".turn .written p", has_text=TRUE)).to_be_visible()
    page.reload()
    expect(page.locator(".turn .written p", has_text=TRUE)).to_be_visible()
    expect(page.locator(".turn .note-line")).to_have_text(prompts.render("written_stopped"))
    expect(page.get_by_role("button", name="Stop")).to_have_count(0)


def test_a_tab_that_is_closed_ends_the_request(
    open_with: Callable[[ScriptedModel], Page], ask: Callable[[Page, str], None], gate: Event
) -> None:
    ended = Event()

    def pieces() -> Iterator[str]:
        try:
            yield f"{TRUE} [1]. And then "
            while not gate.wait(0.1):
                yield ""
        finally:
            ended.set()

    model = ScriptedModel(pieces)
    page = open_with(model)
    tab = page.context.new_page()
    tab.goto(page.url)
    ask(tab, QUESTION)
    expect(tab.locator(".turn .written p", has_text=TRUE)).to_be_visible()
    tab.close()
    assert ended.wait(20)
    assert model.closed == 1


def test_writing_can_be_stopped(
    open_with: Callable[[ScriptedModel], Page], ask: Callable[[Page, str], None], gate: Event
) -> None:
    page = open_with(ScriptedModel(lambda: _pieces(gate)))
    ask(page, QUESTION)
    page.get_by_role("button", name="Stop").click()
    written = page.locator(".turn .written")
    expect(written.locator(".note-line")).to_have_text(prompts.render("written_stopped"))
    expect(page.locator("#announcer")).to_have_text(prompts.render("written_stopped"))
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()
    gate.set()
    ask(page, "what are common pitfalls?")
    expect(page.locator(".turn").first.locator(".note-line")).to_have_text(prompts.render("written_stopped"))


def test_a_question_that_is_asked_while_the_model_writes_gets_its_own_written_answer(
    open_with: Callable[[ScriptedModel], Page], ask: Callable[[Page, str], None], gate: Event
) -> None:
    page = open_with(ScriptedModel(lambda: _pieces(gate), f"{TRUE} [1]."))
    ask(page, QUESTION)
    expect(page.locator(".turn .written p", has_text=TRUE)).to_be_visible()
    ask(page, QUESTION)
    first, second = page.locator(".turn .written").nth(0), page.locator(".turn .written").nth(1)
    expect(second.locator("p", has_text=TRUE)).to_be_visible()
    expect(second).to_have_attribute("aria-busy", "false")
    gate.set()
    expect(first.locator(".note-line")).to_have_text(prompts.render("written_stopped"))
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    expect(page.locator(".empty")).to_be_visible()
    ask(page, QUESTION)
    expect(page.locator(".turn .written p", has_text=TRUE)).to_be_visible()


def test_a_click_on_stop_that_a_sentence_falls_into_still_stops(
    open_with: Callable[[ScriptedModel], Page], ask: Callable[[Page, str], None]
) -> None:
    pressed, held = Event(), Event()

    def pieces() -> Iterator[str]:
        yield f"{TRUE} [1]. {FALSE}"
        assert pressed.wait(60)
        yield " [1]. And then "
        assert held.wait(60)

    page = open_with(ScriptedModel(pieces))
    ask(page, QUESTION)
    written = page.locator(".turn .written")
    expect(written.locator("p", has_text=TRUE)).to_be_visible()
    page.get_by_role("button", name="Stop").hover()
    page.mouse.down()
    pressed.set()
    expect(written.locator(".struck")).to_be_visible()
    page.mouse.up()
    expect(written.locator(".note-line")).to_have_text(prompts.render("written_stopped"))
    held.set()


def test_a_model_that_is_down_leaves_the_quotes(
    open_with: Callable[[ScriptedModel], Page],
    ask: Callable[[Page, str], None],
    photograph: Callable[[Page, str], None],
) -> None:
    down = prompts.render("model_down", model="scripted:model")
    page = open_with(ScriptedModel(ModelError(down)))
    ask(page, QUESTION)
    expect(page.locator(".turn .written .note-line")).to_have_text(down)
    expect(page.locator(".quotes .quote").first).to_be_visible()
    photograph(page, "model-down")


def test_where_the_text_goes_is_said_before_the_first_question(open_with: Callable[[ScriptedModel], Page]) -> None:
    model = ScriptedModel("Nothing.")
    model.destination = "api.example.org"
    expect(open_with(model).locator("#where")).to_have_text(
        prompts.render("model_leaves", model="scripted:model", destination="api.example.org")
    )


def test_without_a_model_nothing_is_said_of_one(page: Page, ask: Callable[[Page, str], None]) -> None:
    ask(page, "when is PLEX indicated")
    expect(page.locator("#where")).to_have_count(0)
    expect(page.locator(".written")).to_have_count(0)
    expect(page.locator("#conversation")).not_to_have_text(re.compile("scripted"))
