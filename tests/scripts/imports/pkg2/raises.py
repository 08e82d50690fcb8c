raise KeyError("from module")
