-- A conversation's id that is a UUID is stored as one. The log is clustered by its ids, which come in the order of time: the
-- indexes have them already.
alter table request add column conversation_id blob null;
drop index request_user;
drop index request_key;
create index request_user on request (user_id);
create index request_key on request (key_id);
