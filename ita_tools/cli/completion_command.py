"""The command that prints what a shell needs to complete ``ita``."""

from __future__ import annotations

import click

from ita_tools.cli.localized_commands import LocalizedCommand

__all__ = ["completion"]

_SHELLS = ("powershell", "bash", "zsh", "fish")  # not imported: click's completion costs start-up time


@click.command(cls=LocalizedCommand)
@click.argument("shell", type=click.Choice(_SHELLS))
def completion(shell: str) -> None:
    """แสดงสคริปต์เติมคำสั่งด้วยปุ่ม Tab

    PowerShell: ita completion powershell | Out-String | Invoke-Expression

    bash: eval "$(ita completion bash)"
    """  # noqa: D400, D415 - shown to the user as Thai help
    from ita_tools.cli.completion import completion_script

    click.echo(completion_script(shell))
