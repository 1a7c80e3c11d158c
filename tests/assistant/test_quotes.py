"""Which statements are shown together follows from the structure of the document."""

import pytest

from assistant.asked.question import understand
from assistant.chat import Chat
from assistant.quotes import Preference, choose, names_section, on_topic, topic
from assistant.quoting.worth import asker, for_asker
from assistant.types import Quote
from index.lexicon import lexicon
from index.read import read_bytes
from index.split import passages
from index.types import Document
from tests.assistant.questions import chosen, hit, understood

STEPS = b"""# Reflux in adults

## First-line treatment

Escalate in this order:

1. Raise the head of the bed
2. Give omeprazole 20 mg daily
3. Refer for endoscopy

## Causes

Obesity is the commonest cause in adults of either sex. Such patients should be offered help to lose weight. Smoking adds to it.
"""


@pytest.fixture(scope="module")
def document() -> Document:
    return read_bytes(STEPS, name="reflux.md")


def test_a_list_is_shown_whole_with_what_introduces_it_and_its_numbers(chat: Chat, document: Document) -> None:
    (quote,) = chosen("in which order?", chat, document, hit(document, 0, [0.1, 0.2, 0.9, 0.2]))
    assert quote.text.startswith("Escalate in this order:")
    assert [s.label for s in quote.statements] == [None, "1.", "2.", "3."]
    assert "Give omeprazole 20 mg daily" in [document.text[m.start : m.end] for m in quote.marks]


LONG_LIST = "# Reflux in adults\n\n## Contraindications\n\n" + "".join(
    f"- {name} of any kind, however small it may be and whenever it was seen first, in the oesophagus or in what lies near it\n"
    for name in ("Ulcer", "Hernia", "Stricture", "Tumour", "Varices", "Bleeding")
)


def test_parts_of_one_list_are_put_together(chat: Chat) -> None:
    whole = read_bytes(LONG_LIST.encode(), name="reflux.md")
    first, second = (hit(whole, n, [0.5] * (p.last - p.first)) for n, p in enumerate(passages(whole)))
    for hits in ((first, second), (second, first)):
        (quote,) = chosen("reflux, when is surgery harmful?", chat, whole, *hits)
        assert (quote.first, quote.last) == (0, 6)


def test_a_question_that_says_no_more_than_the_title_is_not_answered_by_every_item(
    chat: Chat, document: Document
) -> None:
    (quote,) = chosen("when in reflux?", chat, document, hit(document, 0, [0.1, 0.2, 0.9, 0.2]))
    assert [document.words(document.statements[i]) for i in quote.marked] == ["Give omeprazole 20 mg daily"]


def test_a_sentence_is_shown_with_the_one_that_only_goes_on_from_it(chat: Chat, document: Document) -> None:
    best, *_ = chosen("commonest cause", chat, document, hit(document, 1, [0.9, 0.1, 0.1]))
    assert best.text.startswith("Obesity is the commonest cause")
    assert "Such patients should be offered help" in best.text
    assert "Smoking" not in best.text


TOLD = "Omeprazole heals ulcers. However, it is licensed for no children. Antacids {} relieve heartburn at night. Give 20 mg before food."


@pytest.mark.parametrize(
    ("asked", "lines", "quoted"),
    [
        ("for children?", [0.1, 0.9, 0.1, 0.1], "Omeprazole heals ulcers. However, it is licensed for no children."),
        ("how much before food?", [0.1, 0.1, 0.1, 0.9], "Give 20 mg before food."),
        (
            "antacids before food?",
            [0.1, 0.1, 0.1, 0.9],
            "Antacids soon relieve heartburn at night. Give 20 mg before food.",
        ),
    ],
)
def test_a_quote_begins_with_the_sentence_that_tells_of_what_it_speaks(
    asked: str, lines: list[float], quoted: str
) -> None:
    ulcers = read_bytes(f"# Ulcers\n\n{TOLD.format('soon')}\n".encode(), name="ulcers.md")
    question = understand(asked, lexicon([ulcers]), lambda _: 1.0)
    assert choose([hit(ulcers, 0, lines)], question, {ulcers.name: ulcers})[0].text == quoted


def test_a_sentence_before_a_quote_that_is_long_or_in_a_better_quote_is_not_shown_with_it() -> None:
    long = read_bytes(f"# Ulcers\n\n{TOLD.format('very ' * 50)}\n".encode(), name="ulcers.md")
    asked = understand("antacids before food?", lexicon([long]), lambda _: 1.0)
    assert choose([hit(long, 0, [0.1, 0.1, 0.1, 0.9])], asked, {long.name: long})[0].text == "Give 20 mg before food."
    told = TOLD.format("very " * 30).replace("food", "food" + " or drink" * 10)
    ulcers = read_bytes(f"# Ulcers\n\n{told}\n".encode(), name="ulcers.md")
    asked = understand("antacids before food?", lexicon([ulcers]), lambda _: 1.0)
    first, second, *_ = choose([hit(ulcers, 0, [0.1, 0.1, 0.9, 0.7])], asked, {ulcers.name: ulcers})
    assert [q.text.split()[0] for q in (first, second)] == ["Antacids", "Give"]


def test_a_sentence_that_only_repeats_the_question_is_shown_with_its_answer(chat: Chat, document: Document) -> None:
    (first, *_) = chosen("what is the commonest cause of obesity?", chat, document, hit(document, 1, [0.9, 0.1, 0.1]))
    assert first.text.startswith("Obesity is the commonest cause")
    assert "Such patients" in first.text
    (first, *_) = chosen("in either sex?", chat, document, hit(document, 1, [0.1, 0.1, 0.9]))
    assert first.text == "Smoking adds to it."


def test_quotes_are_best_first_apart_and_few(chat: Chat, document: Document) -> None:
    hits = [hit(document, 1, [0.2, 0.1, 0.9]), hit(document, 0, [0.1, 0.2, 0.3, 0.2])]
    found = chosen("reflux", chat, document, *hits)
    assert [q.score for q in found] == sorted((q.score for q in found), reverse=True)
    places = [i for q in found for i in range(q.first, q.last)]
    assert len(places) == len(set(places))
    assert 1 < len(found) <= 5  # as the contract says
    assert chosen("reflux", chat, document) == ()


def test_a_section_without_the_kind_of_answer_asked_for_is_not_named() -> None:
    rest = "# Gout\n\n## Rest\n\n- Rest the joint{}\n- Cool it\n"
    plain, timed = (read_bytes(rest.format(said).encode(), name="gout.md") for said in ("", " every day"))
    asked = understand("how often rest?", lexicon([plain]), lambda _: 1.0)
    named, other = (choose([hit(d, 0, [0.9, 0.2])], asked, {d.name: d})[0].score for d in (timed, plain))
    assert named > 1.5 * other


def test_a_section_that_a_question_names_comes_first_unless_it_asks_whether(document: Document) -> None:
    known = lexicon([document])
    listed = hit(document, 0, [0.1, 0.2, 0.9, 0.2])
    named, whether, there, you = (
        choose([listed], understand(asked, known, lambda _: 1.0), {document.name: document})[0].score
        for asked in (
            "what is first-line treatment?",
            "is it first-line treatment?",
            "is there first-line treatment?",
            "can you give first-line treatment?",
        )
    )
    assert named > whether
    assert there == you == named


def test_a_dose_in_a_nested_list_has_all_that_it_stands_under() -> None:
    text = b"# Cholera\n\nGive one of these:\n\n- Co-trimoxazole\n  - Child:\n    - In mild disease: 24 mg/kg\n- Doxycycline\n"
    cholera = read_bytes(text, name="cholera.md")
    (dose,) = (i for i, s in enumerate(cholera.statements) if "24 mg/kg" in cholera.words(s))
    above = [cholera.text[slice(*span)] for span in Quote(cholera, dose, dose + 1, (dose,)).lead_ins]
    assert above == ["Give one of these:", "Co-trimoxazole", "Child:"]
    assert Quote(cholera, dose - 1, dose + 1, (dose,)).lead_ins[-1] == cholera.statements[dose - 1].lead_in
    assert Quote(cholera, 0, 1, ()).lead_ins == ()


def test_what_only_holds_for_others_comes_behind_and_is_not_marked(chat: Chat) -> None:
    text = "# Malaria\n\n## Older\n\nChildren > 20 kg:\n\n- Artesunate 2.4 mg/kg\n\n## Younger\n\nChildren up to 20 kg:\n\n- Artesunate 3 mg/kg\n"
    malaria = read_bytes(text.encode(), name="malaria.md")
    hits = [hit(malaria, 0, [0.5, 0.9]), hit(malaria, 1, [0.5, 0.8])]
    for asked, first in (("artesunate for a child", "2.4"), ("artesunate for a 12 kg child", "3 mg")):
        assert first in chosen(asked, chat, malaria, *hits)[0].text
    listed = read_bytes(b"# Gout\n\nNaproxen:\n\n- Adult: 500 mg\n- Child: 5 mg/kg\n", name="gout.md")
    (quote,) = chosen("naproxen for a child", chat, listed, hit(listed, 0, [0.1, 0.9, 0.9]))
    assert [listed.text[listed.statements[i].start :][:5] for i in quote.marked] == ["Child"]


def test_a_quote_of_another_document_prints_a_word_of_the_topic(document: Document, chat: Chat) -> None:
    gout = read_bytes(b"# Gout\n\nRest.\n\n## Attack\n\nGive naproxen.\n", name="gout.md")
    quotes = [Quote(gout, 1, 2, (1,)), Quote(gout, 0, 1, (0,)), Quote(document, 1, 2, (1,))]
    assert on_topic(quotes, frozenset({"gout"})) == tuple(quotes[:2])
    assert on_topic(quotes, frozenset()) == tuple(quotes)
    assert on_topic(quotes[::-1], frozenset({"gout"})) == tuple(quotes[::-1])
    assert on_topic((), frozenset({"gout"})) == ()
    asked = understand("what treatment of gout?", chat.lexicon(), lambda _: 3.0)
    assert topic(asked, lambda _: True) == {"gout"}
    assert topic(asked, lambda _: False) == frozenset()


def test_behind_a_question_that_leans_on_a_topic_comes_what_prints_none_of_it(document: Document, chat: Chat) -> None:
    first, second = hit(document, 0, [0.1, 0.2, 0.9, 0.2]), hit(document, 1, [0.3, 0.3, 0.8])
    asked = understand("which?", chat.lexicon(), lambda _: 1.0)
    for leaning, starts in ((set(), "Escalate"), ({"obes"}, "Obesity"), ({"gout"}, "Escalate")):
        (best, *_) = choose((first, second), asked, {document.name: document}, (), Preference(frozenset(leaning)))
        assert best.text.startswith(starts)


def test_what_its_topic_or_the_conversation_speaks_of_is_ahead(document: Document, chat: Chat) -> None:
    gout = read_bytes(b"# Gout\n\nRest the joint.\n", name="gout.md")
    hits = (hit(document, 0, [0.1, 0.2, 0.9, 0.2]), hit(gout, 0, [0.8]))
    asked, both = understand("which?", chat.lexicon(), lambda _: 1.0), {d.name: d for d in (document, gout)}
    for ahead, first in ((0.0, document), (0.5, gout)):
        (best, *_) = choose(hits, asked, both, preference=Preference(near={"gout.md": ahead}))
        assert best.document == first


def test_what_somebody_is_allergic_to_is_not_marked_and_comes_behind(chat: Chat) -> None:
    text = "# Sore throat\n\n- Amoxicillin 500 mg daily\n- Erythromycin 500 mg daily\n\n## Else\n\n- Ampicillin 1 g daily\n"
    throat = read_bytes(text.encode(), name="throat.md")
    hits = (hit(throat, 0, [0.8, 0.8]), hit(throat, 1, [0.9]))

    def marked(asked: str) -> list[list[str]]:
        return [[throat.words(s).split()[0] for s in q.marks] for q in chosen(asked, chat, throat, *hits)]

    assert marked("which antibiotic?") == [["Ampicillin"], ["Amoxicillin", "Erythromycin"]]
    assert marked("which antibiotic, allergic to penicillin?") == [["Erythromycin"], ["Ampicillin"]]


def test_what_stands_under_a_heading_on_pregnancy_leads_no_answer_for_others() -> None:
    text = (
        "# Seizures\n\n## Pregnancy\n\nMagnesium is the first line drug for a seizure.\n\n## Others\n\nGive the first line drug,"
        " lorazepam 4 mg, in a seizure.\n"
    )
    document = read_bytes(text.encode(), name="seizures.md")
    pregnant, others = Quote(document, 0, 1, (0,), 1.05), Quote(document, 1, 2, (1,), 1.0)
    asked = [understand(q, lexicon([document]), lambda _: 1.0) for q in ("first line?", "first line in pregnancy?")]
    scores = [[for_asker(quote, asker(q)).score for quote in (others, pregnant)] for q in asked]
    assert [first > second for first, second in scores] == [True, False]


def test_quotes_of_documents_that_do_not_name_the_drug_come_behind(chat: Chat) -> None:
    one, other = (
        read_bytes(f"# {drug}\n\n{drug} {said}\n".encode(), name=f"{drug}.md")
        for drug, said in (("Naproxen", "500 mg twice daily."), ("Loperamide", "needs no change in kidney failure."))
    )
    documents = {d.name: d for d in (one, other)}
    hits = [hit(other, 0, [0.9]), hit(one, 0, [0.1])]
    question = understood("naproxen in kidney failure", chat)
    assert [q.document.name for q in choose(hits, question, documents)] == ["Loperamide.md", "Naproxen.md"]
    chosen = choose(hits, question, documents, preference=Preference(documents=frozenset({"Naproxen.md"})))
    assert [q.document.name for q in chosen] == ["Naproxen.md", "Loperamide.md"]


AVOIDING = b"# Gout\n\n## Treatment of gout\n\n- Give naproxen\n- Give colchicine\n\n## Pitfalls\n\n- Do not give aspirin to anybody\n- Do not stop allopurinol in an attack\n"


def test_what_forbids_comes_first_where_it_is_asked_what_to_avoid(chat: Chat) -> None:
    document = read_bytes(AVOIDING, name="gout.md")
    found = chosen(
        "what should be avoided in gout?", chat, document, hit(document, 0, [0.9, 0.8]), hit(document, 1, [0.8, 0.8])
    )
    assert [quote.section[-1] for quote in found] == ["Pitfalls", "Treatment of gout"]


def test_where_there_is_no_regimen_that_of_another_treatment_is_not_shown(chat: Chat) -> None:
    text = b"# Gout\n\n## Attack\n\n- Naproxen 500 mg daily\n- Colchicine 1 mg daily\n\n## Prevention\n\nFor allopurinol no specific regimen is provided.\n"
    document = read_bytes(text, name="gout.md")
    hits = (hit(document, 0, [0.9, 0.8]), hit(document, 1, [0.8]))
    (only,) = chosen("regimen of allopurinol", chat, document, *hits)
    assert only.text == "For allopurinol no specific regimen is provided."
    assert chosen("regimen of naproxen", chat, document, *hits)[0].section[-1] == "Attack"
    (same,) = chosen("regimen of allopurinol: 500 mg?", chat, document, *hits)  # a number names nothing
    assert same == only


def test_a_heading_that_only_repeats_the_title_is_no_section_asked_for() -> None:
    text = b"# Acute gout\n\n## Investigations of acute gout\n\n- Blood count\n- Swab\n\n## Treatment of acute gout\n\n- Naproxen\n"
    gout = read_bytes(text, name="gout.md")

    def named(question: str) -> bool:
        asked = understand(question, lexicon([gout]), lambda _: 1.0)
        return names_section(asked, gout, gout.statements[0].section, share=0.3)

    assert not named("naproxen for acute gout")
    assert named("investigations of gout")
