-- The forms of a plan's other sheets (such as a brief one) as they were when the cycle was last planned.
create table cycle_sheet (
    cycle_id binary(16)  not null,
    variant  varchar(40) not null,
    sheet    mediumtext  not null,
    constraint cycle_sheet_key primary key (cycle_id, variant),
    constraint cycle_sheet_cycle foreign key (cycle_id) references cycle (id)
) ${table};

-- Which sheet an item of this cycle uses, where planning chose; '' is the plan's own.
create table cycle_item_sheet (
    cycle_id binary(16)  not null,
    item_id  binary(16)  not null,
    variant  varchar(40) not null,
    constraint cycle_item_sheet_key primary key (cycle_id, item_id),
    constraint cycle_item_sheet_cycle foreign key (cycle_id) references cycle (id),
    constraint cycle_item_sheet_item foreign key (item_id) references plan_item (id)
) ${table};
create index cycle_item_sheet_of_item on cycle_item_sheet (item_id);

-- The sheet that an evaluation was handed out with; null is the plan's own.
alter table evaluation add column variant varchar(40);
