conf = {"a": take_input(), "b": "clean"}
