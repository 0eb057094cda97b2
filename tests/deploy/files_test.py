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
