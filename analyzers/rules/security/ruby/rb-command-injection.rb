class ToolsController < ApplicationController
  def ping
    host = params[:host]
    # ruleid: rb-command-injection
    @out = `ping -c 1 #{host}`
  end

  def convert
    # ruleid: rb-command-injection
    system("convert #{params[:file]} out.png")
  end

  def run
    # ruleid: rb-command-injection
    Open3.capture3("wc -l " + params[:name])
  end

  def convert_right
    # ok: rb-command-injection
    system("convert", params[:file], "out.png")
  end

  def ping_right
    host = Shellwords.escape(params[:host])
    # ok: rb-command-injection
    @out = `ping -c 1 #{host}`
  end

  def fixed
    # ok: rb-command-injection
    @out = `uptime`
  end

  def letters
    name = params[:name].gsub(/[^a-z0-9]/, '')
    # ok: rb-command-injection
    system("ls #{name}")
  end

  def removed
    # ok: rb-command-injection
    system(*%W[rm #{params[:name]}])
  end
end
