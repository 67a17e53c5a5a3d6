"""Data out in other layouts, and other datasets in for comparison.

Lives here: `export` (CSV, Parquet, GeoJSON) and `acled_layout` (ACLED's columns). Comes in:
a release. Goes out: bytes. Nothing from another dataset ever enters ours.
"""
