# ruleid: py-text-direction-hidden
level = "user‮ ⁦# only users⁩ ⁦"

# ruleid: py-text-direction-hidden
name = "a⁧b"

# ok: py-text-direction-hidden
mark = "\u202e"

# ok: py-text-direction-hidden
name = "שלום"
