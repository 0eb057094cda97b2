-- What a line is charged follows from its reservation's totals, so a line is written once, with its hold.
alter table line drop column charged;
