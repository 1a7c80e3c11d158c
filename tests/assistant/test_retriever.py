"""The search as a LangChain retriever: real passages, each with where it stands."""

import asyncio

import pytest

from assistant.chat import Chat
from assistant.errors import BadQuestion
from assistant.retriever import retriever
from index.types import Document


def test_a_passage_is_a_slice_of_its_document_and_says_where_it_stands(chat: Chat, gout: Document) -> None:
    (best,) = retriever(lambda: chat, k=1).invoke("What dose of colchicine in an acute attack?")
    said = best.metadata
    assert best.page_content == gout.text[said["start"] : said["end"]]
    assert "Colchicine 500 micrograms two to four times daily" in best.page_content
    assert (said["document"], said["section"][-1], said["page"]) == ("gout.md", "Acute attack", None)
    assert said["references"] == ["1", "2"]
    assert said["title"] == "Gout in adults"
    assert {"status", "updated", "lead_in", "score"} <= said.keys()


def test_passages_come_best_first_and_no_more_than_asked_for(chat: Chat) -> None:
    found = retriever(lambda: chat, k=2).invoke("allopurinol after the attack")
    assert len(found) == 2
    assert "allopurinol" in found[0].page_content
    assert found[0].metadata["score"] >= found[1].metadata["score"]


def test_the_outcome_tells_a_chain_when_to_refuse(chat: Chat) -> None:
    found = retriever(lambda: chat).invoke("Which laser removes a tattoo?")
    assert found
    assert {passage.metadata["outcome"] for passage in found} == {chat.ask("Which laser removes a tattoo?").outcome}


def test_a_question_of_nothing_is_refused(chat: Chat) -> None:
    with pytest.raises(BadQuestion):
        retriever(lambda: chat).invoke("  ")


def test_it_can_be_awaited_and_batched(chat: Chat) -> None:
    made = retriever(lambda: chat)
    one = made.invoke("naproxen")
    assert asyncio.run(made.ainvoke("naproxen")) == one
    assert made.batch(["naproxen"]) == [one]


def test_it_answers_from_the_state_of_the_moment(chat: Chat) -> None:
    asked: list[str] = []

    def current() -> Chat:
        asked.append("state")
        return chat

    made = retriever(current)
    made.invoke("naproxen")
    made.invoke("colchicine")
    assert len(asked) == 2
