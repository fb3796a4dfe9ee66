-- 委員会の会議: when the committee sits and what it takes.
create table sitting (
    id        binary(16)   not null primary key,
    cycle_id  binary(16)   not null,
    number    int          not null,
    held_on   date         not null,
    begins_at time         not null,
    place     varchar(100) not null,
    panel     varchar(40)  not null,
    version   bigint       not null,
    constraint sitting_number unique (cycle_id, number),
    constraint sitting_cycle foreign key (cycle_id) references cycle (id)
) ${table};

create table sitting_item (
    sitting_id         binary(16) not null,
    position           int        not null,
    evaluation_id      binary(16) not null,
    minutes_explaining int        not null,
    minutes_asking     int        not null,
    minutes_grading    int        not null,
    constraint sitting_item_key primary key (sitting_id, position),
    constraint sitting_item_of foreign key (sitting_id) references sitting (id),
    constraint sitting_item_sheet foreign key (evaluation_id) references evaluation (id)
) ${table};
create index sitting_item_by_sheet on sitting_item (evaluation_id);
