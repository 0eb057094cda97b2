#!/usr/bin/env python3
"""Measures hold and settlement of one hot organisation limit by two replicas on PostgreSQL, with commits that reach the disk.

    scripts/bench ledger                      builds, runs (about three minutes), stores the result in bench/results
    bench/ledger.py --rounds 3 --seconds 8    the options; --out FOLDER

Starts a PostgreSQL of its own (fsync and synchronous_commit on), two processes of bench/LedgerLoad, and in turns: each hold and
settlement in a transaction of its own; all that waits in one transaction, as the gateway does it; and 500 calls a second. At the end
the ledger's invariants are checked on all rows. BENCH_NICE (such as -10, as root) puts load and server before what else the
machine does.
"""

import argparse, datetime, json, os, pathlib, shutil, signal, socket, statistics, subprocess, sys, tempfile, time

ROOT = pathlib.Path(__file__).resolve().parent.parent
PG = pathlib.Path(os.environ.get("PG_BIN", "/usr/lib/postgresql/15/bin"))
LOAD = ROOT / "artifacts/bin/LedgerLoad/release/ledger-load"
GATEWAY = ROOT / "artifacts/bin/Solaris.Gateway/release/solaris"
NICE = int(os.environ.get("BENCH_NICE", "0"))
REPLICAS = 2
SETTINGS = ("-c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=on -c synchronous_commit=on "
            "-c full_page_writes=on -c shared_buffers=512MB -c max_wal_size=4GB -c max_connections=200 -c jit=off")


def as_postgres(command):
    return ["runuser", "-u", "postgres", "--", *command] if os.getuid() == 0 else command


def prefer(process):
    """By itself and, where the kernel shares by sessions, with all of its session."""
    if NICE:
        os.setpriority(os.PRIO_PROCESS, process, NICE)
        group = pathlib.Path(f"/proc/{process or 'self'}/autogroup")
        if group.exists():
            group.write_text(str(NICE))


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def busy_cores(seconds):
    """How many cores the machine has used for so long."""
    def used():
        fields = [int(field) for field in pathlib.Path("/proc/stat").read_text().splitlines()[0].split()[1:]]
        return sum(fields[:3]) + sum(fields[5:8])
    before = used()
    time.sleep(seconds)
    return (used() - before) / seconds / os.sysconf("SC_CLK_TCK")


def wait_for_quiet(patience):
    """Until the machine is idle, or for so many seconds; how many cores others use then."""
    end = time.monotonic() + patience
    while (busy := busy_cores(1)) > 0.3 and time.monotonic() < end:
        pass
    return round(busy, 2)


class Server:
    def __init__(self, work):
        self.data, self.port = work / "pg", free_port()
        self.data.mkdir()
        if os.getuid() == 0:
            subprocess.run(["chown", "postgres", self.data], check=True)
        subprocess.run(as_postgres([PG / "initdb", "-D", self.data, "-U", "postgres", "-A", "trust", "--no-sync"]),
                       check=True, stdout=subprocess.DEVNULL)
        self.control("start", "-w", "-l", self.data / "log", "-o", f"-p {self.port} {SETTINGS}")
        prefer(int((self.data / "postmaster.pid").read_text().split()[0]))
        self.sql("create database solaris", "postgres")

    def control(self, verb, *more):
        subprocess.run(as_postgres([PG / "pg_ctl", "-D", self.data, "-s", *more, verb]), check=True)

    def sql(self, text, database="solaris"):
        return subprocess.run([PG / "psql", "-h", "127.0.0.1", "-p", str(self.port), "-U", "postgres", "-d", database, "-qAtc", text],
                              check=True, capture_output=True, text=True).stdout.strip()

    @property
    def connection(self):
        return f"Host=127.0.0.1;Port={self.port};Username=postgres;Database=solaris;Maximum Pool Size=100"


def load(server, work, replicas=REPLICAS, quiet_wait=0, **options):
    """Starts so many processes at once and adds up what they say."""
    foreign = wait_for_quiet(quiet_wait)
    words = [f"--{name}={value}" for name, value in options.items()]
    started = []
    for number in range(replicas):
        folder = work / f"replica-{number}"
        folder.mkdir(exist_ok=True)
        started.append(subprocess.Popen([LOAD, f"--Database={server.connection}", f"--Folder={folder}", *words],
                                        stdout=subprocess.PIPE, text=True))
    said = [json.loads(process.communicate()[0] or "null") for process in started]
    if any(process.returncode for process in started):
        raise SystemExit("A process of the load failed.")
    if "Prepare" in options:
        return None
    return {
        "cycles_per_second": round(sum(one["Cycles"] / one["Seconds"] for one in said)),
        "hold_p50_ms": max(one["HoldP50"] for one in said),
        "hold_p99_ms": max(one["HoldP99"] for one in said),
        "hold_max_ms": max(one["HoldMax"] for one in said),
        "foreign_cores_before": foreign,
    }


def flush_microseconds(server):
    """How long this disk takes to make a small write durable: the unit of everything here."""
    said = subprocess.run(as_postgres([PG / "pg_test_fsync", "-s", "1", "-f", server.data / "fsync.test"]),
                          capture_output=True, text=True).stdout
    line = next(line for line in said.splitlines() if line.strip().startswith("fdatasync"))
    return float(line.split()[3])


def verify(server, work):
    environment = os.environ | {"DB_HOST": "127.0.0.1", "DB_PORT": str(server.port), "DB_USER": "postgres", "DB_NAME": "solaris",
                                "DB_PASSWORD": "unused", "SOLARIS_DATA": str(work / "verify")}
    server.sql("analyze")
    return subprocess.run([GATEWAY, "ledger", "verify"], env=environment, capture_output=True, text=True, check=True).stdout.strip()


def measure(server, work, options):
    load(server, work, replicas=1, Prepare=True, Users=options.users)
    window = {"Seconds": options.seconds, "Users": options.users, "quiet_wait": options.quiet_wait}
    runs = {"unbatched": [], "batched": [], "paced": []}
    for _ in range(options.rounds):
        # More callers at once only queue for the one row, and fewer leave the disk idle: the best of both counts.
        tried = {callers: load(server, work, Batched=False, Callers=callers, **window) for callers in options.single}
        best = max(tried, key=lambda callers: tried[callers]["cycles_per_second"])
        runs["unbatched"].append(tried[best] | {"callers_per_replica": best})
        print("unbatched", runs["unbatched"][-1], flush=True)
        runs["batched"].append(load(server, work, Callers=options.callers, **window))
        print("batched  ", runs["batched"][-1], flush=True)
        runs["paced"].append(load(server, work, Rate=options.rate // REPLICAS, Warm=6, **window))
        print("paced    ", runs["paced"][-1], flush=True)
    median = lambda kind, figure: statistics.median(run[figure] for run in runs[kind])
    return {
        "at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"), "cores": os.cpu_count(),
        "replicas": REPLICAS, "limits_per_call": 2 if options.users else 1, "callers_per_replica": options.callers,
        "fdatasync_us": flush_microseconds(server),
        "unbatched_cycles_per_second": median("unbatched", "cycles_per_second"),
        "batched_cycles_per_second": median("batched", "cycles_per_second"),
        "best_batched_cycles_per_second": max(run["cycles_per_second"] for run in runs["batched"]),
        "ratio": round(median("batched", "cycles_per_second") / median("unbatched", "cycles_per_second"), 1),
        "paced_rate": options.rate, "paced_hold_p50_ms": median("paced", "hold_p50_ms"),
        "paced_hold_p99_ms": median("paced", "hold_p99_ms"), "runs": runs, "verify": verify(server, work),
    }


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=8)
    parser.add_argument("--callers", type=int, default=256, help="calls in flight at each replica")
    parser.add_argument("--single", type=int, nargs="+", default=[1, 4, 16],
                        help="callers of each replica when each has its own transactions; the best counts")
    parser.add_argument("--rate", type=int, default=500)
    parser.add_argument("--users", type=int, default=0, help="users with a limit of their own beside the organisation's")
    parser.add_argument("--quiet-wait", type=int, default=20, help="longest wait for an idle machine before each sample, in seconds")
    parser.add_argument("--out", default=str(ROOT / "bench/results"))
    options = parser.parse_args()
    work = pathlib.Path(tempfile.mkdtemp(prefix="solaris-ledger-"))
    work.chmod(0o755)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # What was started must be ended.
    prefer(0)
    server = Server(work)
    try:
        result = measure(server, work, options)
    finally:
        server.control("stop", "-m", "immediate")
        shutil.rmtree(work, ignore_errors=True)
    name = "ledger-users.json" if options.users else "ledger.json"
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / name).write_text(json.dumps(result, indent=2) + "\n")
    print(json.dumps(result, indent=2))


if __name__ == "__main__":
    main()
