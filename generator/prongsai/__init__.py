"""Prongsai (โปร่งใส): public disclosure of Thai agencies, from YAML to a website."""
