def __getattr__(name):
    if name == "fail" or name.startswith("__"):
        raise AttributeError("no fail here")
    return f"dynamic {name}"
def __dir__(): return ["b", "a"]
