# ruleid: py-eval-of-constant
total = eval("1 + 1")

# ruleid: py-eval-of-constant
value = eval("[1, 2]")

# ok: py-eval-of-constant
total = 1 + 1

# ok: py-eval-of-constant
value = ast.literal_eval("[1]")
