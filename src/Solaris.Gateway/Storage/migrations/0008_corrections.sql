-- Calls whose cost was computed again at a corrected price. The transfers of kind 6 with the same ref move the difference.
create table correction (
    ref            $uuid$ not null primary key,
    reservation_id $uuid$ not null,
    price          text   not null,            -- the version of the corrected price
    micros_before  bigint not null,
    micros_after   bigint not null,
    at             bigint not null
);
create index correction_reservation on correction (reservation_id);
