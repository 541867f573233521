"""What anybody reads. Its pages are listed here, so that loading the room loads them all."""

from tracker.pages.public import (
    about,  # noqa: F401
    adopted,  # noqa: F401
    answering,  # noqa: F401
    api,  # noqa: F401
    archive,  # noqa: F401
    asked,
    carrying,  # noqa: F401
    comparison,  # noqa: F401
    completeness,  # noqa: F401
    course,  # noqa: F401
    crawled,  # noqa: F401
    criteria,  # noqa: F401
    faca,  # noqa: F401
    figures,  # noqa: F401
    files,  # noqa: F401
    groups,  # noqa: F401
    health,  # noqa: F401
    home,  # noqa: F401
    in_2012_form,  # noqa: F401
    meetings,  # noqa: F401
    objectives,  # noqa: F401
    papers,  # noqa: F401
    programmes,  # noqa: F401
    recommendations,  # noqa: F401
    record,  # noqa: F401
    search,  # noqa: F401
    similar,  # noqa: F401
    terms,  # noqa: F401
    threads,  # noqa: F401
)
from tracker.pages.public.page import public
from tracker.pages.public.words import FILTERS
from tracker.text.dates import MONTHS

for _name, _filter in FILTERS.items():
    public.add_app_template_filter(_filter, _name)
public.add_app_template_global(lambda: MONTHS, "months")
public.add_app_template_global(asked.boxes, "day_boxes")

__all__ = ["public"]
