"""What a measure is called when its document gives it no title."""

from prongsai.catalogue import FoundMeasure
from prongsai.model.measures import TOPICS


def measure_title(found: FoundMeasure) -> str:
    """The printed title, or the measure's number in its year with the topic or group it stands under."""
    measure = found.measure
    if measure.title:
        return measure.title
    subject = measure.topic_title or (TOPICS[measure.topic] if measure.topic else measure.group)
    return f"มาตรการที่ {found.position}" + (f": {subject}" if subject else "")
