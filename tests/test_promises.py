"""What the product promises, one class for each promise, on the whole flow: a file goes in, an answer comes out."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import FrozenInstanceError, replace
from datetime import date
from html import escape
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import prompts
from assistant import cli, contract, terminal, wiring
from assistant.chat import MAX_QUESTION, Chat
from assistant.types import Answer, Quote, Turn
from assistant.web import export, render
from index.embed import SentenceEncoder
from index.library import Library
from index.read import read_bytes
from index.search import Search
from index.types import Document, Encoder, Metadata, Section, Statement

ROOT = Path(__file__).parents[1]
QUESTIONS = ROOT / "tests" / "data" / "questions.jsonl"
TODAY = date(2026, 3, 1)
BOILERPLATE = (
    "All articles are reviewed for accuracy by our Medical Advisory Board",
    "Educational purpose only",
    "View editorial policy",
    "Help us tailor your experience",
    "Which best describes you?",
    "Your choice helps us use language that's most understandable for you.",
    "Any medical decision-making should rely on clinical judgment and independently verified information.",
    "assumes no liability for clinical decisions based on this content",
    "Ask any follow up question and get world-class guideline-backed answers instantly.",
)


@pytest.fixture(scope="module")
def chat(seed_library: Library, encoder: SentenceEncoder) -> Chat:
    """Over the seed article, with the real encoder."""
    return Chat(Search(seed_library.snapshot(), encoder))


@pytest.fixture(scope="module")
def turns(chat: Chat) -> Sequence[Turn]:
    """Every question of the repository's own set, asked in its conversation."""
    found: list[Turn] = []
    for line in QUESTIONS.read_text(encoding="utf-8").splitlines():
        history: list[Turn] = []
        for asked in json.loads(line)["turns"]:
            history.append(Turn(asked["question"], chat.ask(asked["question"], history)))
        found += history
    return found


# What an answer looks like wherever it can be read.
SCREENS = {
    "page": lambda a: render.conversation([Turn(a.question, a)], TODAY),
    "terminal": lambda a: terminal.answer(a, TODAY),
    "export": lambda a: export.markdown([Turn(a.question, a)], TODAY),
    "json": lambda a: json.dumps(contract.answer(a), ensure_ascii=False),
}

DRUGS = "allopurinol colchicine naproxen prednisolone salbutamol warfarin".split()
WORDS = [*DRUGS, *"give start stop daily fever severe renal adults tablet before after attack needs slow".split()]
DOSES = ["10 mg", "20 mg", "1.5 g/kg", "3-5 days", "IL-1", "10 mg/m²", "2019", "90%"]
SPACE = st.sampled_from([" ", "  ", "\n", "\t", "\u00a0"])
SENTENCE = st.lists(st.sampled_from([*WORDS, *DOSES]), min_size=3, max_size=9)


@st.composite
def documents(draw: st.DrawFn) -> Document:
    """Any text with any statements in it, in order and not overlapping."""
    text = draw(st.text(min_size=2, max_size=200))
    cuts = draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=12, unique=True).map(sorted))
    spans = list(zip(cuts[::2], cuts[1::2], strict=False))
    statements = tuple(Statement(a, b, "sentence", block=i, section=0) for i, (a, b) in enumerate(spans))
    return Document("a.txt", "0" * 64, text, Metadata(), (Section((), 0, len(text)),), statements)


@st.composite
def guidelines(draw: st.DrawFn) -> str:
    """A guideline as Markdown: sections of sentences and lists, words parted by any white space."""
    lines = ["# " + " ".join(draw(SENTENCE))]
    for _ in range(draw(st.integers(1, 3))):
        lines.append("## " + " ".join(draw(SENTENCE)))
        for item in draw(st.lists(st.tuples(st.booleans(), SENTENCE, SPACE), min_size=1, max_size=4)):
            bullet, words, space = item
            lines.append(("- " if bullet else "") + space.join(words).strip().capitalize() + ("" if bullet else "."))
    return "\n\n".join(lines) + "\n"


class TestVerbatim:
    """1. A quote is a span of its document. It cannot be constructed otherwise."""

    @given(documents(), st.data())
    def test_a_quote_is_the_slice_of_its_document(self, document: Document, data: st.DataObject) -> None:
        first = data.draw(st.integers(0, len(document.statements) - 1))
        last = data.draw(st.integers(first + 1, len(document.statements)))
        marked = data.draw(st.lists(st.integers(first, last - 1), unique=True))
        quote = Quote(document, first, last, tuple(marked))
        assert quote.text == document.text[quote.start : quote.end]
        stated = contract.quote(quote)
        assert stated["text"] == document.text[stated["start"] : stated["end"]]
        assert all(stated["start"] <= m["start"] <= m["end"] <= stated["end"] for m in stated["marks"])

    @given(documents(), st.integers(-3, 9), st.integers(-3, 9), st.lists(st.integers(-3, 9)))
    def test_no_other_quote_can_be_made(self, document: Document, first: int, last: int, marked: list[int]) -> None:
        held = 0 <= first < last <= len(document.statements) and all(first <= i < last for i in marked)
        if held:
            quote = Quote(document, first, last, tuple(marked))
            with pytest.raises(FrozenInstanceError):
                quote.first = 0  # type: ignore[misc]
            with pytest.raises(TypeError):
                replace(quote, text="something else")  # type: ignore[call-arg]
        else:
            with pytest.raises(ValueError, match=r"no statements|marked"):
                Quote(document, first, last, tuple(marked))

    @settings(max_examples=10)
    @given(texts=st.lists(guidelines(), min_size=1, max_size=2, unique=True), asked=SENTENCE)
    def test_answers_from_any_documents_are_their_words(
        self, texts: list[str], asked: list[str], bag_of_words: Encoder, tmp_path_factory: pytest.TempPathFactory
    ) -> None:
        folder = tmp_path_factory.mktemp("any")
        for i, text in enumerate(texts):
            (folder / f"{i}.md").write_text(text, encoding="utf-8")
        library = Library(folder / "library", lambda: bag_of_words, encoder_name=bag_of_words.name)
        assert [o.change for o in library.add(sorted(folder.glob("*.md")))] == ["added"] * len(texts)
        answer = Chat(Search(library.snapshot(), bag_of_words)).ask(" ".join(asked))
        for quote in answer.shown:
            source = (folder / quote.document.name).read_text(encoding="utf-8")
            assert quote.text == quote.document.text[quote.start : quote.end]
            assert quote.text in source
        shutil.rmtree(folder)

    def test_another_dose_is_never_marked_as_the_one_asked_for(self, tmp_path: Path, bag_of_words: Encoder) -> None:
        """Highlighting by likeness would mark the line of 10 mg for a question on 20 mg, or that of another drug."""
        (tmp_path / "steroids.md").write_text("# Steroids\n\n- Dexamethasone 10 mg daily\n- Prednisolone 20 mg daily\n")
        library = Library(tmp_path / "library", lambda: bag_of_words, encoder_name=bag_of_words.name)
        assert [o.change for o in library.add([tmp_path / "steroids.md"])] == ["added"]
        shown = Chat(Search(library.snapshot(), bag_of_words)).ask("dexamethasone 20 mg").shown
        marked = [q.document.text[s.start : s.end] for q in shown for s in q.marks]
        assert "Dexamethasone 10 mg daily" in marked
        assert "Prednisolone 20 mg daily" not in marked


# How a document prints its reference numbers.
STYLES = {
    "brackets": lambda n: f" [{', '.join(n)}]",
    "round brackets": lambda n: f" ({', '.join(n)})",
    "bare numerals": lambda n: f" {', '.join(n)}",
    "superscripts": lambda n: ",".join(n).translate(str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")),
}


class TestReferences:
    """2. References are the document's own: from the markers it prints, and never an entry that it does not print."""

    @pytest.mark.parametrize("style", STYLES)
    @settings(max_examples=40)
    @given(st.data())
    def test_markers_are_found_where_they_are_printed_and_nowhere_else(self, style: str, data: st.DataObject) -> None:
        number = st.integers(1, 6).map(str)
        printed = [[str(n)] for n in range(1, 7)]
        printed += data.draw(st.lists(st.lists(number, max_size=2, unique=True).map(sorted), max_size=5))
        lines = ["# Treatment of gout in adults", ""]
        for numbers in printed:
            words = [*data.draw(SENTENCE), data.draw(st.sampled_from(DRUGS))]
            lines.append("- " + " ".join(words).capitalize() + (STYLES[style](numbers) if numbers else ""))
        document = read_bytes("\n".join(lines).encode(), name="gout.md")
        assert [list(s.references) for s in document.statements] == printed
        assert document.references == ()

    def test_numbers_shown_are_numbers_printed(self, turns: Sequence[Turn]) -> None:
        """The seed article prints no range, "1-3", whose numbers are more than are printed."""
        printing = [(q.document, m) for turn in turns for q in turn.answer.shown for m in q.markers]
        assert printing
        for document, marker in printing:
            assert set(marker.numbers) == set(re.findall(r"\d+", document.text[marker.start : marker.end]))

    def test_where_no_list_is_printed_none_is_made_up(self, chat: Chat) -> None:
        answer = chat.ask("when is PLEX indicated")
        assert answer.quotes[0].references
        assert all(document.references == () for document in answer.documents)
        assert prompts.template("page_copy_unlisted") in export.quote_text(answer.quotes[0], TODAY)
        said = prompts.render("page_reference_unlisted", document="x", number="4").split("“x”")[1]
        assert escape(said) in SCREENS["page"](answer)


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


class TestConditions:
    """3. A quote carries its conditions: what introduces its list, its step's number, and the warnings that concern it."""

    def test_what_introduces_a_list_is_shown_with_its_items(self, turns: Sequence[Turn]) -> None:
        items = [q for turn in turns for q in turn.answer.shown if q.statements[0].lead_in]
        assert items
        for quote in items:
            answer = Answer("q", "q", "answered", (quote,))
            start, end = quote.statements[0].lead_in or (0, 0)
            lead = quote.document.text[start:end]
            for screen in ("terminal", "export"):
                # A terminal sets reference numbers in brackets, and both set quotes off by marks in front of a line.
                assert _words(lead) in _words(SCREENS[screen](answer)), screen
            stated = contract.quote(quote)
            assert stated["start"] <= start < stated["end"] or stated["lead_in"] == {"start": start, "end": end}

    def test_a_step_keeps_its_number(self, chat: Chat) -> None:
        answer = chat.ask("What is the algorithm for refractory secondary HLH?")
        steps = next(q for q in answer.quotes if q.statements[-1].label == "5.")
        assert [s.label for s in steps.statements if s.label] == ["1.", "2.", "3.", "4.", "5."]
        assert "5. Cytokine adsorption or plasma exchange only as a last resort" in terminal.answer(answer, TODAY)

    def test_a_warning_comes_with_what_it_concerns(self, chat: Chat) -> None:
        answer = chat.ask("Should plasma exchange be used as first-line therapy?")
        assert any("Do not use PLEX as first-line therapy" in q.text for q in answer.shown)

    def test_warnings_repeat_no_quote(self, turns: Sequence[Turn]) -> None:
        for answer in (turn.answer for turn in turns):
            quoted = {(q.document.name, i) for q in answer.quotes for i in range(q.first, q.last)}
            warned = {(w.document.name, i) for w in answer.warnings for i in range(w.first, w.last)}
            assert not quoted & warned


class TestSilence:
    """4. What the sources do not cover is not quoted; what they say they do not know is."""

    def test_a_question_of_something_else_quotes_nothing_and_names_what_is_missing(self, chat: Chat) -> None:
        answer = chat.ask("What is the dose of warfarin in atrial fibrillation?")
        assert (answer.outcome, answer.quotes, answer.warnings) == ("not_found", (), ())
        assert {"warfarin", "fibrillation"} <= set(answer.missing_terms)
        assert "warfarin" in answer.message

    def test_a_source_that_says_there_is_none_is_quoted(self, chat: Chat) -> None:
        answer = chat.ask("What regimen of plasma exchange is recommended?")
        assert answer.outcome == "answered"
        assert any("no specific regimen, frequency, or volume is provided" in q.text for q in answer.quotes)

    def test_a_slip_of_the_keyboard_is_understood_and_said(self, chat: Chat) -> None:
        answer = chat.ask("When is etoposdie given?")
        assert answer.outcome != "not_found"
        assert prompts.render("answer_corrected", typed="etoposdie", meant="etoposide") in answer.message
        assert any("etoposide" in q.text.lower() for q in answer.quotes)

    def test_a_question_in_two_parts_gets_both(self, chat: Chat) -> None:
        answer = chat.ask("When is plasma exchange indicated and what is the recommended regimen?")
        shown = " ".join(q.text for q in answer.quotes)
        assert "salvage" in shown
        assert "no specific regimen" in shown

    def test_a_dose_of_another_drug_than_the_one_spoken_of_is_no_answer(self, chat: Chat) -> None:
        role = chat.ask("EBV-HLH, worse despite dexamethasone. A role for rituximab?")
        assert "Rituximab for EBV-triggered HLH" in role.quotes[0].text
        dose = chat.ask("what dose?", [Turn(role.question, role)])
        assert (dose.outcome, dose.missing_terms) == ("uncertain", ("dose",))

    def test_what_follows_a_treatment_that_did_not_work_leads_in_a_conversation_too(self, chat: Chat) -> None:
        before = chat.ask("how would plasma exchange work in HLH?")
        for history in ([], [Turn(before.question, before)]):
            answer = chat.ask("steroids aren't working, what next?", history)
            assert "Add etoposide (if not already given)" in answer.quotes[0].text

    def test_a_dose_is_found_under_the_compound_of_what_is_asked(self, chat: Chat) -> None:
        answer = chat.ask("steroid dose?")
        assert (answer.outcome, answer.missing_terms) == ("answered", ())
        assert "High-dose corticosteroids (dexamethasone 10 mg/m²" in answer.quotes[0].text

    def test_what_is_not_found_is_not_quoted_and_said(self, turns: Sequence[Turn]) -> None:
        answers = [turn.answer for turn in turns]
        assert {answer.outcome for answer in answers} >= {"answered", "not_found"}
        for answer in answers:
            assert bool(answer.quotes) == (answer.outcome != "not_found")
            assert answer.message or answer.outcome == "answered"

    @pytest.mark.parametrize("screen", SCREENS)
    def test_weak_evidence_is_shown_as_what_it_is(self, screen: str, tmp_path: Path, encoder: SentenceEncoder) -> None:
        (tmp_path / "gout.md").write_text(
            "# Gout\n\nNaproxen calms an attack of gout.\n\nRest the joint and drink water.\n"
        )
        library = Library(tmp_path / "library", lambda: encoder, encoder_name=encoder.name)
        assert [o.change for o in library.add([tmp_path / "gout.md"])] == ["added"]
        answer = Chat(Search(library.snapshot(), encoder)).ask("dose of naproxen in gout?")
        assert (answer.outcome, answer.missing_terms) == ("uncertain", ("dose",))
        shown = _words(SCREENS[screen](answer))
        assert _words(prompts.template("answer_uncertain")) in shown
        assert _words(prompts.render("answer_lacks", what="dose")) in shown
        assert "Naproxen calms an attack of gout" in shown


class TestStatus:
    """5. Every quoted document shows its status and its date."""

    @pytest.mark.parametrize("screen", SCREENS)
    def test_status_and_date_are_on_every_answer(self, screen: str, turns: Sequence[Turn]) -> None:
        quoted = [turn.answer for turn in turns if turn.answer.quotes]
        assert quoted
        for answer in quoted:
            shown = SCREENS[screen](answer)
            for document in answer.documents:
                assert str(document.metadata.status) in shown
                assert str(document.metadata.updated) in shown

    def test_reviewed_and_pending_is_pending(self, chat: Chat, seed: Path) -> None:
        text = seed.read_text(encoding="utf-8")
        assert "All articles are reviewed" in text
        assert "Approved" in text
        assert [d.metadata.status for d in chat.documents()] == ["pending human review"]

    @pytest.mark.parametrize("screen", ["page", "terminal", "export"])
    def test_what_is_not_stated_is_said_to_be_not_stated(self, screen: str) -> None:
        document = read_bytes(b"# Gout\n\nGive naproxen 500 mg twice daily.\n", name="gout.md")
        answer = Answer("q", "q", "answered", (Quote(document, 0, 1, (0,)),))
        assert "not stated" in SCREENS[screen](answer)


class TestBoilerplate:
    """6. Menus, personalisation boxes, disclaimers and advertising are never evidence."""

    def test_none_of_it_is_a_statement(self, chat: Chat) -> None:
        for document in chat.documents():
            assert all(words in document.text for words in BOILERPLATE)
            statements = [document.text[s.start : s.end] for s in document.statements]
            assert not [s for s in statements for words in BOILERPLATE if words in s or s in words]

    @pytest.mark.parametrize("words", BOILERPLATE)
    def test_asked_for_in_its_own_words_it_is_not_quoted(self, words: str, chat: Chat) -> None:
        shown = [q.text for q in chat.ask(words).shown]
        assert not [text for text in shown for other in BOILERPLATE if other in text]


# Runs a command with every way out of the machine shut, whether or not the system grants a namespace without a network.
SHUT = """
import socket, sys
def refuse(*_, **__): raise OSError("the network is cut")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = refuse
from assistant import cli
sys.exit(cli.main(sys.argv[1:]))
"""


def _namespace() -> list[str]:
    """The command that cuts a process off, where the system grants it."""
    cut = ["unshare", "--map-root-user", "--net"]
    if shutil.which(cut[0]) and subprocess.run([*cut, "true"], capture_output=True, check=False).returncode == 0:
        return cut
    return []


class TestDeterminism:
    """7. The same library and question give the same quotes: in another process, and without a network."""

    @pytest.fixture
    def batch(self, seed_library: Library) -> list[str]:
        return ["ask", "--batch", str(QUESTIONS), "--library", str(seed_library.folder)]

    def _ran(self, program: list[str], batch: list[str], seed: str) -> list[dict[str, Any]]:
        environment = {k: v for k, v in os.environ.items() if k not in wiring.QUIET} | {"PYTHONHASHSEED": seed}
        ran = subprocess.run(
            [*program, *batch], cwd=ROOT, env=environment, capture_output=True, text=True, check=True, timeout=300
        )
        return [json.loads(line) | {"milliseconds": 0} for line in ran.stdout.splitlines()]

    def test_two_processes_and_one_without_a_network_agree(self, batch: list[str], turns: Sequence[Turn]) -> None:
        here = [contract.answer(turn.answer) | {"milliseconds": 0} for turn in turns]
        there = self._ran([sys.executable, "-m", "assistant"], batch, "1")
        alone = self._ran([*_namespace(), sys.executable, "-c", SHUT], batch, "2")
        assert there == alone
        assert [{k: v for k, v in row.items() if k not in ("id", "turn")} for row in there] == here

    def test_no_library_reports_home(self) -> None:
        wiring.quiet()
        assert {os.environ[name] for name in wiring.QUIET} <= {"False", "false", "0", "1"}
        import chromadb

        assert chromadb.config.Settings().anonymized_telemetry is False


BAD = {
    "empty.txt": b"",
    "blank.md": b" \n\t\n",
    "noise.txt": bytes(range(256)) * 40,
    "table.xlsx": b"PK\x03\x04",
    "cut.pdf": b"%PDF-1.7\n1 0 obj\n<<",
    "cut.docx": b"PK\x03\x04" + b"\0" * 60,
    "menu.html": b"<html><body><nav>Home</nav></body></html>",
}


class TestBadFiles:
    """8. A bad file is refused with one line; the library stays as it was, and the good files beside it are added."""

    @pytest.fixture
    def library(self, bag_of_words: Encoder, tmp_path: Path) -> Library:
        (tmp_path / "gout.md").write_text("# Gout\n\nGive naproxen 500 mg twice daily.\n", encoding="utf-8")
        library = Library(tmp_path / "library", lambda: bag_of_words, encoder_name=bag_of_words.name)
        assert [o.change for o in library.add([tmp_path / "gout.md"])] == ["added"]
        return library

    @pytest.mark.parametrize("name", BAD)
    def test_it_is_refused_in_one_line_and_changes_nothing(self, name: str, library: Library, tmp_path: Path) -> None:
        (tmp_path / name).write_bytes(BAD[name])
        before = library.manifest(), _files(library.folder)
        (outcome,) = library.add([tmp_path / name])
        assert (outcome.name, outcome.change) == (name, "refused")
        assert name in outcome.message
        assert "\n" not in outcome.message
        assert (library.manifest(), _files(library.folder)) == before

    def test_the_good_files_beside_it_are_added(self, library: Library, tmp_path: Path) -> None:
        for name, content in BAD.items():
            (tmp_path / name).write_bytes(content)
        (tmp_path / "asthma.md").write_text("# Asthma\n\nGive salbutamol 5 mg by nebuliser.\n", encoding="utf-8")
        outcomes = list(library.add([tmp_path / name for name in [*BAD, "asthma.md"]]))
        assert [o.change for o in outcomes] == ["refused"] * len(BAD) + ["added"]
        assert [d.name for d in library.documents()] == ["asthma.md", "gout.md"]


def _files(folder: Path) -> dict[str, bytes]:
    """What a library keeps. Chroma's own files are left out: it writes them again when it opens them, with whatever stands in its
    memory between the vectors."""
    kept = (p for p in sorted(folder.rglob("*")) if p.is_file() and "vectors" not in p.parts)
    return {str(p.relative_to(folder)): p.read_bytes() for p in kept}


class TestBadQuestions:
    """A question of nothing, of too much, or of strange characters gets one line and changes nothing."""

    @pytest.fixture
    def asked(self, seed_library: Library, capsys: pytest.CaptureFixture[str]) -> Iterator[Any]:
        before = _files(seed_library.folder)

        def ask(question: str) -> tuple[int, str, str]:
            code = cli.main(["ask", question, "--library", str(seed_library.folder)])
            said = capsys.readouterr()
            return code, said.out, said.err

        yield ask
        assert _files(seed_library.folder) == before

    @pytest.mark.parametrize("question", ["", "   ", "\x00\x07\x1b", "?!…", "\u200b\u202e"])
    def test_nothing_to_search_for(self, question: str, asked: Any) -> None:
        code, out, err = asked(question)
        assert (code, out) == (1, "")
        assert err == f"guideline-assistant: {prompts.template('question_empty')}\n"

    def test_too_much(self, asked: Any) -> None:
        code, out, err = asked("x" * 100_000)
        assert (code, out) == (1, "")
        assert err.count("\n") == 1
        assert "100,000" in err
        assert f"{MAX_QUESTION:,}" in err

    def test_control_characters_do_not_count(self, chat: Chat) -> None:
        plain, strange = chat.ask("when is PLEX indicated"), chat.ask("\x1b when\x00 is \x07PLEX\u2028indicated\r\n")
        assert strange.question == plain.question
        assert strange.quotes == plain.quotes

    @pytest.mark.parametrize("hostile", ["<script>alert(1)</script> PLEX", "PLEX <img src=x onerror=alert(1)>"])
    def test_html_is_text(self, hostile: str, chat: Chat) -> None:
        answer = chat.ask(hostile)
        page = render.conversation([Turn(hostile, answer)], TODAY)
        assert "<script" not in page
        assert "<img" not in page
        assert answer.question == hostile
