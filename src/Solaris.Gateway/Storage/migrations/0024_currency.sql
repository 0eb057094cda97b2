-- The currency of limits and costs, and what a US dollar, the currency of prices, is in it month by month.
alter table organisation add column currency text not null default 'USD';      -- ISO 4217; fixed once something was charged
alter table organisation add column carry_rate smallint not null default 0;    -- 1: a month without a rate goes on with the last one

-- Rows are never changed: the last one of a month counts, and one that follows a charge is a correction.
create table exchange_rate (
    id         $uuid$ not null primary key,
    month      text   not null,                                         -- 2026-11, in the organisation's zone
    currency   text   not null,
    micros     bigint not null check (micros > 0),                      -- millionths of the currency for a dollar
    source     text   null,                                             -- who says so
    created_at bigint not null
);
