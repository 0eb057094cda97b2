#!/usr/bin/env python3
"""Side-by-side benchmark of LLM gateways against one mock provider.  Called by run-peers.sh; stdlib only.

Every target is started once, pinned to the gateway core, warmed, then measured in interleaved rounds
(A B C, A B C, ...) so that noise of the machine falls on all alike.  Medians over rounds are reported.
"""
import argparse, json, os, platform, re, shlex, signal, socket, statistics, subprocess, sys, time, urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))
NCPU = os.cpu_count() or 1


def env(k, d):
    return os.environ.get(k, d)


ap = argparse.ArgumentParser(formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("--url", help="base URL of a gateway that already runs, e.g. http://127.0.0.1:8080")
ap.add_argument("--cmd", help="command that starts the gateway under test in the foreground; {port} and {mock} are filled in, PORT and MOCK_PORT are set")
ap.add_argument("--name", default="gateway", help="its name in the table")
ap.add_argument("--pid", type=int, help="its process id, with --url (its children are counted too)")
ap.add_argument("--key", default="sk-test")
ap.add_argument("--model", help="the one model name that the gateway maps to the mock (default: the mock's own names, see README)")
ap.add_argument("--path", default="/v1/chat/completions")
ap.add_argument("--health", default="/v1/models", help="path polled until the gateway under test answers anything at all")
ap.add_argument("--header", action="append", default=[], help="an extra request header, 'Name: value'")
ap.add_argument("--peers", default="auto", help="comma-separated names, 'auto' (all that are installed) or 'none'")
ap.add_argument("--rounds", type=int, default=3)
ap.add_argument("--seconds", type=float, default=6, help="length of each closed and open loop sample")
ap.add_argument("--warm", type=float, default=15, help="seconds of closed loop before the first round (a JIT on one core needs them)")
ap.add_argument("--rates", default="50,1000,5000", help="offered rates of the open loop, requests a second")
ap.add_argument("--conns", type=int, default=32)
ap.add_argument("--saturate", type=int, default=128, help="connections of the closed loop that keeps a gateway's core busy although its calls wait for a disk")
ap.add_argument("--streams", type=int, default=100)
ap.add_argument("--body-bytes", type=int, default=1000)
ap.add_argument("--large-bytes", type=int, default=65536)
ap.add_argument("--only", default="", help="comma-separated scenarios: closed,saturated,open,stream,burst,large")
ap.add_argument("--quiet-wait", type=float, default=60, help="most seconds to wait before a sample until the machine is idle")
ap.add_argument("--retries", type=int, default=2, help="samples taken anew when other processes used the machine meanwhile")
ap.add_argument("--foreign", type=float, default=0.15, help="cores used by other processes above which a sample is taken anew")
ap.add_argument("--out", default="", help="folder for results.json and results.md (default: $WORK)")
ap.add_argument("--bin", required=True)
ap.add_argument("--work", required=True)
A = ap.parse_args()

PEERS_DIR = env("PEERS_DIR", "")
GW = env("GW_CPU", "0")
MK = env("MOCK_CPU", "1" if NCPU > 1 else "0")
LG = env("LOAD_CPU", "2" if NCPU > 2 else MK)
NICE = int(env("BENCH_NICE", "0"))
MOCK_PORT = int(env("MOCK_PORT", "18080"))
OUT = A.out or A.work
os.makedirs(OUT, exist_ok=True)
os.makedirs(A.work, exist_ok=True)
MOCK = f"http://127.0.0.1:{MOCK_PORT}"
LOADGEN = os.path.join(A.bin, "loadgen")
started = []


def log(*a):
    print(time.strftime("%H:%M:%S"), *a, file=sys.stderr, flush=True)


def spawn(cmd, cpu, name, extra=None, shell=False):
    e = dict(os.environ, **(extra or {}))
    pre = ["taskset", "-c", cpu]
    if NICE:
        pre = ["nice", "-n", str(NICE)] + pre
    f = open(os.path.join(A.work, name + ".log"), "wb")
    p = subprocess.Popen(pre + (["bash", "-c", "exec " + cmd] if shell else cmd), env=e, stdout=f, stderr=f, stdin=subprocess.DEVNULL, start_new_session=True, cwd=A.work)
    started.append(p)
    return p


def stop_all():
    for p in reversed(started):
        if p.poll() is None:
            try:
                os.killpg(p.pid, signal.SIGTERM)  # the process group that we made for it
            except ProcessLookupError:
                pass
    end = time.time() + 8
    for p in started:
        try:
            p.wait(max(0.1, end - time.time()))
        except subprocess.TimeoutExpired:
            try:
                os.killpg(p.pid, signal.SIGKILL)
            except ProcessLookupError:
                pass


def free_port(p):
    s = socket.socket()
    try:
        s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        s.bind(("127.0.0.1", p))
        return True
    except OSError:
        return False
    finally:
        s.close()


def get(url, timeout=2):
    try:
        with urllib.request.urlopen(url, timeout=timeout) as r:
            return r.status, r.read()
    except urllib.error.HTTPError as e:
        return e.code, e.read()
    except Exception:
        return 0, b""


def wait_up(url, p, secs):
    end = time.time() + secs
    while time.time() < end:
        if p is not None and p.poll() is not None:
            return False
        if get(url)[0]:
            return True
        time.sleep(0.2)
    return False


def cpu_times():
    v = [int(x) for x in open("/proc/stat").readline().split()[1:9]]
    return sum(v), v[3] + v[4]


def busy_cores(secs=0.5):
    a = cpu_times()
    time.sleep(secs)
    b = cpu_times()
    t = max(1, b[0] - a[0])
    return (1 - (b[1] - a[1]) / t) * NCPU


def wait_quiet():
    end = time.time() + A.quiet_wait
    while True:
        b = busy_cores()
        if b < 0.12 or time.time() > end:
            return b
        time.sleep(1)


def load(t, args, timeout=180):
    cmd = ["taskset", "-c", LG, LOADGEN, "--url", t["url"] + t.get("path", "/v1/chat/completions"), "--key", t["key"], "--pid", str(t["pid"])]
    if NICE:
        cmd = ["nice", "-n", str(NICE)] + cmd
    for h in t["headers"]:
        cmd += ["--header", h]
    r = subprocess.run(cmd + [str(a) for a in args], capture_output=True, text=True, timeout=timeout)
    if r.returncode:
        raise RuntimeError(r.stderr.strip())
    return json.loads(r.stdout)


def sample(t, args):
    """one sample; taken anew when other processes were busy meanwhile; the quietest one is kept"""
    best = None
    for k in range(A.retries + 1):
        wait_quiet()
        m0 = json.loads(get(MOCK + "/_mock/stats")[1] or b"{}")
        r = load(t, args)
        m1 = json.loads(get(MOCK + "/_mock/stats")[1] or b"{}")
        secs = r["seconds"]
        mock = (m1.get("cpu_us", 0) - m0.get("cpu_us", 0)) / 1e6 / secs
        mine = r["server"]["cores"] + (mock if t["name"] != "direct" else 0) + r["loadgen_cpu_us_per_request"] * r["requests"] / 1e6 / secs
        r["mock_cores"] = round(mock, 4)
        r["foreign_cores"] = round(max(0, r["machine_busy"] * NCPU - mine), 3)
        r["upstream_connections"] = m1.get("accepted", 0) - m0.get("accepted", 0)
        r["retry"] = k
        if best is None or r["foreign_cores"] < best["foreign_cores"]:
            best = r
        if best["foreign_cores"] <= A.foreign:
            break
    return best


def models(t):
    m = t.get("model")
    if m:
        return m, m, None
    return "mock", "mock-c200-i20", "mock-c200-i1"


def scenarios(t, rnd):
    want = set(A.only.split(",")) if A.only else {"closed", "saturated", "open", "stream", "burst", "large"}
    want -= set(t.get("skip", []))
    mj, ms, mb = models(t)
    base = ["--model", mj, "--body-bytes", A.body_bytes]
    secs = A.seconds
    rps = None
    if "closed" in want:
        load(t, base + ["--conns", A.conns, "--duration", 1])
        r = sample(t, base + ["--conns", A.conns, "--duration", secs])
        rps = r["rps"]
        yield "closed", r
    if "saturated" in want:
        load(t, base + ["--conns", A.saturate, "--duration", 1])
        yield "saturated", sample(t, base + ["--conns", A.saturate, "--duration", secs])
    if "open" in want:
        cap = rps or max([s["rps"] for s in t["samples"].get("closed", [])] or [1e9])
        for rate in [float(x) for x in A.rates.split(",")]:
            if rate > cap * 0.6:
                continue
            yield f"open{rate:g}", sample(t, base + ["--conns", 256, "--rate", rate, "--poisson", "--duration", secs])
    n = t.get("streams", A.streams)
    sbase = ["--model", ms, "--stream", "--expect-chunks", 200, "--conns", n, "--per-conn", 1, "--ramp-ms", 500, "--body-bytes", A.body_bytes]
    if "stream" in want:
        yield "stream", sample(t, sbase)
    if "burst" in want and mb:
        yield "burst", sample(t, ["--model", mb, "--stream", "--expect-chunks", 200, "--conns", n, "--per-conn", 5, "--ramp-ms", 100, "--body-bytes", A.body_bytes])
    if "large" in want:
        yield "large", sample(t, ["--model", mj, "--body-bytes", A.large_bytes, "--conns", A.conns, "--duration", secs / 2])


def one_check(t):
    """a request of each kind must come back whole before anything is measured"""
    mj, ms, _ = models(t)
    small = ms if t.get("model") else "mock-c3-i5"
    h = {"Content-Type": "application/json", "Authorization": "Bearer " + t["key"]}
    h.update(dict(x.split(": ", 1) for x in t["headers"]))
    def post(body):
        q = urllib.request.Request(t["url"] + t.get("path", "/v1/chat/completions"), json.dumps(body).encode(), h)
        try:
            with urllib.request.urlopen(q, timeout=30) as r:
                return r.status, r.read().decode("utf-8", "replace")
        except urllib.error.HTTPError as e:
            return e.code, e.read().decode("utf-8", "replace")
        except Exception as e:
            return 0, repr(e)
    msg = [{"role": "user", "content": "hi"}]
    s, b = post({"model": mj, "messages": msg})
    if s != 200 or "completion_tokens" not in b:
        return f"JSON check failed: {s} {b[:200]}"
    if t["name"] != "direct" and t.get("small_stream", True):
        s, b = post({"model": small, "stream": True, "stream_options": {"include_usage": True}, "messages": msg})
        if s != 200 or "[DONE]" not in b or "~T~" not in b:
            return f"stream check failed: {s} {b[:200]}"
    return None


def tree_pin(pid):
    kids = {}
    for d in os.listdir("/proc"):
        if d.isdigit():
            try:
                s = open(f"/proc/{d}/stat").read()
                kids.setdefault(int(s[s.rindex(")") + 2:].split()[1]), []).append(int(d))
            except OSError:
                pass
    todo = [pid]
    while todo:
        p = todo.pop()
        subprocess.run(["taskset", "-acp", GW, str(p)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        todo += kids.get(p, [])


def peer_dirs():
    d = {}
    for base in (os.path.join(HERE, "peers"), os.path.join(PEERS_DIR, "ext") if PEERS_DIR else ""):
        if base and os.path.isdir(base):
            for n in sorted(os.listdir(base)):
                if os.path.exists(os.path.join(base, n, "start.sh")):
                    d[n] = os.path.join(base, n)
    return d


def installed(name, d):
    if os.path.exists(os.path.join(d, "install.sh")):
        return bool(PEERS_DIR) and os.path.isdir(os.path.join(PEERS_DIR, name))
    for tool in ("nginx", "haproxy", "caddy"):
        if name == tool:
            return any(os.access(os.path.join(p, tool), os.X_OK) for p in env("PATH", "").split(":") + ["/usr/sbin"])
    return True


def main():
    if not free_port(MOCK_PORT):
        sys.exit(f"port {MOCK_PORT} is in use; set MOCK_PORT")
    mock = spawn([os.path.join(A.bin, "mock"), "--port", str(MOCK_PORT)], MK, "mock")
    if not wait_up(MOCK + "/healthz", mock, 5):
        sys.exit("the mock did not start")
    targets = [dict(name="direct", url=MOCK, key="x", pid=mock.pid, headers=[], label="no gateway", model=None)]
    port = int(env("PEER_PORT0", "18101"))
    notes = []
    dirs = peer_dirs()
    want = [] if A.peers == "none" else list(dirs) if A.peers == "auto" else [x for x in A.peers.split(",") if x]
    for n in want:
        d = dirs.get(n)
        if not d or not installed(n, d):
            notes.append(f"{n}: not installed")
            continue
        meta = {}
        if os.path.exists(os.path.join(d, "peer.json")):
            meta = json.load(open(os.path.join(d, "peer.json")))
        while not free_port(port):
            port += 1
        x = {"PORT": str(port), "MOCK_PORT": str(MOCK_PORT), "WORK": A.work, "PEERS_DIR": PEERS_DIR, "PATH": env("PATH", "") + ":/usr/sbin"}
        p = spawn(["bash", os.path.join(d, "start.sh")], GW, n, x)
        t = dict(meta, name=n, url=f"http://127.0.0.1:{port}", key=meta.get("key", "sk-test"), pid=p.pid,
                 headers=[h.replace("@MOCK@", MOCK) for h in meta.get("headers", [])], proc=p)
        port += 1
        if not wait_up(t["url"] + meta.get("health", "/v1/models"), p, meta.get("start_seconds", 40)):
            notes.append(f"{n}: did not start, see {A.work}/{n}.log")
            continue
        targets.append(t)
    if A.cmd or A.url:
        t = dict(name=A.name, key=A.key, headers=[h.replace("@MOCK@", MOCK) for h in A.header], model=A.model, path=A.path, under_test=True)
        if A.cmd:
            while not free_port(port):
                port += 1
            p = spawn(A.cmd.replace("{port}", str(port)).replace("{mock}", MOCK), GW, A.name, {"PORT": str(port), "MOCK_PORT": str(MOCK_PORT), "MOCK_URL": MOCK}, shell=True)
            t.update(url=A.url or f"http://127.0.0.1:{port}", pid=p.pid, proc=p)
            if not wait_up(t["url"] + A.health, p, 60):
                sys.exit(f"{A.name} did not start, see {A.work}/{A.name}.log")
        else:
            t.update(url=A.url.rstrip("/"), pid=A.pid or 0)
            if A.pid:
                tree_pin(A.pid)
        targets.append(t)
    good = []
    for t in targets:
        t["samples"] = {}
        bad = one_check(t)
        if bad:
            notes.append(f"{t['name']}: {bad}")
            log("left out:", t["name"], bad)
            if t.get("under_test"):
                log("the gateway under test does not pass its check: see above")
        else:
            good.append(t)
    targets = good
    for t in targets:
        if t["name"] == "direct":
            continue
        mj, ms, _ = models(t)
        log("warming", t["name"])
        load(t, ["--model", mj, "--conns", A.conns, "--duration", A.warm])
        load(t, ["--model", ms, "--stream", "--conns", min(t.get("streams", A.streams), 50), "--per-conn", 1])
    for rnd in range(A.rounds):
        for t in targets:
            if t.get("proc") and t["proc"].poll() is not None:
                notes.append(f"{t['name']}: ended during round {rnd + 1}")
                continue
            try:
                for sc, r in scenarios(t, rnd):
                    t["samples"].setdefault(sc, []).append(r)
                    log(f"round {rnd + 1} {t['name']:>10} {sc:<8} rps {r['rps']:>9.0f}  p50 {r['latency_us']['p50']:>9.0f}us p99 {r['latency_us']['p99']:>9.0f}us  cpu/req {r['server']['cpu_us_per_request']:>9.1f}us"
                        + (f" cpu/chunk {r['server']['cpu_us_per_chunk']:.1f}us" if "chunks" in r else "") + f"  errors {r['errors'] + r['io_errors'] + r.get('streams_bad', 0)}  foreign {r['foreign_cores']:.2f}")
            except Exception as e:
                notes.append(f"{t['name']}: round {rnd + 1}: {e!r}")
                log(t["name"], repr(e))
    report(targets, notes)


def med(t, sc, *keys):
    v = []
    for s in t["samples"].get(sc, []):
        x = s
        for k in keys:
            x = x.get(k) if isinstance(x, dict) else None
        if x is not None:
            v.append(x)
    return statistics.median(v) if v else None


def num(x, d=0):
    if x is None:
        return "-"
    if x < 0:
        x = 0.0
    return f"{x:,.{d}f}"


def report(targets, notes):
    by = {t["name"]: t for t in targets}
    direct = by.get("direct")
    rates = [float(x) for x in A.rates.split(",")]
    cols = [("rps (closed)", "closed", ("rps",), 0), ("p50 ms", "closed", ("latency_us", "p50"), "ms"), ("p99 ms", "closed", ("latency_us", "p99"), "ms"), ("CPU us/req", "closed", ("server", "cpu_us_per_request"), 1)]
    L = [f"## Gateways side by side ({time.strftime('%Y-%m-%d %H:%M')}, {A.rounds} interleaved rounds, medians)", "",
         f"{NCPU} cores, {platform.machine()}, Linux {platform.release()}; gateway on core {GW}, mock on core {MK}, load on core {LG}; request body {A.body_bytes} bytes.", ""]
    L += [f"### JSON, closed loop, {A.conns} connections", "", "| target | requests/s | p50 ms | p99 ms | CPU us/request | peak RSS MB | x nginx CPU | x YARP CPU | errors |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
    def ratio(t, sc, key, ref):
        a, b = med(t, sc, "server", key), med(by[ref], sc, "server", key) if ref in by else None
        return "-" if not a or not b or t["name"] == "direct" else f"{a / b:.2f}"
    def errs(t, sc):
        s = t["samples"].get(sc, [])
        return sum(x["errors"] + x["io_errors"] + x.get("streams_bad", 0) for x in s) if s else "-"
    def ms(x, d=3):
        return "-" if x is None else f"{x / 1000:.{d}f}"
    for t in targets:
        if "closed" not in t["samples"]:
            continue
        peak = max(s["server"]["peak_rss_mb"] for v in t["samples"].values() for s in v)
        L.append(f"| {t['name']} | {num(med(t, 'closed', 'rps'))} | {ms(med(t, 'closed', 'latency_us', 'p50'))} | {ms(med(t, 'closed', 'latency_us', 'p99'))} | {num(med(t, 'closed', 'server', 'cpu_us_per_request'), 1)} | {num(peak, 0)} | {ratio(t, 'closed', 'cpu_us_per_request', 'nginx')} | {ratio(t, 'closed', 'cpu_us_per_request', 'yarp')} | {errs(t, 'closed')} |")
    if any("saturated" in t["samples"] for t in targets):
        L += ["", f"### JSON, closed loop, {A.saturate} connections", "", "| target | requests/s | p50 ms | p99 ms | cores used | CPU us/request | x nginx CPU | x YARP CPU | errors |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
        for t in targets:
            sc = "saturated"
            if sc in t["samples"]:
                L.append(f"| {t['name']} | {num(med(t, sc, 'rps'))} | {ms(med(t, sc, 'latency_us', 'p50'))} | {ms(med(t, sc, 'latency_us', 'p99'))} | {num(med(t, sc, 'server', 'cores'), 2)} | {num(med(t, sc, 'server', 'cpu_us_per_request'), 1)} | {ratio(t, sc, 'cpu_us_per_request', 'nginx')} | {ratio(t, sc, 'cpu_us_per_request', 'yarp')} | {errs(t, sc)} |")
    for r in rates:
        sc = f"open{r:g}"
        if not any(sc in t["samples"] for t in targets):
            continue
        L += ["", f"### JSON, open loop, {r:g} requests/s offered (Poisson; latency from the due moment)", "", "| target | p50 us | p99 us | added p50 us | added p99 us | CPU us/request | x nginx CPU | x YARP CPU | errors |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|"]
        for t in targets:
            if sc not in t["samples"]:
                continue
            p50, p99 = med(t, sc, "latency_us", "p50"), med(t, sc, "latency_us", "p99")
            d50, d99 = (med(direct, sc, "latency_us", "p50"), med(direct, sc, "latency_us", "p99")) if direct else (None, None)
            add = lambda a, b: "-" if a is None or b is None or t is direct else num(a - b)
            L.append(f"| {t['name']} | {num(p50)} | {num(p99)} | {add(p50, d50)} | {add(p99, d99)} | {num(med(t, sc, 'server', 'cpu_us_per_request'), 1)} | {ratio(t, sc, 'cpu_us_per_request', 'nginx')} | {ratio(t, sc, 'cpu_us_per_request', 'yarp')} | {errs(t, sc)} |")
    if any("stream" in t["samples"] for t in targets):
        L += ["", "### SSE, 200 chunks, 20 ms apart, all streams at once", "", "| target | streams | CPU us/chunk | TTFT p50 ms | added TTFT p50 ms | chunk transit p50 us | p99 us | added p99 us | x nginx CPU | x YARP CPU | bad streams |", "|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"]
        for t in targets:
            sc = "stream"
            if sc not in t["samples"]:
                continue
            f = med(t, sc, "ttft_us", "p50")
            fd = med(direct, sc, "ttft_us", "p50") if direct else None
            tr = med(t, sc, "transit_us", "p99")
            trd = med(direct, sc, "transit_us", "p99") if direct else None
            L.append(f"| {t['name']} | {t['samples'][sc][0]['conns']} | {num(med(t, sc, 'server', 'cpu_us_per_chunk'), 1)} | {ms(f, 2)} | {'-' if t is direct or fd is None else ms(max(0, f - fd), 2)} | {num(med(t, sc, 'transit_us', 'p50'))} | {num(tr)} | {'-' if t is direct or trd is None else num(tr - trd)} | {ratio(t, sc, 'cpu_us_per_chunk', 'nginx')} | {ratio(t, sc, 'cpu_us_per_chunk', 'yarp')} | {errs(t, sc)} |")
    if any("burst" in t["samples"] for t in targets):
        L += ["", "### SSE flood: 200 chunks, 1 ms apart, 5 streams a connection (100,000 chunks/s offered with 100 connections)", "", "| target | chunks/s | CPU us/chunk | transit p50 ms | transit p99 ms | x nginx CPU | x YARP CPU | bad streams |", "|---|--:|--:|--:|--:|--:|--:|--:|"]
        for t in targets:
            sc = "burst"
            if sc in t["samples"]:
                L.append(f"| {t['name']} | {num(med(t, sc, 'chunks_per_s'))} | {num(med(t, sc, 'server', 'cpu_us_per_chunk'), 1)} | {ms(med(t, sc, 'transit_us', 'p50'), 2)} | {ms(med(t, sc, 'transit_us', 'p99'), 2)} | {ratio(t, sc, 'cpu_us_per_chunk', 'nginx')} | {ratio(t, sc, 'cpu_us_per_chunk', 'yarp')} | {errs(t, sc)} |")
    if any("large" in t["samples"] for t in targets):
        L += ["", f"### JSON, request body of {A.large_bytes:,} bytes, closed loop, {A.conns} connections", "", "| target | requests/s | p50 ms | p99 ms | CPU us/request | x nginx CPU | x YARP CPU | errors |", "|---|--:|--:|--:|--:|--:|--:|--:|"]
        for t in targets:
            sc = "large"
            if sc in t["samples"]:
                L.append(f"| {t['name']} | {num(med(t, sc, 'rps'))} | {ms(med(t, sc, 'latency_us', 'p50'))} | {ms(med(t, sc, 'latency_us', 'p99'))} | {num(med(t, sc, 'server', 'cpu_us_per_request'), 1)} | {ratio(t, sc, 'cpu_us_per_request', 'nginx')} | {ratio(t, sc, 'cpu_us_per_request', 'yarp')} | {errs(t, sc)} |")
    fr = [s["foreign_cores"] for t in targets for v in t["samples"].values() for s in v]
    L += ["", f"Other processes meanwhile used {statistics.median(fr) if fr else 0:.2f} cores in the median sample, {max(fr) if fr else 0:.2f} in the worst."]
    for n in notes:
        L.append(f"- {n}")
    md = "\n".join(L) + "\n"
    open(os.path.join(OUT, "results.md"), "w").write(md)
    json.dump({"args": {k: v for k, v in vars(A).items() if k not in ("cmd", "key", "out", "bin", "work")}, "cores": {"gateway": GW, "mock": MK, "load": LG}, "notes": notes,
               "targets": {t["name"]: t["samples"] for t in targets}}, open(os.path.join(OUT, "results.json"), "w"), indent=1)
    print(md)
    log(f"written: {OUT}/results.md, {OUT}/results.json")


def on_term(*_):
    raise SystemExit(1)


signal.signal(signal.SIGTERM, on_term)
try:
    main()
finally:
    stop_all()
