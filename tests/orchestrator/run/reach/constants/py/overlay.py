OVERLAID = "x"
from local_settings import *
