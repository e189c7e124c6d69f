<?php

use GuzzleHttp\ClientInterface;
use GuzzleHttp\Psr7\Request as Sent;

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

class Fetcher
{
    public function __construct(private ClientInterface $web, private Store $store)
    {
    }

    public function fetch()
    {
        // ruleid: php-ssrf-from-request
        $this->web->request('GET', $_GET['url']);
        // ruleid: php-ssrf-from-request
        $this->web->get($_GET['url']);
        // ruleid: php-ssrf-from-request
        $this->send(new Sent('GET', $_GET['url']));
        $reader = new \GuzzleHttp\Client();
        // ruleid: php-ssrf-from-request
        $reader->post($_GET['url']);
        // ok: php-ssrf-from-request
        return $this->store->get($_GET['url']);
    }
}
