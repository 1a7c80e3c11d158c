"""From the Enter key to the first visible quote, in the browser, with the whole product behind the page."""

from collections.abc import Callable

from playwright.sync_api import Browser
from pytest_benchmark.fixture import BenchmarkFixture

from assistant.app import Assistant
from assistant.settings import Settings
from assistant.wiring import open_assistant
from index.embed import SentenceEncoder
from index.library import Library

# Milliseconds by the browser's own clock, from the key to the frame in which the last turn has a quote.
UNTIL_QUOTE = """() => {
  const box = document.querySelector('#question textarea');
  const before = document.querySelectorAll('.turn:not(.pending)').length;
  window.untilQuote = new Promise(done => box.addEventListener('keydown', event => {
    const look = () => document.querySelectorAll('.turn:not(.pending)').length > before
      ? done(performance.now() - event.timeStamp) : requestAnimationFrame(look);
    look();
  }, { capture: true, once: true }));
}"""
QUESTIONS = ("when is PLEX indicated", "steps for refractory HLH", "what are common pitfalls?", "what about anakinra?")


def test_from_typing_to_the_first_visible_quote(
    benchmark: BenchmarkFixture,
    chromium: Browser,
    serving: Callable[[Assistant], str],
    seed_library: Library,
    encoder: SentenceEncoder,
) -> None:
    page = chromium.new_page()
    page.goto(serving(open_assistant(Settings(seed_library.folder, encoder.name))))
    page.locator("#conversation .turns").wait_for()
    box = page.get_by_role("textbox", name="Question")
    taken: list[float] = []

    def ask() -> None:
        box.fill(QUESTIONS[len(taken) % len(QUESTIONS)])
        page.evaluate(UNTIL_QUOTE)
        box.press("Enter")
        taken.append(page.evaluate("window.untilQuote"))

    benchmark.pedantic(ask, rounds=20, warmup_rounds=1)
    benchmark.extra_info["milliseconds in the browser"] = [round(t) for t in taken]
    page.close()
