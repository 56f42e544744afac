"""Dezhou: opinions on building a city strong in science and technology (2023)."""
