"""Stands in for the Rasa server where only starting, watching and stopping is tested: up at once, no model to load.

`python standin_server.py MODEL_FILE PORT`: says in `/status` that it serves MODEL_FILE; ends with its standard input.
"""

import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


class Handler(BaseHTTPRequestHandler):
    """Answers every GET like Rasa's `/status`."""

    def do_GET(self) -> None:
        body = json.dumps({"model_file": sys.argv[1]}).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


def leave_with_parent() -> None:
    while sys.stdin.buffer.read(4096):
        pass
    os._exit(0)


threading.Thread(target=leave_with_parent, daemon=True).start()
ThreadingHTTPServer(("127.0.0.1", int(sys.argv[2])), Handler).serve_forever()
