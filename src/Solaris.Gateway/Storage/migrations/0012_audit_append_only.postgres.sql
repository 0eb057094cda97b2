-- What happened, happened.
create trigger audit_event_no_update before update on audit_event for each row execute function refuse_change();

create trigger audit_event_no_delete before delete on audit_event for each row execute function refuse_change();

create trigger audit_event_no_truncate before truncate on audit_event for each statement execute function refuse_change();
