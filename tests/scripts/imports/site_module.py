# Importing module site late must not keep other modules of the library from being found.
import site, sys
import statistics, wave, colorsys
print(statistics.mean([1, 2, 3]), callable(site.main))
