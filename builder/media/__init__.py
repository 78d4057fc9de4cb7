"""Clips and pictures: what they are, and what of them is published."""

from builder.media.model import Asset, Media
from builder.media.prepare import prepare
from builder.media.probe import Tools, find_tools

__all__ = ["Asset", "Media", "Tools", "find_tools", "prepare"]
