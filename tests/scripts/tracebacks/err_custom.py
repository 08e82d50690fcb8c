class AppError(Exception):
    """Has a code."""
    def __init__(self, code):
        super().__init__(code)
        self.code = code
    def __str__(self):
        return f"code {self.code}\nsecond line"
e = AppError(7)
e.add_note("a note")
e.add_note("another\nof two lines")
raise e
