-- Hours before this have lost their rows to retention: their sums are all there is, and are never made again.
alter table usage_roll add column kept_from bigint not null default 0;
