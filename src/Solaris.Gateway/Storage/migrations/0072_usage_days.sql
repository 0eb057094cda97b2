-- The hours summed up once more, by the days of the organisation's zone, so that reports of a year read days. Only the figures
-- that reports show.
create table usage_day (
    organisation_id $uuid$ not null,
    day             bigint not null,                                    -- its first millisecond
    team_id         $uuid$ null,
    model           integer  not null,
    endpoint        integer  not null,
    deployment      integer  not null,
    provider        integer  not null,
    error_code      integer  not null,
    status          smallint not null,
    requests               bigint not null,
    cost_micros            bigint not null,
    input_uncached         bigint not null,
    input_cache_read       bigint not null,
    input_cache_write_5m   bigint not null,
    input_cache_write_1h   bigint not null,
    output_total           bigint not null
);
create index usage_day_day on usage_day (day);

-- By persons and keys, but not by what they called: for lists of who used most.
create table usage_person_day (
    organisation_id $uuid$ not null,
    day             bigint not null,
    user_id         $uuid$ null,
    key_id          $uuid$ not null,
    team_id         $uuid$ null,
    requests               bigint not null,
    cost_micros            bigint not null,
    input_uncached         bigint not null,
    input_cache_read       bigint not null,
    input_cache_write_5m   bigint not null,
    input_cache_write_1h   bigint not null,
    output_total           bigint not null
);
create index usage_person_day_day on usage_person_day (day);

-- How far the days go, and of which zone they are: in another one they are summed up anew.
alter table usage_roll add column days_until bigint not null default 0;
alter table usage_roll add column days_zone text null;
