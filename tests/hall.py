"""A hall under test: the server as a process, its visitors over HTTP, and what its database and ledger hold.

Used by tests/*/run.  Only the standard library; the server stands in ATRIUM_BINARY.
"""

import base64
import contextlib
import hashlib
import http.client
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time
import uuid


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.bytes = status, headers, body
        self.json = json.loads(body) if body and "json" in headers.get("content-type", "") else None

    def __getitem__(self, name):
        return self.json[name]

    @property
    def code(self):
        return (self.json or {}).get("code")

    @property
    def pointers(self):
        return [error["pointer"] for error in (self.json or {}).get("errors", [])]

    def __repr__(self):
        return f"{self.status} {self.bytes[:300].decode(errors='replace')}"


class Hall:
    """One city: its data folder, its database, its server.  `database` is None for SQLite, else a libpq conninfo."""

    def __init__(self, database=None, *demo_words):
        self.binary = os.environ["ATRIUM_BINARY"]
        self.folder = tempfile.mkdtemp(prefix="atrium-hall.")
        self.conninfo = database
        self.schema = "hall_" + uuid.uuid4().hex
        self.port = None
        self.process = None
        # Everybody comes from one address here, as fast as he can.
        self.environment = dict(os.environ, ATRIUM_DATA=self.folder, ATRIUM_RATE_LIMITS="off")
        self.environment.pop("ATRIUM_DATABASE", None)
        if database:
            self.environment["ATRIUM_DATABASE"] = f"postgresql:{database} schema={self.schema}"
        self.log = open(os.path.join(self.folder, "server.log"), "ab")
        subprocess.run([self.binary, "demo", *demo_words], env=self.environment, check=True, stdout=self.log)

    def start(self, *words):
        self.port = free_port()
        self.process = subprocess.Popen(
            [self.binary, "serve", "--port", str(self.port), *words], env=self.environment, stdout=self.log, stderr=self.log
        )
        deadline = time.monotonic() + 60
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError("the server did not start: " + self.last_words())
            try:
                if Visitor(self).get("/readyz").status == 200:
                    return
            except OSError:
                time.sleep(0.02)
        raise RuntimeError("the server is not ready after a minute")

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)

    def last_words(self):
        self.log.flush()
        with open(self.log.name, "rb") as log:
            return log.read()[-2000:].decode(errors="replace")

    def remove(self):
        if self.process and self.process.poll() is None:
            self.kill()
        self.log.close()
        if self.conninfo:
            self.query(f"DROP SCHEMA {self.schema} CASCADE")
        shutil.rmtree(self.folder)

    def query(self, sql):
        """Rows of text; the same SQL for both databases."""
        if not self.conninfo:
            with contextlib.closing(sqlite3.connect(os.path.join(self.folder, "city.db"), timeout=30)) as db, db:
                return [tuple("" if v is None else str(v) for v in row) for row in db.execute(sql)]
        psql = subprocess.run(
            ["psql", "-X", "-q", "-At", "-F", "\x1f", "-v", "ON_ERROR_STOP=1", self.conninfo],
            input=f"SET client_min_messages TO error; SET search_path TO {self.schema};\n{sql};\n",
            capture_output=True, text=True, check=False,
        )
        if psql.returncode:
            raise RuntimeError(psql.stderr)
        return [tuple(line.split("\x1f")) for line in psql.stdout.splitlines()]

    def count(self, sql):
        return int(self.query(sql)[0][0])


class Visitor:
    """Somebody at a browser: one connection, one cookie, one capacity at a time."""

    def __init__(self, hall, language="zh"):
        self.hall, self.language = hall, language
        self.cookie = self.csrf = None
        self.connection = None

    def request(self, method, path, body=None, headers=None):
        headers = dict(headers or {}, **{"Accept-Language": self.language})
        if self.cookie:
            headers["Cookie"] = self.cookie
        if body is not None and not isinstance(body, bytes):
            body = json.dumps(body, ensure_ascii=False).encode()
            headers.setdefault("Content-Type", "application/json")
        if self.connection is None:
            self.connection = http.client.HTTPConnection("127.0.0.1", self.hall.port, timeout=60)
        try:
            self.connection.request(method, path, body, headers)
            response = self.connection.getresponse()
            answer = Answer(response.status, {k.lower(): v for k, v in response.getheaders()}, response.read())
        except (OSError, http.client.HTTPException) as lost:
            self.leave()
            raise ConnectionError("no answer") from lost
        if "set-cookie" in answer.headers and "atrium=" in answer.headers["set-cookie"]:
            self.cookie = answer.headers["set-cookie"].split(";")[0]
        return answer

    def leave(self):
        if self.connection:
            self.connection.close()
        self.connection = None

    def get(self, path):
        return self.request("GET", path)

    def send(self, method, path, body=None, version=None, key=None, **headers):
        """A command: with the session's token, a key of its own, and the version that the visitor saw."""
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        headers["Idempotency-Key"] = key or uuid.uuid4().hex
        if self.csrf:
            headers["X-CSRF-Token"] = self.csrf
        if version is not None:
            headers["If-Match"] = f'"{version}"'
        return self.request(method, path, body, headers)

    def sign_in(self, person):
        words = {"login": person["login"], "password": person["password"]}
        if person.get("code"):
            words["code"] = person["code"]["code"]
        answer = self.send("POST", "/api/session", words)
        if answer.status != 200:
            raise AssertionError(f"cannot sign in: {answer}")
        self.csrf = answer["csrf"]
        return self

    def act_as(self, capacity):
        answer = self.send("PUT", "/api/session/capacity", {"capacity": capacity["key"]})
        if answer.status != 200:
            raise AssertionError(f"cannot act as {capacity}: {answer}")
        return self

    def upload(self, name, content):
        begun = self.send("POST", "/api/uploads", {"name": name, "size": len(content), "parts": 1})
        path = f"/api/uploads/{begun['id']}"
        digest = hashlib.new("sm3", content).hexdigest()
        self.send("PUT", path + "/parts/1", content, Content_Type="application/octet-stream", Content_SM3=digest)
        return self.send("POST", path + "/completion")


def citizen_number(body):
    """The number with its check character (GB 11643, ISO 7064 MOD 11-2)."""
    total = sum(int(digit) * pow(2, 17 - place, 11) for place, digit in enumerate(body))
    return body + "10X98765432"[total % 11]


def demo_people(hall):
    """Whom one may sign in as, each with the heading of his group."""
    groups = Visitor(hall).get("/api/demo/people")["groups"]
    return [dict(person, group=group) for group in groups for person in group["people"]]


def staff_of(hall, organ, role):
    """Somebody in a post of this role; `organ` is the name of the organ."""
    for person in demo_people(hall):
        for capacity in person["capacities"]:
            if capacity["role"] == role and capacity["name"]["zh"] == organ:
                return person
    raise AssertionError(f"nobody is {role} at {organ}")


def wait_for_code(hall, login):
    """A one-time code works once: the next one comes within half a minute."""
    while True:
        person = next(p for p in demo_people(hall) if p["login"] == login)
        if not person.get("code") or person["code"].get("code"):
            return person
        time.sleep(min(person["code"]["seconds_left"], 1) or 0.2)


# ---- the ledger, computed anew: RFC 6962 over SM3 -----------------------------------------------------------


def sm3(data):
    return hashlib.new("sm3", data).digest()


def leaf_hash(entry):
    return sm3(b"\x00" + entry)


def node_hash(left, right):
    return sm3(b"\x01" + left + right)


def root_of(hashes):
    """The root of a tree with these leaves: neighbours are joined, an odd one out goes up alone."""
    if not hashes:
        return sm3(b"")
    while len(hashes) > 1:
        joined = [node_hash(hashes[i], hashes[i + 1]) for i in range(0, len(hashes) - 1, 2)]
        if len(hashes) % 2:
            joined.append(hashes[-1])
        hashes = joined
    return hashes[0]


def read_checkpoint(note):
    lines = note.split("\n")
    return {"origin": lines[0], "size": int(lines[1]), "root": base64.b64decode(lines[2])}


def checkpoint(hall):
    return read_checkpoint(Visitor(hall).get("/api/ledger/checkpoint").bytes.decode())
