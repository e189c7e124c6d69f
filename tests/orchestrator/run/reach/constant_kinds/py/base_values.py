BASE = "/srv"
class Base:
    TABLE = "users"
