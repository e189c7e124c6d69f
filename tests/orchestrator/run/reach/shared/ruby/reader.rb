def use
  # ruleid: far
  danger($last)
  # ok: far
  danger($clean)
  # ruleid: far
  danger($items.first)
end
