"""Who discloses: `agency.yml`."""

from prongsai.model.base import Flag, Id, Notes, Prose, Record, SitePath, Source, Text, Texts, Variant, WebAddress


class Unit(Record):
    """A division of the agency (สำนัก/กอง/ฝ่าย)."""

    id: Id
    name: Text
    duties: Prose | None = None
    phone: Text | None = None


class Contacts(Record):
    """How to reach the office; never a private person."""

    address: Text | None = None
    phone: Text | None = None
    fax: Text | None = None
    email: Text | None = None
    line: Text | None = None
    facebook: Text | None = None
    map: Text | None = None
    hours: Text | None = None


class Licence(Record):
    """How what the agency publishes may be used."""

    title: Text
    """Its name, e.g. Creative Commons แสดงที่มา 4.0."""
    link: WebAddress | None = None
    """Where its text stands."""


class Agency(Record):
    """An agency as it names itself."""

    name: Text
    """Full official name, e.g. องค์การบริหารส่วนตำบลขามสะแกแสง."""
    short: Text
    """Short name, e.g. อบต.ขามสะแกแสง."""
    kind: Text
    """Kind of agency, e.g. องค์การบริหารส่วนตำบล."""
    district: Text | None = None
    province: Text | None = None
    fictional: Flag = False
    """`ใช่` when the agency is made up; every page then says so."""
    website: WebAddress | None = None
    """Main website, with https://; the assessment counts only what is there."""
    site_path: SitePath = ""
    """Folder of the main website in which this site lies, e.g. `ita/`; empty when it is the main website itself."""
    menu: Texts = ()
    """What a visitor clicks on the main website, one after the other, to come to the home page of this site."""
    licence: Licence | None = None
    """Without one, the site says that facts may be reused with their source."""
    about: Prose | None = None
    contacts: Contacts | None = None
    units: tuple[Unit, ...] = ()
    names: tuple[Variant, ...] = ()
    """Other spellings of the name found in its documents."""
    source: Source | None = None
    notes: Notes = ()

    @property
    def base(self) -> str | None:
        """Where this site lies on the main website, ending in `/`; None when no website is declared."""
        return f"{self.website.rstrip('/')}/{self.site_path}" if self.website else None

    @property
    def located(self) -> str:
        """District and province as one line; empty when neither is known."""
        parts = (("อำเภอ", self.district), ("จังหวัด", self.province))
        return " ".join(f"{kind}{name}" for kind, name in parts if name)
