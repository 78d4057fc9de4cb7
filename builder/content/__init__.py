"""Content: lessons, people, organizations and campaigns as typed, checked values."""

from builder.content.article import Article, Campaign, FreePage, read_campaigns, read_pages
from builder.content.assemble import Sources, assemble
from builder.content.lesson import LESSON_FILE, Award, LessonRecord, LessonText
from builder.content.lesson_files import (
    AUDIO_TYPES,
    CLIP_TYPES,
    PICTURE_TYPES,
    VIDEO_TYPES,
    FileFinder,
    PublishedFile,
    is_active,
)
from builder.content.lesson_reader import LessonRead, read_lesson
from builder.content.links import LinkKind, parse_link
from builder.content.names_left import check_names_left
from builder.content.organization import Organization, Organizations, read_organizations
from builder.content.portal import GoneLesson, GonePerson, Lesson, Person, Portal
from builder.content.records import (
    Faces,
    LessonsRead,
    Texts,
    decode_text,
    faces_of,
    keep_reread,
    read_lessons,
    reread,
)
from builder.content.withdrawn import WITHDRAWN_PATH, Withdrawn, read_withdrawn

__all__ = [
    "AUDIO_TYPES",
    "CLIP_TYPES",
    "LESSON_FILE",
    "PICTURE_TYPES",
    "VIDEO_TYPES",
    "WITHDRAWN_PATH",
    "Article",
    "Award",
    "Campaign",
    "Faces",
    "FileFinder",
    "FreePage",
    "GoneLesson",
    "GonePerson",
    "Lesson",
    "LessonRead",
    "LessonRecord",
    "LessonText",
    "LessonsRead",
    "LinkKind",
    "Organization",
    "Organizations",
    "Person",
    "Portal",
    "PublishedFile",
    "Sources",
    "Texts",
    "Withdrawn",
    "assemble",
    "check_names_left",
    "decode_text",
    "faces_of",
    "is_active",
    "keep_reread",
    "parse_link",
    "read_campaigns",
    "read_lesson",
    "read_lessons",
    "read_organizations",
    "read_pages",
    "read_withdrawn",
    "reread",
]
