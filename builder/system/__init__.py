"""The machine below: processes, files, the clock, workers. No other room touches these."""

from builder.system.cache import CACHE_FILE, Cache, code_version
from builder.system.clock import AsOf, as_of, zone
from builder.system.files import digest_bytes, digest_file, stamp_of, write_atomic
from builder.system.lock import Busy, Lock
from builder.system.parallel import Workers
from builder.system.process import Finished, find_tool, run
from builder.system.value import Value

__all__ = [
    "CACHE_FILE",
    "AsOf",
    "Busy",
    "Cache",
    "Finished",
    "Lock",
    "Value",
    "Workers",
    "as_of",
    "code_version",
    "digest_bytes",
    "digest_file",
    "find_tool",
    "run",
    "stamp_of",
    "write_atomic",
    "zone",
]
