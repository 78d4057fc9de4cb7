"""xuexi: builds a portal of micro-lessons from a folder of texts and clips."""

__version__ = "0.1.0"
