<?php
namespace App;
class NotFound extends \Exception { }
class Store {
    public function find($name) {
        throw new NotFound("no $name");
    }
    public static function quiet($name) { throw new NotFound('no'); }
    public function load($name) { return $this->find($name); }
}
