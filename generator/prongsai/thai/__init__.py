"""Digits, Buddhist dates and periods, codes, folding for search and comparison.

Text of a clerk goes in, values come out; what was written stays beside what it means. What cannot be read
raises `Unreadable` with a stable code, worded in `messages/values.yml`. Nothing else of ours is imported here.
"""

from prongsai.thai.codes import code as code
from prongsai.thai.codes import flag as flag
from prongsai.thai.codes import is_identifier as is_identifier
from prongsai.thai.codes import item_code as item_code
from prongsai.thai.codes import question_code as question_code
from prongsai.thai.codes import says_none as says_none
from prongsai.thai.codes import topic as topic
from prongsai.thai.dates import FISCAL_YEARS as FISCAL_YEARS
from prongsai.thai.dates import MONTHS as MONTHS
from prongsai.thai.dates import SHORT_MONTHS as SHORT_MONTHS
from prongsai.thai.dates import Date as Date
from prongsai.thai.dates import date as date
from prongsai.thai.dates import day as day
from prongsai.thai.dates import fiscal_year as fiscal_year
from prongsai.thai.dates import show_date as show_date
from prongsai.thai.dates import year as year
from prongsai.thai.digits import Unreadable as Unreadable
from prongsai.thai.digits import arabic as arabic
from prongsai.thai.digits import integer as integer
from prongsai.thai.digits import number as number
from prongsai.thai.digits import thai_digits as thai_digits
from prongsai.thai.digits import tidied as tidied
from prongsai.thai.folding import fold as fold
from prongsai.thai.folding import letters as letters
from prongsai.thai.mentions import Mention as Mention
from prongsai.thai.mentions import mentions as mentions
from prongsai.thai.periods import Period as Period
from prongsai.thai.periods import period as period
from prongsai.thai.periods import show_period as show_period
