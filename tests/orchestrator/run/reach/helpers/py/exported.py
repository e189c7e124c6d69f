from tools import clean, keep as keep_it
