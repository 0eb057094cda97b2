#!/usr/bin/env python3
"""Fills a request log of many months in PostgreSQL and measures what grows with it: reports, dropping a month, bytes a row.

    bench/requests.py start                    a private server on loopback, with the gateway's schema
    bench/requests.py fill --rows 10000000     calls over 13 months, one month's table after the other
    bench/requests.py roll                     the gateway sums up all hours; prints how long it took
    bench/requests.py measure --out results    reports over HTTP, a month dropped, sizes
    bench/requests.py stop                     ends server and gateway, and removes the data

Needs the gateway built in Release, python3 with its standard library, and PostgreSQL 15's programs.
"""

import argparse, datetime, json, os, pathlib, signal, socket, statistics, subprocess, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = pathlib.Path(os.environ.get("WORK", "/tmp/solaris-requests"))
PG = pathlib.Path(os.environ.get("PG_BIN", "/usr/lib/postgresql/15/bin"))
GATEWAY = ROOT / "artifacts/bin/Solaris.Gateway/release/solaris"
MASTER = "master-key-of-the-bench-0123456789"
MONTHS = 13
USERS, TEAMS, MODELS = 10_000, 50, 8


def as_postgres(command):
    return ["runuser", "-u", "postgres", "--", *command] if os.getuid() == 0 else command


def state():
    return json.loads((WORK / "state.json").read_text())


def save(**values):
    path = WORK / "state.json"
    known = json.loads(path.read_text()) if path.exists() else {}
    path.write_text(json.dumps(known | values))


def psql(sql, database="solaris"):
    command = [PG / "psql", "-h", "127.0.0.1", "-p", str(state()["port"]), "-U", "postgres", "-d", database]
    done = subprocess.run([*command, "-v", "ON_ERROR_STOP=1", "-qAt", "-c", sql], capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(done.stderr)
    return done.stdout.strip()


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


def environment(port):
    return os.environ | {
        "HOST": "127.0.0.1", "PORT": str(port), "DB_HOST": "127.0.0.1", "DB_PORT": str(state()["port"]),
        "DB_USER": "postgres", "DB_NAME": "solaris", "DB_PASSWORD": "unused", "SOLARIS_DATA": str(WORK / "data"),
        "SOLARIS_MASTER_KEY": MASTER, "OPENAI_API_KEY": "sk-of-the-bench", "LOG_LEVEL": "WARNING",
        "SECRET_KEY": "a secret key that is long enough for a bench",
    }


def start(_):
    (WORK / "data").mkdir(parents=True)
    data = WORK / "pg"
    data.mkdir()
    WORK.chmod(0o755)
    if os.getuid() == 0:
        subprocess.run(["chown", "postgres", data], check=True)
    save(port=free_port())
    subprocess.run(as_postgres([str(PG / "initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "--no-sync"]),
                   check=True, stdout=subprocess.DEVNULL)
    settings = (f"-p {state()['port']} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c shared_buffers=1GB "
                "-c work_mem=64MB -c maintenance_work_mem=512MB -c max_wal_size=8GB -c wal_level=minimal "
                "-c max_wal_senders=0 -c random_page_cost=1.1 -c synchronous_commit=on -c jit=off")
    subprocess.run(as_postgres([str(PG / "pg_ctl"), "-D", str(data), "-w", "-s", "-l", str(data / "log"), "-o", settings,
                                "start"]), check=True)
    psql("create database solaris", database="postgres")
    subprocess.run([GATEWAY, "migrate"], env=environment(0), check=True)


def fill(options):
    rows = options.rows // MONTHS
    # The first start of a gateway makes the organisation; here it is made so that rows can name it.
    psql("insert into organisation (id, name, zone, language, created_at) select gen_random_uuid(), 'Bench', "
         "'America/Sao_Paulo', 'pt-BR', 0 where not exists (select from organisation)")
    psql("insert into name (value) select 'name-' || n from generate_series(1, 40) n on conflict do nothing")
    psql(f"""create table if not exists person as select n as number, gen_random_uuid() as id, gen_random_uuid() as key,
        md5('team' || n % {TEAMS})::uuid as team from generate_series(0, {USERS - 1}) n""")
    psql("drop table if exists request_before")
    begun = time.time()
    now = datetime.datetime.now(datetime.timezone.utc)
    for ago in range(MONTHS - 1, -1, -1):
        month = now.year * 12 + now.month - 1 - ago
        fill_month(datetime.datetime(month // 12, month % 12 + 1, 1, tzinfo=datetime.timezone.utc), rows, now)
    psql("vacuum (analyze) request")
    save(rows=int(psql("select count(*) from request")), fill_seconds=round(time.time() - begun))
    print(f"{state()['rows']} rows in {state()['fill_seconds']} s")


def fill_month(first, rows, now):
    after = (first + datetime.timedelta(days=32)).replace(day=1)
    start_ms, end_ms = int(first.timestamp() * 1000), int(min(after, now).timestamp() * 1000)
    table = f"request_{first:%Y_%m}"
    # Calls in the order of their time, more of them by few people, as people are. In one transaction with its table,
    # so that PostgreSQL need not log the rows.
    psql(f"""
        begin;
        create table {table} (like request including defaults);
        insert into {table} (id, started_at, organisation_id, key_id, user_id, team_id, cost_micros, model, endpoint,
            deployment, provider, error_code, input_uncached, input_cache_read, input_cache_write_5m,
            input_cache_write_1h, output_total, output_reasoning, audio_input, audio_output, duration_ms, first_byte_ms,
            status, flags, basis, conversation, trace, price)
        select (lpad(to_hex(at), 12, '0') || '7' || substr(md5(n::text || at), 1, 3) || 'a' || substr(md5(at || 'x' || n), 1, 15)
            )::uuid, at, o.id, p.key, p.id, p.team, 100 + n % 90000, 1 + n % {MODELS}, 20, 10 + n % {MODELS}, 30 + n % 4,
            case when n % 50 = 0 then 35 else 0 end, 200 + n % 4000, n % 3 * 500, 0, 0, 50 + n % 900, 0, 0, 0,
            500 + n % 20000, 200 + n % 900, case when n % 50 = 0 then 429 else 200 end, n % 2, 1,
            case when n % 2 = 0 then p.id::text end, decode(repeat('a1', 60), 'hex'), 36
        from (select n, ({start_ms} + ((n - 1)::numeric * {end_ms - start_ms} / {rows}))::bigint as at,
                floor(power(random(), 3) * {USERS})::int as who from generate_series(1, {rows}) n) made
            join person p on p.number = made.who, (select id from organisation limit 1) o;
        commit""")
    psql(f"""alter table {table} add primary key (id);
        create index on {table} (started_at); create index on {table} (user_id, started_at);
        create index on {table} (key_id, started_at);
        alter table request attach partition {table}
            for values from (month_id('{first:%Y-%m-%d}Z')) to (month_id('{after:%Y-%m-%d}Z'))""")
    print(table, flush=True)


def serve():
    port = free_port()
    log = open(WORK / "gateway.log", "w")
    gateway = subprocess.Popen([GATEWAY, "serve"], env=environment(port), stdout=log, stderr=log, start_new_session=True)
    save(gateway=gateway.pid, http=port)
    for _ in range(300):
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{port}/health", timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The gateway did not start; see " + str(WORK / "gateway.log"))


def roll(_):
    serve()
    begun = None
    while True:
        done, of = psql("select coalesce((rolled_until - (select min(started_at) from request)) / 3600000, 0), "
                        "((extract(epoch from now()) * 1000)::bigint - (select min(started_at) from request)) / 3600000 - 6 "
                        "from (select max(rolled_until) as rolled_until from usage_roll) r").split("|")
        if int(done) > 0 and begun is None:
            begun = time.time()
        if int(done) >= int(of):
            break
        time.sleep(1)
    save(roll_seconds=round(time.time() - begun), hours=int(done))
    psql("vacuum (analyze) usage_hour")
    psql("vacuum (analyze) usage_person_hour")
    print(f"{done} hours in {state()['roll_seconds']} s")


def ask(path):
    request = urllib.request.Request(f"http://127.0.0.1:{state()['http']}{path}", headers={"Authorization": "Bearer " + MASTER})
    begun = time.perf_counter()
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
    return (time.perf_counter() - begun) * 1000, json.loads(body)


def measure(options):
    today = datetime.datetime.now(datetime.timezone.utc).date()
    ago = lambda days: (today - datetime.timedelta(days=days)).isoformat()
    person = psql("select id from person where number = 5")
    reports = {
        "30 days by day": f"/api/usage?from={ago(30)}&metric=cost",
        "30 days by day and model": f"/api/usage?from={ago(30)}&groupBy=model",
        "7 days by hour and team": f"/api/usage?from={ago(7)}&rollup=hour&groupBy=team",
        "90 days by day and team": f"/api/usage?from={ago(90)}&groupBy=team&metric=cost",
        "a year by month, models by status": f"/api/usage?from={ago(365)}&rollup=month&groupBy=model&subgroupBy=status",
        "90 days of one person": f"/api/usage?from={ago(90)}&userId={person}&groupBy=model",
        "30 days by day, largest people": f"/api/usage?from={ago(30)}&groupBy=user",
        "30 days by day in Kolkata": f"/api/usage?from={ago(30)}&tz=Asia/Kolkata&groupBy=model",
        "first page of the request log": "/api/requests?limit=50",
    }
    times = {}
    for name, path in reports.items():
        samples = [ask(path)[0] for _ in range(options.repeat + 2)][2:]
        times[name] = {"p50_ms": round(statistics.median(samples), 1),
                       "p95_ms": round(statistics.quantiles(samples, n=20)[-1], 1)}
        print(name, times[name], flush=True)
    total = ask(f"/api/usage?from={ago(400)}&metric=requests&rollup=month")[1]["total"]
    rows = int(psql("select count(*) from request"))
    sizes = {name: int(psql(sql)) for name, sql in {
        "rows": "select sum(pg_relation_size(relid)) from pg_partition_tree('request') where isleaf",
        "indexes": "select sum(pg_indexes_size(relid)) from pg_partition_tree('request') where isleaf",
        "usage_hour": "select pg_total_relation_size('usage_hour')",
        "usage_person_hour": "select pg_total_relation_size('usage_person_hour')",
    }.items()}
    oldest = int(psql("select min(started_at) from request"))
    second = datetime.datetime.fromtimestamp(oldest / 1000 + 32 * 86400, datetime.timezone.utc).replace(day=1)
    begun = time.perf_counter()
    dropped = int(psql(f"select drop_request_months('{second:%Y-%m-%d}Z')"))
    drop_ms = round((time.perf_counter() - begun) * 1000, 1)
    result = {
        "at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"), "cores": os.cpu_count(),
        "load_before": os.getloadavg()[0], "request_rows": rows, "reported_requests": total,
        "fill_seconds": state()["fill_seconds"], "hours": state()["hours"], "roll_seconds": state()["roll_seconds"],
        "rollup_rows": int(psql("select count(*) from usage_hour")),
        "person_rollup_rows": int(psql("select count(*) from usage_person_hour")),
        "bytes_a_request": {"row": round(sizes["rows"] / rows), "indexes": round(sizes["indexes"] / rows)},
        "sizes": sizes, "reports": times, "months_dropped": dropped, "drop_ms_with_psql": drop_ms,
    }
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "requests.json").write_text(json.dumps(result, indent=2) + "\n")
    print(json.dumps(result, indent=2))


def stop(_):
    if "gateway" in state():
        try:
            os.killpg(state()["gateway"], signal.SIGTERM)
        except ProcessLookupError:
            pass
    subprocess.run(as_postgres([str(PG / "pg_ctl"), "-D", str(WORK / "pg"), "-m", "immediate", "-s", "stop"]), check=False)
    subprocess.run(["rm", "-rf", WORK], check=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("step", choices=["start", "fill", "roll", "measure", "stop"])
    parser.add_argument("--rows", type=int, default=10_000_000)
    parser.add_argument("--repeat", type=int, default=20)
    parser.add_argument("--out", default=str(ROOT / "bench/results"))
    chosen = parser.parse_args()
    {"start": start, "fill": fill, "roll": roll, "measure": measure, "stop": stop}[chosen.step](chosen)
