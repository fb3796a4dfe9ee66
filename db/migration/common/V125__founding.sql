-- A plan that is being founded in the browser: the table as it was uploaded, and what has been decided about it.
create table founding_draft (
    id         binary(16)   not null primary key,
    started_by binary(16)   not null,
    file_name  varchar(200) not null,
    content    mediumblob   not null,
    mapping    mediumtext   not null,
    started_at datetime     not null,
    changed_at datetime     not null,
    version    bigint       not null,
    constraint founding_draft_officer foreign key (started_by) references officer (id)
) ${table};
create index founding_draft_changed on founding_draft (changed_at);

-- Evaluation sheets that a town made for its own plans; never changed, a new one gets a new name.
create table kept_form (
    id      varchar(80) not null primary key,
    form    mediumtext  not null,
    kept_at datetime    not null
) ${table};
