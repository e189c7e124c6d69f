<?php

function preview()
{
    $curl = curl_init();
    // ruleid: php-ssrf-from-request
    curl_setopt($curl, CURLOPT_URL, $_POST['url']);
    return curl_exec($curl);
}

function load(Request $request)
{
    // ruleid: php-ssrf-from-request
    return Http::get($request->input('feed'))->body();
}

function rates()
{
    // ok: php-ssrf-from-request
    return Http::get('https://rates.example/v1/' . $_GET['day'])->json();
}

function fixed()
{
    // ok: php-ssrf-from-request
    $curl = curl_init('https://rates.example/');
    return curl_exec($curl);
}

function qualified()
{
    // ruleid: php-ssrf-from-request
    return \Illuminate\Support\Facades\Http::get($_GET['url']);
}

function taken()
{
    // ruleid: php-ssrf-from-request
    return copy('http://' . $_GET['from'], 'uploads/taken');
}
