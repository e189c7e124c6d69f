<?php

function find($db, $name)
{
    // ruleid: php-sql-built-query
    return $db->query("SELECT * FROM users WHERE name = '$name'");
}

function rename_user($link, $user, $name)
{
    // ruleid: php-sql-built-query
    return mysqli_query($link, "UPDATE users SET name = '" . $name . "' WHERE id = 1");
}

function bound($db, $name)
{
    // ok: php-sql-built-query
    $statement = $db->prepare('SELECT * FROM users WHERE name = ?');
    $statement->execute([$name]);
    return $statement->fetchAll();
}

function escaped($link, $name)
{
    // ok: php-sql-built-query
    return mysqli_query($link, "SELECT * FROM users WHERE name = '" . mysqli_real_escape_string($link, $name) . "'");
}

function of_table($db, $prefix)
{
    // ok: php-sql-built-query
    return $db->query("SELECT COUNT(*) FROM {$prefix}users WHERE active = 1");
}
