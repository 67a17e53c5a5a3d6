"""Events as rows of the tables, with the words behind every cell."""
