-- A plan goes on longer than was planned, with the text of the decision.
create table plan_extension (
    plan_id          binary(16)  not null,
    position         int         not null,
    former_last_year int         not null,
    last_year        int         not null,
    text             mediumtext  not null,
    decided_on       date        not null,
    entered_by       binary(16)  not null,
    entered_at       datetime(6) not null,
    constraint plan_extension_key primary key (plan_id, position),
    constraint plan_extension_plan foreign key (plan_id) references plan (id),
    constraint plan_extension_officer foreign key (entered_by) references officer (id),
    constraint plan_extension_later check (last_year > former_last_year)
) ${table};
create index plan_extension_entered_by on plan_extension (entered_by);
