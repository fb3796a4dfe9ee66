-- Which submissions somebody has opened, so that they are shown what has changed since. Written when a page is opened.
create table reading_seen (
    officer_id    binary(16) not null,
    evaluation_id binary(16) not null,
    round         int        not null,
    seen_at       datetime   not null,
    version       bigint     not null,
    constraint reading_seen_key primary key (officer_id, evaluation_id, round),
    constraint reading_seen_officer foreign key (officer_id) references officer (id),
    constraint reading_seen_evaluation foreign key (evaluation_id) references evaluation (id)
) ${table};
create index reading_seen_of on reading_seen (evaluation_id);
