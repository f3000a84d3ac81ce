"""How the data may be used: what the agency declares, or what holds where it declares nothing."""

from dataclasses import dataclass

from prongsai.model.agency import Agency


@dataclass(frozen=True)
class Licensing:
    """How an agency's data may be used, in words and by a link to the licence where there is one."""

    th: str
    en: str
    link: str | None = None


def licensing(agency: Agency) -> Licensing:
    """What the agency declares in `licence:` of its agency.yml; otherwise facts may be reused with their source."""
    if agency.licence:
        return Licensing(
            f"{agency.name} อนุญาตให้ใช้ข้อมูลตาม {agency.licence.title}",
            f"{agency.name} makes these data available under: {agency.licence.title}",
            agency.licence.link,
        )
    return Licensing(
        f"ข้อความและเอกสารเป็นของ{agency.name} ข้อเท็จจริงและตัวเลขในแฟ้มเหล่านี้นำไปใช้ต่อได้โดยอ้างอิงที่มา",
        f"Texts and documents belong to {agency.name}. Facts and figures may be reused, naming the source.",
    )


def licence_text(agency: Agency) -> bytes:
    """The same as a text file."""
    told = licensing(agency)
    lines = (told.th, told.en, *([told.link] if told.link else []))
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def licence_anchor(slug: str) -> str:
    """Anchor of an agency's licence on the page about the data."""
    return f"licence-{slug}" if slug else "licence-own"
