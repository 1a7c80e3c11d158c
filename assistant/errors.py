"""What can go wrong between a question and an answer. `str()` of each is one line that names the value and the remedy.

AssistantError
├── BadQuestion   nothing that can be searched for
├── BadDate       a date that the calendar does not have
├── BadSetting    a setting whose value means nothing
└── ModelError    a language model that cannot be set up or does not answer
    └── TooLong   one that says too much, or goes on for too long
"""


class AssistantError(Exception):
    """Root of what this package raises on purpose."""


class BadQuestion(AssistantError):
    """Nothing that can be searched for."""


class BadDate(AssistantError):
    """A date that the calendar does not have."""


class BadSetting(AssistantError):
    """A setting whose value means nothing."""


class ModelError(AssistantError):
    """A language model that cannot be set up or does not answer."""


class TooLong(ModelError):
    """A language model that says too much, or goes on for too long."""
