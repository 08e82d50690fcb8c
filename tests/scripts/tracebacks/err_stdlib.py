import json
print("start")
json.loads("{bad")
