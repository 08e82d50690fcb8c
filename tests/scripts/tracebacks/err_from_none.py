try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise ValueError("clean") from None
finally:
    print("finally ran")
