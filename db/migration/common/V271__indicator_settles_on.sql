-- The day on which a figure that is not final yet is to be; null where nobody has said.
alter table indicator_actual add column settles_on date;
