-- 期限カレンダー: the secret link to a person's own deadlines. Only the SHA-256 of the secret is kept, in hexadecimal.
create table feed_link (
    officer_id  binary(16)  not null primary key,
    secret_hash varchar(64) not null,
    made_at     datetime(6) not null,
    fetched_at  datetime(6),
    version     bigint      not null,
    constraint feed_link_secret unique (secret_hash),
    constraint feed_link_officer foreign key (officer_id) references officer (id)
) ${table};
