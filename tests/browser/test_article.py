"""From a quote to its place in the article, and what is known of a reference."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

Ask = Callable[[Page, str], None]


def highlighted(page: Page) -> str:
    expect(page.locator("mark").first).to_be_in_viewport()
    return "".join(page.locator("mark").all_text_contents())


def test_a_click_shows_the_whole_article_with_the_quote_highlighted_to_the_character(
    page: Page, ask: Ask, source: str
) -> None:
    ask(page, "when is PLEX indicated")
    quote = page.locator("blockquote").first
    quote.click()
    words = quote.text_content()
    assert highlighted(page) == words
    assert words in source
    assert page.locator(".article-text").text_content() == source


def test_a_list_is_highlighted_whole(page: Page, ask: Ask, source: str) -> None:
    ask(page, "steps for refractory HLH")
    page.locator("blockquote").first.click()
    start = source.index("Add etoposide (if")
    assert highlighted(page) == source[start : source.index("options have failed") + len("options have failed")]


def test_enter_opens_a_quote_and_escape_gives_the_focus_back(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    quote = page.locator("blockquote").first
    quote.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#article h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#article")).to_be_hidden()
    expect(quote).to_be_focused()


def test_another_quote_moves_the_highlight(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.locator("blockquote").first.click()
    first = highlighted(page)
    page.locator(".warnings").get_by_role("button", name="Show in article").first.click()
    expect(page.locator("mark").first).to_contain_text("Do not")
    assert highlighted(page) != first


def test_a_closed_article_opens_again_at_its_quote(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.locator("blockquote").first.click()
    first = highlighted(page)
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#article")).to_be_hidden()
    page.get_by_role("button", name="Show in article").first.click()
    assert highlighted(page) == first


def test_the_article_stands_beside_the_chat(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.locator("blockquote").first.click()
    highlighted(page)
    chat, article = page.locator("#chat").bounding_box(), page.locator("#article").bounding_box()
    assert chat
    assert article
    assert chat["x"] + chat["width"] <= article["x"] + 1


def test_the_article_covers_a_phone_and_closes(visit: Callable[..., Page], address: str, ask: Ask) -> None:
    page = visit(address, width=390, height=844)
    ask(page, "when is PLEX indicated")
    page.locator("blockquote").first.click()
    highlighted(page)
    article = page.locator("#article").bounding_box()
    assert article
    assert (article["x"], article["width"]) == (0, 390)
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("textbox", name="Question")).to_be_in_viewport()
    page.get_by_role("textbox", name="Question").click()


def test_a_reference_number_says_what_is_known_of_it_and_opens_no_article(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    chip = page.get_by_role("button", name="reference 4").first
    chip.click()
    expect(chip).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".note:visible")).to_contain_text("no list of references")
    expect(page.locator("#article")).to_be_hidden()
    chip.press("Enter")
    expect(page.locator(".note:visible")).to_have_count(0)


def test_another_quote_under_the_same_key_is_the_one_that_opens(
    page: Page, ask: Ask, reworded: Callable[[Page], Locator]
) -> None:
    ask(page, "when is PLEX indicated")
    page.locator("blockquote").first.click()
    first = highlighted(page)
    reworded(page).fill("and what regimen?")
    page.get_by_role("button", name="Search again").click()
    expect(page.locator("blockquote").first).to_contain_text("no specific regimen")
    expect(page.locator("#article")).to_be_hidden()
    page.locator("blockquote").first.click()
    assert highlighted(page) == page.locator("blockquote").first.text_content() != first
    page.get_by_role("button", name="Clear").click()
    page.get_by_role("dialog").get_by_role("button", name="Clear").click()
    expect(page.locator("#article")).to_be_hidden()
    ask(page, "when is PLEX indicated")
    page.locator("blockquote").first.click()
    assert highlighted(page) == first


def test_the_article_stays_open_while_its_quote_is_on_the_page(page: Page, ask: Ask) -> None:
    ask(page, "when is PLEX indicated")
    page.locator("blockquote").first.click()
    first = highlighted(page)
    ask(page, "and what regimen?")
    assert highlighted(page) == first
    expect(page.locator("blockquote").first).to_have_class("opened")


@pytest.mark.parametrize("width", [1280, 390])
def test_back_closes_the_article_and_stays_on_the_page(
    width: int, visit: Callable[..., Page], address: str, ask: Ask
) -> None:
    page = visit(address, width=width)
    ask(page, "when is PLEX indicated")
    for _ in range(2):
        page.locator("blockquote").first.click()
        highlighted(page)
        page.go_back()
        expect(page.locator("#article")).to_be_hidden()
        expect(page.locator("blockquote").first).to_be_focused()
    page.locator("blockquote").first.click()
    highlighted(page)
    page.get_by_role("button", name="Close").click()
    expect(page.locator("#article")).to_be_hidden()
    page.wait_for_function("history.state?.article === undefined")
    expect(page.locator(".asked")).to_have_text("when is PLEX indicated")


def test_a_note_is_opened_in_view_and_escape_closes_it(visit: Callable[..., Page], address: str, ask: Ask) -> None:
    page = visit(address, width=390, height=640)
    ask(page, "steps for refractory HLH")
    chip = page.locator("blockquote").first.locator(".chip").first
    chip.evaluate("chip => scrollBy(0, chip.getBoundingClientRect().top - 300)")
    chip.click()
    note = page.locator(".note:visible")
    expect(note).to_have_count(1)
    bottom = "note => note.getBoundingClientRect().bottom"
    assert note.evaluate(bottom) <= page.locator("#composer").evaluate("box => box.getBoundingClientRect().top")
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(chip).to_be_focused()
    expect(chip).to_have_attribute("aria-expanded", "false")
