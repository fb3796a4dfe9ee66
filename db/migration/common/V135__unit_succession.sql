-- Which unit took over from which, and from what day on. A unit keeps its name; a new name is a new unit.
create table unit_succession (
    from_unit_id binary(16) not null,
    to_unit_id   binary(16) not null,
    first_day    date       not null,
    constraint unit_succession_key primary key (from_unit_id, to_unit_id),
    constraint unit_succession_from foreign key (from_unit_id) references org_unit (id),
    constraint unit_succession_to foreign key (to_unit_id) references org_unit (id)
) ${table};
create index unit_succession_to_unit on unit_succession (to_unit_id);
