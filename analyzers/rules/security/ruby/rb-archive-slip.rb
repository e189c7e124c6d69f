require 'zip'
require 'rubygems/package'

def unpack(path, folder)
  Zip::File.open(path) do |zip|
    zip.each do |entry|
      # ruleid: rb-archive-slip
      entry.extract(File.join(folder, entry.name))
    end
  end
end

def unpack_tar(io, folder)
  Gem::Package::TarReader.new(io) do |tar|
    tar.each do |entry|
      target = File.join(folder, entry.full_name)
      # ruleid: rb-archive-slip
      File.open(target, 'wb') { |out| out.write(entry.read) }
    end
  end
end

def unpack_checked(path, root)
  Zip::File.open(path) do |zip|
    zip.each do |entry|
      target = File.expand_path(entry.name, root)
      next unless target.start_with?("#{root}/")

      # ok: rb-archive-slip
      entry.extract(target)
    end
  end
end

def unpack_flat(path, folder)
  Zip::File.open(path) do |zip|
    zip.each do |entry|
      # ok: rb-archive-slip
      entry.extract(File.join(folder, File.basename(entry.name)))
    end
  end
end
