"""Pictures of numbers, drawn when the site is built: where each line, bar and letter of an inline SVG stands.

A drawing is a frozen value made by a pure function; `templates/_charts.md.jinja` writes it as SVG, in the page's font
and beside the same numbers as a table. Drawings are `ROOM` units wide and scale to the page.
"""

from prongsai.charts.bars import BAR, WIDTH, BarChart, bar_chart
from prongsai.charts.history import History, YearScore, history_chart, small_history_chart
from prongsai.charts.lettering import ROOM
from prongsai.charts.levels import LevelRange, Levels, level_chart
from prongsai.charts.scores import AIM, HIGHEST, ScoreChart, ScoreRow, length, score_chart
from prongsai.charts.shares import Count, Look, Share, Shares, share_chart

__all__ = [
    "AIM",
    "BAR",
    "HIGHEST",
    "ROOM",
    "WIDTH",
    "BarChart",
    "Count",
    "History",
    "LevelRange",
    "Levels",
    "Look",
    "ScoreChart",
    "ScoreRow",
    "Share",
    "Shares",
    "YearScore",
    "bar_chart",
    "history_chart",
    "length",
    "level_chart",
    "score_chart",
    "share_chart",
    "small_history_chart",
]
