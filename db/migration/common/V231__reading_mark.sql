-- 確認した: what somebody has read, by field. hash is that of the text then; the mark counts while the field says the same.
create table reading_mark (
    officer_id    binary(16)   not null,
    evaluation_id binary(16)   not null,
    field         varchar(100) not null,
    hash          char(64)     not null,
    marked_at     datetime     not null,
    version       bigint       not null,
    constraint reading_mark_key primary key (officer_id, evaluation_id, field),
    constraint reading_mark_officer foreign key (officer_id) references officer (id),
    constraint reading_mark_evaluation foreign key (evaluation_id) references evaluation (id)
) ${table};
create index reading_mark_of on reading_mark (evaluation_id);
