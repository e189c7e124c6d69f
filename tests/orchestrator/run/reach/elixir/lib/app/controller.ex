defmodule App.Controller do
  alias App.Store
  alias App.{Rows}
  import App.Helpers

  def index do
    query = take_input()
    Store.find(query)
    Store.find_clean(query)
    App.Rows.open(query)
    run_helper(query)
    query |> Store.find_all(10)
  end

  def show do
    query = Store.read()
    # ruleid: far
    danger(query)
    clean = Store.read_clean()
    # ok: far
    danger(clean)
  end
end
