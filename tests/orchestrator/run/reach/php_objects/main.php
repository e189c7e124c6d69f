<?php
require 'Store.php';

function constructed()
{
    $store = new Store(take_input(), "n");
    $store->run();
    $store->show();
}

function put_later()
{
    $store = new Store("fixed", "n");
    $store->setLater(take_input());
    $store->runLater();
}

function asked()
{
    $store = new Store(take_input(), "n");
    $query = $store->getQuery();
    // ruleid: far
    danger($query);
    $name = $store->getName();
    // ok: far
    danger($name);
}
