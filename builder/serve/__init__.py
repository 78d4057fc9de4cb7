"""The site while it is being written: served on this machine, built at each save, reloaded in the browser."""

from builder.serve.model import Rebuilt, ServeOptions
from builder.serve.server import serve

__all__ = ["Rebuilt", "ServeOptions", "serve"]
