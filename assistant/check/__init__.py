"""Whether the quotes support a written sentence: rules over values, a module for each kind. `sentence` applies them all."""
