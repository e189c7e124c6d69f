from django.utils.html import escape, format_html
from django.utils.safestring import mark_safe

# ruleid: py-mark-safe-value
page = mark_safe(text)

# ruleid: py-mark-safe-value
title = mark_safe(page.title)

# ok: py-mark-safe-value
page = mark_safe("<br>")

# ok: py-mark-safe-value
title = format_html("<b>{}</b>", name)

# ok: py-mark-safe-value
html = mark_safe(escape(text))
