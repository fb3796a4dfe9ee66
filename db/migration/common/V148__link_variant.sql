-- A field of a sheet that has a text of its own though the sheet is linked. active_field is the field until it ends.
create table link_variant (
    id            binary(16)   not null primary key,
    evaluation_id binary(16)   not null,
    field         varchar(100) not null,
    active_field  varchar(100),
    kind          varchar(20)  not null,
    made_by       binary(16)   not null,
    made_at       datetime(6)  not null,
    ended_by      binary(16),
    ended_at      datetime(6),
    version       bigint       not null,
    constraint link_variant_once unique (evaluation_id, active_field),
    constraint link_variant_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint link_variant_maker foreign key (made_by) references officer (id),
    constraint link_variant_ender foreign key (ended_by) references officer (id),
    constraint link_variant_kind check (kind in ('WANTED', 'DOES_NOT_FIT'))
) ${table};
create index link_variant_of_maker on link_variant (made_by);
create index link_variant_of_ender on link_variant (ended_by);
