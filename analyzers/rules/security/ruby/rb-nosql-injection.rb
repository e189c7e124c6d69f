class NotesController < ApplicationController
  def search
    # ruleid: rb-nosql-injection
    @notes = Note.where(params[:filter])
  end

  def code
    # ruleid: rb-nosql-injection
    @notes = Note.where("$where" => "this.owner == '#{params[:owner]}'")
  end

  def search_right
    # ok: rb-nosql-injection
    @notes = Note.where(owner: params[:owner].to_s)
  end

  def one
    # ok: rb-nosql-injection
    @note = Note.find(params[:id])
  end
end
