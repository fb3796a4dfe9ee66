-- The department's sheet. content is a JSON object: field id to text.
create table evaluation (
    id           binary(16)   not null primary key,
    cycle_id     binary(16)   not null,
    item_id      binary(16)   not null,
    lead_unit_id binary(16)   not null,
    seq          int          not null,
    heading      varchar(400) not null,
    status       varchar(20)  not null,
    round        int          not null,
    content      mediumtext   not null,
    revision     bigint       not null,
    written_by   binary(16),
    written_at   datetime     null,
    version      bigint       not null,
    constraint evaluation_item unique (cycle_id, item_id),
    constraint evaluation_cycle foreign key (cycle_id) references cycle (id),
    constraint evaluation_plan_item foreign key (item_id) references plan_item (id),
    constraint evaluation_unit_lead foreign key (lead_unit_id) references org_unit (id),
    constraint evaluation_status check (status in ('PREPARED', 'DRAFT', 'SUBMITTED', 'APPROVED', 'CONFIRMED', 'PUBLISHED'))
) ${table};
create index evaluation_state on evaluation (cycle_id, status, seq);

create table evaluation_unit (
    evaluation_id binary(16) not null,
    position      int        not null,
    unit_id       binary(16) not null,
    constraint evaluation_unit_key primary key (evaluation_id, position),
    constraint evaluation_unit_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_unit_unit foreign key (unit_id) references org_unit (id)
) ${table};

create table evaluation_round (
    evaluation_id binary(16)  not null,
    round         int         not null,
    content       mediumtext  not null,
    hash          char(64)    not null,
    submitted_by  binary(16)  not null,
    submitted_at  datetime    not null,
    constraint evaluation_round_key primary key (evaluation_id, round),
    constraint evaluation_round_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_round_officer foreign key (submitted_by) references officer (id)
) ${table};

create table evaluation_author (
    evaluation_id binary(16) not null,
    round         int        not null,
    officer_id    binary(16) not null,
    constraint evaluation_author_key primary key (evaluation_id, round, officer_id),
    constraint evaluation_author_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_author_officer foreign key (officer_id) references officer (id)
) ${table};

-- What was asked for when a sheet was sent back, and what the department answered.
create table evaluation_request (
    id            binary(16)  not null primary key,
    evaluation_id binary(16)  not null,
    round         int         not null,
    position      int         not null,
    stage         varchar(20) not null,
    field         varchar(60),
    text          mediumtext  not null,
    made_by       binary(16)  not null,
    made_at       datetime    not null,
    reply         mediumtext,
    version       bigint      not null,
    constraint evaluation_request_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_request_officer foreign key (made_by) references officer (id)
) ${table};
create index evaluation_request_round on evaluation_request (evaluation_id, round);
