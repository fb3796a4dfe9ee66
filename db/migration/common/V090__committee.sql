-- What the external committee said, and what the departments answered.
create table committee_remark (
    id            binary(16)  not null primary key,
    cycle_id      binary(16)  not null,
    evaluation_id binary(16)  not null,
    number        int         not null,
    text          mediumtext  not null,
    member_id     binary(16)  not null,
    made_at       datetime    not null,
    status        varchar(20) not null,
    round         int         not null,
    action        varchar(20),
    answer        mediumtext,
    answered_by   binary(16),
    answered_at   datetime    null,
    version       bigint      not null,
    constraint committee_remark_number unique (cycle_id, number),
    constraint committee_remark_cycle foreign key (cycle_id) references cycle (id),
    constraint committee_remark_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint committee_remark_member foreign key (member_id) references officer (id)
) ${table};

create table remark_decision (
    remark_id  binary(16)  not null,
    round      int         not null,
    verdict    varchar(20) not null,
    reason     mediumtext,
    decided_by binary(16)  not null,
    decided_at datetime    not null,
    constraint remark_decision_key primary key (remark_id, round),
    constraint remark_decision_remark foreign key (remark_id) references committee_remark (id),
    constraint remark_decision_officer foreign key (decided_by) references officer (id)
) ${table};

create table committee_meeting (
    cycle_id    binary(16)   not null primary key,
    held_on     varchar(100) not null,
    summary     mediumtext   not null,
    recorded_by binary(16)   not null,
    recorded_at datetime     not null,
    constraint committee_meeting_cycle foreign key (cycle_id) references cycle (id),
    constraint committee_meeting_officer foreign key (recorded_by) references officer (id)
) ${table};
