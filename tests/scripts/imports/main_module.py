import sys
print(__name__, sys.modules["__main__"].__dict__ is globals(), __package__, __spec__, __doc__, __builtins__.__name__)
import __main__
__main__.injected = 5
print(injected)
if __name__ == "__main__":
    print("is main")
print(sys.argv[1:], sys.path[0] == __file__.rpartition("/")[0], __file__ == sys.argv[0])
print(sys.version_info[:3] >= (3, 14), sys.version_info.major, sys.byteorder, sys.maxsize, sys.maxunicode, sys.platform, sys.float_info.max, sys.int_info.bits_per_digit > 0, sys.hexversion >= 0x030e0000, sys.implementation.name != "", sys.getdefaultencoding(), sys.getfilesystemencoding(), sys.flags.optimize, type(sys.executable).__name__, sys.getrefcount is not None)
print("sys" in sys.builtin_module_names, "json" in sys.stdlib_module_names, sys.intern("a") == "a", sys.getsizeof([]) > 0, sys.displayhook.__name__, sys.copyright != "", sys.api_version > 0, sys.warnoptions, sys.dont_write_bytecode)
