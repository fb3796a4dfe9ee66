-- Why two linked sheets say different things. hash is of both values: another text has to be explained anew.
create table link_explanation (
    id              binary(16)    not null primary key,
    evaluation_low  binary(16)    not null,
    field_low       varchar(100)  not null,
    evaluation_high binary(16)    not null,
    field_high      varchar(100)  not null,
    hash            char(64)      not null,
    reason          varchar(4000) not null,
    made_by         binary(16)    not null,
    made_at         datetime(6)   not null,
    constraint link_explanation_once unique (evaluation_low, field_low, evaluation_high, field_high, hash),
    constraint link_explanation_low foreign key (evaluation_low) references evaluation (id),
    constraint link_explanation_high foreign key (evaluation_high) references evaluation (id),
    constraint link_explanation_officer foreign key (made_by) references officer (id)
) ${table};
create index link_explanation_of_high on link_explanation (evaluation_high);
create index link_explanation_of_officer on link_explanation (made_by);
