"""The measured work: recognition of damaged reports, speed, memory, the time that a PDF takes."""
