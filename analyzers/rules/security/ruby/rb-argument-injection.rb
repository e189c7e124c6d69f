class MirrorsController < ApplicationController
  def create
    # ruleid: rb-argument-injection
    system('git', 'clone', '--mirror', params[:address])
    head :created
  end

  def fetch
    page = params[:page]
    # ruleid: rb-argument-injection
    text, = Open3.capture2('curl', '-sS', page)
    render plain: text
  end

  def history
    # ok: rb-argument-injection
    text, = Open3.capture2('git', 'log', '--oneline', '--', params[:file])
    render plain: text
  end

  def branch
    name = params[:branch]
    return head(:bad_request) if name.start_with?('-')

    # ok: rb-argument-injection
    system('git', 'checkout', name)
  end

  def thumb
    # ok: rb-argument-injection
    system('convert', File.join(MEDIA, params[:id]), '-resize', '100x', 'out.png')
  end

  def scan
    # ok: rb-argument-injection
    system('convert', params[:upload].tempfile.path, 'out.png')
  end
end
