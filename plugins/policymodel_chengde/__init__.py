"""The plan of Chengde (承德市): building a strong city of science and technology, to 2025."""
