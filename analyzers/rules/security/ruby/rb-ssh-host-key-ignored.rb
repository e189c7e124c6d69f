require "net/ssh"
require "net/sftp"

def open(host, user)
  # ruleid: rb-ssh-host-key-ignored
  Net::SSH.start(host, user, verify_host_key: :never) { |ssh| ssh.exec!("uptime") }
end

def files(host, user)
  # ruleid: rb-ssh-host-key-ignored
  Net::SFTP.start(host, user, verify_host_key: false)
end

def checked(host, user)
  # ok: rb-ssh-host-key-ignored
  Net::SSH.start(host, user, verify_host_key: :always)
end

def default(host, user)
  # ok: rb-ssh-host-key-ignored
  Net::SSH.start(host, user, non_interactive: true)
end
