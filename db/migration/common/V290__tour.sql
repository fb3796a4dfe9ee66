-- Who is done with the first steps that a new person is shown.
create table tour_taken (
    officer_id binary(16) not null primary key,
    taken_at   datetime   not null,
    constraint tour_taken_officer foreign key (officer_id) references officer (id)
) ${table};
