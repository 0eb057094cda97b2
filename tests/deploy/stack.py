"""The stack of docker-compose.yml as processes, each with the file and under the name that it has there.

Lives in a network and mount namespace of its own (tests/deploy/run), so that names, ports and paths are the shipped ones.
"""

import atexit
import http.server
import json
import os
import pathlib
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import threading
import time
import urllib.error
import urllib.request
from urllib.parse import quote  # noqa: F401: for tests

ROOT = pathlib.Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
MONITORING = DEPLOY / "monitoring"
POSTGRES = pathlib.Path("/usr/lib/postgresql/15/bin")
SECRETS = pathlib.Path("/run/secrets")
DATABASE = "ia_solaris"
MODELS = """
model_list:
  - model_name: "fake-chat"
    litellm_params: { model: "openai/fake-chat", api_base: "http://provider:18080/v1", api_key: "sk-fake", input_cost_per_token: 0.0000025, output_cost_per_token: 0.00001 }
  - model_name: "fake-chat!*"
    litellm_params: { model: "openai/fake-chat!*", api_base: "http://provider:18080/v1", api_key: "sk-fake", input_cost_per_token: 0.0000025, output_cost_per_token: 0.00001 }
"""
# One address for each service, two for the gateway's replicas: what Docker's DNS does.
NAMES = {
    "postgres": "127.0.1.1",
    "redis": "127.0.1.2",
    "admin-dashboard": "127.0.1.3",
    "nginx": "127.0.1.4",
    "prometheus": "127.0.1.5",
    "alertmanager": "127.0.1.6",
    "postgres-exporter": "127.0.1.7",
    "redis-exporter": "127.0.1.8",
    "nginx-exporter": "127.0.1.9",
    "node-exporter": "127.0.1.10",
    "provider": "127.0.0.1",
    "blackbox-exporter": "127.0.1.21",
    "receiver": "127.0.1.22",
}
GATEWAYS = ["127.0.1.11", "127.0.1.12"]

_running = None


def running():
    """The stack, started at the first call."""
    global _running
    if _running is None:
        _running = Stack()
        atexit.register(stop)
        _running.start()
    return _running


def stop():
    global _running
    if _running is not None:
        _running.end()
        _running = None


def eventually(what, seconds=30, every=0.1):
    """What it answers once that is true."""
    end = time.monotonic() + seconds
    while True:
        try:
            answer = what()
            if answer:
                return answer
            problem = "not yet"
        except (OSError, AssertionError, urllib.error.URLError) as exception:
            problem = exception
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {problem}")
        time.sleep(every)


def sh(*words, check=True, **more):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, **more)
    if check and done.returncode:
        raise AssertionError(f"{words[0]} ended with {done.returncode}: {done.stdout[-3000:]}{done.stderr[-3000:]}")
    return done


def link_schemas(folder):
    """Lets what is written into the folder name the packages of tests/deploy/schemas."""
    modules = ROOT / "tests/deploy/schemas/node_modules"
    if not modules.exists():
        raise AssertionError("The schemas are not installed: npm --prefix tests/deploy/schemas ci")
    (folder / "node_modules").symlink_to(modules)


class Stack:
    def __init__(self):
        self.work = pathlib.Path(tempfile.mkdtemp(prefix="solaris-deploy.", dir="/var/tmp"))
        self.work.chmod(0o755)
        self.processes = {}
        self.heard = {}  # What Alertmanager told its receivers, by path.
        self.tls = ssl.create_default_context()

    # -- the machine

    def start(self):
        self._network()
        self._mounts()
        self._postgres()
        self._redis()
        self.run("provider", *self.dotnet("Solaris.FakeProvider", "Solaris.FakeProvider.dll"), "--port", "18080", "--delay", "20")
        sh(*self.solaris("migrate"), env=self.gateway_environment(user="migrator"))
        for number in range(len(GATEWAYS)):
            self.start_gateway(number)
        self.run("dashboard", "nginx", "-c", "/etc/nginx/dashboard.conf", "-g", "daemon off;", apart=True, user="www-data")
        for number in range(len(GATEWAYS)):
            self.until(f"gateway-{number}", lambda: self.plain(f"http://{GATEWAYS[number]}:5000/health/ready").status == 200)
        self.run("edge", "nginx", "-c", "/etc/nginx/nginx.conf", "-g", "daemon off;", apart=True, user="www-data")
        self.until("edge", lambda: self.get("/health").status == 200)
        self._monitoring()

    def _network(self):
        sh("ip", "link", "set", "lo", "up")
        # As docker-compose.yml sets it for the edge, which listens on 80 and 443 without being root.
        pathlib.Path("/proc/sys/net/ipv4/ip_unprivileged_port_start").write_text("0")
        self.hosts = self.work / "hosts"
        self.name_gateways(GATEWAYS)

    def name_gateways(self, addresses):
        names = ["127.0.0.1 localhost", *(f"{address} {name}" for name, address in NAMES.items())]
        self.hosts.write_text("\n".join([*names, *(f"{address} proxy-inteligente" for address in addresses)]) + "\n")

    def _mounts(self):
        sh("mount", "-t", "tmpfs", "-o", "mode=755", "tmpfs", "/run")
        for folder in ("/etc", "/usr/share/nginx", "/var/www"):
            if pathlib.Path(folder).is_dir():
                self._writable(folder)
        for source, target in {
            self.hosts: "/etc/hosts",
            DEPLOY / "nginx/nginx.conf": "/etc/nginx/nginx.conf",
            DEPLOY / "nginx/dashboard.conf": "/etc/nginx/dashboard.conf",
            DEPLOY / "nginx/snippets": "/etc/nginx/snippets",
            DEPLOY / "postgres": "/etc/solaris/postgres",
            DEPLOY / "redis": "/etc/solaris/redis",
            self._dashboard(): "/usr/share/nginx/html/admin",
        }.items():
            self._bind(source, pathlib.Path(target))
        sh(ROOT / "scripts/generate-secrets", SECRETS)
        SECRETS.chmod(0o755)
        (SECRETS / "openai_api_key").write_text("sk-fake")
        sh(ROOT / "scripts/generate-ssl", "--out", "/etc/nginx/ssl", "localhost", "nginx", "ia.example.org")
        shutil.chown("/etc/nginx/ssl/key.pem", group="www-data")  # The image's user 101 is another here.
        self.tls.load_verify_locations("/etc/nginx/ssl/cert.pem")
        acme = pathlib.Path("/var/www/acme/.well-known/acme-challenge")
        acme.mkdir(parents=True)
        (acme / "token").write_text("token.thumbprint")

    def _writable(self, folder):
        """What is written there is gone at the end."""
        upper = pathlib.Path("/run/over") / folder.strip("/").replace("/", "-")
        for name in ("upper", "work"):
            (upper / name).mkdir(parents=True)
        sh("mount", "-t", "overlay", "overlay", "-o", f"lowerdir={folder},upperdir={upper}/upper,workdir={upper}/work", folder)

    @staticmethod
    def _bind(source, target):
        if source.is_dir():
            target.mkdir(parents=True, exist_ok=True)
        else:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.touch()
        sh("mount", "--bind", source, target)

    def _dashboard(self):
        built = ROOT / "web/dist"
        if not (built / "index.html").exists():
            raise AssertionError("The dashboard is not built: npm --prefix web ci && npm --prefix web run build")
        return built

    # -- databases

    def _postgres(self):
        self.archive = self.folder("wal", "postgres")
        self.data = self.folder("pg", "postgres")
        self.folder("/run/postgresql", "postgres")
        self.folder("/run/postgresql-sockets", "postgres")
        sh(*self.as_postgres(POSTGRES / "initdb", "-D", self.data, "-U", "postgres", "--no-sync", "--data-checksums", "--locale-provider=icu",
            "--icu-locale=pt-BR", "--locale=C.UTF-8", "--encoding=UTF8", "--auth=reject"))
        self.start_postgres()
        sh(*self.as_postgres("psql", "-h", "/run/postgresql", "-qc", f"create database {DATABASE}", "postgres"))
        sh(*self.as_postgres("env", f"POSTGRES_DB={DATABASE}", "PGHOST=/run/postgresql", "sh", "/etc/solaris/postgres/init/10-solaris.sh"))

    def start_postgres(self, data=None, *more):
        self.run("postgres", "env", f"WAL_ARCHIVE={self.archive}", "sh", "/etc/solaris/postgres/start.sh", POSTGRES / "postgres",
            "-D", data or self.data, "-c", "config_file=/etc/solaris/postgres/postgresql.conf", "-c", "hba_file=/etc/solaris/postgres/pg_hba.conf",
            "-c", "unix_socket_directories=/run/postgresql", *more, user="postgres")
        self.until("postgres", lambda: sh(POSTGRES / "pg_isready", "-q", "-h", "postgres", check=False).returncode == 0)

    def _redis(self):
        self.run("redis", "redis-server", "/etc/solaris/redis/redis.conf", cwd=self.folder("redis"))
        self.until("redis", lambda: sh("redis-cli", "-e", "-h", "redis", "--user", "health", "--pass", "x", "--no-auth-warning", "ping", check=False).returncode == 0)

    def query(self, sql, database=DATABASE):
        """As the administrator, from inside."""
        return sh(*self.as_postgres("psql", "-h", "/run/postgresql", "-XAtc", sql, database)).stdout.strip()

    def secret(self, name):
        return (SECRETS / name).read_text().strip()

    # -- monitoring

    def _monitoring(self):
        for source, target in {
            MONITORING / "prometheus/prometheus.yml": "/etc/prometheus/prometheus.yml",
            MONITORING / "prometheus/rules": "/etc/prometheus/rules",
            MONITORING / "blackbox.yml": "/etc/blackbox/blackbox.yml",
            MONITORING / "alertmanager.yml": "/etc/alertmanager/alertmanager.yml",
        }.items():
            self._bind(source, pathlib.Path(target))
        self.run("names", "python3", ROOT / "tests/deploy/names.py", "127.0.1.53")
        pathlib.Path("/run/resolv.conf").write_text("nameserver 127.0.1.53\n")
        self._bind(pathlib.Path("/run/resolv.conf"), pathlib.Path("/etc/resolv.conf"))
        self.textfiles = self.folder("textfiles")
        shutil.chown(self.textfiles, "postgres")
        (self.textfiles / "backup.prom").write_text(f"solaris_backup_last_success_timestamp_seconds {int(time.time())}\nsolaris_backup_size_bytes 1\n")
        exported = {"DATA_SOURCE_URI": f"postgres:5432/{DATABASE}?sslmode=require", "DATA_SOURCE_USER": "solaris_metrics", "DATA_SOURCE_PASS_FILE": str(SECRETS / "db_metrics")}
        self.run("postgres-exporter", "prometheus-postgres-exporter", "--web.listen-address=postgres-exporter:9187", env={**os.environ, **exported})
        self.run("redis-exporter", "prometheus-redis-exporter", "-web.listen-address=redis-exporter:9121", "-redis.addr=redis://redis:6379", "-redis.user=metrics", f"-redis.password-file={SECRETS}/redis_exporter")
        self.run("nginx-exporter", "prometheus-nginx-exporter", "-web.listen-address=nginx-exporter:9113", "-nginx.scrape-uri=http://nginx:8081/stub_status")
        self.run("node-exporter", "prometheus-node-exporter", "--web.listen-address=node-exporter:9100", f"--collector.textfile.directory={self.textfiles}")
        self.run("blackbox-exporter", "prometheus-blackbox-exporter", "--web.listen-address=blackbox-exporter:9115", "--config.file=/etc/blackbox/blackbox.yml")
        self.receiver = http.server.ThreadingHTTPServer((NAMES["receiver"], 9999), receiver_into(self.heard))
        threading.Thread(target=self.receiver.serve_forever, daemon=True).start()
        self.run("alertmanager", "prometheus-alertmanager", "--config.file=/etc/alertmanager/alertmanager.yml", f"--storage.path={self.folder('alertmanager')}",
            "--web.listen-address=alertmanager:9093", "--cluster.listen-address=")
        # What Prometheus sends before anybody listens it sends again a minute later.
        self.until("alertmanager", lambda: self.plain("http://alertmanager:9093/-/ready").status == 200)
        self.run("prometheus", "prometheus", "--config.file=/etc/prometheus/prometheus.yml", f"--storage.tsdb.path={self.folder('prometheus')}", "--web.listen-address=prometheus:9090")

    # -- gateways

    def gateway_environment(self, number=0, user="app"):
        models = self.work / "models.yaml"
        models.write_text(MODELS)
        return {
            **os.environ,
            "HOST": GATEWAYS[number],
            "PORT": "5000",
            "TRUSTED_PROXIES": "127.0.0.0/8",
            "LOG_LEVEL": "WARNING",
            "DB_HOST": "postgres",
            "DB_NAME": DATABASE,
            "DB_USER": f"solaris_{user}",
            "DB_PASSWORD_FILE": str(SECRETS / f"db_{user}"),
            "REDIS_HOST": "redis",
            "REDIS_PASSWORD_FILE": str(SECRETS / "redis_password"),
            "SECRET_KEY_FILE": str(SECRETS / "secret_key"),
            "SOLARIS_MASTER_KEY_FILE": str(SECRETS / "master_key"),
            "SOLARIS_ADMIN_EMAIL": "admin@example.org",
            "SOLARIS_ADMIN_PASSWORD_FILE": str(SECRETS / "admin_password"),
            "SOLARIS_CONFIG": str(models),
            "SOLARIS_DATA": str(self.folder(f"gateway-{number}")),
        }

    def start_gateway(self, number):
        self.run(f"gateway-{number}", *self.solaris("serve"), env=self.gateway_environment(number))

    @staticmethod
    def dotnet(project, program):
        return "dotnet", ROOT / "artifacts/bin" / project / "release" / program

    def solaris(self, *words):
        return *self.dotnet("Solaris.Gateway", "solaris.dll"), *words

    # -- processes

    def folder(self, name, owner="root"):
        path = self.work / name
        path.mkdir(parents=True, exist_ok=True)
        path.chmod(0o700 if owner != "root" else 0o755)
        shutil.chown(path, owner)
        return path

    @staticmethod
    def as_postgres(*words):
        return "runuser", "-u", "postgres", "--", *words

    def run(self, name, *words, env=None, user=None, apart=False, cwd=None):
        """Starts a process; apart gives it a /tmp of its own, as a container has."""
        if user:
            words = ("setpriv", f"--reuid={user}", f"--regid={user}", "--init-groups", *words)
        if apart:
            words = ("unshare", "--mount", "sh", "-c", 'mount -t tmpfs -o mode=1777 tmpfs /tmp && exec "$@"', "sh", *words)
        log = self.work / f"{name}.log"
        log.touch()
        log.chmod(0o666)
        with log.open("ab") as output:
            self.processes[name] = subprocess.Popen([str(word) for word in words], stdout=output, stderr=output, env=env, cwd=cwd or self.work)

    def log(self, name):
        return (self.work / f"{name}.log").read_text()

    def until(self, name, what, seconds=40):
        """Waits for what a process shall do, no longer than that lives."""

        def alive():
            answer = what()
            if not answer and self.processes[name].poll() is not None:
                raise RuntimeError(f"{name} ended: {self.log(name)[-3000:]}")
            return answer

        try:
            return eventually(alive, seconds)
        except AssertionError as exception:
            raise AssertionError(f"{name}: {exception}\n{self.log(name)[-3000:]}") from None

    def kill(self, name, how=signal.SIGTERM, seconds=30):
        process = self.processes.pop(name)
        process.send_signal(how)
        process.wait(seconds)

    def end(self):
        for process in reversed(self.processes.values()):
            process.kill()
        for process in self.processes.values():
            process.wait(10)
        os.chdir("/")
        shutil.rmtree(self.work, ignore_errors=True)

    # -- calls

    def get(self, path, **more):
        return self.call("GET", path, **more)

    def call(self, method, path, body=None, headers=None, seconds=20):
        """One request through the edge: its status, headers and body."""
        data = json.dumps(body).encode() if isinstance(body, (dict, list)) else body
        headers = {**({"content-type": "application/json"} if data else {}), **(headers or {})}
        return self.plain(f"https://localhost{path}", method, data, headers, seconds)

    def plain(self, url, method="GET", data=None, headers=None, seconds=20):
        request = urllib.request.Request(url, data, headers or {}, method=method)
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), urllib.request.HTTPSHandler(context=self.tls), NoRedirect())
        try:
            answer = opener.open(request, timeout=seconds)
        except urllib.error.HTTPError as refused:
            answer = refused
        with answer:
            answer.text = answer.read().decode(errors="replace")
        return answer

    def master(self):
        return {"authorization": f"Bearer {self.secret('master_key')}"}

    def admin(self, method, path, body=None):
        answer = self.call(method, path, body, self.master())
        if answer.status >= 300:
            raise AssertionError(f"{method} {path}: {answer.status} {answer.text[:500]}")
        return json.loads(answer.text) if answer.text else None

    def new_key(self, email, **more):
        user = self.admin("POST", "/api/users", {"email": email, "name": "Test", "monthlyTokens": 10_000_000})
        return self.admin("POST", "/api/keys", {"name": "test", "kind": "standard", "userId": user["id"], **more})["secret"]


class NoRedirect(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_):
        return None


def receiver_into(heard):
    class Receiver(http.server.BaseHTTPRequestHandler):
        def do_POST(self):
            body = json.loads(self.rfile.read(int(self.headers["content-length"])))
            heard.setdefault(self.path, []).append(body)
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_):
            pass

    return Receiver
