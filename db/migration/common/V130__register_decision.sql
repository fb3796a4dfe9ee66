-- What was decided about the items of a register; never deleted, a reversed one is marked. changes is a JSON object: fact to text.
create table register_decision (
    id              binary(16)  not null primary key,
    plan_id         binary(16)  not null,
    act             varchar(20) not null,
    fiscal_year     int         not null,
    position        int         not null,
    reason          mediumtext  not null,
    counted         boolean     not null,
    decided_by      binary(16)  not null,
    decided_at      datetime(6) not null,
    reversed_by     binary(16),
    reversed_at     datetime(6) null,
    reversal_reason mediumtext,
    version         bigint      not null,
    constraint register_decision_position unique (plan_id, position),
    constraint register_decision_plan foreign key (plan_id) references plan (id),
    constraint register_decision_officer foreign key (decided_by) references officer (id),
    constraint register_decision_reverser foreign key (reversed_by) references officer (id),
    constraint register_decision_act check (act in ('ADD', 'RENAME', 'RENUMBER', 'REASSIGN', 'CHANGE', 'MERGE', 'SPLIT',
        'SUSPEND', 'RESUME', 'COMPLETE', 'ABOLISH', 'CONTINUE'))
) ${table};
create index register_decision_decided_by on register_decision (decided_by);
create index register_decision_reversed_by on register_decision (reversed_by);
create index register_decision_joins on register_decision (act);

create table register_decision_item (
    decision_id binary(16)  not null,
    position    int         not null,
    item_id     binary(16)  not null,
    part        varchar(20) not null,
    changes     mediumtext  not null,
    constraint register_decision_item_key primary key (decision_id, position),
    constraint register_decision_item_decision foreign key (decision_id) references register_decision (id),
    constraint register_decision_item_item foreign key (item_id) references plan_item (id),
    constraint register_decision_item_part check (part in ('SUBJECT', 'RESULT', 'BORN'))
) ${table};
create index register_decision_item_of on register_decision_item (item_id);
