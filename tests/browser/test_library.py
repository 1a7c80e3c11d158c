"""Documents come, go and change in the browser: the whole product over a library of its own."""

import re
import shutil
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, Request, Route, expect

from assistant.app import Assistant
from assistant.live import LiveAssistant
from index.embed import SentenceEncoder
from index.library import Library
from index.types import Document
from index.work import FileOutcome, Progress, Step

Ask = Callable[[Page, str], None]
Photograph = Callable[[Page, str], None]

FLUIDS = """# Fluids in dengue

Status: under review

## Warning signs

Give crystalloids at 5 ml/kg/hour for two hours. Check the haematocrit every four hours.

## Shock

Give a bolus of 20 ml/kg over fifteen minutes.
"""


class Gated(LiveAssistant):
    """The product, which goes on with an `add`, and tells its documents, only when it is let."""

    def __init__(self, library: Library, encoder: SentenceEncoder) -> None:
        super().__init__(library, lambda: encoder)
        self.go, self.tells = threading.Event(), threading.Event()
        self.go.set()
        self.tells.set()

    def documents(self) -> tuple[Document, ...]:
        assert self.tells.wait(30)
        return super().documents()

    def add(self, paths: Sequence[Path], progress: Progress) -> Iterator[FileOutcome]:
        def step(step: Step) -> None:
            progress(step)
            assert self.go.wait(30)
            progress(step)

        return super().add(paths, step)


class Held(list[Route]):
    """The calls of the page that `fits` picks, in the order in which they came, each held until it is continued.

    A call is seen ("request") before it can be held ("route"), so that what waits for the first may find it not held yet.
    """

    def __init__(self, page: Page, fits: Callable[[Request], bool]) -> None:
        super().__init__()
        self._page, self._fits = page, fits
        page.route("**/queue/join*", self._route)

    def _route(self, route: Route) -> None:
        if not self._fits(route.request):
            route.continue_()
            return
        self.append(route)
        self._page.evaluate("n => { document.body.dataset.held = n }", len(self))

    def wait_for(self, calls: int) -> None:
        expect(self._page.locator("body")).to_have_attribute("data-held", str(calls))


@pytest.fixture
def product(seed_library: Library, encoder: SentenceEncoder, tmp_path: Path) -> Gated:
    folder = tmp_path / "library"
    shutil.copytree(seed_library.folder, folder)
    return Gated(Library(folder, lambda: encoder, encoder_name=encoder.name), encoder)


@pytest.fixture
def page(visit: Callable[..., Page], serving: Callable[[Assistant], str], product: Gated) -> Page:
    page = visit(serving(product))
    page.get_by_role("button", name="Library").click()
    expect(page.get_by_role("heading", name="Library")).to_be_visible()
    expect(page.locator("#documents tbody tr")).to_have_count(1)
    return page


def file(name: str, text: str | bytes) -> FilePayload:
    """A file as the browser is given it."""
    content = text if isinstance(text, bytes) else text.encode()
    return {"name": name, "mimeType": "application/octet-stream", "buffer": content}


def add(page: Page, *files: FilePayload) -> None:
    """Chooses files and waits until they are done."""
    page.get_by_label("Add files").set_input_files(list(files))
    expect(page.locator("[data-running]")).to_have_count(0)
    expect(page.locator(".intake .file")).to_have_count(len(files))


def row(page: Page, title: str) -> Locator:
    return page.locator("#documents tbody tr", has_text=title)


def chat(page: Page) -> None:
    page.get_by_role("button", name="Chat", exact=True).click()
    expect(page.get_by_role("textbox", name="Question")).to_be_focused()


def test_files_are_added_with_progress_and_a_bad_one_gets_its_line(
    page: Page, product: Gated, ask: Ask, photograph: Photograph
) -> None:
    product.go.clear()
    page.get_by_label("Add files").set_input_files([file("bad.pdf", b"%PDF-1.7 cut"), file("fluids.md", FLUIDS)])
    intake = page.get_by_role("region", name="Files being added")
    expect(intake.get_by_text("File 1 of 2")).to_be_visible()
    expect(intake.get_by_role("listitem").filter(has_text="bad.pdf")).to_contain_text("Reading")
    expect(intake.get_by_role("listitem").filter(has_text="fluids.md")).to_contain_text("Waiting")
    expect(page.get_by_role("button", name="Cancel")).to_be_visible()
    photograph(page, "library-1-progress")
    product.go.set()
    expect(intake.get_by_text("1 added · 1 not added")).to_be_visible()
    expect(intake.get_by_role("listitem").filter(has_text="bad.pdf")).to_contain_text("was not added: it is damaged")
    expect(intake.get_by_role("listitem").filter(has_text="fluids.md")).to_contain_text("Added")
    expect(page.get_by_role("button", name="Cancel")).to_be_hidden()
    added = row(page, "Fluids in dengue")
    expect(added).to_contain_text("under review")
    expect(added.locator("td.number")).to_have_text(["–", re.compile(r"[34]")])
    photograph(page, "library-2-added")
    chat(page)
    ask(page, "how large a bolus in shock?")
    expect(page.locator("blockquote").filter(has_text="20 ml/kg over fifteen minutes").first).to_be_visible()


def test_a_reload_finds_the_files_that_are_on_their_way(page: Page, product: Gated) -> None:
    product.go.clear()
    page.get_by_label("Add files").set_input_files([file("fluids.md", FLUIDS)])
    expect(page.get_by_text("File 1 of 1")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="Library")).to_be_visible()
    expect(page.get_by_text("File 1 of 1")).to_be_visible()
    product.go.set()
    expect(page.get_by_text("1 of 1 done", exact=True)).to_be_visible()
    expect(row(page, "Fluids in dengue")).to_be_visible()


def test_cancel_stops_and_leaves_the_library(page: Page, product: Gated) -> None:
    product.go.clear()
    page.get_by_label("Add files").set_input_files([file("one.md", FLUIDS), file("two.md", FLUIDS + "\nMore.\n")])
    expect(page.get_by_text("File 1 of 2")).to_be_visible()
    page.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Stopping after this step")).to_be_visible()
    product.go.set()
    expect(page.get_by_text("Stopped after 0 of 2")).to_be_visible()
    expect(page.locator("#documents tbody tr")).to_have_count(1)


def test_removing_asks_first_and_keeps_what_was_answered(page: Page, ask: Ask, photograph: Photograph) -> None:
    add(page, file("fluids.md", FLUIDS))
    chat(page)
    ask(page, "how large a bolus in shock?")
    page.get_by_role("button", name="Library").click()
    page.get_by_role("button", name="Remove Fluids in dengue").click()
    dialog = page.get_by_role("dialog", name="Remove this document?")
    expect(dialog).to_contain_text("Fluids in dengue")
    photograph(page, "library-3-remove")
    dialog.get_by_role("button", name="Keep it").click()
    expect(row(page, "Fluids in dengue")).to_be_visible()
    page.get_by_role("button", name="Remove Fluids in dengue").click()
    dialog.get_by_role("button", name="Remove").click()
    expect(row(page, "Fluids in dengue")).to_have_count(0)
    chat(page)
    expect(page.locator("blockquote").filter(has_text="20 ml/kg").first).to_be_visible()
    ask(page, "how large a bolus in shock from dengue?")
    expect(page.locator(".turn").last.locator("blockquote").filter(has_text="20 ml/kg")).to_have_count(0)


def test_a_document_is_seen_to_be_changed_until_it_is_or_cannot_be(page: Page) -> None:
    add(page, file("fluids.md", FLUIDS))
    held = Held(page, lambda request: not held)
    page.get_by_role("button", name="Correct Fluids in dengue").click()
    page.get_by_label("Last updated").fill("31 February 2026")
    page.get_by_role("button", name="Save").click()
    held.wait_for(1)  # which the row may be marked well before
    expect(row(page, "Fluids in dengue")).to_have_attribute("aria-busy", "true")
    held[0].continue_()
    expect(page.get_by_role("alert")).to_contain_text("no such day")
    expect(row(page, "Fluids in dengue")).not_to_have_attribute("aria-busy", "true")


def test_keys_that_remove_a_document_leave_the_next_alone(page: Page) -> None:
    add(page, file("fluids.md", FLUIDS))
    page.get_by_role("button", name="Remove Fluids in dengue").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Keep it")).to_be_focused()
    page.get_by_role("dialog").get_by_role("button", name="Remove").focus()
    page.keyboard.press("Enter")
    expect(row(page, "Fluids in dengue")).to_have_count(0)
    expect(page.get_by_role("heading", name="Library")).to_be_focused()
    for _ in range(2):
        page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.locator("#documents tbody tr")).to_have_count(1)


def test_what_happens_to_documents_is_announced(page: Page) -> None:
    announcer = page.locator("#announcer")
    add(page, file("fluids.md", FLUIDS))
    expect(announcer).to_have_text("fluids.md: Added. 1 of 1 done")
    add(page, file("bad.pdf", b"%PDF-1.7 cut"))
    expect(announcer).to_have_text("bad.pdf: Not added. 1 not added")
    page.get_by_role("button", name="Correct Fluids in dengue").click()
    page.get_by_label("Title").fill("Fluids, corrected")
    page.get_by_role("button", name="Save").click()
    expect(announcer).to_have_text("The details were saved.")
    page.get_by_role("button", name="Remove Fluids, corrected").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(announcer).to_have_text("“Fluids, corrected” was removed.")


def test_what_was_done_is_said_in_view(page: Page) -> None:
    add(page, file("fluids.md", FLUIDS))
    page.set_viewport_size({"width": 390, "height": 400})
    page.get_by_role("button", name=re.compile("^Correct Therapeutic")).scroll_into_view_if_needed()
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.get_by_role("button", name=re.compile("^Correct Therapeutic")).click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("#said .done")).to_be_in_viewport(ratio=1)


def test_a_document_that_another_tab_has_removed_is_said_to_be_gone_until_one_leaves(
    page: Page, product: Gated, tmp_path: Path
) -> None:
    add(page, file("fluids.md", FLUIDS))
    product.remove("fluids.md")
    page.get_by_role("button", name="Remove Fluids in dengue").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(page.get_by_role("alert")).to_contain_text("no longer in the library")
    expect(page.get_by_role("alert")).not_to_contain_text("guideline-assistant")
    expect(row(page, "Fluids in dengue")).to_have_count(0)
    chat(page)
    page.get_by_role("button", name="Library").click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_a_day_that_the_calendar_lacks_is_refused_in_one_line(page: Page) -> None:
    page.get_by_role("button", name=re.compile("^Correct Therapeutic")).click()
    page.get_by_label("Last updated").fill("2019-02-30")
    page.get_by_role("button", name="Save").click()
    dialog = page.get_by_role("dialog", name="Correct details")
    expect(dialog.get_by_role("alert")).to_contain_text("no such day as “2019-02-30”")
    expect(page.get_by_label("Last updated")).to_have_value("2019-02-30")
    expect(row(page, "Therapeutic Plasma Exchange")).to_contain_text("February 14, 2026")
    page.get_by_label("Last updated").fill("2019-02-28")
    page.get_by_role("button", name="Save").click()
    expect(dialog).to_be_hidden()
    expect(row(page, "Therapeutic Plasma Exchange")).to_contain_text("2019-02-28")
    page.get_by_role("button", name=re.compile("^Correct Therapeutic")).click()
    expect(page.get_by_role("alert")).to_have_count(0)


def test_corrections_are_shown_wherever_the_document_is_named(page: Page, ask: Ask, photograph: Photograph) -> None:
    page.get_by_role("button", name=re.compile("^Correct Therapeutic Plasma Exchange")).click()
    dialog = page.get_by_role("dialog", name="Correct details")
    expect(dialog.get_by_label("Last updated")).to_have_value("February 14, 2026")
    dialog.get_by_label("Title").fill("Plasma exchange, corrected")
    dialog.get_by_label("Review status").fill("reviewed locally")
    dialog.get_by_label("Last updated").fill("March 2026")
    dialog.get_by_label("Next review").fill("March 2099")
    photograph(page, "library-4-correct")
    dialog.get_by_role("button", name="Save").click()
    corrected = row(page, "Plasma exchange, corrected")
    expect(corrected).to_contain_text("reviewed locally")
    expect(corrected).to_contain_text("March 2026")
    expect(corrected.locator(".status")).to_have_css("color", "rgb(22, 34, 43)")
    page.get_by_role("button", name="Correct Plasma exchange, corrected").click()
    expect(dialog.get_by_label("Next review")).to_have_value("March 2099")
    dialog.get_by_label("Next review").fill("March 2020")
    dialog.get_by_role("button", name="Save").click()
    expect(corrected).to_contain_text("review was due March 2020")
    chat(page)
    ask(page, "when is PLEX indicated")
    byline = page.locator(".turn .byline").first
    expect(byline).to_contain_text("Plasma exchange, corrected")
    expect(byline).to_contain_text("Reviewed locally · last updated March 2026")
    expect(byline).to_contain_text("corrected by hand")


def test_a_new_edition_shows_what_it_says_otherwise(page: Page, photograph: Photograph) -> None:
    add(page, file("fluids.md", FLUIDS))
    add(
        page,
        file(
            "fluids.md", FLUIDS.replace("20 ml/kg", "10 ml/kg").replace(" Check the haematocrit every four hours.", "")
        ),
    )
    edition = page.get_by_role("listitem").filter(has_text="New edition")
    edition.get_by_text("What changed").click()
    expect(edition.locator("del", has_text="20 ml/kg")).to_be_visible()
    expect(edition.locator("ins", has_text="10 ml/kg")).to_be_visible()
    expect(edition.locator("del", has_text="haematocrit")).to_be_visible()
    photograph(page, "library-5-edition")


def test_only_the_chosen_documents_are_asked(page: Page, ask: Ask) -> None:
    add(page, file("fluids.md", FLUIDS))
    page.get_by_role("checkbox", name=re.compile("^Ask Therapeutic")).uncheck()
    expect(page.locator("#scope")).to_contain_text("Asking 1 of 2 documents")
    page.reload()
    chat(page)
    page.get_by_role("button", name="Asking 1 of 2 documents").click()
    expect(page.get_by_role("checkbox", name="Ask Fluids in dengue")).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^Ask Therapeutic"))).not_to_be_checked()
    chat(page)
    ask(page, "when is PLEX indicated")
    expect(page.locator("blockquote").filter(has_text="salvage")).to_have_count(0)
    page.get_by_role("button", name="Library").click()
    page.get_by_role("checkbox", name="Ask all").check()
    expect(page.locator("#scope")).to_have_text("")
    chat(page)
    ask(page, "when is plasma exchange indicated")
    expect(page.locator(".turn").last.locator("blockquote").filter(has_text="salvage").first).to_be_visible()


def test_with_no_document_chosen_a_question_gets_one_line(page: Page) -> None:
    add(page, file("fluids.md", FLUIDS))
    for box in page.locator("#documents td input").all():
        box.uncheck()
    expect(page.locator("#scope")).to_contain_text("Asking 0 of 2 documents")
    chat(page)
    page.get_by_role("textbox", name="Question").fill("when is PLEX indicated")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("No document is chosen")
    page.get_by_role("button", name="Library").click()
    page.get_by_role("checkbox", name="Ask all").check()
    expect(page.locator("#scope")).to_have_text("")
    chat(page)
    expect(page.get_by_role("alert")).to_have_count(0)


@pytest.mark.parametrize("overtaken", [False, True])
def test_a_choice_that_is_made_while_another_is_on_its_way_counts(page: Page, *, overtaken: bool) -> None:
    """Gradio's trigger mode "always_last" would send the first one twice, and the second may arrive before it."""
    add(page, file("fluids.md", FLUIDS))
    held = Held(page, lambda request: "left_out" in (request.post_data or ""))
    for n, box in enumerate(page.locator("#documents td input").all(), 1):
        box.uncheck()
        held.wait_for(n)
    first, second = reversed(held) if overtaken else held
    first.continue_()
    expect(page.locator("#scope")).to_contain_text("Asking 0 of 2" if overtaken else "Asking 1 of 2")
    with page.expect_response("**/queue/join*"):
        second.continue_()
    expect(page.locator("#scope")).to_contain_text("Asking 0 of 2")
    chat(page)
    page.get_by_role("textbox", name="Question").fill("when is PLEX indicated")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_contain_text("No document is chosen")


def test_a_choice_that_is_made_while_the_last_one_is_drawn_is_drawn(page: Page, product: Gated) -> None:
    def draws(request: Request) -> bool:
        return request.url.split("?")[0].endswith("/queue/join") and "left_out" not in (request.post_data or "")

    add(page, file("fluids.md", FLUIDS))
    product.tells.clear()
    for box in page.locator("#documents td input").all():
        with page.expect_request(draws):
            box.uncheck()
    product.tells.set()
    expect(page.locator("#scope")).to_contain_text("Asking 0 of 2 documents")


def test_a_file_that_is_too_large_is_not_sent(page: Page) -> None:
    page.evaluate("document.getElementById('files').dataset.largest = '1000'")
    page.get_by_label("Add files").set_input_files([file("large.md", FLUIDS * 1000), file("fluids.md", FLUIDS)])
    expect(page.get_by_text("1 of 1 done", exact=True)).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="large.md")).to_contain_text("Larger than 100 MB: split it")


def test_a_file_that_cannot_be_sent_is_said_and_the_rest_goes_on(page: Page) -> None:
    page.route(
        "**/upload*",
        lambda route: route.abort() if b"lost.md" in (route.request.post_data_buffer or b"") else route.continue_(),
    )
    page.get_by_label("Add files").set_input_files([file("lost.md", FLUIDS), file("fluids.md", FLUIDS)])
    expect(page.get_by_text("1 of 1 done", exact=True)).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="lost.md")).to_contain_text("Could not be sent")
    expect(row(page, "Fluids in dengue")).to_be_visible()


def test_a_document_is_found_and_all_that_are_found_are_chosen_at_once(page: Page) -> None:
    add(page, file("fluids.md", FLUIDS))
    page.get_by_role("searchbox", name="Find a document").fill("dengue fluids")
    expect(row(page, "Fluids in dengue")).to_be_visible()
    expect(row(page, "Therapeutic Plasma Exchange")).to_be_hidden()
    page.get_by_role("checkbox", name="Ask all").uncheck()
    expect(page.locator("#scope")).to_contain_text("Asking 1 of 2 documents")
    page.get_by_role("searchbox", name="Find a document").fill("warfarin")
    expect(page.get_by_text("No document matches.").last).to_be_visible()
    expect(page.get_by_role("table")).to_be_hidden()
    page.get_by_role("searchbox", name="Find a document").fill("")
    expect(page.get_by_text("No document matches.").last).to_be_hidden()
    expect(page.get_by_role("checkbox", name=re.compile("^Ask Therapeutic"))).to_be_checked()
    expect(page.get_by_role("checkbox", name="Ask Fluids in dengue")).not_to_be_checked()


def test_a_document_is_opened_from_the_table(page: Page, source: str) -> None:
    page.get_by_role("button", name=re.compile("^Therapeutic Plasma Exchange")).click()
    expect(page.locator("#article h2")).to_be_focused()
    page.get_by_role("button", name=re.compile("^Remove Therapeutic")).click(trial=True)
    assert page.locator(".article-text").text_content() == source
    expect(page.locator("mark")).to_have_count(0)
    page.keyboard.press("Escape")
    expect(page.locator("#article")).to_be_hidden()


def test_back_leaves_the_library_and_not_the_page(page: Page, ask: Ask) -> None:
    """Nor does it open an article again that the library has closed."""
    chat(page)
    ask(page, "when is PLEX indicated")
    page.locator("blockquote").first.click()
    expect(page.locator("#article")).to_be_visible()
    page.get_by_role("button", name="Library").click()
    library = page.get_by_role("heading", name="Library")
    expect(library).to_be_focused()
    expect(page.locator("#article")).to_be_hidden()
    page.go_back()
    expect(library).to_be_hidden()
    expect(page.locator(".asked")).to_have_text("when is PLEX indicated")
    page.go_forward()
    expect(library).to_be_visible()


def test_what_the_command_line_adds_is_in_the_table(page: Page, product: Gated, tmp_path: Path) -> None:
    (tmp_path / "fluids.md").write_text(FLUIDS, encoding="utf-8")
    list(product.add([tmp_path / "fluids.md"], lambda step: None))
    chat(page)
    page.get_by_role("button", name="Library").click()
    expect(row(page, "Fluids in dengue")).to_be_visible()


def test_names_and_texts_of_files_are_shown_as_text(page: Page, hostile: str) -> None:
    name = "<img src=x onerror=window.ran=1> \"💊'.md"
    add(page, file(name, f"# {hostile}\n\nGive it once.\n"))
    expect(page.get_by_role("listitem").filter(has_text=name)).to_contain_text("Added")
    row(page, name).get_by_role("button").first.click()
    expect(page.locator("#article h2")).to_be_visible()
    row(page, name).get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(row(page, name)).to_have_count(0)
    assert page.evaluate("window.ran") is None


def test_files_that_are_chosen_while_others_are_added_are_told_to_wait(page: Page, product: Gated) -> None:
    product.go.clear()
    page.get_by_label("Add files").set_input_files([file("dengue.md", FLUIDS)])
    expect(page.locator(".intake[data-running]")).to_be_visible()
    page.get_by_label("Add files").set_input_files([file("other.md", FLUIDS + "More.\n")])
    expect(page.get_by_role("alert")).to_contain_text("being added already")
    product.go.set()
    expect(page.locator("[data-running]")).to_have_count(0)
    add(page, file("other.md", FLUIDS + "More.\n"))
    expect(page.get_by_role("alert")).to_have_count(0)


WIDE = "# Doses\n\n" + "\n".join(
    f"| {' | '.join(f'{word}{column}' for column in range(12))} |" for word in ("Drug", "Paracetamol")
).replace("\n", "\n|" + "---|" * 12 + "\n")


def test_a_table_that_is_wider_than_its_column_fades_where_more_is(page: Page, ask: Ask) -> None:
    add(page, file("doses.md", WIDE))
    chat(page)
    ask(page, "what is the dose of Paracetamol3?")
    quote = page.locator("blockquote:has(.row)").first
    expect(quote).to_have_class(re.compile("wider"))
    quote.evaluate("quote => { quote.scrollLeft = quote.scrollWidth; }")
    expect(quote).not_to_have_class(re.compile("wider"))
