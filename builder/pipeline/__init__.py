"""From a folder to a portal: what is asked, whether anything has changed, and the order of the steps."""

from builder.pipeline.preview import Preview
from builder.pipeline.request import Report, Request
from builder.pipeline.run import CACHE_FOLDER, OUTPUT_FOLDER, build, check

__all__ = ["CACHE_FOLDER", "OUTPUT_FOLDER", "Preview", "Report", "Request", "build", "check"]
