class AccountController
  def signed_in
    take_input()
  end
end
