-- Roles that only look, run once by the cluster's administrator after roles.sql:
--
-- solaris_metrics  the exporter's: statistics, no rows
-- solaris_backup   reads every row and streams WAL; writes nothing
do $watchers$
begin
    if not exists (select from pg_roles where rolname = 'solaris_metrics') then
        create role solaris_metrics login connection limit 5 in role pg_monitor;
    end if;
    if not exists (select from pg_roles where rolname = 'solaris_backup') then
        create role solaris_backup login replication connection limit 6 in role pg_read_all_data;
    end if;
    execute format('grant connect on database %I to solaris_metrics, solaris_backup', current_database());
end;
$watchers$;
create extension if not exists pg_stat_statements;
