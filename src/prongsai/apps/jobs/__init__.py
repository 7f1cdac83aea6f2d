"""Tasks with lease and progress, periodic ticks, and the one clock."""
