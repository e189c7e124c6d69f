class UsersController < ApplicationController
  def create
    # ruleid: rb-mass-assignment
    @user = User.create(params[:user].permit!)
  end

  def update
    # ruleid: rb-mass-assignment
    @user.update(params.require(:user).permit!)
  end

  def create_right
    # ok: rb-mass-assignment
    @user = User.create(params.require(:user).permit(:name, :mail))
  end

  def one
    # ok: rb-mass-assignment
    @user.update(name: params[:name])
  end
end
