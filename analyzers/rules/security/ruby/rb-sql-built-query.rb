class User < ApplicationRecord
  def self.named(name)
    # ruleid: rb-sql-built-query
    where("name = '#{name}'")
  end

  def self.like(text)
    # ruleid: rb-sql-built-query
    User.where("mail LIKE '%#{text}%' AND active = 1").order(:name)
  end

  def self.count_of(kind)
    # ruleid: rb-sql-built-query
    connection.select_value("SELECT COUNT(*) FROM users WHERE kind = '#{kind}'")
  end

  def self.bound(name)
    # ok: rb-sql-built-query
    where('name = ?', name)
  end

  def self.quoted(name)
    # ok: rb-sql-built-query
    where("name = #{connection.quote(name)}")
  end

  def self.of_table
    # ok: rb-sql-built-query
    where("#{table_name}.active = 1")
  end
end
