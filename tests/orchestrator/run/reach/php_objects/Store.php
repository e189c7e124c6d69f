<?php
class Store
{
    private $later = "";

    function __construct(private string $query, $name)
    {
        $this->name = $name;
    }

    function run()
    {
        // ruleid: far
        danger($this->query);
    }

    function show()
    {
        // ok: far
        danger($this->name);
    }

    function setLater($value)
    {
        $this->later = $value;
    }

    function runLater()
    {
        // ruleid: far
        danger($this->later);
    }

    function getQuery()
    {
        return $this->query;
    }

    function getName()
    {
        return $this->name;
    }
}
