"""From a city's document to a draft of its plan: what it states, and what a human must settle."""
