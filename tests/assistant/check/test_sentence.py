"""What the check of written sentences catches, and what it lets pass: by rule, and measured on hundreds of sentences."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.check.evidence import Evidence
from assistant.check.failure import Failure
from assistant.check.sentence import check, check_cited, cited_numbers
from assistant.writing.write import Remembering
from index.embed import SentenceEncoder
from index.types import Encoder
from tests.corruptions import DATA, Corruption, corruptions, lies, paraphrases, verbatim

CAUGHT, PASSED, EACH_KIND = 0.97, 0.95, 0.85
NEW_CAUGHT, NEW_PASSED = 0.85, 0.83  # of 11,188 sentences by writers who had not seen the rules
EVERY = 4  # of those `make test` takes every fourth, which is a minute less; `make bench` all
NAPROXEN = Evidence("Naproxen 500 mg twice daily for at most 7 days", ("Gout in adults", "Acute attack"))
COLCHICINE = Evidence("Colchicine 500 micrograms two to four times daily", ("Gout in adults", "Acute attack"))
ANAKINRA = Evidence("Anakinra only if refractory; do not use it in pregnancy", ("HLH", "Second-line options"))
TAPER = Evidence("Do not stop opioids abruptly", ("Opioids", "Common pitfalls"))
IVIG = Evidence("IVIG (1.6 g/kg) may be added", ("HLH", "First-line treatment of HLH"))
PLEX = Evidence("Plasma exchange is not a standard or first-line treatment for HLH", ("HLH",))
ECZEMA = Evidence("Avoid soap, hot water and wool. Treat a flare with emollients for a short time.", ("Eczema",))
BACK = Evidence("Back pain from muscles", ("Back pain", "Such pains do not need further investigation, except for:"))


@pytest.fixture(scope="module")
def remembering(encoder: SentenceEncoder) -> Encoder:
    return Remembering(encoder)


def _failures(sentence: str, *cited: Evidence, encoder: Encoder) -> tuple[Failure, ...]:
    return check(sentence, cited, encoder=encoder)


@pytest.mark.parametrize(
    ("sentence", "numbers"),
    [
        ("Give it [1].", (1,)),
        ("Give it [1, 3], then that [2][3].", (1, 3, 2)),
        ("Give it [quotes 1-3].", (1, 2, 3)),
        ("Give it [1 and 4].", (1, 4)),
        ("Give 5 mg (see above).", ()),
        ("A [quote 2 and quote 4]", (2, 4)),
    ],
)
def test_cited_quotes_are_read_in_order(sentence: str, numbers: tuple[int, ...]) -> None:
    assert cited_numbers(sentence) == numbers


def test_a_quote_that_is_not_there_fails() -> None:
    assert check_cited((1, 4), (1, 2)) == (Failure("reference", "4"),)
    assert check_cited((1, 2), (1, 2)) == ()
    assert check_cited((), (1, 2)) == (Failure("reference", "no quote cited"),)


def test_a_sentence_without_a_quote_never_passes(remembering: Encoder) -> None:
    assert _failures("Naproxen is taken twice daily.", encoder=remembering)


@pytest.mark.parametrize(
    ("sentence", "cited"),
    [
        ("Naproxen 500 mg is taken two times a day, for no more than a week.", (NAPROXEN,)),
        ("Adults in an acute attack of gout may take 0.5 g of naproxen every 12 hours.", (NAPROXEN,)),
        ("Anakinra is kept for refractory disease only and must be avoided in pregnancy.", (ANAKINRA,)),
        ("Opioids should never be stopped suddenly.", (TAPER,)),
        ("An acute attack is treated with naproxen or with colchicine.", (NAPROXEN, COLCHICINE)),
        ("Soap, hot water and wool should be avoided.", (ECZEMA,)),
        (
            "In vertigo, CT is for complicated cases and MRI for suspected tumours.",
            (Evidence("MRI in suspected tumours", ("Vertigo",)), Evidence("CT in complicated cases", ("Vertigo",))),
        ),
        ("Naproxen 500 mg is taken twice daily.", (Evidence("Napproxen 500 mg twice daily", ("Gout",)),)),
        ("A flare of eczema is treated with emollients, but not for long.", (ECZEMA,)),
        ("Crackles are heard over the lungs.", (Evidence("Crepitations are heard over the lungs."),)),
        ("Sjogren's syndrome causes a dry mouth.", (Evidence("Sjögren's syndrome causes a dry mouth."),)),
    ],
)
def test_another_wording_of_the_same_passes(sentence: str, cited: tuple[Evidence, ...], remembering: Encoder) -> None:
    assert _failures(sentence, *cited, encoder=remembering) == ()


@pytest.mark.parametrize(
    ("sentence", "kind", "cited"),
    [
        ("Naproxen is taken at 250 mg twice daily.", "number", (NAPROXEN,)),
        ("Naproxen is taken at 500 micrograms twice daily.", "unit", (NAPROXEN,)),
        ("Naproxen is taken for at least 7 days.", "comparison", (NAPROXEN,)),
        ("Ibuprofen is taken at 500 mg twice daily.", "term", (NAPROXEN,)),
        ("Colchicine is taken at 500 mg twice daily.", "subject", (NAPROXEN, COLCHICINE)),
        ("Anakinra may be used if refractory and in pregnancy.", "negation", (ANAKINRA,)),
        ("Anakinra is used in HLH.", "restriction", (ANAKINRA,)),
        ("Stop opioids abruptly.", "negation", (TAPER,)),
        ("Back pain from muscles needs further investigation.", "negation", (BACK,)),
        ("Naproxen must not be used in pregnancy.", "joined", (NAPROXEN, ANAKINRA)),
        (
            "Metronidazole must be used in pregnancy, and patients taking it should avoid alcohol.",
            "negation",
            (
                Evidence("- Metronidazole is contraindicated in pregnancy", ("Gingivitis",)),
                Evidence(
                    "- Avoid alcohol with metronidazole",
                    ("Gingivitis", "Metronidazole is contraindicated in pregnancy"),
                ),
            ),
        ),
        (
            "Rituximab is for refractory gout and is particularly for fever.",
            "joined",
            (Evidence("Rituximab for refractory gout"), Evidence("Anakinra particularly for fever")),
        ),
        (
            "In vertigo, MRI is for complicated cases and CT for suspected tumours.",
            "joined",
            (Evidence("MRI in suspected tumours", ("Vertigo",)), Evidence("CT in complicated cases", ("Vertigo",))),
        ),
        ("IVIG (1.6 g/kg) is neither standard nor first-line for HLH.", "joined", (IVIG, PLEX)),
    ],
)
def test_a_change_of_what_is_said_fails(
    sentence: str, kind: str, cited: tuple[Evidence, ...], remembering: Encoder
) -> None:
    assert kind in {failure.kind for failure in _failures(sentence, *cited, encoder=remembering)}


@pytest.mark.parametrize(
    ("sentence", "fails"),
    [
        ("Ramipril is started at 2.5 mg once daily, with a target of 10 mg.", False),
        ("Begin ramipril with 2.5 mg once daily.", False),
        ("Ramipril 10 mg is the target dose.", False),
        ("Ramipril is started at 10 mg.", True),
        ("The target dose of ramipril is 2.5 mg once daily.", True),
        ("Ramipril 10 mg initially.", True),
    ],
)
def test_a_starting_dose_is_no_target(sentence: str, fails: bool, remembering: Encoder) -> None:
    row = Evidence("- Ramipril:\n  - Starting dose: 2.5 mg once daily\n  - Target dose: 10 mg", ("Heart failure",))
    assert bool(_failures(sentence, row, encoder=remembering)) is fails


@given(st.integers(1, 9_999).filter(lambda n: n not in (500, 2, 7)))
def test_no_other_dose_passes(remembering: Encoder, dose: int) -> None:
    assert _failures(f"Naproxen {dose} mg twice daily", NAPROXEN, encoder=remembering)


def _kinds() -> list[tuple[str, list[Corruption]]]:
    made = [*corruptions([*verbatim(), *paraphrases()], each=150), *lies()]
    return [(kind, list(group)) for kind, group in itertools.groupby(made, key=lambda c: c.kind)]


def _caught(made: Corruption, encoder: Encoder) -> bool:
    cited = cited_numbers(made.text)
    if cited and check_cited(cited, made.available):
        return True
    return bool(_failures(made.text, *made.cited, encoder=encoder))


@pytest.mark.usefixtures("question_sets")
def test_corruptions_are_caught(remembering: Encoder) -> None:
    caught = {kind: [_caught(made, remembering) for made in group] for kind, group in _kinds()}
    shares = {kind: sum(found) / len(found) for kind, found in caught.items()}
    every = [c for found in caught.values() for c in found]
    assert len(every) >= 300
    assert sum(every) / len(every) >= CAUGHT, shares
    assert min(shares.values()) >= EACH_KIND, shares


@pytest.mark.usefixtures("question_sets")
def test_true_paraphrases_pass(remembering: Encoder) -> None:
    true = paraphrases()
    lost = [s.text for s in true if _failures(s.text, *s.cited, encoder=remembering)]
    assert 1 - len(lost) / len(true) >= PASSED, lost


@pytest.mark.usefixtures("question_sets")
def test_sentences_by_writers_who_had_not_seen_the_rules(request: pytest.FixtureRequest, remembering: Encoder) -> None:
    every = 1 if request.config.getoption("benchmark_enable") else EVERY
    false, true = lies(DATA / "new_lies.jsonl")[::every], paraphrases(DATA / "new_paraphrases.jsonl")[::every]
    caught = [_caught(made, remembering) for made in false]
    passed = [not _failures(s.text, *s.cited, encoder=remembering) for s in true]
    assert sum(caught) / len(caught) >= NEW_CAUGHT
    assert sum(passed) / len(passed) >= NEW_PASSED


@pytest.mark.parametrize(
    ("sentence", "quote", "kind"),
    [
        ("Etoposide is for any patient with HLH.", "Etoposide for severe HLH", "restriction"),
        (
            "Albumin is given for ascites whether or not it is intractable.",
            "Albumin for intractable ascites",
            "restriction",
        ),
        ("Ruxolitinib is of proven benefit.", "Ruxolitinib shows benefit", "term"),
        ("Avoid diphenhydramine because it provokes falls.", "Avoid diphenhydramine.", "meaning"),
        ("HLH involves antibodies rather than T-cells.", "HLH involves T-cells rather than antibodies.", "comparison"),
        ("Give aciclovir 10 mg/kg.", "Aciclovir 10 mg/kg in immunocompromised patients.", "restriction"),
        ("Steroids should be held back while plasma exchange is considered.", "Do not delay steroids.", "negation"),
        (
            "Lithium can be used safely in renal failure.",
            "Renal failure precludes the safe use of lithium.",
            "negation",
        ),
        ("Pharmacologic therapy is preferred.", "Non-pharmacologic and drug therapy are preferred.", "negation"),
        (
            "Plasma exchange is first-line therapy.",
            "Plasma exchange is NOT a standard or first-line treatment for secondary HLH.",
            "negation",
        ),
        (
            "Haloperidol should be given.",
            "Haloperidol should not be given by the intravenous route because of arrhythmias.",
            "negation",
        ),
        (
            "Deaths were more frequent compared with a history of depression.",
            "Deaths were more frequent compared with no history of depression.",
            "negation",
        ),
        (
            "Steroids are recommended, for lack of evidence.",
            "Steroids are not recommended for lack of evidence.",
            "negation",
        ),
        ("Stem cell transplantation is a salvage therapy.", "Plasma exchange is a salvage therapy.", "term"),
        ("Vitamin D protects against cataract.", "Vitamin K protects against cataract.", "term"),
        ("Discontinuation of diclofenac is slow (DoD).", "Discontinuation of opioids is slow (DoD).", "term"),
        ("Aspirin delays cataract.", "Aspirin delays cataract in patients with diabetes.", "restriction"),
        (
            "Amodiaquine may not be useful.",
            "In areas of high resistance, amodiaquine may not be useful.",
            "restriction",
        ),
        ("Ivermectin should not be used.", "Ivermectin: not to be used in the presence of Loa loa.", "restriction"),
        ("Do not use PLEX in HLH.", "Do not use PLEX as first-line therapy in HLH.", "restriction"),
        (
            "Surgery is only for severe gout, and biopsy is for tophi.",
            "Surgery only for severe gout; biopsy only for tophi.",
            "restriction",
        ),
        (
            "Repeat the correction of sodium and measure it.",
            "If less than 45 mg/dL, repeat the correction of sodium and measure it.",
            "restriction",
        ),
        ("Nystatin 5 mL four times daily before food.", "Nystatin 5 mL four times daily after food.", "comparison"),
        ("Two studies showed it.", "Six studies showed it.", "number"),
        ("A waist of 102 inches is too much.", "A waist of 102 cm is too much.", "unit"),
        ("Intrathecal pumps are within the scope.", "Intrathecal pumps are beyond the scope.", "negation"),
        ("Gout is avoided in pregnancy.", "Gout is avoided in the first trimester of pregnancy.", "restriction"),
        ("Male partners have balanitis.", "A minority of male partners have balanitis.", "restriction"),
        ("Fever comes after abdominal pain in typhoid.", "In typhoid, fever precedes abdominal pain.", "comparison"),
        ("Do not add etoposide.", "Add etoposide (if not already given).", "negation"),
        ("Etoposide is avoided if it fails.", "If it fails, add etoposide (if not already given).", "negation"),
        (
            "Strong evidence supports colchicine.",
            "This reflects the lack of strong evidence for colchicine.",
            "negation",
        ),
        ("The volume is stated.", "No specific regimen, frequency, or volume is stated.", "negation"),
        ("It is given for its pro-inflammatory effects.", "It is given for its anti-inflammatory effects.", "negation"),
        ("Give colchicine after 3-5 days.", "Give colchicine for 3-5 days.", "comparison"),
        ("Double colchicine 10 mg at once.", "Give colchicine 10 mg at once.", "number"),
        ("In renal failure, give colchicine.", "Give colchicine in heart failure.", "term"),
        ("Cyclosporine and tacrolimus are given together.", "Give cyclosporine or tacrolimus.", "restriction"),
        ("Anakinra is for refractory gout.", "Anakinra for MAS, emapalumab for refractory gout.", "subject"),
        ("Not always: a test detects gout.", "A test detects gout.", "term"),
        ("Colchicine can damage the liver.", "Colchicine can cause nephrotoxicity.", "term"),
        ("Infliximab is used in colitis.", "Infliximab is used in colitis refractory to steroids.", "restriction"),
    ],
)
def test_what_is_said_too_broadly_or_turned_round_fails(
    sentence: str, quote: str, kind: str, remembering: Encoder
) -> None:
    assert kind in {f.kind for f in _failures(sentence, Evidence(quote), encoder=remembering)}


@pytest.mark.parametrize(
    ("sentence", "quote"),
    [
        ("Amitriptyline is built up to 75 mg daily.", "Amitriptyline, increased to 75 mg daily."),
        ("Repeat it after a fortnight.", "Repeat it 2 weeks later."),
        ("Ceftriaxone 1 g is given for a week.", "Ceftriaxone 1 g for 7 days."),
        ("In renal impairment, probenecid is not recommended.", "Probenecid: not recommended in renal impairment."),
        ("Soak it in adrenaline 1:1000.", "Soak it in epinephrine 1:1000."),
        (
            "Quinolones are best avoided where TB is endemic.",
            "Quinolones are better avoided in tuberculosis endemic areas.",
        ),
        ("Give it only if safety requires it.", "It should be avoided unless required for safety."),
        ("Fever is rare in gout.", "Gout; fever is unusual."),
        ("Bronchitis is still acute even when it lasts 90 days.", "Bronchitis lasting 90 days is still acute."),
        (
            "An abscess forms as a result of trauma, only very rarely.",
            "An abscess forms, very rarely, as a result of trauma.",
        ),
        ("Early treatment of gout helps prevent erosions.", "Treat gout early to avoid erosions."),
        (
            "Treat above 20 IU/ml if negative or above 40 IU/ml if positive.",
            "Treat above 20 IU/ml if negative or 40 IU/ml if positive.",
        ),
        ("Deaths from gout rose in 2014 alone.", "Deaths from gout have risen in 2014 alone."),
        ("Untreated gout leads to erosions.", "If not treated, gout leads to erosions."),
        (
            "Colchicine is avoided in gout, as it does not work.",
            "Colchicine is avoided in gout, as it is not effective.",
        ),
        ("There is only weak evidence for probenecid.", "The evidence for probenecid is weak."),
        ("Gout has no redness and is short.", "Gout is short and non-erythematous."),
        ("The adrenal gland is removed in Cushing's.", "Adrenalectomy in Cushing's."),
        ("Start it even after glucose is reduced.", "Start it despite reduction of glucose."),
        ("Thyroxine is not given on its own in gout.", "Thyroxine should not be used alone in gout."),
        ("Withdrawal symptoms of gout take longer.", "Some symptoms of withdrawal in gout take longer."),
        ("Gout does not absolutely rule out colchicine.", "Gout is not an absolute contraindication to colchicine."),
        (
            "Apply one drop of chloramphenicol 0.5% at least every 2 hours.",
            "Chloramphenicol 0.5%: one drop at least every 2 hours.",
        ),
        ("Avoid opioids if gout is suspected.", "Opioids cause nausea. They should be avoided when gout is suspected."),
        ("Immunocompromised people need colchicine in gout.", "Immune compromised persons need colchicine in gout."),
        ("Add etoposide unless it was given.", "Add etoposide (if not already given)."),
        ("Anakinra is for MAS.", "Anakinra for MAS, emapalumab for refractory gout."),
        ("No frequency or volume is stated.", "No specific regimen, frequency, or volume is stated."),
        ("Not always: a test may not detect gout.", "A test may not reliably detect gout."),
        ("Three quarters of patients have gout.", "Seventy-five percent of the patients have gout."),
        (
            "A newborn is first given a rub on the back.",
            "The first step in a newborn is to give a rub on the sole of the foot or the back.",
        ),
        ("Colchicine is avoided because it can damage the kidney.", "Colchicine is avoided because of nephrotoxicity."),
    ],
)
def test_the_same_in_other_words_passes(sentence: str, quote: str, remembering: Encoder) -> None:
    assert _failures(sentence, Evidence(quote), encoder=remembering) == ()


@pytest.mark.parametrize(
    ("quote", "passes"), [("Gentamicin may harm the ear.", True), ("Amikacin may harm the ear.", False)]
)
def test_the_drug_is_the_one_named_before_it(quote: str, passes: bool, remembering: Encoder) -> None:
    sentence = "Gentamicin is given at 80 mg daily; the drug can harm the ear."
    failures = check(sentence, [Evidence("Gentamicin 80 mg daily"), Evidence(quote)], encoder=remembering)
    assert ("joined" in {f.kind for f in failures}) != passes


def test_it_is_the_one_drug_named_before_it(remembering: Encoder) -> None:
    cited = [
        Evidence("Pregnant women should not receive ivermectin until after delivery"),
        Evidence("Ivermectin 150 mg once"),
    ]
    sentence = "Ivermectin is given at 150 mg once, but pregnant women should not {} until they have delivered."
    assert check(sentence.format("get it"), cited, encoder=remembering) == ()
    assert check(sentence.format("get it").replace(" not ", " "), cited, encoder=remembering)
