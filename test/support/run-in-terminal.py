"""Runs a program in a terminal of its own. Standard input is JSON: its args, the columns, and steps [awaited, keys]."""

import fcntl, json, os, pty, select, struct, sys, termios, time

command = json.load(sys.stdin)
child, terminal = pty.fork()
if child == 0:
    time.sleep(0.2)
    os.execvp(command["args"][0], command["args"])
fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", 40, command["columns"], 0, 0))

written = b""
looked = 0
steps = command["steps"]
last = time.time()
while time.time() - last < 20:
    ready, _, _ = select.select([terminal], [], [], 0.1)
    if ready:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            chunk = b""
        if not chunk:
            break
        written += chunk
        last = time.time()
    elif steps and steps[0][0].encode() in written[looked:]:
        looked = len(written)
        os.write(terminal, steps.pop(0)[1].encode())
else:
    written += b"(it did not end by itself)"
sys.stdout.buffer.write(written)
