-- A row of the request log in fewer bytes: counts that are 0 are null, which takes no space, and a conversation's id that is a
-- UUID is stored as one. Indexes without the time in them store each user and key once for many rows; the time itself
-- has an index of ranges, which are small because rows come in the order of time.
set local lock_timeout = '10s';

alter table request
    add column conversation_id uuid null,
    alter column input_cache_read drop not null,
    alter column input_cache_write_5m drop not null,
    alter column input_cache_write_1h drop not null,
    alter column output_reasoning drop not null,
    alter column audio_input drop not null,
    alter column audio_output drop not null,
    alter column image_input drop not null,
    alter column image_output drop not null;

-- Declared here; parts with rows get theirs after the migration, without stopping who writes: see Storage/PartitionIndexes.
drop index request_started;
drop index request_user;
drop index request_key;
create index request_started on only request using brin (started_at) with (pages_per_range = 32, autosummarize = on);
create index request_user on only request (user_id);
create index request_key on only request (key_id);

do $$
declare
    part regclass;
    used boolean;
begin
    for part in select inhrelid::regclass from pg_inherits where inhparent = 'request'::regclass loop
        execute format('select exists (select from %s)', part) into used;
        if not used then
            execute format('create index %I on %s using brin (started_at) with (pages_per_range = 32, autosummarize = on)',
                part || '_started', part);
            execute format('create index %I on %s (user_id)', part || '_user', part);
            execute format('create index %I on %s (key_id)', part || '_key', part);
            execute format('alter index request_started attach partition %I', part || '_started');
            execute format('alter index request_user attach partition %I', part || '_user');
            execute format('alter index request_key attach partition %I', part || '_key');
        end if;
    end loop;
end;
$$;
