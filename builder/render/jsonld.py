"""Structured data: schema.org's VideoObject and AudioObject (https://schema.org/VideoObject)."""

from markupsafe import Markup

from builder.pages.views import LessonView, PartView, SiteView
from builder.render.filters import iso_duration, json_filter
from builder.render.text_view import TextView

LONGEST_TRANSCRIPT = 20_000


def video_object(site: SiteView, page: LessonView, text: TextView) -> Markup:
    """Return the JSON-LD of a lesson, safe inside a script element."""
    card = page.card
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": {"video": "VideoObject", "audio": "AudioObject"}.get(card.kind, "Article"),
        "name": card.title,
        "description": card.summary or card.title,
        "uploadDate": card.date.isoformat(),
        "datePublished": card.date.isoformat(),
        "inLanguage": site.language,
        "author": [{"@type": "Person", "name": one.title} for one in card.speakers],
        "publisher": {"@type": "Organization", "name": site.organization or site.title},
    }
    if card.seconds:
        data["duration"] = iso_duration(card.seconds)
    if page.parts:
        data["contentUrl"] = _absolute(site, page.parts[0])
    if card.poster and site.base_url:
        data["thumbnailUrl"] = site.base_url + card.poster.address
    if site.base_url:
        data["url"] = site.base_url + page.address
    said = " ".join(cue.text for track in text.tracks for cue in track)
    if said:
        data["transcript"] = said[:LONGEST_TRANSCRIPT]
    return json_filter({key: value for key, value in data.items() if value})


def _absolute(site: SiteView, part: PartView) -> str:
    """Return the whole address of a clip; empty where nobody knows it."""
    if "://" in part.address:
        return part.address
    return site.base_url + part.address if site.base_url else ""
