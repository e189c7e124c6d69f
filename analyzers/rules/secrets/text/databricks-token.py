import os
from databricks import sql

# ruleid: databricks-token
connection = sql.connect(access_token="dapia1b2c3d4e5f6a7b8c9d0e1f2a3b4c5d6")
# ruleid: databricks-token
TOKEN = 'dapif9e8d7c6b5a4f3e2d1c0b9a8f7e6d5c4-2'
# ok: databricks-token
right = sql.connect(access_token=os.environ["DATABRICKS_TOKEN"])
# ok: databricks-token
SAMPLE = "dapixxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"
