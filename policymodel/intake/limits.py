"""How large a file from outside, and what it unfolds into, may be: many times the longest plan."""

LARGEST_FILE = 64_000_000
"""Bytes of a document: a scan with pictures has some ten million."""

LARGEST_WORKBOOK = 20_000_000
"""Bytes of a workbook."""

LARGEST_PAGE = 10_000_000
"""Bytes of a web page, pictures in its text included."""

LARGEST_TEXT = 4_000_000
"""Bytes of a document's text in UTF-8: what `verify` reads of a folder of texts."""

LARGEST_PART = 64_000_000
"""Bytes of one part of a package, unpacked."""

LARGEST_SUM = 192_000_000
"""Bytes of all parts of a package that are read, unpacked."""

MOST_PARTS = 2_000
"""Parts of a package."""

HIGHEST_RATIO = 200
"""Bytes unpacked to bytes packed of a part that is large enough to matter."""

SMALL_PART = 1_000_000
"""Bytes up to which a part may unfold as it likes."""

MOST_NODES = 400_000
"""Elements of an XML part that is kept as a tree, and of a web page."""

DEEPEST = 200
"""Elements inside each other."""

MOST_ROWS, MOST_COLUMNS = 20_000, 256
"""Rows and columns of a sheet that is read."""

MOST_CELLS = 300_000
"""Cells of a workbook or of a document's tables that hold something."""

MOST_PAGES = 2_000
"""Pages of a PDF file."""
