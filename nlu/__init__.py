"""What a message means: the parse contract, grammars, the Rasa client and the in-process fallback."""
