<?php

function find(string $text)
{
    // ruleid: php-regex-from-request
    return preg_match('/' . $_GET['q'] . '/i', $text);
}

function parts(string $text)
{
    $separator = $_POST['separator'];
    // ruleid: php-regex-from-request
    return preg_split("~$separator~", $text);
}

function quoted(string $text)
{
    // ok: php-regex-from-request
    return preg_match('/' . preg_quote($_GET['q'], '/') . '/i', $text);
}

function fixed()
{
    // ok: php-regex-from-request
    return preg_match('/^[a-z]+$/', $_GET['q']);
}
