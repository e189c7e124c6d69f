import values
values.AFAR["a"] = read()
values.OTHER.clear()
