"""Family D: the document, and where it states each fact."""
