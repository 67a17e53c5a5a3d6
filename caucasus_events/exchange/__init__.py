"""Data out in other layouts, and other datasets in for comparison.

Lives here: `export` (CSV, Parquet, GeoJSON), `acled_layout` (ACLED's columns), `acled_in` and
`ucdp_in` (a user's own download as our events, with what is lost; `download` and `imported`
hold what they share), `compare` (what both have, likely pairs). Comes in: a release, a
download. Goes out: bytes, frames. Nothing from another dataset ever enters ours.
"""
