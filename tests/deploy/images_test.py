"""Our images, built from the shipped Dockerfiles, as containers that docker-compose starts from the shipped file."""

import json
import pathlib
import shutil
import ssl
import tempfile
import time
import unittest
import urllib.error
import urllib.request

import stack
from containers import images
from containers.machine import Machine

OURS = ("proxy-inteligente", "proxy-inteligente-2", "admin-dashboard", "nginx", "backup")
STARTED = (*OURS, "postgres", "redis")
MODELS = """
model_list:
  - model_name: "fake-chat"
    litellm_params: { model: "openai/fake-chat", api_base: "http://provider:18080/v1", api_key: "sk-fake", input_cost_per_token: 0.0000025, output_cost_per_token: 0.00001 }
"""


class ImagesTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.work = pathlib.Path(tempfile.mkdtemp(prefix="solaris-images.", dir="/var/tmp"))
        cls.addClassCleanup(shutil.rmtree, cls.work, ignore_errors=True)
        cls.machine = Machine(cls.work)
        cls.machine.start()
        cls.addClassCleanup(cls.machine.end)
        began = time.monotonic()
        images.make(cls.machine)
        print(f"          images built in {time.monotonic() - began:.0f} s", flush=True)
        cls.project()
        began = time.monotonic()
        cls.compose("up", "-d", "nginx", "backup", "provider")
        print(f"          up in {time.monotonic() - began:.0f} s", flush=True)
        cls.addClassCleanup(cls.compose, "down", "--timeout", "5", check=False)
        cls.states = {service: cls.inspect(service)["State"] for service in (*STARTED, "migrator", "wal-owner")}
        cls.tls = ssl.create_default_context(cafile=cls.folder / "ssl/cert.pem")
        stack.eventually(lambda: cls.call("GET", "/health")[0] == 200)
        cls.key = cls.new_key()

    @classmethod
    def project(cls):
        """What an installation has beside docker-compose.yml, made by the shipped scripts."""
        cls.folder = cls.work / "project"
        shutil.copytree(stack.DEPLOY, cls.folder / "deploy")
        (cls.folder / "acme").mkdir()
        (cls.folder / "litellm-config.yaml").write_text(MODELS)
        stack.sh(stack.ROOT / "scripts/generate-secrets", cls.folder / "secrets")
        stack.sh(stack.ROOT / "scripts/generate-ssl", "--out", cls.folder / "ssl", "localhost")
        recipient = stack.sh(stack.ROOT / "scripts/backup", "--new-key", cls.work / "backup.key").stdout.strip()
        cls.environment = {
            **cls.machine.environment,
            **images.settings(),
            "COMPOSE_PROJECT_NAME": "solaris",
            "SOLARIS_ADMIN_EMAIL": "admin@example.org",
            "SOLARIS_CONFIG": "/etc/solaris/litellm-config.yaml",
            "BACKUP_RECIPIENT": recipient,
            "FAKE_PROVIDER": str(stack.ROOT / "artifacts/bin/Solaris.FakeProvider/release"),
        }

    @classmethod
    def compose(cls, *words, check=True):
        files = ("-f", stack.ROOT / "docker-compose.yml", "-f", stack.ROOT / "tests/deploy/containers/compose.yml")
        return stack.sh("docker-compose", "--project-directory", cls.folder, *files, *words, env=cls.environment, check=check, timeout=180)

    @classmethod
    def call(cls, method, path, body=None, **headers):
        data = json.dumps(body).encode() if body else None
        request = urllib.request.Request(f"https://localhost{path}", data, {"content-type": "application/json", **headers}, method=method)
        try:
            with urllib.request.urlopen(request, timeout=20, context=cls.tls) as answer:
                return answer.status, answer.read().decode()
        except urllib.error.HTTPError as refused:
            return refused.code, refused.read().decode()

    @classmethod
    def secret(cls, name):
        return (cls.folder / "secrets" / name).read_text().strip()

    @classmethod
    def container(cls, service):
        return cls.machine.podman("ps", "--all", "--quiet", "--filter", f"label=com.docker.compose.service={service}").stdout.split()[0]

    @classmethod
    def inspect(cls, service):
        return json.loads(cls.machine.podman("inspect", cls.container(service)).stdout)[0]

    @classmethod
    def execute(cls, service, *words, check=True):
        return cls.machine.podman("exec", cls.container(service), *words, check=check)

    @classmethod
    def new_key(cls):
        master = {"authorization": f"Bearer {cls.secret('master_key')}"}
        _, user = cls.call("POST", "/api/users", {"email": "chat@example.org", "name": "Chat", "monthlyTokens": 1_000_000}, **master)
        _, key = cls.call("POST", "/api/keys", {"name": "chat", "kind": "standard", "userId": json.loads(user)["id"]}, **master)
        return json.loads(key)["secret"]

    def chat(self):
        body = {"model": "fake-chat", "messages": [{"role": "user", "content": "Olá"}], "max_tokens": 5}
        status, answer = self.call("POST", "/v1/chat/completions", body, authorization=f"Bearer {self.key}")
        self.assertEqual(status, 200, answer)
        self.assertGreater(json.loads(answer)["usage"]["completion_tokens"], 0)

    def test_a_chat_is_answered_through_the_edge(self):
        self.chat()
        status, page = self.call("GET", "/admin/")
        self.assertEqual(status, 200)
        self.assertIn("/admin/assets/", page)

    def test_each_started_when_what_it_needs_was_well(self):
        states, began = self.states, {service: state["StartedAt"] for service, state in self.states.items()}
        self.assertEqual({service: states[service]["ExitCode"] for service in ("migrator", "wal-owner")}, {"migrator": 0, "wal-owner": 0})
        self.assertLess(states["wal-owner"]["FinishedAt"], began["postgres"])
        for service in ("proxy-inteligente", "proxy-inteligente-2"):
            self.assertLess(states["migrator"]["FinishedAt"], began[service])
            self.assertLess(max(began["postgres"], began["redis"]), began[service])
            self.assertLess(began[service], began["nginx"])
        for service in ("postgres", "redis", "proxy-inteligente", "proxy-inteligente-2", "admin-dashboard", "nginx"):
            stack.eventually(lambda: self.inspect(service)["State"]["Health"]["Status"] == "healthy")

    def test_each_process_is_small_and_may_write_nowhere(self):
        for service in STARTED:
            with self.subTest(service):
                pid = self.inspect(service)["State"]["Pid"]
                status = dict(line.split(":\t", 1) for line in pathlib.Path(f"/proc/{pid}/status").read_text().splitlines() if ":\t" in line)
                self.assertNotIn("0", status["Uid"].split())
                self.assertEqual(status["NoNewPrivs"], "1")
                self.assertEqual(int(status["CapEff"], 16) | int(status["CapBnd"], 16), 0)
                root = next(line.split() for line in pathlib.Path(f"/proc/{pid}/mountinfo").read_text().splitlines() if line.split()[4] == "/")
                self.assertIn("ro", root[5].split(","))

    def test_the_health_verb_answers_inside(self):
        for service in ("proxy-inteligente", "proxy-inteligente-2"):
            self.execute(service, "dotnet", "/app/solaris.dll", "health")
            self.execute(service, "dotnet", "/app/solaris.dll", "health", "--ready")

    def test_secrets_are_files_and_nothing_else(self):
        for service in STARTED:
            told = json.dumps(self.inspect(service))
            for secret in (self.folder / "secrets").iterdir():
                value = secret.read_text().strip()
                if len(value) == 64:
                    self.assertNotIn(value, told, f"{service} tells {secret.name}")
        self.assertEqual(self.execute("backup", "cat", "/run/secrets/db_backup").stdout.strip(), self.secret("db_backup"))

    def test_the_edge_knows_no_database(self):
        self.execute("nginx", "getent", "hosts", "proxy-inteligente")
        for name in ("postgres", "redis"):
            self.assertNotEqual(self.execute("nginx", "getent", "hosts", name, check=False).returncode, 0)

    def test_the_service_of_backups_makes_one(self):
        def made():
            return [name for name in self.execute("backup", "ls", "/backups").stdout.split() if name.endswith(".sha256")]

        try:
            stack.eventually(made, 100)  # One that fails is made again after a minute.
        except AssertionError:
            told = self.machine.podman("logs", self.container("backup"))
            self.fail(f"no backup: {told.stdout}{told.stderr}")
        self.assertTrue(made()[0].startswith(("dump-", "base-")), made())
        stack.eventually(lambda: "solaris_backup_last_success" in self.execute("backup", "cat", "/metrics/backup.prom", check=False).stdout)


    def test_when_a_gateway_stops_the_health_check_says_so_and_the_other_serves(self):  # Runs last.
        stack.eventually(lambda: self.check().returncode == 0, 20, 1)
        told = self.check().stdout
        self.assertIn("ok    proxy-inteligente-2 is ready", told)
        self.assertIn("ok    migrator exited", told)
        self.assertIn("ok    postgres running healthy", told)
        self.compose("stop", "proxy-inteligente-2")
        self.assertEqual(self.inspect("proxy-inteligente-2")["State"]["ExitCode"], 0)
        self.chat()
        told = self.check()
        self.assertEqual(told.returncode, 1, told.stdout)
        self.assertIn("FAIL  proxy-inteligente-2 is ready", told.stdout)
        self.assertIn("ok    proxy-inteligente is ready", told.stdout)

    def check(self):
        """scripts/health-check, where podman is what answers to Docker's name."""
        shim = self.work / "bin/docker"
        if not shim.exists():
            shim.parent.mkdir()
            shim.symlink_to(shutil.which("podman"))
        environment = {**self.machine.environment, "PATH": f"{shim.parent}:{self.machine.environment['PATH']}"}
        return stack.sh(stack.ROOT / "scripts/health-check", "--cacert", "ssl/cert.pem", cwd=self.folder, env=environment, check=False)


if __name__ == "__main__":
    unittest.main()
