-- What is published differs from the sheet here: changed by the board, worded for citizens, or corrected afterwards. The
-- sheet stays as it is; original is what would have been published without this. Nothing is deleted: a revoked one stays.
create table amendment (
    id          binary(16)    not null primary key,
    cycle_id    binary(16)    not null,
    item_id     binary(16)    not null,
    place       varchar(100)  not null,
    kind        varchar(20)   not null,
    original    mediumtext    not null,
    text        mediumtext    not null,
    reason      varchar(1000) not null,
    recorded_by binary(16)    not null,
    recorded_at datetime      not null,
    position    int           not null,
    revoked_by  binary(16),
    revoked_at  datetime      null,
    version     bigint        not null,
    constraint amendment_position unique (cycle_id, position),
    constraint amendment_cycle foreign key (cycle_id) references cycle (id),
    constraint amendment_item foreign key (item_id) references plan_item (id),
    constraint amendment_officer foreign key (recorded_by) references officer (id),
    constraint amendment_revoker foreign key (revoked_by) references officer (id),
    constraint amendment_kind check (kind in ('BOARD', 'WORDING', 'CORRECTION'))
) ${table};
create index amendment_of_item on amendment (item_id);
