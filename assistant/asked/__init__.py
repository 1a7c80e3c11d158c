"""What a question asks for, told from its words alone."""
