"""Values of the disclosure, frozen: one file per subject, one root model per data file."""

from prongsai.model.agency import Agency as Agency
from prongsai.model.analysis import Analysis as Analysis
from prongsai.model.asked import AskedBook as AskedBook
from prongsai.model.constraints import Constraints as Constraints
from prongsai.model.criteria import Concepts as Concepts
from prongsai.model.criteria import Criteria as Criteria
from prongsai.model.documents import Documents as Documents
from prongsai.model.english import EnglishTitles as EnglishTitles
from prongsai.model.ledger import Entry as Entry
from prongsai.model.measures import Measures as Measures
from prongsai.model.oit import Disclosure as Disclosure
from prongsai.model.progress import Progress as Progress
from prongsai.model.results import Results as Results
from prongsai.model.reviews import Reviews as Reviews
from prongsai.model.synonyms import SynonymBook as SynonymBook
