"""What can go wrong between a question and an answer. `str()` of each is one line that names the value and the remedy.

AssistantError
├── BadQuestion   nothing that can be searched for
├── BadBatch      a line of a batch that is not a conversation
├── BadPrompts    a user's own template that cannot take the place of ours
└── ModelError    a language model that cannot be set up or does not answer
"""


class AssistantError(Exception):
    """Root of what this package raises on purpose."""


class BadQuestion(AssistantError):
    """Nothing that can be searched for."""


class BadBatch(AssistantError):
    """A line of a batch that is not a conversation."""


class BadPrompts(AssistantError):
    """A user's own template that cannot take the place of ours."""


class ModelError(AssistantError):
    """A language model that cannot be set up or does not answer."""
