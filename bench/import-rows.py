#!/usr/bin/env python3
"""Writes generated rows and their map, to time an import: import-rows.py ROWS FOLDER. One row in six is a proposal."""
import csv, json, os, random, sys

rows, folder = int(sys.argv[1]), sys.argv[2]
random.seed(7)
root = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
words = open(os.path.join(root, "src/Participation.Plugin/Imports/pseudonyms.txt"), encoding="utf-8").read().split()
columns = ["id", "parent", "side", "title", "body", "section", "createdAt", "author", "agree", "mixed", "disagree", "trashed"]


def text(length):
    return " ".join(random.choice(words) for _ in range(length)).capitalize() + "."


os.makedirs(folder, exist_ok=True)
with open(os.path.join(folder, "rows.csv"), "w", newline="", encoding="utf-8") as file:
    writer = csv.writer(file)
    writer.writerow(columns)
    for row in range(1, rows + 1):
        proposal = row % 6 == 1
        writer.writerow([
            row,
            "" if proposal else random.randint(0, max(0, (row - 2) // 6)) * 6 + 1,
            "" if proposal else random.choice(["FOR", "AGAINST"]),
            text(8) if proposal else "",
            text(random.randint(20, 150)),
            f"Section {row % 7}" if proposal else "",
            f"2015-{random.randint(1, 12):02}-{random.randint(1, 28):02}T{random.randint(0, 23):02}:15:00+0200",
            f"u{random.randint(1, max(1, rows // 5))}",
            random.randint(0, 300), random.randint(0, 20), random.randint(0, 60),
            row % 997 == 0,
        ])

same = {name: name for name in columns}
same["type"] = {"column": "side", "values": {"": "proposal", "FOR": "argument", "AGAINST": "argument"}}
with open(os.path.join(folder, "map.json"), "w", encoding="utf-8") as file:
    json.dump({"files": [{"file": "rows.csv", "kind": "row", "columns": same}]}, file)
