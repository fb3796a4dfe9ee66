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
    plan_code    varchar(60)  not null,
    plan_title   varchar(200) not null,
    fiscal_year  int          not null,
    title        varchar(200) not null,
    note         mediumtext,
    content      longtext     not null,
    sha256       char(64)     not null,
    published_by binary(16)   not null,
    published_at datetime     not null,
    constraint edition_number unique (cycle_id, number),
    constraint edition_address unique (plan_code, fiscal_year, number),
    constraint edition_cycle foreign key (cycle_id) references cycle (id),
    constraint edition_officer foreign key (published_by) references officer (id)
) ${table};

-- Which items an edition tells of, to find the same item in other years.
create table edition_item (
    edition_id binary(16)   not null,
    seq        int          not null,
    number     varchar(40),
    name       varchar(300) not null,
    constraint edition_item_key primary key (edition_id, seq),
    constraint edition_item_edition foreign key (edition_id) references edition (id)
) ${table};
create index edition_item_name on edition_item (name);
create index edition_item_number on edition_item (number);

-- The files as they were when the edition was published, byte for byte.
create table edition_file (
    edition_id binary(16)  not null,
    format     varchar(10) not null,
    byte_count int         not null,
    sha256     char(64)    not null,
    data       longblob    not null,
    constraint edition_file_key primary key (edition_id, format),
    constraint edition_file_edition foreign key (edition_id) references edition (id),
    constraint edition_file_format check (format in ('CSV', 'XLSX', 'JSON'))
) ${table};
