class DirectoryController < ApplicationController
  def find
    # ruleid: rb-ldap-injection
    filter = Net::LDAP::Filter.construct("(uid=#{params[:uid]})")
    @people = ldap.search(base: "ou=people", filter: filter)
  end

  def unit
    base = "ou=" + params[:unit]
    # ruleid: rb-ldap-injection
    @people = ldap.search(filter: "(objectClass=*)", base: base)
  end

  def find_right
    # ok: rb-ldap-injection
    filter = Net::LDAP::Filter.eq("uid", Net::LDAP::Filter.escape(params[:uid]))
    @people = directory.all(filter)
  end

  def all
    # ok: rb-ldap-injection
    @people = ldap.search(base: "ou=people", filter: "(objectClass=person)")
  end
end
