from config import MODE as AGAIN
