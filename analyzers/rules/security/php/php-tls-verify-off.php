<?php

function fetch(string $url)
{
    $curl = curl_init($url);
    // ruleid: php-tls-verify-off
    curl_setopt($curl, CURLOPT_SSL_VERIFYPEER, false);
    return curl_exec($curl);
}

function client()
{
    // ruleid: php-tls-verify-off
    return new Client(['base_uri' => 'https://api.example', 'verify' => false]);
}

function fetchRight(string $url)
{
    $curl = curl_init($url);
    // ok: php-tls-verify-off
    curl_setopt($curl, CURLOPT_SSL_VERIFYPEER, true);
    return curl_exec($curl);
}

function clientRight(string $file)
{
    // ok: php-tls-verify-off
    return new Client(['base_uri' => 'https://api.example', 'verify' => $file]);
}
