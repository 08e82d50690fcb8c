# json.dumps and json.loads.
import json
doc = {"items": [{"id": i, "name": f"name {i}", "price": i / 8, "tags": ["a", "b\n", "é"], "ok": i % 2 == 0, "none": None} for i in range(400)]}
def run(n):
    size = 0
    for _ in range(n):
        s = json.dumps(doc)
        size += len(s) + len(json.loads(s)["items"])
    return size
print(run(150))
