-- How a plan reads its indicators: tolerance and margin as parts of one, bands from their smallest achievement on.
create table indicator_yardstick (
    plan_id   binary(16)  not null primary key,
    tolerance varchar(20) not null,
    margin    varchar(20) not null,
    version   bigint      not null,
    constraint indicator_yardstick_plan foreign key (plan_id) references plan (id)
) ${table};

create table indicator_band (
    plan_id    binary(16)  not null,
    position   int         not null,
    from_ratio varchar(20) not null,
    label      varchar(80) not null,
    tone       varchar(20) not null,
    constraint indicator_band_key primary key (plan_id, position),
    constraint indicator_band_yardstick foreign key (plan_id) references indicator_yardstick (plan_id),
    constraint indicator_band_tone check (tone in ('good', 'fair', 'poor', 'none'))
) ${table};
