"""Plain words: what people ask with, whatever they ask about.

"Why do secondary infections matter?", "which drug is suggested?", "how many tablets does my patient need?": that a library
never prints "matter" or "suggested" says nothing of what it covers. Such words still help to find a passage that prints them; they are not
named as missing and are no evidence of absence. Closed classes of English: contractions, words of quantity and place, and
the verbs and nouns of asking; no condition, drug, test or organ is among them.
"""

import re
from functools import cache

from index.keywords import stem
from index.search import is_function_word

_PLAIN = """
hello hi hey dear please thanks thank cheers sorry great perfect
aren't can't couldn't didn't doesn't don't hadn't hasn't haven't isn't mightn't mustn't shouldn't wasn't weren't won't wouldn't
what's who's where's how's it's that's there's here's i'm i've you're we're they're let's
myself yourself himself herself itself ourselves themselves
where much many per each every either neither both another other others else ever never always often usually sometimes
still yet already again once now then soon later before after until while during since because though although unless
whether except without within above below between among against along around across behind beyond near far away off out
over under up down back forward through together apart less least few fewer several enough else instead rather quite
almost fast faster quick quickly nearly roughly about approximately exactly simply actually really ok okay yes no not thing things something anything
nothing everything someone anyone everyone nobody somebody people person everybody
ask asked asking answer answers question questions mean means meant matter matters fit fits come comes came coming go goes
went gone going need needs needed want wants wanted require requires required make makes made making put puts keep keeps
kept let lets allow allows allowed help helps helped happen happens happened work works worked working try tries tried
start starts started starting stop stops stopped stopping begin begins began add adds added adding switch switched change
changes changed choose chooses chosen choice choices pick prefer prefers preferred suggest suggests suggested recommend
recommends recommended advise advises advised consider considers considered avoid avoids avoided look looks looked looking
find finds found see sees seen know knows known think thinks thought believe tell tells told explain explains explained
describe describes described list lists listed name names named call calls called define defines defined state states
stated mention mentions mentioned cover covers covered include includes included contain contains involve involves stay stays stayed bit drive drives driven
involved cause causes caused lead leads led bring brings become becomes turn turns follow follows followed following
handle handles manage manages managed deal deals act acts acted do does done doing decide decides decided determine
determines determined compare compares compared differ differs count counts apply applies applied order ordered suit suits
suitable appropriate applicable relevant important necessary possible likely unlikely best better good worse worst bad
right wrong correct proper usual normal common main key basic general specific particular certain different same similar
new old first last next previous early late long short high low big small large full whole whole single double
way ways step steps stage stages kind kinds type types sort sorts role roles part parts point points reason reasons case
cases example examples option options approach plan purpose goal goals aim aims idea detail details fact facts figure
figures number numbers amount amounts level levels rate rates range limit limits size degree extent frequency
time times today day days week weeks month months year years hour hours minute minutes
drug drugs medicine medicines medication medications tablet tablets pill pills dose doses treatment treatments therapy
therapies patient patients doctor doctors nurse nurses clinician clinicians man men woman women guy lady
definition definitions warn warns warned warning inform informed expect expected forget forgot forgotten miss missed skip
skipped hold wait waiting watch worry worried scared afraid refuse refuses refused session sessions indicated indication indications hope wonder wondering wrote write written
read sign signs mum mom dad mother father wife husband
pitfall pitfalls mistake mistakes error errors problem problems trouble issue issues concern concerns
mg mcg kg m2 g ml l iu unit units gram grams milligram milligrams kilogram kilograms litre litres percent percentage
pt pts yr yrs yo wk wks mo hr hrs mins w wo b4 ago got max min maximum minimum side cont continue continues continued continuing
ok vs via tho plz pls u thx well hows whats wheres dont doesnt didnt isnt arent cant couldnt shouldnt wont im ive
article document guideline guidelines text source sources book page paper author authors evidence data study studies
"""

# What is measured, the age and sex of notes, and places in an order: "12kg", "500mg", "30yo", "68M", "2nd".
_MEASURED = re.compile(
    r"\d+(?:kg|g|mg|mcg|µg|μg|ug|ml|l|cm|mm|iu|mmol|meq|mmhg|h|hrs?|mins?|d|wks?|w|mo|mths?|[mf]|yo?[mf]?|yrs?|x|st|nd|rd|th)",
    re.I,
)


@cache
def _stems() -> frozenset[str]:
    return frozenset(stem(w) for w in _PLAIN.split()) | frozenset(_PLAIN.split())


def is_plain(word: str) -> bool:
    """True for a word that people ask with, an amount, or a function word."""
    low = word.lower().replace("’", "'")
    return is_function_word(word) or bool(_MEASURED.fullmatch(low)) or low in _stems() or stem(low) in _stems()
