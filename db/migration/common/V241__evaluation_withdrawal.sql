-- A submission that its writers took back before anybody who decides had opened it, as it was handed in. The round goes on:
-- number counts the submissions taken back within it.
create table evaluation_withdrawal (
    evaluation_id binary(16) not null,
    round         int        not null,
    number        int        not null,
    content       mediumtext not null,
    hash          char(64)   not null,
    submitted_by  binary(16) not null,
    submitted_at  datetime   not null,
    withdrawn_by  binary(16) not null,
    withdrawn_at  datetime   not null,
    constraint evaluation_withdrawal_key primary key (evaluation_id, round, number),
    constraint evaluation_withdrawal_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_withdrawal_submitter foreign key (submitted_by) references officer (id),
    constraint evaluation_withdrawal_officer foreign key (withdrawn_by) references officer (id)
) ${table};
create index evaluation_withdrawal_submitted on evaluation_withdrawal (submitted_by);
create index evaluation_withdrawal_by on evaluation_withdrawal (withdrawn_by);
