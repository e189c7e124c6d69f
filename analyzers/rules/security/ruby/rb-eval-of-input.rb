class CalculatorController < ApplicationController
  def sum
    # ruleid: rb-eval-of-input
    @sum = eval(params[:sum])
  end

  def rule
    text = "x > #{params[:limit]}"
    # ruleid: rb-eval-of-input
    @rule = Object.new.instance_eval(text)
  end

  def mapped
    rules = { "twice" => ->(x) { 2 * x } }
    # ok: rb-eval-of-input
    @sum = rules.fetch(params[:rule]).call(3)
  end

  def fixed
    # ok: rb-eval-of-input
    @sum = eval("1 + 2")
  end
end
