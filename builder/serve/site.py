"""What the handlers know of the site they serve."""

from dataclasses import dataclass
from pathlib import Path

from tornado.web import HTTPError, RequestHandler

from builder.messages import Translator
from builder.serve.address import means_this_machine
from builder.serve.shown import Shown


@dataclass(frozen=True, slots=True)
class Site:
    """What is served, and how.

    Attributes:
        output: the folder of the built site; it need not exist yet.
        shown: what the pages show.
        say: the language of what is not from the site.
        host: the address that is listened at.
        local_only: whether only this machine reaches it, so that no other name is ever meant.
    """

    output: Path
    shown: Shown
    say: Translator
    host: str
    local_only: bool

    def refuse_strangers(self, handler: RequestHandler) -> None:
        """Stop a request that was sent here under the name of another site."""
        if self.local_only and not means_this_machine(handler.request.host, self.host):
            raise HTTPError(403)
