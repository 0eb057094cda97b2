-- Names that repeat in every row of the request log: models, deployments, providers, endpoints, error codes.
create table name (
    id    $identity$,
    value text not null unique
);

-- One row a client call: what was asked, decided, answered and charged; never what was said. At most about 300 bytes.
-- model … error_code are name.id, 0 when absent.
create table request (
    id              $uuid$   not null primary key,
    started_at      bigint   not null,
    organisation_id $uuid$   not null,
    key_id          $uuid$   not null,
    user_id         $uuid$   null,
    team_id         $uuid$   null,
    cost_micros     bigint   not null,
    model           integer  not null,
    endpoint        integer  not null,
    deployment      integer  not null,
    provider        integer  not null,
    error_code      integer  not null,
    input_uncached         integer not null,
    input_cache_read       integer not null,
    input_cache_write_5m   integer not null,
    input_cache_write_1h   integer not null,
    output_total           integer not null,
    output_reasoning       integer not null,                             -- part of output_total
    audio_input            integer not null,                             -- part of the input
    audio_output           integer not null,                             -- part of output_total
    duration_ms     integer  not null,
    first_byte_ms   integer  null,
    status          smallint not null,                                   -- 0 for a call whose gateway died
    flags           smallint not null,                                   -- 1 stream, 2 clamped
    basis           smallint not null,                                   -- UsageBasis
    conversation    text     null,
    trace           $bytes$  null,                                       -- DecisionTrace
    attempts        $bytes$  null                                        -- AttemptTrail; only when several, or the one failed
) $clustered$;

create index request_started on request (started_at);
create index request_user on request (user_id, started_at);
create index request_key on request (key_id, started_at);
