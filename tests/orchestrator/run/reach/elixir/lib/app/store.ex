defmodule App.Store do
  def find(query) do
    # ruleid: far
    danger(query)
  end

  def find_clean(query) do
    # ok: far
    danger(scrub(query))
  end

  def find_all(query, limit) do
    # ruleid: far
    danger(query)
  end

  def read do
    take_input()
  end

  def read_clean, do: scrub(take_input())

  def unused(query) do
    # ok: far
    danger(query)
  end
end

defmodule App.Rows do
  def open(query) do
    # ruleid: far
    danger(query)
  end
end
