"""What was submitted, opened again the way an assessor opens it: without cookies, login or script.

`claims` says what the ledger recorded, `fetching` asks the web, `judging` and `delivered` compare the two (pure),
`visiting` does all that for one item, `resuming` keeps what is done, `reporting` tells people and programs.
"""
