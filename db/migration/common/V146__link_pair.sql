-- Two items that may be the same work, found by their names. Decided by a person; a declined pair is not proposed again.
create table link_pair (
    id          binary(16)    not null primary key,
    item_low    binary(16)    not null,
    item_high   binary(16)    not null,
    state       varchar(20)   not null,
    score       int           not null,
    words       varchar(1000) not null,
    units       varchar(1000) not null,
    proposed_at datetime(6)   not null,
    decided_by  binary(16),
    decided_at  datetime(6),
    reason      varchar(1000),
    version     bigint        not null,
    constraint link_pair_once unique (item_low, item_high),
    constraint link_pair_low foreign key (item_low) references plan_item (id),
    constraint link_pair_high foreign key (item_high) references plan_item (id),
    constraint link_pair_officer foreign key (decided_by) references officer (id),
    constraint link_pair_state check (state in ('PROPOSED', 'ACCEPTED', 'DECLINED')),
    constraint link_pair_score check (score between 0 and 1000)
) ${table};
create index link_pair_of_high on link_pair (item_high);
create index link_pair_of_officer on link_pair (decided_by);
create index link_pair_state_score on link_pair (state, score);
