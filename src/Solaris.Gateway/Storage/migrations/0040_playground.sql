-- The key under which calls of the dashboard's playground are logged. Nobody knows its secret: whoever plays has a session.
create table playground (
    organisation_id $uuid$ not null primary key,
    key_id          $uuid$ not null
);
