"""What is searched for beside the question, and what counts for more than what: the numbers are the module's own."""

from collections.abc import Callable

import pytest

from assistant.asked.queries import asking_query, queries
from assistant.asked.question import understand
from assistant.chat import Chat
from index.search import Search

Weighed = Callable[..., list[float]]

GOUT, ASTHMA, URATE = "allopurinol for gout", "prednisolone for asthma", "what urate is aimed for?"


@pytest.fixture
def weighed(chat: Chat, search: Search) -> Weighed:
    """The weights of what is searched for: of a question, of each of the questions that it may lean on, and of what else there is."""

    def found(asked: str, *context: str, alone: bool = False) -> list[float]:
        words = chat.lexicon()
        question = understand(asked, words, search.rarity)
        searched = queries(question, context, words, search, alone=alone)
        texts = [query.text for query, _ in searched]
        assert all(text.startswith(said) for text, said in zip(texts, (asked, *context), strict=False))
        return [weight for _, weight in searched]

    return found


def test_the_further_back_a_question_is_the_less_it_counts(weighed: Weighed) -> None:
    own, nearest, second, third = weighed("and the colchicine?", GOUT, ASTHMA, URATE)
    assert own == 1
    assert nearest > second > third > 0
    assert nearest > second + third  # so that the last question decides


@pytest.mark.parametrize("asked", ["and in pregnancy?", "what about children?"])
def test_a_question_of_people_alone_is_moved_by_what_it_leans_on_more_than_by_itself(
    asked: str, weighed: Weighed
) -> None:
    own, before = weighed(asked, GOUT)
    assert own < before < 2 * own


def test_a_question_of_a_rare_word_is_moved_less_than_one_of_a_common_word(weighed: Weighed) -> None:
    rare, common = weighed("and colchicine?", GOUT)[1], weighed("and acute?", GOUT)[1]
    assert rare < common
    assert 0 < rare < 1  # what it says itself counts more


def test_the_more_words_a_question_says_the_less_it_is_moved(weighed: Weighed) -> None:
    short, longer, longest = (
        weighed(text, GOUT)[1]
        for text in ("and colchicine?", "and colchicine, naproxen?", "colchicine, naproxen, urate?")
    )
    assert short > longer > longest
    assert longest > short / 3  # four times as many words move it half as much


def test_a_question_that_can_be_understood_alone_is_moved_by_less_than_half_as_much(weighed: Weighed) -> None:
    leaning, alone = weighed("colchicine dose", GOUT)[1], weighed("colchicine dose", GOUT, alone=True)[1]
    assert leaning / 5 < alone < leaning / 2


CASE = "a {} year old man who walks his dog daily woke at night with a hot and swollen toe after a long wedding with much good food"
ASKS = "He lives alone, works as a driver, smokes ten a day and drinks beer. Which dose of colchicine should I give?"


def test_of_a_long_case_the_sentences_that_ask_are_searched_for_too_and_count_less_than_all(weighed: Weighed) -> None:
    own, before, asks = weighed(f"{CASE.format(60)}. {ASKS}", GOUT)
    assert own == 1
    assert own / 4 < asks < own
    assert len(weighed(CASE.format(60), GOUT)) == 2  # not so long
    assert before > 0


def test_of_a_case_the_sentences_that_ask_are_searched_for_too(chat: Chat, search: Search) -> None:
    def asking(text: str) -> str | None:
        words = chat.lexicon()
        found = asking_query(understand(text, words, search.rarity), words)
        return found.text if found else None

    assert asking("Which drug for gout?") is None
    asked = asking("A man of 70 with a swollen toe. Which drug for gout?")
    assert asked is not None
    assert asked.startswith("Which drug for gout?")
    assert "toe" not in asked
