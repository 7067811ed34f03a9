"""Boards of participants: worksheets, their tally, the organisation's reply, and what a board teaches."""
