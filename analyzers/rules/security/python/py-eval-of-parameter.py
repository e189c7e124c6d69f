import ast


def parse_setting(text):
    # ruleid: py-eval-of-parameter
    return eval(text)


class Console:
    def push(self, line, scope):
        try:
            # ruleid: py-eval-of-parameter
            exec(line, scope)
        except Exception as error:
            self.show(error)


def parse_literal(text):
    # ok: py-eval-of-parameter
    return ast.literal_eval(text)


def answer(text):
    text = "6 * 7"
    # ok: py-eval-of-parameter
    return eval(text)


def method(model, text):
    # ok: py-eval-of-parameter
    return model.eval(text)
