class AccountsController < ApplicationController
  def find
    # ruleid: rb-xpath-injection
    @user = document.xpath("//user[@name='#{params[:name]}']")
  end

  def first
    expression = "/users/user[mail='" + params[:mail] + "']"
    # ruleid: rb-xpath-injection
    @user = REXML::XPath.first(document, expression)
  end

  def find_right
    # ok: rb-xpath-injection
    @user = document.xpath("//user[@name=$name]", nil, name: params[:name])
  end

  def all
    # ok: rb-xpath-injection
    @users = document.xpath("//user")
  end
end
