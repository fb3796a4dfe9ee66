-- Plans of any shape: a number need not be the only key, items carry their heading.
alter table plan_item drop constraint plan_item_number;
alter table plan_item add column heading varchar(400);
alter table plan_item add column variant varchar(40);
