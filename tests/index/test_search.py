"""How a question is searched for, and how passages are ranked."""

from pathlib import Path

import pytest

from index.keywords import stem
from index.library import Library
from index.search import Search, query
from index.snapshot import Snapshot
from index.types import Encoder


def test_function_words_count_only_where_there_is_nothing_else() -> None:
    assert query("what is the dose of colchicine?").words == {stem("dose"): 1.0, stem("colchicine"): 1.0}
    assert set(query("what is it?").words) == {"what", "is", "it"}


def test_another_form_of_a_name_counts_as_one_word_in_all_and_an_added_word_half() -> None:
    asked = query("PLEX dose", same=("therapeutic plasma exchange",), added=("drug treatment", "dose"))
    counts = {w: round(v, 2) for w, v in asked.words.items()}
    assert counts == {
        "plex": 1.0,
        "dose": 1.0,
        stem("therapeutic"): 0.33,
        "plasma": 0.33,
        stem("exchange"): 0.33,
        "drug": 0.5,
        stem("treatment"): 0.5,
    }
    assert asked.text == "PLEX dose therapeutic plasma exchange drug treatment dose"


@pytest.fixture
def search(library: Library, bag_of_words: Encoder) -> Search:
    return Search(library.snapshot(), bag_of_words)


def test_the_best_passage_comes_first_and_every_line_has_a_score(search: Search) -> None:
    first, *rest = search.rank([(query("colchicine for gout"), 1.0)])
    assert first.passage.document == "gout.md"
    assert all(first.score >= hit.score for hit in rest)
    assert len(first.lines) == first.passage.last - first.passage.first
    assert max(range(len(first.lines)), key=first.lines.__getitem__) == 0


def test_only_the_chosen_documents_are_searched(search: Search) -> None:
    hits = search.rank([(query("colchicine for gout"), 1.0)], documents=["asthma.txt", "malaria.txt"])
    assert {hit.passage.document for hit in hits} <= {"asthma.txt", "malaria.txt"}
    assert search.rank([(query("colchicine for gout"), 1.0)], documents=[]) == []


def test_what_many_other_documents_say_hides_nothing_of_the_chosen_one(
    bag_of_words: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The vectors alone would find it in a library of this size; the words must too."""
    monkeypatch.setattr("index.search.CANDIDATES", 3)
    monkeypatch.setattr("index.search.LINE_CANDIDATES", 3)
    for n in range(5):
        (tmp_path / f"warfarin{n}.md").write_text(f"# Warfarin {n}\n\nWarfarin, warfarin and warfarin {n}.\n")
    others = "Rest the joint. Cool it. Drink water. Walk often. Sleep well."
    (tmp_path / "gout.md").write_text(f"# Gout\n\n{others} Stop warfarin. {others}\n")
    of_many = Library(tmp_path / "library", lambda: bag_of_words, encoder_name=bag_of_words.name)
    assert {outcome.change for outcome in of_many.add([tmp_path])} == {"added"}
    snapshot = of_many.snapshot()
    monkeypatch.setattr(Snapshot, "nearest", lambda *_, **__: [])
    hits = Search(snapshot, bag_of_words).rank([(query("warfarin"), 1.0)], documents=["gout.md"])
    assert [hit.passage.document for hit in hits] == ["gout.md"]


def test_a_word_of_one_document_tells_several_apart_however_common_it_is_there(
    bag_of_words: Encoder, tmp_path: Path
) -> None:
    (tmp_path / "gout.md").write_text("# Gout\n\nGout hurts.\n\n## Attack\n\nGout attacks at night.\n")
    (tmp_path / "toes.md").write_text("# Toes\n\nToes hurt.\n")
    of_two = Library(tmp_path / "library", lambda: bag_of_words, encoder_name=bag_of_words.name)
    assert [outcome.change for outcome in of_two.add([tmp_path / "gout.md"])] == ["added"]
    assert not Search(of_two.snapshot(), bag_of_words).tells_apart("gout")
    assert [outcome.change for outcome in of_two.add([tmp_path / "toes.md"])] == ["added"]
    apart = Search(of_two.snapshot(), bag_of_words)
    assert apart.tells_apart("gout")
    assert not apart.tells_apart(stem("hurts"))


def test_the_documents_that_hold_a_word(search: Search) -> None:
    assert search.holding(stem("colchicine")) == {"gout.md"}
    assert search.holding("zzz") == frozenset()


def test_what_a_question_leans_on_decides_where_the_question_itself_says_little(search: Search) -> None:
    alone = search.rank([(query("what treatment?"), 1.0)])
    for topic, document in (("malaria", "malaria.txt"), ("asthma", "asthma.txt")):
        leaning = search.rank([(query("what treatment?"), 1.0), (query(topic), 0.5)])
        assert leaning[0].passage.document == document
    assert {hit.passage.document for hit in alone} == {"malaria.txt", "asthma.txt", "gout.md"}


def test_within_a_document_what_asks_comes_first_and_documents_keep_their_places(
    library: Library, bag_of_words: Encoder, tmp_path: Path
) -> None:
    told = "The toe is red at night."
    (tmp_path / "toe.md").write_text(
        f"# Toe\n\n## Signs\n\n{told}\n\n## Plaster\n\nA plaster is worn.\n", encoding="utf-8"
    )
    (tmp_path / "plaster.md").write_text("# Wrist\n\nA plaster is worn.\n", encoding="utf-8")
    assert {o.change for o in library.add([tmp_path / "toe.md", tmp_path / "plaster.md"])} == {"added"}
    search = Search(library.snapshot(), bag_of_words)
    case = [(query("A red toe at night. Which plaster is worn?"), 1.0)]

    def ranked(*, asking: bool) -> tuple[list[str], list[str]]:
        hits = search.rank(case, within=query("Which plaster is worn?") if asking else None)
        documents = list(dict.fromkeys(hit.passage.document for hit in hits))
        return documents, [hit.passage.text for hit in hits if hit.passage.document == "toe.md"]

    documents, passages = ranked(asking=False)
    assert (documents[0], passages) == ("toe.md", [told, "A plaster is worn."])
    assert ranked(asking=True) == (documents, passages[::-1])


def test_ten_documents_are_ranked_behind_as_many_passages_of_one(
    library: Library, bag_of_words: Encoder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.RANKED", 5)
    sections = "\n\n".join(f"## Part {n}\n\nColchicine is given on day {n}." for n in range(100))
    folder = tmp_path / "guidelines"
    folder.mkdir()
    (folder / "long.md").write_text(f"# Colchicine\n\n{sections}\n", encoding="utf-8")
    for n in range(12):
        (folder / f"other{n}.md").write_text(f"# Topic {n}\n\nRest is advised, as in chapter {n}.\n", encoding="utf-8")
    assert len(list(library.add([folder]))) == 13
    hits = Search(library.snapshot(), bag_of_words).rank([(query("colchicine"), 1.0)])
    assert [hit.passage.document for hit in hits[:5]] == ["long.md"] * 5
    assert len({hit.passage.document for hit in hits}) == len(hits) - 4 == 10


def test_no_more_than_are_ranked_and_none_from_an_empty_library(
    search: Search, library: Library, bag_of_words: Encoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("index.search.RANKED", 2)
    best, second, *others = search.rank([(query("give"), 1.0)])
    named = [hit.passage.document for hit in (best, second, *others)]
    assert len(others) == len(set(named)) - len(set(named[:2]))  # of documents that had none yet
    library.remove("malaria.txt", "asthma.txt", "gout.md")
    assert Search(library.snapshot(), bag_of_words).rank([(query("give"), 1.0)]) == []
