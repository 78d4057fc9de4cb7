"""What a body refers to, as the page shows it."""

from collections.abc import Iterable

from builder.config.read import is_web_address
from builder.content import VIDEO_TYPES, LinkKind, parse_link
from builder.markup import Reference, ReferenceKind
from builder.pages import urls
from builder.pages.library import Library
from builder.pages.views import BlockView, PartView, PictureView, ReferenceView
from builder.text import fold, nfc


class References:
    """Resolves references. Make one a plan: it knows all names."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self._pages = {page.id: urls.page(page.slug) for page in library.portal.pages}
        self._campaigns = {fold(name): urls.campaign(one) for one in library.portal.campaigns for name in one.names}

    def resolve(self, path: str, references: Iterable[Reference]) -> tuple[ReferenceView, ...]:
        """Return what each reference of the text at `path` leads to or shows."""
        folder = path.rpartition("/")[0]
        return tuple(self._one(folder, reference) for reference in references)

    def _one(self, folder: str, reference: Reference) -> ReferenceView:
        target = reference.targets[0] if reference.targets else ""
        if reference.kind is ReferenceKind.LINK:
            return ReferenceView(address=self._link(folder, target))
        if reference.kind is ReferenceKind.IMAGE:
            return ReferenceView(picture=self._picture(folder, target))
        return ReferenceView(block=self._block(folder, reference, target))

    def _link(self, folder: str, target: str) -> str:
        link = parse_link(folder, target)
        if link.kind is LinkKind.OUTSIDE:
            return target
        if link.kind is LinkKind.PAGE:
            return _at(self._pages.get(link.name, ""), link.anchor)
        if link.kind is LinkKind.CAMPAIGN:
            return _at(self._campaigns.get(fold(link.name), ""), link.anchor)
        if link.kind is LinkKind.LESSON:
            found = self.library.by_id.get(nfc(link.name))
            return _at(urls.lesson(found.slug), link.anchor) if found else ""
        asset = self.library.asset(folder, link.name)
        return asset.address if asset else ""

    def _picture(self, folder: str, target: str) -> PictureView | None:
        # A picture from another host would be a request to it by every reader, so it is not shown.
        return self.library.picture(folder, target)

    def _block(self, folder: str, reference: Reference, target: str) -> BlockView:
        kind, text = reference.kind, reference.text
        if kind is ReferenceKind.QUOTE:
            return BlockView("quote", text=text or target, who=target if text else "")
        if kind is ReferenceKind.LESSON:
            lesson = self.library.by_id.get(nfc(target))
            card = self.library.cards[lesson.id] if lesson else None
            return BlockView("lesson", text=text, card=card) if card else BlockView("missing", text=text)
        if kind is ReferenceKind.GALLERY:
            pictures = (self.library.picture(folder, one) for one in reference.targets)
            return BlockView("gallery", text=text, pictures=tuple(one for one in pictures if one))
        clip = self._clip(folder, target)
        return BlockView("clip", text=text, clip=clip) if clip else BlockView("missing", text=text)

    def _clip(self, folder: str, target: str) -> PartView | None:
        if is_web_address(target):
            return PartView("", "video", target, "", 0, 0, 0, 0, "")
        asset = self.library.asset(folder, target)
        if asset is None:
            return None
        extension = target.rpartition(".")[2].lower()
        kind = "video" if extension in VIDEO_TYPES else "audio"
        facts = asset.facts
        return PartView(
            "",
            kind,
            asset.address,
            asset.mime,
            asset.size,
            round(facts.seconds),
            facts.width,
            facts.height,
            "",
        )


def _at(address: str, anchor: str) -> str:
    """Return the address of a place on a page; empty where there is no such page."""
    return address and address + anchor
