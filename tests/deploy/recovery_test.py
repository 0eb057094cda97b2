"""The disaster drill: load, backup, more load, destruction, and back: from a dump, and to a moment in time."""

import os
import shutil
import time
import unittest

import stack


class RecoveryTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.stack = stack.running()
        cls.key = cls.stack.new_key("drill@example.org")
        cls.backups = cls.stack.folder("backups", "postgres")
        cls.identity = cls.backups / "identity"
        cls.recipient = stack.sh(stack.ROOT / "scripts/backup", "--new-key", cls.identity).stdout.strip()
        shutil.chown(cls.identity, "postgres")

    def environment(self):
        return {
            **os.environ, "HOME": str(self.backups), "PGHOST": "postgres", "PGUSER": "solaris_backup", "PGDATABASE": stack.DATABASE, "PGPASSWORD_FILE": str(stack.SECRETS / "db_backup"),
            "BACKUP_DIR": str(self.backups), "BACKUP_RECIPIENT": self.recipient, "BACKUP_IDENTITY": str(self.identity),
            "WAL_ARCHIVE": str(self.stack.archive), "METRICS_DIR": str(self.stack.textfiles),
            "PATH": f"{stack.POSTGRES}:{os.environ['PATH']}",
        }  # fmt: skip

    def inside(self):
        """As the administrator, over the socket, as in the container; with the gateway's program beside."""
        program = " ".join(str(word) for word in self.stack.solaris())
        gateway = {**self.stack.gateway_environment(), "SOLARIS_DATA": str(self.stack.folder("restoring", "postgres")), "SOLARIS": program}
        return {**gateway, **self.environment(), "PGHOST": "/run/postgresql", "PGUSER": "postgres", "PGPASSWORD_FILE": ""}

    def known(self, user):
        return self.stack.query(f"select coalesce(email, '') || ' ' || status from app_user where id = '{user}'")

    def script(self, name, *words, env=None, check=True):
        return stack.sh("setpriv", "--reuid=postgres", "--regid=postgres", "--init-groups", "bash", stack.ROOT / "scripts" / name, *words, env=env or self.environment(), check=check, cwd="/")

    def load(self, calls):
        body = {"model": "fake-chat", "messages": [{"role": "user", "content": "Olá"}], "max_tokens": 5, "metadata": {"fake": "tokens=5"}}
        for _ in range(calls):
            answer = self.stack.call("POST", "/v1/chat/completions", body, {"authorization": f"Bearer {self.key}"})
            self.assertEqual(answer.status, 200, answer.text)

    def sums(self):
        return self.stack.query("select (select count(*) from reservation) || ' ' || (select sum(used) from bucket)")

    def settled(self):
        """The sums, once nothing is held any more."""
        stack.eventually(lambda: self.stack.query("select coalesce(sum(held), 0) from bucket") == "0")
        return self.sums()

    def down(self):
        for number in range(len(stack.GATEWAYS)):
            self.stack.kill(f"gateway-{number}")

    def up(self):
        for number, address in enumerate(stack.GATEWAYS):
            self.stack.start_gateway(number)
        for number, address in enumerate(stack.GATEWAYS):
            self.stack.until(f"gateway-{number}", lambda: self.stack.plain(f"http://{address}:5000/health/ready").status == 200)

        # The edge tries a gateway that was away again after five seconds.
        stack.eventually(lambda: self.stack.get("/v1/models").status == 401)

    def test_drill(self):
        leaves = [self.stack.admin("POST", "/api/users", {"email": f"leaves-{number}@example.org", "name": "Leaves"})["id"] for number in range(2)]
        self.load(10)
        at_backup = self.settled()
        made = self.script("backup", "--base").stdout.split()
        dump = next(path for path in made if "/dump-" in path)
        base = next(path for path in made if "/base-" in path)
        self.assertNotIn(b"drill@example.org", open(dump, "rb").read())
        self.assertEqual(oct(os.stat(dump).st_mode & 0o777), "0o600")
        self.assertIn("solaris_backup_last_success", (self.stack.textfiles / "backup.prom").read_text())

        # What is not empty is left alone.
        self.assertEqual(self.script("restore", dump, stack.DATABASE, env=self.inside(), check=False).returncode, 3)

        self.stack.admin("DELETE", f"/api/users/{leaves[0]}")
        self.load(5)
        at_moment = self.settled()
        self.assertNotEqual(at_moment, at_backup)
        moment = self.stack.query("select clock_timestamp()")
        time.sleep(0.2)
        self.stack.admin("DELETE", f"/api/users/{leaves[1]}")
        self.load(5)
        self.settled()
        self.script("backup")  # The next one: it is the list beside the older dump that grew.
        self.stack.query("select pg_switch_wal()")

        # Destroyed, and recovered to the moment.
        self.down()
        began = time.monotonic()
        stack.eventually(lambda: not list((self.stack.data / "pg_wal/archive_status").glob("*.ready")))
        self.stack.kill("postgres", stack.signal.SIGKILL)
        shutil.rmtree(self.stack.data)
        recovered = self.stack.work / "recovered"
        self.stack.folder("recovered", "postgres")
        self.script("restore", "--files", recovered, "--at", moment, base)
        self.stack.data = recovered
        self.stack.start_postgres()
        stack.eventually(lambda: self.stack.query("select pg_is_in_recovery()") == "f")
        self.assertEqual(self.sums(), at_moment)
        self.assertIn("leaves-1@example.org", self.known(leaves[1]))
        told = self.script("restore", "--finish", self.backups, env=self.inside()).stdout
        self.assertIn("1 erased, 1 gone already", told)
        self.assertRegex(told, r"\d+ checked, 0 violations")
        self.assertNotIn("leaves-1@example.org", self.known(leaves[1]))
        self.up()
        self.load(1)
        print(f"          to a moment in time, keys work again after {time.monotonic() - began:.1f} s")

        # Destroyed again, and back to the dump.
        self.down()
        began = time.monotonic()
        self.stack.query(f"drop database {stack.DATABASE} with (force)", "postgres")
        self.stack.query(f"create database {stack.DATABASE} owner solaris_owner", "postgres")
        told = self.script("restore", dump, stack.DATABASE, env=self.inside())
        self.assertIn("are those of the backup", told.stdout)
        self.assertIn("2 erased", told.stdout)
        self.assertRegex(told.stdout, r"\d+ checked, 0 violations")
        self.assertEqual(self.sums(), at_backup)
        for user in leaves:
            self.assertRegex(self.known(user), r"^[^@]* deleted$")
        again = self.script("restore", "--force", dump, stack.DATABASE, env=self.inside())
        self.assertIn("are those of the backup", again.stdout)
        self.up()
        self.load(1)
        print(f"          from the dump, keys work again after {time.monotonic() - began:.1f} s")

    def test_old_backups_go_and_the_newest_stay(self):
        folder = self.stack.folder("rotated", "postgres")
        for day in range(1, 12):
            for kind in ("dump", "base"):
                path = folder / f"{kind}-202601{day:02}T000000Z.tar.age"
                path.write_text("old")
                os.utime(path, (time.time() - (30 - day) * 86400,) * 2)
        self.script("backup", env={**self.environment(), "BACKUP_DIR": str(folder), "WAL_ARCHIVE": ""})
        self.assertEqual(len(list(folder.glob("dump-*.tar.age"))), 3)
        self.assertEqual(len(list(folder.glob("base-*.tar.age"))), 3)

    def test_the_service_goes_on_for_ever(self):
        folder = self.stack.folder("served", "postgres")
        env = {**self.environment(), "BACKUP_DIR": str(folder), "WAL_ARCHIVE": ""}
        self.stack.run("backup", "bash", stack.ROOT / "scripts/backup", "--every", "24h", env=env, user="postgres")
        self.stack.until("backup", lambda: list(folder.glob("base-*.sha256")))
        self.assertIsNone(self.stack.processes["backup"].poll())
        self.stack.kill("backup", stack.signal.SIGKILL)

    def test_a_backup_that_cannot_read_everything_is_none(self):
        folder = self.stack.folder("unread", "postgres")
        env = {**self.environment(), "BACKUP_DIR": str(folder), "PGUSER": "solaris_metrics", "PGPASSWORD_FILE": str(stack.SECRETS / "db_metrics")}
        self.assertNotEqual(self.script("backup", env=env, check=False).returncode, 0)
        self.assertEqual(list(folder.glob("*.age*")), [])

    def test_a_damaged_backup_or_a_wrong_key_is_refused(self):
        folder = self.stack.folder("damaged", "postgres")
        env = {**self.environment(), "BACKUP_DIR": str(folder), "WAL_ARCHIVE": ""}
        dump = self.script("backup", env=env).stdout.split()[0]
        other = folder / "other"
        stack.sh(stack.ROOT / "scripts/backup", "--new-key", other)
        shutil.chown(other, "postgres")
        self.assertEqual(self.script("restore", dump, "none", env={**self.inside(), "BACKUP_IDENTITY": str(other)}, check=False).returncode, 1)
        with open(dump, "r+b") as file:
            file.truncate(os.path.getsize(dump) // 2)
        self.assertEqual(self.script("restore", dump, "none", env=self.inside(), check=False).returncode, 1)


if __name__ == "__main__":
    unittest.main()
