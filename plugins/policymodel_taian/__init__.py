"""Tai'an: key points of the city's science and technology work in 2020."""
