import os

import psycopg2
import pymysql


def shop():
    # ruleid: py-empty-password
    return pymysql.connect(host="db", user="root", password="", database="shop")


def ledger():
    # ruleid: py-empty-password
    return psycopg2.connect(host="db", user="postgres", password="")


def right():
    # ok: py-empty-password
    return pymysql.connect(host="db", user="shop", password=os.environ["DB_PASSWORD"])


def peer():
    # ok: py-empty-password
    return psycopg2.connect(dbname="ledger")
