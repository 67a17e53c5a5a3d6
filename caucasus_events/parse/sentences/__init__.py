"""What one sentence says: who, where, when, how many, and who says so."""
