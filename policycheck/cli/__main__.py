"""``python -m policycheck.cli``: the command line without an entry point."""

from policycheck.cli import main

main()
