<?php
namespace Shop\Web;

use Shop\Util\Person;
use Shop\Util\Tool as T;
use function Shop\Util\clean;
use function Shop\Util\keep as kept;

function direct()
{
    // ok: far
    danger(clean(take_input()));
    // ruleid: far
    danger(kept(take_input()));
    // ok: far
    danger(\Shop\Util\clean_far(take_input()));
    // ruleid: far
    danger(\Shop\Util\keep_far(take_input()));
    // ok: far
    danger(\Shop\Util\kind(take_input()));
    // ok: far
    danger(T::clean(take_input()));
    $t = new T();
    // ruleid: far
    danger($t->keep(take_input()));
    \Shop\Util\fill($out, take_input());
    // ruleid: far
    danger($out);
}

function held()
{
    $p = new Person(take_input(), 'k');
    // ruleid: far
    danger($p->name());
    // ok: far
    danger($p->kind());
    $q = new Person('n', 'k');
    $q->setName(take_input());
    // ruleid: far
    danger($q->name());
    // ok: far
    danger($q->kind());
}
