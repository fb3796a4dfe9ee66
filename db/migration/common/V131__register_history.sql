-- What an item was before decisions changed it (JSON: fact to text), and how many acts a register has seen.
alter table plan_item add column origin mediumtext;
alter table plan add column acts int default 0 not null;
