"""Completion of commands and options by the Tab key: PowerShell beside click's own bash, zsh and fish."""

from __future__ import annotations

import os

from click.shell_completion import CompletionItem, ShellComplete, add_completion_class, get_completion_class

__all__ = ["SHELLS", "PowerShellComplete", "completion_script"]

SHELLS = ("powershell", "bash", "zsh", "fish")
_VARIABLE = "_ITA_COMPLETE"

# PowerShell falls back to file names by itself where nothing is offered. A CompletionResult refuses an empty
# tooltip, and Windows PowerShell 5 reads our UTF-8 in the code page of the console unless it is told.
_SCRIPT = """\
Register-ArgumentCompleter -Native -CommandName %(prog_name)s -ScriptBlock {
    param($word, $ast, $position)
    $before = [Console]::OutputEncoding
    try {
        [Console]::OutputEncoding = [System.Text.Encoding]::UTF8
        $env:%(complete_var)s = 'powershell_complete'
        $env:COMP_WORDS = ($ast.CommandElements | ForEach-Object { $_.ToString() }) -join "`n"
        $env:COMP_CWORD = "$word"
        & %(prog_name)s | Where-Object { $_ } | ForEach-Object {
            $value, $help = $_ -split "`t", 2
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $help)
        }
    } finally {
        [Console]::OutputEncoding = $before
        Remove-Item Env:%(complete_var)s, Env:COMP_WORDS, Env:COMP_CWORD -ErrorAction SilentlyContinue
    }
}
"""


@add_completion_class
class PowerShellComplete(ShellComplete):
    """PowerShell 5.1 and 7, the way click documents for a shell it does not know."""

    name = "powershell"
    source_template = _SCRIPT

    def get_completion_args(self) -> tuple[list[str], str]:
        """Return the finished words after the program's name, and the one being typed."""
        words = os.environ["COMP_WORDS"].splitlines()[1:]
        incomplete = os.environ["COMP_CWORD"]
        return (words[:-1] if incomplete and words and words[-1] == incomplete else words), incomplete

    def format_completion(self, item: CompletionItem) -> str:
        """Write one offer as ``value<TAB>help``; help falls back to the value."""
        return f"{item.value}\t{item.help or item.value}"

    def complete(self) -> str:
        """List the offers; paths are left to PowerShell itself."""
        arguments, incomplete = self.get_completion_args()
        offers = self.get_completions(arguments, incomplete)
        return "\n".join(self.format_completion(each) for each in offers if each.type == "plain")


def completion_script(shell: str) -> str:
    """Return the text that makes ``shell`` complete ``ita``.

    Raises
    ------
    KeyError
        The shell is none of :data:`SHELLS`.
    """
    from ita_tools.cli.commands import ita

    found = get_completion_class(shell)
    if found is None or shell not in SHELLS:
        raise KeyError(shell)
    return found(ita, {}, "ita", _VARIABLE).source()
