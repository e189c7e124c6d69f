from django.db.models.expressions import RawSQL

# ruleid: py-django-raw-sql
users = User.objects.all().extra(where=["name = '%s'" % name])

# ruleid: py-django-raw-sql
users = User.objects.annotate(value=RawSQL(text, []))

# ok: py-django-raw-sql
users = User.objects.all().extra(where=["active = 1"])

# ok: py-django-raw-sql
users = User.objects.annotate(value=RawSQL("lower(name)", []))

# ok: py-django-raw-sql
users = User.objects.annotate(value=RawSQL('SELECT COUNT(*) FROM "user" u ' 'WHERE u."group" = "group"."id"', []))
