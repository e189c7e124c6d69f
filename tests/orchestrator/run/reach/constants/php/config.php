<?php
define('MODE', 'safe');
const LEVEL = 3;
class Limits
{
    const NAME = 'n';
    public static $changed = 'x';
}
