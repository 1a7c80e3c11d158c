"""What a library keeps, tells and refuses."""

from collections.abc import Callable
from pathlib import Path

import pytest

from index import library as module
from index.errors import Cancelled, LibraryBusy, OtherEncoder, UnknownDocument
from index.library import Library
from index.search import Search, query
from index.types import Encoder, Metadata
from index.work import Step


def _first(library: Library, encoder: Encoder, question: str) -> str:
    """The words of the best line for a question."""
    snapshot = library.snapshot()
    hit = Search(snapshot, encoder).rank([(query(question), 1.0)])[0]
    line = max(range(len(hit.lines)), key=lambda i: hit.lines[i])
    document = snapshot.documents[hit.passage.document]
    statement = document.statements[hit.passage.first + line]
    return document.text[statement.start : statement.end]


def _names(library: Library) -> list[str]:
    return [d.name for d in library.documents()]


def test_what_was_added_is_found(library: Library, bag_of_words: Encoder) -> None:
    assert _names(library) == ["asthma.txt", "gout.md", "malaria.txt"]
    assert _first(library, bag_of_words, "colchicine dose for gout") == "Give colchicine 0.5 mg twice a day."


def test_the_source_is_kept_byte_for_byte(library: Library, files: Path) -> None:
    assert all(library.source(path.name) == path.read_bytes() for path in files.iterdir())


def test_the_same_file_again_is_not_read_again(library: Library, files: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "read_bytes", None)
    state = library.current
    assert [(o.name, o.change, o.message) for o in library.add([files / "gout.md"])] == [("gout.md", "unchanged", "")]
    assert library.current == state


def test_the_same_bytes_under_another_name_are_the_same_document(library: Library, files: Path) -> None:
    (files / "copy.md").write_bytes((files / "gout.md").read_bytes())
    (outcome,) = library.add([files / "copy.md"])
    assert (outcome.change, outcome.message) == (
        "unchanged",
        "'copy.md' has the same bytes as 'gout.md', which is already there",
    )
    assert "copy.md" not in _names(library)


def test_a_new_edition_replaces_and_says_what_changed(library: Library, files: Path, bag_of_words: Encoder) -> None:
    (files / "gout.md").write_text(
        "# Gout\n\n## Acute attack\n\n- Give colchicine 0.25 mg twice a day.\n- Cool the joint with ice packs.\n"
        "- Rest the joint.\n"
    )
    (outcome,) = library.add([files / "gout.md"])
    assert outcome.change == "replaced"
    assert outcome.message == "'gout.md' replaces its earlier edition: 1 statement added, 1 altered"
    changes = outcome.changes
    assert changes is not None
    ((old, new),) = changes.altered
    assert changes.before.text[old.start : old.end] == "Give colchicine 0.5 mg twice a day."
    assert changes.after.text[new.start : new.end] == "Give colchicine 0.25 mg twice a day."
    assert [changes.after.words(s) for s in changes.added] == ["Cool the joint with ice packs."]
    assert _first(library, bag_of_words, "colchicine dose for gout") == "Give colchicine 0.25 mg twice a day."


def test_two_files_of_one_name_do_not_replace_each_other(library: Library, tmp_path: Path) -> None:
    for folder, words in (("a", "Drink water often."), ("b", "Drink tea often.")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "advice.txt").write_text(f"Advice\n\n{words}\n")
    outcomes = list(library.add([tmp_path / "a", tmp_path / "b"]))
    assert [o.change for o in outcomes] == ["added", "refused"]
    assert "another file of this name" in outcomes[1].message


def test_a_file_that_was_refused_keeps_none_of_its_name_out(library: Library, tmp_path: Path) -> None:
    for folder, words in (("a", ""), ("b", "Advice\n\nDrink tea often.\n")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "advice.txt").write_text(words)
    outcomes = list(library.add([tmp_path / "a", tmp_path / "b"]))
    assert [o.change for o in outcomes] == ["refused", "added"]


def test_another_document_of_the_same_name_is_no_edition(
    library: Library, tmp_path: Path, bag_of_words: Encoder
) -> None:
    (tmp_path / "gout.md").write_text("# Warts\n\n## Treatment\n\nFreeze them every two weeks.\n")
    (outcome,) = library.add([tmp_path / "gout.md"])
    assert (outcome.change, outcome.message) == (
        "refused",
        "'gout.md' was not added: the library holds another document of this name, 'Gout'; rename the file, or remove "
        "that one first",
    )
    assert _first(library, bag_of_words, "colchicine dose for gout") == "Give colchicine 0.5 mg twice a day."


def test_a_file_that_became_a_copy_of_another_document_is_refused(library: Library, files: Path) -> None:
    """Else the library would go on quoting what the file does not say any more."""
    (files / "asthma.txt").write_bytes((files / "malaria.txt").read_bytes())
    (outcome,) = library.add([files / "asthma.txt"])
    assert outcome.change == "refused"
    assert "the same bytes as 'malaria.txt'" in outcome.message


def test_what_a_folder_hides_is_not_added(library: Library, files: Path) -> None:
    (files / ".trash").mkdir()
    (files / ".trash" / "old.md").write_text("# Old\n\nBleed the patient.\n")
    assert {o.name for o in library.add([files])} == {"asthma.txt", "gout.md", "malaria.txt"}


def test_what_is_removed_is_gone(library: Library, bag_of_words: Encoder) -> None:
    library.remove("gout.md")
    assert _names(library) == ["asthma.txt", "malaria.txt"]
    assert "colchicine" not in _first(library, bag_of_words, "colchicine dose for gout")
    with pytest.raises(UnknownDocument, match=r"gout\.md"):
        library.remove("gout.md")


def test_a_correction_is_shown_and_the_rest_stays_as_the_source_states_it(library: Library) -> None:
    library.correct("gout.md", Metadata(publisher=" College of \n Rheumatology ", status=""))
    assert library.document("gout.md").metadata == Metadata(title="Gout", publisher="College of Rheumatology")
    assert library.document("gout.md").corrected == ("publisher",)
    assert library.snapshot().documents["gout.md"] == library.document("gout.md")
    library.correct("gout.md", Metadata())
    assert library.document("gout.md").corrected == ()
    assert library.document("gout.md").metadata == Metadata(title="Gout")


def test_what_equals_the_source_is_no_correction(library: Library) -> None:
    state = library.current
    library.correct("gout.md", Metadata(title="Gout"))
    assert library.current == state


def test_a_corrected_title_is_searched_and_survives_a_rebuild(library: Library, bag_of_words: Encoder) -> None:
    library.correct("asthma.txt", Metadata(title="Podagra"))
    for _ in range(2):
        hits = Search(library.snapshot(), bag_of_words).rank([(query("podagra"), 1.0)])
        assert hits[0].passage.document == "asthma.txt"
        assert hits[0].passage.context.startswith("Podagra")
        library.rebuild()


def test_a_new_edition_starts_without_corrections_and_says_so(library: Library, files: Path) -> None:
    library.correct("gout.md", Metadata(updated="May 2019"))
    (files / "gout.md").write_text("# Gout\n\n- Rest the joint for two days.\n")
    (outcome,) = library.add([files / "gout.md"])
    assert outcome.change == "replaced"
    assert outcome.message.endswith("; what was corrected by hand is no longer set: updated")
    assert library.document("gout.md").metadata.updated is None


def test_progress_tells_file_stage_and_share(open_library: Callable[[], Library], files: Path) -> None:
    steps: list[Step] = []
    list(open_library().add([files], steps.append))
    assert [(s.file, s.name) for s in steps if s.stage == "reading"] == [
        (0, "asthma.txt"),
        (1, "gout.md"),
        (2, "malaria.txt"),
    ]
    assert {s.files for s in steps} == {3}
    assert {"reading", "embedding", "indexing"} == {s.stage for s in steps}
    fractions = [s.fraction for s in steps]
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert all(s.done <= s.total for s in steps)
    assert any(s.done == s.total > 0 for s in steps if s.stage == "embedding")


@pytest.mark.parametrize("stage", ["reading", "embedding"])
def test_what_was_finished_before_a_stop_is_kept(stage: str, open_library: Callable[[], Library], files: Path) -> None:
    def stop(step: Step) -> None:
        if step.file == 2 and step.stage == stage:
            raise Cancelled

    with pytest.raises(Cancelled):
        list(open_library().add([files], stop))
    assert _names(open_library()) == ["asthma.txt", "gout.md"]
    assert [o.change for o in open_library().add([files])] == ["unchanged", "unchanged", "added"]


def test_a_second_writer_is_told_at_once_and_readers_go_on(
    library: Library, open_library: Callable[[], Library], files: Path
) -> None:
    (files / "new.txt").write_text("News\n\nDrink enough water.\n")
    adding = library.add([files])
    next(adding)
    with pytest.raises(LibraryBusy, match="another process"):
        open_library().remove("gout.md")
    assert _names(open_library()) == ["asthma.txt", "gout.md", "malaria.txt"]
    list(adding)
    assert "new.txt" in _names(open_library())


def test_another_encoder_is_refused_with_the_remedy(library: Library, files: Path, bag_of_words: Encoder) -> None:
    other = Library(library.folder, lambda: bag_of_words, encoder_name="another")
    (files / "new.txt").write_text("News\n\nDrink enough water.\n")
    with pytest.raises(OtherEncoder, match="guideline-assistant rebuild"):
        other.snapshot()
    with pytest.raises(OtherEncoder, match="'another'"):
        list(other.add([files]))
    other.rebuild()
    assert (other.manifest().encoder, len(other.snapshot().documents)) == ("another", 3)


def test_several_are_removed_together_or_not_at_all(library: Library) -> None:
    with pytest.raises(UnknownDocument, match=r"missing\.md"):
        library.remove("gout.md", "missing.md")
    assert len(_names(library)) == 3
    library.remove("gout.md", "asthma.txt")
    assert _names(library) == ["malaria.txt"]
