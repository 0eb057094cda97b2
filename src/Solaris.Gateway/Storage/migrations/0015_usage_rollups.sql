-- The request log summed up by hours of UTC, so that reports of months read thousands of rows instead of millions.
-- Names and counts are the request table's; error_code and status tell refusals and faults apart.
create table usage_hour (
    organisation_id $uuid$ not null,
    hour            bigint not null,                                    -- its first millisecond
    team_id         $uuid$ null,
    model           integer  not null,
    endpoint        integer  not null,
    deployment      integer  not null,
    provider        integer  not null,
    error_code      integer  not null,
    status          smallint not null,
    requests        bigint not null,
    cost_micros     bigint not null,
    input_uncached         bigint not null,
    input_cache_read       bigint not null,
    input_cache_write_5m   bigint not null,
    input_cache_write_1h   bigint not null,
    output_total           bigint not null,
    output_reasoning       bigint not null,
    audio_input            bigint not null,
    audio_output           bigint not null,
    image_input            bigint not null,
    image_output           bigint not null,
    duration_ms     bigint not null,
    first_bytes     bigint not null,                                    -- calls that have a first byte
    first_byte_ms   bigint not null
);
create index usage_hour_hour on usage_hour (hour);

-- The same by persons and keys, for reports that tell or choose them.
create table usage_person_hour (
    organisation_id $uuid$ not null,
    hour            bigint not null,
    user_id         $uuid$ null,
    key_id          $uuid$ not null,
    team_id         $uuid$ null,
    model           integer  not null,
    endpoint        integer  not null,
    deployment      integer  not null,
    provider        integer  not null,
    error_code      integer  not null,
    status          smallint not null,
    requests        bigint not null,
    cost_micros     bigint not null,
    input_uncached         bigint not null,
    input_cache_read       bigint not null,
    input_cache_write_5m   bigint not null,
    input_cache_write_1h   bigint not null,
    output_total           bigint not null,
    output_reasoning       bigint not null,
    audio_input            bigint not null,
    audio_output           bigint not null,
    image_input            bigint not null,
    image_output           bigint not null,
    duration_ms     bigint not null,
    first_bytes     bigint not null,
    first_byte_ms   bigint not null
);
create index usage_person_hour_hour on usage_person_hour (hour);
create index usage_person_hour_user on usage_person_hour (user_id, hour);
create index usage_person_hour_key on usage_person_hour (key_id, hour);

-- How far the hours are summed up: those before rolled_until are, but for the dirty ones. The row is the lock of who sums up.
create table usage_roll (
    id           smallint not null primary key check (id = 1),
    rolled_until bigint   not null
);

-- Hours that got a late row, or a correction, in the same transaction: dirty until the version is summed up that was read
-- before the sums.
create table usage_dirty (
    hour    bigint not null primary key,
    version bigint not null,
    rolled  bigint not null
);
