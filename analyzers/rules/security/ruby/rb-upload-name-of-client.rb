class UploadsController < ApplicationController
  ENDINGS = %w[.png .jpg].freeze

  def avatar
    file = params[:avatar]
    # ruleid: rb-upload-name-of-client
    File.open(Rails.root.join('public', 'uploads', file.original_filename), 'wb') do |out|
      out.write(file.read)
    end
  end

  def attach
    name = File.basename(params[:file].original_filename)
    # ruleid: rb-upload-name-of-client
    FileUtils.cp(params[:file].tempfile, "public/files/#{name}")
  end

  def own
    # ok: rb-upload-name-of-client
    File.open(Rails.root.join('storage', SecureRandom.uuid), 'wb') { |out| out.write(params[:avatar].read) }
  end

  def checked
    name = File.basename(params[:file].original_filename)
    return head(:bad_request) unless ENDINGS.include?(File.extname(name))

    # ok: rb-upload-name-of-client
    FileUtils.cp(params[:file].tempfile, "public/files/#{name}")
  end
end
