import ast


def ask():
    # ruleid: py-eval-of-typed
    return eval(input("Range: "))


def chosen(keys):
    wanted = input("Which: ")
    # ruleid: py-eval-of-typed
    return [key for key in keys if eval(wanted, {}, {"key": key})]


def literal():
    # ok: py-eval-of-typed
    return ast.literal_eval(input("Range: "))


def number():
    # ok: py-eval-of-typed
    return eval("1 + " + str(int(input("Number: "))))
