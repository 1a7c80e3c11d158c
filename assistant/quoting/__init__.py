"""Which statements are shown together, and which of them answer. `assistant.quotes` makes quotes of them."""
