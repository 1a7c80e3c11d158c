"""How guidelines print a dose: the units of its amount, and for whom it is. Parts of patterns, without groups of their own."""

# As printed, for patterns that tell cases apart, too: "500 mg", "2.5 mL", "1 mmol". Readers add what else they must tell from
# a heading, a label or a name, or must not take for an amount: kilograms may say for whom a dose is.
SYMBOL = r"mg|g|mcg|µg|μg|m[lL]|units?|IU|mmol"
UNIT = rf"{SYMBOL}|micrograms?"

# People as doses name them, in patterns that ignore case: "Child: 5 mg/kg". Most doses are printed for one of the first two;
# those of the others are of an age.
ADULT_OR_CHILD = r"adults?|child(?:ren)?"
OF_AN_AGE = r"infants?|neonates?|newborns?|adolescents?|elderly"
AGE_GROUP = rf"{ADULT_OR_CHILD}|{OF_AN_AGE}"
