"""Family V: what a plan says is what its document prints; the document decides."""
