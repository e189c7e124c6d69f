class AuditController < ApplicationController
  def login
    # ruleid: rb-log-injection
    logger.info("login of #{params[:user]}")
  end

  def failed
    user = params[:user]
    # ruleid: rb-log-injection
    Rails.logger.warn("failed login of " + user)
  end

  def quoted
    # ok: rb-log-injection
    logger.info("login of #{params[:user].inspect}")
  end

  def number
    # ok: rb-log-injection
    logger.info("page #{params[:page].to_i}")
  end

  def refused
    # ok: rb-log-injection
    logger.info("refused #{request.env['omniauth.auth']}")
  end

  def whole
    entry = { name: params[:name] }
    # ok: rb-log-injection
    logger.info(entry)
  end

  def denied
    # ok: rb-log-injection
    logger.warn("denied to #{request.user_agent}, from #{request.referer || 'nowhere'}")
  end
end
