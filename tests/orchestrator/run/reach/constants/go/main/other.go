package main

const tableName = "users"
