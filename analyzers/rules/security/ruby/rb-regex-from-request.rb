class FilterController < ApplicationController
  def find
    # ruleid: rb-regex-from-request
    @rows = rows.grep(Regexp.new(params[:q]))
  end

  def compiled
    text = "^" + params[:q]
    # ruleid: rb-regex-from-request
    @rows = rows.grep(Regexp.compile(text))
  end

  def find_right
    # ok: rb-regex-from-request
    @rows = rows.grep(Regexp.new(Regexp.escape(params[:q])))
  end

  def fixed
    # ok: rb-regex-from-request
    @rows = rows.grep(Regexp.new("^[a-z]+$"))
  end
end
