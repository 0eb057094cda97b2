#!/usr/bin/env python3
"""Fills a PostgreSQL of its own with people, keys and a request log of 13 months, and measures what grows with them.

    scripts/scale start                            a private server on loopback, with the gateway's schema
    scripts/scale fill --rows 10000000 --users 500000
    scripts/scale roll                             the gateway sums up all hours and days; prints how long it took
    scripts/scale measure --out bench/results      pages over HTTP, a month dropped while calls are logged, sizes
    scripts/scale stop                             ends server and gateway, and removes the data

Calls come in conversations of eight within half an hour, each of one person and one model, a few people's more often.
Needs the gateway built in Release, python3 with its standard library, and PostgreSQL 15's programs. The server does not
flush to the disk: the figures are of reading, and of what is stored, not of durable writing.
"""

import argparse, datetime, json, os, pathlib, signal, socket, statistics, subprocess, threading, time, urllib.request

ROOT = pathlib.Path(__file__).resolve().parent.parent
WORK = pathlib.Path(os.environ.get("WORK", "/tmp/solaris-scale"))
PG = pathlib.Path(os.environ.get("PG_BIN", "/usr/lib/postgresql/15/bin"))
GATEWAY = ROOT / "artifacts/bin/Solaris.Gateway/release/solaris"
MASTER = "master-key-of-the-bench-0123456789"
MONTHS = 13
TEAMS, MODELS, TALK = 50, 8, 8


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
                "-c work_mem=64MB -c maintenance_work_mem=512MB -c max_wal_size=8GB -c wal_level=minimal -c fsync=off -c full_page_writes=off "
                "-c max_wal_senders=0 -c random_page_cost=1.1 -c jit=off -c autovacuum_naptime=10s")
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
    save(active=min(options.active, options.users))
    psql(f"""
        insert into team (id, organisation_id, name, created_at)
        select md5('team' || n)::uuid, o.id, 'Team ' || n, 0 from generate_series(0, {TEAMS - 1}) n, (select id from organisation) o;
        create table person as select n as number,
            (lpad(to_hex(1700000000000 + n), 12, '0') || '7000a000' || lpad(to_hex(n), 12, '0'))::uuid as id,
            (lpad(to_hex(1700000000000 + n), 12, '0') || '7000b000' || lpad(to_hex(n), 12, '0'))::uuid as key,
            md5('team' || n % {TEAMS})::uuid as team from generate_series(0, {options.users - 1}) n;
        insert into app_user (id, organisation_id, email, name, role, team_id, status, created_at)
        select p.id, o.id, substr(md5(number::text), 1, 8) || number || '@example.org',
            initcap(substr(md5('f' || number), 1, 6)) || ' ' || initcap(substr(md5('l' || number), 1, 8)), 'member', p.team, 'active', 0
        from person p, (select id from organisation) o;
        insert into api_key (id, organisation_id, name, user_id, kind, digest, pepper_version, prefix, last4, quota_status,
            always_stream_usage, created_at)
        select p.key, o.id, 'key ' || substr(md5('k' || number), 1, 8), p.id, 'standard', decode(md5(number::text), 'hex'), 1, 'sol_live_',
            substr(md5('s' || number), 1, 4), 429, 0, 0 from person p, (select id from organisation) o;
        create unique index on person (number);
        analyze""")
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
    # Talks run side by side: a call in each, then the next in each.
    beside = max(1, round(rows / ((end_ms - start_ms) / 1_800_000) / TALK))
    psql(f"""
        begin;
        create table {table} (like request including defaults);
        insert into {table} (id, started_at, organisation_id, key_id, user_id, team_id, cost_micros, model, endpoint,
            deployment, provider, error_code, input_uncached, input_cache_read, output_total, duration_ms, first_byte_ms,
            status, flags, basis, conversation_id, trace, price, input_cache_write_5m, input_cache_write_1h, output_reasoning,
            audio_input, audio_output, image_input, image_output)
        select (lpad(to_hex(at), 12, '0') || '7' || lpad(to_hex(n & 4095), 3, '0') || 'a' || lpad(to_hex(n), 15, '0'))::uuid,
            at, o.id, p.key, p.id, p.team, 100 + n % 90000, 1 + talk % {MODELS}, 20, 10 + talk % {MODELS}, 30 + talk % 4,
            case when n % 50 = 0 then 35 else 0 end, 200 + n % 4000, nullif(n % 3 * 500, 0), 50 + n % 900,
            500 + n % 20000, 200 + n % 900, case when n % 50 = 0 then 429 else 200 end, n % 2, 1, p.id,
            case when n % 50 = 0 then decode(repeat('a1', 57), 'hex') else decode(repeat('a1', 19), 'hex') end, 36,
            null, null, null, null, null, null, null
        from (select *, floor(power(((hashint8(talk) & 1048575) + 0.5) / 1048576, 2) * {state()["active"]})::int as who from (
                select n, {start_ms} + (n - 1) * {end_ms - start_ms} / {rows} as at,
                    n / {beside * TALK} * {beside} + n % {beside} as talk from generate_series(1::bigint, {rows}) n) numbered) made
            join person p on p.number = made.who, (select id from organisation limit 1) o
        order by at;
        commit""")
    psql(f"""alter table {table} add primary key (id);
        create index on {table} using brin (started_at) with (pages_per_range = 32, autosummarize = on);
        create index on {table} (user_id); create index on {table} (key_id);
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
    while int(psql("select days_until from usage_roll")) < (time.time() - 86400 * 2) * 1000:
        time.sleep(1)
    save(roll_seconds=round(time.time() - begun))
    psql("vacuum (analyze)")
    print(f"{done} hours in {state()['roll_seconds']} s")


def ask(path):
    request = urllib.request.Request(f"http://127.0.0.1:{state()['http']}{path}", headers={"Authorization": "Bearer " + MASTER})
    begun = time.perf_counter()
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
    return (time.perf_counter() - begun) * 1000, json.loads(body)


def longest_write():
    """The longest of three seconds of single inserts into the running month, each its own commit, in milliseconds."""
    columns = psql("select string_agg(column_name, ', ' order by ordinal_position) from information_schema.columns "
                   "where table_name = 'request' and column_name <> 'id'")
    return float(psql(f"""
        create procedure write_for_a_while(inout longest double precision) language plpgsql as $$
        declare begun timestamptz := clock_timestamp(); before timestamptz;
        begin
            while clock_timestamp() < begun + interval '3 seconds' loop
                before := clock_timestamp();
                insert into request (id, {columns}) select (substr(gen_random_uuid()::text, 1, 0) || lpad(to_hex((extract(epoch from
                    before) * 1000)::bigint), 12, '0') || substr(replace(gen_random_uuid()::text, '-', ''), 13))::uuid, {columns}
                    from (select {columns} from request order by id desc limit 1) last;
                commit;
                longest := greatest(longest, extract(epoch from clock_timestamp() - before) * 1000);
            end loop;
        end $$""") or psql("call write_for_a_while(0)"))


def measure(options):
    today = datetime.datetime.now(datetime.timezone.utc).date()
    ago = lambda days: (today - datetime.timedelta(days=days)).isoformat()
    person = psql("select id from person where number = 5")
    name = psql("select lower(substr(name, 2, 5)) from app_user where id = (select id from person where number = 77)")
    reports = {
        "overview, 30 days": "/api/overview",
        "30 days by day": f"/api/usage?from={ago(30)}&metric=cost",
        "30 days by day and model": f"/api/usage?from={ago(30)}&groupBy=model",
        "7 days by hour and team": f"/api/usage?from={ago(7)}&rollup=hour&groupBy=team",
        "90 days by day and team": f"/api/usage?from={ago(90)}&groupBy=team&metric=cost",
        "a year by month, models by status": f"/api/usage?from={ago(365)}&rollup=month&groupBy=model&subgroupBy=status",
        "90 days of one person by model": f"/api/usage?from={ago(90)}&userId={person}&groupBy=model",
        "a year of one person by month": f"/api/usage?from={ago(365)}&rollup=month&userId={person}",
        "30 days by day, largest people": f"/api/usage?from={ago(30)}&groupBy=user",
        "a year by month, largest people": f"/api/usage?from={ago(365)}&rollup=month&groupBy=user",
        "30 days by day and model in Kolkata": f"/api/usage?from={ago(30)}&tz=Asia/Kolkata&groupBy=model",
        "calls, first page": "/api/requests",
        "calls of one person": f"/api/requests?userId={person}",
        "calls of a day half a year ago": f"/api/requests?from={ago(180)}&to={ago(179)}",
        "calls refused": "/api/requests?status=429",
        "people, first page": "/api/users",
        "people, search": f"/api/users?q={name}",
        "people, search without a match": "/api/users?q=nobody-like-this",
        "keys, first page": "/api/keys",
        "keys, search": f"/api/keys?q={name}",
        "keys, search without a match": "/api/keys?q=nothing-like-this",
    }
    if not psql(f"select pid from pg_stat_activity where application_name = 'solaris' limit 1"):
        serve()
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
        "usage_day": "select pg_total_relation_size('usage_day')",
        "usage_person_day": "select pg_total_relation_size('usage_person_day')",
    }.items()}
    oldest = int(psql("select min(started_at) from request"))
    second = datetime.datetime.fromtimestamp(oldest / 1000 + 32 * 86400, datetime.timezone.utc).replace(day=1)
    stalls = []
    writing = threading.Thread(target=lambda: stalls.append(longest_write()))
    writing.start()
    time.sleep(1)
    begun = time.perf_counter()
    dropped = int(psql(f"select drop_request_months('{second:%Y-%m-%d}Z')"))
    drop_ms = round((time.perf_counter() - begun) * 1000, 1)
    writing.join()
    result = {
        "at": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"), "cores": os.cpu_count(), "repeat": options.repeat,
        "load_before": os.getloadavg()[0], "request_rows": rows, "reported_requests": total,
        "fill_seconds": state()["fill_seconds"], "hours": state()["hours"], "roll_seconds": state()["roll_seconds"],
        "rollup_rows": int(psql("select count(*) from usage_hour")),
        "person_rollup_rows": int(psql("select count(*) from usage_person_hour")),
        "bytes_a_request": {"row": round(sizes["rows"] / rows), "indexes": round(sizes["indexes"] / rows)},
        "sizes": sizes, "reports": times, "months_dropped": dropped, "drop_ms_with_psql": drop_ms,
        "longest_insert_meanwhile_ms": stalls[0], "users": int(psql("select count(*) from app_user")),
        "keys": int(psql("select count(*) from api_key")),
    }
    out = pathlib.Path(options.out)
    out.mkdir(parents=True, exist_ok=True)
    (out / "scale.json").write_text(json.dumps(result, indent=2) + "\n")
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
    parser.add_argument("--users", type=int, default=500_000)
    parser.add_argument("--active", type=int, default=10_000)
    parser.add_argument("--repeat", type=int, default=30)
    parser.add_argument("--out", default=str(ROOT / "bench/results"))
    chosen = parser.parse_args()
    {"start": start, "fill": fill, "roll": roll, "measure": measure, "stop": stop}[chosen.step](chosen)
