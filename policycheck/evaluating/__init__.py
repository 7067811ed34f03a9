"""How well the reading agrees with people's labels: provisions, sentences of documents, and levels."""
