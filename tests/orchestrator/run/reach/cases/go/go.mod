module example.org/cases
