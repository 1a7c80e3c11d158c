"""A quote of a PDF on its printed page, over a PDF that the browser itself has printed."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from assistant.app import Assistant
from assistant.settings import Settings
from assistant.wiring import open_assistant
from index.embed import SentenceEncoder
from index.library import Library

Ask = Callable[[Page, str], None]
Photograph = Callable[[Page, str], None]

LOADING = "Give a loading dose of 18 mg/kg of valproate over ten minutes."
REPEAT = "Repeat the loading dose once if seizures go on after twenty minutes."
PRINTED = f"""<h1>Status epilepticus</h1><h2>First hour</h2>
<p>Open the airway and give oxygen.</p><p>{LOADING} Measure glucose at the bedside.</p>
<h2 style="break-before: page">Second hour</h2><p>{REPEAT} Ask for anaesthesia.</p>"""


@pytest.fixture(scope="module")
def printed_library(chromium: Browser, encoder: SentenceEncoder, tmp_path_factory: pytest.TempPathFactory) -> Library:
    """A library of the PDF alone. Made once: read it, do not change it."""
    folder = tmp_path_factory.mktemp("printed")
    paper = chromium.new_page()
    paper.set_content(PRINTED)
    paper.pdf(
        path=folder / "status.pdf",
        format="A4",
        margin={"top": "20mm", "right": "20mm", "bottom": "20mm", "left": "20mm"},
    )
    paper.close()
    library = Library(folder / "library", lambda: encoder, encoder_name=encoder.name)
    assert [outcome.change for outcome in library.add([folder / "status.pdf"])] == ["added"]
    return library


@pytest.fixture(scope="module")
def printed_address(serving: Callable[[Assistant], str], printed_library: Library, encoder: SentenceEncoder) -> str:
    return serving(open_assistant(Settings(printed_library.folder, encoder.name)))


def open_quote(page: Page, words: str) -> None:
    page.locator("blockquote").filter(has_text=words).first.click()
    expect(page.locator(".region").first).to_be_in_viewport()


@pytest.mark.parametrize(("size", "width", "height"), [("desktop", 1280, 900), ("phone", 390, 844)])
def test_a_click_shows_the_page_with_the_quote_marked_on_it_and_its_text(
    size: str,
    width: int,
    height: int,
    visit: Callable[..., Page],
    printed_address: str,
    ask: Ask,
    photograph: Photograph,
) -> None:
    page = visit(printed_address, width=width, height=height)
    ask(page, "what is the loading dose of valproate?")
    open_quote(page, LOADING)
    expect(page.get_by_role("img", name="Page 1 of “Status epilepticus” as printed")).to_be_visible()
    expect(page.locator("mark")).to_be_in_viewport()
    assert LOADING.rstrip(".") in (page.locator("mark").text_content() or "")
    paper = page.locator(".paper").bounding_box()
    region = page.locator(".region").first.bounding_box()
    assert paper
    assert region
    assert 0.09 < (region["x"] - paper["x"]) / paper["width"] < 0.12
    assert 0.1 < (region["y"] - paper["y"]) / paper["height"] < 0.35
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    photograph(page, f"printed-{size}")


def test_pages_are_turned_and_a_quote_is_marked_on_its_own_only(
    visit: Callable[..., Page], printed_address: str, ask: Ask
) -> None:
    page = visit(printed_address)
    ask(page, "what if seizures go on after twenty minutes?")
    open_quote(page, REPEAT)
    expect(page.locator(".page-number")).to_have_text("Page 2 of 2")
    expect(page.get_by_role("button", name="Next page")).to_be_disabled()
    page.get_by_role("button", name="Previous page").click()
    expect(page.get_by_role("img", name="Page 1 of")).to_be_visible()
    expect(page.locator(".facsimile")).not_to_have_attribute("aria-busy", "true")
    expect(page.locator(".region")).to_have_count(0)
    page.get_by_role("button", name="Text only", exact=True).click()
    for gone in (page.locator(".sheet"), page.get_by_role("button", name="Next page"), page.locator(".page-number")):
        expect(gone).to_be_hidden()
    expect(page.locator("mark")).to_be_in_viewport()
    page.get_by_role("button", name="Show page", exact=True).click()
    expect(page.get_by_role("button", name="Next page")).to_be_visible()
    expect(page.get_by_role("img", name="Page 1 of")).to_be_visible()


def test_a_pdf_is_opened_from_the_library_at_its_first_page(visit: Callable[..., Page], printed_address: str) -> None:
    page = visit(printed_address)
    page.get_by_role("button", name="Library").click()
    page.get_by_role("button", name="Status epilepticus", exact=True).click()
    expect(page.get_by_role("img", name="Page 1 of")).to_be_visible()
    page.get_by_role("button", name="Next page").click()
    expect(page.get_by_role("img", name="Page 2 of")).to_be_visible()
    expect(page.locator(".region")).to_have_count(0)


def test_a_pdf_that_was_removed_says_so_and_keeps_its_text(
    visit: Callable[..., Page],
    serving: Callable[[Assistant], str],
    printed_library: Library,
    encoder: SentenceEncoder,
    tmp_path: Path,
    ask: Ask,
) -> None:
    shutil.copytree(printed_library.folder, tmp_path / "library")
    page = visit(serving(open_assistant(Settings(tmp_path / "library", encoder.name))))
    ask(page, "what is the loading dose of valproate?")
    page.get_by_role("button", name="Library").click()
    page.get_by_role("button", name="Remove Status epilepticus").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_text("No documents yet")).to_be_visible()
    page.get_by_role("button", name="Chat", exact=True).click()
    expect(page.locator(".byline")).to_contain_text("No longer in the library")
    page.locator("blockquote").filter(has_text=LOADING).first.click()
    expect(page.locator("#article .status").last).to_contain_text("No longer in the library")
    expect(page.locator(".facsimile")).to_have_count(0)
    expect(page.locator("mark")).to_contain_text("loading dose")
