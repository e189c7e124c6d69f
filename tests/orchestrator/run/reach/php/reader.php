<?php
class Reader {
  public static function text($key, $raw = false) {
    $text = take_input($key);
    return $raw ? $text : scrub($text);
  }
  public static function line($key, $raw = false) {
    return self::text($key, $raw);
  }
  public static function show($text, $safely = true) {
    if ($safely) {
      $text = scrub($text);
    }
    // ruleid: far
    danger($text);
  }
  public static function tell($text = '', $safely = true) {
    if ($safely) {
      $text = scrub($text);
    }
    // ok: far
    danger($text);
  }
}
