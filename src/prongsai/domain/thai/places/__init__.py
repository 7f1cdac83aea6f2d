"""Provinces, districts and tambons: what they are called, and which one a paper means."""

from prongsai.domain.thai.places.address import Address, PrintedName, find_addresses
from prongsai.domain.thai.places.gazetteer import (
    Candidate,
    District,
    Gazetteer,
    Place,
    Province,
    Subdistrict,
)
from prongsai.domain.thai.places.resolution import Misreading, Resolution, resolve, resolve_tambon

__all__ = [
    "Address",
    "Candidate",
    "District",
    "Gazetteer",
    "Misreading",
    "Place",
    "PrintedName",
    "Province",
    "Resolution",
    "Subdistrict",
    "find_addresses",
    "resolve",
    "resolve_tambon",
]
