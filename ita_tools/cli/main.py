"""Runs a command and turns every error into Thai lines and an exit code.

0 done, 1 findings, 2 unusable input or usage. No traceback without ``--debug``.
"""

from __future__ import annotations

import sys
import traceback
from collections.abc import Sequence

import click

from ita_tools.cli.commands import ita
from ita_tools.cli.usage import usage_in_thai
from ita_tools.errors import ItaError

__all__ = ["main"]

_UNUSABLE = 2


def main(arguments: Sequence[str] | None = None) -> None:
    """Run ``ita`` and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        # A Windows console or pipe may have a code page without Thai: never fail on a message.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    given = list(sys.argv[1:] if arguments is None else arguments)
    sys.exit(_run(given, debug="--debug" in given))


def _run(arguments: list[str], *, debug: bool) -> int:
    try:
        done = ita.main(args=arguments, prog_name="ita", standalone_mode=False)
    except ItaError as error:
        code, message = error.exit_code, str(error)
    except click.exceptions.Exit as error:
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        code, message = _UNUSABLE, "หยุดตามคำสั่ง ยังไม่ได้เขียนไฟล์ใด"
    except click.ClickException as error:
        code, message = _UNUSABLE, usage_in_thai(error)
    except BrokenPipeError:
        return 0
    except Exception as error:  # the last net: a defect of ours must not show a clerk a traceback
        code = _UNUSABLE
        message = (f"เกิดข้อผิดพลาดในโปรแกรม ({type(error).__name__}) "
                   "— สั่งอีกครั้งโดยเพิ่ม --debug แล้วแจ้งผู้พัฒนา")
    else:
        return done if isinstance(done, int) else 0
    if debug:
        traceback.print_exc()
    print(message, file=sys.stderr)
    return code
