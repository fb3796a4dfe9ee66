-- あとで見る日: until when a person does not want to see a task. It says nothing about the task itself.
create table task_later (
    task_id    varchar(64) not null,
    officer_id binary(16)  not null,
    until_day  date        not null,
    version    bigint      not null,
    constraint task_later_key primary key (task_id, officer_id),
    constraint task_later_task foreign key (task_id) references task_item (id),
    constraint task_later_officer foreign key (officer_id) references officer (id)
) ${table};
create index task_later_of on task_later (officer_id, until_day);
-- 担当: who of the unit writes a sheet. For the unit's own order; it gives nobody a right and takes none.
create table task_writer (
    subject_id binary(16)  not null primary key,
    officer_id binary(16)  not null,
    chosen_by  binary(16)  not null,
    chosen_at  datetime(6) not null,
    version    bigint      not null,
    constraint task_writer_officer foreign key (officer_id) references officer (id),
    constraint task_writer_by foreign key (chosen_by) references officer (id)
) ${table};
create index task_writer_of on task_writer (officer_id);
create index task_writer_chosen_by on task_writer (chosen_by);
