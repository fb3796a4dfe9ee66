-- Answers of years before the product, taken over from a table of the plan. definition and sheet are the plan and its form as
-- they were when the table was read: a past year keeps its own scales.
create table past_taking (
    id          binary(16)   not null primary key,
    plan_id     binary(16)   not null,
    fiscal_year int          not null,
    file_name   varchar(200) not null,
    definition  mediumtext   not null,
    sheet       mediumtext   not null,
    taken_by    binary(16)   not null,
    taken_at    datetime     not null,
    constraint past_taking_plan foreign key (plan_id) references plan (id),
    constraint past_taking_officer foreign key (taken_by) references officer (id)
) ${table};
create index past_taking_year on past_taking (plan_id, fiscal_year);
create index past_taking_by on past_taking (taken_by);

-- content is a JSON object: field id to text. taking_id is the taking that last said something new.
create table past_answer (
    item_id     binary(16) not null,
    fiscal_year int        not null,
    content     mediumtext not null,
    taking_id   binary(16) not null,
    version     bigint     not null,
    constraint past_answer_key primary key (item_id, fiscal_year),
    constraint past_answer_item foreign key (item_id) references plan_item (id),
    constraint past_answer_taking foreign key (taking_id) references past_taking (id)
) ${table};
create index past_answer_of_taking on past_answer (taking_id);

-- A table between its preview and its taking over, for the one who chose it.
create table pending_past (
    id          binary(16)   not null primary key,
    plan_id     binary(16)   not null,
    fiscal_year int          not null,
    officer_id  binary(16)   not null,
    name        varchar(200) not null,
    content     mediumblob   not null,
    expires_at  datetime     not null,
    constraint pending_past_plan foreign key (plan_id) references plan (id),
    constraint pending_past_officer foreign key (officer_id) references officer (id)
) ${table};
create index pending_past_of on pending_past (officer_id, plan_id);
create index pending_past_plan_of on pending_past (plan_id);
create index pending_past_expiry on pending_past (expires_at);
