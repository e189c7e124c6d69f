require_relative 'store'

Store.first(take_input(), 'fixed')
Store.named(query: take_input(), mode: 'fixed')
Store.options(query: take_input(), mode: 'fixed')
