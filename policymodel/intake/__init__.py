"""Bounded readers of files from outside: documents to blocks of one text, workbooks to cells."""
