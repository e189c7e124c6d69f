<?php

function shop()
{
    // ruleid: php-empty-password
    return new mysqli('localhost', 'root', '', 'shop');
}

function ledger()
{
    // ruleid: php-empty-password
    return new PDO('mysql:host=db;dbname=ledger', 'root', '');
}

function right()
{
    // ok: php-empty-password
    return new PDO('mysql:host=db;dbname=ledger', 'shop', getenv('DB_PASSWORD'));
}

function file_store()
{
    // ok: php-empty-password
    return new PDO('sqlite:/var/lib/shop.db');
}
