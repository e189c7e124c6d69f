<?php
namespace Web;

use App\Store;

require_once __DIR__ . '/lib/functions.php';

class Controller
{
    private Store $store;

    public function get()
    {
        $query = take_input();
        Store::find($query);
        $this->store->put('key', $query);
        $this->store->inherited($query);
        helper($query);
        quiet($query);
    }
}
