-- The roles of IA Solaris in PostgreSQL 15 or later. Run once by the cluster's administrator, in the database that the
-- gateway shall use; running it again changes nothing. It sets no passwords:
--
--   createdb solaris
--   psql -d solaris -v ON_ERROR_STOP=1 -f deploy/postgres/roles.sql
--   psql -d solaris -c '\password solaris_migrator' -c '\password solaris_app'
--
-- solaris_owner     owns all tables; nobody signs in as it
-- solaris_migrator  changes the schema (DB_USER of "solaris migrate"), and gives solaris_app its rights after each change
-- solaris_app       serves (DB_USER of the gateway): no tables of its own, and no UPDATE or DELETE on the books
do $roles$
begin
    if not exists (select from pg_roles where rolname = 'solaris_owner') then
        create role solaris_owner nologin;
    end if;
    if not exists (select from pg_roles where rolname = 'solaris_migrator') then
        create role solaris_migrator login in role solaris_owner;
        alter role solaris_migrator set role = solaris_owner; -- What it makes belongs to the owner.
    end if;
    if not exists (select from pg_roles where rolname = 'solaris_app') then
        create role solaris_app login;
        alter role solaris_app set lock_timeout = '5s';
        alter role solaris_app set jit = off; -- Compiling a report takes longer than running it.
        alter role solaris_app set idle_in_transaction_session_timeout = '30s';
    end if;
    execute format('alter database %I owner to solaris_owner', current_database());
    execute format('revoke all on database %I from public', current_database());
    execute format('grant connect on database %I to solaris_migrator, solaris_app', current_database());
    revoke create on schema public from public;
    alter schema public owner to solaris_owner;
end;
$roles$;
