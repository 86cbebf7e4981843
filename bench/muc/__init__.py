"""MUC-4 as a yardstick for events: texts and keys come in from the data folder, scores of any system go out.

The rules of every score are written down in `README.md` beside this file.
It never holds a rule that reads text: systems stand outside, but for the baseline they are compared with.
"""
