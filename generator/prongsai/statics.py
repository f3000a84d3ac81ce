"""Files that go into the site as they are: attachments, style sheets, fonts, and what is made from the data."""

from collections.abc import Iterator, Sequence

from prongsai import addresses
from prongsai.bundles import bundles
from prongsai.catalogue import Catalogue
from prongsai.codes import all_codes
from prongsai.display import Digits
from prongsai.feeds import feeds
from prongsai.filtering import filter_files
from prongsai.static_file import StaticFile
from prongsai.twins import PageFiles, offered, site_files

__all__ = ["StaticFile", "static_files"]


def static_files(
    catalogue: Catalogue, pages: Sequence[PageFiles] | None = None, digits: Digits = "arabic"
) -> tuple[StaticFile, ...]:
    """Every attachment of every agency, QR codes, feeds, data files, and what pages need to look right.

    pages: the pages with data files, where they are at hand already. digits: those of texts that scripts show.
    """
    codes = (StaticFile(code.file, code.picture) for code in all_codes(catalogue))
    news = (StaticFile(feed.address, feed) for feed in feeds(catalogue))
    lists = filter_files(catalogue, digits)
    data = site_files(offered(catalogue) if pages is None else pages)
    return (*_attachments(catalogue), *codes, *news, *data, *lists, *bundles())


def _attachments(catalogue: Catalogue) -> Iterator[StaticFile]:
    for agency in catalogue.agencies:
        for data in agency.years:
            for file in data.files:
                yield StaticFile(addresses.file(agency.slug, data.year, file.name), file.path)
