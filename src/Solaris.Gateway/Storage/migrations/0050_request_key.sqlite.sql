-- An index costs each call some 3 us of a processor (docs/architecture.md). Calls of one key are found along the primary key, which is in the
-- order of time, in as many rows as an installation on SQLite has.
drop index request_key;
