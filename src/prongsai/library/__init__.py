"""Data that ships with the product, loaded into values of the domain."""
