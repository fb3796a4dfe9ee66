-- 変更なし: who has confirmed that last year's text holds for this year too. It holds while the field says just that text,
-- which text_hash (SHA-256) tells.
create table evaluation_unchanged (
    evaluation_id binary(16)  not null,
    field         varchar(60) not null,
    text_hash     char(64)    not null,
    confirmed_by  binary(16)  not null,
    confirmed_at  datetime(6) not null,
    version       bigint      not null,
    constraint evaluation_unchanged_key primary key (evaluation_id, field),
    constraint evaluation_unchanged_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint evaluation_unchanged_officer foreign key (confirmed_by) references officer (id)
) ${table};
create index evaluation_unchanged_by on evaluation_unchanged (confirmed_by);
