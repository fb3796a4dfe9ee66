-- What a plan counts (KPI). Figures are exact decimals, kept as text with the decimals that were printed; beside each stands
-- the printed text itself. An indicator that is printed again (再掲) refers to its original, which has the actuals.
create table indicator (
    id                 binary(16)   not null primary key,
    plan_id            binary(16)   not null,
    identity_hash      char(64)     not null,
    seq                int          not null,
    level_key          varchar(40)  not null,
    level_number       varchar(40)  not null,
    place              varchar(300) not null,
    name               varchar(400) not null,
    item_id            binary(16),
    unit_id            binary(16),
    original_id        binary(16),
    kind               varchar(20)  not null,
    direction          varchar(20)  not null,
    measure            varchar(40)  not null,
    baseline_raw       varchar(200) not null,
    baseline_year_raw  varchar(40)  not null,
    baseline_year      int,
    baseline_amount    varchar(80),
    target_raw         varchar(200) not null,
    target_year_raw    varchar(40)  not null,
    target_year        int,
    target_amount      varchar(80),
    note               mediumtext   not null,
    version            bigint       not null,
    constraint indicator_identity unique (plan_id, identity_hash),
    constraint indicator_plan foreign key (plan_id) references plan (id),
    constraint indicator_item foreign key (item_id) references plan_item (id),
    constraint indicator_unit foreign key (unit_id) references org_unit (id),
    constraint indicator_original foreign key (original_id) references indicator (id),
    constraint indicator_kind check (kind in ('STOCK', 'FLOW', 'CUMULATIVE', 'RATE')),
    constraint indicator_direction
        check (direction in ('INCREASE', 'DECREASE', 'MAINTAIN', 'AT_LEAST', 'AT_MOST', 'UNDETERMINED'))
) ${table};
create index indicator_seq on indicator (plan_id, seq);
create index indicator_of_item on indicator (item_id);
create index indicator_of_unit on indicator (unit_id);
create index indicator_of_original on indicator (original_id);

-- Yearly actuals, never changed: a correction is a further revision. amount is null where a value was taken back.
create table indicator_actual (
    id           binary(16)   not null primary key,
    indicator_id binary(16)   not null,
    fiscal_year  int          not null,
    revision     int          not null,
    raw          varchar(200) not null,
    amount       varchar(80),
    provisional  boolean      not null,
    note         mediumtext   not null,
    reason       mediumtext   not null,
    warnings     varchar(400) not null,
    unit_id      binary(16),
    recorded_by  binary(16)   not null,
    recorded_at  datetime     not null,
    constraint indicator_actual_revision unique (indicator_id, fiscal_year, revision),
    constraint indicator_actual_indicator foreign key (indicator_id) references indicator (id),
    constraint indicator_actual_unit foreign key (unit_id) references org_unit (id),
    constraint indicator_actual_officer foreign key (recorded_by) references officer (id)
) ${table};
create index indicator_actual_of_unit on indicator_actual (unit_id);
create index indicator_actual_of_officer on indicator_actual (recorded_by);
