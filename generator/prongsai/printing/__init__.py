"""A year on paper: the official edition as a page that stands on its own, and as PDF by a browser of this machine.

selfstanding  the page with everything it needs in it
browsers      finds a browser, and lets it print without ever reaching the network
objects       takes a PDF apart and puts it together
letters       makes its Thai text be found, copied and read aloud as it was written
finishing     takes out of it what changes from run to run
"""
