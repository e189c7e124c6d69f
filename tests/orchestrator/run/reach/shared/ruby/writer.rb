def remember
  $last = take_input()
  $clean = scrub(take_input())
  $items << take_input()
end
