<?php

function read(string $xml)
{
    $document = new DOMDocument();
    // ruleid: php-xml-entities-on
    $document->loadXML($xml, LIBXML_NOENT | LIBXML_DTDLOAD);
    return $document;
}

function simple(string $xml)
{
    // ruleid: php-xml-entities-on
    return simplexml_load_string($xml, 'SimpleXMLElement', LIBXML_NOENT);
}

function readRight(string $xml)
{
    $document = new DOMDocument();
    // ok: php-xml-entities-on
    $document->loadXML($xml, LIBXML_NONET);
    return $document;
}

function simpleRight(string $xml)
{
    // ok: php-xml-entities-on
    return simplexml_load_string($xml);
}
