package tests

import (
	"bufio"
	"bytes"
	"os/exec"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
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

// interrupt runs code and sends it SIGINT a moment after it has printed "ready". It returns what came after that.
func interrupt(t *testing.T, code string, m mode) (status int, stdout, stderr string) {
	cmd := exec.Command(bin, append(m.flags[:len(m.flags):len(m.flags)], "-c", code)...)
	cmd.Env = environment()
	var errs bytes.Buffer
	cmd.Stderr = &errs
	pipe, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	kill := time.AfterFunc(time.Minute, func() { _ = cmd.Process.Kill() })
	defer kill.Stop()
	out := bufio.NewReader(pipe)
	line, err := out.ReadString('\n')
	require.NoError(t, err, errs.String())
	require.Equal(t, "ready\n", line)
	time.Sleep(100 * time.Millisecond)
	require.NoError(t, cmd.Process.Signal(syscall.SIGINT))
	var rest bytes.Buffer
	_, err = rest.ReadFrom(out)
	require.NoError(t, err)
	_ = cmd.Wait()
	return statusOf(cmd.ProcessState), rest.String(), errs.String()
}
