defmodule Other.Store do
  def find(query) do
    # ok: far
    danger(query)
  end
end
