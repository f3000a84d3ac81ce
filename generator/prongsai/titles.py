"""What a measure is called when its document gives it no title."""

import re

from prongsai.catalogue import FoundMeasure
from prongsai.model.measures import TOPICS

_NUMBER = re.compile(r"^\(?[0-9๐-๙]{1,2}[.)]\s*")
"""The printed number of a topic, which would stand beside the number of the measure."""


def measure_number(found: FoundMeasure) -> str:
    """The measure's number in its year."""
    return f"มาตรการที่ {found.position}"


def measure_title(found: FoundMeasure) -> str:
    """The printed title, or the measure's number in its year with the topic or group it stands under."""
    measure = found.measure
    if measure.title:
        return measure.title
    subject = measure.topic_title or (TOPICS[measure.topic] if measure.topic else measure.group) or ""
    return f"{measure_number(found)} {_NUMBER.sub('', subject)}".strip()
