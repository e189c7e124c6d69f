<?php

function eloquent(array $orders): array
{
    $rows = [];
    foreach ($orders as $order) {
        // ruleid: php-query-in-loop
        $user = User::find($order->user_id);
        $rows[] = [$order, $user];
    }
    return $rows;
}

function builder(array $names): void
{
    foreach ($names as $key => $name) {
        // ruleid: php-query-in-loop
        $tag = Tag::where('name', $name)->first();
        show($tag, $key);
    }
}

function together(array $orders): void
{
    // ok: php-query-in-loop
    $users = User::whereIn('id', array_column($orders, 'user_id'))->get()->keyBy('id');
    foreach ($orders as $order) {
        // ok: php-query-in-loop
        show($users[$order->user_id]);
        // ok: php-query-in-loop
        $order->items()->update(['seen' => true]);
    }
}
