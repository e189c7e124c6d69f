import ssl


def context():
    # ruleid: py-old-tls
    return ssl.SSLContext(ssl.PROTOCOL_TLSv1)


def relax(context):
    # ruleid: py-old-tls
    context.minimum_version = ssl.TLSVersion.TLSv1_1


def context_right():
    # ok: py-old-tls
    return ssl.create_default_context()


def modern(context):
    # ok: py-old-tls
    context.minimum_version = ssl.TLSVersion.TLSv1_2
