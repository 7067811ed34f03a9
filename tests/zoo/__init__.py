"""The document zoo: files of many formats and what a reader would find in them."""
