"""The registry in the forms that libraries want.

Lives here: Arrow schemas, pandas dtypes, pandera models, the codebook. Comes in: the
registry of `caucasus_events.vocabulary`. Goes out: schemas; no rows pass through.
"""
