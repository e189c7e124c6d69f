<?php

function save(string $password)
{
    // ruleid: php-fast-password-hash
    return md5($password);
}

function check()
{
    // ruleid: php-fast-password-hash
    return sha1($_POST['password'] . 'salt');
}

function saveRight(string $password)
{
    // ok: php-fast-password-hash
    return password_hash($password, PASSWORD_DEFAULT);
}

function name(string $path)
{
    // ok: php-fast-password-hash
    return md5($path);
}
