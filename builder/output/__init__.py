"""Files out: staged, put in place in a safe order, and remembered."""

from builder.output.clear import clear
from builder.output.journal import Journal, Written
from builder.output.manifest import MANIFEST
from builder.output.staging import Staged, Staging
from builder.output.writer import Output, OutputError, clear_errors

__all__ = ["MANIFEST", "Journal", "Output", "OutputError", "Staged", "Staging", "Written", "clear", "clear_errors"]
