"""What stands in a question or a document is shown as text and never run."""

from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

Ask = Callable[[Page, str], None]


def test_a_document_is_text(visit: Callable[..., Page], hostile_address: str, ask: Ask, hostile: str) -> None:
    page = visit(hostile_address)
    expect(page.locator(".library cite")).to_have_text(hostile)
    ask(page, "when is PLEX indicated")
    expect(page.locator("blockquote").first).to_contain_text(f"as {hostile} therapy")
    expect(page.locator(".turn .status").first).to_contain_text(hostile)
    page.get_by_role("button", name="reference 4, quote 1", exact=True).first.click()
    expect(page.locator(".note:visible")).to_contain_text(hostile)
    expect(page.locator(".note a")).to_have_count(0)
    page.locator("blockquote").first.click()
    expect(page.locator("mark")).to_contain_text(hostile)
    assert page.evaluate("window.ran") is None


def test_a_question_is_text(page: Page, ask: Ask, hostile: str, reworded: Callable[[Page], Locator]) -> None:
    ask(page, hostile)
    expect(reworded(page)).to_have_value(hostile)
    page.reload()
    expect(page.locator(".asked")).to_have_text(hostile)
    assert page.evaluate("window.ran") is None


def test_control_characters_do_no_harm(page: Page, ask: Ask) -> None:
    box = page.get_by_role("textbox", name="Question")
    box.fill("when \u0000is\u0007 PLEX \u202eindicated\u001b[31m")
    box.press("Enter")
    expect(page.locator(".turn:not(.pending), .problem")).to_have_count(1)
    ask(page, "when is PLEX indicated")
    expect(page.locator("blockquote").first).to_be_visible()
