x = 5
s = "no end
y = 6
