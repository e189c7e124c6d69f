class NamesController < ApplicationController
  NAME = /\A([a-zA-Z]+\s?)+\z/
  WORD = /\A[a-zA-Z]+(\s[a-zA-Z]+)*\z/

  def name
    # ruleid: rb-slow-regex-on-request
    render json: { valid: NAME.match?(params[:name]) }
  end

  def mail
    mail = params[:mail]
    # ruleid: rb-slow-regex-on-request
    head :bad_request unless mail =~ /\A([\w.-]+)+@example\.org\z/
  end

  def word
    # ok: rb-slow-regex-on-request
    render json: { valid: WORD.match?(params[:word]) }
  end

  def own(line)
    # ok: rb-slow-regex-on-request
    NAME.match?(line)
  end
end
