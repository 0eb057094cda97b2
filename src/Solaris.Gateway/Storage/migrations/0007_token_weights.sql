-- What an output token counts in token limits, in thousandths: a hold whose owner died is charged its progress by it.
alter table reservation add column output_weight bigint not null default 1000;
