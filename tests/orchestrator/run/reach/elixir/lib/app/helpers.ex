defmodule App.Helpers do
  def run_helper(query) do
    # ruleid: far
    danger(query)
  end
end
