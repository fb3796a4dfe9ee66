-- The town's own wording of letters: editions of each text, the one with the highest number counts; without a text the
-- product's own does.
create table letter_text (
    id          binary(16)   not null primary key,
    message_key varchar(100) not null,
    number      int          not null,
    text        varchar(2500),
    made_by     binary(16)   not null,
    made_at     datetime(6)  not null,
    version     bigint       not null,
    constraint letter_text_edition unique (message_key, number),
    constraint letter_text_by foreign key (made_by) references officer (id)
) ${table};
create index letter_text_by_whom on letter_text (made_by);
