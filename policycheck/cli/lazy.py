"""A group of commands that loads a command's file only when the command is called."""

from importlib import import_module

import click


class LazyGroup(click.Group):
    """A click group that knows its commands by name and one line of help, and nothing more.

    Args:
        lazy: command -> (module that holds it under the command's own name, one line of help).
    """

    def __init__(self, *args, lazy: dict[str, tuple[str, str]], **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self._lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Names of the commands, in the order of the table."""
        return list(self._lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, its file now loaded; None where there is no such command."""
        if cmd_name not in self._lazy:
            return None
        module = import_module(self._lazy[cmd_name][0])
        return getattr(module, cmd_name.replace("-", "_"))

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of commands for ``--help`` from the table, so that help loads no command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self._lazy.items()])
