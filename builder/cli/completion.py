"""`xuexi completion`."""

import click
from click.shell_completion import get_completion_class

from builder.cli.main import cli
from builder.cli.spoken import command
from builder.messages import N_


@command(
    "completion",
    N_("Prints the script that completes commands and options by the Tab key; put it where your shell reads it."),
    "xuexi completion bash > ~/.local/share/bash-completion/completions/xuexi",
    "xuexi completion zsh > ~/.zfunc/_xuexi",
    "xuexi completion fish > ~/.config/fish/completions/xuexi.fish",
)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command_line(shell: str) -> None:
    """Print a completion script."""
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(cli, {}, "xuexi", "_XUEXI_COMPLETE").source())
