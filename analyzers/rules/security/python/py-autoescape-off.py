import jinja2

# ruleid: py-autoescape-off
environment = jinja2.Environment(loader=loader)

# ruleid: py-autoescape-off
environment = jinja2.Environment(autoescape=False)

# ok: py-autoescape-off
environment = jinja2.Environment(loader=loader, autoescape=True)

# ok: py-autoescape-off
environment = jinja2.Environment(autoescape=jinja2.select_autoescape())
