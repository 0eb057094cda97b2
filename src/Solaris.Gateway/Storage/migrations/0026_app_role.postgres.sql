-- What the gateway's own role may do: everything with rows but what would change the books or the history of prices; nothing
-- with tables. Called after each migration, so that it reaches new tables.
create function grant_app(app name) returns void language plpgsql as $$
declare
    found record;
begin
    execute format('grant usage on schema %I to %I', current_schema, app);
    for found in
        select c.oid::regclass as name, c.relname = 'schemaversions' as ours,
            c.relname in ('price_table', 'price_version', 'price_override', 'exchange_rate', 'correction')
            or exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                where t.tgrelid = c.oid and p.proname = 'refuse_change') as sealed
        from pg_class c
        where c.relnamespace = current_schema::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
    loop
        execute format('revoke all on %s from %I', found.name, app);
        execute format('grant %s on %s to %I', case when found.ours then 'select' when found.sealed then 'select, insert'
            else 'select, insert, update, delete' end, found.name, app);
    end loop;
    execute format('grant execute on function make_request_months(int), drop_request_months(timestamptz) to %I', app);
end;
$$;

revoke all on function grant_app(name) from public;
