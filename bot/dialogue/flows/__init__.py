"""One file for each matter that people bring, with its declaration `FLOW`; nothing that can happen in any of them."""
