raise SystemExit("bye: " + str(5))
