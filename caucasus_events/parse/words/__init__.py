"""Words with their offsets, and what the word lists know of them."""
