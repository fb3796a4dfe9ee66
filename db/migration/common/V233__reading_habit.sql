-- How somebody likes to read: side by side or as one text; whether single keys decide.
create table reading_habit (
    officer_id binary(16)  not null primary key,
    layout     varchar(10) not null,
    key_presses boolean    not null,
    version    bigint      not null,
    constraint reading_habit_officer foreign key (officer_id) references officer (id),
    constraint reading_habit_layout check (layout in ('SIDE', 'ONE'))
) ${table};
