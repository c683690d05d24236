"""``python -m ita_tools`` runs the command ``ita``."""

import os
import sys


def _leave_out_current_folder() -> None:
    """Take the current folder, which ``-m`` puts first, from the places of imports.

    A module beside the officer's files must not run. The folder that holds this package stays.
    """
    here, own = os.path.realpath(os.getcwd()), os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    if sys.path and os.path.realpath(sys.path[0] or os.curdir) == here != own:
        del sys.path[0]


if __name__ == "__main__":
    _leave_out_current_folder()
    from ita_tools.cli import main

    main()
