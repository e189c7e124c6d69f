<?php

function find(SimpleXMLElement $users)
{
    // ruleid: php-xpath-injection
    return $users->xpath("//user[name='" . $_POST['name'] . "']");
}

function query(DOMDocument $document)
{
    $xpath = new DOMXPath($document);
    $id = $_GET['id'];
    // ruleid: php-xpath-injection
    return $xpath->query("/users/user[@id='$id']");
}

function number(SimpleXMLElement $users)
{
    // ok: php-xpath-injection
    return $users->xpath('//user[' . (int) $_GET['n'] . ']');
}

function all(SimpleXMLElement $users)
{
    // ok: php-xpath-injection
    return $users->xpath('//user');
}

function looked_up(DOMXPath $users, Index $index)
{
    // ruleid: php-xpath-injection
    $users->evaluate("//user[name='" . $_POST['name'] . "']");
    // ok: php-xpath-injection
    return $index->query($_POST['name']);
}
