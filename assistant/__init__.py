"""From a question to an answer on the screen."""
