-- Remarks that somebody has written and not given yet: nobody else sees them. field is '' for the reason on the whole sheet.
-- The verdict turns them into requests (evaluation_request) or removes them.
create table reading_remark (
    officer_id    binary(16)   not null,
    evaluation_id binary(16)   not null,
    field         varchar(100) not null,
    text          mediumtext   not null,
    proposed      mediumtext   not null,
    written_at    datetime     not null,
    version       bigint       not null,
    constraint reading_remark_key primary key (officer_id, evaluation_id, field),
    constraint reading_remark_officer foreign key (officer_id) references officer (id),
    constraint reading_remark_evaluation foreign key (evaluation_id) references evaluation (id)
) ${table};
create index reading_remark_of on reading_remark (evaluation_id);
