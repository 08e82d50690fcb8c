package tests

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/sys/unix"
)

// busy starts two threads that compute for ever; they are daemons, so they don't keep the process alive.
const busy = `
import threading, time, queue
def spin():
    x = 0
    while True:
        x += 1
for _ in range(2):
    threading.Thread(target=spin, daemon=True).start()
`

// TestInterrupt sends SIGINT to programs that wait or compute in several ways. Each prints "ready" first.
func TestInterrupt(t *testing.T) {
	for name, code := range map[string]string{
		"sleep":   "import time\nprint('ready', flush=True)\ntime.sleep(60)",
		"loop":    "print('ready', flush=True)\nwhile True: pass",
		"calls":   "def f(n): return n\nprint('ready', flush=True)\nwhile True: f(1)",
		"lock":    "import threading\nl = threading.Lock()\nl.acquire()\nprint('ready', flush=True)\nl.acquire()",
		"busy":    busy + "print('ready', flush=True)\nwhile True: pass",
		"wait":    busy + "print('ready', flush=True)\nthreading.Event().wait()",
		"get":     busy + "print('ready', flush=True)\nqueue.Queue().get()",
		"finally": "print('ready', flush=True)\ntry:\n    while True: pass\nfinally:\n    print('cleaned up')",

		"input":    "print('ready', flush=True)\ninput()",
		"readline": "import sys\nprint('ready', flush=True)\nsys.stdin.readline()",
		"lines":    "import sys\nprint('ready', flush=True)\nfor line in sys.stdin: pass",
		"readall":  "import sys\nprint('ready', flush=True)\nsys.stdin.read()",
		"raw":      "import sys\nprint('ready', flush=True)\nsys.stdin.buffer.raw.read(3)",
		"osread":   "import os\nr, w = os.pipe()\nprint('ready', flush=True)\nos.read(r, 1)",
		"oswrite":  "import os\nr, w = os.pipe()\nprint('ready', flush=True)\nwhile True: os.write(w, bytes(5000))",
		"write":    "import os\nr, w = os.pipe()\nf = open(w, 'wb', 0)\nprint('ready', flush=True)\nwhile True: f.write(bytes(5000))",
		"fifo":     fifo + "print('ready', flush=True)\nopen(name)",
		"osopen":   fifo + "print('ready', flush=True)\nos.open(name, os.O_WRONLY)",
		"select":   "import os, select\nr, w = os.pipe()\nprint('ready', flush=True)\nselect.select([r], [], [])",
		"poll":     "import os, select\np = select.poll()\np.register(os.pipe()[0])\nprint('ready', flush=True)\np.poll()",
		"busyread": busy + "import os\nr, w = os.pipe()\nprint('ready', flush=True)\nos.read(r, 1)",
	} {
		for _, m := range modesFor("cli") {
			t.Run(name+"/"+m.name, func(t *testing.T) {
				t.Parallel()
				readPending(t).skip(t, "cli/interrupt.txtar", m)
				status, stdout, stderr := interrupt(t, code, m)
				assert.Equal(t, 130, status, stderr)
				assert.True(t, strings.HasSuffix(stderr, "KeyboardInterrupt\n"), stderr)
				assert.Equal(t, name == "finally", strings.Contains(stdout, "cleaned up"))
			})
		}
	}
}

// fifo makes a named pipe that nobody else opens.
const fifo = `
import os, tempfile
name = tempfile.mkdtemp() + "/fifo"
os.mkfifo(name)
import atexit, shutil
atexit.register(shutil.rmtree, os.path.dirname(name))
`

// TestHandlerWhileReading has a handler run while the main thread reads, which goes on afterwards.
func TestHandlerWhileReading(t *testing.T) {
	for name, read := range map[string]string{
		"input": "input()", "readline": "sys.stdin.readline().strip()", "iterate": "next(sys.stdin).strip()",
		"binary": "sys.stdin.buffer.readline().decode().strip()", "all": "sys.stdin.read().strip()",
		"osread": "os.read(0, 100).decode().strip()", "select": "select.select([0], [], []) and input()",
	} {
		code := `
import os, select, signal, sys
def handler(n, frame):
    print('handled', n, frame is not None, flush=True)
signal.signal(signal.SIGUSR1, handler)
signal.signal(signal.SIGINT, handler)
print('ready', flush=True)
print('got', ` + read + `)
`
		for _, m := range modesFor("cli") {
			t.Run(name+"/"+m.name, func(t *testing.T) {
				t.Parallel()
				p := start(t, code, m)
				for _, sig := range []syscall.Signal{syscall.SIGUSR1, syscall.SIGINT, syscall.SIGUSR1} {
					time.Sleep(50 * time.Millisecond)
					require.NoError(t, p.cmd.Process.Signal(sig))
					line, err := p.out.ReadString('\n')
					require.NoError(t, err, p.errs.String())
					assert.Equal(t, fmt.Sprintf("handled %d True\n", int(sig)), line)
				}
				_, err := p.stdin.Write([]byte("some text\n"))
				require.NoError(t, err)
				require.NoError(t, p.stdin.Close())
				status, stdout, stderr := p.wait(t)
				assert.Equal(t, 0, status, stderr)
				assert.Equal(t, "got some text\n", stdout)
			})
		}
	}
}

// TestInterruptTerminal presses Ctrl-C at a terminal.
func TestInterruptTerminal(t *testing.T) {
	for _, m := range modesFor("cli") {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			master, slave := terminal(t)
			cmd := command("print('ready', flush=True)\ninput('? ')", m)
			cmd.Stdin = slave
			cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
			p := run(t, cmd)
			require.NoError(t, slave.Close())
			time.Sleep(100 * time.Millisecond)
			_, err := master.Write([]byte{3})
			require.NoError(t, err)
			status, _, stderr := p.wait(t)
			assert.Equal(t, 130, status, stderr)
			assert.True(t, strings.HasSuffix(stderr, "KeyboardInterrupt\n"), stderr)
		})
	}
}

// terminal opens a pseudo terminal.
func terminal(t *testing.T) (master, slave *os.File) {
	master, err := os.OpenFile("/dev/ptmx", os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo terminals: ", err)
	}
	t.Cleanup(func() { _ = master.Close() })
	require.NoError(t, unix.IoctlSetPointerInt(int(master.Fd()), unix.TIOCSPTLCK, 0))
	n, err := unix.IoctlGetInt(int(master.Fd()), unix.TIOCGPTN)
	require.NoError(t, err)
	slave, err = os.OpenFile(fmt.Sprintf("/dev/pts/%d", n), os.O_RDWR|syscall.O_NOCTTY, 0)
	if err != nil {
		t.Skip("no pseudo terminals: ", err)
	}
	return master, slave
}

// TestFaultSignals sends signals that stand for faults of a program: it dies of them without a word.
func TestFaultSignals(t *testing.T) {
	for _, sig := range []syscall.Signal{syscall.SIGILL, syscall.SIGTRAP, syscall.SIGBUS, syscall.SIGFPE, syscall.SIGSEGV, syscall.SIGSYS, syscall.SIGABRT} {
		for _, m := range modesFor("cli") {
			t.Run(sig.String()+"/"+m.name, func(t *testing.T) {
				t.Parallel()
				p := start(t, "import time\nprint('ready', flush=True)\ntime.sleep(60)", m)
				require.NoError(t, p.cmd.Process.Signal(sig))
				status, _, stderr := p.wait(t)
				assert.Equal(t, 128+int(sig), status)
				assert.Empty(t, stderr)
			})
		}
	}
}

// TestInterruptCaught lets a program catch KeyboardInterrupt and go on.
func TestInterruptCaught(t *testing.T) {
	code := busy + `
print('ready', flush=True)
try:
    while True: pass
except KeyboardInterrupt:
    print('caught')
print('goes on')
`
	for _, m := range modesFor("cli") {
		t.Run(m.name, func(t *testing.T) {
			t.Parallel()
			readPending(t).skip(t, "cli/interrupt.txtar", m)
			status, stdout, stderr := interrupt(t, code, m)
			assert.Equal(t, 0, status, stderr)
			assert.Equal(t, "caught\ngoes on\n", stdout)
		})
	}
}

// A program is a running interpreter that has printed "ready".
type program struct {
	cmd   *exec.Cmd
	stdin io.WriteCloser
	out   *bufio.Reader
	errs  *bytes.Buffer
	kill  *time.Timer
}

func command(code string, m mode) *exec.Cmd {
	cmd := exec.Command(bin, append(m.flags[:len(m.flags):len(m.flags)], "-c", code)...)
	cmd.Env = environment()
	return cmd
}

// start runs code with a pipe for its input.
func start(t *testing.T, code string, m mode) *program {
	cmd := command(code, m)
	stdin, err := cmd.StdinPipe()
	require.NoError(t, err)
	p := run(t, cmd)
	p.stdin = stdin
	return p
}

// run starts cmd and waits until it is ready.
func run(t *testing.T, cmd *exec.Cmd) *program {
	p := &program{cmd: cmd, errs: &bytes.Buffer{}}
	cmd.Stderr = p.errs
	pipe, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	p.kill = time.AfterFunc(2*time.Minute, func() { _ = cmd.Process.Kill() })
	p.out = bufio.NewReader(pipe)
	line, err := p.out.ReadString('\n')
	require.NoError(t, err, p.errs.String())
	require.Equal(t, "ready\n", line)
	return p
}

// wait returns the rest of the program's output when it has ended.
func (p *program) wait(t *testing.T) (status int, stdout, stderr string) {
	defer p.kill.Stop()
	var rest bytes.Buffer
	_, err := rest.ReadFrom(p.out)
	require.NoError(t, err)
	_ = p.cmd.Wait()
	return statusOf(p.cmd.ProcessState), rest.String(), p.errs.String()
}

// interrupt runs code and sends it SIGINT a moment after it has printed "ready". It returns what came after that.
func interrupt(t *testing.T, code string, m mode) (status int, stdout, stderr string) {
	p := start(t, code, m)
	time.Sleep(100 * time.Millisecond)
	require.NoError(t, p.cmd.Process.Signal(syscall.SIGINT))
	return p.wait(t)
}
