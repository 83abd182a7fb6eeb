"""Sets of briefings: many places as one PDF, one deck, one workbook, or a zip of pictures."""
