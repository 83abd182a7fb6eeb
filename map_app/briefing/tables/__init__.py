"""Rows as files to go on working with: CSV and workbooks, with their sources beside them."""
