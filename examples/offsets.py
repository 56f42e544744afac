"""Find where words stand in a document's text, as a plan file writes it.

The first line printed is the plan's `source`; then each place of each phrase.

    python examples/offsets.py examples/sources/yunze.txt 达到40家以上 2027年
"""

import sys
from pathlib import Path

import policymodel as pm


def main(file: str, *phrases: str) -> None:
    # The text as policymodel reads it: no byte order mark, and "\n" at the ends of lines.
    source = pm.SourceText(Path(file).read_text(encoding="utf-8-sig"))
    cited = source.source
    print(f'source: {{sha256: "{cited.sha256}", characters: {cited.characters}}}')
    for phrase in phrases:
        start = source.text.find(phrase)
        if start < 0:
            print(f"{phrase}  —")
        while start >= 0:
            end = start + len(phrase)
            around = source.text[max(start - 6, 0) : end + 6].replace("\n", "⏎")
            print(f"{phrase}  at: [{start}, {end}]  …{around}…")
            start = source.text.find(phrase, start + 1)


if __name__ == "__main__":
    main(*sys.argv[1:])
