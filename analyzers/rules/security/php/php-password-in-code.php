<?php

function open()
{
    // ruleid: php-password-in-code
    return new PDO('mysql:host=db;dbname=shop', 'shop', 'Summer-2021');
}

function old()
{
    // ruleid: php-password-in-code
    return mysqli_connect('db', 'shop', 'Summer-2021', 'shop');
}

function openRight()
{
    // ok: php-password-in-code
    return new PDO('mysql:host=db;dbname=shop', 'shop', getenv('DB_PASSWORD'));
}

function socket()
{
    // ok: php-password-in-code
    return mysqli_connect('localhost', 'root', '', 'shop');
}
