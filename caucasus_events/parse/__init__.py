"""Articles to candidate rows.

- `result`: what one article gave, as rows and frames (`ParseResult`).
- `pipeline`: the embedded extractor ``rules``; ``parse_document(document)`` gives a `ParseResult`.
- `articles`: one article (`parse_article`), or a stream of them over any executor
  (`parse_articles`).
- `extractors`: the protocol of plug-ins, their grounding in the text, the extra ``llm``.
- `evaluation`: scores of an extractor on a gold set.
- `journal`: what was done of a run, so that it can go on after an interruption.

Comes in: a `Document`. Goes out: a `ParseResult`. Parsing is a pure function.
"""

from caucasus_events.parse.archive.articles import parse_article, parse_articles
from caucasus_events.parse.rows.result import ParseResult

__all__ = ["ParseResult", "parse_article", "parse_articles"]
