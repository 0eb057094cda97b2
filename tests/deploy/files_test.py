"""What the tools of each server say about its shipped files."""

import json
import os
import re
import unittest

import stack


class FilesTest(unittest.TestCase):
    def test_prometheus_takes_its_files(self):
        folder = stack.MONITORING / "prometheus"
        stack.sh("promtool", "check", "config", "--syntax-only", folder / "prometheus.yml")
        stack.sh("promtool", "check", "rules", *sorted((folder / "rules").glob("*.yml")))
        stack.sh("promtool", "test", "rules", "rules.test.yml", cwd=folder)

    def test_alertmanager_takes_its_file(self):
        stack.sh("amtool", "check-config", stack.MONITORING / "alertmanager.yml")

    def test_postgres_runs_with_what_its_file_says(self):
        running = stack.running()
        told = running.query("select count(*) filter (where applied), count(*) filter (where error is not null) from pg_file_settings where sourcefile like '/etc/solaris/%'")
        lines = [line for line in (stack.DEPLOY / "postgres/postgresql.conf").read_text().splitlines() if re.match(r"\w", line)]
        self.assertEqual(told, f"{len(lines)}|0")
        extensions = "select string_agg(extname, ' ' order by extname) from pg_extension where extname <> 'plpgsql'"
        self.assertEqual(running.query(extensions), "pg_stat_statements pg_trgm")

    def test_redis_runs_with_what_its_file_says(self):
        stack.running()
        password = (stack.SECRETS / "redis_metrics").read_text().strip()
        for line in (stack.DEPLOY / "redis/redis.conf").read_text().splitlines():
            name, _, value = line.partition(" ")
            if name in ("maxmemory-policy", "appendonly", "save", "maxclients", "aclfile"):
                told = stack.sh("redis-cli", "-h", "redis", "--user", "metrics", "--pass", password, "--no-auth-warning", "config", "get", name).stdout.split("\n")
                self.assertEqual(told[:2], [name, value.strip('"')])

    def test_every_element_of_the_seed_names_a_test_that_exists(self):
        here = stack.ROOT / "tests/deploy"
        known = {path.stem: set(re.findall(r"def (test_\w+)", path.read_text())) for path in here.glob("*_test.py")}
        classes = {path.stem for path in (stack.ROOT / "tests/Solaris.Gateway.Tests").rglob("*Tests.cs")}
        rows = [line for line in (stack.ROOT / "docs/seed-conformance.md").read_text().splitlines() if re.match(r"\| (?!seed \|)", line)]
        self.assertGreater(len(rows), 40)
        for row in rows:
            with self.subTest(row[:60]):
                cell = row.rstrip("| ").rsplit(" | ", 1)[1]
                shown = re.findall(r"`(?:(\w+_test)(?:\.(test_\w+))?|(\w+Tests))`", cell)
                self.assertTrue(shown, "names no test")
                for module, test, type_ in shown:
                    self.assertIn(type_, {"", *classes})
                    self.assertIn(module, {"", *known})
                    self.assertIn(test, {"", *known.get(module, ())})

    def test_scripts_tell_what_they_do(self):
        for name in ("generate-ssl", "generate-secrets", "backup", "restore", "health-check", "setup-letsencrypt", "harden-host"):
            with self.subTest(name):
                self.assertIn("Usage:", stack.sh(stack.ROOT / "scripts" / name, "--help").stdout)
                self.assertEqual(stack.sh(stack.ROOT / "scripts" / name, "--nonsense", check=False).returncode, 64)

    def test_what_changes_a_host_can_be_looked_at_first(self):
        firewall = stack.sh(stack.ROOT / "scripts/harden-host", "--dry-run").stdout
        self.assertIn("-A DOCKER-USER -m conntrack --ctstate NEW -j DROP", firewall)
        self.assertIn('"live-restore": true', firewall)
        certificate = stack.sh(stack.ROOT / "scripts/setup-letsencrypt", "--dry-run", "--email", "a@example.org", "ia.example.org").stdout
        self.assertIn("--webroot", certificate)
        folder = stack.running().work / "nothing"
        stack.sh(stack.ROOT / "scripts/generate-secrets", "--dry-run", folder)
        stack.sh(stack.ROOT / "scripts/generate-ssl", "--dry-run", "--out", folder)
        self.assertFalse(folder.exists())

    def test_compose_takes_its_file(self):
        environment = {**os.environ, "SOLARIS_ADMIN_EMAIL": "a@example.org", "BACKUP_RECIPIENT": "age1example"}
        told = stack.sh("docker-compose", "-f", stack.ROOT / "docker-compose.yml", "config", env=environment)
        self.assertNotIn("variable is not set", told.stderr)
        # Nothing starts half configured.
        self.assertNotEqual(stack.sh("docker-compose", "-f", stack.ROOT / "docker-compose.yml", "config", check=False, cwd="/").returncode, 0)

    def test_every_container_is_kept_small(self):
        environment = {**os.environ, "SOLARIS_ADMIN_EMAIL": "a@example.org", "BACKUP_RECIPIENT": "age1example"}
        told = stack.sh("docker-compose", "-f", stack.ROOT / "docker-compose.yml", "config", env=environment).stdout
        services = told[told.index("\nservices:\n") : told.index("\nversion:")]
        parts = re.split(r"\n  (?=[a-z0-9-]+:\n)", services)[1:]
        self.assertGreaterEqual(len(parts), 17)
        for part in parts:
            name = part[: part.index(":")]
            with self.subTest(name):
                self.assertIn("no-new-privileges:true", part)
                self.assertIn("cap_drop:\n    - ALL", part)
                self.assertIn("max-size: 10m", part)
                self.assertRegex(part, r"image: \S+:\S+")
                self.assertNotIn(":latest", part)
                if name != "litellm":
                    self.assertIn("read_only: true", part)
                    self.assertIn("user: ", part)
                published = re.findall(r"published: (\d+)|- (127\.0\.0\.1:\d+):", part)
                if name != "nginx":
                    self.assertEqual([port for port, _ in published if port], [])

    def test_the_edge_passes_a_tls_scan(self):
        stack.running()
        report = stack.running().work / "tls.json"
        stack.sh("testssl", "--quiet", "--color", "0", "--warnings", "off", "--fast", "-p", "-s", "-f", "-S", "-h", "--ip", "127.0.0.1", "--add-ca", "/etc/nginx/ssl/cert.pem", "--jsonfile", report, "https://localhost:443", check=False, timeout=120)
        findings = json.loads(report.read_text())
        self.assertGreater(len(findings), 15)
        found = [finding for finding in findings if finding["severity"] in ("MEDIUM", "HIGH", "CRITICAL", "FATAL")]
        # Self-signed for the test: what an authority's certificate brings is not here.
        found = [finding for finding in found if not finding["id"].startswith(("cert_", "OCSP", "DNS_CAA"))]
        self.assertEqual(found, [])


if __name__ == "__main__":
    unittest.main()
