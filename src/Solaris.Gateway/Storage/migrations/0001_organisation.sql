-- The organisation that owns everything else. A fresh installation has one.
create table organisation (
    id          $uuid$ not null primary key,
    name        text   not null,
    zone        text   not null,               -- IANA time zone: periods and reports
    language    text   not null,               -- pt-BR | en
    created_at  bigint not null                -- Unix milliseconds, like every time here
);
