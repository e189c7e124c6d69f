class FilesController < ApplicationController
  ROOT = Rails.root.join("files").to_s

  def show
    # ruleid: rb-path-from-request
    send_file "/srv/files/#{params[:name]}"
  end

  def text
    path = Rails.root.join("notes", params[:name])
    # ruleid: rb-path-from-request
    @text = File.read(path)
  end

  def upload
    file = params[:file]
    # ok: rb-path-from-request
    File.open("uploads/" + file.original_filename, "wb") { |f| f.write(file.read) }
    # ruleid: rb-path-from-request
    File.open("uploads/" + params[:name], "wb") { |f| f.write(file.read) }
  end

  def show_right
    # ok: rb-path-from-request
    send_file "/srv/files/#{File.basename(params[:name])}"
  end

  def checked
    path = File.expand_path(File.join(ROOT, params[:name]))
    return head(:not_found) unless path.start_with?(ROOT + "/")
    # ok: rb-path-from-request
    @text = File.read(path)
  end

  def ending
    # ok: rb-path-from-request
    @text = File.read("/srv/notes/copy" + File.extname(params[:name]))
  end

  def number
    # ok: rb-path-from-request
    @text = File.read("/srv/notes/#{params[:id].to_i}.txt")
  end

  def spelled
    # ok: rb-path-from-request
    @text = File.read("/srv/notes/" + CGI.escape(params[:name]))
    # ok: rb-path-from-request
    @text = File.read("/srv/notes/" + Base64.urlsafe_encode64(params[:name]))
    # ruleid: rb-path-from-request
    @text = File.read("/srv/notes/" + CGI.unescape(params[:name]))
  end
end
