"""Who did what and when: append-only, chained checksums, anchored heads."""
