<?php
namespace Shop\Util;

require_once 'more.php';

function clean($x)
{
    return scrub($x);
}

function keep($x)
{
    return $x;
}

function clean_far($x)
{
    return tidy($x);
}

function keep_far($x)
{
    return plain($x);
}

function kind($x)
{
    return $x ? 'a' : 'b';
}

function fill(&$out, $x)
{
    $out = $x;
}

class Tool
{
    public static function clean($x)
    {
        return scrub($x);
    }

    public function keep($x)
    {
        return $x;
    }
}

class Person
{
    private $name;
    private $kind;

    public function __construct($name, $kind)
    {
        $this->name = $name;
        $this->kind = $kind;
    }

    public function name()
    {
        return $this->name;
    }

    public function kind()
    {
        return $this->kind;
    }

    public function setName($name)
    {
        $this->name = $name;
        return $this;
    }
}
