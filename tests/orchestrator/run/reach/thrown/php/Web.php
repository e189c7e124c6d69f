<?php
namespace App;
class Web {
    public function a(Store $store) {
        $x = take_input();
        try { $store->find($x); } catch (NotFound $e) {
            // ruleid: far
            danger($e->getMessage());
        }
    }
    public function b() {
        $x = take_input();
        try { Store::quiet($x); } catch (NotFound $e) {
            // ok: far
            danger($e->getMessage());
        }
    }
    public function c(Store $store) {
        $x = take_input();
        try { $store->load($x); } catch (\Exception $e) {
            // ruleid: far
            danger($e->getMessage());
        }
    }
}
