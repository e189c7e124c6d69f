<?php

function check(string $given, string $key)
{
    $signature = hash_hmac('sha256', $given, $key);
    // ruleid: php-loose-compare-secret
    return $signature == $_GET['signature'];
}

function login(string $hash, string $password)
{
    // ruleid: php-loose-compare-secret
    return md5($password) == $hash;
}

function checkRight(string $signature, string $given)
{
    // ok: php-loose-compare-secret
    return hash_equals($signature, $given);
}

function loginRight(string $hash, string $password)
{
    // ok: php-loose-compare-secret
    return password_verify($password, $hash);
}
