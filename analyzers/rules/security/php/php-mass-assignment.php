<?php

class UserController
{
    public function store(Request $request)
    {
        // ruleid: php-mass-assignment
        return User::create($request->all());
    }

    public function update(Request $request, User $user)
    {
        // ruleid: php-mass-assignment
        $user->update($request->all());
    }

    public function storeRight(UserRequest $request)
    {
        // ok: php-mass-assignment
        return User::create($request->validated());
    }

    public function updateRight(Request $request, User $user)
    {
        // ok: php-mass-assignment
        $user->update($request->only(['name', 'mail']));
    }
}
