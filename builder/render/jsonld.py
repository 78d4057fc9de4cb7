"""Structured data: schema.org's VideoObject and AudioObject (https://schema.org/VideoObject)."""

from markupsafe import Markup

from builder.pages.views import LessonView, PartView, SiteView
from builder.render.filters import iso_duration, json_filter, midnight
from builder.render.text_view import TextView

LONGEST_TRANSCRIPT = 20_000
_TYPES = {"video": "VideoObject", "audio": "AudioObject"}
_Data = dict[str, object]


def video_object(site: SiteView, page: LessonView, text: TextView) -> Markup:
    """Return the JSON-LD of a lesson, safe inside a script element.

    A lesson of one clip is that clip. One in parts is a whole of a certain length without a file of its own: each part
    is an object with its own file, length and words.
    """
    card = page.card
    data = {
        "@context": "https://schema.org",
        **_common(site, page),
        "@type": _TYPES.get(card.kind, "Article"),
        "name": card.title,
        "description": card.summary or card.title,
        "inLanguage": site.language,
        "author": [{"@type": "Person", "name": one.title} for one in card.speakers],
        "publisher": {"@type": "Organization", "name": site.organization or site.title},
        "url": _whole(site, page.address),
    }
    if len(page.parts) > 1:
        data["hasPart"] = [_filled(_part(site, page, part, text)) for part in page.parts]
    elif page.parts:
        data |= _clip(site, page.parts[0], text)
    if card.seconds:
        data["duration"] = iso_duration(card.seconds)
    return json_filter(_filled(data))


def _common(site: SiteView, page: LessonView) -> _Data:
    """Return what is the same for a lesson and its parts."""
    day = midnight(page.modified or page.card.date, site.timezone).isoformat()
    poster = page.card.poster
    return {"uploadDate": day, "datePublished": day, "thumbnailUrl": _whole(site, poster.address) if poster else ""}


def _part(site: SiteView, page: LessonView, part: PartView, text: TextView) -> _Data:
    position = part.number + 1
    url = _whole(site, page.address)
    return {
        **_common(site, page),
        "@type": _TYPES[part.kind],
        "position": position,
        "name": f"{page.card.title} {part.title or position}",
        "url": url and f"{url}#p={position}&t=0",
        **_clip(site, part, text),
    }


def _clip(site: SiteView, part: PartView, text: TextView) -> _Data:
    cues = text.tracks[part.number] if part.number < len(text.tracks) else ()
    return {
        "contentUrl": _whole(site, part.address),
        "encodingFormat": part.mime,
        "duration": iso_duration(part.seconds) if part.seconds else "",
        "transcript": " ".join(cue.text for cue in cues)[:LONGEST_TRANSCRIPT],
    }


def _whole(site: SiteView, address: str) -> str:
    """Return a whole address; empty where nobody knows it."""
    if "://" in address:
        return address
    return site.base_url + address if site.base_url else ""


def _filled(data: _Data) -> _Data:
    return {key: value for key, value in data.items() if value}
