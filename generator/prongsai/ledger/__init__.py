"""What was submitted, moved and taken back: the asset that an appeal is judged by.

`reading` turns the folder of an agency's ledger into a `Ledger` and says what was tampered with; `book` answers what
the ledger says of an address or an item; `writing` adds an entry. Nothing here knows what the site shows today:
`checks/submitted.py` compares.
"""

from prongsai.ledger.book import Ledger as Ledger
from prongsai.ledger.book import Recorded as Recorded
from prongsai.ledger.book import Version as Version
from prongsai.ledger.reading import FOLDER as FOLDER
from prongsai.ledger.reading import SHOWN as SHOWN
from prongsai.ledger.reading import read_ledger as read_ledger
