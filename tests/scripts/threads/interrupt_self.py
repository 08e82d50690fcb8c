# interrupt_main() called by the main thread takes effect at once, as raise_signal() does.
import _thread
import signal

got = []
signal.signal(signal.SIGUSR1, lambda *args: got.append(args[0]))
_thread.interrupt_main(signal.SIGUSR1)
print(len(got))
signal.raise_signal(signal.SIGUSR1)
print(len(got))
try:
    _thread.interrupt_main()
    print("not interrupted")
except KeyboardInterrupt:
    print("KeyboardInterrupt")
signal.signal(signal.SIGINT, signal.SIG_IGN)
_thread.interrupt_main()
print("ignored")
signal.signal(signal.SIGINT, signal.SIG_DFL)
_thread.interrupt_main()
print("default")
for bad in -1, 0, 65:
    try:
        _thread.interrupt_main(bad)
    except ValueError as e:
        print(e)
