class UsersController < ApplicationController
  def index
    # ruleid: rb-sql-injection
    @users = User.where("name = '#{params[:name]}'")
  end

  def sorted
    column = params[:sort]
    # ruleid: rb-sql-injection
    @users = User.order(column + " ASC")
  end

  def raw_sql
    # ruleid: rb-sql-injection
    ActiveRecord::Base.connection.execute("DELETE FROM notes WHERE id = #{params[:id]}")
  end

  def index_right
    # ok: rb-sql-injection
    @users = User.where("name = ?", params[:name])
  end

  def hash_right
    # ok: rb-sql-injection
    @users = User.where(name: params[:name]).order(:name)
  end

  def sorted_right
    column = params[:sort]
    return unless %w[name created_at].include?(column)
    # ok: rb-sql-injection
    @users = User.order("#{column} ASC")
  end

  def number
    # ok: rb-sql-injection
    @users = User.where("id = #{params[:id].to_i}")
  end

  def conditions
    search = {}
    search[:name] = params[:name]
    # ok: rb-sql-injection
    User.where(search).first
    # ok: rb-sql-injection
    User.find_by(current)
  end

  def numbers
    ids = params[:ids].collect { |id| id.to_i.to_s }
    # ok: rb-sql-injection
    User.where("id IN (#{ids.join(',')})")
  end

  def words
    query = params[:q].gsub(/['"()]+/, " ")
    # ok: rb-sql-injection
    User.where("name ILIKE '%#{query}%'")
  end

  def current
    { currency: "EUR", token: cookies[:token] }
  end
end

class FeedsController < ApplicationController
  def show
    condition = params[:q].to_i == 0 ? {url: params[:q]} : {id: params[:q]}
    # ok: rb-sql-injection
    @feed = Feed.where(condition)
  end
end

class SessionsController < ApplicationController
  def create
    # ok: rb-sql-injection
    User.find_by(User.arel_table[:email].lower.eq(params[:email].to_s.downcase))
  end
end

class QueriesController < ApplicationController
  def show
    # ok: rb-sql-injection
    Reports::QueryClient.client.query(request.path, request.params)
    # ruleid: rb-sql-injection
    Reports::QueryClient.client.query("SELECT * FROM pages WHERE path = '#{request.path}'")
    # ruleid: rb-sql-injection
    ActiveRecord::Base.connection.execute(params[:sql])
  end
end

class ApplicationController
  def for_company(rows, table = params[:controller])
    # ok: rb-sql-injection
    rows.where("#{table}.company_id = ?", current_company_id)
    # ruleid: rb-sql-injection
    rows.where("#{params[:table]}.company_id = ?", current_company_id)
  end
end

class Pages
  def rows_of(rows)
    # ok: rb-sql-injection
    rows.where("#{rows.table_name}.id < ?", params[:before])
  end

  def index
    rows_of(Row.tagged(params[:tag]))
  end
end

class Lists
  COLUMNS = { name: "users.name", count: "COUNT(*)" }.freeze

  def page
    pages = Page.search(params[:q]).distinct.except(:order)
    # ok: rb-sql-injection
    Tag.from(pages)
    # ruleid: rb-sql-injection
    Tag.from(params[:table].to_s.downcase)
  end

  def columns
    chosen = COLUMNS.slice(*params[:columns].split(","))
    # ok: rb-sql-injection
    chosen.each { |name, sql| User.select(Arel.sql(sql)) }
  end
end
