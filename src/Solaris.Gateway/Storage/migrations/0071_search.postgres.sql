-- Searching half a million people or keys by a part of a name. The extension comes with PostgreSQL's own packages, and a
-- database's owner may create it; where it is missing, a search reads the whole table.
do $$
begin
    create extension if not exists pg_trgm;
    create index app_user_search on app_user using gin (lower(name) gin_trgm_ops, email gin_trgm_ops);
    create index api_key_search on api_key using gin (lower(name) gin_trgm_ops, lower(last4) gin_trgm_ops);
exception
    when undefined_file or feature_not_supported or insufficient_privilege then
        raise notice 'pg_trgm is not available: searching people and keys reads the whole table.';
end;
$$;
