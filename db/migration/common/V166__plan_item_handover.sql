-- That other units answer for an item from a day on, without anybody having decided about the item: a reorganisation.
-- units is a JSON object: the unit before to what became of it; corrected is set where a file has said otherwise since.
create table plan_item_handover (
    item_id   binary(16) not null,
    first_day date       not null,
    units     mediumtext not null,
    corrected mediumtext,
    constraint plan_item_handover_key primary key (item_id, first_day),
    constraint plan_item_handover_item foreign key (item_id) references plan_item (id)
) ${table};
