-- A step of a sheet that a writer has called complete. step is the key of its first field; "-facts" is the plan's own facts.
create table evaluation_step (
    evaluation_id binary(16)  not null,
    step          varchar(61) not null,
    done_by       binary(16)  not null,
    done_at       datetime(6) not null,
    version       bigint      not null,
    constraint evaluation_step_key primary key (evaluation_id, step),
    constraint evaluation_step_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_step_officer foreign key (done_by) references officer (id)
) ${table};
create index evaluation_step_by on evaluation_step (done_by);

-- The step that a writer left last.
create table evaluation_place (
    evaluation_id binary(16)  not null,
    officer_id    binary(16)  not null,
    step          varchar(61) not null,
    left_at       datetime(6) not null,
    version       bigint      not null,
    constraint evaluation_place_key primary key (evaluation_id, officer_id),
    constraint evaluation_place_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_place_officer foreign key (officer_id) references officer (id)
) ${table};
create index evaluation_place_of on evaluation_place (officer_id);
