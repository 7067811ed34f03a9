"""A file becomes a Document: its text, and blocks that say what each part is and where it stands."""
