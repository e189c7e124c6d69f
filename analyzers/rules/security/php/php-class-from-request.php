<?php

function export()
{
    $class = $_GET['kind'];
    // ruleid: php-class-from-request
    $export = new $class();
    return $export->run();
}

function reflected()
{
    // ruleid: php-class-from-request
    return (new ReflectionClass($_POST['kind']))->newInstance();
}

function mapped()
{
    $kinds = ['csv' => CsvExport::class];
    $class = $kinds[$_GET['kind']] ?? CsvExport::class;
    // ok: php-class-from-request
    return new $class();
}

function fixed()
{
    $class = CsvExport::class;
    // ok: php-class-from-request
    return new $class($_GET['from']);
}

function ofModels()
{
    $model = Relation::getMorphedModel($_POST['type']);
    // ok: php-class-from-request
    return $model::query()->get();
}
