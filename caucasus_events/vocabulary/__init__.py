"""The words of the dataset: every table, column, code, actor and identifier, once.

Lives here: ``tables/*.toml`` (one file per table: its columns), ``codes/`` (allowed
values, ACLED's event types, actor types, countries, actors) and the small modules that
read them. Comes in: nothing. Goes out: frozen dataclasses. Only the standard library is
imported, so that a command's help, the codebook and the templates cost nothing.
"""
