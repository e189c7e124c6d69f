<?php

use MongoDB\Collection as Documents;

function login(MongoDB\Collection $collection)
{
    // ruleid: php-nosql-injection
    return $collection->findOne(['name' => $_POST['name'], 'password' => $_POST['password']]);
}

function search($collection)
{
    $filter = json_decode($_GET['filter'], true);
    // ruleid: php-nosql-injection
    return $collection->find($filter);
}

function loginRight($collection)
{
    // ok: php-nosql-injection
    return $collection->findOne(['name' => (string) $_POST['name']]);
}

function all($collection)
{
    // ok: php-nosql-injection
    return $collection->find([]);
}

function of_a_document(Documents $people, Repository $others)
{
    // ruleid: php-nosql-injection
    $people->findOne(['name' => $_POST['name']]);
    // ok: php-nosql-injection
    return $others->findOne(['name' => $_POST['name']]);
}
