"""Run the command line as ``python -m kzgraph``."""

from kzgraph.cli import main

main()
