"""Speech and tones for the example clips, and the subtitles that belong to the speech."""

from __future__ import annotations

import math
import re
import subprocess
import tempfile
import wave
from array import array
from dataclasses import dataclass
from pathlib import Path

from pypinyin import Style, lazy_pinyin, load_phrases_dict

RATE = 22050
WORDS_A_MINUTE = 168
LEAD = 1.1
"""Seconds of chime before the first word."""
GAP = 0.45
"""Seconds between two slides."""
TAIL = 0.9
SHORTEST = 10.0
"""Seconds that gentle tones last at least."""

# Readings that pypinyin would guess wrong in these sentences.
load_phrases_dict(
    {
        "没落": [["méi"], ["là"]],
        "背两块": [["bēi"], ["liǎng"], ["kuài"]],
        "一背": [["yì"], ["bēi"]],
        "背来": [["bēi"], ["lái"]],
        "量得出": [["liáng"], ["dé"], ["chū"]],
        "数了": [["shǔ"], ["le"]],
        "没系": [["méi"], ["jì"]],
        "教过": [["jiāo"], ["guò"]],
        "教的": [["jiāo"], ["de"]],
        "话长": [["huà"], ["cháng"]],
        "当当响": [["dāng"], ["dāng"], ["xiǎng"]],
        "还给": [["huán"], ["gěi"]],
        "长林": [["cháng"], ["lín"]],
        "心得跟": [["xīn"], ["děi"], ["gēn"]],
        "答到": [["dá"], ["dào"]],
        "调车": [["diào"], ["chē"]],
        "扎在": [["zhā"], ["zài"]],
        "扎了": [["zhā"], ["le"]],
        "少扎": [["shǎo"], ["zhā"]],
        "听不听得见": [["tīng"], ["bù"], ["tīng"], ["dé"], ["jiàn"]],
    }
)


@dataclass(frozen=True)
class Cue:
    """Words and the time when they are heard, in seconds."""

    start: float
    end: float
    words: str


@dataclass(frozen=True)
class Sound:
    """Samples, and where every line begins and ends."""

    samples: array[int]
    lines: tuple[Cue, ...]

    @property
    def seconds(self) -> float:
        """How long it is."""
        return len(self.samples) / RATE

    def save(self, path: Path) -> None:
        """Write a mono WAV file."""
        with wave.open(str(path), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE)
            file.writeframes(self.samples.tobytes())


def pinyin(words: str) -> str:
    """Spell words with numbered tones: the Hanzi table of espeak-ng is not everywhere, its pinyin is."""
    spelled = lazy_pinyin(words, style=Style.TONE3, neutral_tone_with_five=True, tone_sandhi=True)
    text = " ".join(spelled)
    for mark, plain in zip("，。：；、？！“”", ",.:;,?!  ", strict=True):
        text = text.replace(mark, plain)
    return text


def spoken(words: str, voice: str) -> array[int]:
    """Let espeak-ng say words; ``voice`` is a variant and a pitch such as ``m3 40``."""
    variant, pitch = voice.split()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "speech.wav"
        command = ["espeak-ng", "-v", f"cmn-latn-pinyin+{variant}", "-s", str(WORDS_A_MINUTE), "-p", pitch]
        subprocess.run([*command, "-w", str(path), pinyin(words)], check=True)
        with wave.open(str(path)) as file:
            samples = array("h", file.readframes(file.getnframes()))
    loud = [index for index in range(0, len(samples), 50) if abs(samples[index]) > 250]
    if not loud:
        return samples
    return samples[max(0, loud[0] - 400) : loud[-1] + 1200]


def pluck(samples: array[int], at: float, frequency: float, loudness: float, decay: float) -> None:
    """Add one soft, bell-like note."""
    first = round(at * RATE)
    length = min(len(samples) - first, round(decay * 3.5 * RATE))
    for index in range(max(0, length)):
        time = index / RATE
        envelope = min(1.0, time / 0.012) * math.exp(-time / decay)
        tone = math.sin(2 * math.pi * frequency * time) + 0.28 * math.sin(4 * math.pi * frequency * time)
        value = samples[first + index] + round(loudness * 32767 * envelope * tone)
        samples[first + index] = max(-32767, min(32767, value))


def silence(seconds: float) -> array[int]:
    """Return quiet samples."""
    return array("h", bytes(2 * round(seconds * RATE)))


def speak(lines: list[str], voice: str) -> Sound:
    """Say lines one after another behind a short chime."""
    samples = silence(LEAD)
    cues = []
    for words in lines:
        start = len(samples) / RATE
        samples += spoken(words, voice)
        cues.append(Cue(start, len(samples) / RATE, words))
        samples += silence(GAP)
    samples += silence(TAIL - GAP)
    pluck(samples, 0.08, 392.0, 0.10, 0.32)
    pluck(samples, 0.42, 587.33, 0.09, 0.36)
    return Sound(samples, tuple(cues))


def tones(lines: list[str], seed: int) -> Sound:
    """Play gentle tones of five notes for as long as the lines take to read."""
    cues, now = [], 0.2
    for words in lines:
        end = now + 2.0 + len(words) * 0.09
        cues.append(Cue(now, end, words))
        now = end
    now = max(now, SHORTEST)
    samples = silence(now + 0.8)
    scale = (261.63, 293.66, 329.63, 392.0, 440.0, 523.25, 587.33)
    beat, place = 0.6, seed % 7
    for step in range(int(now / beat) - 2):
        place = (place + (2, 1, 3, 6, 1, 5)[(step + seed) % 6]) % 7
        pluck(samples, step * beat, scale[place], 0.10, 0.5)
        if step % 4 == 0:
            pluck(samples, step * beat, (130.81, 98.0, 110.0)[(step // 4 + seed) % 3], 0.12, 1.1)
    return Sound(samples, tuple(cues))


def pieces(cue: Cue, longest: int = 20) -> list[Cue]:
    """Cut a long cue at its commas; every piece gets its share of the time."""
    parts: list[str] = []
    for part in re.findall(r"[^，。：；？！]+[，。：；？！”]*", cue.words):
        if parts and len(parts[-1]) + len(part) <= longest:
            parts[-1] += part
        else:
            parts.append(part)
    result, start = [], cue.start
    for part in parts:
        end = start + (cue.end - cue.start) * len(part) / len(cue.words)
        result.append(Cue(start, end, part.strip("，。；")))
        start = end
    return result


def clock(seconds: float, comma: str) -> str:
    """Write a time the way subtitle files do."""
    milliseconds = round(seconds * 1000)
    minutes, milliseconds = divmod(milliseconds, 60000)
    whole, milliseconds = divmod(milliseconds, 1000)
    return f"00:{minutes:02d}:{whole:02d}{comma}{milliseconds:03d}"


def write_subtitles(path: Path, cues: tuple[Cue, ...]) -> None:
    """Write SubRip or WebVTT, as the name says."""
    vtt = path.suffix == ".vtt"
    blocks = ["WEBVTT\n"] if vtt else []
    number = 0
    for cue in cues:
        for piece in pieces(cue):
            number += 1
            times = f"{clock(piece.start, '.' if vtt else ',')} --> {clock(piece.end, '.' if vtt else ',')}"
            blocks.append(f"{number}\n{times}\n{piece.words}\n")
    path.write_text("\n".join(blocks), encoding="utf-8", newline="\n")
