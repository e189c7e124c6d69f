<h1>Search</h1>
<!-- ruleid: php-blade-unescaped -->
<p>You looked for {!! request('q') !!}</p>
<!-- ruleid: php-blade-unescaped -->
<p>by {!! $post->author->name !!}</p>
<!-- ok: php-blade-unescaped -->
<p>You looked for {{ request('q') }}</p>
<!-- ok: php-blade-unescaped -->
<div>{!! $page->html !!}</div>
<!-- ok: php-blade-unescaped -->
{!! csrf_field() !!}
