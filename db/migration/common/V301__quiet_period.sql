-- 静穏期間: days on which a unit and its sections are not chased. Ended, never deleted.
create table quiet_period (
    id        binary(16)   not null primary key,
    unit_id   binary(16)   not null,
    first_day date         not null,
    last_day  date         not null,
    reason    varchar(200) not null,
    set_by    binary(16)   not null,
    set_at    datetime(6)  not null,
    ended_at  datetime(6),
    version   bigint       not null,
    constraint quiet_period_unit foreign key (unit_id) references org_unit (id),
    constraint quiet_period_by foreign key (set_by) references officer (id)
) ${table};
create index quiet_period_unit_of on quiet_period (unit_id);
create index quiet_period_by_whom on quiet_period (set_by);
