"""Words that help a reader: what a page is, what a term means, and what things are called in English.

The words stand in YAML files beside the modules, where they can be mended without touching code.
"""
