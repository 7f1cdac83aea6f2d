"""The interface kit: base pages, components, tokens, scripts. It knows no slice of the product."""
