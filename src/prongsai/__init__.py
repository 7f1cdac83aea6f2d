"""Prongsai (โปร่งใส): the yearly ITA cycle of Thailand's local governments."""

__version__ = "0.1.0"
