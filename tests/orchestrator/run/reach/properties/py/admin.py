from user import User
class Admin(User):
    def run(self):
        # ruleid: far
        danger(self.upper)
        # ok: far
        danger(self.k)
Admin(take_input()).run()
