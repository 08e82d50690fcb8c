def very_long_function_name_number_one(argument_one, argument_two, argument_three): return argument_one / argument_two + argument_three
result = very_long_function_name_number_one(1000000000, 0, 3000000000) + very_long_function_name_number_one(1, 2, 3)
