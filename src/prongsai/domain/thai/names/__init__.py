"""Names of agencies: the kinds, where a text names one, and which names are the agency's own."""

from prongsai.domain.thai.names.finding import FoundAgency, find_agency_names
from prongsai.domain.thai.names.identity import Identity, identify
from prongsai.domain.thai.names.kinds import (
    BANGKOK,
    CITY_MUNICIPALITY,
    PAO,
    PATTAYA,
    SAO,
    TAMBON_MUNICIPALITY,
    TOWN_MUNICIPALITY,
    TYPES,
    AgencyType,
    type_of,
)
from prongsai.domain.thai.names.own import OwnName, Where, choose_own_name
from prongsai.domain.thai.names.register import AgencyNames, NameRegister, Standing, names_in

__all__ = [
    "BANGKOK",
    "CITY_MUNICIPALITY",
    "PAO",
    "PATTAYA",
    "SAO",
    "TAMBON_MUNICIPALITY",
    "TOWN_MUNICIPALITY",
    "TYPES",
    "AgencyNames",
    "AgencyType",
    "FoundAgency",
    "Identity",
    "NameRegister",
    "OwnName",
    "Standing",
    "Where",
    "choose_own_name",
    "find_agency_names",
    "identify",
    "names_in",
    "type_of",
]
