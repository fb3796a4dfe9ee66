-- The planning division's decision, bound to the round and the text that was seen.
create table review (
    evaluation_id binary(16)  not null,
    round         int         not null,
    verdict       varchar(20) not null,
    reason        mediumtext,
    hash          char(64)    not null,
    decided_by    binary(16)  not null,
    decided_at    datetime    not null,
    constraint review_key primary key (evaluation_id, round),
    constraint review_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint review_officer foreign key (decided_by) references officer (id)
) ${table};
