"""A dossier for people and programs: one file per way of writing it out.

A dossier comes in, text or bytes go out; nothing here reads, decides or writes a file.
"""
