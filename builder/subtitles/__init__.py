"""Subtitles: any usual format in, cues and WebVTT out."""

from builder.subtitles.read import Cue, read_cues
from builder.subtitles.webvtt import as_webvtt

__all__ = ["Cue", "as_webvtt", "read_cues"]
