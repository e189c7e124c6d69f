$last = ''
$clean = ''
$items = []
