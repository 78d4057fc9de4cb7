"""Why something new could not be made."""


class ScaffoldError(Exception):
    """Nothing was written. The arguments are an English sentence with placeholders, and what they stand for."""

    def __init__(self, message: str, **values: object) -> None:
        super().__init__(message)
        self.message = message
        self.values = {name: str(value) for name, value in values.items()}
