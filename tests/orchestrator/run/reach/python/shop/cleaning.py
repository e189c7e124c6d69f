def clean(text):
    return scrub(text)
