<?php
class Item
{
    public int $id;
    public ?string $name;

    public function __construct(public float $price, int $other)
    {
    }
}
