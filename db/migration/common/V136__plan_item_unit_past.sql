-- Who answered for an item up to which day, as it was printed then.
create table plan_item_unit_past (
    item_id   binary(16)   not null,
    last_day  date         not null,
    position  int          not null,
    unit_id   binary(16),
    printed   varchar(100) not null,
    lead_unit boolean      not null,
    constraint plan_item_unit_past_key primary key (item_id, last_day, position),
    constraint plan_item_unit_past_item foreign key (item_id) references plan_item (id),
    constraint plan_item_unit_past_unit foreign key (unit_id) references org_unit (id)
) ${table};
create index plan_item_unit_past_of_unit on plan_item_unit_past (unit_id);
