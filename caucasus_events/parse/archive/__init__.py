"""Many articles: streams, journals of a run, copies and duplicates."""
