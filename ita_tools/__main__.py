"""``python -m ita_tools`` runs the command ``ita``."""

from ita_tools.cli import main

if __name__ == "__main__":
    main()
