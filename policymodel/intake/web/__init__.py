"""Web pages: their characters, where in them the document is, and what stands around it."""
