"""The package docstring."""
print("pkg init")
VALUE = 1
hidden = 2
__all__ = ["VALUE", "exported"]
def exported(): return "exported"
