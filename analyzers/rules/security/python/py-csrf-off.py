from django.views.decorators.csrf import csrf_exempt


# ruleid: py-csrf-off
@csrf_exempt
def save(request):
    return store(request.POST)


# ruleid: py-csrf-off
app.config["WTF_CSRF_ENABLED"] = False


# ok: py-csrf-off
def save_right(request):
    return store(request.POST)


# ok: py-csrf-off
app.config["WTF_CSRF_TIME_LIMIT"] = 3600
