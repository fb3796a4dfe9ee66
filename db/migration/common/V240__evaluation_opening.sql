-- Who may decide has looked at a submission: from then on its writers do not take it back.
create table evaluation_opening (
    evaluation_id binary(16) not null,
    round         int        not null,
    officer_id    binary(16) not null,
    opened_at     datetime   not null,
    constraint evaluation_opening_key primary key (evaluation_id, round, officer_id),
    constraint evaluation_opening_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_opening_officer foreign key (officer_id) references officer (id)
) ${table};
create index evaluation_opening_by on evaluation_opening (officer_id);

-- Who has decided before this was kept has seen what was decided.
insert into evaluation_opening (evaluation_id, round, officer_id, opened_at)
select evaluation_id, round, decided_by, min(decided_at) from approval group by evaluation_id, round, decided_by;
