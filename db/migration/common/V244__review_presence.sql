-- Who of planning looks at which sheet, as their browser last said; a row older than a minute or two means nothing. In a
-- table, since several nodes may serve the pages.
create table review_presence (
    evaluation_id binary(16) not null,
    officer_id    binary(16) not null,
    seen_at       datetime   not null,
    constraint review_presence_key primary key (evaluation_id, officer_id),
    constraint review_presence_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint review_presence_officer foreign key (officer_id) references officer (id)
) ${table};
create index review_presence_by on review_presence (officer_id);
create index review_presence_seen on review_presence (seen_at);
