xs = [3, 2**70, -1, 2.5, 0, True, -2**70, 1e300, -0.0, 2**53, float(2**53), 2**53 + 1]
print(sorted(xs))
print(2**53 == float(2**53), 2**53 + 1 == float(2**53), 2**53 + 1 > float(2**53), 1 == 1.0 == True, 0 == -0.0 == False)
print(1 < 2 < 3, 1 < 3 < 2, 1 < 2 > 1, 3 > 2 >= 2 != 1)
print(2**1000 > 1e308, 2**1024 > float("inf"), -2**1024 < -float("inf"), 2**2000 == float("inf"), 1 == float("nan"))
print({1: "a", 1.0: "b", True: "c"}, {2**70: 1}[2**70], {1, 1.0, True, 2})
for op in ("<", "<=", ">", ">="):
    try:
        eval(f"1 {op} 'a'")
    except TypeError as e:
        print(e)
print(1 == "1", 1 != "1", type(1) is not None, 5 in (1, 5), 5 not in [1])
