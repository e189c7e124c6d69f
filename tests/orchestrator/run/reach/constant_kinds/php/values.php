<?php
namespace App;

class Values
{
    const TABLE = 'users';
    public const QUERY = 'select ' . self::TABLE;
    const MAP = ['k' => 'v', 'l' => ['m' => 'n']];
}
const NS = 'y';
interface Words
{
    const WORD = 'z';
}
