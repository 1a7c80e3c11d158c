"""Questions, answers and what is said when there is none."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

Ask = Callable[[Page, str], None]

WORDS_OF_QUOTE = """quote => {
  const walker = document.createTreeWalker(quote, NodeFilter.SHOW_TEXT), words = [];
  while (walker.nextNode()) words.push(walker.currentNode.textContent);
  return words.filter(text => text.trim());
}"""


def test_quotes_are_words_of_the_source_with_their_numbers_as_buttons(page: Page, ask: Ask, source: str) -> None:
    ask(page, "when is PLEX indicated")
    best = page.locator("blockquote").first
    expect(best).to_contain_text("Plasma exchange is only mentioned as a salvage therapy")
    expect(page.locator(".quote").first.get_by_role("button", name="reference 4, quote 1", exact=True)).to_be_visible()
    for quote in page.locator("blockquote").all():
        for words in quote.evaluate(WORDS_OF_QUOTE):
            assert words in source


def test_a_number_inside_a_quote_is_a_button_and_no_word(page: Page, ask: Ask) -> None:
    ask(page, "steps for refractory HLH")
    step = page.locator("blockquote").first.locator("li", has_text="targeted biologics")
    expect(step).to_have_text(
        "Consider targeted biologics: ruxolitinib for critically ill patients, anakinra for MAS, or emapalumab for"
        " refractory cases"
    )
    assert [b.get_attribute("aria-label") for b in step.get_by_role("button").all()] == [
        "reference 5, quote 1",
        "reference 7, quote 1",
        "reference 4, quote 1",
    ]


def test_steps_keep_their_numbers_and_the_sentence_that_introduces_them(page: Page, ask: Ask) -> None:
    ask(page, "steps for refractory HLH")
    quote = page.locator(".quotes .quote").first
    expect(quote.locator(".lead-in")).to_contain_text("escalate in this order")
    labels = quote.locator("blockquote li").evaluate_all("items => items.map(item => item.dataset.label)")
    assert labels == ["1.", "2.", "3.", "4.", "5."]


def test_every_answer_shows_status_date_and_age(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    status = page.locator(".turn .status").first
    expect(status).to_contain_text(re.compile("pending human review", re.IGNORECASE))
    expect(status).to_contain_text("last updated February 14, 2026")
    expect(status).to_contain_text(re.compile(r"\d+ \w+ ago|today|this month"))


def test_warnings_stand_apart_from_the_quotes(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    expect(
        page.locator(".warnings blockquote").filter(has_text="Do not use PLEX as first-line therapy")
    ).to_be_visible()
    expect(page.locator(".quotes blockquote").filter(has_text="Do not use PLEX")).to_have_count(0)


def test_a_follow_up_is_read_from_the_conversation_and_its_reading_is_shown(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    ask(page, "and what regimen?")
    expect(page.locator("form.reading .read")).to_contain_text("what regimen for when is PLEX indicated")
    expect(page.locator(".turn").last.locator("blockquote").first).to_contain_text("no specific regimen")


def test_the_reading_can_be_edited_and_searched_again(
    page: Page, ask: Ask, reworded: Callable[[Page], Locator]
) -> None:
    ask(page, "when is PLEX indicated")
    expect(page.get_by_text("Searched for")).to_have_count(1)
    expect(page.get_by_text("Searched for")).to_be_hidden()
    reading = reworded(page)
    expect(reading).to_be_focused()
    reading.fill("steps for refractory HLH")
    reading.press("Enter")
    expect(page.locator("blockquote").first).to_contain_text("Add etoposide")
    expect(page.locator(".turn")).to_have_count(1)
    expect(page.locator(".asked")).to_have_text("when is PLEX indicated")
    expect(page.locator("form.reading .read")).to_contain_text("Searched for steps for refractory HLH")
    expect(reading).to_be_hidden()
    expect(reworded(page)).to_have_value("steps for refractory HLH")


def test_the_button_searches_again_too(page: Page, ask: Ask, reworded: Callable[[Page], Locator]) -> None:
    ask(page, "when is PLEX indicated")
    reworded(page).fill("steps for refractory HLH")
    page.get_by_role("button", name="Search again").click()
    expect(page.locator("blockquote").first).to_contain_text("Add etoposide")


def test_examples_ask_and_answers_suggest(page: Page) -> None:
    example = page.locator(".empty .examples button").first
    asked = example.inner_text()
    example.click()
    expect(page.locator(".turn:not(.pending) .asked")).to_have_text(asked)
    suggestion = page.locator(".turn .examples button").first
    asked = suggestion.inner_text()
    suggestion.click()
    expect(page.locator(".turn:not(.pending) .asked").last).to_have_text(asked)
    expect(page.locator(".turn .asked").last).to_be_focused()


def test_what_is_not_covered_is_said_and_quotes_nothing(page: Page, ask: Ask) -> None:
    ask(page, "which warfarin dose suits atrial fibrillation?")
    turn = page.locator(".turn").last
    expect(turn).to_have_class(re.compile("not_found"))
    expect(turn.locator(".message")).to_contain_text("warfarin")
    expect(turn.locator("blockquote")).to_have_count(0)


def test_an_empty_question_gets_one_line(page: Page) -> None:
    page.get_by_role("button", name="Ask", exact=True).click()
    problem = page.get_by_role("alert")
    expect(problem).to_be_visible()
    assert "\n" not in problem.inner_text()
    expect(page.locator(".empty")).to_be_visible()


def test_a_hundred_thousand_characters_get_one_line_and_the_page_goes_on(page: Page, ask: Ask) -> None:
    box = page.get_by_role("textbox", name="Question")
    box.fill("x" * 100_000)
    box.press("Enter")
    expect(page.get_by_role("alert")).to_be_visible()
    assert len(page.get_by_role("alert").inner_text()) < 300
    ask(page, "when is PLEX indicated")
    expect(page.get_by_role("alert")).to_have_count(0)


def test_arrival_is_announced_and_the_question_box_keeps_the_focus(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    expect(page.get_by_role("status").first).to_contain_text("when is PLEX indicated")
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()
    expect(page.get_by_role("textbox", name="Question")).to_have_value("")
