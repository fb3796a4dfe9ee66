-- 受付: who of the planning division has an approved sheet in hand. Handed to a colleague, holder changes; released, the row
-- goes. Every act is in the journal.
create table review_acceptance (
    evaluation_id binary(16) not null,
    round         int        not null,
    accepted_by   binary(16) not null,
    accepted_at   datetime   not null,
    holder        binary(16) not null,
    held_since    datetime   not null,
    version       bigint     not null,
    constraint review_acceptance_key primary key (evaluation_id, round),
    constraint review_acceptance_evaluation foreign key (evaluation_id) references evaluation (id),
    constraint review_acceptance_officer foreign key (accepted_by) references officer (id),
    constraint review_acceptance_holder foreign key (holder) references officer (id)
) ${table};
create index review_acceptance_by on review_acceptance (accepted_by);
create index review_acceptance_of on review_acceptance (holder);
