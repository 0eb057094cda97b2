-- The books are written once: a correction is a new row.
create trigger transfer_no_update before update on transfer
begin
    select raise(abort, 'transfer is append-only');
end;

create trigger transfer_no_delete before delete on transfer
begin
    select raise(abort, 'transfer is append-only');
end;
