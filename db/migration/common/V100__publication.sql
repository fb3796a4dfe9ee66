-- The board's word and the editions. An edition is never changed: content is its whole data as JSON, sha256 its seal.
create table board_decision (
    cycle_id     binary(16)  not null,
    attempt      int         not null,
    verdict      varchar(20) not null,
    reason       mediumtext,
    decided_by   binary(16)  not null,
    decided_at   datetime    not null,
    response     mediumtext,
    responded_by binary(16),
    responded_at datetime    null,
    constraint board_decision_key primary key (cycle_id, attempt),
    constraint board_decision_cycle foreign key (cycle_id) references cycle (id),
    constraint board_decision_officer foreign key (decided_by) references officer (id)
) ${table};

create table edition (
    id           binary(16)   not null primary key,
    cycle_id     binary(16)   not null,
    number       int          not null,
    title        varchar(200) not null,
    note         mediumtext,
    content      longtext     not null,
    sha256       char(64)     not null,
    published_by binary(16)   not null,
    published_at datetime     not null,
    constraint edition_number unique (cycle_id, number),
    constraint edition_cycle foreign key (cycle_id) references cycle (id),
    constraint edition_officer foreign key (published_by) references officer (id)
) ${table};
