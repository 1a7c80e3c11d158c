"""What a language model writes: the question as it reads it, and an answer that joins the quotes."""
