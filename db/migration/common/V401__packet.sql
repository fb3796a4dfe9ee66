-- 資料: what members were given for a sitting, as it stood then (JSON). Never changed.
create table packet (
    id               binary(16)  not null primary key,
    sitting_id       binary(16)  not null,
    number           int         not null,
    item_count       int         not null,
    sitting_revision bigint      not null,
    content          longtext    not null,
    made_by          binary(16)  not null,
    made_at          datetime(6) not null,
    constraint packet_number unique (sitting_id, number),
    constraint packet_of foreign key (sitting_id) references sitting (id),
    constraint packet_officer foreign key (made_by) references officer (id)
) ${table};
create index packet_by_whom on packet (made_by);
