class Mailer
  def deliver_to(user)
    # ok: far
    danger(user.signed_in)
  end
end
