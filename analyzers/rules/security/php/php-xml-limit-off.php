<?php

function import(string $text)
{
    $document = new DOMDocument();
    // ruleid: php-xml-limit-off
    $document->loadXML($text, LIBXML_PARSEHUGE | LIBXML_NONET);
    return $document;
}

function feed(string $text)
{
    // ruleid: php-xml-limit-off
    return simplexml_load_string($text, SimpleXMLElement::class, LIBXML_PARSEHUGE);
}

function importSafe(string $text)
{
    $document = new DOMDocument();
    // ok: php-xml-limit-off
    $document->loadXML($text, LIBXML_NONET);
    return $document;
}

function feedSafe(string $text)
{
    // ok: php-xml-limit-off
    return simplexml_load_string($text);
}
