"""What the tools of each server say about its shipped files."""

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
        for name in ("generate-ssl", "generate-secrets"):
            with self.subTest(name):
                self.assertIn("Usage:", stack.sh(stack.ROOT / "scripts" / name, "--help").stdout)
                self.assertEqual(stack.sh(stack.ROOT / "scripts" / name, "--nonsense", check=False).returncode, 64)


if __name__ == "__main__":
    unittest.main()
