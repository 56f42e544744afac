"""Word documents: .docx by zipfile and expat alone, older formats through LibreOffice."""
