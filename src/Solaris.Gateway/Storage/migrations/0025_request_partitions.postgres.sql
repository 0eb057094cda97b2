-- The request log in a table a month, so that old months are dropped and not deleted row by row. Ids of calls begin with
-- their time, so the id is the key of the partitions, and still unique in all of them.
create function month_id(month timestamptz) returns uuid language sql immutable as $$
    select (lpad(to_hex((extract(epoch from month) * 1000)::bigint), 12, '0') || repeat('0', 20))::uuid
$$;

alter table request rename to request_before;
alter index request_pkey rename to request_before_pkey;
alter index request_started rename to request_before_started;
alter index request_user rename to request_before_user;
alter index request_key rename to request_before_key;

create table request (like request_before including defaults) partition by range (id);
alter table request add primary key (id);
create index request_started on request (started_at);
create index request_user on request (user_id, started_at);
create index request_key on request (key_id, started_at);

-- What is there stays where it is, as the partition of everything up to the end of this month or of the last call's.
do $$
declare
    ends timestamptz := date_trunc('month', now(), 'UTC') + interval '1 month';
    last uuid := (select id from request_before order by id desc limit 1);
begin
    while month_id(ends) <= last loop
        ends := ends + interval '1 month';
    end loop;
    execute format('alter table request attach partition request_before for values from (minvalue) to (%L)', month_id(ends));
end;
$$;

-- A row of a gateway whose clock is wrong must not stop the ledger.
create table request_other partition of request default;

-- Makes the months from this one on that are missing; returns how many. The gateway's role may call it, and not more.
create function make_request_months(ahead int) returns int language plpgsql security definer
    set search_path from current set lock_timeout = '1s' as $$
declare
    month timestamptz;
    made int := 0;
begin
    for i in 0..ahead loop
        month := (date_trunc('month', now() at time zone 'UTC') + make_interval(months => i)) at time zone 'UTC';
        if to_regclass('request_' || to_char(month at time zone 'UTC', 'YYYY_MM')) is null then
            begin
                execute format('create table %I partition of request for values from (%L) to (%L)',
                    'request_' || to_char(month at time zone 'UTC', 'YYYY_MM'), month_id(month),
                    month_id((month at time zone 'UTC' + interval '1 month') at time zone 'UTC'));
                made := made + 1;
            exception when invalid_object_definition or check_violation then
                null; -- An earlier table has the month, or the default one has rows of it.
            end;
        end if;
    end loop;
    return made;
end;
$$;

-- Drops the months that end before; returns how many. Rows of the default table are deleted.
create function drop_request_months(before timestamptz) returns int language plpgsql security definer
    set search_path from current set lock_timeout = '1s' as $$
declare
    old regclass;
    dropped int := 0;
begin
    for old in
        select c.oid::regclass from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'request'::regclass
            and substring(pg_get_expr(c.relpartbound, c.oid) from 'TO \(''([0-9a-f-]{36})''\)')::uuid <= month_id(before)
    loop
        execute format('drop table %s', old);
        dropped := dropped + 1;
    end loop;
    delete from request_other where id < month_id(before);
    return dropped;
end;
$$;

revoke all on function make_request_months(int) from public;
revoke all on function drop_request_months(timestamptz) from public;

select make_request_months(3);
