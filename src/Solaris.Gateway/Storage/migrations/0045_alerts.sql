-- What someone should know of. Each comes from one message of the outbox, which makes it exactly once.
create table alert (
    id              $uuid$   not null primary key,
    organisation_id $uuid$   not null references organisation (id),
    message_id      text     not null unique,                            -- the outbox's
    kind            text     not null,                                   -- threshold
    severity        text     not null check (severity in ('warning', 'critical')),
    scope           smallint not null check (scope between 0 and 3),     -- whose limit it is, as in quota_limit
    scope_id        $uuid$   not null,
    team_id         $uuid$   null,                                       -- whose managers may see it
    facts           text     not null,                                   -- JSON
    created_at      bigint   not null,
    ends_at         bigint   not null,                                   -- from then on it is history by itself
    state           text     not null check (state in ('open', 'acknowledged', 'resolved')),
    changed_by      $uuid$   null,                                       -- null for automation, and for time itself
    changed_at      bigint   null
);
create index alert_open on alert (ends_at) where state <> 'resolved';

-- Who is told by mail. The address is looked up when it is sent: someone who was erased meanwhile has none.
create table alert_delivery (
    id           $uuid$  not null primary key,                           -- also the mail's Message-ID, however often it is tried
    alert_id     $uuid$  not null references alert (id),
    user_id      $uuid$  not null references app_user (id),
    attempts     integer not null,
    due_at       bigint  null,                                           -- null: nothing is left to do
    delivered_at bigint  null,
    failed_at    bigint  null,                                           -- given up
    answer       text    null,                                           -- what the mail server said last
    unique (alert_id, user_id)
);
create index alert_delivery_due on alert_delivery (due_at) where due_at is not null;
create index alert_delivery_user on alert_delivery (user_id, alert_id);
