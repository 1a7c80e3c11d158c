"""Which words exclude one another, which a source must name itself, and which are everyday English and no names."""

from functools import cache

from assistant.check.wording import concept, is_general, root, roots
from index.embed import everyday_words

# Closed classes: a sentence may not name another member of a line than its source does.
_CONTRASTS = tuple(
    frozenset(concept(w) for w in line.split())
    for line in """adult child infant neonate adolescent elderly
men women
boys girls
pregnant nonpregnant
oral intravenous intramuscular subcutaneous topical rectal inhaled nasal intranasal sublingual transdermal
morning evening noon night
increase decrease
start stop
stop continue
benefit risk
improve worsen
high low
highest lowest
mild moderate severe
acute chronic
left right
upper lower
first second third fourth fifth
firstline secondline thirdline
always never rarely often
minimum maximum
positive negative
safe unsafe
effective ineffective
double half triple
immediate later
primary secondary
absolute relative
major minor
elective emergency
early late
short long
benefit harm
better worse
fast slow
sudden gradual
small large
open closed
single multiple
partial complete
local systemic
limited widespread
internal external
anterior posterior
proximal distal
unilateral bilateral
reversible irreversible
inpatient outpatient
young old
hot cold
wet dry
indicated contraindicated
permanent temporary
sufficient insufficient
short indefinite
common rare
single double triple
continuous intermittent
regular irregular
mandatory optional
voluntary mandatory
painful painless
thin thick
narrow wide
strong weak
light heavy
soft hard
shallow deep
superficial deep
alkaline acid
benign malignant
congenital acquired
bacterial viral fungal parasitic
central peripheral
conscious unconscious
asleep awake
alive dead
activate suppress
stimulate inhibit
constrict dilate
contract relax
insert remove
majority minority
direct indirect
rural urban
public private
day night
same different
succeed fail
agonist antagonist
clear cloudy
mother father
accelerate slow
full empty
kidney liver heart lung brain stomach eye
sodium potassium calcium magnesium iron zinc
steroid antibiotic vaccine""".splitlines()
)
# Diseases, drugs and procedures whose names are everyday words.
_NAMES = """anxiety arthritis asthma autism bipolar cancer cannabis chemotherapy cholera cocaine coma concussion dementia depression
diabetes flu hepatitis heroin influenza leukemia lithium malaria mania marijuana massage meditation mri nausea obesity opium panic
paralysis plague pneumonia radiation schizophrenia smallpox stroke surgeon surgery testosterone tobacco transplantation tuberculosis
tumor yoga"""
# Of these a sentence may name none that its source does not name.
_CLOSED = frozenset(
    concept(w)
    for w in """adult child infant neonate adolescent elderly pregnant oral intravenous intramuscular subcutaneous topical
    rectal inhaled sublingual transdermal severe firstline secondline thirdline salvage lastresort refractory asneeded
    wherepossible delay sodium potassium calcium magnesium iron zinc insulin adrenaline alcohol oxygen iodine saline
    steroid antibiotic never always kidney""".split()
    + _NAMES.split()
)
_IN_CLASS = _CLOSED.union(*_CONTRASTS)
POPULATIONS = roots(
    "adult adults child children baby babies infant infants neonate neonates newborn adolescent adolescents elderly pregnant"
)
ELEMENTS = roots(
    "sodium potassium calcium magnesium iron zinc silver insulin adrenaline alcohol oxygen iodine saline chloride nitrate peroxide"
    " sulphate phosphate carbonate bicarbonate citrate oxide gentian"
)
CONTRAINDICATED = frozenset({concept("contraindicated")})


def is_ordinary(word: str) -> bool:
    """Whether a word or one of its forms is an everyday word; names of drugs and tests are not."""
    return is_form(word) or root(word) in _everyday_roots()


def is_form(word: str) -> bool:
    """Whether a word is an everyday one but for its ending or a prefix such as "re-"."""
    word = word.removeprefix("non") if len(word) > 6 else word
    for prefix in ("over", "under", "out", "mis", "re", "un", "up"):
        if word.startswith(prefix) and len(word) - len(prefix) >= 4 and is_form(word.removeprefix(prefix)):
            return True
    ordinary = everyday_words()
    if word in ordinary or word + "s" in ordinary:
        return True
    for suffix in ("s", "es", "ed", "d", "ing", "ly", "er", "est", "ness", "ally", "al", "able", "ies", "ied", "ily"):
        body = word.removesuffix(suffix)
        if body != word and len(body) >= 3:
            forms = (body, body + "e", body + "y", body[:-1] if body[-1] == body[-2] else body)
            if any(f in ordinary for f in forms):
                return True
    return False


@cache
def _everyday_roots() -> frozenset[str]:
    """The roots of everyday words that are long enough to tell one from another."""
    return frozenset(root(w) for w in everyday_words() if len(w) > 4)


def opposite(word: str) -> str:
    """What a word with "un-", "non-", "in-" or "-less" denies: "manageable" of "unmanageable"; "" for another word."""
    if word.endswith("less") and len(word) > 7:
        return word.removesuffix("less")
    for prefix, least in (
        ("contra", 5),
        ("non", 3),
        ("un", 5),
        ("in", 5),
        ("im", 5),
        ("ir", 5),
        ("dis", 5),
        ("a", 7),
    ):
        rest = word.removeprefix(prefix)
        if rest != word and len(rest) >= least and not word.startswith("under"):
            return rest if prefix == "non" or is_general(rest) or is_form(rest) else ""
    return ""


def in_class(concept: str) -> bool:
    """Whether a concept belongs to a closed class (population, route, direction, order, degree)."""
    return concept in _IN_CLASS


def contradicts(concept: str, known: frozenset[str]) -> bool:
    """Whether a concept that is not known may not be said: a closed one, or one of which the contrary is known."""
    return concept in _CLOSED or in_contrast(concept, known)


def in_contrast(concept: str, known: frozenset[str]) -> bool:
    """Whether the contrary of a concept is known: "high" where "low" is."""
    return any(concept in line and (line - {concept}) & known for line in _CONTRASTS)
