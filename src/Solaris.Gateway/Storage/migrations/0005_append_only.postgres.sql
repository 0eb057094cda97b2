-- The books are written once: a correction is a new row.
create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name;
end;
$$;

create trigger transfer_no_update before update on transfer for each row execute function refuse_change();

create trigger transfer_no_delete before delete on transfer for each row execute function refuse_change();

create trigger transfer_no_truncate before truncate on transfer for each statement execute function refuse_change();
