<h1><?php
// ruleid: far
danger($name);
// ok: far
danger($title);
$own = 'x';
// ok: far
danger($own);
if ($title) {
    // ok: far
    danger($own);
    $maybe = 'x';
    // ok: far
    danger($maybe);
}
// ruleid: far
danger($maybe);
$more .= 'x';
// ruleid: far
danger($more);
?></h1>
