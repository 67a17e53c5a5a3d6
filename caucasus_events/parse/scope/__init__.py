"""Whether a phrase tells of something that happened."""
