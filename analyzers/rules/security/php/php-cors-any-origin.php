<?php

function echo_origin()
{
    // ruleid: php-cors-any-origin
    header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']);
    header('Access-Control-Allow-Credentials: true');
}

function interpolated()
{
    // ruleid: php-cors-any-origin
    header("Access-Control-Allow-Origin: {$_SERVER['HTTP_ORIGIN']}");
}

function listed(array $origins)
{
    if (in_array($_SERVER['HTTP_ORIGIN'], $origins, true)) {
        // ok: php-cors-any-origin
        header('Access-Control-Allow-Origin: ' . $_SERVER['HTTP_ORIGIN']);
    }
}

function fixed()
{
    // ok: php-cors-any-origin
    header('Access-Control-Allow-Origin: https://app.example');
}
