-- A chief's decision, bound to the round and the text that was seen. The key allows one decision per round and unit.
create table approval (
    evaluation_id binary(16)  not null,
    round         int         not null,
    unit_id       binary(16)  not null,
    verdict       varchar(20) not null,
    reason        mediumtext,
    hash          char(64)    not null,
    decided_by    binary(16)  not null,
    decided_at    datetime    not null,
    constraint approval_key primary key (evaluation_id, round, unit_id),
    constraint approval_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint approval_unit foreign key (unit_id) references org_unit (id),
    constraint approval_officer foreign key (decided_by) references officer (id)
) ${table};
